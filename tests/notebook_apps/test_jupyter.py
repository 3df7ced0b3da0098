"""A notebook is opened, run, asked and painted through the application's own commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.notebook_apps.kernels import KernelError
from tests.notebook_apps.lab import lab_notebook
from tests.notebook_apps.notebooks import write_notebook

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer


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
        assert notebook.ask("[answer, {'paths': (1, 2)}]") == [41, {"paths": [1, 2]}]
