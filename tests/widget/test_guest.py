"""The explorer is a good guest: the page around keeps its pictures, its wheel, its keys and its kernel's time."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.notebook_apps.marimo import marimo_page, write_marimo
from tests.notebook_apps.screenshots import keep
from tests.widget.test_in_jupyter import MAKE, running, view_of, wait_in_kernel

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.notebook_apps.jupyter import JupyterServer
    from tests.notebook_apps.lab import App, LabNotebook
    from tests.notebook_apps.pages import Scheme
    from tests.widget.views import View

pytestmark = pytest.mark.browser

NOTEBOOK = "window.jupyterapp.shell.currentWidget"
EQUAL = "fluxviz.draw(SHOP, access=SHOP_ACCESS)"


def corner(view: View) -> tuple[float, float]:
    """Find a place of the canvas where nothing is drawn."""
    box = view.canvas.bounding_box()
    assert box is not None
    return box["x"] + 6, box["y"] + 6


def middle(view: View) -> tuple[float, float]:
    box = view.canvas.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# Pictures


def test_an_explorer_hides_its_own_still_picture_and_no_other(chromium: Browser, jupyter: JupyterServer) -> None:
    from playwright.sync_api import expect

    cells = (
        MAKE,
        EQUAL,
        f"display({EQUAL})\ndisplay(explorer)\ndisplay({EQUAL})",
        f"import ipywidgets\ndisplay(ipywidgets.HBox([explorer]))\ndisplay({EQUAL})",
        "other = fluxviz.explore(SHOP, access=SHOP_ACCESS)\nother",
        "print('the end')",
    )
    with running(chromium, jupyter, "guest_stills", *cells) as notebook:
        for cell, shown in {0: [False], 1: [True], 2: [True, False, True], 3: [True], 4: [False]}.items():
            if cell != 1:
                notebook.output(cell).locator(".fluxviz-explorer .canvas").wait_for()
            images = notebook.output(cell).locator("img")
            assert [images.nth(place).is_visible() for place in range(images.count())] == shown, cell
        notebook.ask("other.close()")
        expect(notebook.output(4).locator("img")).to_be_visible()
        assert not notebook.output(0).locator("img").is_visible()
        keep(notebook.page, "guest_stills")


@pytest.mark.parametrize("width", [700, 1200])
def test_a_still_picture_is_no_wider_than_its_output(chromium: Browser, jupyter: JupyterServer, width: int) -> None:
    wide = "import fluxviz\nfrom tests.widget.apps import SHOP\nfluxviz.draw(SHOP, direction='LR')"
    with running(chromium, jupyter, f"guest_wide_{width}", wide) as notebook:
        notebook.page.set_viewport_size({"width": width, "height": 900})
        image = notebook.output(0).locator("img")
        image.wait_for()
        picture, output = image.bounding_box(), notebook.output(0).bounding_box()
        assert picture is not None
        assert output is not None
        assert output["width"] * 0.7 < picture["width"] <= output["width"]


# The wheel and fingers


def test_the_plain_wheel_scrolls_the_notebook_and_with_ctrl_it_zooms(chromium: Browser, jupyter: JupyterServer) -> None:
    from playwright.sync_api import expect

    below = "from IPython.display import HTML\nHTML('<div style=\"height: 3000px\">below</div>')"
    with running(chromium, jupyter, "guest_wheel", MAKE, below) as notebook:
        view, page = view_of(notebook, 0), notebook.page
        page.set_viewport_size({"width": 1400, "height": 700})
        view.canvas.scroll_into_view_if_needed()
        page.mouse.move(*middle(view))
        before, place = middle(view)[1], view.place
        page.mouse.wheel(0, 90)
        expect(view.tip).to_have_text("Ctrl + wheel zooms")
        keep(notebook.page, "guest_wheel_hint")
        page.wait_for_function(
            "([host, before]) => host.shadowRoot.querySelector('.canvas').getBoundingClientRect().top < before",
            arg=[view.host.element_handle(), before - view.canvas.bounding_box()["height"] / 2 - 60],  # type: ignore[index]
        )
        assert view.place == place
        page.mouse.wheel(0, -90)
        page.mouse.move(*middle(view))
        page.keyboard.down("Control")
        for _ in range(4):
            page.mouse.wheel(0, -100)
        # Every notch is a step, as the button's; none of them reaches the end at once.
        view.wait_for(
            "(root, at) => +root.querySelector('.sheet').style.transform.match(/scale\\((.*)\\)/)[1] > at", place[2] * 2
        )
        assert view.place[2] < place[2] * 4
        top = middle(view)[1]
        # At the smallest too: the browser would zoom the whole page.
        taken = view.canvas.evaluate(
            """canvas => [5000, 5000, -1].map(deltaY => !canvas.dispatchEvent(
                new WheelEvent("wheel", { deltaY, ctrlKey: true, bubbles: true, cancelable: true })))"""
        )
        page.keyboard.up("Control")
        assert taken == [True, True, True]
        assert middle(view)[1] == top


@contextmanager
def page_of(browser: Browser, path: Path, width: int, height: int, scheme: Scheme = "light") -> Iterator[View]:
    from tests.widget.views import View

    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        view = View(page)
        view.canvas.wait_for()
        yield view
    finally:
        context.close()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import fluxviz
    from tests.widget.apps import SHOP, SHOP_ACCESS

    return fluxviz.draw(SHOP, access=SHOP_ACCESS).save(tmp_path_factory.mktemp("guest") / "shop.html")


def swipe(page: Page, x: float, y: float, dy: float, *, fingers: int = 1) -> None:
    client = page.context.new_cdp_session(page)

    def touch(kind: str, moved: float | None) -> None:
        points = [] if moved is None else [{"x": x + 60 * each, "y": y + moved, "id": each} for each in range(fingers)]
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", 0)
    for part in range(1, 9):
        touch("touchMove", dy * part / 8)
    touch("touchEnd", None)


_AT_REST = """() => new Promise(done => { let last = -1;
    const look = () => scrollY === last ? done(scrollY) : (last = scrollY, setTimeout(look, 150)); look(); })"""


def test_on_a_page_that_scrolls_one_finger_and_the_wheel_scroll_and_two_fingers_move(
    chromium: Browser, shop: Path
) -> None:
    from playwright.sync_api import expect

    with page_of(chromium, shop, 400, 500) as view:
        place = view.place
        swipe(view.page, *middle(view), -120)
        view.page.wait_for_function("scrollY > 60")
        expect(view.tip).to_have_text("Two fingers move and zoom")
        keep(view.page, "guest_finger_hint")
        assert view.place == place
        assert view.selected == []
        view.page.evaluate(_AT_REST)
        at = view.page.evaluate("() => (scrollTo(0, 100), scrollY)")
        x, y = middle(view)
        swipe(view.page, x - 30, y, 40, fingers=2)
        assert view.place == pytest.approx((place[0], place[1] + 40, place[2]), abs=6)
        assert view.page.evaluate("scrollY") == at
        moved = view.place
        view.page.mouse.move(*middle(view))
        view.page.mouse.wheel(0, -50)
        view.page.wait_for_function("at => scrollY < at", arg=at)
        assert view.place == pytest.approx(moved, abs=0.1)


def test_on_a_page_that_has_nothing_to_scroll_the_wheel_zooms_and_a_finger_moves(chromium: Browser, shop: Path) -> None:
    with page_of(chromium, shop, 1400, 1000) as view:
        place = view.place
        swipe(view.page, *middle(view), 40)
        assert view.place == pytest.approx((place[0], place[1] + 40, place[2]), abs=6)
        view.page.mouse.move(*middle(view))
        view.page.mouse.wheel(0, -100)
        view.wait_for(
            "(root, at) => +root.querySelector('.sheet').style.transform.match(/scale\\((.*)\\)/)[1] > at", place[2]
        )
        assert view.tip.is_hidden()


def test_a_page_inside_another_leaves_the_wheel_to_it(chromium: Browser, shop: Path, tmp_path: Path) -> None:
    from tests.widget.views import View

    outer = tmp_path / "outer.html"
    outer.write_text(
        f'<iframe src="{shop.as_uri()}" width="1200" height="900"></iframe><p style="height: 2000px">', "utf-8"
    )
    context = chromium.new_context(viewport={"width": 1400, "height": 700})
    try:
        page = context.new_page()
        page.goto(outer.as_uri())
        page.frame_locator("iframe").locator(".canvas").wait_for()
        inner = View(page, page.frame_locator("iframe").locator("body"))
        place = inner.place
        page.evaluate("scrollTo(0, 300)")
        page.mouse.move(400, 200)
        # Upwards, where the picture could be larger.
        page.mouse.wheel(0, -100)
        page.wait_for_function("scrollY < 300")
        assert inner.place == place
    finally:
        context.close()


def test_full_screen_takes_the_wheel_and_at_400_px_has_its_panel(chromium: Browser, shop: Path) -> None:
    for width, height in ((1400, 900), (400, 700)):
        with page_of(chromium, shop, width, height) as view:
            view.button("Full screen").click()
            view.wait_for("root => root.querySelector('.root').clientHeight === innerHeight")
            view.click("component.api")
            for part in (view.canvas, view.panel):
                box = part.bounding_box()
                assert box is not None
                assert box["height"] > 150
                assert box["y"] + box["height"] <= height
                assert box["x"] + box["width"] <= width
            assert view.panel.get_by_role("heading", name="api", exact=True).is_visible()
            keep(view.page, f"guest_full_{width}")
            place = view.place
            view.page.mouse.move(*middle(view))
            view.page.mouse.wheel(0, -100)
            view.wait_for(
                "(root, at) => +root.querySelector('.sheet').style.transform.match(/scale\\((.*)\\)/)[1] > at", place[2]
            )


# Keys


def executed(notebook: LabNotebook, cell: int) -> int:
    count: int = notebook.page.evaluate(f"cell => {NOTEBOOK}.content.widgets[cell].model.executionCount", cell)
    return count


@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_single_keys_are_kept_and_the_notebooks_shortcuts_reach_it(
    chromium: Browser, jupyter: JupyterServer, app: App
) -> None:
    from playwright.sync_api import expect

    with running(chromium, jupyter, f"guest_keys_{app}", MAKE, "1 + 1", app=app) as notebook:
        view, page = view_of(notebook, 0), notebook.page
        cells = page.locator(".jp-Notebook-cell").count()

        def untouched() -> None:
            assert page.locator(".jp-Dialog").count() == 0
            assert page.locator(".jp-Notebook-cell").count() == cells
            assert page.locator(".jp-mod-editMode").count() == 0

        keys = ("x", "0", "0", "i", "i", "d", "d", "a", "b", "m", "y", "M", "Enter", "k", "j", "Delete", "Escape", "+")
        page.mouse.click(*corner(view))
        assert view.focused == "Picture"
        for key in keys:
            page.keyboard.press(key)
        untouched()
        # Where there is nothing to press, too: between the buttons of the bar.
        bar = view.host.locator(".bar").bounding_box()
        assert bar is not None
        page.mouse.click(bar["x"] + 3, bar["y"] + 3)
        for key in keys:
            page.keyboard.press(key)
        untouched()
        # What is typed is edited.
        view.search.fill("dx")
        page.keyboard.press("Shift+ArrowUp")
        page.keyboard.press("Control+a")
        page.keyboard.type("M0")
        expect(view.search).to_have_value("M0")
        assert page.locator(".jp-Notebook-cell.jp-mod-multiSelected").count() == 0
        view.search.fill("")
        untouched()

        # Reset goes, and hands the focus on.
        view.tab("What if")
        view.choice("SSL/TLS mode").select_option("flexible")
        expect(view.strip).to_contain_text("endless redirects")
        view.strip.get_by_role("button", name="Reset").focus()
        page.keyboard.press("Enter")
        expect(view.strip).to_be_hidden()
        assert view.focused == "Picture"
        page.keyboard.press("x")
        untouched()

        # A card that goes while it has the focus, too.
        view.focus("component.cache")
        notebook.ask("explorer.set_trait('off', ['cache'])")
        expect(view.part("component.cache")).to_have_count(0)
        assert view.focused == "Picture"
        notebook.ask("explorer.reset()")
        expect(view.part("component.cache")).to_have_count(1)

        page.evaluate(f"() => {{ {NOTEBOOK}.context.model.dirty = true; }}")
        page.mouse.click(*corner(view))
        page.keyboard.press("Control+s")
        page.wait_for_function(f"() => !{NOTEBOOK}.context.model.dirty")
        before = executed(notebook, 0)
        page.keyboard.press("Shift+Enter")
        page.wait_for_function(f"before => {NOTEBOOK}.content.widgets[0].model.executionCount > before", arg=before)
        notebook.wait_idle()
        untouched()
        assert notebook.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 400])
def test_the_keys_are_listed_and_escape_closes_the_list(
    chromium: Browser, shop: Path, width: int, scheme: Scheme
) -> None:
    from playwright.sync_api import expect

    from tests.frontend.axe import axe_violations

    with page_of(chromium, shop, width, 800, scheme) as view:
        keys = view.host.get_by_role("dialog", name="Keys")
        view.focus("component.api")
        view.page.keyboard.press("?")
        expect(keys).to_be_visible()
        assert view.focused == "Keys"
        for said in ("Tab", "Escape", "Ctrl + wheel", "two fingers"):
            expect(keys).to_contain_text(said)
        assert [found["id"] for found in axe_violations(view.page, "html")] == []
        keep(view.page, f"guest_keys_{width}_{scheme}")
        view.page.keyboard.press("Escape")
        expect(keys).to_be_hidden()
        assert view.focused == "component.api"
        view.button("Keys").click()
        expect(keys).to_be_visible()
        keys.get_by_role("button", name="Close").click()
        expect(keys).to_be_hidden()
        assert view.focused == "Keys"
        view.search.fill("what?")
        expect(keys).to_be_hidden()


# The kernel


def test_pointing_and_moving_are_told_on_request_and_shared_by_the_views(
    chromium: Browser, jupyter: JupyterServer
) -> None:
    from playwright.sync_api import expect

    with running(chromium, jupyter, "guest_sync", MAKE, "explorer", "heard = []") as notebook:
        view, other = view_of(notebook, 0), view_of(notebook, 1)
        notebook.ask("explorer.observe(lambda change: heard.append(change.name))")
        view.part("component.api").hover()
        expect(view.hover).to_be_visible()
        view.button("Zoom in").click()
        other.wait_for(
            "(root, at) => +root.querySelector('.sheet').style.transform.match(/scale\\((.*)\\)/)[1] > at * 1.2",
            other.place[2] / 1.0001,
        )
        view.click("component.api")
        wait_in_kernel(notebook, "explorer.selected", "component.api")
        assert notebook.ask("[explorer.hovered, explorer.viewport]") == ["", [0.5, 0.5, 1.0]]
        assert notebook.ask("sorted({*heard} & {'hovered', 'selected', 'viewport'})") == ["selected"]
        assert other.place == pytest.approx(view.place, abs=1)

        notebook.ask("[explorer.set_trait('sync_viewport', True), explorer.set_trait('sync_hover', True)][:0]")
        wait_in_kernel(notebook, "explorer.viewport[2]", 1.3)
        view.part("component.db").hover()
        wait_in_kernel(notebook, "explorer.hovered", "component.db")
        view.button("Fit the picture").click()
        wait_in_kernel(notebook, "explorer.viewport", [0.5, 0.5, 1.0])

        # Another app is shown as it opens, whatever the kernel knows of the viewport.
        notebook.ask("explorer.set_trait('sync_viewport', False)")
        view.button("Zoom in").click()
        notebook.ask("explorer.replace({'version': 4, 'name': 'x', 'compose': [{'name': 'o', 'ports': [80]}]})")
        expect(view.part("component.o")).to_have_count(1)
        place = view.place
        view.button("Fit the picture").click()
        assert view.place == pytest.approx(place, abs=0.1)
        canvas = view.canvas.bounding_box()
        card = view.part("browser").bounding_box()
        assert canvas is not None
        assert card is not None
        assert canvas["y"] <= card["y"] < canvas["y"] + canvas["height"] - card["height"]
        assert notebook.errors == []


def test_marimo_runs_no_cell_again_for_pointing_and_moving(chromium: Browser, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    from tests.widget.views import View

    cells = (
        "import fluxviz\nimport marimo as mo\nfrom tests.widget.apps import SHOP, SHOP_ACCESS\nruns = []",
        "shown = mo.ui.anywidget(fluxviz.explore(SHOP, access=SHOP_ACCESS))\nshown",
        "shown.value\nruns.append(1)\nmo.md(f'run {len(runs)}')",
    )
    with marimo_page(chromium, tmp_path / "home", write_marimo(tmp_path / "guest.py", *cells)) as watched:
        view = View(watched.page)
        view.canvas.wait_for()
        runs = watched.page.get_by_text("run 1", exact=True)
        expect(runs).to_be_visible()
        view.part("component.api").hover()
        expect(view.hover).to_be_visible()
        view.button("Zoom in").click()
        view.part("component.db").hover()
        view.click("component.db")
        # Of all these only the selection is told.
        expect(watched.page.get_by_text("run 2", exact=True)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_restarted_kernel_is_told_and_what_it_did_not_answer_is_taken_back(
    chromium: Browser, jupyter: JupyterServer, scheme: Scheme
) -> None:
    from playwright.sync_api import expect

    with running(chromium, jupyter, f"guest_restart_{scheme}", MAKE, "explorer", theme=scheme) as notebook:
        view, page = view_of(notebook, 0), notebook.page
        view.tab("What if")
        view.check("cache").uncheck()
        expect(view.part("component.cache")).to_have_count(0)
        # A kernel that stands still answers nothing, and in no thread.
        os.kill(notebook.ask("__import__('os').getpid()"), signal.SIGSTOP)
        view.choice("SSL/TLS mode").select_option("flexible")
        view.menu()
        view.choice("Detail").select_option("full")
        expect(view.strip).to_contain_text("No answer yet")
        expect(view.strip).to_contain_text("run the cell again")
        keep(notebook.output(0), f"guest_no_answer_{scheme}")
        page.evaluate(f"() => {NOTEBOOK}.sessionContext.session.kernel.restart().then(() => null)")
        offline = view.host.locator(".offline")
        expect(offline).to_contain_text("run the cell again")
        view.menu()
        assert offline.get_attribute("role") == "status"
        for field in (view.choice("SSL/TLS mode"), view.choice("Detail"), view.check("db"), view.button("Reset")):
            expect(field).to_be_disabled()
        # As the picture is: full mode, network, without the cache.
        expect(view.choice("SSL/TLS mode")).to_have_value("full")
        expect(view.choice("Detail")).to_have_value("network")
        expect(view.check("cache")).not_to_be_checked()
        expect(view.strip).to_contain_text("cache is switched off")
        expect(view.choice("Theme")).to_be_enabled()
        expect(view_of(notebook, 1).host.locator(".offline")).to_be_visible()
        keep(notebook.output(0), f"guest_restart_{scheme}")
        for width in (1400, 400):
            page.set_viewport_size({"width": width, "height": 900})
            keep(page, f"guest_restart_{scheme}_{width}")
        page.set_viewport_size({"width": 1200, "height": 900})
        # Looking around works.
        view.click("component.db")
        view.tab("Details")
        expect(view.panel.get_by_role("heading", name="db", exact=True)).to_be_visible()
        expect(view.button("Trace a request to here")).to_be_disabled()
        view.tab("Trace")
        expect(view.choice("From")).to_be_disabled()
        notebook.wait_idle()
        notebook.run_cell(0)
        expect(view_of(notebook, 0).host.locator(".offline")).to_be_hidden()
        assert view_of(notebook, 0).host.locator(".strip:visible").count() == 0
