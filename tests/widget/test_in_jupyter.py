"""The explorer in JupyterLab and Notebook 7: what is clicked is read in the kernel, what is set is seen on the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.notebook_apps.lab import APPS, App, LabNotebook, lab_notebook
from tests.notebook_apps.notebooks import write_notebook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer
    from tests.notebook_apps.pages import Scheme
    from tests.widget.views import View

pytestmark = pytest.mark.browser

MAKE = """import fluxviz
from tests.widget.apps import FULLSTACK, SHOP, SHOP_ACCESS
explorer = fluxviz.explore(SHOP, access=SHOP_ACCESS)
explorer"""
TOLD = MAKE.replace("SHOP_ACCESS)", "SHOP_ACCESS, sync_hover=True, sync_viewport=True)")
_CELLS = ".jp-Notebook-cell"


@contextmanager
def running(
    browser: Browser, server: JupyterServer, name: str, *cells: str, app: App = "lab", theme: Scheme = "light"
) -> Iterator[LabNotebook]:
    write_notebook(server.notebooks / f"{name}.ipynb", *cells)
    with lab_notebook(browser, server, app=app, theme=theme, height=1100) as notebook:
        notebook.open(f"{name}.ipynb").run_all()
        yield notebook


def view_of(notebook: LabNotebook, cell: int) -> View:
    from tests.widget.views import View

    view = View(notebook.page, notebook.output(cell))
    view.canvas.wait_for()
    return view


def wait_in_kernel(notebook: LabNotebook, expression: str, expected: Any) -> None:
    """Wait until the kernel has heard: what the page sends arrives soon, not at once."""
    found: Any = None
    for _ in range(40):
        found = notebook.ask(expression)
        if found == expected:
            return
        notebook.page.wait_for_timeout(50)
    assert found == expected


@pytest.mark.parametrize("app", APPS)
def test_every_action_reaches_the_kernel(chromium: Browser, jupyter: JupyterServer, app: App) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep

    with running(chromium, jupyter, f"actions_{app}", TOLD, "explorer", app=app) as notebook:
        view, other = view_of(notebook, 0), view_of(notebook, 1)

        def shown(state: str) -> None:
            keep(notebook.output(0), f"{app}_{state}")

        # The still picture of each output hides while the widget shows.
        assert notebook.output(0).locator("img").count() == 1
        assert not notebook.output(0).locator("img").is_visible()
        assert not notebook.output(1).locator("img").is_visible()
        shown("whole")

        view.part("component.api").hover()
        expect(view.hover).to_be_visible()
        wait_in_kernel(notebook, "explorer.hovered", "component.api")
        view.click("component.api")
        wait_in_kernel(notebook, "[explorer.selected, explorer.value]", ["component.api"] * 2)
        expect(other.panel.get_by_role("heading", name="api", exact=True)).to_be_visible()
        assert other.selected == ["component.api"]
        assert view.highlighted == other.highlighted
        shown("selected")

        before = notebook.page.locator(_CELLS).count()
        view.focus("component.db")
        for key in ("a", "b", "d", "d", "x", "z", "0", "0", "+", "-", "ArrowDown", "k", "y", "/"):
            notebook.page.keyboard.press(key)
        assert view.focused == "Search"
        notebook.page.keyboard.type("ddaab5432")
        expect(view.search).to_have_value("ddaab5432")
        wait_in_kernel(notebook, "[explorer.search, explorer.selected]", ["ddaab5432", ""])
        view.search.fill("5432")
        wait_in_kernel(notebook, "explorer.search", "5432")
        assert view.matched == {"component.db", "internal.api.db.5432"}
        shown("searched")
        notebook.page.keyboard.press("Escape")
        wait_in_kernel(notebook, "explorer.search", "")
        view.focus("component.db")
        notebook.page.keyboard.press("Enter")
        wait_in_kernel(notebook, "explorer.selected", "component.db")
        assert notebook.page.locator(_CELLS).count() == before
        assert notebook.page.locator(".jp-mod-editMode").count() == 0

        view.button("Egress").click()
        wait_in_kernel(notebook, "explorer.layers", ["public", "internal", "volumes"])
        assert "external.mail.example.org" in other.away
        view.button("Egress").click()
        wait_in_kernel(notebook, "len(explorer.layers)", 4)

        view.button("Zoom in").click()
        wait_in_kernel(notebook, "explorer.viewport[2]", 1.3)
        assert other.place == pytest.approx(view.place, abs=1)
        view.button("Fit the picture").click()
        wait_in_kernel(notebook, "explorer.viewport", [0.5, 0.5, 1.0])

        view.button("Trace a request to here").click()
        wait_in_kernel(notebook, "explorer.trace", ["browser", "component.db"])
        expect(view.badges).to_have_text(["1", "2", "3"])
        expect(other.badges).to_have_text(["1", "2", "3"])
        view.button("Next").click()
        view.button("Next").click()
        wait_in_kernel(notebook, "explorer.step", 2)
        expect(other.news).to_contain_text("Step 2 of")
        view.button("Back").click()
        wait_in_kernel(notebook, "explorer.step", 1)
        shown("traced")
        view.button("Stop tracing").click()
        wait_in_kernel(notebook, "explorer.trace", [])

        view.tab("What if")
        view.choice("SSL/TLS mode").select_option("flexible")
        expect(view.strip).to_contain_text("endless redirects")
        expect(other.strip).to_contain_text("endless redirects")
        assert notebook.ask("[explorer.ssl, explorer.access.domains[0].ssl]") == ["flexible", "flexible"]
        view.check("cache").uncheck()
        expect(view.part("component.cache")).to_have_count(0)
        view.check("api: 31001 is public").uncheck()
        expect(view.part("forward.edge.api.31001")).to_have_count(0)
        view.number("Public port of web").fill("31555")
        view.number("Public port of web").press("Tab")
        expect(view.part("forward.edge.web.31555")).to_have_count(1)
        view.number("Container port of db").fill("5433")
        view.number("Container port of db").press("Tab")
        expect(view.strip).to_contain_text("db is on 5433 now")
        view.menu()
        view.choice("Public names").select_option("fdm")
        view.choice("Detail").select_option("full")
        expect(view.host.locator(".sheet")).to_contain_text("shop_31555.app.runonflux.io")
        wait_in_kernel(notebook, "[explorer.naming, explorer.detail]", ["fdm", "full"])
        expect(view.host.locator(".sheet")).to_contain_text("/pg")
        assert notebook.ask("[explorer.off, explorer.closed, explorer.publishes, explorer.listens]") == [
            ["cache"],
            ["api:31001"],
            {"web:31000": 31555},
            {"db:5432": 5433},
        ]
        assert notebook.ask("[component.name for component in explorer.spec.components]") == ["web", "api", "db"]
        expect(view.strip.locator("li.changed")).to_have_count(5)
        shown("what_if")
        view.field("Custom domain").fill("www.other.org")
        view.field("Custom domain").press("Enter")
        expect(view.host.locator(".sheet")).to_contain_text("www.other.org")
        view.check("Proxied by CloudFlare").uncheck()
        expect(view.part("cloudflare.other.org")).to_have_count(0)
        assert notebook.ask("[explorer.domain, explorer.proxied]") == ["www.other.org", False]
        saved = notebook.ask("explorer.save('supposed.svg').read_text()")
        assert "www.other.org" in saved
        assert 'data-id="component.cache"' not in saved
        view.strip.get_by_role("button", name="Reset").click()
        expect(view.strip).to_be_hidden()
        expect(view.part("component.cache")).to_have_count(1)
        assert notebook.ask("len(explorer.topology.components)") == 4
        assert notebook.ask("repr(explorer)") == "Explorer('shop', 4 component(s))"

        assert notebook.errors == []
        assert notebook.strays == []


def test_what_is_set_in_python_is_seen_in_place(chromium: Browser, jupyter: JupyterServer) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep

    with running(chromium, jupyter, "python", MAKE, "explorer") as notebook:
        view = view_of(notebook, 0)
        count = notebook.page.locator(".fluxviz-explorer").count()
        notebook.ask("explorer.set_trait('selected', 'api')")
        expect(view.panel.get_by_role("heading", name="api", exact=True)).to_be_visible()
        notebook.ask("explorer.set_trait('trace', ['api', 'db'])")
        expect(view.badges).to_have_text(["1"])
        notebook.ask("explorer.set_trait('viewport', [0.4, 0.5, 2.0])")
        view.wait_for(
            "root => /scale\\(1|scale\\(2|scale\\(0\\.[5-9]/.test(root.querySelector('.sheet').style.transform)"
        )
        place = view.place

        # Another spec, edited: in place, with selection, trace and zoom.
        moved = "[31777] if part['name'] == 'api' else part['ports']"
        edited = f"{{**SHOP, 'compose': [{{**part, 'ports': {moved}}} for part in SHOP['compose']]}}"
        notebook.ask(f"explorer.set_trait('spec', {edited})")
        expect(view.part("forward.edge.api.31777")).to_have_count(1)
        assert view.selected == ["component.api"]
        assert view.place[2] == pytest.approx(place[2], rel=0.2)
        expect(view.badges).to_have_text(["1"])
        assert notebook.ask("[explorer.selected, explorer.viewport]") == ["component.api", [0.4, 0.5, 2.0]]

        # One that cannot be drawn: every fault, and the last good picture.
        svg = view.host.locator(".sheet > svg").inner_html()
        notebook.ask("explorer.set_trait('spec', {'version': 4, 'name': 'x', 'compose': [{'ports': 'x', 'cpu': 'y'}]})")
        alert = view.host.locator(".faults").nth(1)
        expect(alert).to_contain_text("The last good picture is kept")
        faults = notebook.ask("explorer.faults")
        assert len(faults) >= 2
        assert alert.locator("li").all_text_contents() == faults
        assert alert.get_attribute("role") == "alert"
        assert view.host.locator(".sheet > svg").inner_html() == svg
        keep(notebook.output(0), "lab_faults")
        notebook.ask("[explorer.set_trait('access', {}), explorer.set_trait('spec', FULLSTACK)][:0]")
        expect(alert).to_be_hidden()
        expect(view.part("component.postgres")).to_have_count(1)
        assert view.selected == ["component.api"]

        # What goes wrong in JavaScript shows in the cell, and goes when it is mended.
        good = "good = explorer._picture"
        assert notebook.ask("(globals().update(good=explorer._picture), None)[1]") is None, good
        notebook.ask("explorer.set_trait('_picture', {'title': 'x', 'svg': '<svg', 'parts': []})")
        broken = view.host.get_by_role("alert").filter(has_text="fluxviz could not show this")
        expect(broken).to_be_visible()
        keep(notebook.output(0), "lab_error")
        notebook.ask("explorer.set_trait('_picture', good)")
        expect(broken).to_be_hidden()
        assert [error for error in notebook.errors if "TypeError" not in error] == []
        notebook.errors.clear()

        assert notebook.page.locator(".fluxviz-explorer").count() == count
        # Closed: nothing of it stands on the page, and nothing in the kernel.
        notebook.ask("explorer.close()")
        expect(notebook.page.locator(".fluxviz-explorer")).to_have_count(0)
        expect(notebook.output(0).locator("img")).to_be_visible()
        assert notebook.ask(
            "[explorer.comm is None, explorer in __import__('ipywidgets').Widget.widgets.values()]"
        ) == [
            True,
            False,
        ]
        # Closing leaves no listener that a change of the theme or of a trait would wake.
        notebook.set_dark()
        assert notebook.errors == []


def test_it_lives_among_other_widgets(chromium: Browser, jupyter: JupyterServer) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep

    cells = (
        MAKE.rpartition("\n")[0] + "\nimport ipywidgets\nfield = ipywidgets.Text(description='find')\n"
        "ipywidgets.link((field, 'value'), (explorer, 'search'))\nipywidgets.HBox([field, explorer])",
        "def tell(part):\n    print('part:', part)\n\nipywidgets.interactive_output(tell, {'part': explorer})",
        "seen = []\nexplorer.observe(lambda change: seen.append(change.new), 'selected')",
        "%load_ext fluxviz",
        "%%fluxviz mine --detail full\n"
        + json.dumps({"version": 4, "name": "blog", "compose": [{"name": "site", "repotag": "nginx:1", "ports": [80],
        "containerPorts": [80], "environmentParameters": ["DB_PASSWORD=hunter2!"]}]}),
        '%%fluxviz\n{\n  "version": 4,\n  "name": "blog",\n  "compose": [{"name": "site", "ports": "x"}]\n}',
    )  # fmt: skip
    with running(chromium, jupyter, "others", *cells) as notebook:
        view = view_of(notebook, 0)
        notebook.output(0).get_by_role("textbox", name="find").fill("5432")
        expect(view.host.get_by_text("2 found")).to_be_visible()
        expect(view.search).to_have_value("5432")
        view.search.fill("nginx")
        expect(notebook.output(0).get_by_role("textbox", name="find")).to_have_value("nginx")
        view.search.fill("")
        view.click("component.api")
        expect(notebook.output(1)).to_contain_text("part: component.api")
        wait_in_kernel(notebook, "seen", ["component.api"])
        keep(notebook.output(0), "lab_hbox")

        mine = view_of(notebook, 4)
        expect(mine.part("component.site")).to_have_count(1)
        assert notebook.ask("[mine.detail, mine.topology.app]") == ["full", "blog"]
        expect(notebook.output(4)).to_contain_text("holds what looks secret: site DB_PASSWORD")
        expect(notebook.output(4)).not_to_contain_text("hunter2!")
        expect(notebook.output(5)).to_contain_text(re.compile(r"error: .*cell:4: compose\[0\]\.ports", re.DOTALL))
        expect(notebook.output(5).locator(".fluxviz-explorer")).to_have_count(0)
        assert notebook.errors == []
        assert notebook.strays == []


def test_the_theme_of_jupyterlab_is_followed_and_axe_finds_nothing(chromium: Browser, jupyter: JupyterServer) -> None:
    from playwright.sync_api import expect

    from tests.frontend.axe import axe_violations
    from tests.notebook_apps.screenshots import keep

    with running(chromium, jupyter, "axe", MAKE, theme="dark") as notebook:
        view = view_of(notebook, 0)

        def clean(state: str) -> None:
            found = axe_violations(notebook.page, ".fluxviz-explorer")
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == [], state
            keep(notebook.output(0), f"lab_{state}")

        def all_states(scheme: str) -> None:
            view.wait_for("(root, scheme) => root.querySelector('.root').style.colorScheme === scheme", scheme)
            clean(f"{scheme}_whole")
            view.click("component.api")
            clean(f"{scheme}_selected")
            view.tab("Trace")
            view.button("Trace").click()
            view.button("Next").click()
            expect(view.news).to_contain_text("Step 1")
            clean(f"{scheme}_traced")
            view.button("Sequence").click()
            expect(view.host.locator(".message[aria-current=step]")).to_contain_text("1. Name lookup")
            clean(f"{scheme}_sequence")
            view.button("Sequence").click()
            view.tab("What if")
            view.choice("SSL/TLS mode").select_option("flexible")
            expect(view.strip).to_be_visible()
            clean(f"{scheme}_what_if")
            view.strip.get_by_role("button", name="Reset").click()
            expect(view.strip).to_be_hidden()

        all_states("dark")
        notebook.set_light()
        notebook.ask("[explorer.set_trait('trace', []), explorer.set_trait('selected', '')][:0]")
        view.tab("Details")
        expect(view.panel.get_by_role("heading", name="Public names")).to_be_visible()
        all_states("light")
        assert notebook.errors == []
