"""Planning: the calmest way of one line between its cards, among all that is in its path."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import cast

from fluxviz.drawing.ending import CORNER
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.corridors import FAR, Wall, find_runs, gathered, place_runs
from fluxviz.drawing.routing.ends import End, Ends, Key, Plan, ends_of, settle
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.obstacles import Obstacles, Room
from fluxviz.drawing.routing.paths import LinePath, Side, crossings, make_way, tauten
from fluxviz.drawing.routing.surroundings import Surroundings
from fluxviz.drawing.routing.wires import Wire

_STUB = 9.0
_BESIDE_CARD = 14.0
_LONG = 140.0
FAMILIES = cast(
    "tuple[tuple[Side, Side], ...]",
    (
        ("flow", "flow"),
        ("flow", "left"),
        ("flow", "right"),
        ("left", "flow"),
        ("right", "flow"),
        ("left", "left"),
        ("right", "right"),
    ),
)


class Planner:
    """Finds paths for lines.

    Attributes:
        obstacles: What is in the way; it grows as lines get their paths.

    """

    def __init__(self, obstacles: Obstacles) -> None:
        self.obstacles, self.parts = obstacles, obstacles.parts
        self._guides: dict[tuple[int, Side, Side], Guide] = {}

    def first(self, wire: Wire, full: Collection[Key] = ()) -> Plan | None:
        """Return the calmest way of a line as if there were no other; None where there is none.

        Args:
            wire: The line.
            full: Sides where it must not end.

        """
        found: list[tuple[float, int, Plan]] = []
        around = Surroundings(self.obstacles, wire)
        for room in (self.obstacles.full, self.obstacles.scarce):
            for leaving, reaching in FAMILIES:
                ends = self._ends(wire, leaving, reaching, full)
                line_path = self.line_path(around, ends, room) if ends else None
                if ends and line_path:
                    found.append((self.cost(wire, line_path), len(found), (line_path, ends)))
                    if found[-1][0] < _SURE:
                        break
            if not found or min(found, key=_cheapest)[0] > _DOUBTFUL:
                ends = self._ends(wire, "flow", "flow", full)
                line_path = self.line_path(around, ends, room, chord=True) if ends else None
                if ends and line_path:
                    found.append((self.cost(wire, line_path) + 30, len(found), (line_path, ends)))
            if found:
                break
        return min(found, key=_cheapest)[2] if found else None

    def _ends(self, wire: Wire, leaving: Side, reaching: Side, full: Collection[Key]) -> Ends | None:
        ends = ends_of(self.parts, wire, leaving, reaching)
        return ends if ends and not {ends[0].key, ends[1].key} & set(full) else None

    def final(self, wire: Wire, planned: Ends, taken: dict[Key, list[float]], *, thorough: bool = True) -> Plan | None:
        """Return the path of a line beside those that have theirs; another than was planned if that is calmer.

        Args:
            wire: The line.
            planned: Where it is to end.
            taken: The places on sides where others end.
            thorough: Look at others than planned at all.

        """
        found: list[tuple[float, int, Plan]] = []
        around = Surroundings(self.obstacles, wire)
        others: list[Ends] = []
        for room, price in ((self.obstacles.full, 0), (self.obstacles.scarce, 40)):
            line_path = self.line_path(around, planned, room, beside=True)
            if line_path is not None:
                found.append((self.cost(wire, line_path) + price, len(found), (line_path, planned)))
                if line_path.is_calm:
                    break
            if not thorough:
                continue
            others = others or list(self._settled(wire, planned, taken))
            for ends in others:
                for chord in (False, True) if ends[0].side == ends[1].side == "flow" else (False,):
                    line_path = self.line_path(around, ends, room, beside=True, chord=chord, anyhow=True)
                    if line_path is not None:
                        found.append((self.cost(wire, line_path) + price + 40, len(found), (line_path, ends)))
            if any(line_path.is_calm for _, _, (line_path, _) in found):
                break
        for chord in (False, True):
            for room in (self.obstacles.full, self.obstacles.scarce):
                line_path = None if found else self.line_path(around, planned, room, chord=chord)
                if line_path is not None:
                    found.append((0.0, 0, (line_path, planned)))
        return min(found, key=_cheapest)[2] if found else None

    def _settled(self, wire: Wire, planned: Ends, taken: Mapping[Key, Sequence[float]]) -> Iterator[Ends]:
        """Yield the ends of a line on each two sides where there is a place for it."""
        for leaving, reaching in FAMILIES:
            ends = ends_of(self.parts, wire, leaving, reaching)
            if ends and settle(ends, planned, taken):
                yield ends

    def cost(self, wire: Wire, line_path: LinePath) -> float:
        """Return how restless a line is: those that pass others may leave at the side, neighbours better not."""
        long = wire.guide.levels[-1] - wire.guide.levels[0] > _LONG
        aside = (10 if long else 60) * ((line_path.leaving != "flow") + (line_path.reaching != "flow"))
        crossed = 40 * (crossings(line_path, self.obstacles.line_paths.values()) + self.obstacles.cut_by(line_path))
        return (
            line_path.turned
            + 0.1 * line_path.across
            + aside
            + 70 * bool(line_path.taut)
            + crossed
            + 200 * (not line_path.is_calm)
        )

    def guide(self, wire: Wire, ends: Ends, *, chord: bool = False) -> Guide:
        """Return what leads a line: the engine's own, held where it is furthest out for one that ends beside a card."""
        if chord:
            return self._held(self._chord(wire), wire, ends)
        asked = wire.index, ends[0].side, ends[1].side
        if asked not in self._guides:
            self._guides[asked] = self._held(wire.guide, wire, ends)
        return self._guides[asked]

    def _held(self, guide: Guide, wire: Wire, ends: Ends) -> Guide:
        for end, name in zip(ends, (wire.upper, wire.lower), strict=True):
            if end.side != "flow":
                box = self.parts.cards[name].box
                place, level = guide.rightmost if end.side == "right" else guide.leftmost
                place = (
                    max(place, box.right + _BESIDE_CARD) if end.side == "right" else min(place, box.left - _BESIDE_CARD)
                )
                guide = guide.held(place, level, None) if end is ends[0] else guide.held(place, None, level)
        return guide

    def _chord(self, wire: Wire) -> Guide:
        """Return the straight way from card to card by way of the label, where the engine's own goes around."""
        upper, lower = self.parts.cards[wire.upper].box, wire.lower_tab or self.parts.cards[wire.lower].box
        top, bottom = wire.guide.levels[0], wire.guide.levels[-1]
        box = self.obstacles.labels.get(wire.index)
        middle = []
        if box is not None and top < box.middle[1] < bottom:
            lane = box.left if wire.guide.at(box.middle[1]) <= box.middle[0] else box.right
            middle = [(lane, max(box.top, top + 1)), (lane, min(box.bottom, bottom - 1))]
        towards = middle[0][0] if middle else lower.middle[0]
        start = min(max(towards, upper.left + CORNER), upper.right - CORNER)
        end = min(max(middle[-1][0] if middle else start, lower.left), lower.right)
        return Guide([(start, top), *middle, (end, bottom)])

    def line_path(
        self,
        around: Surroundings,
        ends: Ends,
        room: Room,
        *,
        beside: bool = False,
        chord: bool = False,
        anyhow: bool = False,
    ) -> LinePath | None:
        """Return the path of a line between two ends; None where there is none.

        Args:
            around: What is around the line.
            ends: Where it ends.
            room: How much room it keeps from what is in its path.
            beside: Keep beside the lines that have their way, too.
            chord: Go straight from card to card, on whichever side of what is in the way that leads.
            anyhow: Go out beside a card even where the engine's line does not.

        """
        wire = around.wire
        if not (chord or anyhow or self._turns_out(wire, ends)):
            return None
        first, last = ends
        guide = self.guide(wire, ends, chord=chord)
        top = first.level if first.side == "flow" else first.middle
        bottom = last.level if last.side == "flow" else last.middle
        upper, lower = self.parts.cards[wire.upper].box, self.parts.cards[wire.lower].box
        firm = [
            _wall_at(first, upper, top, max(upper.bottom + 5, top + _BESIDE_CARD), top + _STUB),
            _wall_at(last, lower, min(lower.top - 5, bottom - _BESIDE_CARD), bottom, bottom - _STUB),
            *around.own_label(guide, (top, bottom)),
        ]
        walls = gathered(firm, around.walls(guide, (top, bottom), room, beside=beside))
        if walls is None:
            return None
        runs = find_runs(walls)
        if runs is None:
            return None
        box = self.obstacles.labels.get(wire.index)
        outer = first.side if first.side != "flow" else last.side
        if outer != "flow":
            wish = -FAR if outer == "right" else FAR
        elif box is not None:
            wish = guide.at(box.middle[1])
        else:
            wish = last.middle
        places = place_runs(runs, wish)
        start = (places[0], top) if first.side == "flow" else (first.level, top)
        end = (places[-1], bottom) if last.side == "flow" else (last.level, bottom)
        line_path = make_way(runs, places, start, end, first.side, last.side, box)
        if self._is_barred(wire, line_path, room):
            return None
        return line_path if line_path.is_calm else tauten(line_path, walls)

    def _turns_out(self, wire: Wire, ends: Ends) -> bool:
        """Return whether the engine's line goes past the sides that a line is to end at."""
        for end, name in zip(ends, (wire.upper, wire.lower), strict=True):
            box = self.parts.cards[name].box
            if end.side == "right" and wire.guide.rightmost[0] < box.right - 4:
                return False
            if end.side == "left" and wire.guide.leftmost[0] > box.left + 4:
                return False
        return True

    def _is_barred(self, wire: Wire, line_path: LinePath, room: Room) -> bool:
        """Return whether something is between the side of a card and the lane beside it."""
        for side, point, lane, own in (
            (line_path.leaving, line_path.start, line_path.runs[0][0], wire.upper),
            (line_path.reaching, line_path.end, line_path.runs[-1][0], wire.lower),
        ):
            if side != "flow":
                reach = Box(min(point[0], lane), point[1] - 2, max(point[0], lane), point[1] + 2)
                if self.obstacles.bars(wire, own, reach, room):
                    return True
        return False


_SURE = 50.0
_DOUBTFUL = 150.0


def _cheapest(found: tuple[float, int, Plan]) -> tuple[float, int]:
    return found[:2]


def _wall_at(end: End, card: Box, top: float, bottom: float, stub: float) -> Wall:
    """Return what keeps a line on its end: straight at a side that faces the flow, well beside the card at another."""
    if end.side == "flow":
        return Wall(min(stub, end.level), max(stub, end.level), end.low, end.high)
    if end.side == "right":
        return Wall(top, bottom, max(end.level, card.right) + _BESIDE_CARD, FAR)
    return Wall(top, bottom, -FAR, min(end.level, card.left) - _BESIDE_CARD)
