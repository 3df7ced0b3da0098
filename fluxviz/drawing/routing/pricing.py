"""Pricing: what a piece of a way costs: its length, what it crosses, and what it runs upon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.lines import Segment, cuts
from fluxviz.drawing.routing.paths import is_cut

APART = 9.0
"""How far lines run apart, in points."""

_BAND = 24.0
Bands = dict[int, list[Segment]]

_CROSSED, _LABEL, _ALONG, _BORDER = 40.0, 60.0, 150.0, 60.0


class Prices:
    """What pieces cost, each reckoned once.

    Args:
        barred: What no piece runs through.
        labels: What a piece better does not run through.
        frames: Along whose borders it better does not run.
        others: The pieces of the other lines.

    """

    def __init__(
        self, barred: Sequence[Box], labels: Sequence[Box], frames: Sequence[Box], others: Sequence[Segment]
    ) -> None:
        self.barred, self.labels, self.frames, self.others = barred, labels, frames, others
        self._open: dict[Segment, bool] = {}
        self._prices: dict[Segment, float] = {}

    @cached_property
    def beside(self) -> Bands:
        """The pieces of the other lines, by the places that they cross or run along at."""
        return _by_band(self.others)

    @cached_property
    def beside_turned(self) -> Bands:
        """The same with across and along exchanged."""
        return _by_band([((b, a), (d, c)) for (a, b), (c, d) in self.others])

    def is_open(self, piece: Segment) -> bool:
        """Return whether nothing that stands still is in the path of a piece."""
        if piece not in self._open:
            self._open[piece] = next(boxes_on(piece, self._barred_near(piece)), None) is None
        return self._open[piece]

    def _barred_near(self, piece: Segment) -> Sequence[Box]:
        (x, y), (to_x, to_y) = piece
        if x == to_x:
            return self._columns.get(int(x // _BAND), ())
        return self._rows.get(int(y // _BAND), ()) if y == to_y else self.barred

    @cached_property
    def _columns(self) -> dict[int, list[Box]]:
        """What bars a way, by the bands across that it stands in."""
        return _boxes_by_band((box.left, box.right, box) for box in self.barred)

    @cached_property
    def _rows(self) -> dict[int, list[Box]]:
        """What bars a way, by the bands along."""
        return _boxes_by_band((box.top, box.bottom, box) for box in self.barred)

    def least(self, piece: Segment) -> float:
        """Return what a piece costs at least, without a look at what it crosses."""
        return self._prices[piece] if piece in self._prices else length_of(piece)

    def of(self, piece: Segment) -> float:
        """Return what a piece costs."""
        if piece not in self._prices:
            self._prices[piece] = self._priced(piece)
        return self._prices[piece]

    def _priced(self, piece: Segment) -> float:
        (x, y), (to_x, to_y) = piece
        price = length_of(piece) + _LABEL * sum(1 for _ in boxes_on(piece, self.labels))
        if x == to_x:
            return price + self._along(x, min(y, to_y), max(y, to_y), upright=True)
        if y == to_y:
            return price + self._along(y, min(x, to_x), max(x, to_x), upright=False)
        left, right, top, low = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
        crossed = sum(
            is_cut(*piece, a, b)
            for a, b in self.others
            if (a[0] < right or b[0] < right)
            and (a[0] > left or b[0] > left)
            and (a[1] < low or b[1] < low)
            and (a[1] > top or b[1] > top)
        )
        return price + 0.06 * abs(to_x - x) + _CROSSED * crossed

    def _along(self, place: float, low: float, high: float, *, upright: bool) -> float:
        """Return what a piece costs that runs along the flow, or across it: what it crosses, and what it runs upon."""
        price = 0.0
        bands = self.beside if upright else self.beside_turned
        for (a, b), (c, d) in bands.get(int(place // _BAND), ()):
            if a == c:
                if abs(a - place) < APART - 1 and min(high, max(b, d)) - max(low, min(b, d)) > 6:
                    price += _ALONG
            elif (a < place) != (c < place) and low < b + (d - b) * (place - a) / (c - a) < high:
                price += _CROSSED
        for left, top, right, bottom in self.frames:
            edges, begin, end = ((left, right), top, bottom) if upright else ((top, bottom), left, right)
            if low < end and begin < high:
                price += _BORDER * sum(abs(place - edge) < 6 for edge in edges)
        return price


def _by_band(pieces: Iterable[Segment]) -> Bands:
    bands: Bands = {}
    for piece in pieces:
        (a, _), (c, _) = piece
        room = APART if a == c else 0.0
        for band in range(int((min(a, c) - room) // _BAND), int((max(a, c) + room) // _BAND) + 1):
            bands.setdefault(band, []).append(piece)
    return bands


def _boxes_by_band(boxes: Iterable[tuple[float, float, Box]]) -> dict[int, list[Box]]:
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


def length_of(piece: Segment) -> float:
    """Return what the length of a piece costs."""
    (x, y), (to_x, to_y) = piece
    return 0.06 * (abs(to_x - x) + abs(to_y - y))
