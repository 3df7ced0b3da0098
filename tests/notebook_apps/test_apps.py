"""The stand-in widget in Voila and marimo, where readers see an app and no code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.notebook_apps.marimo import marimo_page, write_marimo
from tests.notebook_apps.notebooks import write_notebook
from tests.notebook_apps.screenshots import keep

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.voila import VoilaServer


@pytest.mark.browser
def test_voila(chromium: Browser, voila: VoilaServer) -> None:
    source = "from tests.notebook_apps.counter import Counter\ncounter = Counter(count=3)\ncounter"
    # The second widget shows what the kernel has heard.
    heard = "import ipywidgets\nlabel = ipywidgets.Label()\n"
    heard += "counter.observe(lambda change: label.set_trait('value', f'heard {change.new}'), 'count')\nlabel"
    write_notebook(voila.notebooks / "counter.ipynb", source, heard)
    with voila.page(chromium, "counter.ipynb") as watched:
        watched.page.get_by_role("button", name="count 3").click()
        watched.page.get_by_role("button", name="count 4").wait_for()
        watched.page.get_by_text("heard 4", exact=True).wait_for()
        assert watched.errors == []
        assert watched.strays == []


@pytest.mark.browser
def test_marimo(chromium: Browser, tmp_path: Path) -> None:
    source = "import marimo as mo\nfrom tests.notebook_apps.counter import Counter\nmo.ui.anywidget(Counter(count=3))"
    file = write_marimo(tmp_path / "counter.py", source)
    with marimo_page(chromium, tmp_path / "home", file) as watched:
        watched.page.get_by_role("button", name="count 3").click()
        watched.page.get_by_role("button", name="count 4").wait_for()
        assert keep(watched.page, "marimo_counter").stat().st_size > 0
        assert watched.errors == []
        assert watched.strays == []
