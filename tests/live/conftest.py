"""A fake network for each test that asks for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live.fake_api import FakeApi, fake_api


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeApi]:
    """A fake API, which ``FLUXVIZ_API`` names; no proxy of this machine's settings stands between."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("fluxviz.network.api.PAUSE", 0.0)
    with fake_api() as made:
        monkeypatch.setenv("FLUXVIZ_API", made.url)
        yield made
