"""A diagram: made of anything that tells an app, or of what changed between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.diagram.comparing import draw_changes as draw_changes
    from fluxviz.diagram.comparing import draw_side_by_side as draw_side_by_side
    from fluxviz.diagram.diagram import Diagram as Diagram
    from fluxviz.diagram.drawing import draw as draw
    from fluxviz.diagram.drawing import highlight_path as highlight_path
    from fluxviz.diagram.exploring import explore as explore
    from fluxviz.diagram.many import Drawn as Drawn
    from fluxviz.diagram.many import draw_all as draw_all
    from fluxviz.diagram.probing import draw_probe as draw_probe

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "comparing": (
            "draw_changes",
            "draw_side_by_side",
        ),
        "diagram": ("Diagram",),
        "drawing": (
            "draw",
            "highlight_path",
        ),
        "exploring": ("explore",),
        "many": ("Drawn", "draw_all"),
        "probing": ("draw_probe",),
    },
)
