"""Frames hold the lines between their cards, where there is room beside them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from fluxviz.drawing.layout import Item, Layout, Point, Shape
from fluxviz.drawing.routing.notes import box_of
from fluxviz.drawing.routing.widening import with_frames_widened


def box(kind: str, name: str, left: float, top: float, right: float, bottom: float) -> Item:
    points = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return Item(kind, name, (Shape("polygon", points),))  # type: ignore[arg-type]


def line(name: str, ends: tuple[str, str], *points: Point) -> Item:
    curve = [points[0]]
    for before, after in pairwise(points):
        curve += [before, after, after]
    return Item("edge", name, (Shape("curve", tuple(curve)),), ends)


FRAME = box("frame", "app", 0, 0, 200, 300)
CARDS = (box("node", "one", 20, 20, 180, 80), box("node", "two", 20, 220, 180, 280))
OUT = line("call", ("one", "two"), (180, 50), (215, 50), (215, 250), (180, 250))


def widened(*others: Item) -> tuple[float, float]:
    layout = with_frames_widened(Layout(400, 400, (FRAME, *CARDS, OUT, *others)))
    frame = box_of(next(item for item in layout.items if item.id == "app"))
    return frame.left, frame.right


def test_a_frame_grows_around_a_line_between_its_cards() -> None:
    left, right = widened()
    assert left == 0
    assert right > 215


def test_a_line_that_comes_in_from_outside_is_crossed() -> None:
    assert widened(
        box("node", "browser", 300, 130, 380, 170), line("door", ("browser", "one"), (300, 60), (180, 60))
    ) == (widened())


@pytest.mark.parametrize(
    "other",
    [
        box("node", "outside", 210, 100, 290, 140),
        line("door", ("browser", "two"), (220, -50), (220, 240), (180, 240)),
    ],
    ids=["a card", "a line along it"],
)
def test_a_frame_stays_where_something_else_stands_beside_it(other: Item) -> None:
    assert widened(other) == (0, 200)
