"""Refining: what the first drawing of all lines leaves restless, crooked or crowded is tried anew, one line at a time.

A trial stays where the whole picture is better for it: lines that turn too far, labels that lines or frames cut, lines
upon each other, and crossings are weighed together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import dist

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.curves import pieces_of
from fluxviz.drawing.routing.ends import Ends, Key, ends_of, settle
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.labelling import Lines, place_labels
from fluxviz.drawing.routing.obstacles import Obstacles
from fluxviz.drawing.routing.paths import CALM, MOST_BACK, LinePath, bends_back, crossings, turning, way_along
from fluxviz.drawing.routing.planning import Planner
from fluxviz.drawing.routing.searching import Search
from fluxviz.drawing.routing.wires import Wire

_ROUNDS = 3
_MOST_TRIED = 12
"""How many lines are tried anew in all."""

_RESTLESS, _CUT, _SHARED, _CROSSED = 100.0, 60.0, 50.0, 15.0
_DOUBTFUL = 6.0
_CLOSE, _LONG, _HEADS = 3.0, 12.0, 8.2
State = tuple[LinePath | None, Ends | None, Guide]


class Refiner:
    """Refines the lines of one picture.

    Args:
        obstacles: What is in their paths, and the paths they have.
        planner: What found them.
        wires: The lines, by number.
        planned: Where each was to end.
        final: Where each ends.
        taken: The places on sides, as they were spread.

    """

    def __init__(
        self,
        obstacles: Obstacles,
        planner: Planner,
        wires: Mapping[int, Wire],
        planned: Mapping[int, Ends],
        final: dict[int, Ends],
        taken: Mapping[Key, list[float]],
    ) -> None:
        self.obstacles, self.planner, self.wires, self.planned = obstacles, planner, wires, planned
        self.parts, self.final, self.taken = obstacles.parts, final, taken
        self.paths = obstacles.line_paths
        self.before = dict(obstacles.labels)
        self.still = [*(card.box for card in self.parts.cards.values()), *self.parts.names, *self.parts.fixed]

    def refined(self, *, thorough: bool) -> dict[int, Box]:
        """Refine the lines, and return where their labels end up."""
        if thorough:
            self._straighten()
            left = _MOST_TRIED
            for _ in range(_ROUNDS):
                self._place_labels()
                bad = self._faults()
                worst = sorted(bad, key=lambda index: (-bad[index], index))[:left]
                left -= len(worst)
                if sum(self._improve(index) for index in worst) == 0:
                    break
        for index, wire in self.wires.items():
            if index not in self.paths:
                self.paths[index] = way_along(wire.guide)
        return self._place_labels()

    def _place_labels(self) -> dict[int, Box]:
        labels = place_labels(self.paths, self.before, self.still, self.parts.frames, sideways=self.parts.sideways)
        self.obstacles.labels = {**self.before, **labels}
        return labels

    def _faults(self) -> dict[int, float]:
        """Return the lines that are not as they should be, with how much that weighs."""
        found: dict[int, float] = {}
        for index in self.wires:
            if restless := restlessness(self.paths.get(index)):
                found[index] = restless
        lines = Lines(self.paths)
        for index, box in self.obstacles.labels.items():
            cut = set(lines.through(box))
            for each in (index, *cut) if cut else ():
                found[each] = found.get(each, 0.0) + _CUT
            if any(frame.meets(box) and not frame.holds(box) for frame in self.parts.frames):
                found[index] = found.get(index, 0.0) + _CUT
        for one, two in (*self._shared(), *self._heads()):
            for each in (one, two):
                found[each] = found.get(each, 0.0) + _SHARED
        return found

    def _shared(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of lines of which one runs along on the other for a while."""
        runs = sorted(
            (place, top, bottom, index)
            for index, path in self.paths.items()
            for (place, top), (other, bottom) in path.pieces
            if place == other and bottom - top > _LONG
        )
        for number, (place, top, bottom, index) in enumerate(runs):
            for other, begin, end, two in runs[number + 1 :]:
                if other - place > _CLOSE:
                    break
                if index != two and min(bottom, end) - max(top, begin) > _LONG:
                    yield index, two

    def _heads(self) -> Iterator[tuple[int, int]]:
        """Yield pairs of lines that end too close to each other on a card."""
        ends: dict[str, list[tuple[Point, int]]] = {}
        for index, path in self.paths.items():
            wire = self.wires[index]
            ends.setdefault(wire.upper, []).append((path.start, index))
            ends.setdefault(wire.lower, []).append((path.end, index))
        for listed in ends.values():
            listed.sort()
            for number, (point, one) in enumerate(listed):
                for other, two in listed[number + 1 :]:
                    if other[0] - point[0] >= _HEADS:
                        break
                    if abs(other[1] - point[1]) < _HEADS and dist(point, other) < _HEADS:
                        yield one, two

    def _worth(self, index: int) -> float:
        """Return what is wrong with the picture, as far as one line may have to do with it."""
        path = self.paths.get(index)
        others = [other for each, other in self.paths.items() if each != index]
        crossed = crossings(path, others) if path else 0
        bent = 0.05 * path.turned if path else 50.0
        return sum(self._faults().values()) + _CROSSED * crossed + bent

    def _improve(self, index: int) -> bool:
        """Try a line anew; tell whether the picture is better for it."""
        wire = self.wires.get(index)
        if wire is None:
            return False
        old = self._state(index)
        best, worth, labels = old, self._worth(index), self.obstacles.labels
        improved = False
        for trial in (self._planned_anew, self._searched):
            self._restore(index, old)
            self._place_labels()
            if trial(wire):
                self._place_labels()
                now = self._worth(index)
                if now < worth - 1.0:
                    best, worth, labels, improved = self._state(index), now, self.obstacles.labels, True
        self._restore(index, best)
        self.obstacles.labels = labels
        return improved

    def _state(self, index: int) -> State:
        return self.paths.get(index), self.final.get(index), self.obstacles.guides[index]

    def _restore(self, index: int, state: State) -> None:
        path, ends, self.obstacles.guides[index] = state
        self.paths.pop(index, None)
        self.final.pop(index, None)
        if path is not None:
            self.paths[index] = path
        if ends is not None:
            self.final[index] = ends

    def _planned_anew(self, wire: Wire) -> bool:
        """Lay a line as it was first, beside all others and wherever its label will stand."""
        index = wire.index
        ends = self.final.get(index) or self.planned.get(index) or ends_of(self.parts, wire, "flow", "flow")
        self._restore(index, (None, None, self.obstacles.guides[index]))
        self.obstacles.labels.pop(index, None)
        if ends is None or not settle(ends, ends, self.taken):
            return False
        plan = self.planner.final(wire, ends, {**self.taken, **self._in_use(index)})
        if plan is None:
            return False
        self.paths[index], self.final[index] = plan
        self.obstacles.guides[index] = self.planner.guide(wire, plan[1])
        return True

    def _searched(self, wire: Wire) -> bool:
        found = self._search(wire).best()
        if found is not None:
            self._take(wire.index, *found[1:])
        return found is not None

    def _search(self, wire: Wire) -> Search:
        """Return the search for a line, as if neither it nor its label were there."""
        index = wire.index
        path, label = self.paths.pop(index, None), self.obstacles.labels.pop(index, None)
        search = Search(self.obstacles, wire, self._in_use(index))
        if path is not None:
            self.paths[index] = path
        if label is not None:
            self.obstacles.labels[index] = label
        return search

    def _straighten(self) -> None:
        """Draw lines straight that bend though nothing makes them."""
        self._place_labels()
        for index, wire in self.wires.items():
            path = self.paths.get(index)
            if path is None or not path.turned or (path.leaving, path.reaching) != ("flow", "flow"):
                continue
            found = self._search(wire).straight()
            if found is None:
                continue
            old, worth = self._state(index), self._worth(index)
            self._take(index, *found)
            self._place_labels()
            if self._worth(index) >= worth:
                self._restore(index, old)
                self._place_labels()

    def _take(self, index: int, line_path: LinePath, ends: Ends) -> None:
        self.paths[index], self.final[index] = line_path, ends
        self.obstacles.guides[index] = Guide([(u, v) for u, top, bottom in line_path.runs for v in (top, bottom)])

    def _in_use(self, index: int) -> dict[Key, list[float]]:
        """Return the places on sides where the other lines end."""
        used: dict[Key, list[float]] = {}
        for other, pair in self.final.items():
            if other != index:
                for end in pair:
                    used.setdefault(end.key, []).append(end.low)
        return used


def restlessness(path: LinePath | None) -> float:
    """Return how far a line, as it is drawn, turns too far or bends back too often; 0 for a calm one."""
    if path is None:
        return 2 * _RESTLESS
    if not path.turned:
        return 0.0
    pieces = pieces_of(path)
    points = [pieces[0][0], *(end for _, end in pieces)]
    turned, back = turning(points), bends_back(points)
    if turned <= CALM and back <= MOST_BACK:
        return max(turned - CALM + _DOUBTFUL, 0.0)
    return _RESTLESS + 0.2 * max(turned - CALM, 0.0) + 10.0 * max(back - MOST_BACK, 0)
