"""Where lines end on cards: on which side, on which stretch of it, and each at a place of its own there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fluxviz.drawing.ending import CORNER, TAB_CORNER
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.paths import LinePath, Side
from fluxviz.drawing.routing.sides import spread
from fluxviz.drawing.routing.wires import Card, Parts, Wire

_TAB_SIDE = 5.5
_APART = 9.0
_AHEAD = 40.0
HEADS = 8.2
"""How far apart arrowheads stand at least, in points."""

Key = tuple[str, float, Side, bool]


@dataclass
class End:
    """An end of a line on a card.

    Attributes:
        side: The side of the card.
        level: Where that side is: along the flow for one that faces it, across for the others.
        low: The least place on it.
        high: The most.
        key: What names the side; ends with the same key stand beside each other.
        wish: Where it would be straightest.
        lane: What orders the ends of one side that have the same wish.

    """

    side: Side
    level: float
    low: float
    high: float
    key: Key
    wish: float = 0.0
    lane: float = 0.0

    @property
    def middle(self) -> float:
        """The middle of the stretch."""
        return (self.low + self.high) / 2


Ends = tuple[End, End]
Plan = tuple[LinePath, Ends]
"""A way of a line, with where it ends."""


def ends_of(parts: Parts, wire: Wire, leaving: Side, reaching: Side) -> Ends | None:
    """Return the ends of a line on the sides asked for; None where another tab, or a line from aside, bars one."""
    if (leaving == "left" and (wire.upper, wire.upper_tab) in parts.kept) or (
        reaching == "left" and (wire.lower, wire.lower_tab) in parts.kept
    ):
        return None
    first = _end(wire.upper, parts.cards[wire.upper], wire.upper_tab, leaving, upper=True)
    last = _end(wire.lower, parts.cards[wire.lower], wire.lower_tab, reaching, upper=False)
    return (first, last) if first and last else None


def _end(name: str, card: Card, tab: Box | None, side: Side, *, upper: bool) -> End | None:
    box = card.box
    if side == "flow":
        if upper:
            return End(side, box.bottom, box.left + CORNER, box.right - CORNER, (name, 0.0, side, upper))
        if tab is None:
            return End(side, box.top, box.left + CORNER, box.right - CORNER, (name, 0.0, side, upper))
        if _is_below_another(card, tab):
            return None
        return End(side, tab.top, tab.left + TAB_CORNER, tab.right - TAB_CORNER, (name, tab.left, side, upper))
    right = side == "right"
    if tab is None:
        place = box.right if right else box.left
        return End(side, place, box.top + CORNER, box.bottom - CORNER, (name, 0.0, side, True))
    if not _is_outermost(card, tab, right=right):
        return None
    place = tab.right if right else tab.left
    return End(side, place, tab.top + _TAB_SIDE, tab.bottom - _TAB_SIDE, (name, tab.top, side, True))


def _is_outermost(card: Card, tab: Box, *, right: bool) -> bool:
    """Return whether no other tab of its row is further to one side."""
    row = [other for other in card.tabs if other.top < tab.bottom and tab.top < other.bottom]
    return not any(other.left > tab.left if right else other.left < tab.left for other in row)


def _is_below_another(card: Card, tab: Box) -> bool:
    """Return whether a tab that can be reached from a side has another above it, over which a line would run."""
    above = any(other.bottom <= tab.top and other.left < tab.right and tab.left < other.right for other in card.tabs)
    return above and any(_is_outermost(card, tab, right=right) for right in (False, True))


def wish_ends(ends: Ends, line_path: LinePath) -> None:
    """Let the ends of a line wish for where its way has them."""
    first, last = ends
    first.wish = line_path.runs[0][0] if line_path.leaving == "flow" else line_path.start[1]
    last.wish = line_path.runs[-1][0] if line_path.reaching == "flow" else line_path.end[1]
    # Beside a card, who goes further out leaves before the others, and comes in after them: so none crosses another.
    first.lane = line_path.runs[0][0] * (-1 if line_path.leaving == "right" else 1)
    last.lane = line_path.runs[-1][0] * (-1 if line_path.reaching == "left" else 1)


def ends_by_side(ends: Mapping[int, Ends]) -> dict[Key, list[tuple[int, End]]]:
    """Return the ends of lines, each with the number of its line, by the side they are on."""
    sides: dict[Key, list[tuple[int, End]]] = {}
    for index, pair in ends.items():
        for end in pair:
            sides.setdefault(end.key, []).append((index, end))
    return sides


def spread_ends(ends: Mapping[int, Ends], wires: Mapping[int, Wire]) -> dict[Key, list[float]]:
    """Return each end its place: those on one side beside each other, in the order of where they lead.

    Returns:
        the places that are taken, by side.

    """
    sides: dict[Key, list[tuple[int, float, int, End]]] = {}
    for index, pair in ends.items():
        guide = wires[index].guide
        for end, ahead in zip(pair, (_AHEAD, -_AHEAD), strict=True):
            order = guide.at(end.level + ahead) if end.side == "flow" else end.lane
            sides.setdefault(end.key, []).append((round(end.wish), order, index, end))
    taken: dict[Key, list[float]] = {}
    for key, listed in sides.items():
        members = [end for *_, end in sorted(listed, key=lambda each: each[:3])]
        places = spread([end.wish for end in members], members[0].low, members[0].high)
        for end, place in zip(members, places, strict=True):
            end.low = end.high = place
        taken[key] = places
    return taken


def settle(ends: Ends, planned: Ends, taken: Mapping[Key, Iterable[float]]) -> bool:
    """Return ends that were not planned their places, apart from those that are taken; tell whether there are such."""
    for end, plan in zip(ends, planned, strict=True):
        if end.key == plan.key and plan.low == plan.high:
            end.low = end.high = plan.low
            continue
        used = list(taken.get(end.key, ()))
        steps = (end.middle + shift * 3.0 for number in range(40) for shift in (number, -number))
        place = next(
            (at for at in steps if end.low <= at <= end.high and all(abs(at - each) >= _APART for each in used)), None
        )
        if place is None:
            return False
        end.low = end.high = place
    return True
