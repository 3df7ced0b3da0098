"""A review played through: open, find, try, fix, patch, apply, note, link, report; in JupyterLab and in a page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fluxviz import explore
from tests.programs import run_program
from tests.widget.canaries import CANARY, canaries_in
from tests.widget.test_editing import TEXT
from tests.widget.test_in_jupyter import running, view_of, wait_in_kernel

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.notebook_apps.jupyter import JupyterServer
    from tests.widget.views import View

pytestmark = pytest.mark.browser

EVIL = "Why is this **public**? <img src=x onerror=alert(1)>"


def test_a_review_is_done_in_jupyterlab(chromium: Browser, jupyter: JupyterServer) -> None:
    from playwright.sync_api import expect

    from tests.notebook_apps.screenshots import keep

    folder = jupyter.notebooks / "played"
    folder.mkdir()
    spec = folder / "shop.json"
    spec.write_text(TEXT)
    make = f"import fluxviz\nexplorer = fluxviz.explore({str(spec)!r})\nexplorer"
    with running(chromium, jupyter, "played", make, "explorer") as notebook:
        view, other = view_of(notebook, 0), view_of(notebook, 1)

        def shown(state: str) -> None:
            keep(notebook.output(0), f"lab_review_{state}")

        view.tab("Review")
        expect(view.panel).to_contain_text("Nothing waits")
        shown("opened")

        # Find and fix.
        view.tab("Findings")
        view.panel.get_by_role("button", name="Fix FX101").click()
        assert view.host.get_by_role("tab", selected=True).inner_text() == "Review"
        expect(view.panel).to_contain_text("fixed FX101 of web")
        expect(view.panel.locator(".diff")).to_contain_text("CACHE_URL=•••fluxcache_shop•••")
        expect(view.part("internal.web.cache.6379")).to_be_visible()

        # Try, and keep.
        view.click("component.db")
        view.tab("What if")
        view.check("db: 35432 is public").uncheck()
        expect(view.strip).to_contain_text("no longer public")
        view.tab("Review")
        view.button("Keep the what-ifs as edits").click()
        expect(view.strip).to_be_hidden()
        view.field("Image").fill("postgres:17")
        view.button("Set the image of db").click()
        expect(view.panel).to_contain_text("db: image postgres:17")
        shown("edits")
        view.field("Image").fill("not an image")
        view.button("Set the image of db").click()
        expect(view.panel.get_by_role("alert")).to_contain_text("expected a Docker image")

        beside = view.panel.get_by_role("alert").locator("..")
        expect(beside.get_by_role("textbox", name="Image")).to_have_value("not an image")
        # What is typed stays while others are set, and Enter sets it.
        view.panel.get_by_role("textbox", name="A note, in Markdown").fill("half")
        view.number("Public port").first.fill("35433")
        view.field("Image").fill("postgres:18")
        view.field("Image").press("Enter")
        expect(view.panel).to_contain_text("db: image postgres:18")
        expect(view.panel.get_by_role("alert")).to_have_count(0)
        expect(view.number("Public port").first).to_have_value("35433")
        expect(view.panel.get_by_role("textbox", name="A note, in Markdown")).to_have_value("half")
        view.button("Undo the last edit").click()
        expect(view.field("Image")).to_have_value("postgres:17")
        view.number("Public port").first.fill("")

        # A long finding does not widen the panel.
        before = view.panel.evaluate("panel => panel.offsetWidth")
        view.click("component.web")
        view.panel.get_by_text("Live with a finding of web").click()
        expect(view.choice("Finding to live with")).to_be_visible()
        assert view.panel.evaluate("panel => [panel.offsetWidth, panel.scrollWidth - panel.clientWidth]") == [before, 0]
        view.click("component.db")

        # Patch and apply.
        assert spec.read_text() == TEXT
        expected = notebook.ask("explorer.source.encode().hex()")
        view.button("Write shop.json").click()
        expect(view.panel).to_contain_text("Nothing waits")
        assert spec.read_bytes() == bytes.fromhex(expected)
        document = json.loads(TEXT.replace("fluxcach_", "fluxcache_").replace("postgres:16", "postgres:17"))
        document["compose"][1] |= {"ports": [], "containerPorts": []}
        assert json.loads(spec.read_text()) == document

        # Discuss: both views say the same, and the note is text.
        note = view.panel.get_by_role("textbox", name="A note, in Markdown")
        note.fill(EVIL)
        view.panel.get_by_role("textbox", name="Your name").fill("Ada")
        view.button("Add note").click()
        expect(view.panel).to_contain_text(EVIL)
        expect(note).to_have_value("")
        assert view.panel.locator("img").count() == 0
        other.tab("Review")
        expect(other.panel).to_contain_text(EVIL)
        other.panel.get_by_role("button", name=f"Resolve: {EVIL}").click()
        expect(view.panel).to_contain_text("resolved")
        shown("noted")
        view.panel.get_by_text("Add this view to a tour").click()
        view.panel.get_by_role("textbox", name="What is to be seen here").fill("The database.")
        view.panel.get_by_role("textbox", name="Title of the tour").fill("First")
        view.button("Add this view").click()
        wait_in_kernel(notebook, "[tour.title for tour in explorer.tours]", ["First"])
        kept = json.loads((folder / "shop.review.json").read_text())
        (written,) = kept["notes"]["component.db"]
        assert (written["text"], written["author"], written["state"]) == (EVIL, "Ada", "resolved")
        assert kept["tours"][0]["steps"] == [{"text": "The database.", "state": {"selected": "component.db"}}]

        # A tour leads back, whatever is shown.
        view.panel.get_by_role("button", name="Walk First").click()
        wait_in_kernel(notebook, "explorer.state", {"selected": "component.db"})
        expect(view.panel).to_contain_text("First: 1 of 1")
        shown("tour")
        assert notebook.ask("explorer.link('shop.html')") == "shop.html#selected=component.db"
        state = notebook.ask("str(explorer.get_state())")
        report = notebook.ask("explorer.report(date='2026-11-26')")
        assert "Why is this" in report
        # Once a page, whoever opens it.
        loaded = notebook.page.evaluate("Object.keys(globalThis[Symbol.for('fluxviz.review')]).length")
        assert loaded == 1
        assert canaries_in(notebook.page.content() + state + report + json.dumps(kept)) == []
    run_program(["rm", "-r", str(folder)], check=True)


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """Make a page of an app with notes, a tour, and fixes with and without a secret on their line."""
    document = json.loads(TEXT)
    document["compose"][0]["environmentParameters"][1] = "CACHE_URL=redis://fluxcach_shop:6379/0"
    document["compose"][1]["environmentParameters"] = [f"CACHE_URL=redis://:{CANARY}@fluxcach_shop:6379/0"]
    spec = tmp_path / "shop.json"
    spec.write_text(json.dumps(document, indent=2))
    explorer = explore(spec)
    explorer.note(EVIL, "db", author="Ada", date="2026-11-26")
    explorer.state = {"trace": ["browser", "component.web"], "step": 2}
    explorer.add_to_tour("First", "How a request comes in.")
    explorer.state = {"off": ["cache"], "closed": ["db:35432"], "selected": "component.web"}
    explorer.add_to_tour("First", "Two changes at once.")
    explorer.state = {}
    explorer.save(tmp_path / "shop.html", date="2026-11-26")
    return tmp_path / "shop.html"


@pytest.fixture
def page(chromium: Browser, told: Path) -> Iterator[Page]:
    errors: list[Any] = []
    page = chromium.new_page(viewport={"width": 1400, "height": 900})
    page.on("pageerror", lambda error: errors.append(error))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.goto(told.as_uri())
    yield page
    page.close()
    assert errors == []


def view(page: Page) -> View:
    from tests.widget.views import View

    shown = View(page)
    shown.canvas.wait_for()
    return shown


def test_a_page_says_what_it_is_of_and_when(page: Page, told: Path) -> None:
    header = page.locator("header").inner_text()
    assert "Network of the Flux app shop" in header
    assert "2026-11-26" in header
    assert "spec sha256" in header
    assert canaries_in(told.read_text()) == []


def test_a_page_walks_a_tour_to_what_was_drawn_for_it(page: Page) -> None:
    from playwright.sync_api import expect

    shown = view(page)
    shown.tab("Review")
    shown.panel.get_by_role("button", name="Walk First").click()
    expect(shown.panel).to_contain_text("How a request comes in.")
    expect(shown.badges).to_have_text(["1", "2"])
    shown.button("Next").click()
    expect(shown.panel).to_contain_text("Two changes at once.")
    expect(shown.strip).to_contain_text("cache is switched off")
    expect(shown.strip).to_contain_text("Port 35432 of db is no longer public")
    expect(shown.part("component.cache")).to_have_count(0)
    assert shown.selected == ["component.web"]
    shown.button("End the tour").click()
    expect(shown.panel).to_contain_text("Tours")


def test_the_address_of_a_page_leads_back(page: Page, chromium: Browser, told: Path) -> None:
    from playwright.sync_api import expect

    shown = view(page)
    shown.click("component.db")
    shown.button("Egress").click()
    shown.tab("What if")
    shown.check("cache").uncheck()
    expect(shown.strip).to_contain_text("cache is switched off")
    page.get_by_role("button", name="Copy link to this view").click()
    fragment = page.url.partition("#")[2]
    expected = explore(told.with_suffix(".json"))
    expected.state = {"selected": "component.db", "layers": ["public", "internal", "volumes"], "off": ["cache"]}
    # Selecting moves the picture to the place, by as much as the screen asks for.
    assert re.sub(r"&viewport=[^&]*", "", f"#{fragment}") == expected.link()
    page.goto("about:blank")
    page.goto(f"{told.as_uri()}#{fragment}")
    again = view(page)
    expect(again.strip).to_contain_text("cache is switched off")
    assert again.selected == ["component.db"]
    assert again.button("Egress").get_attribute("aria-pressed") == "false"


@pytest.mark.parametrize(
    "fragment",
    [
        "selected=component.nobody&trace=[%22browser%22,%22component.nobody%22]&step=7",
        "off=[1]&layers=%22x%22&viewport=[0,0,-1]&detail=huge&__proto__=1&path=-1&domains=[]",
        "off=[%22nobody%22]&selected=%3Cimg%20src=x%20onerror=alert(1)%3E",
        "%&=&&selected&viewport=[0.5,0.5,1e400]&trace=[",
    ],
)
def test_an_address_that_anybody_made_up_does_no_harm(page: Page, told: Path, fragment: str) -> None:
    from playwright.sync_api import expect

    page.goto("about:blank")
    page.goto(f"{told.as_uri()}#{fragment}")
    shown = view(page)
    expect(shown.part("component.db")).to_be_visible()
    assert shown.selected == []
    shown.click("component.db")
    assert shown.selected == ["component.db"]


def test_a_fix_leaves_a_page_as_a_patch_where_no_secret_stands_on_its_line(page: Page, told: Path) -> None:
    from playwright.sync_api import expect

    shown = view(page)
    shown.tab("Review")
    expect(shown.panel.get_by_role("button", name="Copy the fix of")).to_have_count(1)
    patch = "".join(f"{line}\n" for line in shown.panel.locator(".diff span").all_inner_texts())
    assert "+" in patch
    file = told.with_name("x.patch")
    file.write_text(patch)
    for command in ("init", "-q"), ("apply", "--unidiff-zero", file.name):
        done = run_program(["git", *command], cwd=told.parent)
        assert done.returncode == 0, done.stderr
    assert "redis://fluxcache_shop:6379/0" in told.with_suffix(".json").read_text()
    expect(shown.panel).to_contain_text("The fix is not offered here, since a secret may stand on its line")
