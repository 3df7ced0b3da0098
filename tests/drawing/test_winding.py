"""The shortest slanted way: around what bars it, and none where nothing leads through."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.lines import cuts
from fluxviz.drawing.routing.winding import Winding

START, END = [(0.0, 0.0), (0.0, 14.0)], [(0.0, 286.0), (0.0, 300.0)]
BOXES = st.lists(
    st.builds(
        lambda left, top, width, height: Box(left, top, left + width, top + height),
        st.integers(-120, 100), st.integers(30, 220), st.integers(10, 80), st.integers(10, 40),
    ),
    max_size=5,
)  # fmt: skip


def test_it_is_straight_where_nothing_bars_it() -> None:
    assert Winding([]).way(START, END) == [*START, *END]


@given(BOXES)
def test_it_runs_along_the_flow_and_through_no_box(boxes: list[Box]) -> None:
    way = Winding(boxes).way(START, END)
    if way is not None:
        assert (way[:2], way[-2:]) == (START, END)
        assert all(before[1] < after[1] for before, after in pairwise(way))
        assert not any(cuts(box, piece) for box in boxes for piece in pairwise(way))


def test_there_is_none_where_a_wall_is_too_wide() -> None:
    assert Winding([Box(-1000.0, 100.0, 1000.0, 120.0)]).way(START, END) is None
