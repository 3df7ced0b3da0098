"""How it looks: themes, marks, cards and labels become DOT; the layout engine gives them places."""

from fluxviz.drawing.dot import DIRECTIONS, Direction, Style, copies, write_dot
from fluxviz.drawing.highlight import Highlight, highlight_trace
from fluxviz.drawing.inks import inks_of
from fluxviz.drawing.layout import ENGINES, Layout, lay_out
from fluxviz.drawing.theme import AUTO, THEMES, Palette, Theme, get_theme

__all__ = [
    "AUTO",
    "DIRECTIONS",
    "ENGINES",
    "THEMES",
    "Direction",
    "Highlight",
    "Layout",
    "Palette",
    "Style",
    "Theme",
    "copies",
    "get_theme",
    "highlight_trace",
    "inks_of",
    "lay_out",
    "write_dot",
]
