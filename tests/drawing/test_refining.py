"""Lines are refined: what runs over a card is led around it."""

from __future__ import annotations

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.lines import cuts
from fluxviz.drawing.routing.obstacles import Obstacles, guides_of
from fluxviz.drawing.routing.paths import LinePath, way_along
from fluxviz.drawing.routing.planning import Planner
from fluxviz.drawing.routing.refining import Refiner
from fluxviz.drawing.routing.wires import Card, Parts, Wire


def refined(boxes: dict[str, Box], guide: Guide) -> LinePath:
    """Return the path of the one line between two cards, which the engine led along a guide."""
    parts = Parts(sideways=False, cards={name: Card(box, (), ()) for name, box in boxes.items()})
    wire = Wire(0, "upper", "lower", None, None, guide, None)
    parts.wires.append(wire)
    wires = {0: wire}
    obstacles = Obstacles(parts, {}, guides_of(wires))
    obstacles.line_paths[0] = way_along(guide)
    Refiner(obstacles, Planner(obstacles), wires, {}, {}, {}).refined(thorough=True)
    return obstacles.line_paths[0]


def test_a_line_that_runs_over_a_card_is_led_around_it() -> None:
    boxes = {"upper": Box(0, 0, 200, 60), "between": Box(40, 120, 160, 180), "lower": Box(0, 260, 200, 320)}
    path = refined(boxes, Guide([(100, 60), (100, 260)]))
    assert path.is_calm
    assert not any(cuts(boxes["between"], piece) for piece in path.pieces)


def test_a_line_that_nothing_makes_slant_runs_at_right_angles() -> None:
    boxes = {"upper": Box(0, 0, 100, 60), "lower": Box(300, 260, 400, 320)}
    guide = Guide([(50, 60), (350, 260)])
    assert way_along(guide).is_slanted
    path = refined(boxes, guide)
    assert not path.is_slanted
    assert len(path.pieces) <= 3


def test_a_line_that_only_slanted_can_pass_stays_slanted() -> None:
    """What bars the short ways at right angles does not send a line all around: it passes between, slanted."""
    boxes = {
        "upper": Box(0, 0, 100, 60),
        "left": Box(-400, 100, 120, 140),
        "right": Box(130, -100, 150, 70),
        "beyond": Box(220, 180, 800, 220),
        "lower": Box(300, 260, 400, 320),
    }
    path = refined(boxes, Guide([(50, 60), (150, 88), (170, 160), (195, 190), (350, 260)]))
    others = [box for name, box in boxes.items() if name not in ("upper", "lower")]
    assert not any(cuts(box, piece) for box in others for piece in path.pieces)
    assert path.is_slanted
