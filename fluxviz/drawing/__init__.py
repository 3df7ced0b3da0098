"""How it looks: themes, marks, cards and labels become DOT; the layout engine gives them places."""

from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.composing import compose, scenes
from fluxviz.drawing.dot import write_dot
from fluxviz.drawing.engines import ENGINES
from fluxviz.drawing.fitting import fit, fit_ahead, fit_beside, fit_first, fit_sides
from fluxviz.drawing.highlight import Highlight, highlight_changes, highlight_trace
from fluxviz.drawing.layout import Layout, lay_out
from fluxviz.drawing.palette_roles import role_colours
from fluxviz.drawing.routing import route
from fluxviz.drawing.rows import ROW_WIDTH
from fluxviz.drawing.scene import DETAILS, VIEWS, Detail, Scene, View
from fluxviz.drawing.style import DIRECTIONS, Direction, Style
from fluxviz.drawing.theme import AUTO, THEMES, Palette, Theme
from fluxviz.drawing.theme_choice import get_theme

__all__ = [
    "AUTO",
    "DETAILS",
    "DIRECTIONS",
    "ENGINES",
    "ROW_WIDTH",
    "SMALL",
    "THEMES",
    "VIEWS",
    "Detail",
    "Direction",
    "Highlight",
    "Layout",
    "Palette",
    "Scene",
    "Style",
    "Theme",
    "View",
    "compose",
    "fit",
    "fit_ahead",
    "fit_beside",
    "fit_first",
    "fit_sides",
    "get_theme",
    "highlight_changes",
    "highlight_trace",
    "lay_out",
    "role_colours",
    "route",
    "scenes",
    "write_dot",
]
