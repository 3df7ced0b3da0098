"""The stand-in widget in JupyterLab and Notebook 7: alive, and saved and opened again without a kernel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.notebook_apps.lab import APPS, App, lab_notebook
from tests.notebook_apps.notebooks import VIEW, bundle_of, drop_state, saved_states, write_notebook

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


def run_and_save(chromium: Browser, jupyter: JupyterServer, name: str, app: App, save_state: bool) -> None:
    """Leave a file as a reader gets it who has no kernel for it."""
    write_notebook(jupyter.notebooks / name, *CELLS)
    with lab_notebook(chromium, jupyter, app=app, save_state=save_state) as notebook:
        notebook.open(name).run_all()
        notebook.output(0).get_by_role("button", name="count 0").click()
        notebook.output(0).get_by_role("button", name="count 1").wait_for()
        notebook.shutdown_kernel()
        notebook.save()


@pytest.mark.browser
@pytest.mark.parametrize("app", APPS)
@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("save_state", [True, False])
def test_x(chromium: Browser, jupyter: JupyterServer, app: App, save_state: bool, trusted) -> None:
    name = f"st_{app}_{save_state}_{trusted}.ipynb"
    run_and_save(chromium, jupyter, name, app, save_state)
    print(bundle_of(jupyter.notebooks / name, 0), saved_states(jupyter.notebooks / name).keys())
    with lab_notebook(chromium, jupyter, app=app) as notebook:
        notebook.open(name, kernel=False,trusted=trusted)
        notebook.page.wait_for_timeout(2000)
        print(app,save_state,trusted, notebook.output(0).inner_html(), repr(notebook.output(0).inner_text()))
        print(notebook.errors, notebook.strays)
