"""Surroundings: what keeps one line off all that stands around it, while the others stay as they are.

Most of a picture is far from a line: what is near is picked out once, for all the ways that the line is tried on.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.corridors import FAR, Wall
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.labelling import GAP
from fluxviz.drawing.routing.obstacles import Obstacles, Room
from fluxviz.drawing.routing.walls import wall_of, walls_along, walls_beside
from fluxviz.drawing.routing.wires import Wire

_BESIDE = 9.0
"""How far lines run apart, in points."""

_LABELS_APART = 6.0
_ABOVE = 4.0
"""How much room is above and below a label, in points."""

Reach = tuple[float, float]
"""The levels that a line begins and ends at."""

Stretch = tuple[float, float, float]
"""Where a line runs along the flow: the place, and the levels it begins and ends at."""


class Surroundings:
    """What is around one line.

    Args:
        obstacles: What is in the paths of lines, as it stands now.
        wire: The line.

    """

    def __init__(self, obstacles: Obstacles, wire: Wire) -> None:
        self.obstacles, self.wire = obstacles, wire
        cards = obstacles.parts.cards
        ends = [cards[wire.upper].box, cards[wire.lower].box, *filter(None, (wire.upper_tab, wire.lower_tab))]
        self._top, self._low = min(box.top for box in ends), max(box.bottom for box in ends)
        self._lanes: dict[float, tuple[float, float]] = {}

    @cached_property
    def labels(self) -> list[Box]:
        """The labels of other lines."""
        labels = (box for index, box in self.obstacles.labels.items() if index != self.wire.index)
        return [box for box in labels if box.top - _ABOVE < self._low and self._top < box.bottom + _ABOVE]

    @cached_property
    def runs(self) -> list[tuple[Stretch, Guide]]:
        """The runs of the lines that have their way, with what led them."""
        paths, guides = self.obstacles.line_paths, self.obstacles.guides
        runs = ((run, guides[index]) for index, path in paths.items() for run in path.runs)
        return [(run, guide) for run, guide in runs if run[1] < self._low and self._top < run[2]]

    def walls(self, guide: Guide, reach: Reach, room: Room, *, beside: bool) -> Iterator[Wall]:
        """Yield what keeps the line off all else, what bars most ways first.

        Args:
            guide: What leads the line.
            reach: The levels it begins and ends at.
            room: How much room it keeps.
            beside: Keep beside the lines that have their way, too.

        """
        if beside:
            for run, theirs in self.runs:
                yield from walls_beside(run, theirs, guide, reach, _BESIDE * room.part)
        across, along = 6 * room.part, _ABOVE * room.part
        for box in self.labels:
            if wall := wall_of(box.grown(across, along), guide, reach):
                yield wall
        own = self.wire.upper, self.wire.lower
        for box, name in room.cards:
            if name not in own and (wall := wall_of(box, guide, reach)):
                yield wall
        for box in room.still:
            if wall := wall_of(box, guide, reach):
                yield wall
        for box in room.names:
            if wall := wall_of(box, guide, reach, middle=box.left - 2.0):
                yield wall
        for box in room.borders:
            yield from walls_along(box, guide, reach)

    def own_label(self, guide: Guide, reach: Reach) -> Iterator[Wall]:
        """Yield where the line may run for its label to stand beside it."""
        box = self.obstacles.labels.get(self.wire.index)
        if box is None:
            return
        level = box.middle[1]
        if reach[0] < level < reach[1]:
            lane = box.left - GAP if guide.at(level) <= box.middle[0] else box.right + GAP
            if lane not in self._lanes:
                self._lanes[lane] = self._free(box, lane)
            before, after = self._lanes[lane]
            yield Wall(max(box.top, reach[0]), min(box.bottom, reach[1]), lane - before, lane + after)

    def _free(self, box: Box, lane: float) -> tuple[float, float]:
        """Return how far the label with its line can move to either side."""
        left, right = min(box.left, lane), max(box.right, lane)
        middle, level = (left + right) / 2, box.middle[1]
        low, high = -FAR, FAR
        top, bottom = box.top - 3, box.bottom + 3
        obstacles, room = self.obstacles, self.obstacles.full
        others = (other for index, other in obstacles.labels.items() if index != self.wire.index)
        for other in (*others, *room.names, *room.still, *room.borders, *(card for card, _ in room.cards)):
            if other.top < bottom and top < other.bottom:
                if (other.left + other.right) / 2 < middle:
                    low = max(low, other.right)
                else:
                    high = min(high, other.left)
        border = lane if lane < box.left else box.middle[0]
        for index, guide in obstacles.guides.items():
            if index != self.wire.index and guide.levels[0] < level < guide.levels[-1]:
                line_path = obstacles.line_paths.get(index)
                place = guide.at(level) if line_path is None else line_path.at(level)
                if place < border:
                    low = max(low, place + 2)
                else:
                    high = min(high, place - 2)
        return max(left - low - _LABELS_APART, 0.0), max(high - right - _LABELS_APART, 0.0)
