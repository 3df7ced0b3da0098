"""Faults: what is wrong with the lines of a picture and their labels, and how much each weighs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from math import dist
from typing import NamedTuple

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box, meets_any
from fluxviz.drawing.routing.curves import pieces_of
from fluxviz.drawing.routing.ends import HEADS
from fluxviz.drawing.routing.lines import Lines
from fluxviz.drawing.routing.obstacles import Obstacles
from fluxviz.drawing.routing.pairs import Pairs
from fluxviz.drawing.routing.paths import CALM, MOST_BACK, LinePath, bends_back, turning
from fluxviz.drawing.routing.wires import Wire

RESTLESS, SHARED, DOUBTFUL = 250.0, 50.0, 6.0
"""What a restless line weighs, one of two upon each other, and one that is calm by a little."""

_OVER, _CUT, _CROSSED, _SLANTED = 400.0, 60.0, 15.0, 14.0
_LENGTH, _LEFT, _UPON = 0.03, 40.0, 30.0
_ASTRAY = 12.0
"""How far a label may stand from its line, in points, before it could be another's."""

_NEAR = _ASTRAY + 2.0
"""How near to a label a line comes that changes how it stands, in points: round corners keep within sharp ones."""


class _Stand(NamedTuple):
    """How a label stands: the lines that cut it, and what else is wrong with it."""

    box: Box
    cut: set[int]
    wrong: float


class _State(NamedTuple):
    """How all labels stand, with what that weighs, while the lines run so."""

    paths: Mapping[int, LinePath]
    labels: Mapping[int, Box]
    stands: Mapping[int, _Stand]
    weights: Mapping[int, float]


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
        self.pairs = Pairs()
        self._worths: dict[LinePath, float] = {}
        self._known: list[_State] = []

    def has(self, index: int) -> bool:
        """Return whether anything is wrong with a line."""
        path, wire = self.paths.get(index), self.wires[index]
        if restlessness(path) or self.obstacles.run_over(wire, path) or index in self.cut():
            return True
        ends = self._pairs_close((wire.upper, wire.lower))
        return any(index in pair for pairs in (ends, self.pairs.all_upon(self.paths.items())) for pair in pairs)

    def all(self) -> dict[int, float]:
        """Return the lines that are not as they should be, with how much that weighs."""
        found = dict(self.cut())
        for index, wire in self.wires.items():
            path = self.paths.get(index)
            wrong = restlessness(path) + _OVER * self.obstacles.run_over(wire, path)
            if path is not None:
                wrong += _LEFT * self.obstacles.leaves_home(wire, path)
                wrong += _UPON * self.obstacles.borders.under(path.pieces)
            if wrong:
                found[index] = found.get(index, 0.0) + wrong
        for one, two in (*self.pairs.all_upon(self.paths.items()), *self._pairs_close(self.obstacles.parts.cards)):
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
        for at, state in enumerate(self._known):
            if state.labels is labels and state.paths == self.paths:
                self._known.insert(0, self._known.pop(at))
                return state.weights
        # A trial that fails leads back to where the lines were before it.
        self._known = [self._state(labels, *self._known[:1]), *self._known[:1]]
        return self._known[0].weights

    def _state(self, labels: Mapping[int, Box], before: _State | None = None) -> _State:
        """Return how labels stand; those stand as before that have not moved, with no line that did near to them."""
        paths = dict(self.paths)
        moved = {} if before is None else _moved(before.paths, paths)
        boxes = [path.box for pair in moved.values() for path in pair if path is not None]
        stands: dict[int, _Stand] = {}
        for index, box in labels.items():
            stand = before.stands.get(index) if before is not None else None
            if stand is None or stand.box != box or index in moved or meets_any(box.grown(_NEAR, _NEAR), boxes):
                stand = self._stand(index, box)
            stands[index] = stand
        weights: dict[int, float] = {}
        for index, stand in stands.items():
            for each in (index, *stand.cut) if stand.cut else ():
                weights[each] = weights.get(each, 0.0) + _CUT
            if stand.wrong:
                weights[index] = weights.get(index, 0.0) + stand.wrong
        return _State(paths, labels, stands, weights)

    def _stand(self, index: int, box: Box) -> _Stand:
        """Return how a label stands."""
        framed = any(frame.meets(box) and not frame.holds(box) for frame in self.obstacles.parts.frames)
        astray = index in self.paths and not self.lines.runs_through(box.grown(_ASTRAY, _ASTRAY), index)
        return _Stand(box, {*self.lines.through(box)}, _CUT * framed + 2 * _CUT * astray)

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
        path, wire = self.paths.get(index), self.wires[index]
        worth = 2 * SHARED * sum(1 for _ in self._pairs_close((wire.upper, wire.lower)))
        if path is None:
            return worth + restlessness(path) + 50.0
        upon, crossed = self.pairs.upon_and_crossed(path, self.paths.values())
        return worth + 2 * SHARED * upon + _CROSSED * crossed + self._alone(wire, path)

    def _alone(self, wire: Wire, path: LinePath) -> float:
        """Return what is wrong with a line whatever the others do."""
        if path not in self._worths:
            self._worths[path] = (
                restlessness(path)
                + _OVER * self.obstacles.run_over(wire, path)
                + _CROSSED * self.obstacles.cut_by(path)
                + _LEFT * self.obstacles.leaves_home(wire, path)
                + _UPON * self.obstacles.borders.under(path.pieces)
                + _SLANTED * path.is_slanted
                + 0.05 * path.turned
                + _LENGTH * path.length
            )
        return self._worths[path]


def _moved(
    before: Mapping[int, LinePath], after: Mapping[int, LinePath]
) -> dict[int, tuple[LinePath | None, LinePath | None]]:
    """Return the lines that run elsewhere than before, with where they did and where they do."""
    pairs = {index: (before.get(index), after.get(index)) for index in (*before, *after)}
    return {index: pair for index, pair in pairs.items() if pair[0] is not pair[1]}


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
