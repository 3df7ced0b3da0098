"""Type is set exactly: one base line a row, room beside words, lone tabs narrow, the legend in columns."""

from __future__ import annotations

import pytest

import fluxviz
from fluxviz.drawing import DIRECTIONS, Layout
from fluxviz.drawing.cells import NAME
from fluxviz.drawing.layout import Item, Shape, TextRun
from fluxviz.drawing.palette_roles import role_of
from fluxviz.patterns import guide_example


def _layout(direction: str = "TB") -> Layout:
    pattern = guide_example("full_stack")
    return fluxviz.draw(pattern.document, access=pattern.access, direction=direction).layout


def _parts(item: Item) -> tuple[list[Shape], list[TextRun]]:
    shapes = [mark for mark in item.marks if isinstance(mark, Shape)]
    return shapes, [mark for mark in item.marks if isinstance(mark, TextRun)]


def _reach(shape: Shape) -> tuple[float, float]:
    return min(x for x, _ in shape.points), max(x for x, _ in shape.points)


def test_both_columns_of_the_edge_stand_on_one_base_line() -> None:
    (edge,) = [item for item in _layout().items if item.id == "edge"]
    _, words = _parts(edge)
    hosts = [each for each in words if each.text.endswith(":443")]
    assert len(hosts) == 3
    for host in hosts:
        assert sum(each.y == host.y for each in words) == 3, "a host, a sign, and where it leads"


def test_a_wide_picture_has_what_a_public_name_leads_to_below_it() -> None:
    (edge,) = [item for item in _layout("LR").items if item.id == "edge"]
    _, words = _parts(edge)
    hosts = [each for each in words if each.text.endswith(":443")]
    assert len(hosts) == 3
    assert all(sum(each.y == host.y for each in words) == 1 for host in hosts)
    assert len({host.x for host in hosts}) == 1


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_words_keep_8_points_from_the_borders_of_their_card(direction: str) -> None:
    for item in _layout(direction).items:
        if item.kind == "node":
            shapes, words = _parts(item)
            left, right = _reach(shapes[0])
            assert all(left + 7.9 <= each.x and each.x + each.width <= right - 7.9 for each in words)


def test_a_lone_tab_is_not_stretched_over_its_card() -> None:
    cards = [item for item in _layout().items if item.id.startswith("component.")]
    assert len(cards) == 3
    for item in cards:
        card, tab = _parts(item)[0]
        (left, right), (first, last) = _reach(card), _reach(tab)
        assert last - first < 0.75 * (right - left)
        assert (first + last) / 2 == pytest.approx((left + right) / 2, abs=0.1)


def test_a_line_from_the_left_comes_to_a_lone_tab_before_it_runs_over_its_card() -> None:
    cards = [item for item in _layout("LR").items if item.id.startswith("component.")]
    assert len(cards) == 3
    for item in cards:
        (card, tab), words = _parts(item)
        (left, right), (first, last) = _reach(card), _reach(tab)
        assert first - left < 12
        assert last - first < 0.75 * (right - left)
        port = next(each for each in words if each.text.isdecimal())
        assert first < port.x < last


def test_titles_and_what_stands_below_begin_at_one_place() -> None:
    for item in _layout().items:
        if item.kind == "node":
            words = [each for each in _parts(item)[1] if not (role_of(each.colour) or "mark").startswith("mark")]
            title = next(each for each in words if each.size == NAME)
            below = min((each for each in words if each.y > title.y), key=lambda each: each.y)
            assert below.x == pytest.approx(title.x, abs=0.05)


def test_the_words_of_the_legend_begin_at_one_place() -> None:
    (page,) = [item for item in _layout().items if item.kind == "page"]
    words = _parts(page)[1]
    samples = [each for each in words if (role_of(each.colour) or "").startswith("mark:line-")]
    assert len(samples) == 4
    texts = [each for each in words if not (role_of(each.colour) or "mark").startswith("mark")]
    assert len({min(each.x for each in texts if each.y == sample.y) for sample in samples}) == 1
