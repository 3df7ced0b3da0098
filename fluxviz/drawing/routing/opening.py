"""Opening: room beside a frame where lines or labels of others stand: all beyond its border moves, lines stretch."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist
from typing import NamedTuple

from fluxviz.drawing.ending import TAB_CORNER
from fluxviz.drawing.layout import Item, Point, Shape, TextRun
from fluxviz.drawing.routing.bounds import item_moved, moved
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.curves import WIDE, is_straight, pieces_along, pieces_of_item, straight_to
from fluxviz.drawing.routing.lines import Lines, Segment
from fluxviz.drawing.routing.notes import box_of
from fluxviz.drawing.routing.wires import words_box

_SAME = 0.5
_CORNER = 2 * WIDE
"""How long a round corner is at most, in points."""

_INSIDE = 2.0


class Cut(NamedTuple):
    """Where a picture is opened.

    Attributes:
        edge: The place across.
        by: How far what is beyond it moves: to the right, or what stands left of it to the left.

    """

    edge: float
    by: float

    def moves(self, place: float) -> bool:
        """Return whether a place is beyond."""
        return place > self.edge + _SAME if self.by > 0 else place < self.edge - _SAME

    def moves_all(self, box: Box) -> bool:
        """Return whether all of a box is beyond."""
        return self.moves(box.left) and self.moves(box.right)


def opened(items: Sequence[Item], cut: Cut, staying: Collection[Item]) -> list[Item] | None:
    """Return the parts of a picture with room where it is opened; None where lines would not end or run as they should.

    Args:
        items: The parts, all lines drawn.
        cut: Where, and how far.
        staying: The lines that stay as they are.

    """
    cards = {item.id: box_of(item) for item in items if item.kind == "node"}
    parts: list[Item] = []
    for item in items:
        if item.kind == "page" or item in staying or not item.marks:
            parts.append(item)
        elif item.kind == "edge":
            ends = [cards[end] for end in item.ends if end in cards]
            stretched = _stretched(item, cut, ends)
            if stretched is None:
                return None
            parts.append(stretched)
        elif cut.moves_all(box_of(item)):
            parts.append(item_moved(item, cut.by, 0.0))
        else:
            parts.append(item)
    return parts if _met(parts) <= _met(items) else None


def _stretched(item: Item, cut: Cut, ends: Sequence[Box]) -> Item | None:
    """Return a line of which all moves that is beyond; None where an end would leave its card, or has none."""
    if len(ends) < len(item.ends):
        return None
    curve = item.curves[0]
    parts = [curve.points[index : index + 4] for index in range(0, len(curve.points) - 3, 3)]
    move = [cut.moves(x) for x, _ in curve.points[::3]]
    for index, part in enumerate(parts):
        if not is_straight(part) and dist(part[0], part[3]) < _CORNER:  # a round corner moves whole
            move[index] = move[index + 1] = move[index] or move[index + 1]
    for at, part in ((0, parts[0]), (-1, parts[-1])):
        card = min(ends, key=lambda box: _off(box, part[at]))
        if cut.moves_all(card):
            move[at] = True
        elif is_straight(part) and abs(part[0][1] - part[3][1]) < _SAME:
            move[at] = False
        elif move[at] and not card.left + TAB_CORNER < part[at][0] + cut.by < card.right - TAB_CORNER:
            return None
    points = [_by(curve.points[0], cut, move[0])]
    for part, (first, last) in zip(parts, pairwise(move), strict=True):
        points += _moved_part(part, cut, first, last)
    words = words_box(item.words)
    label = cut.moves(_beside(words, curve)) if words else False
    marks: list[Shape | TextRun] = []
    for mark in item.marks:
        if mark is curve:
            marks.append(replace(curve, points=tuple(points)))
        elif isinstance(mark, Shape):  # an arrowhead
            end = min((0, -1), key=lambda at: dist(mark.points[0], curve.points[at]))
            marks += moved([mark], cut.by * move[end], 0.0)
        else:
            marks += moved([mark], cut.by * label, 0.0)
    return replace(item, marks=tuple(marks))


def _moved_part(part: Sequence[Point], cut: Cut, first: bool, last: bool) -> Iterator[Point]:
    """Yield the points after the first of a part of a curve whose ends move or stay."""
    start, end = _by(part[0], cut, first), _by(part[3], cut, last)
    if first != last and is_straight(part):
        yield from ((round(x, 2), round(y, 2)) for x, y in straight_to(start, end))
    else:
        yield from (_by(part[1], cut, first), _by(part[2], cut, last), end)


def _by(point: Point, cut: Cut, moves: bool) -> Point:
    return (round(point[0] + cut.by, 2), point[1]) if moves else point


def _off(box: Box, point: Point) -> float:
    """Return how far a point is from a box."""
    x, y = point
    return max(box.left - x, x - box.right, 0.0) + max(box.top - y, y - box.bottom, 0.0)


def _beside(box: Box, curve: Shape) -> float:
    """Return the place across at which a line is nearest to its label."""
    near = [_nearest(box.middle, piece) for piece in pieces_along(curve.points)]
    return min(near, key=lambda point: _off(box, point))[0]


def _nearest(point: Point, piece: Segment) -> Point:
    (x, y), (to_x, to_y) = piece
    across, along = to_x - x, to_y - y
    part = ((point[0] - x) * across + (point[1] - y) * along) / (across * across + along * along or 1.0)
    part = min(max(part, 0.0), 1.0)
    return x + part * across, y + part * along


def _met(items: Sequence[Item]) -> int:
    """Count the cards and labels that lines run through, other than their own cards."""
    lines = Lines({})
    edges = {index: item for index, item in enumerate(items) if item.kind == "edge"}
    for index, item in edges.items():
        lines.add(pieces_of_item(item), index)
    met = 0
    for item in items:
        if item.kind == "node":
            through = lines.through(box_of(item).grown(-_INSIDE, -_INSIDE))
            met += sum(item.id not in edges[index].ends for index in through)
        elif item.kind == "edge" and (box := words_box(item.words)):
            met += sum(1 for _ in lines.through(box))
    return met
