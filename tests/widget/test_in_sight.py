"""Every part can be reached, and what is come to is in sight: not off the canvas, nor under what stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fluxviz
from tests.widget.apps import SHOP, SHOP_ACCESS
from tests.widget.test_page import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.widget.views import View

pytestmark = pytest.mark.browser

CARDS = "groups => groups.map(group => group.dataset.id)"
IS_SEEN = """(root, id) => {
    const box = root.querySelector(`.sheet [role=button][data-id="${id}"] > path`).getBoundingClientRect();
    return [[3, 3], [box.width - 3, 3], [3, box.height - 3], [box.width - 3, box.height - 3]].every(([x, y]) =>
        root.elementFromPoint(box.left + x, box.top + y)?.closest(".sheet") != null);
}"""
"""Whether the four corners of a card are seen, with nothing before them."""
DRAWN = """sheet => {
    const cards = [...sheet.querySelectorAll("svg > g > g.node, svg > g > g.frame")];
    const all = cards.map(each => each.getBoundingClientRect());
    const size = sheet.querySelector("svg").getBoundingClientRect();
    return [Math.min(...all.map(box => box.left)) - size.left, Math.min(...all.map(box => box.top)) - size.top,
        size.right - Math.max(...all.map(box => box.right)), size.bottom - Math.max(...all.map(box => box.bottom))];
}"""
"""How far the cards stand from the four sides of the picture."""
MARGIN = 10


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its legend stands beside its cards."""
    return fluxviz.draw(SHOP, access=SHOP_ACCESS).save(tmp_path_factory.mktemp("in_sight") / "shop.html")


@pytest.fixture(params=[1400, 400])
def view(chromium: Browser, shop: Path, request: pytest.FixtureRequest) -> Iterator[View]:
    with opened(chromium, shop, width=request.param) as (view, _):
        yield view


def cards(view: View) -> list[str]:
    found: list[str] = view.host.locator(".sheet g.node[role=button]").evaluate_all(CARDS)
    assert len(found) == 10
    return found


def test_the_picture_is_as_large_as_what_is_drawn_wherever_its_legend_stood(view: View) -> None:
    left, top, right, bottom = view.host.locator(".sheet").evaluate(DRAWN)
    assert [left, top, bottom] == pytest.approx([MARGIN * view.place[2]] * 3, abs=1)
    # Words of a line stand to the right of the last card.
    assert right > bottom


def test_whoever_walks_by_keys_sees_each_card_they_come_to(view: View) -> None:
    view.focus(cards(view)[0])
    for card in cards(view):
        assert view.focused == card
        view.wait_for(IS_SEEN, card)
        view.page.keyboard.press("Tab")


def test_what_the_browser_scrolls_to_moves_the_picture(view: View) -> None:
    for card in cards(view):
        # A browser scrolls to the right and down alone, from how the picture opens.
        view.button("Fit the picture").click()
        view.part(card).evaluate("card => card.scrollIntoView({ block: 'center', inline: 'center' })")
        view.wait_for(
            "root => [root.querySelector('.canvas')].every(each => each.scrollTop === 0 && each.scrollLeft === 0)"
        )
        view.part(card).hover()


def test_what_is_selected_is_in_sight_in_full_screen_too(view: View) -> None:
    view.button("Full screen").click()
    view.wait_for("root => root.querySelector('.root').clientHeight === innerHeight")
    for card in cards(view):
        view.click(card)
        assert view.selected == [card]
        view.wait_for(IS_SEEN, card)


def test_an_entry_of_the_key_is_told_whole(view: View) -> None:
    view.host.locator("details.key > summary").click()
    assert view.host.locator("details.key").get_by_text("the visitor's browser makes, not the container").is_visible()
