"""What is left of the stand-in widget on converted pages: its picture, unless the state of the widget was saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pytest

from tests.notebook_apps.conversion import converted_page, to_html, to_markdown
from tests.notebook_apps.counter import FALLBACK
from tests.notebook_apps.notebooks import STATE, VIEW, write_outputs

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MODEL = "f62bb451773549e6a429a5cda994faf3"
BUNDLE: dict[str, Any] = {
    VIEW: {"model_id": MODEL, "version_major": 2, "version_minor": 1},
    "image/svg+xml": FALLBACK,
    "text/plain": "a counter",
}
RESULT = ".jp-OutputArea-output"


def with_state(path: Path) -> Path:
    notebook = nbformat.read(path, as_version=4)
    state = {
        MODEL: {"model_module": "anywidget", "model_name": "AnyModel", "model_module_version": "~0.9", "state": {}}
    }
    notebook.metadata["widgets"] = {STATE: {"state": state, "version_major": 2, "version_minor": 0}}
    nbformat.write(notebook, path)
    return path


@pytest.mark.browser
def test_a_page_without_state_shows_the_picture(chromium: Browser, tmp_path: Path) -> None:
    with converted_page(chromium, to_html(write_outputs(tmp_path / "plain.ipynb", BUNDLE))) as watched:
        picture = watched.page.locator(f"{RESULT} img")
        assert (picture.get_attribute("src") or "").startswith("data:image/svg+xml;base64,")
        assert picture.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [90, 20]
        # The template's own: no widget machinery is asked for where there is no state.
        assert {address.split("/")[2] for address in watched.strays} == {"cdnjs.cloudflare.com"}


@pytest.mark.browser
def test_a_page_with_state_is_empty_without_a_network(chromium: Browser, tmp_path: Path) -> None:
    html = to_html(with_state(write_outputs(tmp_path / "state.ipynb", BUNDLE)))
    with converted_page(chromium, html) as watched:
        assert watched.page.locator(RESULT).inner_text() == ""
        assert watched.page.locator(f"{RESULT} img").count() == 0
        assert [address for address in watched.strays if "@jupyter-widgets/html-manager" in address]
        assert [error for error in watched.errors if "@jupyter-widgets/html-manager" in error]


def test_markdown_shows_the_picture(tmp_path: Path) -> None:
    markdown = to_markdown(write_outputs(tmp_path / "page.ipynb", BUNDLE))
    assert "![svg](page_files/page_0_0.svg)" in markdown.read_text("utf-8")
    assert "<title>fallback</title>" in (tmp_path / "page_files" / "page_0_0.svg").read_text("utf-8")
