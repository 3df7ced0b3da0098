"""Inks: stand-ins for roles while Graphviz lays a picture out.

Graphviz hands colours back as it got them, so each role has a colour of its own here. What is read back is the
role, and any theme can paint it. A text in the ink of a mark is no text: a glyph is drawn in its place.
"""

from __future__ import annotations

from fluxviz.drawing.marks import MARKS
from fluxviz.drawing.theme import ROLES, Palette

Inks = dict[str, str]

LAYOUT_INKS: Inks = {
    name: f"#fa{index:04x}" for index, name in enumerate((*ROLES, *(f"mark:{mark}" for mark in sorted(MARKS))))
}
_ROLE_OF = {colour: name for name, colour in LAYOUT_INKS.items()}


def inks_of(palette: Palette) -> Inks:
    """Give real colours for a DOT file that other programs draw; marks are words in the colour of glyphs."""
    return {**palette.colours(), **{f"mark:{mark}": palette.colours()[MARKS[mark].role] for mark in MARKS}}


def role_of(colour: str) -> str | None:
    """Tell the role that a colour of the layout stands for."""
    return _ROLE_OF.get(colour.lower())
