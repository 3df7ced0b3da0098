"""A sequence diagram as Chromium draws it, as wide as a docs page: nothing small, nothing out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from tests.sequence.apps import chain, fullstack, named, sequences

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from fluxviz.rendering.sequence_diagram import SequenceDiagram

pytestmark = pytest.mark.browser
_MEASURE = """svg => {
    document.body.innerHTML = svg;
    document.body.style.margin = 0;
    const box = each => {
        const { left, top, right, bottom } = each.getBoundingClientRect();
        return [left, top, right, bottom];
    };
    const texts = root => [...root.querySelectorAll("text")].map(box);
    return {
        sizes: [...document.querySelectorAll("text")].map(each => parseFloat(getComputedStyle(each).fontSize)),
        height: document.querySelector("svg").getBoundingClientRect().bottom,
        texts: texts(document),
        cards: [...document.querySelectorAll(".participant")].map(
            each => [box(each.querySelector("rect")), texts(each)]),
        rows: [...document.querySelectorAll(".message")].map(each => texts(each)),
    };
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 800, "height": 600})
    yield page
    page.close()


def measured(page: Page, diagram: SequenceDiagram) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_MEASURE, diagram.svg())
    return found


def every() -> list[SequenceDiagram]:
    found = [*sequences(fullstack()), *sequences(fullstack(ssl="strict")), *sequences(chain())]
    return [*found, *sequences(named("W" * 60)), *sequences(named("\u65e5\u672c\u8a9e" * 9))]


def test_every_text_is_large_enough_and_within_the_page(page: Page) -> None:
    for diagram in every():
        found = measured(page, diagram)
        assert min(found["sizes"]) >= 10
        for left, top, right, bottom in found["texts"]:
            assert left >= 0
            assert top >= 0
            assert right <= 800
            assert bottom <= found["height"]


def test_names_stand_in_their_cards(page: Page) -> None:
    for diagram in every():
        for (left, top, right, bottom), texts in measured(page, diagram)["cards"]:
            for each in texts:
                assert each[0] >= left - 0.5
                assert each[2] <= right + 0.5
                assert each[1] >= top - 1
                assert each[3] <= bottom + 1


def test_no_message_runs_into_the_next(page: Page) -> None:
    for diagram in every():
        rows = measured(page, diagram)["rows"]
        for above, below in pairwise(rows):
            assert max(each[3] for each in above) <= min(each[1] for each in below)
