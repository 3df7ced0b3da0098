"""Barring: what stands still, and whether a piece of a way is open; both stay the same however often it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.lines import Segment, cuts

_BAND = 24.0
"""How wide the bands are in which what is near to a piece is looked for, in points."""

_MOST_BANDS = 4
"""Over how many bands a slanted piece runs at most for which they are looked through one by one."""


class Bars:
    """Boxes, by the bands that they stand in.

    Args:
        boxes: The boxes.

    """

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes = boxes
        self._open: dict[Segment, bool] = {}

    def is_open(self, piece: Segment) -> bool:
        """Return whether a piece runs through no box."""
        known = self._open.get(piece)
        if known is None:
            known = self._open[piece] = next(boxes_on(piece, self._near(piece)), None) is None
        return known

    def on(self, piece: Segment) -> int:
        """Count the boxes that a piece runs through."""
        (x, y), (to_x, to_y) = piece
        near = self._near(piece) if x == to_x or y == to_y else self.boxes
        return sum(1 for _ in boxes_on(piece, near)) if near else 0

    def _near(self, piece: Segment) -> Iterable[Box]:
        """Return what a piece may run through: where it is slanted, some of that more than once."""
        (x, y), (to_x, to_y) = piece
        if x == to_x:
            return self._columns.get(int(x // _BAND), ())
        if y == to_y:
            return self._rows.get(int(y // _BAND), ())
        first, last = sorted((int(y // _BAND), int(to_y // _BAND)))
        if last - first >= _MOST_BANDS:
            return self.boxes
        return (box for band in range(first, last + 1) for box in self._rows.get(band, ()))

    @cached_property
    def _columns(self) -> dict[int, list[Box]]:
        """The boxes by the bands across."""
        return _by_band((box.left, box.right, box) for box in self.boxes)

    @cached_property
    def _rows(self) -> dict[int, list[Box]]:
        """The boxes by the bands along."""
        return _by_band((box.top, box.bottom, box) for box in self.boxes)


def _by_band(boxes: Iterable[tuple[float, float, Box]]) -> dict[int, list[Box]]:
    bands: dict[int, list[Box]] = {}
    for first, last, box in boxes:
        for band in range(int(first // _BAND), int(last // _BAND) + 1):
            bands.setdefault(band, []).append(box)
    return bands


def boxes_on(piece: Segment, boxes: Iterable[Box]) -> Iterator[bool]:
    """Yield a truth for each box that a piece runs through."""
    (x, y), (to_x, to_y) = piece
    slanted = x != to_x and y != to_y
    first, last = (x, to_x) if x < to_x else (to_x, x)
    low, high = (y, to_y) if y < to_y else (to_y, y)
    for box in boxes:
        left, top, right, bottom = box
        if left < last and first < right and top < high and low < bottom and (not slanted or cuts(box, piece)):
            yield True
