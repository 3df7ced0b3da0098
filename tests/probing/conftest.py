"""An internet for each test that asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live.conftest import api as api
from tests.probing.internet import Internet
from tests.probing.internet import internet as running_internet


@pytest.fixture
def internet(tmp_path: Path) -> Iterator[Internet]:
    """A DNS server, an authority, and no server yet: every connection is refused."""
    with running_internet(tmp_path) as made:
        yield made
