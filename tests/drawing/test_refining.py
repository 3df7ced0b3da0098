"""Lines are refined: what runs over a card is led around it."""

from __future__ import annotations

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.labelling import cuts
from fluxviz.drawing.routing.obstacles import Obstacles, guides_of
from fluxviz.drawing.routing.paths import way_along
from fluxviz.drawing.routing.planning import Planner
from fluxviz.drawing.routing.refining import Refiner
from fluxviz.drawing.routing.wires import Card, Parts, Wire


def test_a_line_that_runs_over_a_card_is_led_around_it() -> None:
    boxes = {"upper": Box(0, 0, 200, 60), "between": Box(40, 120, 160, 180), "lower": Box(0, 260, 200, 320)}
    parts = Parts(sideways=False, cards={name: Card(box, (), ()) for name, box in boxes.items()})
    wire = Wire(0, "upper", "lower", None, None, Guide([(100, 60), (100, 260)]), None)
    parts.wires.append(wire)
    wires = {0: wire}
    obstacles = Obstacles(parts, {}, guides_of(wires))
    obstacles.line_paths[0] = way_along(wire.guide)
    Refiner(obstacles, Planner(obstacles), wires, {}, {}, {}).refined(thorough=True)
    path = obstacles.line_paths[0]
    assert path.is_calm
    assert not any(cuts(boxes["between"], piece) for piece in path.pieces)
