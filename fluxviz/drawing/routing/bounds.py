"""The bounds of a picture whose lines and labels have moved: all of it is in, and no empty margin is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from fluxviz.drawing.layout import Item, Layout, Point, Shape, TextRun

PAD = 10.8
"""How much room is left around a picture, in points: as much as the engine leaves."""

_LETTERS = (0.95, 0.25)


def fitted(layout: Layout) -> Layout:
    """Return a layout whose page is as large as what stands on it."""
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
    items = layout.items if not (across or along) else tuple(item_moved(item, across, along) for item in layout.items)
    return replace(layout, width=round(width, 2), height=round(height, 2), items=items)


def fitted_together(pairs: Sequence[tuple[Layout, Point]], page: Layout | None = None) -> list[Layout]:
    """Return layouts on pages of one size, each moved by what it is given with.

    Args:
        pairs: The layouts, and how far each moves.
        page: One whose page they lie on; it grows only as far as they need. None: as large as what stands on them.

    """
    placed = [tuple(item_moved(item, *by) for item in layout.items) for layout, by in pairs]
    points = [point for items in placed for item in items for point in _corners(item)]
    if not points:  # the public side of an app without ports
        return [layout for layout, _ in pairs]
    columns, rows = [x for x, _ in points], [y for _, y in points]
    left, top = min(columns) - PAD, min(rows) - PAD
    right, low = max(columns) + PAD, max(rows) + PAD
    if page is not None:
        left, top, right, low = min(left, 0.0), min(top, 0.0), max(right, page.width), max(low, page.height)
    by = round(-left, 2), round(-top, 2)
    size = round(right - left, 2), round(low - top, 2)
    return [Layout(*size, tuple(item_moved(item, *by) for item in items) if any(by) else items) for items in placed]


def _corners(item: Item) -> Iterator[Point]:
    for mark in item.marks:
        if isinstance(mark, Shape):
            if item.kind != "page":
                yield from mark.points
        elif mark.text.strip():
            yield mark.x, mark.y - _LETTERS[0] * mark.size
            yield mark.x + mark.width, mark.y + _LETTERS[1] * mark.size


def item_moved(item: Item, across: float, along: float) -> Item:
    """Return an item somewhere else."""
    return replace(item, marks=tuple(moved(item.marks, across, along)))


def moved(marks: Iterable[Shape | TextRun], across: float, along: float) -> Iterator[Shape | TextRun]:
    """Yield shapes and words somewhere else."""
    for mark in marks:
        if isinstance(mark, Shape):
            yield replace(mark, points=tuple((round(x + across, 2), round(y + along, 2)) for x, y in mark.points))
        else:
            yield replace(mark, x=round(mark.x + across, 2), y=round(mark.y + along, 2))
