"""Refining: what the first drawing of all lines leaves restless, crooked or crowded is tried anew, one line at a time.

A trial stays where the whole picture is better for it: lines that run over cards or turn too far, labels that lines
or frames cut, lines upon each other, and crossings are weighed together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.ends import Ends, Key, Plan, ends_of, settle
from fluxviz.drawing.routing.faults import DOUBTFUL, RESTLESS, SHARED, Faults, restlessness
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.labelling import beside_middle, place_labels
from fluxviz.drawing.routing.lines import Lines
from fluxviz.drawing.routing.obstacles import Obstacles
from fluxviz.drawing.routing.paths import LinePath, way_along
from fluxviz.drawing.routing.planning import Planner
from fluxviz.drawing.routing.searching import Search
from fluxviz.drawing.routing.untangling import moved_end, tangled
from fluxviz.drawing.routing.wires import Wire

_ROUNDS = 5
_MOST_TRIED = 12
"""How many lines are tried anew in all."""

_MOST_WORK = 130
"""How much is tried in all: fewer lines the more there are, as each is held against all others."""

_MOST_SQUARE = 8
"""In how many ways a slanted line is tried at right angles: fewer the more lines there are."""

_MOST_WRONG = 8
"""How many lines more are tried that are restless, or whose label is cut."""

State = tuple[LinePath | None, Ends | None, Guide]
Laid = tuple[LinePath, Ends, Guide]


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
        self.lines = Lines(self.paths)
        self.faults = Faults(obstacles, wires, self.lines)
        self.most = _MOST_WORK // max(len(wires), 1)  # lines that are tried, or ways of one
        self.still = [*(card.box for card in self.parts.cards.values()), *self.parts.names, *self.parts.fixed]

    def refined(self, *, thorough: bool) -> dict[int, Box]:
        """Refine the lines, and return where their labels end up."""
        if thorough:
            self._place_labels()
            changed = self._straighten()
            left = min(_MOST_TRIED, self.most)
            wrong = _MOST_WRONG
            vain: dict[int, float] = {}
            for _ in range(_ROUNDS):
                bad = {
                    index: weight for index, weight in self.faults.all().items() if vain.get(index) != weight > DOUBTFUL
                }
                worst = sorted(bad, key=lambda index: (-bad[index], index))
                more = [index for index in worst[left:] if bad[index] >= SHARED][:wrong]
                worst = [*worst[:left], *more]
                left, wrong = left - len(worst) + len(more), wrong - len(more)
                better = [self._improve(index) for index in worst]
                if not any(better):
                    break
                changed = True
                vain |= {index: bad[index] for index, improved in zip(worst, better, strict=True) if not improved}
            changed |= self._improve_last()
            changed |= self._untangle()
            changed |= self._square()
            if changed:
                self._place_all_if_better()
            self._free_labels()
        missing = [index for index in self.wires if index not in self.paths]
        for index in missing:
            self._run(index, way_along(self.wires[index].guide))
        if missing or not thorough:
            self._place_labels()
        return {index: box for index, box in self.obstacles.labels.items() if index in self.paths}

    def _untangle(self) -> bool:
        """Let lines that end on one side of a card change places there, where they cross and need not."""
        changed = False
        vain: set[tuple[LinePath, LinePath]] = set()
        for _ in range(_ROUNDS):
            better = False
            for one, two, lower in tangled(self.paths, self.final):
                pair = self.paths[one], self.paths[two]
                if pair not in vain:
                    if self._change_places(one, two, lower):
                        better = True
                    else:
                        vain.add(pair)
            if not better:
                break
            changed = True
        return changed

    def _improve_last(self) -> bool:
        """Try the lines that cross most, and once more those that are restless still; tell whether one is better."""
        found = [self._improve(index) for index in self._restless()]
        found += [self._improve(index, self._searched_within) for index in self.faults.crossed()[: self.most]]
        found += [self._improve(index) for index in self._restless()]
        return any(found)

    def _restless(self) -> list[int]:
        return [index for index, path in self.paths.items() if restlessness(path) >= RESTLESS]

    def _change_places(self, one: int, two: int, lower: tuple[bool, bool]) -> bool:
        ends = self.final[one][lower[0]], self.final[two][lower[1]]
        moved = (
            moved_end(self.paths[one], ends[1].low, lower=lower[0]),
            moved_end(self.paths[two], ends[0].low, lower=lower[1]),
        )
        if moved[0].cuts(moved[1]) >= self.paths[one].cuts(self.paths[two]):
            return False
        for index, path in zip((one, two), moved, strict=True):
            if not all(map(self.obstacles.bars_of(self.wires[index]).is_open, path.pieces)):
                return False
        before = self._state(one), self._state(two)
        worth = self.faults.worth(one) + self.faults.worth(two) + sum(self.faults.cut().values())
        for index, low, place, path in zip((one, two), lower, (ends[1].low, ends[0].low), moved, strict=True):
            pair = list(self.final[index])
            pair[low] = replace(pair[low], low=place, high=place)
            self._restore(index, (path, (pair[0], pair[1]), _guide_past(path)))
        now = self.faults.worth(one) + self.faults.worth(two) + sum(self.faults.cut().values())
        if now < worth - 1.0:
            return True
        for index, state in zip((one, two), before, strict=True):
            self._restore(index, state)
        return False

    def _place_labels(self, only: Collection[int] | None = None, first: Collection[int] = ()) -> None:
        """Place the labels of lines; ``only`` some, the others stand where they are; some ``first``."""
        stand = {} if only is None else {i: box for i, box in self.obstacles.labels.items() if i not in only}
        moving = {index: box for index, box in self.before.items() if index not in stand}
        still = [*self.still, *stand.values()]
        placed = place_labels(self.paths, moving, still, self.parts.frames, lines=self.lines, first=first)
        self.obstacles.labels = {**self.before, **stand, **placed}

    def _free_labels(self) -> None:
        """Free the labels that are still cut: they choose first, or their own line or another makes room."""
        if cut := self.faults.cut():
            self._place_all_if_better(first=cut)
        for index in sorted(self.faults.cut().keys() & self.obstacles.labels.keys()):
            for other, plan in self._making_room(index):
                if index not in self.faults.cut() or self._take_if_better(other, *plan, by=20.0):
                    break

    def _making_room(self, index: int) -> Iterator[tuple[int, Laid]]:
        """Yield ways of a line, and of those in the way of its label, with which the label may have room."""
        wire, path = self.wires[index], self.paths.get(index)
        if path is None:
            return
        if len(path.pieces) == 1:
            with self._without(index):
                found = list(Search(self.obstacles, wire, self._in_use(index)).slid())
            yield from ((index, _led(plan)) for plan in found)
        for place in beside_middle(path, self.before[index]):
            for other in sorted({*self.lines.through(place)} - {index}):
                with self._without(other):
                    self.obstacles.labels = {**self.obstacles.labels, index: place}
                    found_way = Search(self.obstacles, self.wires[other], self._in_use(other)).best(winding=False)
                if found_way is not None:
                    yield other, _led(found_way)

    def _place_all_if_better(self, first: Collection[int] = ()) -> None:
        """Place all labels together, now that lines have left room, unless that is worse."""
        before, cut = self.obstacles.labels, self.faults.cut()
        self._place_labels(first=first)
        if sum(self.faults.cut().values()) > sum(cut.values()):
            self.obstacles.labels = before

    def _improve(self, index: int, *trials: Callable[[Wire], Laid | None]) -> bool:
        """Try a line anew; tell whether the picture is better for it."""
        improved = False
        for trial in trials or (self._planned_anew, self._searched):
            plan = trial(self.wires[index])
            if plan is not None and self._take_if_better(index, *plan, by=1.0):
                improved = True
                if not self.faults.has(index):
                    break
        return improved

    def _take_if_better(self, index: int, line_path: LinePath, ends: Ends, guide: Guide, *, by: float) -> bool:
        """Let a line run along another path, if the picture is better for it by so much."""
        old, labels, cut = self._state(index), self.obstacles.labels, self.faults.cut()
        worth = self.faults.worth(index) + sum(cut.values())
        self._restore(index, (line_path, ends, guide))
        now = self.faults.worth(index)
        if now < worth - by:  # wherever the labels will stand, they make it no better
            crossed = {each for each, box in labels.items() if self.lines.runs_through(box.grown(2, 2), index)}
            self._place_labels({index, *crossed, *cut})
            if now + sum(self.faults.cut().values()) < worth - by:
                return True
        self._restore(index, old)
        self.obstacles.labels = labels
        return False

    def _state(self, index: int) -> State:
        return self.paths.get(index), self.final.get(index), self.obstacles.guides[index]

    def _restore(self, index: int, state: State) -> None:
        path, ends, self.obstacles.guides[index] = state
        self._run(index, path)
        self.final.pop(index, None)
        if ends is not None:
            self.final[index] = ends

    def _run(self, index: int, path: LinePath | None) -> None:
        self.paths.pop(index, None)
        if path is not None:
            self.paths[index] = path
        self.lines.put(index, path)

    @contextmanager
    def _without(self, index: int) -> Iterator[None]:
        """Look for a line as if neither it nor its label were there."""
        state, labels = self._state(index), self.obstacles.labels
        self.paths.pop(index, None)
        self.final.pop(index, None)
        self.obstacles.labels = {each: box for each, box in labels.items() if each != index}
        yield
        path, ends, self.obstacles.guides[index] = state
        self.obstacles.labels = labels
        if path is not None:
            self.paths[index] = path
        if ends is not None:
            self.final[index] = ends

    def _planned_anew(self, wire: Wire) -> Laid | None:
        """Lay a line as it was first, beside all others and wherever its label will stand."""
        ends = self.final.get(wire.index) or self.planned.get(wire.index) or ends_of(self.parts, wire, "flow", "flow")
        if ends is None or not settle(ends, ends, self.taken):
            return None
        with self._without(wire.index):
            plan = self.planner.final(wire, ends, {**self.taken, **self._in_use(wire.index)})
        return None if plan is None else (*plan, self.planner.guide(wire, plan[1]))

    def _searched(self, wire: Wire) -> Laid | None:
        winding = restlessness(self.paths.get(wire.index)) >= RESTLESS
        with self._without(wire.index):
            found = Search(self.obstacles, wire, self._in_use(wire.index)).best(winding=winding)
        return found and _led(found)

    def _searched_within(self, wire: Wire) -> Laid | None:
        """Look for a way that does not leave the app for a call within it, nor cross more lines from beside the app."""
        found, path = self._searched(wire), self.paths.get(wire.index)
        if found is None or self.obstacles.leaves_home(wire, found[0]):
            return None
        return found if path is None or self.obstacles.cut_by(found[0]) <= self.obstacles.cut_by(path) else None

    def _straighten(self) -> bool:
        """Draw lines straight that bend though nothing makes them; tell whether there was one."""
        return self._redraw(lambda path: path.turned > 0 and path.leaving == path.reaching == "flow", Search.straight)

    def _square(self) -> bool:
        """Draw lines at right angles that are slanted though nothing makes them; tell whether there was one."""
        most = min(_MOST_SQUARE, max(self.most, 2))
        return self._redraw(lambda path: path.is_slanted, lambda search: search.square(most))

    def _redraw(self, is_meant: Callable[[LinePath], bool], find: Callable[[Search], Iterable[Plan]]) -> bool:
        """Draw those lines anew that are meant, where the picture is better for it; tell whether there was one."""
        changed = False
        for index, wire in self.wires.items():
            path = self.paths.get(index)
            if path is None or not is_meant(path):
                continue
            with self._without(index):
                found = find(Search(self.obstacles, wire, self._in_use(index)))
            if any(self._take_if_better(index, *_led(plan), by=0.0) for plan in found):
                changed = True
        return changed

    def _in_use(self, index: int) -> dict[Key, list[float]]:
        """Return the places on sides where the other lines end."""
        used: dict[Key, list[float]] = {}
        for other, pair in self.final.items():
            if other != index:
                for end in pair:
                    used.setdefault(end.key, []).append(end.low)
        return used


def _led(found: Plan) -> Laid:
    """Return a way that was found, with the guide that leads other lines past it."""
    return (*found, _guide_past(found[0]))


def _guide_past(path: LinePath) -> Guide:
    """Return what leads other lines past one that was found."""
    return Guide([(u, v) for u, top, bottom in path.runs for v in (top, bottom)])
