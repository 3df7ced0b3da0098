"""``draw_changes`` and ``draw_side_by_side``: what changed between two apps, as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import Any

from fluxviz.changes import merge
from fluxviz.changes.reducing import only_changed as reduce_to_changes
from fluxviz.diagram.diagram import Diagram
from fluxviz.drawing import Highlight, Theme, highlight_changes
from fluxviz.export import put_side_by_side
from fluxviz.refusing import strict
from fluxviz.rendering import check_looks
from fluxviz.spec import AccessLike
from fluxviz.topology import Naming, Source, Topology, build
from fluxviz.topology.remarks import Remarks


@strict
def draw_changes(
    before: Source,
    after: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    theme: Theme | str | PathLike[str] = "auto",
    direction: str = "auto",
    detail: str = "network",
    view: str = "all",
    engine: str = "pure",
    only_changed: bool = False,
) -> Diagram:
    """Draw what changed between two apps: what came, what went, and what is not what it was.

    What did not change is dimmed; what is gone is still there, as a ghost.

    Args:
        before: The old app: whatever :func:`draw` takes.
        after: The new one.
        access: What neither spec can say; None: each path takes the access file beside it.
        naming: Whose public names to draw; as for :func:`draw`, as are the others.
        theme: What it is painted with.
        direction: ``TB``, ``LR`` or ``auto``.
        detail: How much is said.
        view: Which side is shown.
        engine: Which engine lays it out.
        only_changed: Leave out what neither changed nor touches what did.

    Raises:
        SpecError: a spec cannot be drawn; carries every fault.
        AccessError: an access overlay cannot be read.
        UnknownNameError: no such naming, theme, direction, detail, view or engine.

    """
    looks = check_looks({"theme": theme, "direction": direction, "detail": detail, "view": view, "engine": engine})
    merged = merge(*_both(before, after, access, naming))
    if only_changed:
        merged = reduce_to_changes(merged)
    light = highlight_changes(merged) if merged.remarks else None
    return Diagram(merged.topology, **looks, highlight=light, remarks=merged.remarks, change=merged)


@strict
def draw_side_by_side(
    before: Source,
    after: Source,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    theme: Theme | str | PathLike[str] = "auto",
    detail: str = "network",
) -> str:
    """Draw two apps beside each other, as SVG: what went is marked on the left, what came on the right.

    Args:
        before: The old app: whatever :func:`draw` takes.
        after: The new one.
        access: As for :func:`draw_changes`.
        naming: Whose public names to draw.
        theme: As for :func:`draw`.
        detail: How much is said.

    Raises:
        SpecError: a spec cannot be drawn; carries every fault.
        AccessError: an access overlay cannot be read.
        UnknownNameError: no such naming, theme or detail.

    """
    looks = check_looks({"theme": theme, "detail": detail, "direction": "TB"})
    merged = merge(*_both(before, after, access, naming))
    left = Diagram(merged.before, **looks, **_marked(merged.remarks_before()))
    right = Diagram(merged.after, **looks, **_marked(merged.remarks_after()))
    fonts = looks["theme"].fonts.words
    return put_side_by_side(left.svg(prefix="before-"), right.svg(prefix="after-"), ("Before", "After"), fonts)


def _both(
    before: Source, after: Source, access: AccessLike | None, naming: Naming | str | None
) -> tuple[Topology, Topology]:
    old, new = (build(each, access=access, naming=naming) for each in (before, after))
    return old, new


def _marked(remarks: Mapping[str, Remarks]) -> dict[str, Any]:
    return {"remarks": remarks, "highlight": Highlight(frozenset(remarks)) if remarks else None}
