"""What several test files need: the golden files and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.specimens import GOLDEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

settings.register_profile("fluxviz", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fluxviz")

NO_CHROMIUM = (
    "no Chromium found: 'apt-get install chromium' or 'playwright install chromium' brings one, "
    "and FLUXVIZ_CHROMIUM=/path/to/chromium names another"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write tests/golden anew from what is drawn now; then read the diff",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a golden file byte for byte, or rewrite the file where that was asked for."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite-golden"):
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text, f"{name} differs; if it should: pytest --rewrite-golden"

    return compare


def _chromium_path(playwright: Playwright) -> str | None:
    named = os.environ.get("FLUXVIZ_CHROMIUM")
    found = named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    own = playwright.chromium.executable_path
    return found or (own if os.path.exists(own) else None)  # noqa: PTH110 - playwright gives text


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium without a window. Where there is none the test is skipped, on CI it fails."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = _chromium_path(playwright)
        if path is None and os.environ.get("CI") == "true":
            pytest.fail(NO_CHROMIUM)
        if path is None:
            pytest.skip(NO_CHROMIUM)
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
