"""RoleColours: stand-ins for roles while Graphviz lays a picture out.

Graphviz hands colours back as it got them, so each role has a colour of its own here. What is read back is the
role, and any theme can paint it. A text in the ink of a mark is no text: a glyph is drawn in its place.
"""

from __future__ import annotations

from fluxviz.drawing.glyphs import GLYPHS
from fluxviz.drawing.theme import ROLES, Palette

RoleColours = dict[str, str]

LAYOUT_COLOURS: RoleColours = {
    name: f"#fa{index:04x}" for index, name in enumerate((*ROLES, *(f"mark:{mark}" for mark in sorted(GLYPHS))))
}
_ROLE_OF = {colour: name for name, colour in LAYOUT_COLOURS.items()}


def role_colours(palette: Palette) -> RoleColours:
    """Return real colours for a DOT file that other programs draw; marks are words in the colour of glyphs."""
    return {**palette.colours(), **{f"mark:{mark}": palette.colours()[GLYPHS[mark].role] for mark in GLYPHS}}


def role_of(colour: str) -> str | None:
    """Return the role that a colour of the layout stands for."""
    return _ROLE_OF.get(colour.lower())


_DASHED = frozenset({("private", "private_line"), ("inner_port", "private_line"), ("outside", "door")})
"""The fills and lines of cards and tabs that are drawn with dashes: what is private, and what is not there."""


def outline(colours: RoleColours, fill: str, edge: str) -> str:
    """Return Graphviz's style of the outline of a card or tab.

    While a picture is laid out its dashes are left out: fluxviz draws them itself (see ``is_dashed``), and the
    engine's WebAssembly build loses what comes after them.
    """
    return "ROUNDED,DASHED" if (fill, edge) in _DASHED and colours is not LAYOUT_COLOURS else "ROUNDED"


def is_dashed(fill: str, stroke: str) -> bool:
    """Return whether an outline in colours of the layout is drawn with dashes."""
    return (role_of(fill), role_of(stroke)) in _DASHED
