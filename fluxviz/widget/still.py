"""The still picture that is saved beside a widget: what readers see where no kernel answers."""

from __future__ import annotations

from typing import Any

from fluxviz.rendering import StillDiagram

STILL = "fluxviz-still-"
"""What the ids of a still begin with, and no other picture's: ``frontend/still.js`` hides it while the widget shows."""


def still_of(diagram: StillDiagram) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the output that shows a diagram beside its widget, and the output's metadata."""
    return diagram._repr_mimebundle_(prefix=STILL)
