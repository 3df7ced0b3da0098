"""Obstacles: what lines keep clear of, and on which side of it the engine led them past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.corridors import FAR, Wall
from fluxviz.drawing.routing.curves import pieces_of
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.labelling import GAP, Segment, cuts
from fluxviz.drawing.routing.paths import LinePath, is_cut
from fluxviz.drawing.routing.walls import wall_beside, wall_of
from fluxviz.drawing.routing.wires import Parts, Wire

_BESIDE = 9.0
"""How far lines run apart, in points."""

_LABELS_APART = 6.0
_INSIDE = 2.0


class Room:
    """What stands still, each with some room around it.

    Attributes:
        part: How much room; 1: as much as looks well.
        cards: The boxes of cards with their ids.
        still: The boxes of words that belong to no line.
        borders: The sides of frames, along which no line runs.

    """

    def __init__(self, parts: Parts, part: float) -> None:
        self.part = part
        self.cards = [(card.box.grown(9 * part, 5 * part), name) for name, card in parts.cards.items()]
        self.names = [box.grown(6 * part, 4 * part) for box in parts.names]
        self.still = [box.grown(6 * part, 4 * part) for box in parts.fixed]
        self.borders = [
            Box(edge, frame.top, edge, frame.bottom).grown(7 * part, 0) for frame in parts.frames for edge in frame[::2]
        ]


@dataclass
class Obstacles:
    """All that is in the path of a line.

    Attributes:
        parts: What was laid out.
        labels: Where labels stand, by the number of their line.
        line_paths: The lines that have their way already.
        guides: What led each line.
        others: The pieces of lines that stay as they are.

    """

    parts: Parts
    labels: dict[int, Box]
    guides: dict[int, Guide]
    line_paths: dict[int, LinePath] = field(default_factory=dict)
    others: list[Segment] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.others += self.parts.inlets
        self.full, self.scarce = Room(self.parts, 1.0), Room(self.parts, 0.4)

    def walls(self, wire: Wire, guide: Guide, reach: tuple[float, float], room: Room) -> Iterator[Wall]:
        """Yield what keeps a line off all that stands still, and off labels, between two levels."""
        own, (top, low) = (wire.upper, wire.lower), reach
        for box, name in room.cards:
            if box[1] < low and top < box[3] and name not in own:
                yield from wall_of(box, guide, reach)
        for box in room.still:
            yield from wall_of(box, guide, reach)
        for box in room.borders:
            yield from wall_of(box, guide, reach, thin=True)
        for box in room.names:
            yield from wall_of(box, guide, reach, middle=box.left - 2.0)
        along = 4 * room.part
        for index, box in self.labels.items():
            if box[1] - along < low and top < box[3] + along and index != wire.index:
                yield from wall_of(box.grown(6 * room.part, along), guide, reach)
        if wire.index in self.labels:
            yield from self._own_label(wire, guide, reach)

    def walls_beside(self, guide: Guide, reach: tuple[float, float], room: Room) -> Iterator[Wall]:
        """Yield what keeps a line beside those that have their way."""
        top, low = reach
        for index, other in self.line_paths.items():
            for run in other.runs:
                if run[1] < low and top < run[2]:
                    yield from wall_beside(run, self.guides[index], guide, reach, _BESIDE * room.part)

    def _own_label(self, wire: Wire, guide: Guide, reach: tuple[float, float]) -> Iterator[Wall]:
        """Yield where a line may run for its label to stand beside it."""
        box = self.labels[wire.index]
        level = box.middle[1]
        if reach[0] < level < reach[1]:
            lane = box.left - GAP if guide.at(level) <= box.middle[0] else box.right + GAP
            before, after = self._free(wire, box, lane)
            yield Wall(max(box.top, reach[0]), min(box.bottom, reach[1]), lane - before, lane + after)

    def _free(self, wire: Wire, box: Box, lane: float) -> tuple[float, float]:
        """Return how far a label with its line can move to either side."""
        left, right = min(box.left, lane), max(box.right, lane)
        middle, level = (left + right) / 2, box.middle[1]
        low, high = -FAR, FAR
        top, bottom = box.top - 3, box.bottom + 3
        others: list[Box] = [other for index, other in self.labels.items() if index != wire.index]
        for other in (*others, *self.full.names, *self.full.still, *self.full.borders):
            if other.top < bottom and top < other.bottom:
                if (other.left + other.right) / 2 < middle:
                    low = max(low, other.right)
                else:
                    high = min(high, other.left)
        for other, _ in self.full.cards:
            if other.top < bottom and top < other.bottom:
                if (other.left + other.right) / 2 < middle:
                    low = max(low, other.right)
                else:
                    high = min(high, other.left)
        border = lane if lane < box.left else box.middle[0]
        for index, guide in self.guides.items():
            if index != wire.index and guide.levels[0] < level < guide.levels[-1]:
                line_path = self.line_paths.get(index)
                place = guide.at(level) if line_path is None else line_path.at(level)
                if place < border:
                    low = max(low, place + 2)
                else:
                    high = min(high, place - 2)
        return max(left - low - _LABELS_APART, 0.0), max(high - right - _LABELS_APART, 0.0)

    def run_over(self, wire: Wire, path: LinePath | None) -> int:
        """Count the cards that a line runs over, other than its own."""
        if path is None:
            return 0
        boxes = (card.box for name, card in self.parts.cards.items() if name not in (wire.upper, wire.lower))
        met = [box.grown(-_INSIDE, -_INSIDE) for box in boxes if box.meets(path.box)]
        return sum(any(cuts(box, piece) for piece in pieces_of(path)) for box in met) if met else 0

    def cut_by(self, path: LinePath) -> int:
        """Count the crossings of a path with lines that stay as they are."""
        return sum(is_cut(*one, *other) for other in self.others for one in path.pieces) if self.others else 0

    def bars(self, wire: Wire, own: str, reach: Box, room: Room) -> bool:
        """Return whether something bars the path from the side of a card to a lane."""
        if any(name != own and box.meets(reach) for box, name in room.cards):
            return True
        if any(box.grown(1, 1).meets(reach) for box in self.parts.cards[own].words):
            return True
        if any(box.meets(reach) for boxes in (room.still, room.names) for box in boxes):
            return True
        return any(index != wire.index and box.grown(3, 3).meets(reach) for index, box in self.labels.items())


def labels_of(parts: Parts) -> dict[int, Box]:
    """Return where the engine put the labels, by the number of their line."""
    return {wire.index: wire.label for wire in parts.wires if wire.label}


def guides_of(wires: Mapping[int, Wire]) -> dict[int, Guide]:
    """Return the engine's own lines, by number."""
    return {index: wire.guide for index, wire in wires.items()}
