"""What is left of the explorer where no kernel answers: reopened, converted, in other applications."""

from __future__ import annotations

from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING

import nbformat
import pytest

from tests.notebook_apps.conversion import converted_page, to_html, to_markdown
from tests.notebook_apps.kernels import kernel_of
from tests.notebook_apps.lab import APPS, App, lab_notebook
from tests.notebook_apps.marimo import marimo_page, write_marimo
from tests.notebook_apps.notebooks import VIEW, drop_state, saved_states, write_notebook
from tests.notebook_apps.screenshots import keep
from tests.widget.canaries import canaries_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

    from tests.notebook_apps.jupyter import JupyterServer
    from tests.notebook_apps.voila import VoilaServer

pytestmark = pytest.mark.browser

CELLS = (
    "import fluxviz\nfrom tests.widget.canaries import PLANTED\nexplorer = fluxviz.explore(PLANTED)\nexplorer",
    "explorer.off = ['cache']",
    "explorer",
)


@pytest.fixture(scope="module")
def saved(chromium: Browser, jupyter: JupyterServer) -> Path:
    """A file that was explored, traced and changed, with the state of its widgets."""
    from tests.widget.views import View

    path = write_notebook(jupyter.notebooks / "survival.ipynb", *CELLS)
    with lab_notebook(chromium, jupyter, app="notebook", save_state=True) as notebook:
        notebook.open(path.name).run_all()
        view = View(notebook.page, notebook.output(0))
        view.canvas.wait_for()
        view.click("component.db")
        view.button("Trace a request to here").click()
        view.host.locator(".badge").first.wait_for()
        notebook.shutdown_kernel()
        notebook.save()
    return path


def assert_picture(picture: Locator, *, size: int = 200) -> None:
    picture.wait_for()
    box = picture.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) > size


def test_the_saved_file_has_a_widget_and_a_picture_in_two_outputs_and_no_secret(saved: Path) -> None:
    written = nbformat.read(saved, as_version=4)
    for cell in (written.cells[0], written.cells[2]):
        widget, still = cell.outputs
        assert VIEW in widget.data
        assert set(still.data) == {"image/svg+xml", "text/plain"}
        assert "postgres" in still.metadata["image/svg+xml"]["alt"]
    assert "AnyModel" in {state["model_name"] for state in saved_states(saved).values()}
    assert canaries_in(saved.read_text("utf-8")) == []


@pytest.mark.parametrize("app", APPS)
def test_without_a_kernel_the_picture_shows(chromium: Browser, jupyter: JupyterServer, saved: Path, app: App) -> None:
    name = f"survival_{app}.ipynb"
    copy(saved, jupyter.notebooks / name)
    with lab_notebook(chromium, jupyter, app=app) as notebook:
        notebook.open(name, kernel=False)
        assert_picture(notebook.output(0).locator("img"))
        assert_picture(notebook.output(2).locator("img"))
        assert kernel_of(jupyter.url, name) is None
        keep(notebook.output(0), f"survival_{app}_no_kernel")
        assert notebook.errors == []


def test_who_does_not_trust_the_file_reads_it_in_sentences(
    chromium: Browser, jupyter: JupyterServer, saved: Path
) -> None:
    copy(saved, jupyter.notebooks / "survival_foreign.ipynb")
    with lab_notebook(chromium, jupyter, app="notebook") as notebook:
        notebook.open("survival_foreign.ipynb", kernel=False, trusted=False)
        notebook.output(0).get_by_text("Component db (PostgreSQL) is fluxdb_shop inside the app").first.wait_for()
        assert notebook.output(0).locator("img, .fluxviz-explorer").count() == 0


def test_beside_a_new_kernel_the_widget_shows_as_it_was_left(
    chromium: Browser, jupyter: JupyterServer, saved: Path
) -> None:
    from playwright.sync_api import expect

    from tests.widget.views import View

    copy(saved, jupyter.notebooks / "survival_new.ipynb")
    with lab_notebook(chromium, jupyter) as notebook:
        notebook.open("survival_new.ipynb")
        view = View(notebook.page, notebook.output(0))
        view.canvas.wait_for()
        assert view.selected == ["component.db"]
        expect(view.badges.first).to_have_text("1")
        expect(notebook.output(0).locator("img")).to_be_hidden()
        assert notebook.ask("'explorer' in globals()") is False
        view.tab("Details")
        view.click("component.web")
        expect(view.panel.get_by_role("heading", name="web", exact=True)).to_be_visible()
        assert notebook.errors == []


@pytest.mark.parametrize("state", [True, False], ids=["with state", "without state"])
def test_a_converted_page_shows_the_picture_without_a_network(
    chromium: Browser, saved: Path, tmp_path: Path, state: bool
) -> None:
    path = Path(copy(saved, tmp_path / "page.ipynb"))
    if not state:
        drop_state(path)
    html = to_html(path)
    assert canaries_in(html.read_text("utf-8")) == []
    with converted_page(chromium, html) as watched:
        pictures = watched.page.locator(".jp-OutputArea-output").locator("img, svg.fluxviz")
        assert pictures.count() == 2
        for place in range(2):
            assert_picture(pictures.nth(place))
        keep(watched.page, f"survival_html_{'state' if state else 'no_state'}")


def test_markdown_has_the_picture(saved: Path, tmp_path: Path) -> None:
    markdown = to_markdown(Path(copy(saved, tmp_path / "page.ipynb")))
    text = markdown.read_text("utf-8")
    pictures = sorted((tmp_path / "page_files").glob("*.svg"))
    assert len(pictures) == 2
    assert all(f"page_files/{picture.name}" in text for picture in pictures)
    assert all('data-id="component.db"' in picture.read_text("utf-8") for picture in pictures)
    assert canaries_in(text + "".join(picture.read_text("utf-8") for picture in pictures)) == []


SHOP = """import fluxviz
from tests.widget.apps import SHOP, SHOP_ACCESS
explorer = fluxviz.explore(SHOP, access=SHOP_ACCESS)
"""


def test_voila(chromium: Browser, voila: VoilaServer) -> None:
    from playwright.sync_api import expect

    from tests.widget.views import View

    heard = "import ipywidgets\nlabel = ipywidgets.Label()\n"
    heard += "ipywidgets.dlink((explorer, 'selected'), (label, 'value'))\nlabel"
    write_notebook(voila.notebooks / "explorer.ipynb", f"{SHOP}explorer", heard)
    with voila.page(chromium, "explorer.ipynb") as watched:
        view = View(watched.page)
        view.canvas.wait_for()
        expect(watched.page.locator("img[src*=svg], body > svg.fluxviz")).to_be_hidden()
        view.click("component.api")
        watched.page.get_by_text("component.api", exact=True).wait_for()
        view.tab("What if")
        view.choice("SSL/TLS mode").select_option("flexible")
        expect(view.strip).to_contain_text("endless redirects")
        keep(watched.page, "voila_explorer")
        assert watched.errors == []
        assert watched.strays == []


def test_marimo(chromium: Browser, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    from tests.widget.views import View

    file = write_marimo(tmp_path / "explorer.py", f"import marimo as mo\n{SHOP}mo.ui.anywidget(explorer)")
    with marimo_page(chromium, tmp_path / "home", file) as watched:
        view = View(watched.page)
        view.canvas.wait_for()
        view.click("component.api")
        expect(view.panel.get_by_role("heading", name="api", exact=True)).to_be_visible()
        view.tab("What if")
        view.choice("SSL/TLS mode").select_option("flexible")
        expect(view.strip).to_contain_text("endless redirects")
        keep(watched.page, "marimo_explorer")
        assert watched.errors == []
        assert watched.strays == []
