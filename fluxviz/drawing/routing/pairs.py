"""Pairs: what two lines have to do with each other; each two paths are compared once, however often it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from fluxviz.drawing.routing.paths import LinePath

_CLOSE = 3.0
"""How close lines are that lie on each other, in points."""

_LONG = 12.0
"""For how long they must, in points."""

Straight = tuple[float, float, float]
"""A piece that runs along the flow, or across: its place, or level, and where it begins and ends."""


class Pairs:
    """Compares paths."""

    def __init__(self) -> None:
        self._known: dict[LinePath, dict[LinePath, tuple[int, int]]] = {}
        self._straight: dict[LinePath, tuple[list[Straight], list[Straight]]] = {}

    def upon_and_crossed(self, path: LinePath, others: Iterable[LinePath]) -> tuple[int, int]:
        """Count how often a path runs along upon others, and how often it crosses them."""
        known = self._known.setdefault(path, {})
        upon = crossed = 0
        for other in others:
            if other is not path:
                found = known.get(other)
                if found is None:
                    found = known[other] = self._upon(path, other), path.cuts(other)
                upon += found[0]
                crossed += found[1]
        return upon, crossed

    def _upon(self, path: LinePath, other: LinePath) -> int:
        left, top, right, low = path.box
        far_left, far_top, far_right, far_low = other.box
        if far_left > right + _CLOSE or far_right < left - _CLOSE or far_top > low + _CLOSE or far_low < top - _CLOSE:
            return 0
        return sum(
            _run_along(one, run)
            for mine, theirs in zip(self._straight_of(path), self._straight_of(other), strict=True)
            for one in mine
            for run in theirs
        )

    def all_upon(self, paths: Iterable[tuple[int, LinePath]]) -> Iterator[tuple[int, int]]:
        """Yield two numbered paths each of which one runs along upon the other."""
        numbered = list(paths)
        for turned in (False, True):
            runs = sorted((*run, index) for index, path in numbered for run in self._straight_of(path)[turned])
            for number, (*one, index) in enumerate(runs):
                for *other, two in runs[number + 1 :]:
                    if other[0] - one[0] > _CLOSE:
                        break
                    if index != two and _run_along(one, other):
                        yield index, two

    def _straight_of(self, path: LinePath) -> tuple[list[Straight], list[Straight]]:
        """Return the pieces of a path that run along the flow for a while, and those that run across."""
        found = self._straight.get(path)
        if found is None:
            found = self._straight[path] = [], []
            for (x, y), (to_x, to_y) in path.pieces:
                if x == to_x and to_y - y > _LONG:
                    found[0].append((x, y, to_y))
                elif y == to_y and abs(to_x - x) > _LONG:
                    found[1].append((y, min(x, to_x), max(x, to_x)))
        return found


def _run_along(one: Sequence[float], other: Sequence[float]) -> bool:
    """Return whether two such pieces lie on each other for a while."""
    return abs(one[0] - other[0]) <= _CLOSE and min(one[2], other[2]) - max(one[1], other[1]) > _LONG
