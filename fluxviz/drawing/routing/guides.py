"""A guide: the engine's own line, as the place across at each place along: it tells what is passed on which side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from fluxviz.drawing.layout import Point

_STEPS = 6


class Guide:
    """Where a line runs: ``at(v)`` gives u.

    Attributes:
        levels: Places along, rising.
        places: The place across at each.
        low: The least of them.
        high: The most.

    """

    def __init__(self, points: Sequence[Point]) -> None:
        kept: list[Point] = []
        for u, v in points:  # where a line runs back, what it did first counts
            if not kept or v > kept[-1][1]:
                kept.append((u, v))
        self.levels = [v for _, v in kept]
        self.places = [u for u, _ in kept]
        self.low, self.high = min(self.places), max(self.places)

    @classmethod
    def along(cls, curve: Sequence[Point], top: Point, bottom: Point) -> Guide:
        """Make the guide of a cubic curve from the upper card to the lower one."""
        points = list(sampled(curve))
        if points[0][1] > points[-1][1]:
            points.reverse()
        return cls([top, *(point for point in points if top[1] < point[1] < bottom[1]), bottom])

    def at(self, level: float) -> float:
        """Return the place across at a level; beyond its ends that of the end."""
        index = bisect_left(self.levels, level)
        if index == 0:
            return self.places[0]
        if index == len(self.levels):
            return self.places[-1]
        before, after = self.levels[index - 1], self.levels[index]
        part = (level - before) / (after - before)
        return self.places[index - 1] + part * (self.places[index] - self.places[index - 1])

    @cached_property
    def leftmost(self) -> tuple[float, float]:
        """The place furthest left, and its level."""
        return min(zip(self.places, self.levels, strict=True))

    @cached_property
    def rightmost(self) -> tuple[float, float]:
        """The place furthest right, and its level."""
        return max(zip(self.places, self.levels, strict=True))

    def held(self, place: float, top: float | None, bottom: float | None) -> Guide:
        """Return a guide that stands at one place above ``top`` and below ``bottom``, however far it goes on."""
        kept = [
            (u, v)
            for u, v in zip(self.places, self.levels, strict=True)
            if (top is None or v > top) and (bottom is None or v < bottom)
        ]
        if top is not None:
            kept = [(place, top - 1e4), (place, top), *kept]
        if bottom is not None:
            kept = [*kept, (place, bottom), (place, bottom + 1e4)]
        return Guide(kept)


def sampled(curve: Sequence[Point]) -> Iterator[Point]:
    """Yield points along a cubic curve."""
    yield curve[0]
    for index in range(0, len(curve) - 3, 3):
        a, b, c, d = curve[index : index + 4]
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            one, two, three, four = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
            yield (
                one * a[0] + two * b[0] + three * c[0] + four * d[0],
                one * a[1] + two * b[1] + three * c[1] + four * d[1],
            )
