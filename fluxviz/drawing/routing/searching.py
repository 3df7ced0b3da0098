"""Searching: every way of a line with at most two corners, whichever side of what is in its path the engine took.

For lines that the engine's own would lead astray: what cannot be moved bars a way, labels, which can, make it dear.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from math import inf

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box, around, united
from fluxviz.drawing.routing.ends import End, Ends, Key, Plan, ends_of
from fluxviz.drawing.routing.obstacles import Obstacles
from fluxviz.drawing.routing.paths import CALM, MOST_BACK, LinePath, Side, bends_back, turning
from fluxviz.drawing.routing.pricing import APART, Prices
from fluxviz.drawing.routing.ways import STUB, Ways, apart
from fluxviz.drawing.routing.winding import Winding
from fluxviz.drawing.routing.wires import Wire

SIDES: tuple[tuple[Side, Side], ...] = (
    ("flow", "flow"),
    ("flow", "left"),
    ("flow", "right"),
    ("left", "flow"),
    ("right", "flow"),
    ("left", "left"),
    ("right", "right"),
    ("left", "right"),
    ("right", "left"),
)
_SLID, _SAME = 6.0, 1e-6
_LIKE, _ALIKE = 8, 24.0
"""How many ways are much like each other; how far their corners are apart then, in points."""

_CORNER, _RESTLESS, _FEW, _LEFT = 25.0, 150.0, 4, 100.0
_OFF_WISH, _TALL, _OFF_TALL = 0.5, 20.0, 4.0
"""What a line costs for each point off the place it would leave from: more where its label has several lines."""


class Search:
    """Looks for the way of one line.

    Args:
        obstacles: What is in its path, and the lines that have their way.
        wire: The line.
        taken: The places on sides where others end.

    """

    def __init__(self, obstacles: Obstacles, wire: Wire, taken: Mapping[Key, Sequence[float]]) -> None:
        self.parts, self.wire, self.taken = obstacles.parts, wire, taken
        self.bars = obstacles.bars_of(wire)
        self.labels = [box.grown(3, 3) for index, box in obstacles.labels.items() if index != wire.index]
        others = [path for index, path in obstacles.line_paths.items() if index != wire.index]
        self.others = [*(piece for path in others for piece in path.pieces), *obstacles.others]
        self.prices = Prices(self.labels, self.parts.frames, self.others)
        self.home = obstacles.home(wire)
        self.ways = Ways(self.parts, wire, taken, [*self.bars.boxes, *self.labels], self.others)
        self._least = inf  # what is no cheaper than this is not looked at any further
        self._found: list[tuple[float, Plan]] = []
        self._most = 1

    @cached_property
    def bounds(self) -> Box:
        """The box of all that stands still."""
        return united([*self.bars.boxes, *(card.box for card in self.parts.cards.values()), *self.parts.frames])

    @cached_property
    def off_wish(self) -> float:
        """What each point costs that the line leaves off its wish: between two there is room for a label."""
        label = self.wire.label
        return _OFF_TALL if label and label.right - label.left > _TALL else _OFF_WISH

    def straight(self) -> list[Plan]:
        """Return the way without a corner that disturbs nothing, if there is one."""
        ends = ends_of(self.parts, self.wire, "flow", "flow")
        self._begin(_CORNER)
        if ends is not None:
            self._straight(ends)
        return self._plans

    def slid(self) -> Iterator[Plan]:
        """Yield all ways without a corner, a few points apart."""
        ends = ends_of(self.parts, self.wire, "flow", "flow")
        if ends is None:
            return
        first, last = ends
        low, high = max(first.low, last.low), min(first.high, last.high)
        used = [*self.taken.get(first.key, ()), *self.taken.get(last.key, ())]
        for step in range(int((high - low) / _SLID) + 1):
            place = low + step * _SLID
            if all(abs(place - each) >= APART - 0.01 for each in used):
                self._begin()
                self._judge([(place, first.level), (place, last.level)], ends)
                yield from self._plans

    def square(self, most: int) -> list[Plan]:
        """Return the best ways with two corners at most, all of them right angles, the cheapest first.

        Args:
            most: How many; none of them is much like another.

        """
        self._begin(most=_LIKE * most)
        self._look_between(square=True)
        return _unlike(self._plans)[:most]

    def best(self, *, winding: bool = True) -> Plan | None:
        """Return the best way with two corners at most, or one that winds if those are not calm; None: there is none.

        Args:
            winding: Look for one that winds at all.

        """
        self._begin()
        self._look_between(square=False)
        ends = ends_of(self.parts, self.wire, "flow", "flow")
        if ends is not None:
            for corners in self.ways.around(ends):  # they have the most corners: most are dearer than what is known now
                self._judge(corners, ends)
        if winding and not any(path.is_calm for path, _ in self._plans):
            self._wind()
        return next(iter(self._plans), None)

    def _begin(self, least: float = inf, most: int = 1) -> None:
        self._least, self._found, self._most = least, [], most

    @property
    def _plans(self) -> list[Plan]:
        """What was found, the cheapest first."""
        return [plan for _, plan in self._found]

    def _look_between(self, *, square: bool) -> None:
        for leaving, reaching in SIDES:
            ends = ends_of(self.parts, self.wire, leaving, reaching)
            if ends is None:
                continue
            if leaving == reaching == "flow":
                self._straight(ends)
            for corners in self.ways.between(ends, square=square):
                self._judge(corners, ends)

    def _straight(self, ends: Ends) -> None:
        first, last = ends
        low, high = max(first.low, last.low), min(first.high, last.high)
        if low > high:
            return
        used = [*self.taken.get(first.key, ()), *self.taken.get(last.key, ())]
        for place in apart(low, high, used, [first.wish, last.wish]):
            self._judge([(place, first.level), (place, last.level)], ends)

    def _wind(self) -> None:
        """Look at ways with more corners, slanted and slight ones."""
        winding = Winding(self.bars.boxes)
        for leaving, reaching in SIDES:
            ends = ends_of(self.parts, self.wire, leaving, reaching)
            if ends is None:
                continue
            first, last = ends
            for a in self.ways.places(first, last)[:2]:
                for b in self.ways.places(last, first)[:1]:
                    start = [(a, first.level), (a, first.level + STUB)] if first.side == "flow" else self._out(first, a)
                    end = [(b, last.level - STUB), (b, last.level)] if last.side == "flow" else self._out(last, b)[::-1]
                    way = winding.way(start, end)
                    if way is not None:
                        self._judge(way, ends)

    def _out(self, end: End, place: float) -> list[Point]:
        return [(end.level, place), (end.level + (STUB if end.side == "right" else -STUB), place)]

    def _judge(self, corners: list[Point], ends: Ends) -> None:
        """Keep a way if nothing bars it and none before was as cheap."""
        pieces = [piece for piece in pairwise(corners) if piece[0] != piece[1]]
        price = _CORNER * (len(pieces) - 1)
        if self.wire.wish is not None and ends[0].side == self.wire.leaving:
            price += self.off_wish * abs(corners[0][ends[0].side != "flow"] - self.wire.wish)
        least = sum(map(self.prices.least, pieces))
        if price + least >= self._least:
            return
        for piece in pieces:
            if not self.bars.is_open(piece):  # as of most ways one is not
                self.prices.bar(piece)
                return
        low, high = min(x for x, _ in corners), max(x for x, _ in corners)
        price += 0.4 * (max(self.bounds.left - low, 0.0) + max(high - self.bounds.right, 0.0))
        if self.home and not self.home.holds(around(corners)):
            price += _LEFT
        if len(corners) > _FEW and (turning(corners) > CALM or bends_back(corners) > MOST_BACK):
            price += _RESTLESS
        if price + least >= self._least:
            return
        for piece in pieces:
            price += self.prices.of(piece)
            if price >= self._least:
                return
        first, last = ends
        at = corners[0][first.side != "flow"], corners[-1][last.side != "flow"]
        placed = tuple(
            End(end.side, end.level, place, place, end.key, place) for end, place in zip(ends, at, strict=True)
        )
        runs = [
            ((x + to_x) / 2, y, to_y) for (x, y), (to_x, to_y) in pieces if y < to_y and abs(to_x - x) < 1 + to_y - y
        ]
        if runs:
            taut = () if len(corners) == 2 else tuple(corners)
            path = LinePath(corners[0], corners[-1], first.side, last.side, tuple(runs), taut)
            self._keep(price, (path, (placed[0], placed[1])))

    def _keep(self, price: float, plan: Plan) -> None:
        insort(self._found, (round(price, 6), plan), key=lambda each: each[0])
        del self._found[self._most :]
        if len(self._found) == self._most:
            self._least = self._found[-1][0] - _SAME


def _unlike(plans: Sequence[Plan]) -> list[Plan]:
    """Return plans without those that are much like one before them."""
    kept: list[Plan] = []
    for plan in plans:
        if not any(_is_alike(plan[0], path) for path, _ in kept):
            kept.append(plan)
    return kept


def _is_alike(one: LinePath, other: LinePath) -> bool:
    if (one.leaving, one.reaching, len(one.corners)) != (other.leaving, other.reaching, len(other.corners)):
        return False
    return all(
        abs(x - to_x) + abs(y - to_y) < _ALIKE for (x, y), (to_x, to_y) in zip(one.corners, other.corners, strict=True)
    )
