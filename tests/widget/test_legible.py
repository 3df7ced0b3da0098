"""The picture can be read at first sight, at any width, and wherever one zooms or steps to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fluxviz
from tests.benchmarks.apps import app
from tests.widget.test_page import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.pages import Scheme
    from tests.widget.views import View

pytestmark = pytest.mark.browser

SMALLEST = """host => {
    const canvas = host.shadowRoot.querySelector(".canvas").getBoundingClientRect();
    const sizes = [...host.shadowRoot.querySelectorAll(".sheet text")].filter(text => {
        const box = text.getBoundingClientRect();
        return getComputedStyle(text).visibility === "visible" && box.right > canvas.left && box.left < canvas.right
            && box.bottom > canvas.top && box.top < canvas.bottom;
    }).map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a);
    return [sizes.length, Math.min(...sizes)];
}"""
"""How many texts of the picture are in sight, and how high the smallest of them is, in px."""


def ten_components() -> dict[str, Any]:
    document = app(10)
    for number, part in enumerate(document["compose"]):
        part["environmentParameters"] = [f"NEXT_URL=http://fluxc{(number + 1) % 10}_bench:3000"]
    return document


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fluxviz.draw(ten_components()).save(tmp_path_factory.mktemp("legible") / "ten.html")


@pytest.fixture
def view(chromium: Browser, ten: Path) -> Iterator[View]:
    with opened(chromium, ten, width=1400) as (view, _):
        yield view


def box(locator: Any) -> dict[str, float]:
    found: dict[str, float] = locator.bounding_box()
    assert found is not None
    return found


def is_in_sight(view: View, part: str) -> bool:
    inner, outer = box(view.part(part)), box(view.canvas)
    return (
        inner["x"] >= outer["x"] - 1
        and inner["y"] >= outer["y"] - 1
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [2560, 1400, 800, 400])
def test_it_opens_with_text_of_10_px_at_the_browser(chromium: Browser, ten: Path, width: int, scheme: Scheme) -> None:
    from tests.notebook_apps.screenshots import keep

    with opened(chromium, ten, width=width, scheme=scheme) as (view, _):
        count, smallest = view.host.evaluate(SMALLEST)
        keep(view.page, f"legible_open_{width}_{scheme}")
        assert count >= 5
        assert smallest >= 9.99
        assert is_in_sight(view, "browser")
        assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if width > 640:
            # All that the heading leaves of the window is the explorer's, and nothing scrolls.
            assert view.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
            host, canvas = box(view.host), box(view.canvas)
            assert host["height"] > 900 - 80
            assert canvas["y"] + canvas["height"] == pytest.approx(900 - 13, abs=6)
        if width == 1400:
            sheet = box(view.host.locator(".sheet > svg"))
            assert sheet["width"] > 0.85 * box(view.canvas)["width"]


def test_zooming_out_leaves_small_print_out_and_what_stays_can_be_read(view: View) -> None:
    assert view.host.evaluate(SMALLEST)[1] >= 9.99
    for _ in range(12):
        view.button("Zoom out").click()
    sheet, canvas = box(view.host.locator(".sheet > svg")), box(view.canvas)
    assert sheet["height"] <= canvas["height"] + 1
    count, smallest = view.host.evaluate(SMALLEST)
    assert count >= 12
    assert smallest >= 9.9
    view.button("Fit the picture").click()
    assert view.host.evaluate(SMALLEST)[0] > 0
    assert view.host.locator(".sheet.far").count() == 0


def test_selecting_from_afar_and_stepping_zoom_to_the_place(view: View) -> None:
    from playwright.sync_api import expect

    for _ in range(12):
        view.button("Zoom out").click()
    view.click("component.c9")
    expect(view.host.locator(".sheet.far")).to_have_count(0)
    expect(view.host.locator(".canvas.gliding")).to_have_count(0)
    assert view.host.evaluate(SMALLEST)[1] >= 9.99
    assert is_in_sight(view, "component.c9")
    view.button("Trace a request to here").click()
    view.button("Next").click()
    expect(view.host.locator(".canvas.gliding")).to_have_count(0)
    assert is_in_sight(view, "request.browser.edge.443")


def test_what_can_be_seen_stays_where_it_is_when_it_is_selected(view: View) -> None:
    place = view.place
    view.click("edge")
    assert view.place == place


def test_the_map_shows_while_more_is_hidden_and_leads_there(view: View) -> None:
    small = view.host.locator(".mini")
    assert small.is_visible()
    assert not is_in_sight(view, "component.c9")
    place = box(small)
    view.page.mouse.click(place["x"] + place["width"] / 2, place["y"] + place["height"] - 4)
    view.wait_for("root => root.querySelector('.sight').y.baseVal.value > 800")
    assert is_in_sight(view, "component.c9")
    for _ in range(12):
        view.button("Zoom out").click()
    assert small.is_hidden()


def test_the_legend_and_the_notes_are_a_key_that_folds(view: View) -> None:
    from tests.frontend.axe import axe_violations

    key = view.host.locator("details.key")
    assert view.host.locator(".sheet g.notes").count() == 0
    assert not key.get_by_text("plain, not encrypted").is_visible()
    key.locator("summary").focus()
    view.page.keyboard.press("Enter")
    assert key.get_by_text("plain, not encrypted").is_visible()
    assert key.get_by_text("The Flux Domain Manager publishes").is_visible()
    assert key.locator("svg path").count() >= 4
    assert [found["id"] for found in axe_violations(view.page, "html")] == []
    key.locator("summary").click()
    assert not key.get_by_text("plain, not encrypted").is_visible()


def test_what_a_picture_leaves_out_is_told_without_unfolding(chromium: Browser, tmp_path: Path) -> None:
    from tests.benchmarks.apps import estate

    apps = [fluxviz.build(fluxviz.load(spec)) for spec in estate(40)]
    page = fluxviz.draw(fluxviz.join(apps)).save(tmp_path / "estate.html")
    with opened(chromium, page, width=1400) as (view, _):
        assert view.host.locator(".foot > p").is_visible()
        assert "too many for one picture" in view.host.locator(".foot > p").inner_text()
