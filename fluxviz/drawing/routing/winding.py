"""Winding: the shortest slanted way between what bars the path, for lines that two corners do not lead through.

A shortest way around corners turns least of all, too. It runs along the flow only, so that one pass over the corners,
in the order they stand along it, finds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, dist, remainder, tau

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.lines import cuts

_ASIDE = 220.0
"""How far out of the box between its ends a line is led, in points."""

_OFF = 1.0
_MOST_CORNERS = 70
_TURN = 60.0
"""What a turn of one radian costs, in points."""


class Winding:
    """Finds ways around the corners of boxes.

    Args:
        barred: What no way leads through.

    """

    def __init__(self, barred: Sequence[Box]) -> None:
        self.barred = barred
        self._seen: dict[tuple[Point, Point], bool] = {}

    def way(self, start: Sequence[Point], end: Sequence[Point]) -> list[Point] | None:
        """Return the shortest way between two stubs, each given by its points; None where there is none."""
        first, last = start[-1], end[0]
        points = [first, *self._corners(first, last), last]
        best: dict[Point, tuple[float, float, Point | None]] = {first: (0.0, _angle(*start[-2:]), None)}
        for index, here in enumerate(points):
            if here not in best:
                continue
            cost, angle, _ = best[here]
            for there in points[index + 1 :]:
                onward = _angle(here, there)
                price = cost + dist(here, there) + _TURN * abs(remainder(onward - angle, tau))
                if there == last:
                    price += _TURN * abs(remainder(_angle(*end[:2]) - onward, tau))
                elif last in best and price + dist(there, last) >= best[last][0]:
                    continue
                if (there not in best or price < best[there][0]) and self._sees(here, there):
                    best[there] = price, onward, here
        if last not in best:
            return None
        middle: list[Point] = []
        at: Point | None = last
        while at is not None:
            middle.append(at)
            at = best[at][2]
        return [*start[:-1], *reversed(middle), *end[1:]]

    def _corners(self, first: Point, last: Point) -> list[Point]:
        """Return the corners between two points, along the flow; the nearest to their line where they are many."""
        low, high = min(first[0], last[0]) - _ASIDE, max(first[0], last[0]) + _ASIDE
        found = {
            (u, v)
            for box in self.barred
            for u in (box.left - _OFF, box.right + _OFF)
            for v in (box.top - _OFF, box.bottom + _OFF)
            if low < u < high and first[1] < v < last[1]
        }
        clear = [point for point in found if not any(_holds(box, point) for box in self.barred)]
        nearest = sorted(clear, key=lambda point: (dist(first, point) + dist(point, last), point))[:_MOST_CORNERS]
        return sorted(nearest, key=lambda point: (point[1], point[0]))

    def _sees(self, here: Point, there: Point) -> bool:
        if (here, there) not in self._seen:
            self._seen[here, there] = not any(self._between(here, there))
        return self._seen[here, there]

    def _between(self, here: Point, there: Point) -> Iterator[bool]:
        left, right = (here[0], there[0]) if here[0] < there[0] else (there[0], here[0])
        top, low = here[1], there[1]
        for box in self.barred:
            if box[0] < right and left < box[2] and box[1] < low and top < box[3] and cuts(box, (here, there)):
                yield True


def _angle(here: Point, there: Point) -> float:
    return atan2(there[1] - here[1], there[0] - here[0])


def _holds(box: Box, point: Point) -> bool:
    return box.left < point[0] < box.right and box.top < point[1] < box.bottom
