"""``python -m tests.screenshots``: take the explorer's pictures in the README and the docs anew.

A screen's letters differ between machines, so nothing compares them: whoever changes the explorer or the picture takes
them again and looks at them.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import fluxviz
from tests.geometry.browser import launch
from tests.widget.views import View

ASSETS = Path(__file__).parent.parent / "assets"
SPEC = ASSETS / "fullstack.json"
ACCESS = {"domains": {"shop.example.com": {"component": "frontend", "ssl": "full"}}}
_WIDTH = 1232


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = launch(playwright.chromium)
        _trace(chromium, Path(folder) / "trace.html")
        _what_if(chromium, Path(folder) / "what-if.html")
        chromium.close()


def _trace(chromium: Browser, page: Path) -> None:
    """A request from the browser to postgres, walked to its last step."""
    fluxviz.draw(SPEC, access=ACCESS).save(page)
    view = _opened(chromium, page, height=860)
    view.click("component.postgres")
    view.button("Trace a request to here").click()
    view.panel.locator(".path", has_text="api-fullstack").first.click()
    while view.button("Next").is_enabled():
        view.button("Next").click()
    _taken(view, "explorer-trace.png")


def _what_if(chromium: Browser, page: Path) -> None:
    """CloudFlare's mode and a port are other ones."""
    fluxviz.explore(SPEC, access=ACCESS, ssl="flexible", listens={"postgres:5432": 5433}).save(page)
    view = _opened(chromium, page, height=1000)
    view.tab("What if")
    _taken(view, "explorer-what-if.png")


def _opened(chromium: Browser, page: Path, *, height: int) -> View:
    opened = chromium.new_page(viewport={"width": _WIDTH, "height": height}, reduced_motion="reduce")
    opened.goto(page.as_uri())
    view = View(opened)
    view.canvas.wait_for()
    return view


def _taken(view: View, name: str) -> None:
    view.page.mouse.move(5, 5)
    view.host.screenshot(path=ASSETS / name, animations="disabled")


if __name__ == "__main__":
    main()
