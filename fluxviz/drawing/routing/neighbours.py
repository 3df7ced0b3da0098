"""Lines between cards that stand beside each other: straight across, where the flow knows no first and second."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.labelling import place_labels
from fluxviz.drawing.routing.obstacles import Obstacles, guides_of, labels_of
from fluxviz.drawing.routing.paths import way_along
from fluxviz.drawing.routing.redrawing import redrawn, with_label_at
from fluxviz.drawing.routing.searching import Search
from fluxviz.drawing.routing.wires import read_parts


def route_neighbours(layout: Layout, routed: Collection[int], *, sideways: bool) -> Layout:
    """Draw the lines anew that were left as the engine drew them, as if the picture were turned.

    Args:
        layout: The layout, its other lines drawn.
        routed: The numbers of those.
        sideways: It runs from left to right.

    """
    if all(index in routed for index, item in enumerate(layout.items) if item.kind == "edge"):
        return layout
    turned = not sideways
    parts = read_parts(layout, sideways=turned)
    wires = {wire.index: wire for wire in parts.wires}
    left = [index for index in wires if index not in routed]
    if not left:
        return layout
    labels = labels_of(parts)
    obstacles = Obstacles(parts, dict(labels), guides_of(wires))
    obstacles.line_paths |= {index: way_along(wire.guide) for index, wire in wires.items()}
    items = list(layout.items)
    drawn: list[int] = []
    for index in left:
        before = obstacles.line_paths.pop(index)
        found = Search(obstacles, wires[index], {}).best()
        calmer = found is not None and (found[0].is_calm, -found[0].turned) >= (before.is_calm, -before.turned)
        obstacles.line_paths[index] = found[0] if found and calmer else before
        if calmer:
            drawn.append(index)
            items[index] = redrawn(items[index], obstacles.line_paths[index], sideways=turned)
    still: list[Box] = [*(card.box for card in parts.cards.values()), *parts.names, *parts.fixed]
    still += [box for index, box in labels.items() if index not in drawn]
    own = {index: labels[index] for index in drawn if index in labels}
    for index, box in place_labels(obstacles.line_paths, own, still, parts.frames, sideways=turned).items():
        items[index] = with_label_at(items[index], labels[index], box, sideways=turned)
    return replace(layout, items=tuple(items))
