"""Lines that end on one side of a card do not cross where it is enough that they change places there."""

from __future__ import annotations

from itertools import combinations

import fluxviz
from fluxviz.drawing.layout import Layout, Shape
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.ends import End
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.obstacles import Obstacles
from fluxviz.drawing.routing.paths import LinePath
from fluxviz.drawing.routing.planning import Planner
from fluxviz.drawing.routing.refining import Refiner
from fluxviz.drawing.routing.untangling import moved_end, tangled
from fluxviz.drawing.routing.wires import Card, Parts, Wire, read_parts

STRAIGHT = LinePath((10, 0), (10, 200), "flow", "flow", ((10, 0, 200),))
ASIDE = LinePath((0, 20), (50, 200), "right", "flow", ((50, 20, 200),))
SLANTED = LinePath(
    (10, 0), (90, 200), "flow", "flow", ((10, 0, 14), (90, 186, 200)), ((10, 0), (10, 14), (90, 186), (90, 200))
)


def test_an_end_moves_and_the_rest_of_the_line_stays() -> None:
    moved = moved_end(STRAIGHT, 30, lower=False)
    assert (moved.start, moved.end) == ((30, 0), (10, 200))
    moved = moved_end(STRAIGHT, 30, lower=True)
    assert (moved.start, moved.end) == ((10, 0), (30, 200))
    moved = moved_end(ASIDE, 40, lower=False)
    assert (moved.corners[:2], moved.corners[-1]) == (((0, 40), (50, 40)), (50, 200))
    moved = moved_end(SLANTED, 30, lower=False)
    assert moved.corners == ((30, 0), (30, 14), (90, 186), (90, 200))
    moved = moved_end(SLANTED, 70, lower=True)
    assert moved.corners == ((10, 0), (10, 14), (70, 186), (70, 200))


def test_two_lines_that_cross_at_the_card_they_leave_change_places() -> None:
    boxes = {"upper": Box(0, 0, 200, 60), "left": Box(-300, 200, -200, 260), "right": Box(20, 200, 120, 260)}
    parts = Parts(sideways=False, cards={name: Card(box, (), ()) for name, box in boxes.items()})
    paths = {
        0: LinePath((120, 60), (-250, 200), "flow", "flow", ((120, 60, 80), (-250, 180, 200))),
        1: LinePath((60, 60), (60, 200), "flow", "flow", ((60, 60, 200),)),
    }
    wires = {
        index: Wire(index, "upper", lower, None, None, Guide([path.start, path.end]), None)
        for (index, path), lower in zip(paths.items(), ("left", "right"), strict=True)
    }
    key = ("upper", 0.0, "flow", True)
    final = {
        index: (
            End("flow", 60, path.start[0], path.start[0], key),
            End("flow", 200, path.end[0], path.end[0], (wires[index].lower, 0.0, "flow", False)),
        )
        for index, path in paths.items()
    }
    assert list(tangled(paths, final)) == [(1, 0, (False, False))]
    obstacles = Obstacles(parts, {}, {index: wire.guide for index, wire in wires.items()}, dict(paths))
    Refiner(obstacles, Planner(obstacles), wires, {}, final, {}).refined(thorough=True)
    assert not obstacles.line_paths[0].cuts(obstacles.line_paths[1])


def doors(count: int, *, components: int = 1) -> Layout:
    """Draw components that each have some open ports of their own protocol."""
    compose = [
        {
            "name": f"store{number}",
            "repotag": "acme/store:1",
            "ports": [31000 + 10 * number + port for port in range(count)],
            "containerPorts": [3306, 5432, 6379, 27017][:count],
        }
        for number in range(components)
    ]
    return fluxviz.draw({"version": 8, "name": "shop", "instances": 3, "compose": compose}, direction="TB").layout


def test_a_card_with_three_doors_has_its_tabs_one_below_the_other_and_each_line_ends_at_its_own() -> None:
    layout = doors(3)
    (card,) = (item for item in layout.items if item.id.startswith("component."))
    tabs = read_parts(layout).cards[card.id].tabs
    assert len(tabs) == 3
    assert not any(one.top < two.bottom and two.top < one.bottom for one, two in combinations(tabs, 2))
    port_of = {
        tab: next(run.text for run in card.words if tab.top < run.y < tab.bottom and run.text.startswith("31"))
        for tab in tabs
    }
    lines = [item for item in layout.items if item.kind == "edge" and item.id.startswith("direct.")]
    assert len(lines) == 3
    for line in lines:
        (x, y) = next(mark.points[1] for mark in line.marks if isinstance(mark, Shape) and mark.kind == "polygon")
        (own,) = (port for tab, port in port_of.items() if tab.grown(2, 2).meets(Box(x - 1, y - 1, x + 1, y + 1)))
        assert line.id.endswith(own)


def test_no_row_has_more_open_cards_than_sides() -> None:
    cards = [item for item in doors(1, components=3).items if item.id.startswith("component.")]
    tops = [min(y for mark in card.marks if isinstance(mark, Shape) for _, y in mark.points) for card in cards]
    assert len(tops) == 3
    assert max(sum(abs(one - two) < 40 for two in tops) for one in tops) <= 2
