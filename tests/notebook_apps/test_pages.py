"""Pages under watch reach their own server only, and what goes wrong on them is kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.notebook_apps.pages import watched_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><script>
console.error("a known fault");
fetch("https://example.com/far").catch(() => { document.title = "refused"; throw new TypeError("no net"); });
</script>"""


@pytest.mark.browser
def test_strays_are_refused_and_errors_kept(chromium: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    with watched_page(chromium, "file://", known=["^a known fault"]) as watched:
        with watched.page.expect_event("pageerror"):
            watched.page.goto((tmp_path / "page.html").as_uri())
        assert watched.page.title() == "refused"
        assert watched.strays == ["https://example.com/far"]
        assert any("TypeError: no net" in error for error in watched.errors)
        assert not any("a known fault" in error for error in watched.errors)
