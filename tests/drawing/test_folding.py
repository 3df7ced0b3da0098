"""From left to right: the public side stands beside the app, and its lines run across without crossing."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

import fluxviz
from fluxviz.drawing.anchoring import boxes_of
from fluxviz.drawing.dot import public_side
from fluxviz.drawing.layout import Shape
from fluxviz.drawing.misfits import text_on_a_screen
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.guides import sampled
from fluxviz.drawing.routing.paths import is_cut
from fluxviz.patterns import PATTERNS, guide_example
from tests.specimens import app, component
from tests.stress import stress_apps


def _picture(name: str) -> fluxviz.Diagram:
    pattern = guide_example(name)
    return fluxviz.draw(pattern.document, access=pattern.access, direction="LR")


def _boxes(diagram: fluxviz.Diagram) -> dict[str, Box]:
    return {name: Box(x, y, x + width, y + height) for name, (x, y, width, height) in boxes_of(diagram.layout).items()}


@pytest.mark.parametrize("name", PATTERNS)
def test_from_left_to_right_the_public_side_stands_beside_the_app(name: str) -> None:
    diagram = _picture(name)
    boxes, aside = _boxes(diagram), public_side(diagram.scene)
    assert {"browser", "edge"} <= aside
    assert max(boxes[each].right for each in aside) + 40 < min(boxes[each].left for each in boxes.keys() - aside)


@pytest.mark.parametrize("name", PATTERNS)
def test_from_left_to_right_a_line_from_the_edge_runs_straight_into_the_app(name: str) -> None:
    diagram = _picture(name)
    lines = {item.id: item for item in diagram.layout.items if item.kind == "edge"}
    straight = 0
    for line in diagram.scene.edges_of("forward"):
        (curve,) = [mark for mark in lines[line.id].marks if isinstance(mark, Shape) and mark.kind == "curve"]
        straight += len({y for _, y in curve.points}) == 1
    assert straight >= 1


def test_lines_over_an_app_do_not_cross_each_other() -> None:
    """Who leads furthest leaves the edge topmost."""
    parts = [
        {"name": f"part{port}", "repotag": "nginx:1", "ports": [port], "containerPorts": [80]}
        for port in range(31000, 31004)
    ]
    spec = {"version": 8, "name": "wide", "instances": 3, "compose": parts}
    diagram = fluxviz.draw(spec, direction="LR")
    paths = _paths(diagram, "forward.")
    assert len(paths) == 4
    assert not any(_crossings([one], [other]) for one, other in combinations(paths, 2))


def _paths(diagram: fluxviz.Diagram, kind: str) -> list[list[tuple[float, float]]]:
    return [
        list(sampled(mark.points))
        for item in diagram.layout.items
        for mark in item.marks
        if item.id.startswith(kind) and isinstance(mark, Shape) and mark.kind == "curve"
    ]


def _crossings(some: list[list[tuple[float, float]]], others: list[list[tuple[float, float]]]) -> int:
    pieces = [piece for other in others for piece in pairwise(other)]
    return sum(is_cut(a, b, c, d) for one in some for a, b in pairwise(one) for c, d in pieces)


@pytest.mark.parametrize("count", [3, 6, 9])
def test_lines_from_the_edge_come_in_where_no_line_of_the_app_passes(count: int) -> None:
    """Who calls the database below does so on the side away from the edge, whichever the engine took."""
    spec, access = stress_apps()[f"web_{count}_and_database"]
    diagram = fluxviz.draw(spec, access=access, direction="LR")
    assert _crossings(_paths(diagram, "forward."), _paths(diagram, "internal.")) == 0


def test_doors_of_what_stands_lowest_pass_below_the_edge() -> None:
    parts = [
        {"name": f"web{port}", "repotag": "nginx:1", "ports": [port], "containerPorts": [80]}
        for port in range(31000, 31004)
    ]
    games = [
        {"name": f"game{port}", "repotag": "itzg/minecraft-server", "ports": [port], "containerPorts": [25565]}
        for port in range(31010, 31012)
    ]
    spec = {"version": 8, "name": "play", "instances": 3, "compose": [*parts, *games]}
    diagram = fluxviz.draw(spec, direction="LR")
    doors = _paths(diagram, "direct.")
    assert len(doors) == 2
    assert _crossings(doors, _paths(diagram, "forward.")) == 0
    boxes = _boxes(diagram)
    assert all(max(y for _, y in door) > boxes["edge"].bottom for door in doors)
    assert boxes["browser"].bottom - boxes["browser"].top < 50, "it needs no height for lines that leave downwards"


def test_ports_of_one_card_are_all_reached_from_the_left() -> None:
    part = {
        "name": "many",
        "repotag": "shop/many:1",
        "ports": [31000, 31001, 31002],
        "containerPorts": [80, 5432, 6379],
    }
    diagram = fluxviz.draw({"version": 8, "name": "one", "instances": 3, "compose": [part]}, direction="LR")
    left = _boxes(diagram)["component.many"].left
    lines = [*_paths(diagram, "forward."), *_paths(diagram, "direct.")]
    assert len(lines) == 3
    for line in lines:
        (x, y), (_, before) = line[-1], line[-2]
        assert abs(y - before) < 1
        assert left - 1 < x < left + 12


@pytest.mark.parametrize("name", PATTERNS)
def test_from_left_to_right_a_picture_is_no_ribbon(name: str) -> None:
    layout = _picture(name).layout
    assert layout.width < 2.4 * layout.height


def test_without_a_public_side_nothing_moves_aside() -> None:
    pattern = guide_example("full_stack")
    inside = fluxviz.draw(pattern.document, access=pattern.access, view="internal")
    beside = inside.with_(direction="LR")
    assert not beside.layout.aside
    assert boxes_of(beside.layout).keys() == boxes_of(inside.layout).keys()


def test_components_without_calls_make_no_flat_row() -> None:
    """Three cards in one row would be twice as wide as high."""
    parts = [{"name": f"part{number}", "repotag": "alpine:3", "ports": [], "containerPorts": []} for number in range(3)]
    layout = fluxviz.draw({"version": 8, "name": "quiet", "instances": 3, "compose": parts}).layout
    assert layout.width < 4 / 3 * layout.height


def test_a_wide_card_of_the_edge_has_what_a_name_leads_to_below_it() -> None:
    document = {**guide_example("full_stack").document, "name": "anappwithanamethatislong"}
    layout = fluxviz.draw(document, direction="TB").layout
    left, _, width, _ = boxes_of(layout)["edge"]
    assert left >= 0
    assert width < 420, "its names stand above what they lead to"


def test_two_lines_of_the_public_side_run_upright_with_their_labels_on_either_side() -> None:
    layout = _picture("full_stack").layout
    lines = {item.id: item for item in layout.items if item.kind == "edge" and set(item.ends) == {"browser", "edge"}}
    assert len(lines) == 2
    for line in lines.values():
        (curve,) = [mark for mark in line.marks if isinstance(mark, Shape) and mark.kind == "curve"]
        assert len({x for x, _ in curve.points}) == 1


def test_a_label_that_stands_out_of_the_public_side_takes_the_room_before_the_app() -> None:
    """It made the picture 1,233 points wide when that room was added to its width."""
    assert _picture("full_stack").layout.width < 1000


def test_what_is_outside_the_app_may_stand_below_the_public_side() -> None:
    web = {"name": "web", "repotag": "node:20", "ports": [31000], "containerPorts": [3000]}
    web["environmentParameters"] = ["MAIL_URL=https://a-mail-service-with-a-long-name.example.com"]
    spec = {"version": 8, "name": "far", "instances": 3, "compose": [web]}
    boxes = _boxes(fluxviz.draw(spec, direction="LR"))
    (outside,) = [box for name, box in boxes.items() if name.startswith("external.")]
    aside = max(boxes["edge"].right, boxes["browser"].right)
    assert boxes["component.web"].left - aside < 260
    assert outside.top > boxes["edge"].bottom


def test_many_components_from_left_to_right_are_read_on_a_wide_screen() -> None:
    """They stand in rows beside each other, not one below the other in a ribbon."""
    called = [f"store{number}" for number in range(8)]
    stores = [component(name, None, repotag="postgres:16") for name in called]
    api = component("api", 31000, environmentParameters=[f"DB_{name}=postgresql://{name}:5432/x" for name in called])
    layout = fluxviz.draw(app(api, *stores), direction="LR").layout
    assert layout.height < layout.width
    assert text_on_a_screen(layout) > 9.0


def test_components_that_many_lines_come_to_stand_below_each_other() -> None:
    """Beside each other, each would bar the way of those to the others."""
    parts = [component(f"web{number}", 31000 + number) for number in range(8)]
    boxes = _boxes(fluxviz.draw(app(*parts), direction="LR"))
    webs = [box for name, box in boxes.items() if "web" in name]
    assert len(webs) == 8
    assert not any(one.top < other.bottom and other.top < one.bottom for one, other in combinations(webs, 2))
