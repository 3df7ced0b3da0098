"""The browser: one Chromium with one page, 800 px wide as the column of a docs page is."""

import json
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Browser, BrowserType, Error, Playwright, sync_playwright

PAGE_WIDTH = 800
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_MEASURE = Path(__file__).with_name("measure.js").read_text("utf-8")
_PAGE = f"""<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; width: {PAGE_WIDTH}px }}
svg {{ display: block; max-width: 100%; height: auto }}
</style><div id="column"></div>"""


class ChromiumMissingError(RuntimeError):
    """There is no Chromium to measure with."""


def find_chromium() -> str | None:
    """Give the path of a Chromium: ``$CHROMIUM``, the system's, or None for the one playwright brings."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


def launch(kind: BrowserType, environment: dict[str, str] | None = None) -> Browser:
    """Start a Chromium without a window.

    Args:
        kind: Playwright's own ``chromium``.
        environment: variables instead of this process's own.

    Raises:
        ChromiumMissingError: there is none that starts.

    """
    try:
        return kind.launch(executable_path=find_chromium(), args=_ARGUMENTS, env=environment)
    except Error as error:
        hint = "install it ('apt install chromium' or 'playwright install chromium'), or set CHROMIUM to its path"
        raise ChromiumMissingError(f"Chromium does not start: {hint}. {error.message.splitlines()[0]}") from None


class Chromium:
    """A page that SVGs are laid out on, one after the other; in a browser that runs already, or in one of its own."""

    def __init__(self, browser: Browser | None = None) -> None:
        self._given = browser
        self._driver: Playwright | None = None

    def __enter__(self) -> Self:
        browser = self._given
        if browser is None:
            self._driver = sync_playwright().start()
            try:
                browser = launch(self._driver.chromium)
            except ChromiumMissingError:
                self._driver.stop()
                raise
        self.page = browser.new_page(viewport={"width": PAGE_WIDTH, "height": 600}, color_scheme="light")
        self.page.set_content(_PAGE)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.page.close()
        if self._driver is not None:
            self._driver.stop()

    def measure(self, svg: str) -> dict[str, Any]:
        """Lay an SVG out and give the boxes of all its parts, in CSS px; see ``measure.js``."""
        measured: dict[str, Any] = json.loads(self.page.evaluate(_MEASURE, svg))
        return measured
