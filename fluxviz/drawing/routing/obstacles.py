"""Obstacles: what lines keep clear of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fluxviz.drawing.routing.barring import Bars
from fluxviz.drawing.routing.borders import Borders
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.curves import pieces_of
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.lines import Segment, cuts
from fluxviz.drawing.routing.paths import LinePath, is_cut
from fluxviz.drawing.routing.wires import Parts, Wire

_INSIDE = 2.0
_OFF_BORDER = 6.0
"""How far within the border of a frame lines run that stay in it, in points."""


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
        self.borders = Borders(self.parts.frames)
        self._bars: dict[tuple[str, str, Box | None, Box | None], Bars] = {}

    def bars_of(self, wire: Wire) -> Bars:
        """Return what stands still in the path of a line, with little room: of its own cards their words and tabs."""
        ends = wire.upper_tab, wire.lower_tab
        between = wire.upper, wire.lower, *ends
        if between not in self._bars:
            room, own = self.scarce, (wire.upper, wire.lower)
            boxes = [box for box, name in room.cards if name not in own] + room.names + room.still
            for card in (self.parts.cards[name] for name in own):
                boxes += [*card.words, *(tab for tab in card.tabs if tab not in ends)]
            self._bars[between] = Bars(boxes)
        return self._bars[between]

    def run_over(self, wire: Wire, path: LinePath | None) -> int:
        """Count the cards that a line runs over, other than its own."""
        if path is None:
            return 0
        boxes = (card.box for name, card in self.parts.cards.items() if name not in (wire.upper, wire.lower))
        met = [box.grown(-_INSIDE, -_INSIDE) for box in boxes if box.meets(path.box)]
        return sum(any(cuts(box, piece) for piece in pieces_of(path)) for box in met) if met else 0

    def leaves_home(self, wire: Wire, path: LinePath) -> bool:
        """Return whether a line between two cards in one frame leaves it: its call stays within the app."""
        home = self.home(wire)
        return home is not None and not home.holds(path.box)

    def home(self, wire: Wire) -> Box | None:
        """Return where a line stays that runs between two cards in one frame; None for any other."""
        ends = [self.parts.cards[name].box for name in (wire.upper, wire.lower)]
        frame = next((frame for frame in self.parts.frames if all(map(frame.holds, ends))), None)
        return frame and frame.grown(-_OFF_BORDER, -_OFF_BORDER)

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
