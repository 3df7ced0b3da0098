"""What-ifs where one looks: tried from a card and a line, marked, taken back one by one, and undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fluxviz
from tests.widget.apps import SHOP, SHOP_ACCESS
from tests.widget.test_in_jupyter import MAKE, running, view_of, wait_in_kernel
from tests.widget.test_legible import box
from tests.widget.test_page import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer
    from tests.widget.views import View

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fluxviz.draw(SHOP, access=SHOP_ACCESS).save(tmp_path_factory.mktemp("trying") / "shop.html")


@pytest.fixture
def view(chromium: Browser, shop: Path) -> Iterator[View]:
    with opened(chromium, shop, width=1400) as (view, _):
        yield view


def test_a_card_is_switched_off_and_a_line_closed_where_they_are_looked_at(view: View) -> None:
    from playwright.sync_api import expect

    view.click("component.cache")
    view.button("Switch off").click()
    expect(view.strip).to_contain_text("cache is switched off")
    expect(view.part("component.cache")).to_have_count(0)
    view.button("Take back: cache is switched off: as if the spec did not have it.").click()
    expect(view.strip).to_be_hidden()
    expect(view.part("component.cache")).to_have_count(1)
    view.click("forward.edge.api.31001")
    assert view.button("Switch off").count() == 0
    view.button("Close 31001").click()
    expect(view.strip).to_contain_text("Port 31001 of api is no longer public")
    view.click("component.api")
    assert view.button("Close 31001").count() == 0


def test_ctrl_z_undoes_and_where_nothing_was_tried_it_is_the_pages(view: View) -> None:
    from playwright.sync_api import expect

    view.page.evaluate("window.keys = []; document.body.addEventListener('keydown', e => window.keys.push(e.key))")
    view.focus("component.api")
    view.page.keyboard.press("Control+z")
    assert view.page.evaluate("window.keys") == ["Control", "z"]
    view.tab("What if")
    view.choice("SSL/TLS mode").select_option("flexible")
    expect(view.strip).to_contain_text("Flexible")
    view.focus("component.api")
    view.page.keyboard.press("Control+z")
    expect(view.strip).to_be_hidden()
    assert view.choice("SSL/TLS mode").input_value() == "full"
    assert view.page.evaluate("window.keys").count("z") == 1
    # What is typed is the field's.
    view.choice("SSL/TLS mode").select_option("off")
    expect(view.strip).to_be_visible()
    view.search.fill("db")
    view.page.keyboard.press("Control+z")
    expect(view.strip).to_be_visible()


def test_the_strip_does_not_move_the_picture(view: View) -> None:
    from playwright.sync_api import expect

    before = box(view.canvas)
    view.tab("What if")
    view.choice("SSL/TLS mode").select_option("flexible")
    expect(view.strip).to_be_visible()
    assert box(view.canvas) == before
    strip = box(view.strip)
    assert strip["y"] + strip["height"] <= before["y"] + before["height"]


def test_what_changes_and_what_breaks_is_marked_and_told(view: View) -> None:
    from playwright.sync_api import expect

    view.tab("What if")
    view.choice("SSL/TLS mode").select_option("flexible")
    expect(view.host.locator("text.tag.tried", has_text="changed").first).to_be_visible()
    expect(view.host.locator("text.tag.broken", has_text="breaks").first).to_be_visible()
    assert "With the what-if: breaks." in (view.part("component.web").get_attribute("aria-label") or "")
    assert view.host.locator("g.node.tried, g.node.broken").count() >= 2
    # A line keeps its colour: it says what protects it.
    line = view.part("proxy.cloudflare.example.com.edge.80").locator(":scope > path").first
    colours = line.evaluate(
        "path => [getComputedStyle(path).stroke, getComputedStyle(path.closest('.root')).getPropertyValue('--call')]"
    )
    assert colours[0] != colours[1]
    view.strip.get_by_role("button", name=re.compile("^Findings: 1 new, 0 gone")).click()
    assert view.panel.locator(".mark.new").count() == 1
    view.strip.get_by_role("button", name="Reset").click()
    expect(view.host.locator("text.tag")).to_have_count(0)


_MOVING = """host => new Promise(done => {
    const root = host.shadowRoot, sheet = root.querySelector(".sheet");
    new MutationObserver(() => done(root.getAnimations().length)).observe(sheet, { childList: true });
    [...root.querySelectorAll("fieldset")].find(each => each.textContent.startsWith("Components"))
        .querySelectorAll("input")[2].click();
})"""


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_cards_move_but_not_for_who_wants_less_motion(view: View, motion: str) -> None:
    view.page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    view.tab("What if")
    moving = view.host.evaluate(_MOVING)
    assert (moving > 0) is (motion == "no-preference")


def test_the_neighbourhood_is_one_to_three_hops_of_callers_or_called(view: View) -> None:
    view.click("component.db")
    assert view.highlighted == {"component.db", "component.api", "internal.api.db.5432"}
    view.choice("Neighbours").select_option("2")
    assert {"edge", "component.api"} < view.highlighted
    assert "browser" not in view.highlighted
    view.choice("Neighbours").select_option("3")
    assert "browser" in view.highlighted
    view.choice("Direction").select_option("called")
    assert view.highlighted == {"component.db"}


def test_a_search_lists_where_it_found_and_enter_walks(view: View) -> None:
    from playwright.sync_api import expect

    results = view.host.get_by_role("group", name="Results")
    view.search.fill("QUEUE_HOST")
    expect(results).to_be_visible()
    assert results.get_by_role("button").first.inner_text().startswith("api")
    view.search.fill("FX101")
    expect(results.get_by_role("button")).to_have_count(2)
    view.search.press("Enter")
    expect(view.host.locator(".found")).to_have_text("1 of 2")
    first = view.selected
    view.search.press("Enter")
    expect(view.host.locator(".found")).to_have_text("2 of 2")
    assert view.selected != first
    view.search.press("Enter")
    assert view.selected == first
    view.search.fill("db postgres")
    results.get_by_role("button", name=re.compile("^db")).click()
    assert view.selected == ["component.db"]


def test_the_panel_is_resized_by_pointer_and_keys(view: View) -> None:
    bar = view.host.get_by_role("separator", name="Width of the panel")
    before = box(view.panel)["width"]
    at = box(bar)
    view.page.mouse.move(at["x"] + 3, at["y"] + 200)
    view.page.mouse.down()
    view.page.mouse.move(at["x"] - 97, at["y"] + 200)
    view.page.mouse.up()
    assert box(view.panel)["width"] == pytest.approx(before + 100, abs=6)
    bar.focus()
    view.page.keyboard.press("ArrowRight")
    assert box(view.panel)["width"] == pytest.approx(before + 76, abs=6)
    view.page.keyboard.press("Home")
    assert box(view.panel)["width"] == pytest.approx(240, abs=2)
    assert bar.get_attribute("aria-valuenow") == "240"
    view.page.keyboard.press("End")
    assert box(view.canvas)["width"] >= 230


def test_in_a_notebook_what_ifs_add_up_move_ports_and_are_undone_one_by_one(
    chromium: Browser, jupyter: JupyterServer
) -> None:
    from playwright.sync_api import expect

    with running(chromium, jupyter, "trying", MAKE) as notebook:
        view = view_of(notebook, 0)
        view.click("component.api")
        view.number("Move 31001 to").fill("31555")
        view.number("Move 31001 to").press("Tab")
        wait_in_kernel(notebook, "explorer.publishes", {"api:31001": 31555})
        # Its line is another now, and the port is still the same.
        expect(view.part("forward.edge.api.31555")).to_have_count(1)
        expect(view.button("Close 31555")).to_be_visible()
        view.button("Switch off").click()
        wait_in_kernel(notebook, "explorer.off", ["api"])
        expect(view.strip.locator("li.changed")).to_have_count(1)
        view.canvas.focus()
        view.page.keyboard.press("Control+z")
        wait_in_kernel(notebook, "[explorer.off, explorer.publishes]", [[], {"api:31001": 31555}])
        view.page.keyboard.press("Control+z")
        wait_in_kernel(notebook, "[explorer.off, explorer.publishes]", [[], {}])
        expect(view.strip).to_be_hidden()
        assert notebook.errors == []
