"""A diagram: made of anything that tells an app, or of what changed between two."""

from fluxviz.diagram.comparing import draw_changes, draw_side_by_side
from fluxviz.diagram.diagram import Diagram
from fluxviz.diagram.drawing import draw, light_way

__all__ = ["Diagram", "draw", "draw_changes", "draw_side_by_side", "light_way"]
