"""Lines are drawn anew: calm, apart from each other, from card to card, and the same every time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fluxviz
from fluxviz.drawing import DIRECTIONS, Layout, lay_out, route, write_dot
from fluxviz.drawing.dot import public_side
from fluxviz.drawing.folding import fold
from fluxviz.drawing.layout import Item, Shape, TextRun
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.corridors import Wall, find_runs, place_runs
from fluxviz.drawing.routing.guides import Guide
from fluxviz.drawing.routing.paths import LinePath, bends_back, turning
from fluxviz.drawing.routing.router import MAX_LINES, Router
from fluxviz.drawing.routing.sides import spread
from fluxviz.drawing.routing.walls import wall_of
from fluxviz.drawing.routing.wires import read_parts
from fluxviz.patterns import PATTERNS, guide_example
from tests.large_apps import linked_app
from tests.stress import stress_apps

PLACES = st.lists(st.floats(0, 300, allow_nan=False), min_size=1, max_size=8)


@given(PLACES)
def test_ends_on_a_side_keep_their_order_and_their_distance(wishes: list[float]) -> None:
    places = spread(sorted(wishes), 0.0, 300.0, 11.0)
    assert all(-0.01 <= place <= 300.01 for place in places)
    assert all(after - before >= 10.99 for before, after in pairwise(places))


@given(PLACES)
def test_ends_that_are_apart_stay_where_they_wish(wishes: list[float]) -> None:
    apart = [20.0 * index + wish / 100 for index, wish in enumerate(wishes)]
    assert spread(apart, 0.0, 300.0) == pytest.approx(apart)


def test_a_short_side_is_shared_evenly() -> None:
    assert spread([5.0, 5.0, 5.0], 0.0, 10.0) == pytest.approx([0.0, 5.0, 10.0])


def test_a_line_that_can_be_straight_has_one_run() -> None:
    assert find_runs([Wall(0, 10, 0, 50), Wall(20, 60, 30, 90), Wall(80, 90, 10, 40)]) == [(30, 40, 0, 90)]


def test_a_line_bends_between_the_walls_that_ask_for_it() -> None:
    runs = find_runs([Wall(0, 10, 0, 20), Wall(5, 40, 0, 99), Wall(30, 60, 50, 90)])
    assert runs is not None
    assert [(run.low, run.high) for run in runs] == [(0, 20), (50, 90)]
    assert runs[0].bottom == 10
    assert runs[1].top == 30


def test_where_walls_close_there_is_no_way() -> None:
    assert find_runs([Wall(0, 50, 0, 20), Wall(40, 60, 50, 90)]) is None


def test_places_of_runs_are_near_each_other() -> None:
    runs = find_runs([Wall(0, 10, 0, 20), Wall(30, 60, 50, 90)])
    assert runs is not None
    first, second = place_runs(runs, 0.0)
    assert (first, second) == (16.0, 54.0)


@pytest.mark.parametrize(("place", "wall"), [(0.0, Wall(10, 30, -1e6, 40)), (100.0, Wall(10, 30, 60, 1e6))])
def test_a_line_passes_on_the_side_that_its_guide_does(place: float, wall: Wall) -> None:
    assert wall_of(Box(40, 10, 60, 30), Guide([(place, 0), (place, 50)]), (0, 50)) == wall


def test_turning_counts_every_change_of_direction() -> None:
    zigzag = ((0.0, 0.0), (0.0, 10.0), (10.0, 10.0), (10.0, 20.0))
    assert turning(zigzag) == pytest.approx(180)
    assert bends_back(zigzag) == 1


def test_a_way_along_lanes_turns_as_far_as_its_bends_are_steep() -> None:
    flat = LinePath((0, 0), (50, 100), "flow", "flow", ((0, 0, 40), (50, 60, 100)))
    steep = LinePath((0, 0), (50, 100), "flow", "flow", ((0, 0, 10), (50, 90, 100)))
    assert steep.turned < flat.turned < 180
    assert flat.is_calm


STRESS = ("browser_calls", "six_by_two_and_links", "web_6_and_database")


def _router(name: str, direction: str) -> Router:
    if name in STRESS:
        spec, access = stress_apps()[name]
        diagram = fluxviz.draw(spec, access=access, direction=direction)
    else:
        pattern = guide_example(name)
        diagram = fluxviz.draw(pattern.document, access=pattern.access, direction=direction)
    layout = lay_out(write_dot(diagram.scene, diagram.style))
    return Router(read_parts(fold(layout, public_side(diagram.scene)) if direction == "LR" else layout))


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", [*PATTERNS, *STRESS])
def test_lines_are_calm_and_their_labels_apart(name: str, direction: str) -> None:
    router = _router(name, direction)
    labels = list(router.routed().values())
    assert set(router.line_paths) == set(router.wires)
    assert all(line_path.is_calm for line_path in router.line_paths.values())
    cards = [card.box for card in router.parts.cards.values()]
    for index, label in enumerate(labels):
        assert not any(label.meets(other) for other in [*labels[index + 1 :], *cards])


def _ends(layout: Layout) -> dict[str, tuple[Item, Box]]:
    boxes = {}
    for item in layout.items:
        shapes = [mark for mark in item.marks if isinstance(mark, Shape)]
        if item.kind == "node":
            columns, rows = zip(*shapes[0].points, strict=True)
            boxes[item.id] = Box(min(columns), min(rows), max(columns), max(rows))
    return {item.id: (item, boxes[item.ends[1]]) for item in layout.items if item.kind == "edge"}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_line_ends_on_its_card(direction: str) -> None:
    pattern = guide_example("full_stack")
    layout = fluxviz.draw(pattern.document, access=pattern.access, direction=direction).layout
    for item, card in _ends(layout).values():
        heads = [mark for mark in item.marks if isinstance(mark, Shape) and mark.kind == "polygon"]
        assert heads
        for head in heads:
            x, y = head.points[1]
            assert card.grown(1, 1).left <= x <= card.grown(1, 1).right
            assert card.grown(1, 1).top <= y <= card.grown(1, 1).bottom


def test_the_page_holds_all_that_is_drawn() -> None:
    pattern = guide_example("full_stack")
    layout = fluxviz.draw(pattern.document, access=pattern.access).layout
    for item in layout.items:
        if item.kind == "page":
            continue
        for mark in item.marks:
            corners = mark.points if isinstance(mark, Shape) else [(mark.x, mark.y), (mark.x + mark.width, mark.y)]
            assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in corners)


def test_a_picture_with_too_many_lines_keeps_the_engines() -> None:
    diagram = fluxviz.draw(linked_app(30, MAX_LINES))
    layout = lay_out(write_dot(diagram.scene, diagram.style))
    lines = {item.id: item for item in layout.items if item.kind == "edge"}
    assert len(lines) > MAX_LINES
    assert {item.id: item for item in route(layout).items if item.kind == "edge"} == lines


def test_words_of_a_line_stay_what_they_were() -> None:
    pattern = guide_example("full_stack")
    diagram = fluxviz.draw(pattern.document, access=pattern.access)
    before = lay_out(write_dot(diagram.scene, diagram.style))
    for one, two in zip(before.items, diagram.layout.items, strict=True):
        assert [mark.text for mark in one.marks if isinstance(mark, TextRun)] == [
            mark.text for mark in two.marks if isinstance(mark, TextRun)
        ]


def _ink(marks: Iterable[Shape | TextRun]) -> tuple[float, float, float, float]:
    points = [point for mark in marks if isinstance(mark, Shape) for point in mark.points]
    for mark in marks:
        if isinstance(mark, TextRun) and mark.text.strip():
            points += [(mark.x, mark.y - 0.95 * mark.size), (mark.x + mark.width, mark.y)]
    return min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("detail", ["overview", "network", "full"])
def test_legend_and_notes_lie_on_nothing(direction: str, detail: str) -> None:
    pattern = guide_example("full_stack")
    layout = fluxviz.draw(pattern.document, access=pattern.access, direction=direction, detail=detail).layout
    (page,) = [item for item in layout.items if item.kind == "page"]
    for mark in page.marks:
        if isinstance(mark, TextRun) and mark.text.strip():
            left, top, right, low = _ink([mark])
            for item in layout.items:
                if item.kind in ("node", "frame"):
                    west, north, east, south = _ink(item.marks)
                    assert right < west or east < left or low < north or south < top, (mark.text, item.id)


def test_a_tall_picture_has_its_legend_beside_the_app() -> None:
    pattern = guide_example("frontend_api_database")
    layout = fluxviz.draw(pattern.document, access=pattern.access).layout
    (page,) = [item for item in layout.items if item.kind == "page"]
    (frame,) = [item for item in layout.items if item.kind == "frame"]
    legend = [mark for mark in page.marks if isinstance(mark, TextRun) and mark.text == "encrypted (TLS)"]
    assert _ink(legend)[1] < _ink(frame.marks)[3]
