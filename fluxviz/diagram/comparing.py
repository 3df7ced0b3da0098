"""``draw_changes`` and ``draw_side_by_side``: what changed between two topologies, as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import Any

from fluxviz.changes import Remarks, merge
from fluxviz.diagram.diagram import Diagram
from fluxviz.drawing import AUTO, Highlight, Theme, highlight_changes
from fluxviz.export import put_side_by_side
from fluxviz.rendering import check_looks
from fluxviz.topology import Topology


def draw_changes(
    before: Topology,
    after: Topology,
    *,
    theme: Theme | str | PathLike[str] = AUTO,
    direction: str = "auto",
    detail: str = "network",
    view: str = "all",
    engine: str = "pure",
) -> Diagram:
    """Draw what changed between two topologies: what came, what went, and what is not what it was.

    What did not change is dimmed; what is gone is still there, as a ghost.

    Args:
        before: The old topology.
        after: The new one.
        theme: As for :func:`draw`, as are the others.
        direction: ``TB``, ``LR`` or ``auto``.
        detail: How much is said.
        view: Which side is shown.
        engine: Which engine lays it out.

    Raises:
        UnknownNameError: no such theme, direction, detail, view or engine.

    """
    looks = check_looks({"theme": theme, "direction": direction, "detail": detail, "view": view, "engine": engine})
    merged = merge(before, after)
    light = highlight_changes(merged) if merged.remarks else None
    return Diagram(merged.topology, **looks, highlight=light, remarks=merged.remarks, change=merged)


def draw_side_by_side(
    before: Topology, after: Topology, *, theme: Theme | str | PathLike[str] = AUTO, detail: str = "network"
) -> str:
    """Draw two topologies beside each other, as SVG: what went is marked on the left, what came on the right.

    Args:
        before: The old topology.
        after: The new one.
        theme: As for :func:`draw`.
        detail: How much is said.

    Raises:
        UnknownNameError: no such theme or detail.

    """
    looks = check_looks({"theme": theme, "detail": detail, "direction": "TB"})
    merged = merge(before, after)
    left = Diagram(before, **looks, **_marked(merged.remarks_before()))
    right = Diagram(after, **looks, **_marked(merged.remarks_after()))
    fonts = looks["theme"].fonts.words
    return put_side_by_side(left.svg(prefix="before-"), right.svg(prefix="after-"), ("Before", "After"), fonts)


def _marked(remarks: Mapping[str, Remarks]) -> dict[str, Any]:
    return {"remarks": remarks, "highlight": Highlight(frozenset(remarks)) if remarks else None}
