"""Joining: cards that nearly stand below each other become a column, those with a line between them and nearest first.

A card moves only to where nothing stands or runs, and by so little that no line passes it on another side than before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from fluxviz.drawing.routing.boxes import Box, meets_any
from fluxviz.drawing.routing.wires import Parts

_MOST_OFF = 40.0
"""How far a card moves at most, in points."""

_ROW = 1.0
"""How far apart the middles of cards of one row are at most, in points: the engine rounds."""

_APART, _OFF_LABEL, _OFF_LINE = 20.0, 6.0, 10.0
"""How far cards that moved keep off other cards, labels and lines, in points, if they were as far before."""

IN_FRAME, _OFF_FRAME = 14.0, 10.0
"""How much room a frame has inside and outside of its sides, in points."""


def rows_of(boxes: Mapping[str, Box]) -> list[list[str]]:
    """Return cards row by row, the topmost first."""
    rows: list[list[str]] = []
    for name in sorted(boxes, key=lambda name: boxes[name].middle[::-1]):
        if rows and boxes[name].middle[1] - boxes[rows[-1][0]].middle[1] <= _ROW:
            rows[-1].append(name)
        else:
            rows.append([name])
    return rows


class Columns:
    """Cards that stand below each other.

    Args:
        parts: What stands in the picture; each card begins as a column of its own.
        aside: Ids of the cards that will stand to the left of all others, with lines between the two that will run
            elsewhere: the cards of a column begin at one place then. Where there are none, their middles are at one.

    """

    def __init__(self, parts: Parts, aside: Collection[str]) -> None:
        self.boxes = {name: card.box for name, card in parts.cards.items() if name not in aside}
        self.rows = rows_of(self.boxes)
        self.row_of = {name: number for number, row in enumerate(self.rows) for name in row}
        self.places = {name: box.left if aside else box.middle[0] for name, box in self.boxes.items()}
        self.starts = dict(self.places)
        self.column = {name: [name] for name in self.boxes}
        self.frames, self.sideways = parts.frames, bool(aside)
        self.wires = [wire for wire in parts.wires if {wire.upper, wire.lower}.isdisjoint(aside)]
        self.labels = [wire.label for wire in self.wires if wire.label]

    def shifts(self) -> dict[str, float]:
        """Return how far each card moves across."""
        for _, _, one, other in sorted(self._near()):
            self._join(one, other)
        by = {name: round(self.places[name] - start, 2) for name, start in self.starts.items()}
        return {name: shift for name, shift in by.items() if shift}

    def _near(self) -> Iterator[tuple[bool, float, str, str]]:
        """Yield two cards each that should be in one column, in an order of which the first are joined first."""
        linked = {frozenset((wire.upper, wire.lower)) for wire in self.wires}
        for number, row in enumerate(self.rows):
            for one in row:
                for further, others in enumerate(self.rows[number + 1 :]):
                    for other in others:
                        off = abs(self.places[one] - self.places[other])
                        is_linked = frozenset((one, other)) in linked
                        if off <= _MOST_OFF and (is_linked or not further):
                            yield not is_linked, round(off, 2), one, other

    def _join(self, one: str, other: str) -> None:
        """Make one column of those of two cards, at the place of one of them or between, where all cards have room."""
        columns = self.column[one], self.column[other]
        joined = columns[0] + columns[1]
        if columns[0] is columns[1] or len({self.row_of[name] for name in joined}) < len(joined):
            return
        # What crosses least, over all specimens: sideways the longer column stays, from top to bottom the shorter one.
        long, short = (self.places[column[0]] for column in sorted(columns, key=len, reverse=True))
        places = (long, short) if self.sideways else (short, long)
        for place in (*places, (long + short) / 2):
            if all(self._fits(name, place) for name in joined):
                for name in joined:
                    self.places[name], self.column[name] = place, joined
                return

    def _fits(self, name: str, place: float) -> bool:
        """Return whether a card has room at a place."""
        box = self.boxes[name]
        now, there = self._box(name), box.moved(place - self.starts[name], 0.0)
        if abs(there.left - box.left) > _MOST_OFF:
            return False
        return abs(there.left - now.left) < 0.01 or (
            all(_is_clear(now, there, other, room) for other, room in self._beside(name))
            and all(self._can_hold(frame, there) for frame in self.frames if frame.holds(box))
        )

    def _box(self, name: str) -> Box:
        """Return where a card stands now."""
        return self.boxes[name].moved(self.places[name] - self.starts[name], 0.0)

    def _beside(self, name: str) -> Iterator[tuple[Box, float]]:
        """Yield what stands or runs beside a card, with how far that keeps off it."""
        box = self.boxes[name]
        for other in self.boxes:
            if other != name:
                yield self._box(other), _APART
        for label in self.labels:
            yield label, _OFF_LABEL
        level = box.middle[1]
        for wire in self.wires:
            if name not in (wire.upper, wire.lower) and wire.guide.levels[0] < level < wire.guide.levels[-1]:
                place = wire.guide.at(level)
                yield Box(place, level, place, level), _OFF_LINE

    def _can_hold(self, frame: Box, there: Box) -> bool:
        """Return whether a frame has room for a card, or nothing is where it would be wider."""
        left, right = there.left - IN_FRAME, there.right + IN_FRAME
        strips = [Box(left - _OFF_FRAME, frame.top, frame.left, frame.bottom)] if left < frame.left - 0.5 else []
        strips += [Box(frame.right, frame.top, right + _OFF_FRAME, frame.bottom)] if right > frame.right + 0.5 else []
        return not any(self._is_taken(strip, frame) for strip in strips)

    def _is_taken(self, strip: Box, frame: Box) -> bool:
        """Return whether something stands or runs in a strip beside a frame."""
        others = [each for each in self.frames if each is not frame]
        cards = map(self._box, self.boxes)
        lines = (
            Box(u, v, u, v) for wire in self.wires for u, v in zip(wire.guide.places, wire.guide.levels, strict=True)
        )
        return any(meets_any(strip, each) for each in (others, cards, self.labels, lines))


def _is_clear(now: Box, there: Box, other: Box, room: float) -> bool:
    """Return whether a card that moves keeps off what stands beside it, or is no nearer to it than it was."""
    if other.bottom < now.top or now.bottom < other.top:
        return True
    if other.middle[0] > now.middle[0]:
        return other.left - there.right >= min(room, other.left - now.right)
    return there.left - other.right >= min(room, now.left - other.right)
