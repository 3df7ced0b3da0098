"""Borders: the sides of frames, upon which no line runs: neither would be seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.lines import Segment

_UPON = 3.0
"""How near to a side a line runs upon it, in points."""

_WHILE = 12.0
"""How far a line may run upon a side, in points: it has to come in somewhere."""

Side = tuple[float, float, float]
_place = itemgetter(0)


class Borders:
    """The sides of a picture's frames.

    Args:
        frames: The boxes of the frames.

    """

    def __init__(self, frames: Sequence[Box]) -> None:
        self._upright = sorted((at, box.top, box.bottom) for box in frames for at in (box.left, box.right))
        self._level = sorted((at, box.left, box.right) for box in frames for at in (box.top, box.bottom))

    def under(self, pieces: Iterable[Segment]) -> int:
        """Count the pieces of a line that run upon a side for a while."""
        return sum(map(self._is_under, pieces))

    def _is_under(self, piece: Segment) -> bool:
        (x, y), (to_x, to_y) = piece
        if abs(to_x - x) < abs(to_y - y):
            return _runs_upon(self._upright, (x, y), (to_x, to_y))
        return _runs_upon(self._level, (y, x), (to_y, to_x))


def _runs_upon(sides: list[Side], start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Return whether a piece, from a place and a level to others, runs upon one of the sides at some places."""
    (a, low), (b, high) = sorted((start, end), key=itemgetter(1))
    first, last = min(a, b), max(a, b)
    if high - low <= _WHILE:
        return False
    for at, begin, stop in sides[
        bisect_left(sides, first - _UPON, key=_place) : bisect_right(sides, last + _UPON, key=_place)
    ]:
        top, bottom = low, high
        if a != b:
            ends = sorted(low + (high - low) * (at + by - a) / (b - a) for by in (-_UPON, _UPON))
            top, bottom = max(low, ends[0]), min(high, ends[1])
        if min(bottom, stop) - max(top, begin) > _WHILE:
            return True
    return False
