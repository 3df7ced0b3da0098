"""What lines are routed between: cards and their tabs, and what stands in the path; read from a layout."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import dist

from fluxviz.drawing.layout import Item, Layout, Point, Shape, TextRun
from fluxviz.drawing.routing.boxes import Box, around, turned
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.paths import Side

_FAR_LEFT = 2000.0
_DESCENT = 0.22
"""How far letters hang below their base line, in ems."""


@dataclass(frozen=True)
class Card:
    """A card: its box, and those of the tabs of its ports and of the words it holds."""

    box: Box
    tabs: tuple[Box, ...]
    words: tuple[Box, ...]


@dataclass(frozen=True)
class Wire:
    """A line that is to be drawn anew, between two cards of which one stands further down the flow.

    Attributes:
        index: Its place among the items of the layout.
        upper: Id of the card it leaves or reaches first along the flow.
        lower: Id of the other.
        upper_tab: The tab it ends at there; None: the card's side.
        lower_tab: The tab it ends at there.
        guide: The engine's own line.
        label: The box of its label; None where it has none.
        wish: Where it would leave the upper card; None: wherever it is calmest.
        leaving: The side at which it would leave there.
        turn: Where along the flow it would change its place across; None: wherever it is calmest.

    """

    index: int
    upper: str
    lower: str
    upper_tab: Box | None
    lower_tab: Box | None
    guide: Guide
    label: Box | None
    wish: float | None = None
    leaving: Side = "flow"
    turn: float | None = None

    @property
    def label_width(self) -> float:
        """How wide its label is; 0 where it has none."""
        return self.label.right - self.label.left if self.label else 0.0


@dataclass
class Parts:
    """All that a picture's lines have to do with.

    Attributes:
        sideways: It is read as if the flow ran from left to right.
        cards: Id to card.
        wires: The lines, in the order they are drawn.
        names: The boxes of the names and captions of frames, from the border they stand at.
        frames: The boxes of frames.
        fixed: Boxes of other words, and of the labels of lines that stay as they are.
        aside: Ids of the cards to the left of all others; lines between the two run across.
        kept: Tabs, with the id of their card, whose left side is kept for a line that runs across.
        inlets: Where such lines will come in: from the left to a card or a tab.

    """

    sideways: bool
    cards: dict[str, Card] = field(default_factory=dict)
    wires: list[Wire] = field(default_factory=list)
    names: list[Box] = field(default_factory=list)
    frames: list[Box] = field(default_factory=list)
    fixed: list[Box] = field(default_factory=list)
    aside: frozenset[str] = frozenset()
    kept: set[tuple[str, Box | None]] = field(default_factory=set)
    inlets: list[tuple[Point, Point]] = field(default_factory=list)

    def runs_across(self, item: Item) -> bool:
        """Return whether a line runs from a card aside to one that is not."""
        return len(self.aside & set(item.ends)) == 1


def read_parts(layout: Layout, *, sideways: bool = False) -> Parts:
    """Read what a picture's lines have to do with.

    Args:
        layout: The layout.
        sideways: As if it ran from left to right: for the lines between cards beside each other.

    """
    parts = Parts(sideways, aside=layout.aside)
    for index, item in enumerate(layout.items):
        shapes = [mark for mark in item.marks if isinstance(mark, Shape)]
        words = item.words
        if item.kind == "node" and shapes:
            boxes = [parts_box(shape.points, sideways) for shape in shapes]
            tabs = dict.fromkeys(box for box in boxes[1:] if box != boxes[0])
            held = (words_box([each], sideways) for each in words)
            parts.cards[item.id] = Card(boxes[0], tuple(tabs), tuple(box for box in held if box))
        elif item.kind == "frame":
            frame = parts_box(shapes[0].points, sideways)
            parts.frames.append(frame)
            name = words_box(words, sideways)
            if name:
                parts.names.append(name._replace(top=frame.top) if sideways else name._replace(left=frame.left))
        elif item.kind == "page":
            parts.fixed += [box for box in (words_box(words, sideways),) if box]
        elif item.kind == "edge" and not sideways and parts.runs_across(item):
            _keep_inlet(parts, item, _tip(item, shapes[0].points[-1]))
        elif item.kind == "edge":
            wire = _wire(index, item, parts, sideways)
            if wire is not None:
                parts.wires.append(wire)
            elif words:
                parts.fixed.append(words_box(words, sideways) or Box(0, 0, 0, 0))
    return parts


def parts_box(points: tuple[Point, ...], sideways: bool) -> Box:
    """Return the box of some of a layout's points, along the flow."""
    box = around(points)
    return box.turned if sideways else box


def words_box(words: list[TextRun], sideways: bool = False) -> Box | None:
    """Return the box of a text's ink; None where there is none."""
    inked = [each for each in words if each.text.strip()]
    if not inked:
        return None
    box = Box(
        min(each.x for each in inked),
        min(each.y - 0.95 * each.size for each in inked),
        max(each.x + each.width for each in inked),
        max(each.y + _DESCENT * each.size for each in inked),
    )
    return box.turned if sideways else box


def _wire(index: int, item: Item, parts: Parts, sideways: bool) -> Wire | None:
    """Read a line; None where its cards do not stand one after the other along the flow."""
    curves = item.curves
    tail, head = (parts.cards.get(end) for end in item.ends)
    if len(curves) != 1 or tail is None or head is None or tail is head:
        return None
    curve = turned(curves[0].points) if sideways else curves[0].points
    down = tail.box.middle[1] < head.box.middle[1]
    upper, lower = (tail, head) if down else (head, tail)
    if upper.box.bottom >= lower.box.top:
        return None
    at_tail, at_head = curve[0], curve[-1]
    tip = _tip(item, curves[0].points[-1])
    tab = _tab_at(head, tip[::-1] if sideways else tip) if item.tab else None
    first, last = (at_tail, at_head) if down else (at_head, at_tail)
    guide = Guide.along(curve, (first[0], upper.box.bottom), (last[0], lower.box.top))
    words = item.words
    beside = parts.runs_across(item) and first[0] > upper.box.right - 1.0
    return Wire(
        index,
        item.ends[0 if down else 1],
        item.ends[1 if down else 0],
        None if down else tab,
        tab if down else None,
        guide,
        words_box(words, sideways),
        first[beside] if parts.runs_across(item) else None,
        "right" if beside else "flow",
        curve[1][1] if parts.runs_across(item) and curve[1][1] == curve[2][1] else None,
    )


def _keep_inlet(parts: Parts, item: Item, end: Point) -> None:
    """Keep the way free on which a line from aside will come in from the left."""
    name = item.ends[0] if item.ends[1] in parts.aside else item.ends[1]
    card = parts.cards.get(name)
    if card is None:
        return
    tab = _tab_at(card, end) if item.tab else None
    if tab is not None:
        parts.kept.add((name, tab))
    at = (tab or card.box).left, (tab or card.box).middle[1]
    if not any(
        other.box.right <= card.box.left and other.box.top < at[1] < other.box.bottom
        for each, other in parts.cards.items()
        if each not in parts.aside
    ):
        parts.inlets.append(((at[0] - _FAR_LEFT, at[1]), at))


def _tip(item: Item, end: Point) -> Point:
    """Return where a line touches the card it leads to: the tip of the arrowhead at that end of its curve."""
    tips = (mark.points[1] for mark in item.marks if isinstance(mark, Shape) and mark.kind == "polygon")
    return min(tips, key=lambda tip: dist(tip, end), default=end)


def _tab_at(card: Card, end: Point) -> Box | None:
    """Return the tab of a card that a line ends at."""
    return min(card.tabs, key=lambda box: dist((box.middle[0], box.top), end), default=None)
