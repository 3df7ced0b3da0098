"""What several test files need: the golden files, a browser, and servers of notebooks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests import no_network
from tests.geometry.browser import ChromiumMissingError, launch
from tests.specimens import GOLDEN

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer
    from tests.notebook_apps.voila import VoilaServer

settings.register_profile("fluxviz", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fluxviz")
no_network.watch()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write tests/golden anew from what is drawn now; then read the diff",
    )


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test that has asked the network, whatever became of it."""
    yield
    assert not no_network.refused()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a golden file byte for byte, or rewrite the file where that was asked for."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite-golden"):
            path.write_bytes(text.encode())
        assert path.read_bytes().decode() == text, f"{name} differs; if it should: pytest --rewrite-golden"

    return compare


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A Chromium without a window. Where there is none the test is skipped, on CI it fails."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        try:
            browser = launch(playwright.chromium)
        except ChromiumMissingError as error:
            if os.environ.get("CI", "").lower() in ("true", "1"):
                pytest.fail(str(error))
            pytest.skip(str(error))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterServer]:
    """A server of JupyterLab and Notebook 7, started for the first test that asks."""
    from tests.notebook_apps.jupyter import jupyter_server

    with jupyter_server(tmp_path_factory.mktemp("jupyter")) as server:
        yield server


@pytest.fixture(scope="session")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VoilaServer]:
    """A server of Voila, started for the first test that asks."""
    from tests.notebook_apps.voila import voila_server

    with voila_server(tmp_path_factory.mktemp("voila")) as server:
        yield server
