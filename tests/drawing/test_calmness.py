"""Of several layouts, the one is taken that shows well and has calm lines; the room that the engine kept is not all."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fluxviz import draw
from fluxviz.drawing.calmness import unrest_of
from fluxviz.drawing.layout import Item, Layout, Shape
from tests.stress import stress_apps
from tests.svg_reading import read_svg

Line = tuple[tuple[float, float], ...]


def _picture(*lines: Line) -> Layout:
    marks = [Shape("curve", _cubic(line), "#000000", "none") for line in lines]
    items = [Item("edge", str(number), (mark,), ends=("a", "b")) for number, mark in enumerate(marks)]
    return Layout(200.0, 200.0, tuple(items))


def _cubic(points: Line) -> Line:
    """Return the cubic curve that runs straight from each point to the next."""
    curve = [points[0]]
    for here, there in pairwise(points):
        curve += [here, there, there]
    return tuple(curve)


DOWN: Line = ((0.0, 0.0), (0.0, 90.0))


@pytest.mark.parametrize(
    ("calm", "less_calm"),
    [
        ([DOWN], [((0.0, 0.0), (60.0, 0.0), (60.0, 90.0))]),
        ([DOWN], [((0.0, 0.0), (60.0, 90.0))]),
        ([DOWN, ((20.0, 50.0), (90.0, 50.0))], [DOWN, ((-20.0, 50.0), (90.0, 50.0))]),
    ],
    ids=["turns", "slants", "crossings"],
)
def test_straight_lines_are_calmest(calm: list[Line], less_calm: list[Line]) -> None:
    assert unrest_of(_picture(*calm)) < unrest_of(_picture(*less_calm)) - 0.01


def test_of_many_lines_each_counts_less() -> None:
    one: Line = ((0.0, 0.0), (60.0, 0.0), (60.0, 90.0))
    few, many = ([tuple((x + 200.0 * number, y) for x, y in one) for number in range(count)] for count in (10, 20))
    assert unrest_of(_picture(*many)) == pytest.approx(unrest_of(_picture(*few)))


def test_labels_are_terse_only_where_the_drawn_lines_leave_no_room_for_them() -> None:
    """The engine keeps 1,593 points for this app; with its lines drawn anew it takes about half of that."""
    spec, access = stress_apps()["external_shared"]
    diagram = draw(spec, access=access)
    assert diagram.layout.width < 900.0
    assert "2 TLS not known" in read_svg(diagram.svg()).words
