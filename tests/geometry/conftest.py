"""The page of the geometry tests: one for all of them, in the browser that all browser tests share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from .browser import Chromium


@pytest.fixture(scope="session")
def chromium(chromium: Browser) -> Iterator[Chromium]:
    with Chromium(chromium) as page:
        yield page
