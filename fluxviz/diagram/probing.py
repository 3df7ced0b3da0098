"""``draw_probe``: an app as it is drawn, with what a probe saw on its lines."""

from __future__ import annotations

from os import PathLike

from fluxviz.diagram.diagram import Diagram
from fluxviz.drawing import Theme
from fluxviz.errors import WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.probing import ProbeReport, remarks_of
from fluxviz.refusing import strict
from fluxviz.rendering import check_looks


@strict
def draw_probe(
    report: ProbeReport,
    *,
    theme: Theme | str | PathLike[str] = "auto",
    direction: str = "auto",
    detail: str = "network",
    view: str = "all",
    engine: str = "pure",
) -> Diagram:
    """Draw what a probe saw: each line that was tried says whether it is as drawn, and what was seen where it is not.

    Args:
        report: What :func:`fluxviz.probe` returned.
        theme: What it is painted with; as for :func:`draw`, as are the others.
        direction: ``TB``, ``LR`` or ``auto``.
        detail: How much is said; ``full`` shows the open door of every published port.
        view: Which side is shown.
        engine: Which engine lays it out.

    Raises:
        UnknownNameError: no such theme, direction, detail, view or engine.

    """
    if not isinstance(report, ProbeReport):
        raise WrongTypeError("a ProbeReport, as probe() returns", name_kind(report))
    looks = check_looks({"theme": theme, "direction": direction, "detail": detail, "view": view, "engine": engine})
    return Diagram(report.topology.with_note(report.summary), **looks, remarks=remarks_of(report))
