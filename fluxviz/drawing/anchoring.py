"""``keep``: a scene that stands where another stood, so that a change or a what-if moves nothing that stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fluxviz.drawing.layout import Layout, Shape
from fluxviz.drawing.scene import Anchor, Box, DrawnEdge, DrawnNode, Scene
from fluxviz.topology import Component, Unresolved


def keep(base: Scene, layout: Layout, scene: Scene) -> Scene:
    """Return a scene that stands where another stands.

    A name that leads nowhere since its component went stands in the component's place, and so do the lines to it.

    Args:
        base: The other scene.
        layout: Where its parts stand.
        scene: What is drawn.

    Returns:
        the scene with its ground; as it is where the two say too different things to share one.

    """
    if (base.detail, base.unlinked) != (scene.detail, scene.unlinked) or base.detail == "apps":
        return scene
    now = {card.id: card for card in scene.nodes}
    cards = {card.id: now[card.id] for card in base.nodes if card.id in now}
    cards.update(_same_cards(base, scene, cards))
    lines = dict(_same_lines(base, scene, {card.id: name for name, card in cards.items()}))
    for gone, card, pairs in _in_places(base, scene, cards, lines):
        cards[gone] = card
        lines.update(pairs)
    return replace(scene, ground=Anchor(base, cards, lines, boxes_of(layout)))


def plan_of(scene: Scene) -> Scene:
    """Return the scene whose cards and lines decide where things stand: that of the ground, with what is new."""
    ground = scene.ground
    if ground is None:
        return scene
    stands = {card.id for card in ground.cards.values()}
    drawn = {line.id for line in ground.lines.values()}
    new_cards = [card for card in scene.nodes if card.id not in stands]
    places = {card.id: name for name, card in ground.cards.items()}
    new_lines = [
        replace(line, source=places.get(line.source, line.source), target=places.get(line.target, line.target))
        for line in scene.edges
        if line.id not in drawn
    ]
    base = ground.base
    if not new_cards and not new_lines:
        return base
    return replace(base, nodes=(*base.nodes, *new_cards), edges=(*base.edges, *new_lines), ground=None)


def _same_cards(base: Scene, scene: Scene, cards: Mapping[str, DrawnNode]) -> dict[str, DrawnNode]:
    """Return each card of the base that stands for several to one that stands for some of them now."""
    there = {card.id for card in base.nodes}
    home = {member.id: card for card in scene.nodes if card.id not in there for member in card.members}
    found: dict[str, DrawnNode] = {}
    for card in base.nodes:
        now = next((home[member.id] for member in card.members if member.id in home), None)
        if card.id not in cards and now is not None and now not in found.values():
            found[card.id] = now
    return found


def _same_lines(base: Scene, scene: Scene, places: Mapping[str, str]) -> Iterator[tuple[str, DrawnEdge]]:
    """Yield each line of the base with the one that stands for the same now: the same edge between the same cards."""
    left = {member.id: line for line in scene.edges for member in line.members}
    taken: set[str] = set()
    for line in base.edges:
        found = (left[member.id] for member in line.members if member.id in left)
        same = (each for each in found if _ends(each, places) == (line.source, line.target))
        now = next((each for each in same if each.id not in taken), None)
        if now is not None:
            taken.add(now.id)
            yield line.id, now


def _ends(line: DrawnEdge, places: Mapping[str, str]) -> tuple[str, str]:
    return places.get(line.source, line.source), places.get(line.target, line.target)


def _in_places(
    base: Scene, scene: Scene, cards: Mapping[str, DrawnNode], lines: Mapping[str, DrawnEdge]
) -> Iterator[tuple[str, DrawnNode, dict[str, DrawnEdge]]]:
    """Yield each component that went with the card of the name that leads nowhere for it, and the lines to both."""
    there = {card.id for card in base.nodes}
    # A card of several names stands in one place only.
    taken = {card.id for card in cards.values()}
    for gone in base.nodes:
        if gone.id in cards or not isinstance(gone.node, Component):
            continue
        called = {line.id: line for line in base.edges if line.target == gone.id and line.id not in lines}
        for card in scene.nodes:
            if card.id in there or card.id in taken or not isinstance(card.node, Unresolved):
                continue
            pairs: dict[str, DrawnEdge] = {}
            for line in scene.edges:
                same = (
                    name
                    for name, old in called.items()
                    if line.target == card.id and old.source == line.source and name not in pairs
                )
                if (place := next(same, None)) is not None:
                    pairs[place] = line
            if pairs:
                taken.add(card.id)
                yield gone.id, card, pairs
                break


def boxes_of(layout: Layout) -> dict[str, Box]:
    """Return the box of every card of a layout."""
    boxes: dict[str, Box] = {}
    for item in layout.items:
        points = [point for mark in item.marks if isinstance(mark, Shape) for point in mark.points]
        if item.kind == "node" and points:
            across, down = [x for x, _ in points], [y for _, y in points]
            boxes[item.id] = (min(across), min(down), max(across) - min(across), max(down) - min(down))
    return boxes
