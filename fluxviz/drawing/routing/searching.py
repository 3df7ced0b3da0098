"""Searching: every way of a line with at most two corners, whichever side of what is in its path the engine took.

For lines that the engine's own would lead astray: what cannot be moved bars a way, labels, which can, make it dear.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, product
from math import inf

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box, around, united
from fluxviz.drawing.routing.ends import End, Ends, Key, ends_of
from fluxviz.drawing.routing.obstacles import Obstacles
from fluxviz.drawing.routing.paths import CALM, MOST_BACK, LinePath, Side, bends_back, turning
from fluxviz.drawing.routing.pricing import APART, Prices
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
_WINDING: tuple[tuple[Side, Side], ...] = (("flow", "flow"), ("left", "flow"), ("right", "flow"))
_STUB = 14.0
_SLID = 6.0
_MOST_PLACES, _MORE_PLACES = 2, 5
"""At how many places on a side a line is tried to end: more where one right angle at the right place will do."""

_MOST_LANES = 14
_CORNER, _RESTLESS, _FEW, _LEFT = 25.0, 150.0, 4, 100.0
_OFF_WISH, _TALL, _OFF_TALL = 0.5, 20.0, 4.0
"""What a line costs for each point off the place it would leave from: more where its label has several lines."""

_STEEPEST, _GENTLE = 2.2, 1.2
"""How far a slanted piece goes across for each point along: at most, and where there is a choice."""


class Search:
    """Looks for the way of one line.

    Args:
        obstacles: What is in its path, and the lines that have their way.
        wire: The line.
        taken: The places on sides where others end.

    """

    def __init__(self, obstacles: Obstacles, wire: Wire, taken: Mapping[Key, Sequence[float]]) -> None:
        self.parts, self.wire, self.taken = obstacles.parts, wire, taken
        room = obstacles.scarce
        own = (wire.upper, wire.lower)
        self.barred = [box for box, name in room.cards if name not in own] + room.names + room.still
        ends = (wire.upper_tab, wire.lower_tab)
        for card in (self.parts.cards[name] for name in own):
            self.barred += [*card.words, *(tab for tab in card.tabs if tab not in ends)]
        self.labels = [box.grown(3, 3) for index, box in obstacles.labels.items() if index != wire.index]
        others = [path for index, path in obstacles.line_paths.items() if index != wire.index]
        self.others = [*(piece for path in others for piece in path.pieces), *obstacles.others]
        self.prices = Prices(self.barred, self.labels, self.parts.frames, self.others)
        self.home = obstacles.home(wire)
        self._least = inf  # what is as dear as this is not looked at any further
        self._found: tuple[LinePath, Ends] | None = None
        self._only_square = False

    @cached_property
    def bounds(self) -> Box:
        """The box of all that stands still."""
        return united([*self.barred, *(card.box for card in self.parts.cards.values()), *self.parts.frames])

    @cached_property
    def off_wish(self) -> float:
        """What each point costs that the line leaves off its wish: between two there is room for a label."""
        label = self.wire.label
        return _OFF_TALL if label and label.right - label.left > _TALL else _OFF_WISH

    @cached_property
    def columns(self) -> list[float]:
        """Where a line could run along the flow: beside what stands somewhere, and beside other lines."""
        return sorted(
            {at for box in (*self.barred, *self.labels, *self.parts.frames) for at in (box.left - 8, box.right + 8)}
            | {x + by for (x, y), (to_x, to_y) in self.others if x == to_x for by in (-APART, APART)}
        )

    @cached_property
    def rows(self) -> list[float]:
        """Where a line could run across."""
        return sorted(
            {at for box in (*self.barred, *self.labels, *self.parts.frames) for at in (box.top - 6, box.bottom + 6)}
            | {y + by for (x, y), (to_x, to_y) in self.others if y == to_y for by in (-APART, APART)}
        )

    def straight(self) -> tuple[LinePath, Ends] | None:
        """Return the way without a corner that disturbs nothing; None where there is none."""
        ends = ends_of(self.parts, self.wire, "flow", "flow")
        self._least, self._found = _CORNER, None
        if ends is not None:
            self._straight(ends)
        return self._found

    def slid(self) -> Iterator[tuple[LinePath, Ends]]:
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
                self._least, self._found = inf, None
                self._judge([(place, first.level), (place, last.level)], ends)
                if self._found:
                    yield self._found

    def square(self) -> tuple[LinePath, Ends] | None:
        """Return the best way with two corners at most, all of them right angles; None where there is none."""
        self._only_square = True
        found = self.best(winding=False)
        self._only_square = False
        return found

    def best(self, *, winding: bool = True) -> tuple[LinePath, Ends] | None:
        """Return the best way with two corners at most, or one that winds if those are not calm; None: there is none.

        Args:
            winding: Look for one that winds at all.

        """
        self._least, self._found = inf, None
        for leaving, reaching in SIDES:
            ends = ends_of(self.parts, self.wire, leaving, reaching)
            if ends is None:
                continue
            if leaving == reaching == "flow":
                self._straight(ends)
            for corners in self._ways(ends):
                self._judge(corners, ends)
        ends = None if self._only_square else ends_of(self.parts, self.wire, "flow", "flow")
        if ends is not None:
            for corners in self._around(ends):  # they have the most corners: most are dearer than what is known now
                self._judge(corners, ends)
        if winding and (self._found is None or not self._found[0].is_calm):
            self._wind()
        return self._found

    def _straight(self, ends: Ends) -> None:
        first, last = ends
        low, high = max(first.low, last.low), min(first.high, last.high)
        if low > high:
            return
        used = [*self.taken.get(first.key, ()), *self.taken.get(last.key, ())]
        for place in _apart(low, high, used, [first.wish, last.wish]):
            self._judge([(place, first.level), (place, last.level)], ends)

    def _wind(self) -> None:
        """Look at ways with more corners, slanted and slight ones."""
        winding = Winding(self.barred)
        for leaving, reaching in _WINDING:
            ends = ends_of(self.parts, self.wire, leaving, reaching)
            if ends is None:
                continue
            first, last = ends
            for a in self._places(first, last)[:2]:
                for b in self._places(last, first)[:1]:
                    start = (
                        [(a, first.level), (a, first.level + _STUB)] if first.side == "flow" else self._out(first, a)
                    )
                    end = (
                        [(b, last.level - _STUB), (b, last.level)] if last.side == "flow" else self._out(last, b)[::-1]
                    )
                    way = winding.way(start, end)
                    if way is not None:
                        self._judge(way, ends)

    def _out(self, end: End, place: float) -> list[Point]:
        return [(end.level, place), (end.level + (_STUB if end.side == "right" else -_STUB), place)]

    def _ways(self, ends: Ends) -> Iterator[list[Point]]:
        """Yield the ways with one corner or two between two sides."""
        first, last = ends
        upper, lower = self.parts.cards[self.wire.upper].box, self.parts.cards[self.wire.lower].box
        from_places, to_places = self._places(first, last), self._places(last, first)
        for a in from_places:
            for b in to_places:
                start = (a, first.level) if first.side == "flow" else (first.level, a)
                end = (b, last.level) if last.side == "flow" else (last.level, b)
                match first.side, last.side:
                    case "flow", "flow":
                        for row in self._between(self.rows, upper.bottom + _STUB, lower.top - _STUB, self.wire.turn):
                            yield [start, (a, row), (b, row), end]
                    case "flow", side:
                        if _is_beyond(a, lower, side):
                            yield [start, (a, b), end]
                        for lane in () if self._only_square else self._beside(side, lower, lower):
                            for row in _slants(abs(lane - a), upper.bottom + _STUB, b - _STUB):
                                yield [start, (a, upper.bottom + _STUB), (lane, row), (lane, b), end]
                    case side, "flow":
                        if _is_beyond(b, upper, side):
                            yield [start, (b, a), end]
                        low = last.level - _STUB
                        for lane in () if self._only_square else self._beside(side, upper, upper):
                            for row in _slants(-abs(lane - b), low, a + _STUB):
                                yield [start, (lane, a), (lane, row), (b, low), end]
                    case "left" | "right" as side, other if side == other:
                        for lane in self._beside(side, upper, lower):
                            yield [start, (lane, a), (lane, b), end]
                    case "right", "left":
                        for lane in self._between(self.columns, upper.right + _STUB, lower.left - _STUB):
                            yield [start, (lane, a), (lane, b), end]
                    case "left", "right":
                        for lane in self._between(self.columns, lower.right + _STUB, upper.left - _STUB):
                            yield [start, (lane, a), (lane, b), end]

    def _around(self, ends: Ends) -> Iterator[list[Point]]:
        """Yield the ways out to a lane beside what is between two cards, and back."""
        upper, lower = self.parts.cards[self.wire.upper].box, self.parts.cards[self.wire.lower].box
        top, low = upper.bottom + _STUB, lower.top - _STUB
        for a, b in product(self._places(*ends), self._places(*reversed(ends))):
            for lane in _nearest(self.columns, (a + b) / 2):
                out, back = abs(lane - a) / _GENTLE, abs(lane - b) / _GENTLE
                if top + out < low - back:
                    yield [(a, upper.bottom), (a, top), (lane, top + out), (lane, low - back), (b, low), (b, lower.top)]

    def _places(self, end: End, other: End) -> list[float]:
        wishes = [end.wish] if end.wish else []
        if end.side == self.wire.leaving and self.wire.wish is not None and end.key[0] == self.wire.upper:
            wishes = [self.wire.wish]
        if end.side == other.side == "flow":
            wishes.append(other.middle)
        most = _MORE_PLACES if self._only_square and end.side == "flow" != other.side else _MOST_PLACES
        return _apart(end.low, end.high, self.taken.get(end.key, ()), wishes)[:most]

    def _between(self, places: Sequence[float], low: float, high: float, best: float | None = None) -> list[float]:
        if low > high:
            return []
        inner = places[bisect_left(places, low) : bisect_right(places, high)]
        middle = (low + high) / 2 if best is None else max(min(best, high), low)
        return sorted({low, middle, high, *inner}, key=lambda place: (abs(place - middle), place))[:_MOST_LANES]

    def _beside(self, side: Side, upper: Box, lower: Box) -> list[float]:
        if side == "right":
            nearest = max(upper.right, lower.right) + _STUB
            beyond = bisect_right(self.columns, nearest)
            return [nearest, *self.columns[beyond : beyond + _MOST_LANES - 1]]
        nearest = min(upper.left, lower.left) - _STUB
        beyond = bisect_left(self.columns, nearest)
        return [nearest, *reversed(self.columns[max(beyond - _MOST_LANES + 1, 0) : beyond])]

    def _judge(self, corners: list[Point], ends: Ends) -> None:
        """Keep a way if nothing bars it and none before was as cheap."""
        pieces = [piece for piece in pairwise(corners) if piece[0] != piece[1]]
        if self._only_square and any(a != c and b != d for (a, b), (c, d) in pieces):
            return
        price = _CORNER * (len(pieces) - 1)
        if self.wire.wish is not None and ends[0].side == self.wire.leaving:
            price += self.off_wish * abs(corners[0][ends[0].side != "flow"] - self.wire.wish)
        least = sum(map(self.prices.least, pieces))
        if price + least >= self._least or not all(map(self.prices.is_open, pieces)):  # as most are
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
            self._least, self._found = price, (path, (placed[0], placed[1]))


def _nearest(places: Sequence[float], middle: float) -> list[float]:
    return sorted(places, key=lambda at: (abs(at - middle), at))[:_MOST_LANES]


def _is_beyond(place: float, card: Box, side: str) -> bool:
    """Return whether a lane reaches a card from its side."""
    return place >= card.right + _STUB if side == "right" else place <= card.left - _STUB


def _apart(low: float, high: float, used: Iterable[float], wishes: Sequence[float]) -> list[float]:
    """Return places on a side that are apart from those in use, those wished for first."""
    listed = list(used)
    middle = (low + high) / 2
    tried = [*(min(max(wish, low), high) for wish in wishes), middle]
    tried += sorted((at + by for at in listed for by in (-APART, APART)), key=lambda at: (abs(at - middle), at))
    tried += [low, high]
    free = (at for at in tried if low <= at <= high and all(abs(at - each) >= APART - 0.01 for each in listed))
    return list(dict.fromkeys(free))


def _slants(across: float, start: float, most: float) -> Iterator[float]:
    """Yield where a slanted piece that goes so far across can end, gentle ones first; ``across`` < 0: upwards."""
    for slope in (_GENTLE, _STEEPEST):
        end = start + across / slope
        if end < most if across > 0 else end > most:
            yield end
