"""The stand-in widget in JupyterLab and Notebook 7: alive, and saved and opened again without a kernel."""

from __future__ import annotations

from pathlib import Path
from shutil import copy
from typing import TYPE_CHECKING, Any

import pytest

from tests.notebook_apps.counter import FALLBACK
from tests.notebook_apps.kernels import KernelError, kernel_of
from tests.notebook_apps.lab import APPS, App, lab_notebook
from tests.notebook_apps.notebooks import VIEW, bundle_of, drop_state, saved_states, write_notebook, write_outputs

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer

CELLS = ("from tests.notebook_apps.counter import Counter\ncounter = Counter()\ncounter", "1 + 1")


@pytest.mark.browser
@pytest.mark.parametrize("app", APPS)
def test_a_click_reaches_the_kernel_and_an_answer_the_page(chromium: Browser, jupyter: JupyterServer, app: App) -> None:
    write_notebook(jupyter.notebooks / f"click_{app}.ipynb", *CELLS)
    with lab_notebook(chromium, jupyter, app=app) as notebook:
        notebook.open(f"click_{app}.ipynb").run_all()
        notebook.output(0).get_by_role("button", name="count 0").click()
        notebook.output(0).get_by_role("button", name="count 1").wait_for()
        assert notebook.ask("counter.count") == 1
        assert notebook.ask("counter.set_trait('count', 7)") is None
        notebook.output(0).get_by_role("button", name="count 7").wait_for()
        assert notebook.output(1).locator(".jp-OutputArea-output").inner_text() == "2"
        assert notebook.errors == []
        assert notebook.strays == []


@pytest.fixture(scope="module")
def saved(chromium: Browser, jupyter: JupyterServer) -> Path:
    """A file with the state of its widget, as it is when its kernel has ended."""
    path = write_notebook(jupyter.notebooks / "saved.ipynb", *CELLS)
    with lab_notebook(chromium, jupyter, app="notebook", save_state=True) as notebook:
        notebook.open(path.name).run_all()
        notebook.output(0).get_by_role("button", name="count 0").click()
        notebook.output(0).get_by_role("button", name="count 1").wait_for()
        notebook.shutdown_kernel()
        notebook.save()
    assert "AnyModel" in {state["model_name"] for state in saved_states(path).values()}
    assert set(bundle_of(path, 0)) == {VIEW, "image/svg+xml", "text/plain"}
    return path


@pytest.mark.browser
def test_a_saved_widget_shows_beside_a_new_kernel(chromium: Browser, jupyter: JupyterServer, saved: Path) -> None:
    copy(saved, jupyter.notebooks / "new_kernel.ipynb")
    with lab_notebook(chromium, jupyter) as notebook:
        notebook.open("new_kernel.ipynb")
        notebook.output(0).get_by_role("button", name="count 1").wait_for()
        assert notebook.ask("'counter' in globals()") is False
        assert notebook.errors == []


@pytest.mark.browser
def test_a_saved_widget_does_not_show_without_a_kernel(chromium: Browser, jupyter: JupyterServer, saved: Path) -> None:
    copy(saved, jupyter.notebooks / "no_kernel.ipynb")
    with lab_notebook(chromium, jupyter) as notebook:
        # jupyterlab-manager 5.0 asks the kernel first, fails where there is none, and never comes to read the file. The
        # picture in the same bundle is not shown either.
        notebook.open("no_kernel.ipynb", kernel=False)
        notebook.output(0).get_by_text("Loading widget...", exact=True).wait_for()
        assert kernel_of(jupyter.url, "no_kernel.ipynb") is None
        assert notebook.output(0).locator("img, button").count() == 0
        assert notebook.errors == []


@pytest.mark.browser
def test_a_widget_without_state_is_told_missing(chromium: Browser, jupyter: JupyterServer, saved: Path) -> None:
    copy(saved, jupyter.notebooks / "no_state.ipynb")
    assert saved_states(drop_state(jupyter.notebooks / "no_state.ipynb")) == {}
    with lab_notebook(chromium, jupyter, app="notebook") as notebook:
        notebook.open("no_state.ipynb")
        notebook.output(0).get_by_text("Error displaying widget: model not found", exact=True).wait_for()
        assert notebook.output(0).locator("img, button").count() == 0
        assert ["widget model not found" in error for error in notebook.errors] == [True]


@pytest.mark.browser
def test_a_file_that_is_not_trusted_shows_plain_text(chromium: Browser, jupyter: JupyterServer) -> None:
    bundle: dict[str, Any] = {VIEW: {"model_id": "gone", "version_major": 2, "version_minor": 1}}
    bundle |= {"image/svg+xml": FALLBACK, "text/plain": "a counter"}
    picture = {key: value for key, value in bundle.items() if key != VIEW}
    write_outputs(jupyter.notebooks / "foreign.ipynb", bundle, picture)
    with lab_notebook(chromium, jupyter, app="notebook") as notebook:
        notebook.open("foreign.ipynb", kernel=False, trusted=False)
        assert notebook.output(0).locator(".jp-OutputArea-output").inner_text() == "a counter"
        assert notebook.output(1).locator(".jp-OutputArea-output").inner_text() == "a counter"
    with lab_notebook(chromium, jupyter, app="notebook") as notebook:
        notebook.open("foreign.ipynb", kernel=False)
        notebook.output(0).get_by_text("Loading widget...", exact=True).wait_for()
        assert (notebook.output(1).locator("img").get_attribute("src") or "").startswith("data:image/svg+xml,%3Csvg")


@pytest.mark.browser
def test_one_cell_runs_and_the_theme_changes(chromium: Browser, jupyter: JupyterServer) -> None:
    write_notebook(jupyter.notebooks / "theme.ipynb", "answer = 41", "answer + 1", "1 / 0")
    with lab_notebook(chromium, jupyter, app="notebook", theme="dark") as notebook:
        body = notebook.open("theme.ipynb").page.locator("body")
        assert body.get_attribute("data-jp-theme-light") == "false"
        notebook.set_light()
        assert body.get_attribute("data-jp-theme-name") == "JupyterLab Light"
        notebook.run_cell(0)
        notebook.run_cell(1)
        assert notebook.output(1).locator(".jp-OutputArea-output").inner_text() == "42"
        with pytest.raises(AssertionError, match="ZeroDivisionError"):
            notebook.run_cell(2)
        with pytest.raises(KernelError, match="name 'question' is not defined"):
            notebook.ask("question")
        assert notebook.ask("[answer, {'ways': (1, 2)}]") == [41, {"ways": [1, 2]}]
