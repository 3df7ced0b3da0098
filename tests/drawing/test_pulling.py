"""Labels that alone make a picture wide stand where their lines have room for them within the rest."""

from __future__ import annotations

from itertools import pairwise

import pytest

import fluxviz
from fluxviz.drawing.layout import Item, Layout, Shape, TextRun
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.pulling import with_labels_pulled_in
from fluxviz.drawing.routing.wires import words_box
from fluxviz.drawing.style import Direction
from fluxviz.patterns import guide_example


def _rectangle(box: Box) -> tuple[tuple[float, float], ...]:
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)


def _card(name: str, box: Box) -> Item:
    return Item("node", name, (Shape("polygon", _rectangle(box), "#000000", "none"),))


def _line(name: str, points: list[tuple[float, float]], x: float, y: float, ends: tuple[str, str]) -> Item:
    curve = [points[0]]
    for (left, top), (right, low) in pairwise(points):
        third = (right - left) / 3, (low - top) / 3
        curve += [(left + third[0], top + third[1]), (right - third[0], low - third[1]), (right, low)]
    label = TextRun(x, y, 40.0, 12.0, "Sans", False, "#000000", "5432")
    return Item("edge", name, (Shape("curve", tuple(curve), "#000000", "none"), label), ends=ends)


def _picture(*more: Item) -> Layout:
    upper, lower = _card("browser", Box(0, 0, 100, 40)), _card("component.db", Box(0, 200, 100, 240))
    door = _line("door", [(100, 20), (200, 20), (200, 220), (100, 220)], 206, 120, ("browser", "component.db"))
    return Layout(260.0, 240.0, (upper, lower, door, *more))


def _label(layout: Layout, name: str = "door") -> Box:
    (item,) = [item for item in layout.items if item.id == name]
    box = words_box([mark for mark in item.marks if isinstance(mark, TextRun)])
    assert box is not None
    return box


def test_a_label_beyond_the_outermost_line_comes_in() -> None:
    layout = _picture()
    assert _label(layout).right > 200
    assert _label(with_labels_pulled_in(layout)).right < 200


def test_it_stays_where_its_reader_would_take_another_line_for_its_own() -> None:
    """A line in the middle of all the room there is."""
    other = [_line(f"other{x}", [(x, 41), (x, 199)], x + 5.0, 60.0, ("browser", "component.db")) for x in (20, 50, 80)]
    beside = _line("beside", [(100, 30), (180, 30), (180, 210), (100, 210)], 130.0, 120.0, ("browser", "component.db"))
    layout = _picture(*other, beside)
    pulled = _label(with_labels_pulled_in(layout))
    near = pulled.grown(10, 5)
    assert not near.meets(Box(179, 30, 181, 210))
    assert not near.meets(Box(100, 29, 180, 31))


def test_what_stands_within_the_rest_stays() -> None:
    layout = with_labels_pulled_in(_picture())
    assert with_labels_pulled_in(layout) == layout


@pytest.mark.parametrize(("direction", "most"), [("TB", 700), ("LR", 910)])
def test_the_app_of_the_guide_is_no_wider_than_its_cards_and_lines(direction: Direction, most: float) -> None:
    """It was 835 points wide, and 1,233 from left to right."""
    pattern = guide_example("full_stack")
    assert fluxviz.draw(pattern.document, access=pattern.access, direction=direction).layout.width < most
