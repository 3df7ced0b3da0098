"""Lines that run across: between cards beside each other, and from the public side to an app that stands beside it.

They are drawn as if the picture were turned, when all others have their way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from fluxviz.drawing.layout import Item, Layout, Point, Shape
from fluxviz.drawing.routing.boxes import Box, turned
from fluxviz.drawing.routing.ends import Key, ends_of
from fluxviz.drawing.routing.guides import sampled
from fluxviz.drawing.routing.labelling import place_labels
from fluxviz.drawing.routing.lines import Lines, Segment
from fluxviz.drawing.routing.obstacles import Obstacles, guides_of, labels_of
from fluxviz.drawing.routing.paths import way_along
from fluxviz.drawing.routing.redrawing import redrawn, with_label_at
from fluxviz.drawing.routing.searching import SIDES, Search
from fluxviz.drawing.routing.wires import Parts, Wire, read_parts

_STAYING = -1
"""The number of all lines together that stay as they are."""

_NEAR = 10.0
"""How near an end is that stands on the same side, in points."""


def route_across(layout: Layout, routed: Collection[int]) -> Layout:
    """Draw the lines anew that were left as the engine drew them.

    Args:
        layout: The layout, its other lines drawn.
        routed: The numbers of those.

    """
    if all(index in routed for index, item in enumerate(layout.items) if item.kind == "edge"):
        return layout
    parts = read_parts(layout, sideways=True)
    wires = {wire.index: wire for wire in parts.wires if wire.index not in routed}
    if not wires:
        return layout
    items = list(layout.items)
    labels = labels_of(parts)
    own = {index: labels.pop(index) for index in wires if index in labels}
    obstacles = Obstacles(parts, {**labels, **_waiting(own, wires)}, guides_of({}))
    for index, item in enumerate(items):
        if item.kind == "edge" and index not in wires:
            obstacles.others += _pieces(item)
    heads = [point for index, item in enumerate(items) if index not in wires for point in _ends(item)]
    drawn: list[int] = []
    for index in sorted(wires, key=lambda index: _order(wires[index])):
        wire, before = wires[index], way_along(wires[index].guide)
        found = Search(obstacles, wire, _in_use(parts, wire, heads)).best()
        calmer = found is not None and (found[0].is_calm, -found[0].turned) >= (before.is_calm, -before.turned)
        if found and (calmer or wire.wish is not None):
            obstacles.line_paths[index] = found[0]
            heads += [found[0].start, found[0].end]
            drawn.append(index)
        elif wire.wish is not None:
            obstacles.line_paths[index] = before
            drawn.append(index)
        else:
            obstacles.others += _pieces(items[index])
    lines = Lines(obstacles.line_paths)
    lines.add(obstacles.others, _STAYING)
    still: list[Box] = [*(card.box for card in parts.cards.values()), *parts.names, *parts.fixed, *labels.values()]
    still += [box for index, box in own.items() if index not in drawn]
    mine = {index: box for index, box in own.items() if index in drawn}
    for index in drawn:
        items[index] = redrawn(items[index], obstacles.line_paths[index], wires[index], sideways=True)
    places = place_labels(obstacles.line_paths, mine, still, parts.frames, sideways=True, lines=lines)
    for index, box in places.items():
        items[index] = with_label_at(items[index], own[index], box, sideways=True)
    return replace(layout, items=tuple(items))


def _in_use(parts: Parts, wire: Wire, heads: Sequence[Point]) -> dict[Key, list[float]]:
    """Return the places on the sides of a line's cards where others end."""
    used: dict[Key, list[float]] = {}
    for leaving, reaching in SIDES:
        for end in ends_of(parts, wire, leaving, reaching) or ():
            if end.key not in used:
                placed = (point if end.side == "flow" else point[::-1] for point in heads)
                used[end.key] = [
                    at
                    for at, level in placed
                    if abs(level - end.level) < _NEAR and end.low - _NEAR < at < end.high + _NEAR
                ]
    return used


def _ends(item: Item) -> Iterator[Point]:
    """Yield where a line touches its cards, turned: at the tips of its arrowheads, or its own ends."""
    for mark in item.marks:
        if item.kind == "edge" and isinstance(mark, Shape):
            yield from turned(mark.points[1:2] if mark.kind == "polygon" else (mark.points[0], mark.points[-1]))


def _waiting(own: dict[int, Box], wires: dict[int, Wire]) -> dict[int, Box]:
    """Return the labels that stand where the engine put them; those of lines from aside have no place yet."""
    return {index: box for index, box in own.items() if wires[index].wish is None}


def _order(wire: Wire) -> tuple[float, float, int]:
    """Order lines so that who has the least choice comes first: the nearest and straightest."""
    if wire.wish is None:
        return 0.0, 0.0, wire.index
    end = wire.guide.places[-1], wire.guide.levels[-1]
    return abs(end[0] - wire.wish), end[1], wire.index


def _pieces(item: Item) -> Iterator[Segment]:
    """Yield the pieces of a line as it is drawn, turned."""
    for curve in item.curves:
        yield from pairwise(turned(sampled(curve.points)))
