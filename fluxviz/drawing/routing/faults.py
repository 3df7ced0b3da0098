"""Faults: what is wrong with the lines of a picture and their labels, and how much each weighs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from math import dist

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.curves import pieces_of
from fluxviz.drawing.routing.ends import HEADS
from fluxviz.drawing.routing.lines import Lines
from fluxviz.drawing.routing.obstacles import Obstacles
from fluxviz.drawing.routing.paths import (
    CALM,
    CLOSE,
    MOST_BACK,
    LinePath,
    bends_back,
    crossings,
    level,
    run_along,
    turning,
    upright,
)
from fluxviz.drawing.routing.wires import Wire

RESTLESS, SHARED, DOUBTFUL = 250.0, 50.0, 6.0
"""What a restless line weighs, one of two upon each other, and one that is calm by a little."""

_OVER, _CUT, _CROSSED, _SLANTED = 400.0, 60.0, 15.0, 14.0
_LENGTH, _LEFT = 0.03, 40.0
_ASTRAY = 12.0
"""How far a label may stand from its line, in points, before it could be another's."""


class Faults:
    """What is wrong with lines, as they run now.

    Args:
        obstacles: What is in their paths, the paths they have, and where their labels stand.
        wires: The lines, by number.
        lines: The pieces of the lines.

    """

    def __init__(self, obstacles: Obstacles, wires: Mapping[int, Wire], lines: Lines) -> None:
        self.obstacles, self.wires, self.lines = obstacles, wires, lines
        self.paths = obstacles.line_paths
        self._worths: list[tuple[dict[int, LinePath], dict[int, float]]] = []
        self._known: list[tuple[dict[int, LinePath], Mapping[int, Box], dict[int, float]]] = []

    def has(self, index: int) -> bool:
        """Return whether anything is wrong with a line."""
        path, wire = self.paths.get(index), self.wires[index]
        if restlessness(path) or self.obstacles.run_over(wire, path) or index in self.cut():
            return True
        ends = self._pairs_close((wire.upper, wire.lower))
        return any(index in pair for pairs in (ends, self._pairs_upon()) for pair in pairs)

    def all(self) -> dict[int, float]:
        """Return the lines that are not as they should be, with how much that weighs."""
        found = dict(self.cut())
        for index, wire in self.wires.items():
            path = self.paths.get(index)
            wrong = restlessness(path) + _OVER * self.obstacles.run_over(wire, path)
            if path is not None:
                wrong += _LEFT * self.obstacles.leaves_home(wire, path)
            if wrong:
                found[index] = found.get(index, 0.0) + wrong
        for one, two in (*self._pairs_upon(), *self._pairs_close(self.obstacles.parts.cards)):
            for each in (one, two):
                found[each] = found.get(each, 0.0) + SHARED
        return found

    def crossed(self) -> list[int]:
        """Return the lines that cross others, those that do so most often first."""
        counts: dict[int, int] = {}
        for (one, path), (two, other) in combinations(self.paths.items(), 2):
            if count := path.cuts(other):
                counts[one] = counts.get(one, 0) + count
                counts[two] = counts.get(two, 0) + count
        return sorted(counts, key=lambda index: (-counts[index], index))

    def cut(self) -> Mapping[int, float]:
        """Return the lines whose label is cut or astray, and those that cut one, with how much that weighs."""
        labels = self.obstacles.labels
        for at, (paths, stood, found) in enumerate(self._known):
            if stood is labels and paths == self.paths:
                self._known.insert(0, self._known.pop(at))
                return found
        # A trial that fails leads back to where the lines were before it.
        self._known = [(dict(self.paths), labels, self._cut()), *self._known[:1]]
        return self._known[0][2]

    def _cut(self) -> dict[int, float]:
        found: dict[int, float] = {}
        for index, box in self.obstacles.labels.items():
            cut = set(self.lines.through(box))
            for each in (index, *cut) if cut else ():
                found[each] = found.get(each, 0.0) + _CUT
            if any(frame.meets(box) and not frame.holds(box) for frame in self.obstacles.parts.frames):
                found[index] = found.get(index, 0.0) + _CUT
            if index in self.paths and not self.lines.runs_through(box.grown(_ASTRAY, _ASTRAY), index):
                found[index] = found.get(index, 0.0) + 2 * _CUT
        return found

    def _pairs_upon(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of lines of which one runs along on the other for a while."""
        for straight in (upright, level):
            runs = sorted((*run, index) for index, path in self.paths.items() for run in straight(path))
            for number, (*one, index) in enumerate(runs):
                for *other, two in runs[number + 1 :]:
                    if other[0] - one[0] > CLOSE:
                        break
                    if index != two and run_along(one, other):
                        yield index, two

    def _pairs_close(self, cards: Collection[str]) -> Iterator[tuple[int, int]]:
        """Yield pairs of lines that end too close to each other on one of some cards."""
        ends: dict[str, list[tuple[Point, int]]] = {}
        for index, path in self.paths.items():
            wire = self.wires[index]
            first, last = path.heads
            if wire.upper in cards:
                ends.setdefault(wire.upper, []).append((first, index))
            if wire.lower in cards:
                ends.setdefault(wire.lower, []).append((last, index))
        for listed in ends.values():
            listed.sort()
            for number, (point, one) in enumerate(listed):
                for other, two in listed[number + 1 :]:
                    if other[0] - point[0] >= HEADS:
                        break
                    if abs(other[1] - point[1]) < HEADS and dist(point, other) < HEADS:
                        yield one, two

    def worth(self, index: int) -> float:
        """Return what is wrong with one line, wherever the labels stand, and with what it has to do with others."""
        for at, (paths, _) in enumerate(self._worths):
            if paths == self.paths:
                self._worths.insert(0, self._worths.pop(at))
                break
        else:
            self._worths = [(dict(self.paths), {}), *self._worths[:1]]
        known = self._worths[0][1]
        if index not in known:
            known[index] = self._worth(index)
        return known[index]

    def _worth(self, index: int) -> float:
        path, wire = self.paths.get(index), self.wires[index]
        worth = restlessness(path) + 2 * SHARED * sum(1 for _ in self._pairs_close((wire.upper, wire.lower)))
        if path is None:
            return worth + 50.0
        worth += _OVER * self.obstacles.run_over(wire, path)
        others = [other for each, other in self.paths.items() if each != index]
        shared = 0
        for straight in (upright, level):
            if mine := list(straight(path)):
                shared += sum(run_along(one, run) for other in others for run in straight(other) for one in mine)
        return (
            worth
            + 2 * SHARED * shared
            + _CROSSED * (crossings(path, others) + self.obstacles.cut_by(path))
            + _LEFT * self.obstacles.leaves_home(wire, path)
            + _SLANTED * path.is_slanted
            + 0.05 * path.turned
            + _LENGTH * path.length
        )


@lru_cache(maxsize=256)
def restlessness(path: LinePath | None) -> float:
    """Return how far a line, as it is drawn, turns too far or bends back too often; 0 for a calm one."""
    if path is None:
        return 2 * RESTLESS
    if not path.turned:
        return 0.0
    pieces = pieces_of(path)
    points = [pieces[0][0], *(end for _, end in pieces)]
    turned, back = turning(points), bends_back(points)
    if turned <= CALM and back <= MOST_BACK:
        return max(turned - CALM + DOUBTFUL, 0.0)
    return RESTLESS + 0.2 * max(turned - CALM, 0.0) + 10.0 * max(back - MOST_BACK, 0)
