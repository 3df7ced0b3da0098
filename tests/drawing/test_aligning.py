"""Cards of one row begin at one height, and cards that nearly stand below each other do so exactly."""

from __future__ import annotations

from itertools import pairwise

import pytest

import fluxviz
from fluxviz.drawing.aligning import align
from fluxviz.drawing.anchoring import boxes_of
from fluxviz.drawing.layout import Item, Layout, Shape, TextRun
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.notes import box_of
from fluxviz.patterns import guide_example


def _rectangle(box: Box) -> tuple[tuple[float, float], ...]:
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)


def _card(name: str, box: Box) -> Item:
    return Item("node", name, (Shape("polygon", _rectangle(box), "#000000", "none"),))


def _line(tail: str, head: str, *points: tuple[float, float], label: tuple[float, float] | None = None) -> Item:
    curve = [points[0]]
    for (left, top), (right, low) in pairwise(points):
        third = (right - left) / 3, (low - top) / 3
        curve += [(left + third[0], top + third[1]), (right - third[0], low - third[1]), (right, low)]
    words = (TextRun(*label, 40.0, 12.0, "Sans", False, "#000000", "5432"),) if label else ()
    return Item("edge", f"{tail}.{head}", (Shape("curve", tuple(curve), "#000000", "none"), *words), ends=(tail, head))


def _frame(box: Box) -> Item:
    return Item("frame", "app", (Shape("polygon", _rectangle(box), "#000000", "none"),))


def _aligned(*items: Item, aside: tuple[str, ...] = ()) -> dict[str, Box]:
    layout = align(Layout(600.0, 400.0, items), aside)
    return {item.id: box_of(item) for item in layout.items}


API, DB = Box(100, 0, 200, 40), Box(110, 100, 230, 140)


def test_cards_of_one_row_begin_at_one_height() -> None:
    boxes = _aligned(_card("high", Box(0, 0, 100, 80)), _card("low", Box(200, 20, 300, 60)))
    assert (boxes["high"].top, boxes["low"].top, boxes["low"].bottom) == (0, 0, 40)


def test_a_card_in_a_frame_does_not_rise_to_one_beside_the_frame() -> None:
    boxes = _aligned(
        _frame(Box(180, 30, 320, 90)), _card("high", Box(0, 0, 100, 120)), _card("in", Box(200, 40, 300, 80))
    )
    assert boxes["in"].top == 40


def test_a_card_stands_below_its_caller_and_its_line_with_its_label_goes_along() -> None:
    line = _line("api", "db", (150, 40), (170, 100), label=(180, 70))
    layout = align(Layout(600.0, 400.0, (_card("api", API), _card("db", DB), line)))
    boxes = {item.id: box_of(item) for item in layout.items}
    by = boxes["api"].left - API.left, boxes["db"].left - DB.left
    assert boxes["api"].middle[0] == boxes["db"].middle[0]
    (curve,) = layout.items[2].curves
    assert (curve.points[0], curve.points[-1]) == ((150 + by[0], 40), (170 + by[1], 100))
    assert layout.items[2].words[0].x == 180 + sum(by) / 2


def test_beside_the_public_side_cards_begin_at_one_place() -> None:
    cards = _card("edge", Box(0, -90, 300, -40)), _card("api", API), _card("db", DB)
    boxes = _aligned(*cards, _line("api", "db", (150, 40), (170, 100)), aside=("edge",))
    assert boxes["api"].left == boxes["db"].left
    assert boxes["edge"].left == 0


def test_cards_far_off_each_other_stay() -> None:
    boxes = _aligned(_card("api", API), _card("db", DB.moved(60, 0)), _line("api", "db", (150, 40), (230, 100)))
    assert (boxes["api"], boxes["db"]) == (API, DB.moved(60, 0))


@pytest.mark.parametrize(
    "beside",
    [
        [_card("left", Box(0, 100, 96, 140)), _card("right", Box(210, 0, 300, 40))],
        [
            _card("top", Box(0, -90, 300, -40)),
            _card("last", Box(0, 200, 300, 240)),
            _line("top", "last", (108, -40), (108, 95), (108, 145), (108, 200)),
            _line("top", "last", (202, -40), (202, 200)),
        ],
    ],
    ids=["cards", "lines"],
)
def test_no_card_moves_to_where_something_stands_or_runs(beside: list[Item]) -> None:
    boxes = _aligned(_card("api", API), _card("db", DB), _line("api", "db", (150, 40), (170, 100)), *beside)
    for item in beside:
        if item.kind == "node":
            assert not any(box.meets(boxes[item.id]) for name, box in boxes.items() if name in ("api", "db"))
    assert boxes["db"].left >= DB.left - 0.01


def test_a_frame_grows_with_a_card_at_its_side_where_there_is_room() -> None:
    frame = Box(96, -20, 244, 160)
    boxes = _aligned(_frame(frame), _card("api", API), _card("db", DB), _line("api", "db", (150, 40), (170, 100)))
    assert boxes["api"].middle[0] == boxes["db"].middle[0]
    assert boxes["app"].left <= min(boxes["api"].left, boxes["db"].left) - 14 + 0.01
    assert boxes["app"].right >= max(boxes["api"].right, boxes["db"].right) + 14 - 0.01


def test_with_many_lines_all_stays() -> None:
    line = _line("api", "db", (150, 40), (170, 100))
    boxes = _aligned(_card("api", API), _card("db", DB), *[line] * 61)
    assert boxes["db"] == DB


def test_the_guides_database_stands_below_its_api() -> None:
    pattern = guide_example("full_stack")
    boxes = boxes_of(fluxviz.draw(pattern.document, access=pattern.access).layout)
    api, db = boxes["component.api"], boxes["component.postgres"]
    assert boxes["component.frontend"][1] == pytest.approx(api[1], abs=0.05)
    assert api[0] + api[2] / 2 == pytest.approx(db[0] + db[2] / 2, abs=0.05)
