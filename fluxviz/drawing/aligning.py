"""``align``: cards of one row begin at one height, and cards that nearly stand below each other do so exactly.

The engine centres the cards of a row, and puts a card a little off the one that calls it for each other line there is:
a reader sees a staircase.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from math import dist

from fluxviz.drawing.joining import IN_FRAME, Columns, rows_of
from fluxviz.drawing.layout import Item, Layout, Point, Shape, TextRun
from fluxviz.drawing.routing.bounds import item_moved, moved
from fluxviz.drawing.routing.boxes import united
from fluxviz.drawing.routing.wires import Parts, parts_box, read_parts, words_box

_MOST_LINES = 60
"""With how many lines at most cards are aligned; with more, lines are what is seen, and leave no room."""


def align(layout: Layout, aside: Collection[str] = ()) -> Layout:
    """Return a layout with its cards in rows and columns; one with more than 60 lines as it is.

    Args:
        layout: As the engine gives it, from top to bottom.
        aside: Ids of the cards that are to stand to the left of all others.

    """
    if sum(item.kind == "edge" for item in layout.items) > _MOST_LINES:
        return layout
    parts = read_parts(layout)
    across, along = Columns(parts, aside).shifts(), _rises(parts)
    shifts = {name: (across.get(name, 0.0), along.get(name, 0.0)) for name in {**across, **along}}
    if not shifts:
        return layout
    items = (_framed(item, parts, across) if item.kind == "frame" else _placed(item, shifts) for item in layout.items)
    return replace(layout, items=tuple(items))


def _rises(parts: Parts) -> dict[str, float]:
    """Return how far each card moves for its row within its frame to begin at one height."""
    rises: dict[str, float] = {}
    boxes = {name: card.box for name, card in parts.cards.items()}
    for frame in (*parts.frames, None):
        held = {name: box for name, box in boxes.items() if frame is None or frame.holds(box)}
        for row in rows_of(held):
            top = min(boxes.pop(name).top for name in row)
            rises |= {name: by for name in row if (by := top - held[name].top)}
    return rises


def _placed(item: Item, shifts: Mapping[str, Point]) -> Item:
    """Return a card, or a line with its ends, where the cards stand now."""
    if item.kind == "node":
        return item_moved(item, *shifts[item.id]) if item.id in shifts else item
    if shifts.keys().isdisjoint(item.ends) or len(item.curves) != 1:
        return item
    tail, head = (shifts.get(end, (0.0, 0.0)) for end in item.ends)
    if item.ends[0] == item.ends[1]:
        return item_moved(item, *tail)
    first, last = item.curves[0].points[0], item.curves[0].points[-1]
    marks: list[Shape | TextRun] = []
    for mark in item.marks:
        if isinstance(mark, TextRun):
            marks += moved([mark], (tail[0] + head[0]) / 2, (tail[1] + head[1]) / 2)
        elif mark.kind == "curve":
            marks.append(replace(mark, points=_led(mark.points, tail, head)))
        else:  # an arrowhead stays at its own end
            tip = mark.points[1]
            marks += moved([mark], *(tail if dist(tip, first) < dist(tip, last) else head))
    return replace(item, marks=tuple(marks))


def _led(points: tuple[Point, ...], tail: Point, head: Point) -> tuple[Point, ...]:
    """Return a line whose ends moved: its first and its last stretch lead there."""
    by = [tail, tail, *[(0.0, 0.0)] * (len(points) - 4), head, head]
    return tuple((round(x + a, 2), round(y + b, 2)) for (x, y), (a, b) in zip(points, by, strict=True))


def _framed(item: Item, parts: Parts, across: Mapping[str, float]) -> Item:
    """Return a frame as far from what stands in it as it was, its name at the same corner."""
    frame = parts_box(next(mark.points for mark in item.marks if isinstance(mark, Shape)), False)
    cards = {name: card.box for name, card in parts.cards.items() if frame.holds(card.box)}
    if not cards:
        return item
    labels = [wire.label for wire in parts.wires if wire.label and frame.holds(wire.label)]
    stand = united(box.moved(across.get(name, 0.0), 0.0) for name, box in cards.items())
    before, after = united([*cards.values(), *labels]), united([stand, *labels])
    left = min(after.left - before.left, stand.left - IN_FRAME - frame.left)
    right = max(after.right - before.right, stand.right + IN_FRAME - frame.right)
    name = words_box(item.words)
    if name:
        right = max(right, name.right + left + (name.left - frame.left) - frame.right)
    marks: list[Shape | TextRun] = []
    for mark in item.marks:
        marks += [mark.stretched(left, right)] if isinstance(mark, Shape) else moved([mark], left, 0.0)
    return replace(item, marks=tuple(marks))
