"""The page of its own, opened from the disk with no network: everything works that works without a kernel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import fluxviz
from tests.drawing.hostile import MARKUP, everywhere
from tests.widget.apps import SHOP, SHOP_ACCESS
from tests.widget.canaries import PLANTED, canaries_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.pages import Scheme, WatchedPage
    from tests.widget.views import View

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fluxviz.draw(SHOP, access=SHOP_ACCESS).save(tmp_path_factory.mktemp("page") / "shop.html")


@contextmanager
def opened(
    browser: Browser, path: Path, *, width: int = 1200, scheme: Scheme = "light", quiet: bool = True
) -> Iterator[tuple[View, WatchedPage]]:
    from tests.notebook_apps.pages import watched_page
    from tests.widget.views import View

    # Nothing at all may be asked for but the file itself.
    with watched_page(browser, path.as_uri(), width=width, scheme=scheme) as watched:
        watched.page.goto(path.as_uri())
        view = View(watched.page)
        view.canvas.wait_for()
        yield view, watched
        if quiet:
            assert watched.errors == []
            assert watched.strays == []


@pytest.fixture
def view(chromium: Browser, shop: Path) -> Iterator[View]:
    with opened(chromium, shop) as (view, _):
        yield view


def test_it_is_one_file_that_names_no_address_but_those_it_tells() -> None:
    page = fluxviz.draw(SHOP, access=SHOP_ACCESS).page()
    assert not re.search(
        r"""(?:src|href)\s*=\s*["']?(?!#|data:)""", page.partition('<script type="application/json"')[0]
    )
    assert not re.search(r"@import|url\((?!#)", page)
    assert "default-src 'none'" in page


def test_a_page_holds_no_secret() -> None:
    assert canaries_in(fluxviz.draw(PLANTED).page()) == []


def test_the_still_picture_gives_way_to_the_explorer(view: View) -> None:
    from playwright.sync_api import expect

    expect(view.page.locator("#still")).to_have_count(0)
    expect(view.host).to_be_visible()
    expect(view.host.get_by_role("region", name=re.compile("shop"))).to_be_visible()


def test_without_scripts_the_still_picture_shows(chromium: Browser, shop: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto(shop.as_uri())
        svg = page.locator("#still svg")
        assert svg.is_visible()
        box = svg.bounding_box()
        assert box is not None
        assert box["width"] > 300
        assert svg.locator("text", has_text="fluxdb_shop").first.is_visible()
    finally:
        context.close()


def test_a_click_selects_lights_the_neighbours_and_tells_all(view: View) -> None:
    from playwright.sync_api import expect

    view.click("component.db")
    expect(view.panel.get_by_role("heading", name="db", exact=True)).to_be_visible()
    assert view.selected == ["component.db"]
    assert view.highlighted == {"component.db", "component.api", "internal.api.db.5432"}
    assert view.dimmed
    assert view.rows()["Inside the app"] == "fluxdb_shop:5432"
    assert view.rows()["Connection string"] == "postgresql://USER:PASSWORD@fluxdb_shop:5432/DB"
    expect(view.panel.get_by_text("from api DATABASE_URL")).to_be_visible()
    expect(view.news).to_contain_text("Component db")
    view.click("component.db")
    expect(view.news).to_have_text("Nothing selected")
    assert not view.dimmed


def test_a_line_is_selected_by_a_click_on_it_and_leads_to_its_ends(view: View) -> None:
    from playwright.sync_api import expect

    view.click("internal.api.db.5432")
    expect(view.panel.get_by_role("heading", name="api to db")).to_be_visible()
    assert view.highlighted == {"component.db", "component.api", "internal.api.db.5432"}
    assert view.rows()["TLS"] == "none: plain on this hop"
    assert "DATABASE_URL" in view.panel.inner_text()
    view.panel.get_by_role("button", name="To", exact=True).click()
    expect(view.panel.get_by_role("heading", name="db", exact=True)).to_be_visible()


def test_what_is_copied_is_what_is_told(chromium: Browser, shop: Path) -> None:
    from playwright.sync_api import expect

    with opened(chromium, shop) as (view, watched):
        watched.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        view.click("component.web")
        buttons = view.panel.get_by_role("button", name=re.compile("^Copy "))
        for number in range(buttons.count()):
            button = buttons.nth(number)
            value = (button.get_attribute("aria-label") or "").removeprefix("Copy ")
            button.click()
            expect(view.news).to_have_text(re.compile(f"^Copied {re.escape(value)}$"))
            assert watched.page.evaluate("navigator.clipboard.readText()") == value
        assert buttons.count() >= 6


def test_where_the_clipboard_is_closed_a_copy_still_works(chromium: Browser, shop: Path) -> None:
    from playwright.sync_api import expect

    with opened(chromium, shop) as (view, watched):
        watched.page.evaluate(
            """() => { navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
            document.addEventListener("copy", () => { window.copied = String(
                document.querySelector(".fluxviz-explorer").shadowRoot.activeElement?.value); }); }"""
        )
        view.click("component.db")
        view.button("Copy fluxdb_shop:5432").click()
        expect(view.news).to_have_text("Copied fluxdb_shop:5432")
        assert watched.page.evaluate("window.copied") == "fluxdb_shop:5432"
        assert view.focused == "Copy fluxdb_shop:5432"


def test_pointing_shows_a_short_card_and_leaving_takes_it_away(view: View) -> None:
    from playwright.sync_api import expect

    view.part("component.api").hover()
    expect(view.hover).to_be_visible()
    expect(view.hover).to_contain_text("fluxapi_shop")
    expect(view.hover).to_contain_text("31001 → 3000")
    box, canvas = view.hover.bounding_box(), view.canvas.bounding_box()
    assert box is not None
    assert canvas is not None
    assert canvas["x"] <= box["x"]
    assert box["x"] + box["width"] <= canvas["x"] + canvas["width"]
    view.search.hover()
    expect(view.hover).to_be_hidden()


def test_zoom_by_buttons_keys_and_wheel_and_fit(view: View) -> None:
    whole = view.place
    view.button("Zoom in").click()
    view.wait_for(
        "(root, at) => +root.querySelector('.sheet').style.transform.match(/scale\\((.*)\\)/)[1] > at", whole[2]
    )
    view.button("Zoom out").click()
    assert view.place == pytest.approx(whole, abs=0.5)
    view.focus("component.api")
    view.page.keyboard.press("+")
    view.page.keyboard.press("+")
    assert view.place[2] == pytest.approx(whole[2] * 1.69, rel=0.01)
    view.page.keyboard.press("-")
    assert view.place[2] == pytest.approx(whole[2] * 1.3, rel=0.01)
    view.page.keyboard.press("0")
    view.wait_for(
        "(root, at) => +root.querySelector('.sheet').style.transform.match(/scale\\((.*)\\)/)[1] === at", whole[2]
    )
    assert view.place == pytest.approx(whole, abs=0.5)


def test_the_wheel_zooms_where_the_pointer_is_on_a_page_with_nothing_to_scroll(view: View) -> None:
    canvas = view.canvas.bounding_box()
    assert canvas is not None
    at = (canvas["width"] * 0.3, canvas["height"] * 0.4)
    view.page.mouse.move(canvas["x"] + at[0], canvas["y"] + at[1])
    before = view.place
    view.page.mouse.wheel(0, -300)
    view.wait_for(
        "(root, at) => +root.querySelector('.sheet').style.transform.match(/scale\\((.*)\\)/)[1] > at", before[2]
    )
    after = view.place
    for axis in (0, 1):
        assert (at[axis] - before[axis]) / before[2] == pytest.approx((at[axis] - after[axis]) / after[2], abs=1)


def test_a_drag_moves_the_picture_and_selects_nothing(view: View) -> None:
    before = view.place
    box = view.part("component.api").bounding_box()
    assert box is not None
    view.page.mouse.move(box["x"] + 20, box["y"] + 20)
    view.page.mouse.down()
    view.page.mouse.move(box["x"] + 50, box["y"] + 45, steps=4)
    view.page.mouse.up()
    after = view.place
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((30, 25), abs=4)
    assert after[2] == before[2]
    assert view.selected == []
    view.click("component.api")
    assert view.selected == ["component.api"]


def test_two_fingers_zoom(chromium: Browser, shop: Path) -> None:
    with opened(chromium, shop) as (view, watched):
        canvas = view.canvas.bounding_box()
        assert canvas is not None
        x, y = canvas["x"] + 200, canvas["y"] + 200
        client = watched.page.context.new_cdp_session(watched.page)

        def touch(kind: str, *points: tuple[float, float]) -> None:
            touches = [{"x": px, "y": py, "id": number} for number, (px, py) in enumerate(points)]
            client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

        before = view.place
        touch("touchStart", (x, y), (x + 60, y))
        for spread in (20, 40, 60):
            touch("touchMove", (x, y), (x + 60 + spread, y))
        touch("touchEnd")
        assert view.place[2] == pytest.approx(before[2] * 2, rel=0.05)
        assert view.selected == []


def test_full_screen_and_back(view: View) -> None:
    view.button("Full screen").click()
    view.page.wait_for_function("document.fullscreenElement?.matches('.fluxviz-explorer') === true")
    view.wait_for("root => root.querySelector('.root').clientHeight === innerHeight")
    view.button("Full screen").click()
    view.page.wait_for_function("document.fullscreenElement === null")


def test_a_trace_lights_its_way_with_numbers_and_is_walked(view: View) -> None:
    from playwright.sync_api import expect

    view.click("component.web")
    view.button("Trace a request to here").click()
    expect(view.host.get_by_role("tabpanel", name="Trace")).to_be_visible()
    assert view.choice("From").input_value() == "browser"
    assert view.choice("To").input_value() == "component.web"
    view.panel.get_by_role("button", name=re.compile(r"^shop\.example\.com")).click()
    expect(view.badges).to_have_text(["1", "2", "3"])
    assert view.highlighted == {
        "browser", "request.browser.cloudflare.example.com.443", "cloudflare.example.com",
        "proxy.cloudflare.example.com.edge.443", "edge", "forward.edge.web.31000", "component.web",
    }  # fmt: skip
    expect(view.button("Back")).to_be_disabled()
    steps = view.panel.locator(".step")
    count = steps.count()
    assert count == 7
    for number in range(1, count + 1):
        view.button("Next").click()
        expect(view.panel.locator(".step[aria-current=step]")).to_have_count(1)
        text = steps.nth(number - 1).locator("button > span").inner_text()
        expect(view.news).to_contain_text(f"Step {number} of {count}:")
        expect(view.news).to_contain_text(text)
        assert text.endswith(".")
        assert view.host.locator(".badge.now text").all_text_contents() != []
    expect(view.button("Next")).to_be_disabled()
    expect(view.panel.get_by_text("Docker maps it to port 80 of web")).to_be_visible()
    view.button("Back").click()
    expect(view.news).to_contain_text(f"Step {count - 1} of {count}:")
    view.button("Stop tracing").click()
    expect(view.badges).to_have_count(0)


def test_a_trace_without_a_start_begins_at_the_browser(view: View) -> None:
    view.click("component.db")
    view.tab("Trace")
    assert (view.choice("From").input_value(), view.choice("To").input_value()) == ("browser", "component.db")
    view.button("Trace").click()
    view.wait_for("root => root.querySelectorAll('.badge').length === 3")


def test_a_trace_between_components_and_back(view: View) -> None:
    from playwright.sync_api import expect

    view.tab("Trace")
    view.choice("From").select_option("component.api")
    view.choice("To").select_option("component.db")
    expect(view.badges).to_have_text(["1"])
    view.button("Swap start and end").click()
    expect(view.panel.get_by_text("No request gets there.")).to_be_visible()


def test_each_what_if_is_shown_alone_and_reset(view: View) -> None:
    from playwright.sync_api import expect

    view.tab("What if")
    expect(view.panel.get_by_text("One change at a time")).to_be_visible()
    whole = view.host.locator(".sheet > svg").inner_html()

    def follows(told: str, tried: str) -> None:
        expect(view.strip).to_contain_text(told)
        expect(view.strip.locator("li.changed")).to_have_count(1)
        assert view.host.get_by_role("tabpanel", name="What if").is_visible(), tried
        view.strip.get_by_role("button", name="Reset").click()
        expect(view.strip).to_be_hidden()

    view.choice("SSL/TLS mode").select_option("flexible")
    expect(view.strip.locator("li.broke")).to_contain_text("endless redirects")
    follows("Flexible", "ssl")
    for mode, title in (("off", "Off"), ("strict", "Full (strict)")):
        view.choice("SSL/TLS mode").select_option(mode)
        follows(title, mode)
    view.check("Proxied by CloudFlare").uncheck()
    expect(view.part("cloudflare.example.com")).to_have_count(0)
    expect(view.choice("SSL/TLS mode")).to_be_disabled()
    follows("Not proxied", "proxied")
    view.check("db").uncheck()
    expect(view.part("component.db")).to_have_count(0)
    expect(view.strip.locator("li.broke")).to_contain_text("api no longer reaches db at fluxdb_shop:5432")
    follows("db is switched off", "off")
    view.check("api: 31001 is public").uncheck()
    expect(view.part("forward.edge.api.31001")).to_have_count(0)
    follows("Port 31001 of api is no longer public", "closed")
    ids = re.compile(r"fluxviz\d+-")
    assert ids.sub("", view.host.locator(".sheet > svg").inner_html()) == ids.sub("", whole)


def test_detail_view_and_naming_are_drawn_and_nobody_waits_for_a_kernel(view: View) -> None:
    from playwright.sync_api import expect

    view.page.clock.install()
    view.menu()
    view.choice("Detail").select_option("full")
    expect(view.part("component.db")).to_have_count(1)
    expect(view.host.locator(".sheet")).to_contain_text("/pg")
    view.page.clock.run_for(10_000)
    expect(view.strip).to_be_hidden()
    view.choice("View").select_option("internal")
    expect(view.part("browser")).to_have_count(0)
    assert view.choice("Detail").input_value() == "network"
    view.choice("Public names").select_option("fdm")
    expect(view.host.locator(".sheet")).to_contain_text("shop_31000.app.runonflux.io")
    view.page.clock.run_for(10_000)
    expect(view.strip).to_be_hidden()


def test_a_theme_repaints_at_once(view: View) -> None:
    view.menu()
    root = view.host.locator(".root")
    light = root.evaluate("root => getComputedStyle(root).backgroundColor")
    view.choice("Theme").select_option("dark")
    view.wait_for("(root, light) => getComputedStyle(root.querySelector('.root')).backgroundColor !== light", light)
    assert root.evaluate("root => root.style.colorScheme") == "dark"


def test_a_what_if_keeps_the_trace_and_says_where_it_fails_now(view: View) -> None:
    from playwright.sync_api import expect

    view.click("component.web")
    view.button("Trace a request to here").click()
    view.tab("What if")
    view.choice("SSL/TLS mode").select_option("flexible")
    expect(view.strip).to_be_visible()
    expect(view.host.get_by_role("tabpanel", name="What if")).to_be_visible()
    view.tab("Trace")
    view.panel.get_by_role("button", name=re.compile(r"shop\.example\.com.*\(fails\)")).click()
    expect(view.panel.locator(".step.failure")).to_contain_text("It fails here")


def test_what_was_not_looked_for_beforehand_is_not_told_as_impossible(view: View) -> None:
    from playwright.sync_api import expect

    view.tab("What if")
    view.choice("SSL/TLS mode").select_option("flexible")
    view.tab("Trace")
    view.choice("From").select_option("component.api")
    view.choice("To").select_option("component.db")
    expect(view.panel.get_by_text("A page looks for no new paths")).to_be_visible()
    view.strip.get_by_role("button", name="Reset").click()
    expect(view.badges).to_have_text(["1"])


def test_a_search_lights_matches_and_dims_the_rest(view: View) -> None:
    from playwright.sync_api import expect

    view.click("component.web")
    view.search.fill("5432")
    expect(view.host.get_by_text("2 found")).to_be_visible()
    assert view.highlighted == view.matched == {"component.db", "internal.api.db.5432"}
    assert view.dimmed
    assert view.selected == []
    view.search.fill("nothing like it")
    expect(view.host.get_by_text("0 found")).to_be_visible()
    assert view.highlighted == set()
    assert not view.dimmed
    view.search.fill("")
    view.wait_for("root => root.querySelector('svg.dimming') === null")
    for word, found in (("nginx", "component.web"), ("DATABASE_URL", "internal.api.db.5432"), ("volume", "volume.web")):
        view.search.fill(word)
        view.wait_for("(root, id) => root.querySelector(`g.match[data-id='${id}']`) !== null", found)


def test_layers_are_turned_off_and_on(view: View) -> None:
    gone = {
        "Public path": {"browser", "edge", "forward.edge.web.31000"},
        "Internal": {"internal.api.db.5432", "internal.api.cache.6379"},
        "Egress": {"external.mail.example.org", "egress.api.mail.example.org.443"},
        "Volumes": {"volume.web", "mount.api.volume.web"},
    }
    for title, parts in gone.items():
        button = view.button(title)
        assert button.get_attribute("aria-pressed") == "true"
        button.click()
        view.wait_for("root => root.querySelector('g.away') !== null")
        assert parts <= view.away
        assert not {"component.db", "component.web"} & view.away
        assert button.get_attribute("aria-pressed") == "false"
        button.click()
        view.wait_for("root => root.querySelector('g.away') === null")


def test_tab_walks_the_cards_along_the_request_path(view: View) -> None:
    view.focus("browser")
    order = [view.focused]
    for _ in range(8):
        view.page.keyboard.press("Tab")
        order.append(view.focused)
    assert order[:5] == ["browser", "cloudflare.example.com", "edge", "component.web", "component.api"]
    assert {"component.db", "component.cache", "volume.web", "external.mail.example.org"} < {*order}
    assert len(set(order)) == 9


def test_every_action_by_keyboard(view: View) -> None:
    from playwright.sync_api import expect

    press = view.page.keyboard.press
    view.focus("edge")
    press("ArrowDown")
    assert view.focused.startswith("forward.edge.")
    press("ArrowRight")
    press("ArrowLeft")
    press("ArrowDown")
    assert view.focused in ("component.web", "component.api")
    press("ArrowUp")
    press("ArrowUp")
    assert view.focused == "edge"
    view.focus("component.db")
    expect(view.hover).to_be_visible()
    press("Enter")
    expect(view.panel.get_by_role("heading", name="db", exact=True)).to_be_visible()
    assert view.part("component.db").get_attribute("aria-pressed") == "true"
    press("Escape")
    expect(view.news).to_have_text("Nothing selected")
    press(" ")
    view.wait_for("root => root.querySelector('g.chosen') !== null")
    press("/")
    assert view.focused == "Search"
    view.page.keyboard.type("db/0+-f")
    expect(view.search).to_have_value("db/0+-f")
    press("Escape")
    expect(view.search).to_have_value("")
    assert view.focused == "browser"
    view.host.get_by_role("tab", name="Details").focus()
    press("ArrowRight")
    assert view.focused == "Trace"
    press("ArrowLeft")
    press("ArrowLeft")
    assert view.focused.startswith("Findings")
    press("ArrowLeft")
    assert view.focused == "What if"
    view.host.locator("details.menu > summary").focus()
    press("Enter")
    press("Tab")
    press("ArrowDown")
    expect(view.choice("Detail")).to_have_value("full")
    # The menu was told anew; the field that was changed keeps the focus.
    assert view.host.evaluate("host => host.shadowRoot.activeElement.tagName") == "SELECT"
    press("Escape")
    assert view.focused == "View"
    assert not view.choice("Detail").is_visible()


def test_keys_do_not_reach_the_page_around_but_its_own_do(view: View) -> None:
    view.page.evaluate("window.keys = []; document.body.addEventListener('keydown', e => window.keys.push(e.key))")
    view.focus("component.api")
    for key in ("ArrowDown", "Enter", " ", "+", "-", "0", "/", "Escape"):
        view.page.keyboard.press(key)
    view.focus("component.api")
    view.page.keyboard.press("F2")
    view.page.keyboard.press("Control+b")
    assert view.page.evaluate("window.keys") == ["F2", "Control", "b"]


def test_the_focus_can_be_seen(view: View) -> None:
    def drawn(what: str) -> Any:
        return view.host.evaluate(
            "host => { const at = host.shadowRoot.activeElement, style = getComputedStyle(at); return " + what + "; }"
        )

    view.search.focus()
    view.page.keyboard.press("Tab")
    assert drawn("[style.outlineStyle, parseFloat(style.outlineWidth) >= 2]") == ["solid", True]
    view.focus("browser")
    view.page.keyboard.press("Tab")
    assert drawn("getComputedStyle(at.querySelector(':scope > path')).strokeWidth") == "4px"


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_who_wants_less_motion_gets_none(view: View, motion: Any) -> None:
    view.page.emulate_media(reduced_motion=motion)
    moving = view.host.evaluate(
        """host => [...host.shadowRoot.querySelectorAll("*")].filter(each => {
            const { transitionDuration, animationName } = getComputedStyle(each);
            return transitionDuration.split(", ").some(time => parseFloat(time) > 0) || animationName !== "none";
        }).length"""
    )
    assert (moving == 0) is (motion == "reduce")


DARK = {
    "the system": "",
    "VS Code's attribute": "document.body.dataset.vscodeThemeKind = 'vscode-dark'",
    "VS Code's class": "document.body.className = 'vscode-dark'",
    "JupyterLab's attribute": "document.body.dataset.jpThemeLight = 'false'",
}


@pytest.mark.parametrize("said", DARK)
def test_dark_follows_the_page_around(chromium: Browser, shop: Path, said: str) -> None:
    scheme: Scheme = "light" if DARK[said] else "dark"
    with opened(chromium, shop, scheme=scheme) as (view, watched):
        if DARK[said]:
            assert view.host.locator(".root").evaluate("root => root.style.colorScheme") == "light"
            watched.page.evaluate(DARK[said])
        view.wait_for("root => root.querySelector('.root').style.colorScheme === 'dark'")
        watched.page.evaluate("document.body.dataset.jpThemeLight = 'true'")
        view.wait_for("root => root.querySelector('.root').style.colorScheme === 'light'")


_CUT_OFF = """host => [...host.shadowRoot.querySelectorAll("*")]
    .filter(each => !each.closest("svg, .canvas, .unseen, option") && each.checkVisibility())
    .filter(each => { const box = each.getBoundingClientRect();
        return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5
            || (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline"
                && !each.matches("input"))); })
    .map(each => `${each.tagName}.${each.className} ${each.textContent.slice(0, 40)}`)"""


def test_at_400_px_nothing_is_cut_off_and_nothing_scrolls_sideways(chromium: Browser, shop: Path) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep

    def fits(view: View, name: str) -> None:
        assert view.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        assert view.host.evaluate(_CUT_OFF) == [], name
        keep(view.page, f"page_400_{name}")

    with opened(chromium, shop, width=400) as (view, _):
        fits(view, "whole")
        view.click("component.api")
        fits(view, "selected")
        view.button("Trace a request to here").click()
        view.button("Next").click()
        expect(view.news).to_contain_text("Step 1")
        fits(view, "traced")
        view.tab("What if")
        view.choice("SSL/TLS mode").select_option("flexible")
        expect(view.strip).to_be_visible()
        fits(view, "what_if")
        canvas, panel = view.canvas.bounding_box(), view.panel.bounding_box()
        assert canvas is not None
        assert panel is not None
        assert panel["y"] >= canvas["y"] + canvas["height"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_tab_in_any_state(chromium: Browser, shop: Path, scheme: Scheme) -> None:
    from playwright.sync_api import expect

    from tests.frontend.axe import axe_violations
    from tests.notebook_apps.screenshots import keep

    with opened(chromium, shop, scheme=scheme) as (view, watched):

        def clean(state: str) -> None:
            found = axe_violations(watched.page, "html")
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], state
            keep(watched.page, f"page_{scheme}_{state}")

        clean("whole")
        view.click("component.api")
        clean("selected")
        view.tab("Trace")
        view.button("Trace").click()
        view.button("Next").click()
        expect(view.news).to_contain_text("Step 1")
        clean("traced")
        view.tab("What if")
        view.choice("SSL/TLS mode").select_option("flexible")
        expect(view.strip).to_be_visible()
        clean("what_if")
        view.search.fill("5432")
        clean("searched")
        view.button("Internal").click()
        view.tab("Details")
        clean("layer_off")


def test_hostile_names_run_nothing_and_are_read_as_written(chromium: Browser, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    for name in (MARKUP[0], MARKUP[2], MARKUP[5], MARKUP[15]):
        path = fluxviz.draw(everywhere(name), direction="LR").save(tmp_path / "hostile.html")
        with opened(chromium, path) as (view, watched):
            node = view.host.locator("g.node.node-component[role=button]").first
            view.page.mouse.move(5, 5)
            node.hover()
            expect(view.hover).to_be_visible()
            node.focus()
            watched.page.keyboard.press("Enter")
            expect(view.panel.get_by_role("heading").first).to_be_visible()
            view.search.fill(name[:20])
            view.search.fill("")
            view.tab("What if")
            label = view.panel.locator("fieldset", has_text="Components").locator("label").first
            assert " ".join(name.split())[:10] in " ".join((label.text_content() or "").split())
            assert watched.page.evaluate("window.ran") is None, name
            assert (
                watched.page.locator(
                    'iframe, img, image, foreignObject, a, script:not([type="application/json"]):not([type=module])'
                ).count()
                == 0
            )


def test_a_trap_in_a_page_would_snap(chromium: Browser, tmp_path: Path, shop: Path) -> None:
    """Without this the test above could pass for a trap that never works."""
    text = shop.read_text("utf-8").replace(
        '<div id="explorer">', '<img src="x" onerror="window.ran=1"><div id="explorer">'
    )
    (tmp_path / "open.html").write_text(text, "utf-8")
    with opened(chromium, tmp_path / "open.html", quiet=False) as (_, watched):
        watched.page.wait_for_function("window.ran === 1")


def test_an_error_shows_on_the_page(chromium: Browser, tmp_path: Path, shop: Path) -> None:
    from playwright.sync_api import expect

    text = shop.read_text("utf-8")
    for broken in (text.replace('"svg":"', '"svg":"<'), text.replace('"parts":[', '"part":[', 1)):
        assert broken != text
        (tmp_path / "broken.html").write_text(broken, "utf-8")
        with opened_broken(chromium, tmp_path / "broken.html") as page:
            alert = (
                page.locator(".fluxviz-explorer").get_by_role("alert").filter(has_text="fluxviz could not show this")
            )
            expect(alert).to_be_visible()


@contextmanager
def opened_broken(browser: Browser, path: Path) -> Iterator[Any]:
    from tests.notebook_apps.pages import watched_page

    with watched_page(browser, path.as_uri()) as watched:
        watched.page.goto(path.as_uri())
        yield watched.page
        assert watched.errors


def test_a_trace_that_is_lit_in_python_is_lit_on_its_page(chromium: Browser, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    path = fluxviz.draw(SHOP).trace("api", "db").save(tmp_path / "traced.html")
    with opened(chromium, path) as (view, _):
        expect(view.badges).to_have_text(["1"])
        expect(view.host.get_by_role("tabpanel", name="Trace")).to_be_visible()
