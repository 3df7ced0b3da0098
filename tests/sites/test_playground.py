"""The page to try fluxviz, in Chromium: the same pictures as everywhere, and nothing that leaves the page."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from fluxviz import draw, load
from fluxviz.errors import SpecError
from tests.frontend.packages import require
from tests.programs import run_program
from tests.sites.looking import served
from tests.specimens import SPECS, path_of

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.timeout(300)]  # Python starts in each page

BUILD = Path(__file__).parents[2] / "assets/site/playground/build.py"
REAL = Path(__file__).parents[3] / "shared/specs"
CANARY = "s3cr3tCanary0123456789"
START = 100_000  # milliseconds on a busy machine
FULLSTACK = path_of("guide_fullstack").read_text("utf-8")


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    require("node")
    require("npm")
    folder = tmp_path_factory.mktemp("playground")
    done = run_program([sys.executable, str(BUILD), str(folder)], limit=300)
    if done.returncode != 0:
        reason = f"the playground cannot be built, which needs npm's and pip's servers: {done.stderr[-2000:]}"
        if os.environ.get("CI", "").lower() in ("true", "1"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@contextmanager
def opened(browser: Browser, folder: Path, fragment: str = "", **options: Any) -> Iterator[Page]:
    """Open the page. A call to another server, an error, or a breach of its policy fails."""
    page = browser.new_page(viewport={"width": 1400, "height": 900}, **options)
    wrong: list[str] = []
    with served(folder) as address:

        def see(request: Request) -> None:
            if not request.url.startswith((address, "blob:", "data:")):
                wrong.append(request.url)

        page.on("request", see)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        try:
            page.goto(f"{address}/index.html{fragment}")
            page.wait_for_selector("body[data-shown]", timeout=START)
            yield page
            assert wrong == []
        finally:
            page.close()


def type_in(page: Page, text: str) -> None:
    """Put a text into the editor, and wait until it is answered."""
    before = int(page.get_attribute("body", "data-shown") or 0)
    page.set_input_files("#file", {"name": "app.json", "mimeType": "application/json", "buffer": text.encode()})
    page.wait_for_selector(f'body[data-shown="{before + 1}"]', timeout=START)


def picture(page: Page) -> str:
    """Return the file that is saved as SVG."""
    with page.expect_download() as download:
        page.select_option("#format", ".svg")
        page.click("#save")
    return Path(str(download.value.path())).read_text("utf-8")


def test_the_pictures_are_those_of_every_other_place(chromium: Browser, playground: Path) -> None:
    paths = [path for path in sorted(SPECS.glob("*.json")) if not path.name.endswith(".access.json")]
    if REAL.is_dir():
        paths += sorted(REAL.glob("*.json"))
    else:
        print("there is no ../shared: own specs only")
    different = []
    with opened(chromium, playground) as page:
        page.select_option("#direction", "TB")
        page.wait_for_selector('body[data-shown="2"]', timeout=START)
        for path in paths:
            text = path.read_text("utf-8")
            try:
                expected = draw(load(text), direction="TB").svg()
            except SpecError:
                continue
            type_in(page, text)
            if picture(page) != expected:
                different.append(path.name)
    assert different == []


def test_faults_stand_at_their_lines_and_the_old_picture_is_faded(chromium: Browser, playground: Path) -> None:
    with opened(chromium, playground) as page:
        type_in(page, '{"version": 8,\n "name": "shop",\n')
        assert page.locator("#status.bad").count() == 1
        assert page.locator(".stale #picture svg").count() == 1
        assert page.locator(".cm-lint-marker-error").count() == 1
        assert "line 3" in page.locator("#findings").inner_text()
        type_in(page, FULLSTACK)
        assert page.locator("body.stale").count() == 0
        assert page.locator("#findings li").count() > page.locator("#findings .error").count() > 0


def test_markup_in_a_spec_is_text(chromium: Browser, playground: Path) -> None:
    evil = "<img src=x onerror=alert(1)><script>alert(2)</script>"
    spec = {"version": 8, "name": "shop", "description": evil, "owner": evil, "compose": [
        {"name": evil, "repotag": evil, "ports": [31000], "containerPorts": [80], "domains": [evil],
         "environmentParameters": [f"{evil}=http://{evil}", evil]}]}  # fmt: skip
    with opened(chromium, playground) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        type_in(page, json.dumps(spec))
        assert page.locator("#picture img, #picture script, #findings img, #hosts img, #trace img").count() == 0


def test_a_link_opens_the_same_network_and_holds_no_value(chromium: Browser, playground: Path) -> None:
    spec = json.loads(FULLSTACK)
    spec["compose"][1]["environmentParameters"].append(f"API_TOKEN={CANARY}")
    with opened(chromium, playground) as page:
        type_in(page, json.dumps(spec))
        page.click("#share")
        page.wait_for_selector("dialog[open]")
        assert "no other value of a setting" in page.locator("dialog").inner_text()
        link = page.input_value("#link")
        drawn = page.locator("#picture svg text").all_inner_texts()
    fragment = f"#{link.partition('#')[2]}"
    with opened(chromium, playground, fragment) as page:
        assert page.locator("#picture svg text").all_inner_texts() == drawn
        held = page.evaluate("async () => document.querySelector('.cm-content').textContent")
        assert CANARY not in f"{link}{held}"


@pytest.mark.parametrize("fragment", ["#spec=notaspec", "#spec=y0jNyckHAA"])
def test_a_broken_link_is_told_and_shows_no_other_app(chromium: Browser, playground: Path, fragment: str) -> None:
    with opened(chromium, playground, fragment) as page:
        assert "cut off or holds no spec" in page.inner_text("#status.bad")
        assert page.locator("#picture svg").count() == 0
        type_in(page, FULLSTACK)
        assert page.locator("#picture svg").count() == 1


def test_nothing_of_the_last_app_is_left_when_it_is_cleared(chromium: Browser, playground: Path) -> None:
    with opened(chromium, playground) as page:
        page.locator(".cm-content").focus()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
        page.wait_for_selector("#picture:empty")
        assert page.locator("#findings:empty, #hosts:empty, #trace:empty").count() == 3
        page.click("#save")
        assert "no picture" in page.inner_text("#status.bad")


@pytest.mark.parametrize(("scheme", "width"), [("light", 390), ("dark", 1400)])
def test_it_is_used_by_keys_and_fits(chromium: Browser, playground: Path, scheme: Any, width: int) -> None:
    with opened(chromium, playground, color_scheme=scheme) as page:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = page.evaluate(
            """[...document.querySelectorAll("button:not(.line), select, .button")]
            .filter(each => each.checkVisibility() && each.offsetHeight < 36).map(each => each.id)"""
        )
        assert small == []
        page.select_option("#to", "component.postgres")
        page.locator("#trace li").first.wait_for()
        page.locator("button.line").first.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('.cm-editor') !== null")
