"""draw.io: the picture as shapes to move about, at the places where our layout has them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from fluxviz.drawing import Layout, Palette
from fluxviz.drawing.labels import stroke_of
from fluxviz.drawing.layout import Item, Point, Shape
from fluxviz.drawing.node_looks import look_of
from fluxviz.drawing.scene import DrawnEdge, DrawnNode, Scene
from fluxviz.export.plain_words import card_words, frame_words, line_words, note_words
from fluxviz.topology import App
from fluxviz.topology.sentences import title_of
from fluxviz.unseen import clean

Box = tuple[float, float, float, float]
"""Left, top, width and height."""

_CARD = "rounded=1;arcSize=6;whiteSpace=wrap;html=0;align=center;verticalAlign=middle;fontSize=10;"
_FRAME = "rounded=1;arcSize=2;container=1;collapsible=0;html=0;align=left;verticalAlign=top;spacing=8;fontStyle=1;"
_NOTE = "text;html=1;align=left;verticalAlign=top;whiteSpace=wrap;"
_LINE = "html=0;rounded=1;curved=1;endArrow=block;endFill=1;fontSize=10;"
_STRAIGHT = '<mxGeometry relative="1" as="geometry"/>'
_PAGE, _LAYER = "fluxviz", "layer"


def write_drawio(scene: Scene, layout: Layout, palette: Palette) -> str:
    """Write the draw.io file of a scene.

    No label is HTML: names are text, whatever is in them.

    Args:
        scene: What is drawn.
        layout: Where its parts stand.
        palette: What it is painted with.

    """
    return "\n".join(_Writer(scene, layout, palette).lines()) + "\n"


class _Writer:
    """Writes one file."""

    def __init__(self, scene: Scene, layout: Layout, palette: Palette) -> None:
        self.scene, self.layout, self.palette, self.colours = scene, layout, palette, palette.colours()
        self.frames = {item.id: _box(item) for item in layout.items if item.kind == "frame"}
        self.nodes = {item.id: item for item in layout.items if item.kind == "node"}
        self.edges = {item.id: item for item in layout.items if item.kind == "edge"}

    def lines(self) -> Iterator[str]:
        width, height = math.ceil(self.layout.width), math.ceil(self.layout.height)
        yield '<mxfile host="fluxviz">'
        yield f'  <diagram id="{_PAGE}" name="{_text(title_of(self.scene.topology))}">'
        yield (
            f'    <mxGraphModel grid="0" page="0" pageWidth="{width}" pageHeight="{height}"'
            f' background="{self.palette.page}"><root>'
        )
        yield '<mxCell id="0"/>'
        yield f'<mxCell id="{_LAYER}" parent="0"/>'
        for app in self.scene.frames:
            if app.id in self.frames:
                yield from self._frame(app)
        for drawn in self.scene.nodes:
            if drawn.id in self.nodes:
                yield from self._card(drawn)
        for line in self.scene.edges:
            yield from self._stroke(line)
        if said := note_words(self.scene):
            place = _geometry((0, height, 600, 60))
            cell = f'<mxCell vertex="1" parent="{_LAYER}" style="{_NOTE}{self._text_colour()}">{place}</mxCell>'
            yield _object("fluxviz-note", "note", said, cell)
        yield "    </root></mxGraphModel>"
        yield "  </diagram>"
        yield "</mxfile>"

    def _frame(self, app: App) -> Iterator[str]:
        style = f"{_FRAME}fillColor={self.palette.frame_fill};strokeColor={self.palette.frame};{self._text_colour()}"
        cell = f'<mxCell vertex="1" parent="{_LAYER}" style="{style}">{_geometry(self.frames[app.id])}</mxCell>'
        yield _object(app.id, "app", frame_words(app), cell)

    def _card(self, drawn: DrawnNode) -> Iterator[str]:
        node, box = drawn.node, _box(self.nodes[drawn.id])
        look = look_of(node)
        fill, stroke, dashed = look.fill, look.border, "dashed=1;" if look.dashed else ""
        app = self.scene.frame_of(drawn)
        home = app.id if app else _LAYER  # a frame takes its cards along when it is moved
        if home in self.frames:
            box = box[0] - self.frames[home][0], box[1] - self.frames[home][1], box[2], box[3]
        else:
            home = _LAYER
        style = (
            f"{_CARD}fillColor={self.colours[fill]};strokeColor={self.colours[stroke]};{dashed}{self._text_colour()}"
        )
        cell = f'<mxCell vertex="1" parent="{_text(home)}" style="{style}">{_geometry(box)}</mxCell>'
        yield _object(drawn.id, node.kind, card_words(drawn, self.scene), cell)

    def _stroke(self, line: DrawnEdge) -> Iterator[str]:
        stroke, item = stroke_of(line), self.edges.get(line.id)
        dashes = f"dashed=1;fixDash=1;dashPattern={stroke.dashes};" if stroke.dashes else ""
        style = f"{_LINE}strokeColor={self.colours[stroke.role]};strokeWidth={stroke.width:g};{self._text_colour()}"
        style += f"labelBackgroundColor={self.palette.page};{dashes}"
        if line.edge.kind == "mount":
            style += "endArrow=none;"
        ends = f'source="{_text(line.source)}" target="{_text(line.target)}"'
        bends = _bends(item, _box(self.nodes[line.source])) if item and line.source in self.nodes else ""
        cell = f'<mxCell edge="1" parent="{_LAYER}" {ends} style="{style}">{bends or _STRAIGHT}</mxCell>'
        yield _object(line.id, line.edge.kind, line_words(line, self.scene), cell)

    def _text_colour(self) -> str:
        return f"fontColor={self.palette.text};"


def _object(name: str, kind: str, lines: Iterable[str], cell: str) -> str:
    label = "&#xa;".join(_text(line) for line in lines)
    return f'<object id="{_text(name)}" label="{label}" kind="{kind}">{cell}</object>'


def _geometry(box: Box) -> str:
    left, top, width, height = (_number(value) for value in box)
    return f'<mxGeometry x="{left}" y="{top}" width="{width}" height="{height}" as="geometry"/>'


def _bends(item: Item, source: Box) -> str:
    """Return the path of a line between its ends, and the place of its label beside it."""
    path = _waypoints(item, source)
    if len(path) < 2:
        return ""
    points = "".join(_point(x, y) for x, y in path[1:-1])
    inner = f'<Array as="points">{points}</Array>' if points else ""
    return f'<mxGeometry relative="1" as="geometry">{inner}{_label_place(item, path)}</mxGeometry>'


def _waypoints(item: Item, source: Box) -> list[Point]:
    """Return the points that a line runs through, from its source on; some are laid out backwards."""
    if not item.curves:
        return []
    path = list(item.curves[0].points[::3])  # the points between are those that bend it
    middle = source[0] + source[2] / 2, source[1] + source[3] / 2
    return path if math.dist(path[0], middle) <= math.dist(path[-1], middle) else path[::-1]


def _label_place(item: Item, path: list[Point]) -> str:
    """Return how far the label stands from the middle of its line."""
    words = item.words
    if not words:
        return ""
    x = (min(mark.x for mark in words) + max(mark.x + mark.width for mark in words)) / 2
    y = (min(mark.y - mark.size for mark in words) + max(mark.y for mark in words)) / 2
    middle = _middle(path)
    return _point(x - middle[0], y - middle[1], ' as="offset"')


def _middle(path: list[Point]) -> Point:
    """Return the point half the way along."""
    left = sum(math.dist(*step) for step in pairwise(path)) / 2
    for (x, y), (to_x, to_y) in pairwise(path):
        length = math.dist((x, y), (to_x, to_y))
        if length and left <= length:
            return x + (to_x - x) * left / length, y + (to_y - y) * left / length
        left -= length
    return path[-1]


def _point(x: float, y: float, more: str = "") -> str:
    return f'<mxPoint x="{_number(x)}" y="{_number(y)}"{more}/>'


def _box(item: Item) -> Box:
    """Return the place of a card or a frame: that of its shapes."""
    points = [point for mark in item.marks if isinstance(mark, Shape) for point in mark.points]
    if not points:
        return 0.0, 0.0, 120.0, 40.0
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top


def _number(value: float) -> str:
    return f"{value:.6g}"


def _text(text: str) -> str:
    return escape(clean(text), quote=True)
