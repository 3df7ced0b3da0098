"""A question in JupyterLab and Notebook 7: hints, a wrong and a right answer by keyboard; then as it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat
import pytest

lab = pytest.importorskip("tests.notebook_apps.lab", reason="the harness of notebook applications is not there")
from tests.notebook_apps.notebooks import write_notebook  # noqa: E402 - it is there where the harness is
from tests.notebook_apps.screenshots import keep  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer

MADE = """
import fluxviz
from fluxviz.teaching import ask, get_question
topology = fluxviz.build(fluxviz.patterns.three_tier(), access={"domains": {"shop.example.com": {}}})
"""
TYPED = "ask(get_question(topology, 'address_inside.api.postgres'))"
CHOSEN = "ask(get_question(topology, 'cloudflare_mode.cloudflare.example.com.full'))"
SMALLEST = """nodes => nodes.map(node => node.getBoundingClientRect()).filter(box => box.height > 0)
    .reduce((least, box) => Math.min(least, box.height), 1000)"""


@pytest.mark.browser
@pytest.mark.parametrize(("app", "theme"), [("lab", "light"), ("notebook", "dark")])
def test_a_question_is_answered_by_keyboard_alone(
    chromium: Browser, jupyter: JupyterServer, app: str, theme: str
) -> None:
    from playwright.sync_api import expect

    path = write_notebook(jupyter.notebooks / f"ask_{app}.ipynb", MADE, TYPED, CHOSEN)
    with lab.lab_notebook(chromium, jupyter, app=app, height=2400, theme=theme) as notebook:
        notebook.open(f"ask_{app}.ipynb").run_all()
        keyboard = notebook.page.keyboard
        typed, chosen = notebook.output(1), notebook.output(2)
        assert typed.locator("button, input").evaluate_all(SMALLEST) >= 44
        expect(typed.locator(".jp-RenderedMarkdown")).to_be_hidden()

        typed.get_by_role("button", name="Hint").focus()
        keyboard.press("Space")
        expect(typed.locator(".fluxviz-question p")).to_contain_text("An internal name has three parts")

        typed.get_by_role("textbox").focus()
        keyboard.type("localhost:5432")
        keyboard.press("Enter")
        status = typed.get_by_role("status")
        expect(status).to_contain_text("✗ Not quite. Inside a container, localhost is that container itself.")
        expect(status.get_by_text("api calls postgres")).to_be_hidden()
        keep(typed, f"ask_wrong_{app}_{theme}")
        typed.get_by_role("textbox").fill("fluxpostgres_webapp:5432")
        keyboard.press("Enter")
        expect(status).to_contain_text("✓ Right. api calls postgres")
        typed.locator("img[alt*=postgres]").wait_for()

        chosen.get_by_role("button", name="error 526").focus()
        keyboard.press("Space")
        expect(chosen.get_by_role("status")).to_contain_text("✗ Not quite. Only Full (strict) checks")
        chosen.get_by_role("button", name="the page").focus()
        keyboard.press("Enter")
        expect(chosen.get_by_role("status")).to_contain_text("✓ Right.")
        keep(chosen, f"ask_right_{app}_{theme}")
        notebook.save()
        assert notebook.errors == []
        assert notebook.strays == []

    kept = [
        output.metadata.fluxviz
        for cell in nbformat.read(path, as_version=4).cells
        for output in cell.outputs
        if "fluxviz" in output.metadata
    ]
    assert [[each.misconception for each in asked.tries] for asked in kept] == [
        ["localhost_is_the_neighbour", ""],
        ["full_is_strict", ""],
    ]
    with lab.lab_notebook(chromium, jupyter, app=app, theme=theme) as notebook:
        notebook.open(path.name, kernel=False)
        saved = notebook.output(1).locator(".jp-RenderedMarkdown")
        saved.get_by_text("Answered:").wait_for()
        expect(saved.get_by_text("Write flux, the component")).to_be_hidden()
        saved.get_by_text("Hint 2").click()
        expect(saved.get_by_text("Write flux, the component")).to_be_visible()
        keep(notebook.output(1), f"ask_saved_{app}_{theme}")
        assert notebook.errors == []
