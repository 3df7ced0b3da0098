"""``route``: draws the lines of a layout anew, as calmly as they can run between their cards.

The engine has placed cards and labels, and led each line past them: on which side of each is kept. Between these, a
line runs straight along the flow for as long as it can, and bends across where it must; where that would turn too
far, it is pulled taut. After K. Wybrow, K. Marriott and P. J. Stuckey, Orthogonal Connector Routing (2009): the fewest
bends first, then the lines apart from each other.
"""

from __future__ import annotations

from dataclasses import replace

from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing.across import route_across
from fluxviz.drawing.routing.bounds import fitted
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.ends import HEADS, Ends, Key, Plan, ends_by_side, spread_ends, wish_ends
from fluxviz.drawing.routing.notes import with_notes_placed
from fluxviz.drawing.routing.obstacles import Obstacles, guides_of, labels_of
from fluxviz.drawing.routing.paths import LinePath
from fluxviz.drawing.routing.planning import Planner
from fluxviz.drawing.routing.pulling import with_labels_pulled_in
from fluxviz.drawing.routing.redrawing import redrawn, with_label_at
from fluxviz.drawing.routing.refining import Refiner
from fluxviz.drawing.routing.widening import with_frames_widened
from fluxviz.drawing.routing.wires import Parts, Wire, read_parts
from fluxviz.drawing.sliding import slide_frame_names
from fluxviz.drawing.typesetting import set_type

MAX_LINES = 200
"""How many lines are drawn anew; a picture with more keeps the engine's own."""

_THOROUGH = 48
"""Of how many lines each is held against the others until it is calm."""


def route(layout: Layout) -> Layout:
    """Set the words of a layout exactly, and draw its lines anew; one with more than 200 keeps the engine's.

    Args:
        layout: As the engine gives it.

    """
    layout = set_type(layout)
    if sum(item.kind == "edge" for item in layout.items) > MAX_LINES:
        return slide_frame_names(layout)
    router = Router(read_parts(layout))
    labels = router.routed()
    items = list(layout.items)
    before = labels_of(router.parts)
    for index, line_path in router.line_paths.items():
        items[index] = redrawn(items[index], line_path, router.wires[index])
    for index, box in labels.items():
        items[index] = with_label_at(items[index], before[index], box)
    routed = replace(layout, items=tuple(items))
    if router.thorough or layout.aside:
        routed = route_across(routed, router.line_paths)
    if router.thorough and labels:
        routed = with_labels_pulled_in(routed)
    return fitted(with_notes_placed(with_frames_widened(routed)))


class Router:
    """Routes the lines of one picture.

    Attributes:
        parts: What was laid out.
        line_paths: The path of each line, by number.

    """

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.wires = {wire.index: wire for wire in parts.wires}
        self.obstacles = Obstacles(parts, labels_of(parts), guides_of(self.wires))
        self.line_paths = self.obstacles.line_paths
        self.planner = Planner(self.obstacles)
        self.thorough = len(self.wires) <= _THOROUGH
        self.planned: dict[int, Ends] = {}
        self.final: dict[int, Ends] = {}
        self.taken: dict[Key, list[float]] = {}

    def routed(self) -> dict[int, Box]:
        """Return each line its path, and each label its place."""
        first: dict[int, LinePath] = {}
        for index, wire in self.wires.items():
            plan = self.planner.first(wire)
            if plan is not None:
                first[index], self.planned[index] = plan
                wish_ends(self.planned[index], first[index])
        self._relieve(first)
        self.taken = spread_ends(self.planned, self.wires)
        for index, ends in self.planned.items():
            self._lay(self.wires[index], ends)
        refiner = Refiner(self.obstacles, self.planner, self.wires, self.planned, self.final, self.taken)
        return refiner.refined(thorough=self.thorough)

    def _relieve(self, first: dict[int, LinePath]) -> None:
        """Let lines end elsewhere where more end on one side than can stand apart: those that lose least by it."""
        full: set[Key] = set()
        for key, members in ends_by_side(self.planned).items():
            least = members[0][1]
            most = int((least.high - least.low) / HEADS) + 1
            if len(members) <= most:
                continue
            full.add(key)
            losses: list[tuple[float, int, Plan]] = []
            for index, _ in members:
                plan, wire = self.planner.first(self.wires[index], full), self.wires[index]
                if plan is not None:
                    loss = self.planner.cost(wire, plan[0]) - self.planner.cost(wire, first[index])
                    losses.append((loss, index, plan))
            for _, index, (line_path, ends) in sorted(losses, key=lambda each: each[:2])[: len(members) - most]:
                first[index], self.planned[index] = line_path, ends
                wish_ends(ends, line_path)

    def _lay(self, wire: Wire, ends: Ends) -> None:
        """Return a line its path."""
        taken = {key: list(places) for key, places in self.taken.items()}
        for pair in self.final.values():
            for end in pair:
                taken.setdefault(end.key, []).append(end.low)
        plan = self.planner.final(wire, ends, taken, thorough=self.thorough)
        if plan is not None:
            line_path, chosen = plan
            self.line_paths[wire.index], self.final[wire.index] = line_path, chosen
            self.obstacles.guides[wire.index] = self.planner.guide(wire, chosen)
