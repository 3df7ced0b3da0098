"""``fold``: from left to right: the public side stands beside the app, not above it.

The engine lays out from top to bottom whichever way is asked for: ranks beside each other would make a ribbon of a
picture, whose text cannot be read on a page. What comes before the app is moved to its left as it stands; the lines
between the two run across, and are drawn by :mod:`fluxviz.drawing.routing.across`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from fluxviz.drawing.aligning import align
from fluxviz.drawing.columns import led, upright
from fluxviz.drawing.ending import CORNER
from fluxviz.drawing.exits import exits_of, left_of, lowered
from fluxviz.drawing.layout import Item, Layout
from fluxviz.drawing.mirroring import mirrored, stands_right
from fluxviz.drawing.routing.bounds import fitted, item_moved
from fluxviz.drawing.routing.boxes import united
from fluxviz.drawing.routing.notes import BELOW, box_of
from fluxviz.drawing.routing.router import MAX_LINES
from fluxviz.drawing.routing.wires import Wire, read_parts

_GAP = 64.0
_BESIDE_LABEL = 44.0
_BESIDE_OUT = 16.0
"""How much room is beside labels that stand out of the public side, in points."""

_UNDER = 30.0
"""How far below the public side what is outside the app may stand under it, in points."""

_LANE = 12.0
_OFF_FRAME = 10.0


def fold(layout: Layout, aside: Collection[str]) -> Layout:
    """Return a layout in which some cards stand to the left of all others.

    Args:
        layout: As the engine gives it, from top to bottom.
        aside: The ids of the cards that come before the app.

    Returns:
        the layout; as it is where one side would be empty, or where there are too many lines to draw them anew.

    """
    if stands_right(layout, aside):
        layout = mirrored(layout, [item.id for item in layout.items if item.kind == "node" and item.id not in aside])
    layout = align(layout, aside)
    parts = read_parts(layout)
    head = {name: card for name, card in parts.cards.items() if name in aside}
    rest = {name: card for name, card in parts.cards.items() if name not in aside}
    if not head or not rest or sum(item.kind == "edge" for item in layout.items) > MAX_LINES:
        return layout
    crossing = {wire.index: wire for wire in parts.wires if wire.upper in head and wire.lower in rest}
    exits = exits_of(parts, head, rest, list(crossing.values()))
    out = _LANE * len(exits.under) + CORNER if exits.under else 0.0
    if exits.under:
        name = crossing[exits.under[0]].upper
        leaving = sum(wire.upper == name for wire in crossing.values()) - len(exits.under)
        layout = replace(layout, items=tuple(lowered(i, leaving) if i.id == name else i for i in layout.items))
    layout = upright(layout, parts, head, out)
    before, after, page = _sides(layout, crossing, head)
    ahead = united([box_of(item) for item in before if item.kind == "node"])
    beyond = max(box_of(item).right for item in before) - ahead.right
    gap = max([_GAP, beyond + _BESIDE_OUT, *(wire.label_width + _BESIDE_LABEL for wire in crossing.values())])
    gap += _LANE * (1 + max(exits.lanes.values(), default=-1))
    boxes = [box_of(item) for item in after if item.kind != "edge"]
    app = min(box.left for box in boxes if box.top < ahead.bottom + exits.down + _UNDER)
    by = app - gap - ahead.right, exits.down
    moved = {id(item): item_moved(item, *by) for item in before}
    low = max(ahead.bottom + exits.down, *(box.bottom for box in boxes))
    if page:
        moved[id(page)] = item_moved(page, 0.0, low + BELOW - box_of(page).top)
    lane = min(box_of(item).left for item in before if item.kind == "node") + by[0] + out
    items: list[Item] = []
    for index, item in enumerate(layout.items):
        if index in crossing:
            wire = crossing[index]
            box = head[wire.upper].box.moved(*by)
            if index in exits.under:
                start = lane - _LANE * (exits.under.index(index) + 1), box.bottom
            else:
                start = box.right, exits.levels[index]
            turn = app - _OFF_FRAME - _LANE * exits.lanes[index] if index in exits.lanes else None
            items.append(led(item, start, left_of(wire, parts.cards[wire.lower]), turn=turn))
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
