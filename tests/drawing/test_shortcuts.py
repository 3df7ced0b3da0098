"""What routing skips to be quick would have come to the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.barring import Bars, boxes_on
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.corridors import Wall, find_runs, gathered
from fluxviz.drawing.routing.lines import Lines, cuts

PLACE = st.integers(-300, 700).map(float)
SIZE = st.integers(1, 200).map(float)
POINT = st.tuples(PLACE, PLACE)
BOX = st.tuples(PLACE, PLACE, SIZE, SIZE).map(lambda each: Box(each[0], each[1], each[0] + each[2], each[1] + each[3]))
WALL = st.tuples(PLACE, PLACE, SIZE, SIZE).map(
    lambda each: Wall(each[0], each[0] + each[2], each[1], each[1] + each[3])
)
PIECES = st.lists(st.tuples(POINT, POINT).filter(lambda piece: piece[0] != piece[1]), min_size=1, max_size=8)


@given(st.lists(WALL, min_size=1, max_size=3), st.lists(WALL, max_size=6))
def test_a_way_given_up_at_its_ends_is_none(firm: list[Wall], others: list[Wall]) -> None:
    walls = gathered(firm, others)
    assert find_runs([*firm, *others]) == (None if walls is None else find_runs(walls))


@given(st.lists(PIECES, min_size=1, max_size=4), BOX)
def test_lines_through_a_box_are_found_in_its_cells(lines: list[list[tuple[Point, Point]]], box: Box) -> None:
    held = Lines({})
    for index, pieces in enumerate(lines):
        held.add(pieces, index)
    through = {index for index, pieces in enumerate(lines) if any(cuts(box, piece) for piece in pieces)}
    assert set(held.through(box)) == through
    for index in range(len(lines)):
        assert held.runs_through(box, index) == (index in through)
        assert held.another_runs_through(box, index) == bool(through - {index})


@given(st.lists(BOX, max_size=6), PIECES, st.sampled_from(["as it is", "upright", "level"]))
def test_what_bars_a_way_is_found_in_its_band(barred: list[Box], pieces: list[tuple[Point, Point]], turn: str) -> None:
    bars = Bars(barred)
    for (x, y), (to_x, to_y) in pieces:
        piece = (x, y), (x if turn == "upright" else to_x, y if turn == "level" else to_y)
        assert bars.is_open(piece) == (not any(boxes_on(piece, barred)))
        assert bars.on(piece) == sum(boxes_on(piece, barred))
