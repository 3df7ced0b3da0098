"""Frames hold the lines between their cards, where there is room beside them."""

from __future__ import annotations

from itertools import pairwise

from fluxviz.drawing.layout import Item, Layout, Point, Shape
from fluxviz.drawing.routing.boxes import Box
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


def laid_out(*others: Item) -> dict[str, Box]:
    layout = with_frames_widened(Layout(400, 400, (FRAME, *CARDS, OUT, *others)))
    return {item.id: box_of(item) for item in layout.items}


def widened(*others: Item) -> tuple[float, float]:
    frame = laid_out(*others)["app"]
    return frame.left, frame.right


def test_a_frame_grows_around_a_line_between_its_cards() -> None:
    left, right = widened()
    assert left == 0
    assert right > 215


def test_a_line_that_comes_in_from_outside_is_crossed() -> None:
    assert widened(
        box("node", "browser", 300, 130, 380, 170), line("door", ("browser", "one"), (300, 60), (180, 60))
    ) == (widened())


def test_a_card_that_stands_beside_it_makes_room() -> None:
    boxes = laid_out(box("node", "outside", 210, 100, 290, 140))
    assert boxes["app"].right > 215
    assert boxes["outside"].left - boxes["app"].right == 10


def test_a_line_along_it_makes_room_and_ends_where_it_did() -> None:
    boxes = laid_out(
        box("node", "browser", 190, -90, 390, -50),
        line("door", ("browser", "two"), (220, -50), (220, 240), (180, 240)),
    )
    assert boxes["app"].right > 215
    assert boxes["door"] == (180, -50, 220 + boxes["app"].right - 200, 240)


def test_a_frame_stays_where_a_line_beside_it_could_not_end_on_its_card() -> None:
    assert widened(line("door", ("browser", "two"), (220, -50), (220, 240), (180, 240))) == (0, 200)


def test_what_stands_left_of_a_frame_makes_room_to_the_left() -> None:
    boxes = laid_out(
        box("node", "outside", -90, 100, -10, 140),
        line("left", ("one", "two"), (20, 50), (-15, 50), (-15, 250), (20, 250)),
    )
    assert boxes["app"].left < -15
    assert boxes["app"].left - boxes["outside"].right == 10
