"""The shapes of what a canvas is given, as JSON. ``frontend/shapes.js`` has the same in JSDoc; a test compares."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from fluxviz.exploring.shapes import Choice


class CanvasCard(TypedDict):
    """A card.

    Attributes:
        id: Its id, as in the SVG.
        name: What it is called.
        written: The same as the notation has it.
        x: Its left end, in points.
        y: Its upper end.
        width: How wide it is.
        height: How high it is.

    """

    id: str
    name: str
    written: str
    x: float
    y: float
    width: float
    height: float


class CanvasGlyph(TypedDict):
    """A padlock as SVG paths; see :class:`fluxviz.drawing.glyphs.Glyph`."""

    strokes: str
    fills: str
    size: float
    width: float


class CanvasSheet(TypedDict):
    """What is drawn on.

    Attributes:
        title: What it is.
        prompt: What is asked.
        svg: The cards as SVG.
        width: How wide it is, in points, without its margin.
        height: How high it is.
        cards: The cards, in the order of the app.
        protocols: What there is to choose from.
        glyphs: The padlocks, by name.
        hints: How many hints there are.

    """

    title: str
    prompt: str
    svg: str
    width: float
    height: float
    cards: list[CanvasCard]
    protocols: list[Choice]
    glyphs: dict[str, CanvasGlyph]
    hints: int


class CanvasLink(TypedDict):
    """A connection as it is drawn; what is not said is empty or None."""

    source: str
    target: str
    protocol: str
    port: int | None
    encrypted: bool | None


class CanvasMark(TypedDict):
    """What became of a connection: its status, and what is said to it."""

    status: str
    says: str


class CanvasVerdict(TypedDict):
    """What was said to a check; empty before the first.

    Attributes:
        headline: How much is right.
        right: All is.
        marks: What became of each connection that was checked.
        checked: These connections.

    """

    headline: NotRequired[str]
    right: NotRequired[bool]
    marks: NotRequired[list[CanvasMark]]
    checked: NotRequired[list[CanvasLink]]
