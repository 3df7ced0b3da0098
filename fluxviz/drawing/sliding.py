"""Slide the name of a frame along its border to where no line runs through it.

The engine keeps a band free for the name, but puts it at the left whatever crosses the band there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from fluxviz.drawing.layout import Item, Layout, Point, Shape, TextRun

_CLEARANCE = 5.0
_SIDE = 10.0
_SAMPLES = 12


def slide_frame_names(layout: Layout) -> Layout:
    """Return the layout with the name of each frame where no line runs through it, if there is such a place."""
    edges = _edge_marks(layout)
    items = [_slid(item, edges) if item.kind == "frame" else item for item in layout.items]
    return replace(layout, items=tuple(items))


def _edge_marks(layout: Layout) -> list[_Mark]:
    return [_Mark.of(mark) for item in layout.items if item.kind == "edge" for mark in item.marks]


def _slid(frame: Item, edges: Sequence[_Mark]) -> Item:
    words = frame.words
    shapes = [mark for mark in frame.marks if isinstance(mark, Shape)]
    if not words or not shapes:
        return frame
    left, right = min(word.x for word in words), max(word.x + word.width for word in words)
    top, bottom = min(word.y - word.size for word in words), max(word.y for word in words) + _CLEARANCE
    border = [x for shape in shapes for x, _ in shape.points]
    reach = (min(border), max(border))
    labels = [mark for mark in edges if mark.line is None]
    # Where no place is free of lines, one that is free of labels will do: a name over a name cannot be read.
    for in_the_way in (edges, labels):
        place = _first_gap(sorted(_crossings(in_the_way, top, bottom, reach)), left, reach[1] - _SIDE, right - left)
        if place is not None:
            break
    if place is None or place == left:
        return frame
    shift = place - left
    marks = tuple(
        replace(mark, x=round(mark.x + shift, 2)) if isinstance(mark, TextRun) else mark for mark in frame.marks
    )
    return replace(frame, marks=marks)


def _first_gap(blocked: Sequence[tuple[float, float]], start: float, end: float, width: float) -> float | None:
    """Return the leftmost place that is wide enough; None where there is none."""
    place = start
    for first, last in blocked:
        if first - place >= width:
            break
        place = max(place, last)
    return place if end - place >= width else None


def _crossings(
    marks: Sequence[_Mark], top: float, bottom: float, reach: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Yield where lines and labels cross a band within reach, from left to right edge of each."""
    for mark in marks:
        if mark.bottom < top - _CLEARANCE or mark.top > bottom:
            continue
        if mark.right < reach[0] - _CLEARANCE or mark.left > reach[1] + _CLEARANCE:
            continue
        if mark.line is None:
            yield mark.left - _CLEARANCE, mark.right + _CLEARANCE
            continue
        inside = [x for x, y in mark.points if top - _CLEARANCE <= y <= bottom]
        if inside:
            yield min(inside) - _CLEARANCE, max(inside) + _CLEARANCE


@dataclass(frozen=True)
class _Mark:
    """A label or a line: the box it stands in, which for a curve is that of its control points."""

    left: float
    top: float
    right: float
    bottom: float
    line: Shape | None = None

    @classmethod
    def of(cls, mark: Shape | TextRun) -> _Mark:
        if isinstance(mark, TextRun):
            return cls(mark.x, mark.y - mark.size, mark.x + mark.width, mark.y)
        columns, rows = zip(*mark.points, strict=True)
        return cls(min(columns), min(rows), max(columns), max(rows), mark)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Points along a line, close together; most lines stand apart from every name, and need none."""
        return () if self.line is None else tuple(_along(self.line))


def _along(shape: Shape) -> Iterator[Point]:
    """Yield points along a shape, close enough that none of a band's height falls between them."""
    if shape.kind != "curve":
        yield from shape.points
        return
    for index in range(0, len(shape.points) - 3, 3):
        a, b, c, d = shape.points[index : index + 4]
        span = max(_SAMPLES, int(abs(d[1] - a[1]) / 6))
        for step in range(span + 1):
            t = step / span
            u = 1 - t
            yield (
                u**3 * a[0] + 3 * u * u * t * b[0] + 3 * u * t * t * c[0] + t**3 * d[0],
                u**3 * a[1] + 3 * u * u * t * b[1] + 3 * u * t * t * c[1] + t**3 * d[1],
            )
