"""From a way to what is drawn: cubic curves with round corners, and an arrowhead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import dist

from fluxviz.drawing.layout import Item, Point
from fluxviz.drawing.routing.guides import sampled
from fluxviz.drawing.routing.paths import LinePath

ROUND = 9.0
"""How round corners are, in points."""

WIDE = 22.0
"""How round slight corners are, in points."""

_CIRCLE = 0.5523
_FLAT = 0.2


def curve_of(line_path: LinePath, shorter_start: float, shorter_end: float) -> tuple[Point, ...]:
    """Return the cubic curve of a path.

    Args:
        line_path: The path.
        shorter_start: How far from the upper card it begins, to leave room for an arrowhead.
        shorter_end: How far from the lower card it ends.

    """
    if line_path.taut:
        return _rounded(line_path.taut, shorter_start, shorter_end)
    path = _Path(
        _towards(
            line_path.start,
            line_path.corners[1] if line_path.leaving != "flow" else (line_path.start[0], 1e9),
            shorter_start,
        )
    )
    first, last = line_path.runs[0], line_path.runs[-1]
    end = line_path.end if line_path.reaching != "flow" else (last[0], line_path.end[1])
    for index, (place, top, bottom) in enumerate(line_path.runs):
        begin = top if index or line_path.leaving != "flow" else path.here[1]
        finish = bottom
        if index == 0 and line_path.leaving != "flow":
            path.corner((place, line_path.start[1]), (place, finish), abs(finish - begin) / 2)
        elif index:
            low = max(path.here[1], line_path.runs[index - 1][2])
            path.bend((place, begin), low)
        if index == len(line_path.runs) - 1:
            if line_path.reaching != "flow":
                path.corner((place, end[1]), end, abs(finish - max(begin, path.here[1])) / 2)
                path.line(_towards(end, (place, end[1]), shorter_end))
            else:
                path.line((place, end[1] - shorter_end))
        else:
            path.line((place, finish))
    del first
    return tuple(path.points)


@lru_cache(maxsize=1024)
def pieces_of(line_path: LinePath) -> list[tuple[Point, Point]]:
    """Return the pieces of a path as it is drawn: straight ones whole, round ones in short steps."""
    return pieces_along(curve_of(line_path, 0.0, 0.0))


def pieces_along(curve: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Return the pieces of a cubic curve: straight ones whole, round ones in short steps."""
    pieces: list[tuple[Point, Point]] = []
    for index in range(0, len(curve) - 3, 3):
        part = curve[index : index + 4]
        pieces += [(part[0], part[3])] if is_straight(part) else pairwise(sampled(part))
    return pieces


def pieces_of_item(item: Item) -> list[tuple[Point, Point]]:
    """Return the pieces of a line as it stands in a layout."""
    return [piece for curve in item.curves for piece in pieces_along(curve.points)]


def is_straight(part: Sequence[Point]) -> bool:
    """Return whether a part of a cubic curve, with both its ends, runs straight."""
    return abs(_bulge(part, 1)) < _FLAT and abs(_bulge(part, 2)) < _FLAT


def straight_to(start: Point, end: Point) -> tuple[Point, Point, Point]:
    """Return the points of a cubic curve, after its start, that runs straight."""
    (x, y), (to_x, to_y) = start, end
    across, along = (to_x - x) / 3, (to_y - y) / 3
    return (x + across, y + along), (to_x - across, to_y - along), end


def _bulge(part: Sequence[Point], index: int) -> float:
    """Return how far a control point is off the straight line, in points."""
    (x1, y1), (x2, y2), (x, y) = part[0], part[3], part[index]
    return ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / (dist(part[0], part[3]) or 1.0)


def _rounded(corners: Sequence[Point], shorter_start: float, shorter_end: float) -> tuple[Point, ...]:
    """Return the cubic curve of a line through corners, each made round."""
    path = _Path(_towards(corners[0], corners[1], shorter_start))
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        most = WIDE if _is_slight(before, corner, after) else ROUND  # a sharp corner made wide cuts what it goes around
        radius = min(most, dist(before, corner) / 2, dist(corner, after) / 2)
        path.line(_towards(corner, before, radius))
        path.around(corner, _towards(corner, after, radius))
    path.line(_towards(corners[-1], corners[-2], shorter_end))
    return tuple(path.points)


def _is_slight(before: Point, corner: Point, after: Point) -> bool:
    """Return whether a line turns less than 45 degrees at a corner."""
    across, along = corner[0] - before[0], corner[1] - before[1]
    on, down = after[0] - corner[0], after[1] - corner[1]
    return across * on + along * down > 0.7 * dist(before, corner) * dist(corner, after)


def _towards(point: Point, other: Point, length: float) -> Point:
    whole = dist(point, other)
    if not whole or not length:
        return point
    part = length / whole
    return point[0] + (other[0] - point[0]) * part, point[1] + (other[1] - point[1]) * part


class _Path:
    """A cubic curve in the making."""

    def __init__(self, start: Point) -> None:
        self.points: list[Point] = [start]

    @property
    def here(self) -> Point:
        return self.points[-1]

    def line(self, end: Point) -> None:
        if dist(self.here, end) >= 0.05:
            self.points += straight_to(self.here, end)

    def corner(self, corner: Point, after: Point, most: float) -> None:
        """Go to a corner and around it, towards what comes after."""
        radius = min(ROUND, dist(self.here, corner) / 2, max(most, 0.5))
        before = _towards(corner, self.here, radius)
        self.line(before)
        beyond = _towards(corner, after, radius)
        self.points += [_towards(before, corner, radius * _CIRCLE), _towards(beyond, corner, radius * _CIRCLE), beyond]

    def around(self, corner: Point, end: Point) -> None:
        """Go around a corner of any angle."""
        here = self.here
        self.points += [
            _towards(here, corner, dist(here, corner) * _CIRCLE),
            _towards(end, corner, dist(end, corner) * _CIRCLE),
            end,
        ]

    def bend(self, end: Point, low: float) -> None:
        """Go over to another lane."""
        (x, y), (to_x, to_y) = self.here, end
        height = to_y - y
        del low
        self.points += [(x, y + 0.45 * height), (to_x, to_y - 0.45 * height), (to_x, to_y)]
