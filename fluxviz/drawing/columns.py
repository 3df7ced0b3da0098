"""The public side as a column: its cards one below the other, with upright lines that take no more room than labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import dist

from fluxviz.drawing.ending import CORNER
from fluxviz.drawing.layout import Item, Layout, Point, Shape, TextRun
from fluxviz.drawing.routing.bounds import item_moved
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.labelling import GAP
from fluxviz.drawing.routing.wires import Card, Parts, Wire, words_box

_PAIR = 16.0
"""How far two lines between the same cards stand apart, in points."""

_OFF = 10.0
"""How far from its line a label is put before it gets its place, in points."""


def upright(layout: Layout, parts: Parts, head: Mapping[str, Card], out: float = 0.0) -> Layout:
    """Return a layout in which two cards with a line or two between them stand one below the other.

    Args:
        layout: The layout.
        parts: What stands in it.
        head: The cards of the public side; with more than two of them, or with more lines, nothing moves.
        out: How far the upper card is to stand out to the left of the lower one, in points.

    """
    between = [wire for wire in parts.wires if wire.upper in head and wire.lower in head]
    if len(head) != 2 or not 1 <= len(between) <= 2:
        return layout
    upper, lower = head[between[0].upper].box, head[between[0].lower].box
    across = lower.middle[0] - upper.middle[0]
    if out:
        across = min(across, lower.left - out - upper.left)
    items = list(layout.items)
    place = next(index for index, item in enumerate(items) if item.kind == "node" and item.id == between[0].upper)
    items[place] = item_moved(items[place], across, 0.0)
    for wire, (at, label) in _places(between, upper.moved(across, 0.0), lower):
        items[wire.index] = led(items[wire.index], (at, upper.bottom), (at, lower.top), 0.5, label=label)
    return replace(layout, items=tuple(items))


def _places(between: Sequence[Wire], upper: Box, lower: Box) -> Iterator[tuple[Wire, tuple[float, int]]]:
    """Yield where each line stands, and on which side of it its label: 1 to the right, -1 to the left."""
    if len(between) == 1:
        at = lower.right - between[0].label_width - GAP
        yield between[0], (min(max(at, upper.left + CORNER), lower.middle[0]), 1)
        return
    # The wide label stands to the right, where there is room for it between the two sides of the picture.
    narrow, wide = sorted(between, key=lambda wire: (wire.label_width, wire.index))
    needed = narrow.label_width + wide.label_width + 2 * GAP + _PAIR
    free = max(lower.right - lower.left - needed, 0.0) / 2
    left = lower.left + free + narrow.label_width + GAP
    left = min(max(left, upper.left + CORNER), upper.right - CORNER - _PAIR)
    yield narrow, (left, -1)
    yield wide, (left + _PAIR, 1)


def led(item: Item, start: Point, end: Point, part: float = 0.0, *, label: int = 1, turn: float | None = None) -> Item:
    """Return a line that leads from one point to another, to be drawn anew.

    Args:
        item: The line.
        start: Where it begins.
        end: Where it ends.
        part: How far along its label stands, from 0 to 1; at 0: above it.
        label: The side that its label stands on: 1 to the right, -1 to the left.
        turn: Where it is to change its level; None: it leads straight.

    """
    third = (end[0] - start[0]) / 3, (end[1] - start[1]) / 3
    points = [(start[0] + third[0] * step, start[1] + third[1] * step) for step in range(4)]
    if turn is not None:
        points[1:3] = (turn, start[1]), (turn, end[1])
    return replace(item, marks=tuple(_led_marks(item, tuple(points), part, label)))


def _led_marks(item: Item, points: tuple[Point, ...], part: float, label: int) -> Iterator[Shape | TextRun]:
    start, end = points[0], points[-1]
    box = words_box(item.words) or Box(0.0, 0.0, 0.0, 0.0)
    at = start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
    across = at[0] + label * _OFF - (box.right if label < 0 else box.left)
    along = at[1] - (box.middle[1] if part else box.bottom + _OFF)
    (curve,) = (each.points for each in item.curves)
    for mark in item.marks:
        if isinstance(mark, TextRun):
            yield replace(mark, x=round(mark.x + across, 2), y=round(mark.y + along, 2))
        elif mark.kind == "curve":
            yield replace(mark, points=points)
        else:  # an arrowhead stays at its own end
            tip = mark.points[1]
            to = start if dist(tip, curve[0]) < dist(tip, curve[-1]) else end
            yield replace(mark, points=tuple((x + to[0] - tip[0], y + to[1] - tip[1]) for x, y in mark.points))
