"""Pricing: what a piece of a way costs: its length, what it crosses, and what it runs upon."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.barring import Bars
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.lines import Segment
from fluxviz.drawing.routing.paths import is_cut

APART = 9.0
"""How far lines run apart, in points."""

_BAND = 48.0
"""How wide the bands are in which the pieces of other lines are looked for, in points."""

_CROSSED, _LABEL, _ALONG, _BORDER = 40.0, 60.0, 150.0, 60.0


class Band(NamedTuple):
    """Pieces of lines in a band along the flow, or across it as if that were turned.

    Attributes:
        along: Those along the band: the place of each, and the levels that it begins and ends at.
        levels: The levels of those across, rising.
        across: Where each of them begins and ends.
        slanted: The others: where each begins and ends, and the piece.

    """

    along: list[tuple[float, float, float]]
    levels: list[float]
    across: list[tuple[float, float]]
    slanted: list[tuple[float, float, Segment]]


class Prices:
    """What pieces cost, each reckoned once.

    Args:
        labels: What a piece better does not run through.
        frames: Along whose borders it better does not run.
        others: The pieces of the other lines.

    """

    def __init__(self, labels: Sequence[Box], frames: Sequence[Box], others: Sequence[Segment]) -> None:
        self.labels, self.frames, self.others = Bars(labels), frames, others
        self._prices: dict[Segment, float] = {}

    @cached_property
    def _beside(self) -> dict[int, Band]:
        """The pieces of the other lines, by the places that they cross or run along at."""
        return _by_band(self.others)

    @cached_property
    def _beside_turned(self) -> dict[int, Band]:
        """The same with across and along exchanged."""
        return _by_band([((b, a), (d, c)) for (a, b), (c, d) in self.others])

    def least(self, piece: Segment) -> float:
        """Return what a piece costs at least, without a look at what it crosses."""
        price = self._prices.get(piece)
        return length_of(piece) if price is None else price

    def bar(self, piece: Segment) -> None:
        """Let a piece cost more than any way may."""
        self._prices[piece] = inf

    def of(self, piece: Segment) -> float:
        """Return what a piece costs."""
        price = self._prices.get(piece)
        if price is None:
            price = self._prices[piece] = self._priced(piece)
        return price

    def _priced(self, piece: Segment) -> float:
        (x, y), (to_x, to_y) = piece
        price = length_of(piece) + _LABEL * self.labels.on(piece)
        if x == to_x:
            return price + self._along(x, min(y, to_y), max(y, to_y), upright=True)
        if y == to_y:
            return price + self._along(y, min(x, to_x), max(x, to_x), upright=False)
        left, right, top, low = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
        crossed = 0
        for begin, end, _, last, a, b in self._by_top[: bisect_left(self._tops, low)]:
            if last > top and begin < right and left < end and is_cut(*piece, a, b):
                crossed += 1
        return price + 0.06 * abs(to_x - x) + _CROSSED * crossed

    @cached_property
    def _by_top(self) -> list[tuple[float, float, float, float, Point, Point]]:
        """The pieces of the other lines with the boxes around them, the highest first."""
        placed = [(min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1]), a, b) for a, b in self.others]
        return sorted(placed, key=_top)

    @cached_property
    def _tops(self) -> list[float]:
        return [*map(_top, self._by_top)]

    def _along(self, place: float, low: float, high: float, *, upright: bool) -> float:
        """Return what a piece costs that runs along the flow, or across it: what it crosses, and what it runs upon."""
        price = 0.0
        band = (self._beside if upright else self._beside_turned).get(int(place // _BAND))
        if band is not None:
            for at, begin, end in band.along:
                if abs(at - place) < APART - 1 and min(high, end) - max(low, begin) > 6:
                    price += _ALONG
            for left, right in band.across[bisect_right(band.levels, low) : bisect_left(band.levels, high)]:
                if left < place <= right:
                    price += _CROSSED
            for left, right, ((a, b), (c, d)) in band.slanted:
                if left < place <= right and low < b + (d - b) * (place - a) / (c - a) < high:
                    price += _CROSSED
        for left, top, right, bottom in self.frames:
            edges, begin, end = ((left, right), top, bottom) if upright else ((top, bottom), left, right)
            if low < end and begin < high:
                price += _BORDER * sum(abs(place - edge) < 6 for edge in edges)
        return price


def _top(placed: tuple[float, float, float, float, Point, Point]) -> float:
    return placed[2]


def _by_band(pieces: Iterable[Segment]) -> dict[int, Band]:
    bands: dict[int, Band] = {}
    for piece in sorted(pieces, key=_level):
        (a, b), (c, d) = piece
        left, right = (a, c) if a < c else (c, a)
        room = APART if a == c else 0.0
        for number in range(int((left - room) // _BAND), int((right + room) // _BAND) + 1):
            band = bands.get(number)
            if band is None:
                band = bands[number] = Band([], [], [], [])
            if a == c:
                band.along.append((a, min(b, d), max(b, d)))
            elif b == d:
                band.levels.append(b)
                band.across.append((left, right))
            else:
                band.slanted.append((left, right, piece))
    return bands


def _level(piece: Segment) -> float:
    return piece[0][1]


def length_of(piece: Segment) -> float:
    """Return what the length of a piece costs."""
    (x, y), (to_x, to_y) = piece
    return 0.06 * (abs(to_x - x) + abs(to_y - y))
