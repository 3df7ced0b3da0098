"""A what-if and a change leave what stays where it is."""

from __future__ import annotations

import re
from statistics import median

import pytest

from fluxviz import build, draw_changes, explore, load
from tests.changes.removing import without_one
from tests.geometry.staying import compare, removals
from tests.specimens import ALL, document
from tests.stress import stress_apps

APPS = [document(name) for name in ALL] + [spec for spec, _ in list(stress_apps().values())[::8]]


def test_no_removal_flips_or_moves_what_stays() -> None:
    found = [moved for app in APPS for moved in removals(app)]
    assert len(found) > 60
    assert [moved.name for moved in found if moved.flips] == []
    assert median(move for moved in found for move in moved.moves) <= 20


def test_a_flip_is_found() -> None:
    left, right = (0.0, 0.0, 10.0, 10.0), (20.0, 0.0, 10.0, 10.0)
    moved = compare("", {"a": left, "b": right}, {"a": right, "b": left})
    assert (moved.flips, moved.moves) == (1, (20.0, 20.0))


def test_a_saved_what_if_is_the_picture_that_was_seen() -> None:
    explorer = explore(document("guide_fullstack"), off=["postgres"])
    seen, saved = (
        {*re.findall(r" d=['\"]([^'\"]*)", svg)} for svg in (explorer._picture["svg"], explorer.diagram.svg())
    )
    assert seen == saved


def boxes(svg: str) -> dict[str, tuple[float, ...]]:
    """Give the box of every card of a picture in an explorer."""
    found: dict[str, tuple[float, ...]] = {}
    for group in svg.split("<g id=")[1:]:
        head, _, body = group.partition(">")
        name = re.search(r"class='node [^']*'.* data-id='([^']*)'", head)
        numbers = [
            float(each) for path in re.findall(r"<path d='([^']*)'", body) for each in re.findall(r"[\d.]+", path)
        ]
        if name and numbers:
            found[name[1]] = (min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]))
    return found


def words(svg: str) -> list[str]:
    return sorted(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


@pytest.mark.parametrize("name", ALL)
def test_before_both_and_after_are_one_layout_and_each_side_is_the_app_to_the_label(name: str) -> None:
    app = document(name)
    first = build(load(app))
    for what, other in without_one(app):
        for before, after in ((first, other), (other, first)):
            picture = draw_changes(before, after).explore()._picture
            both = boxes(picture["svg"])
            for side, topology in (("before", before), ("after", after)):
                shown = picture["sides"][side]
                assert words(shown["svg"]) == words(explore(topology)._picture["svg"]), what
                for card, box in boxes(shown["svg"]).items():
                    assert max(abs(one - two) for one, two in zip(box[:2], both[card][:2], strict=True)) < 2, card
