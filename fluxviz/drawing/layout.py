"""``lay_out``: what a Graphviz engine gives becomes shapes at places."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from fluxviz.drawing.engines import TIME_LIMIT, run_engine, run_engine_on_all
from fluxviz.drawing.palette_roles import is_dashed
from fluxviz.errors import EngineFailedError

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """A polygon, a closed or an open curve, or a line.

    Attributes:
        kind: ``polygon``, ``line``, ``curve`` (cubic, open) or ``blob`` (cubic, closed).
        points: Its points, y downwards, in points of 1/72 inch.
        stroke: The colour of its line; empty for none.
        fill: The colour inside; empty for none.
        style: Graphviz's line style.

    """

    kind: Literal["polygon", "line", "curve", "blob"]
    points: tuple[Point, ...]
    stroke: str = ""
    fill: str = ""
    style: str = "solid"
    width: float = 1.0

    def stretched(self, left: float, right: float) -> Shape:
        """Return it with its left half, corners and all, moved across by so much, and its right half by so much.

        >>> Shape("line", ((0, 5), (10, 5))).stretched(-2, 3).points
        ((-2, 5), (13, 5))
        """
        middle = (min(x for x, _ in self.points) + max(x for x, _ in self.points)) / 2
        moved = ((round(x + (right if x > middle else left), 2), y) for x, y in self.points)
        return replace(self, points=tuple(moved))


@dataclass(frozen=True)
class TextRun:
    """One run of text.

    Attributes:
        x: Its left end.
        y: Its base line, downwards.
        width: How wide the engine takes it to be.
        size: In points.
        face: The font family.
        bold: Whether it is bold.
        colour: Its colour.
        text: What it says.

    """

    x: float
    y: float
    width: float
    size: float
    face: str
    bold: bool
    colour: str
    text: str


@dataclass(frozen=True)
class Item:
    """Something that was laid out.

    Attributes:
        kind: ``page``, ``frame``, ``node`` or ``edge``.
        id: Its id; empty for the page.
        marks: Its shapes and words, in the order they are drawn.
        ends: Ids of the cards an edge was laid out between; empty for all else.
        tab: Its end is the tab of a port, not the card.

    """

    kind: Literal["page", "frame", "node", "edge"]
    id: str
    marks: tuple[Shape | TextRun, ...]
    ends: tuple[str, ...] = ()
    tab: bool = False

    @property
    def words(self) -> list[TextRun]:
        """Its words."""
        return [mark for mark in self.marks if isinstance(mark, TextRun)]

    @property
    def curves(self) -> list[Shape]:
        """Its open curves: of an edge, its line."""
        return [mark for mark in self.marks if isinstance(mark, Shape) and mark.kind == "curve"]


@dataclass(frozen=True)
class Layout:
    """A picture that has places but no paint.

    Attributes:
        width: In points.
        height: In points.
        items: The page, frames, nodes and edges, in the order they are drawn: arrows end on the ports of cards.
        aside: Ids of the cards that stand to the left of all others: lines between the two run across.

    """

    width: float
    height: float
    items: tuple[Item, ...]
    aside: frozenset[str] = frozenset()


def lay_out(dot: str, *, engine: str = "pure", time_limit: float = TIME_LIMIT) -> Layout:
    """Lay DOT out.

    Args:
        dot: DOT source.
        engine: ``pure``: the embedded engine, the same bytes on every machine; ``wasm``: the same in WebAssembly, by
            Node; ``dot``: the system's Graphviz.
        time_limit: How long the engine may take, in seconds.

    Raises:
        UnknownNameError: no such engine.
        EngineMissingError: the engine is not on this machine.
        EngineFailedError: the engine ended with an error.
        EngineTimeoutError: the engine took too long.

    """
    answer = run_engine(dot, engine, time_limit)
    try:
        return read_layout(json.loads(answer))
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise EngineFailedError(f"the Graphviz engine {engine!r} gave no layout that can be read") from None


def lay_out_all(dots: Sequence[str], *, time_limit: float = TIME_LIMIT) -> list[Layout] | None:
    """Lay several DOT texts out by one run of the embedded engine.

    Returns:
        their layouts; None where the engine had anything to say: each is to be laid out by itself then.

    """
    text = run_engine_on_all(dots, time_limit)
    try:
        layouts = [] if text is None else [read_layout(answer) for answer in _answers(text)]
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
    return layouts if len(layouts) == len(dots) else None


def _answers(text: str) -> Iterator[dict[str, Any]]:
    """Yield each of several JSON values in a row."""
    decoder, place = json.JSONDecoder(), 0
    while place < len(text):
        value, place = decoder.raw_decode(text, place)
        yield value
        while text[place : place + 1].isspace():
            place += 1


def read_layout(data: dict[str, Any]) -> Layout:
    """Read Graphviz' JSON: what it draws, not the attributes that it tells beside that."""
    left, bottom, right, top = (float(number) for number in data["bb"].split(","))
    places = _Places(left, top)
    items = [Item("page", "", places.marks(data))]
    objects = data.get("objects", [])
    for item in objects:
        if item["name"].startswith("cluster") and item.get("style") != "invis":
            items.append(Item("frame", item.get("id", item["name"]), places.marks(item)))
    for item in objects:
        if "shape" in item and item.get("style") != "invis":
            items.append(Item("node", item["name"], places.marks(item)))
    for edge in data.get("edges", []):
        if edge.get("style") != "invis":
            tail, head = (objects[edge[end]]["name"] for end in ("tail", "head"))
            ends = edge.get("comment", tail), head
            items.append(Item("edge", edge.get("id", ""), places.marks(edge), ends, ":" in edge.get("headport", "")))
    return Layout(right - left, top - bottom, tuple(items))


class _Places:
    """Reads drawing operations; y is turned downwards."""

    def __init__(self, left: float, top: float) -> None:
        self.left, self.top = left, top

    def point(self, pair: list[float]) -> Point:
        return round(pair[0] - self.left, 2), round(self.top - pair[1], 2)

    def marks(self, item: dict[str, Any]) -> tuple[Shape | TextRun, ...]:
        operations = [
            operation
            for key in ("_draw_", "_hdraw_", "_tdraw_", "_ldraw_", "_hldraw_", "_tldraw_")
            for operation in item.get(key, ())
        ]
        width = float(item.get("penwidth", 1.0))
        pen, fill, style, size, face, bold = "", "", "solid", 10.0, "", False
        marks: list[Shape | TextRun] = []
        for operation in operations:
            match operation["op"]:
                case "c":
                    pen = operation["color"]
                case "C":
                    fill = operation["color"]
                case "S":
                    style = operation["style"]
                case "F":
                    size, face = operation["size"], operation["face"]
                case "t":
                    bold = bool(operation["fontchar"] & 1)
                case "T":
                    x, y = self.point(operation["pt"])
                    shift = {"c": 0.5, "r": 1.0}.get(operation["align"], 0.0) * operation["width"]
                    text = operation["text"].replace("\\\\", "\\")  # its JSON escapes them once too often
                    marks.append(TextRun(round(x - shift, 2), y, operation["width"], size, face, bold, pen, text))
                case "P" | "p" | "L" | "b" | "B" as kind:
                    points = tuple(self.point(pair) for pair in operation["points"])
                    shape = _shape(kind, points, pen, fill, style, width)
                    before = marks[-1] if marks else None
                    if isinstance(before, Shape) and before.points == points and not before.stroke and not shape.fill:
                        # A table's ground and its border come apart; they are one shape.
                        style = "dashed" if is_dashed(before.fill, shape.stroke) else style
                        marks[-1] = replace(shape, fill=before.fill, style=style)
                    else:
                        marks.append(shape)
        return tuple(marks)


def _shape(kind: str, points: tuple[Point, ...], pen: str, fill: str, style: str, width: float) -> Shape:
    closed = len(points) > 4 and points[0] == points[-1]
    filled = fill if kind in "PB" else ""
    names: dict[str, Literal["polygon", "line", "curve", "blob"]] = {
        "P": "polygon", "p": "polygon", "L": "line", "B": "blob", "b": "blob" if closed else "curve",
    }  # fmt: skip
    return Shape(names[kind], points, "" if pen.endswith("00") and len(pen) == 9 else pen, filled, style, width)
