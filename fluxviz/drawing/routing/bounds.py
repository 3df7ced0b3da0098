"""The bounds of a picture whose lines and labels have moved: all of it is in, and no empty margin is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fluxviz.drawing.layout import Item, Layout, Point, Shape

PAD = 10.8
"""How much room is left around a picture, in points: as much as the engine leaves."""

_LETTERS = (0.95, 0.25)


def fitted(layout: Layout) -> Layout:
    """Give a layout whose page is as large as what stands on it."""
    points = [point for item in layout.items for point in _corners(item)]
    if not points:
        return layout
    columns, rows = zip(*points, strict=True)
    left, top = min(columns) - PAD, min(rows) - PAD
    width, height = max(columns) - left + PAD, max(rows) - top + PAD
    across, along = round(-left, 2), round(-top, 2)
    if abs(across) < 1.0:
        across = 0.0
    if abs(along) < 1.0:
        along = 0.0
    items = layout.items if not (across or along) else tuple(_moved(item, across, along) for item in layout.items)
    return Layout(round(width, 2), round(height, 2), items)


def _corners(item: Item) -> Iterator[Point]:
    for mark in item.marks:
        if isinstance(mark, Shape):
            if item.kind != "page":
                yield from mark.points
        elif mark.text.strip():
            yield mark.x, mark.y - _LETTERS[0] * mark.size
            yield mark.x + mark.width, mark.y + _LETTERS[1] * mark.size


def _moved(item: Item, across: float, along: float) -> Item:
    marks = tuple(
        replace(mark, points=tuple((round(x + across, 2), round(y + along, 2)) for x, y in mark.points))
        if isinstance(mark, Shape)
        else replace(mark, x=round(mark.x + across, 2), y=round(mark.y + along, 2))
        for mark in item.marks
    )
    return replace(item, marks=marks)
