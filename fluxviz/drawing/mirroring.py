"""Mirroring: what stands right stands left then. What a card holds is not turned."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from fluxviz.drawing.layout import Item, Layout, Point, Shape, TextRun
from fluxviz.drawing.routing.bounds import item_moved
from fluxviz.drawing.routing.boxes import Box, united
from fluxviz.drawing.routing.notes import box_of


def mirrored(layout: Layout, names: Collection[str]) -> Layout:
    """Return a layout in which some cards, the frames, and the lines at these cards are mirrored left to right.

    Args:
        layout: As the engine gives it.
        names: The ids of the cards.

    """
    boxes = {item.id: box_of(item) for item in layout.items if item.kind == "node" and item.id in names}
    frames = [box_of(item) for item in layout.items if item.kind == "frame"]
    whole = united([*boxes.values(), *frames])
    twice = whole.left + whole.right
    shifts = {name: twice - box.left - box.right for name, box in boxes.items()}
    return replace(layout, items=tuple(_mirrored(item, shifts, twice) for item in layout.items))


def _mirrored(item: Item, shifts: Mapping[str, float], twice: float) -> Item:
    if item.kind == "frame":
        box = box_of(item)
        return item_moved(item, twice - box.left - box.right, 0.0)
    if item.kind == "node":
        return item_moved(item, shifts[item.id], 0.0) if item.id in shifts else item
    if not item.ends or not set(item.ends) & set(shifts):
        return item
    tail, head = item.ends
    if tail == head:
        return item_moved(item, shifts[head], 0.0)
    by = _label_shift(item, twice)
    end = shifts.get(head) if item.tab else None
    return replace(
        item,
        marks=tuple(
            replace(mark, x=round(mark.x + by, 2))
            if isinstance(mark, TextRun)
            else replace(mark, points=_turned(mark, twice, end))
            for mark in item.marks
        ),
    )


def _label_shift(item: Item, twice: float) -> float:
    words = item.words
    if not words:
        return 0.0
    return twice - min(word.x for word in words) - max(word.x + word.width for word in words)


def _turned(mark: Shape, twice: float, end: float | None) -> tuple[Point, ...]:
    """Mirror a line; where it ends at a tab, its last stretch leads to where that stands now."""
    points = [(round(twice - x, 2), y) for x, y in mark.points]
    if end is not None:
        last = range(len(points) - 2, len(points)) if mark.kind == "curve" else range(len(points))
        by = 2 * mark.points[-1][0] + end - twice
        for index in last:
            points[index] = round(points[index][0] + by, 2), points[index][1]
    return tuple(points)


def stands_right(layout: Layout, aside: Collection[str]) -> bool:
    """Return whether most lines from some cards come to the others from the right."""
    boxes: dict[str, Box] = {item.id: box_of(item) for item in layout.items if item.kind == "node" and item.marks}
    right = 0
    for item in layout.items:
        if item.kind == "edge" and len(set(item.ends) & set(aside)) == 1:
            tail, head = item.ends
            card = boxes.get(head if tail in aside else tail)
            if item.curves and card is not None:
                start = max(item.curves[0].points, key=lambda point: abs(point[0] - card.middle[0]))[0]
                right += 1 if start > card.middle[0] else -1
    return right > 0
