"""A question in JupyterLab and Notebook 7, answered by keyboard alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

lab = pytest.importorskip("tests.notebook_apps.lab", reason="the harness of notebook applications is not there")
from tests.notebook_apps.notebooks import write_notebook  # noqa: E402 - it is there where the harness is

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer

MADE = """
import fluxviz
from fluxviz.teaching import get_question
topology = fluxviz.build(fluxviz.patterns.three_tier(), access={"domains": {"shop.example.com": {}}})
"""
TYPED = "typed = get_question(topology, 'address_inside.api.postgres').ask()\ntyped"
CHOSEN = "chosen = get_question(topology, 'cloudflare_mode.cloudflare.example.com.full').ask()\nchosen"


@pytest.mark.browser
@pytest.mark.parametrize("app", ["lab", "notebook"])
def test_a_question_is_answered_by_keyboard_alone(chromium: Browser, jupyter: JupyterServer, app: str) -> None:
    write_notebook(jupyter.notebooks / f"ask_{app}.ipynb", MADE, TYPED, CHOSEN)
    with lab.lab_notebook(chromium, jupyter, app=app, height=2400) as notebook:
        notebook.open(f"ask_{app}.ipynb").run_all()
        keyboard = notebook.page.keyboard

        notebook.output(1).get_by_role("textbox").focus()
        keyboard.type("fluxpostgres_webapp:5432")
        keyboard.press("Enter")
        notebook.output(1).get_by_role("status").filter(has_text="✓ Right. api calls postgres").wait_for()
        notebook.output(1).locator("svg.fluxviz").wait_for()

        notebook.output(2).get_by_role("textbox").focus()
        keyboard.type("2")
        keyboard.press("Enter")
        notebook.output(2).get_by_role("status").filter(has_text="✓ Right.").wait_for()

        notebook.output(2).get_by_role("radio").first.check()
        notebook.output(2).get_by_role("button", name="Check").click()
        notebook.output(2).get_by_role("status").filter(has_text="✗ Not quite.").wait_for()
        assert notebook.errors == []
        assert notebook.strays == []
