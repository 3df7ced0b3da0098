"""The browser of the geometry tests: one for all of them; skipped where there is none, unless in CI."""

import os
from collections.abc import Iterator

import pytest

from .browser import Chromium, ChromiumMissingError


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    try:
        with Chromium() as page:
            yield page
    except ChromiumMissingError as error:
        if os.environ.get("CI", "").lower() in ("true", "1"):
            pytest.fail(str(error))
        pytest.skip(str(error))
