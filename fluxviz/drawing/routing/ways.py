"""Ways: where a line could run between two cards, with one corner or two, or around what is between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.ends import End, Ends, Key
from fluxviz.drawing.routing.lines import Segment
from fluxviz.drawing.routing.paths import Side
from fluxviz.drawing.routing.pricing import APART
from fluxviz.drawing.routing.wires import Parts, Wire

STUB = 14.0
"""How far a line runs straight at its ends, in points."""

_OFF_CARD = 5.0
"""How far off a card a line runs across that ends at a tab of it, in points."""

_MOST_PLACES, _MORE_PLACES = 2, 5
"""At how many places on a side a line is tried to end: more where one right angle at the right place will do."""

_MOST_LANES = 14
_STEEPEST, _GENTLE = 2.2, 1.2
"""How far a slanted piece goes across for each point along: at most, and where there is a choice."""


class Ways:
    """Where one line could run.

    Args:
        parts: What was laid out.
        wire: The line.
        taken: The places on sides where others end.
        beside: What stands still, and labels: a line may run beside them.
        others: The pieces of other lines: it may run beside them, too.

    """

    def __init__(
        self,
        parts: Parts,
        wire: Wire,
        taken: Mapping[Key, Sequence[float]],
        beside: Sequence[Box],
        others: Sequence[Segment],
    ) -> None:
        self.parts, self.wire, self.taken, self.beside, self.others = parts, wire, taken, beside, others

    @cached_property
    def columns(self) -> list[float]:
        """Where a line could run along the flow: beside what stands somewhere, and beside other lines."""
        return sorted(
            {at for box in (*self.beside, *self.parts.frames) for at in (box.left - 8, box.right + 8)}
            | {x + by for (x, y), (to_x, to_y) in self.others if x == to_x for by in (-APART, APART)}
        )

    @cached_property
    def rows(self) -> list[float]:
        """Where a line could run across."""
        return sorted(
            {at for box in (*self.beside, *self.parts.frames) for at in (box.top - 6, box.bottom + 6)}
            | {y + by for (x, y), (to_x, to_y) in self.others if y == to_y for by in (-APART, APART)}
        )

    def between(self, ends: Ends, *, square: bool = False) -> Iterator[list[Point]]:
        """Yield the ways with one corner or two between two sides; ``square``: right angles alone."""
        first, last = ends
        upper, lower = self.parts.cards[self.wire.upper].box, self.parts.cards[self.wire.lower].box
        from_places, to_places = self.places(first, last, square=square), self.places(last, first, square=square)
        lanes = self._lanes_between(first, last, square=square) if from_places and to_places else []
        for a in from_places:
            for b in to_places:
                start = (a, first.level) if first.side == "flow" else (first.level, a)
                end = (b, last.level) if last.side == "flow" else (last.level, b)
                match first.side, last.side:
                    case "flow", "flow":
                        for row in lanes:
                            yield [start, (a, row), (b, row), end]
                    case "flow", side:
                        if _is_beyond(a, lower, side):
                            yield [start, (a, b), end]
                        for lane in lanes:
                            for row in _slants(abs(lane - a), upper.bottom + STUB, b - STUB):
                                yield [start, (a, upper.bottom + STUB), (lane, row), (lane, b), end]
                    case side, "flow":
                        if _is_beyond(b, upper, side):
                            yield [start, (b, a), end]
                        low = last.level - STUB
                        for lane in lanes:
                            for row in _slants(-abs(lane - b), low, a + STUB):
                                yield [start, (lane, a), (lane, row), (b, low), end]
                    case _:
                        for lane in lanes:
                            yield [start, (lane, a), (lane, b), end]

    def _lanes_between(self, first: End, last: End, *, square: bool) -> list[float]:
        """Return where a line could change its place between two sides: rows between two that face the flow."""
        upper, lower = self.parts.cards[self.wire.upper].box, self.parts.cards[self.wire.lower].box
        match first.side, last.side:
            case "flow", "flow":
                top, low = upper.bottom + STUB, lower.top - STUB
                most = min(last.level - STUB, lower.top - _OFF_CARD) if square else low
                middle = (top + low) / 2 if self.wire.turn is None else self.wire.turn
                return self._lanes(self.rows, top, most, middle)
            case "flow", side:
                return [] if square else self._lanes_aside(side, lower, lower)
            case side, "flow":
                return [] if square else self._lanes_aside(side, upper, upper)
            case "right", "left":
                return self._lanes(self.columns, upper.right + STUB, lower.left - STUB)
            case "left", "right":
                return self._lanes(self.columns, lower.right + STUB, upper.left - STUB)
        return self._lanes_aside(first.side, upper, lower)

    def around(self, ends: Ends) -> Iterator[list[Point]]:
        """Yield the ways out to a lane beside what is between two cards, and back."""
        upper, lower = self.parts.cards[self.wire.upper].box, self.parts.cards[self.wire.lower].box
        top, low = upper.bottom + STUB, lower.top - STUB
        first, last = ends
        for a, b in product(self.places(first, last), self.places(last, first)):
            for lane in _nearest(self.columns, (a + b) / 2):
                out, back = abs(lane - a) / _GENTLE, abs(lane - b) / _GENTLE
                if top + out < low - back:
                    yield [(a, upper.bottom), (a, top), (lane, top + out), (lane, low - back), (b, low), (b, lower.top)]

    def places(self, end: End, other: End, *, square: bool = False) -> list[float]:
        """Return where a line is tried to end on a side, what is best first."""
        wishes = [end.wish] if end.wish else []
        if end.side == self.wire.leaving and self.wire.wish is not None and end.key[0] == self.wire.upper:
            wishes = [self.wire.wish]
        if end.side == other.side == "flow":
            wishes.append(other.middle)
        most = _MORE_PLACES if square and end.side == "flow" != other.side else _MOST_PLACES
        return apart(end.low, end.high, self.taken.get(end.key, ()), wishes)[:most]

    def _lanes(self, places: Sequence[float], low: float, high: float, best: float | None = None) -> list[float]:
        if low > high:
            return []
        inner = places[bisect_left(places, low) : bisect_right(places, high)]
        middle = (low + high) / 2 if best is None else max(min(best, high), low)
        return sorted({low, middle, high, *inner}, key=lambda place: (abs(place - middle), place))[:_MOST_LANES]

    def _lanes_aside(self, side: Side, upper: Box, lower: Box) -> list[float]:
        if side == "right":
            nearest = max(upper.right, lower.right) + STUB
            beyond = bisect_right(self.columns, nearest)
            return [nearest, *self.columns[beyond : beyond + _MOST_LANES - 1]]
        nearest = min(upper.left, lower.left) - STUB
        beyond = bisect_left(self.columns, nearest)
        return [nearest, *reversed(self.columns[max(beyond - _MOST_LANES + 1, 0) : beyond])]


def _nearest(places: Sequence[float], middle: float) -> list[float]:
    return sorted(places, key=lambda at: (abs(at - middle), at))[:_MOST_LANES]


def _is_beyond(place: float, card: Box, side: str) -> bool:
    """Return whether a lane reaches a card from its side."""
    return place >= card.right + STUB if side == "right" else place <= card.left - STUB


def apart(low: float, high: float, used: Iterable[float], wishes: Sequence[float]) -> list[float]:
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
