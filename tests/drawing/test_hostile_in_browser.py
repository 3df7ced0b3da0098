"""In a real browser, pictures of hostile specs run nothing and ask for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from fluxviz import draw
from tests.drawing.hostile import MARKUP, TRAP, everywhere

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@dataclass
class Watched:
    """A page, and all that happens on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def show(self, html: str) -> None:
        self.page.set_content(f"<!doctype html><meta charset=utf-8><body>{html}</body>")
        self.page.mouse.move(100, 100)
        self.page.mouse.move(200, 200)
        self.page.wait_for_load_state("networkidle")

    @property
    def ran(self) -> bool:
        return bool(self.page.evaluate("window.ran === 1"))


@pytest.fixture
def watched(chromium: Browser) -> Iterator[Watched]:
    page = chromium.new_page()
    watch = Watched(page)
    page.route("**/*", lambda route: route.abort())
    page.on("request", lambda request: watch.requests.append(request.url))
    page.on("dialog", lambda dialog: (watch.dialogs.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    yield watch
    page.close()


@pytest.mark.parametrize(
    "html",
    [f"<script>{TRAP}</script>", f"<svg><script>{TRAP}</script></svg>", f'<img src=x onerror="{TRAP}">'],
)
def test_the_trap_snaps_where_a_page_is_open_to_it(watched: Watched, html: str) -> None:
    """Without this, the tests below could pass for a trap that never works."""
    watched.show(html)
    assert watched.ran
    assert watched.requests


@pytest.mark.parametrize("theme", ["auto", "dark"])
def test_inline_pictures_of_hostile_specs_run_nothing_and_ask_for_nothing(watched: Watched, theme: str) -> None:
    pictures = [
        draw(everywhere(name), theme=theme, direction="LR").svg(prefix=f"p{place}-")
        for place, name in enumerate(MARKUP)
    ]
    watched.show("\n".join(pictures))
    assert watched.page.locator("svg.fluxviz").count() == len(MARKUP)
    assert watched.page.locator("svg.fluxviz g.node.node-component").count() == 2 * len(MARKUP)
    assert watched.page.locator("script, img, image, iframe, use, foreignObject, a").count() == 0
    assert (watched.ran, watched.requests, watched.dialogs, watched.errors) == (False, [], [], [])


def test_the_html_of_notebooks_runs_nothing_and_asks_for_nothing(watched: Watched) -> None:
    watched.show(
        "\n".join(draw(everywhere(name), direction="LR")._repr_mimebundle_()[0]["image/svg+xml"] for name in MARKUP)
    )
    assert watched.page.locator("svg.fluxviz").count() == len(MARKUP)
    assert (watched.ran, watched.requests, watched.dialogs, watched.errors) == (False, [], [], [])


def test_names_are_read_back_as_they_were_written(watched: Watched) -> None:
    name = MARKUP[0]
    watched.show(draw(everywhere(name), direction="LR").svg())
    assert watched.page.locator("svg.fluxviz g.frame").get_attribute("data-label") == name
