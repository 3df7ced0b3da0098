"""Exits: where lines leave the public side for an app that stands beside it, in an order in which few cross."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from fluxviz.drawing.ending import CORNER
from fluxviz.drawing.layout import Item, Point, Shape, TextRun
from fluxviz.drawing.routing.notes import box_of
from fluxviz.drawing.routing.wires import Card, Parts, Wire, words_box

EXIT = 30.0
"""How far apart lines leave a card for the app, in points: a label stands between two."""

_OVER = 12.0
_BETWEEN = 10.0
_UNDER = 14.0
_MOST_UNDER = 5


class Exits(NamedTuple):
    """Where lines leave the cards aside.

    Attributes:
        levels: The level at which each line leaves a card to the right, by number.
        down: How far the cards aside move down for it.
        under: The numbers of the lines that leave the first card downwards, and pass the last one on the left: doors
            that would cross more lines of the public path above it. The rightmost first.
        lanes: The lane in which a line changes its level before the app, by number: 0 is the nearest to the app.

    """

    levels: Mapping[int, float]
    down: float
    under: tuple[int, ...]
    lanes: Mapping[int, int]


def exits_of(parts: Parts, head: Mapping[str, Card], rest: Mapping[str, Card], wires: Sequence[Wire]) -> Exits:
    """Return where lines leave the cards aside.

    Args:
        parts: What stands in the picture.
        head: The cards aside.
        rest: The others.
        wires: The lines between the two.

    """
    return _Exits(parts, rest, wires).placed(head)


def left_of(wire: Wire, card: Card) -> Point:
    """Return where a line would come in from the left."""
    box = wire.lower_tab or card.box
    return box.left, box.middle[1]


def is_first(card: Card, rest: Mapping[str, Card]) -> bool:
    """Return whether a card stands in the first row."""
    return card.box.top < min(other.box.bottom for other in rest.values())


def lowered(card: Item, leaving: int) -> Item:
    """Return a card no higher than its words and the lines that leave it to the right ask for; its lower side stays.

    Args:
        card: The card, as high as all its lines ask for.
        leaving: How many lines leave it to the right.

    """
    box = box_of(card)
    words = words_box(card.words)
    if words is None:
        return card
    asked = EXIT * leaving + CORNER if leaving > 1 else 0.0
    by = box.bottom - box.top - max(words.bottom - words.top + 2 * (words.top - box.top), asked)
    if by <= 0:
        return card
    return replace(card, marks=tuple(_lowered(mark, by, box.middle[1]) for mark in card.marks))


def _lowered(mark: Shape | TextRun, by: float, middle: float) -> Shape | TextRun:
    if isinstance(mark, TextRun):
        return replace(mark, y=round(mark.y + by, 2))
    return replace(mark, points=tuple((x, round(y + by, 2) if y < middle else y) for x, y in mark.points))


class _Exits:
    """Where lines leave the cards aside: in an order in which they do not cross."""

    def __init__(self, parts: Parts, rest: Mapping[str, Card], wires: Sequence[Wire]) -> None:
        self.parts, self.rest, self.wires = parts, rest, wires
        tops = [frame.top for frame in parts.frames] + [card.box.top for card in rest.values()]
        self.over = min(tops) - _OVER

    def placed(self, head: Mapping[str, Card]) -> Exits:
        """Return where the lines leave."""
        last = max(head, key=lambda name: head[name].box.bottom)
        own = [wire for wire in self.wires if wire.upper == last]
        exits, level = self._levels(own)
        box = head[last].box
        height = box.bottom - box.top
        lowest, highest = max(exits.values(), default=level), min(exits.values(), default=level)
        top = min(max(level - height / 2, lowest + CORNER - height), highest - CORNER)
        down = top - box.top
        under = self._under(own, box.bottom + down) if len(head) == 2 else ()
        for name, card in head.items():
            if name != last:
                others = [wire for wire in self.wires if wire.upper == name and wire.index not in under]
                exits |= self._stacked(sorted(others, key=self._from_below), card.box.bottom + down - CORNER)
        return Exits(exits, down, under, self._lanes(exits))

    def _under(self, own: Sequence[Wire], bottom: float) -> tuple[int, ...]:
        """Return the lines of the first card that cross fewer of the last one's below it than above it."""
        levels = [self._target(wire)[0] for wire in own if self._is_open(wire)]
        doors = sorted(self._target(wire) for wire in self.wires if wire not in own and not self._is_over(wire))
        above = [sum(level < door[0] for level in levels) for door in doors]
        below = [len(levels) - count for count in above]
        lowest = [count for count, door in enumerate(doors) if door[0] > bottom + _UNDER][-_MOST_UNDER:]
        splits = [len(doors), *reversed(lowest)]
        split = min(splits, key=lambda at: sum(above[:at]) + sum(below[at:]))
        return tuple(index for _, _, index in doors[split:])

    def _lanes(self, exits: Mapping[int, float]) -> dict[int, int]:
        """Return the lanes of lines that change their level: so that none crosses another with the same order."""
        spans: dict[int, tuple[float, float]] = {}
        for wire in self.wires:
            if wire.index in exits and not self._is_over(wire):
                spans[wire.index] = exits[wire.index], left_of(wire, self.rest[wire.lower])[1]
        bent = [index for index, (start, end) in spans.items() if abs(start - end) > 1.0]
        lanes: dict[int, int] = {}
        for index in sorted(bent, key=lambda index: _outermost_first(spans[index])):
            top, low = sorted(spans[index])
            beside = (lanes[other] for other in lanes if max(top, min(spans[other])) < min(low, max(spans[other])))
            lanes[index] = 1 + max(beside, default=-1)
        return lanes

    def _levels(self, wires: Sequence[Wire]) -> tuple[dict[int, float], float]:
        """Return the levels of the lines of the last card, and the one that it stands at."""
        straight = min(
            filter(self._is_open, wires), key=lambda wire: (wire.lower_tab is None, self._target(wire)), default=None
        )
        first = [wire for wire in wires if self._is_over(wire)]
        exits = self._stacked(sorted(first, key=self._from_below), self.over)
        if straight is None:
            level = min(card.box.top for card in self.rest.values()) if not exits else max(exits.values())
        else:
            level = exits[straight.index] = left_of(straight, self.rest[straight.lower])[1]
        place = level
        for wire in sorted(wires, key=self._target):
            if wire.index not in exits:
                place += _step(wire)
                exits[wire.index] = place
        return exits, level

    def _stacked(self, wires: Sequence[Wire], lowest: float) -> dict[int, float]:
        """Return the levels of lines one above the other, each with room for its label."""
        exits: dict[int, float] = {}
        for wire in wires:
            exits[wire.index] = lowest
            lowest -= _step(wire)
        return exits

    def _is_open(self, wire: Wire) -> bool:
        """Return whether a line comes straight in from the left: nothing stands there."""
        card = self.rest[wire.lower]
        own = wire.lower_tab or card.box
        if any(tab.left < own.left and tab.top < own.bottom and own.top < tab.bottom for tab in card.tabs):
            return False
        return not any(
            other.box.right <= card.box.left and other.box.top < own.bottom and own.top < other.box.bottom
            for other in self.rest.values()
        )

    def _is_over(self, wire: Wire) -> bool:
        """Return whether a line comes in over the app: to a card of the first row with another before it."""
        return not self._is_open(wire) and is_first(self.rest[wire.lower], self.rest)

    def _from_below(self, wire: Wire) -> tuple[bool, float, float, int]:
        """Order lines of which one leaves above the other: those that go down furthest leave lowest."""
        level, across, index = self._target(wire)
        over = self._is_over(wire)
        return over, 0.0 if over else -level, across, index

    def _target(self, wire: Wire) -> tuple[float, float, int]:
        card = self.rest[wire.lower]
        box = wire.lower_tab or card.box
        return box.top if self._is_open(wire) else card.box.top - _UNDER, box.middle[0], wire.index


def _outermost_first(span: tuple[float, float]) -> tuple[bool, float]:
    """Order lines that go down by where they come in, and those that go up the other way round."""
    start, end = span
    return end < start, end if end > start else -end


def _step(wire: Wire) -> float:
    return max(EXIT, wire.label.bottom - wire.label.top + _BETWEEN) if wire.label else EXIT
