"""``fold``: from left to right: the public side stands beside the app, not above it.

The engine lays out from top to bottom whichever way is asked for: ranks beside each other would make a ribbon of a
picture, whose text cannot be read on a page. What comes before the app is moved to its left as it stands; the lines
between the two run across, and are drawn by :mod:`fluxviz.drawing.routing.across`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from fluxviz.drawing.columns import led, upright
from fluxviz.drawing.ending import CORNER
from fluxviz.drawing.layout import Item, Layout, Point
from fluxviz.drawing.mirroring import mirrored, stands_right
from fluxviz.drawing.routing.bounds import fitted, item_moved
from fluxviz.drawing.routing.boxes import united
from fluxviz.drawing.routing.notes import BELOW, box_of
from fluxviz.drawing.routing.router import MAX_LINES
from fluxviz.drawing.routing.wires import Card, Parts, Wire, read_parts

EXIT = 30.0
"""How far apart lines leave a card for the app, in points: a label stands between two."""

_GAP = 64.0
_BESIDE_LABEL = 44.0
_BESIDE_OUT = 16.0
"""How much room is beside labels that stand out of the public side, in points."""

_UNDER = 30.0
"""How far below the public side what is outside the app may stand under it, in points."""

_LANE = 12.0
_OVER = 12.0
_BETWEEN = 10.0


def fold(layout: Layout, aside: Collection[str]) -> Layout:
    """Return a layout in which some cards stand to the left of all others.

    Args:
        layout: As the engine gives it, from top to bottom.
        aside: The ids of the cards that come before the app.

    Returns:
        the layout; as it is where one side would be empty, or where there are too many lines to draw them anew.

    """
    parts = read_parts(layout)
    if stands_right(layout, aside):
        layout = mirrored(layout, [name for name in parts.cards if name not in aside])
        parts = read_parts(layout)
    head = {name: card for name, card in parts.cards.items() if name in aside}
    rest = {name: card for name, card in parts.cards.items() if name not in aside}
    if not head or not rest or sum(item.kind == "edge" for item in layout.items) > MAX_LINES:
        return layout
    crossing = {wire.index: wire for wire in parts.wires if wire.upper in head and wire.lower in rest}
    layout = upright(layout, parts, head)
    before, after, page = _sides(layout, crossing, head)
    ahead = united([box_of(item) for item in before if item.kind == "node"])
    out = max(box_of(item).right for item in before) - ahead.right
    exits, down = _Exits(parts, rest, list(crossing.values())).placed(head)
    gap = max([_GAP, out + _BESIDE_OUT, *map(_gap_for, crossing.values())])
    gap += _LANE * sum(not _is_first(parts.cards[wire.lower], rest) for wire in crossing.values())
    boxes = [box_of(item) for item in after if item.kind != "edge"]
    by = min(box.left for box in boxes if box.top < ahead.bottom + down + _UNDER) - gap - ahead.right, down
    moved = {id(item): item_moved(item, *by) for item in before}
    low = max(ahead.bottom + down, *(box.bottom for box in boxes))
    if page:
        moved[id(page)] = item_moved(page, 0.0, low + BELOW - box_of(page).top)
    items: list[Item] = []
    for index, item in enumerate(layout.items):
        if index in crossing:
            wire = crossing[index]
            start = head[wire.upper].box.right + by[0], exits[index]
            items.append(led(item, start, _left_of(wire, parts.cards[wire.lower])))
        else:
            items.append(moved.get(id(item), item))
    return fitted(replace(layout, items=tuple(items), aside=frozenset(head)))


def _sides(
    layout: Layout, crossing: Mapping[int, Wire], head: Collection[str]
) -> tuple[list[Item], list[Item], Item | None]:
    """Return what stands aside, what does not, and the page."""
    before: list[Item] = []
    after: list[Item] = []
    page: Item | None = None
    for index, item in enumerate(layout.items):
        if item.kind == "page":
            page = item if item.marks else None
        elif item.marks and index not in crossing:
            within = item.id in head if item.kind == "node" else bool(item.ends) and set(item.ends) <= set(head)
            (before if within else after).append(item)
    return before, after, page


def _gap_for(wire: Wire) -> float:
    """Return how far apart the two sides stand for the label of a line to have room on it."""
    width = wire.label.right - wire.label.left if wire.label else 0.0
    return width + _BESIDE_LABEL


def _left_of(wire: Wire, card: Card) -> Point:
    """Return where a line would come in from the left."""
    box = wire.lower_tab or card.box
    return box.left, box.middle[1]


def _is_first(card: Card, rest: Mapping[str, Card]) -> bool:
    """Return whether a card stands in the first row."""
    return card.box.top < min(other.box.bottom for other in rest.values())


class _Exits:
    """Where lines leave the cards aside: in an order in which they do not cross."""

    def __init__(self, parts: Parts, rest: Mapping[str, Card], wires: Sequence[Wire]) -> None:
        self.parts, self.rest, self.wires = parts, rest, wires
        tops = [frame.top for frame in parts.frames] + [card.box.top for card in rest.values()]
        self.over = min(tops) - _OVER

    def placed(self, head: Mapping[str, Card]) -> tuple[dict[int, float], float]:
        """Return the level at which each line leaves, and how far the cards aside move down for it."""
        last = max(head, key=lambda name: head[name].box.bottom)
        own = [wire for wire in self.wires if wire.upper == last]
        exits, level = self._levels(own)
        box = head[last].box
        height = box.bottom - box.top
        lowest, highest = max(exits.values(), default=level), min(exits.values(), default=level)
        top = min(max(level - height / 2, lowest + CORNER - height), highest - CORNER)
        down = top - box.top
        for name, card in head.items():
            if name != last:
                others = [wire for wire in self.wires if wire.upper == name]
                exits |= self._stacked(sorted(others, key=self._from_below), card.box.bottom + down - CORNER)
        return exits, down

    def _levels(self, wires: Sequence[Wire]) -> tuple[dict[int, float], float]:
        """Return the levels of the lines of the last card, and the one that it stands at."""
        straight = min(
            filter(self._is_open, wires), key=lambda wire: (wire.lower_tab is None, self._target(wire)), default=None
        )
        first = [wire for wire in wires if not self._is_open(wire) and _is_first(self.rest[wire.lower], self.rest)]
        exits = self._stacked(sorted(first, key=self._from_below), self.over)
        if straight is None:
            level = min(card.box.top for card in self.rest.values()) if not exits else max(exits.values())
        else:
            level = exits[straight.index] = _left_of(straight, self.rest[straight.lower])[1]
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

    def _from_below(self, wire: Wire) -> tuple[bool, float, float, int]:
        """Order lines of which one leaves above the other: who goes down furthest leaves lowest, who comes in from
        above highest."""
        level, across, index = self._target(wire)
        over = not self._is_open(wire) and _is_first(self.rest[wire.lower], self.rest)
        return over, 0.0 if over else -level, across, index

    def _target(self, wire: Wire) -> tuple[float, float, int]:
        box = wire.lower_tab or self.rest[wire.lower].box
        return box.top, box.middle[0], wire.index


def _step(wire: Wire) -> float:
    return max(EXIT, wire.label.bottom - wire.label.top + _BETWEEN) if wire.label else EXIT
