"""The documentation as a site: built strictly, without a dead link or anything from elsewhere, and looked at."""

from __future__ import annotations

import os
import posixpath
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

import fluxviz
from fluxviz.checks import RULES
from fluxviz.cli.app import COMMANDS
from tests.programs import run_program
from tests.sites.looking import becomes, opened

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LOOKED_AT = [
    "index.html",
    "start/index.html",
    "how-to/mkdocs/index.html",
    "reference/rules/FX301/index.html",
    "reference/commands/draw/index.html",
    "reference/api/functions/index.html",
    "course/05_components_talking/index.html",
    "gallery/index.html",
]
PICTURE = ".fluxviz img"


class Addresses(HTMLParser):
    """What a page links and loads, and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.linked: list[str] = []
        self.loaded: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.anchors |= {given[key] for key in ("id", "name") if key in given}
        if "src" in given:
            self.loaded.append(given["src"])
        if "href" in given and tag == "link" and given.get("rel") != "canonical":
            self.loaded.append(given["href"])
        if "href" in given and tag == "a":
            self.linked.append(given["href"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("documentation")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(built)]
    done = run_program(
        [*command, "-f", str(ROOT / "assets/site/mkdocs.yml")],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "FLUXVIZ_PLAYGROUND": "no"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "not included" not in done.stdout + done.stderr
    return built


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Addresses]:
    found = {}
    for path in sorted(site.rglob("*.html")):
        found[path.relative_to(site).as_posix()] = parser = Addresses()
        parser.feed(path.read_text("utf-8"))
    return found


def targets(page: str, addresses: list[str]) -> Iterator[tuple[str, str]]:
    """Give the file and the anchor of each address within the site."""
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not (parts.path or parts.fragment):
            continue
        place = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
        yield place, unquote(parts.fragment)


def test_no_link_is_dead(site: Path, pages: dict[str, Addresses]) -> None:
    dead = []
    for page, parser in pages.items():
        if page == "404.html":  # its addresses are those of a site at the root of a host
            continue
        for place, anchor in targets(page, [*parser.linked, *parser.loaded]):
            if place == "playground":  # see test_playground.py
                continue
            file = site / place / "index.html" if (site / place).is_dir() else site / place
            known = pages.get(file.relative_to(site).as_posix())
            if not file.is_file() or (anchor and known and not anchor.startswith("__") and anchor not in known.anchors):
                dead.append(f"{page}: {place}#{anchor}")
    assert dead == []


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Addresses]) -> None:
    loaded = {address for parser in pages.values() for address in parser.loaded}
    assert [address for address in sorted(loaded) if urlsplit(address).netloc] == []


def test_every_rule_command_and_public_name_has_its_place(pages: dict[str, Addresses]) -> None:
    assert {f"reference/rules/{code}/index.html" for code in RULES} <= set(pages)
    commands = {name for name in COMMANDS if name not in ("course", "docs", "lite")} | {"docs-build", "lite-build"}
    assert {f"reference/commands/{name}/index.html" for name in commands} <= set(pages)
    anchors = {anchor for name, parser in pages.items() if "/api/" in name for anchor in parser.anchors}
    told = {name for name in fluxviz.__all__ if f"fluxviz.{name}" in anchors}
    assert {name for name in fluxviz.__all__ if callable(getattr(fluxviz, name))} <= told


def test_every_rule_is_in_the_table_and_in_the_navigation(site: Path) -> None:
    table = (site / "reference/rules/index.html").read_text("utf-8")
    front = (site / "index.html").read_text("utf-8")
    assert [code for code in RULES if f">{code}</a>" not in table or f"rules/{code}/" not in front] == []


def test_no_page_shows_markup_that_was_not_read(site: Path) -> None:
    left = ("::: fluxviz", "```", ">&gt;&gt; ", "!!! ")
    text = (site / "reference/api/functions/index.html").read_text("utf-8")
    assert [each for each in left if each in text] == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("page_name", LOOKED_AT)
def test_a_page_fits_and_follows_the_switch(site: Path, chromium: Browser, page_name: str, width: int) -> None:
    with opened(chromium, site, page_name, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.locator("h1").inner_text()
        pictures = page.locator(f"{PICTURE}:visible").count()
        if pictures:
            assert becomes(page, f"{PICTURE}:visible", "light")
        page.get_by_title("Switch to dark").click()
        page.wait_for_function("document.body.getAttribute('data-md-color-scheme') === 'slate'")
        if pictures:
            assert becomes(page, f"{PICTURE}:visible", "dark")


@pytest.mark.browser
def test_the_search_finds_without_a_network(site: Path, chromium: Browser) -> None:
    with opened(chromium, site, "index.html") as page:
        field = page.get_by_role("textbox", name="Search")
        field.click()
        field.press_sequentially("FX301")
        page.locator(".md-search-result__item a[href*='rules/FX301']").first.wait_for()
