"""Drawings of the course in JupyterLab, light and dark: drawn wrongly, hinted, drawn rightly; reported, and saved."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from fluxviz.teaching.grading import read_answers
from tests.course.notebooks import FOLDER, read
from tests.notebook_apps.lab import lab_notebook
from tests.notebook_apps.screenshots import keep
from tests.teaching.canvas_page import CanvasView

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer

pytestmark = pytest.mark.browser

CANVAS = "[w for w in __import__('ipywidgets').widgets.widget._instances.values() if hasattr(w, 'drawing')][0]"
WRONG = (("browser", "edge", "https", "443", "Encrypted (TLS)"), ("edge", "{}", "http", "80", "Encrypted (TLS)"))
REST: dict[str, tuple[str, int, tuple[tuple[str, str, str, str, str], ...]]] = {
    "06_ssl_tls.ipynb": (
        "web",
        0,
        (
            ("browser", "cloudflare", "https", "443", "Encrypted (TLS)"),
            ("cloudflare", "edge", "http", "80", "Plain"),
        ),
    ),
    "08_frontend_api_database.ipynb": (
        "frontend",
        8080,
        (("frontend", "api", "http", "3000", "Plain"), ("api", "postgres", "postgresql", "5432", "Plain")),
    ),
}
"""By chapter: whom the edge calls, at which port if not at 80, and what else is to be drawn."""


def cell_with(name: str, mark: str) -> int:
    cells = read(FOLDER / name).cells
    return next(number for number, cell in enumerate(cells) if cell.cell_type == "code" and mark in cell.source)


@pytest.mark.parametrize(("name", "theme", "app"), [*zip(REST, ("dark", "light"), ("lab", "notebook"), strict=True)])
@pytest.mark.timeout(240)
def test_a_drawing_of_the_course_is_played(
    chromium: Browser, jupyter: JupyterServer, name: str, theme: Any, app: Any
) -> None:
    from playwright.sync_api import expect

    folder = jupyter.notebooks / f"drawn_{theme}" / "ada"
    folder.mkdir(parents=True)
    shutil.copy(FOLDER / name, folder / name)
    path = f"drawn_{theme}/ada/{name}"
    called, port, rest = REST[name]
    at, listed = cell_with(name, "ask(drawing)"), cell_with(name, "check_answer(links, drawing)")
    with lab_notebook(chromium, jupyter, app=app, theme=theme, height=2200) as notebook:
        notebook.open(path).run_all()
        output = notebook.output(at)
        view = CanvasView(notebook.page, output)
        view.button("Check").wait_for()
        view.host.scroll_into_view_if_needed()
        expect(output.locator(".jp-RenderedSVG, .jp-RenderedMarkdown").first).to_be_hidden()
        for source, target, *said in WRONG:
            view.drag(source, target.format(called))
            view.say(*said)
        view.button("Hint").click()
        expect(view.host.locator(".hints p")).to_have_count(1)
        view.check()
        view.expect_verdict("✗ Partly right: 1 of 4 connections is right; 1 is not right yet; 2 are missing.")
        keep(output, f"drawn_wrong_{name[:2]}_{theme}")
        view.lines.nth(1).locator(".said").click()
        view.say("", str(port) if port else "", "Plain")
        cells = notebook.page.locator(".jp-Notebook-cell").count()
        for source, target, *said in rest:  # by keyboard, which the notebook has other uses for
            for end in (source, target):
                view.card(end).focus()
                for key in ("a", "b", "Enter"):
                    notebook.page.keyboard.press(key)
            view.say(*said)
        assert notebook.page.locator(".jp-Notebook-cell").count() == cells
        view.check()
        view.expect_verdict("✓ Right. All 4 connections are there, and no other.")
        keep(output, f"drawn_right_{name[:2]}_{theme}")
        notebook.save()
        assert notebook.ask(f"[each['right'] for each in {CANVAS}.tries]") == [False, True]

        # Afterwards the application asks for a font, for its own icon on widgets that have lost their kernel.
        assert notebook.errors == []

        notebook.restart_kernel().run_all()
        expect(view.rows).to_have_count(4)
        assert notebook.ask(f"[each['right'] for each in {CANVAS}.tries]") == [False, True]
        expect(notebook.output(listed)).to_contain_text("Not answered yet.")
        notebook.save()
        assert notebook.strays == []

    (row,) = [row for row in read_answers(folder.parent) if "Draw " in row.task]
    assert (row.who, row.right, row.tries) == ("ada", True, 2)
    assert row.misconceptions == ("tls_reaches_the_container",)
    with lab_notebook(chromium, jupyter, app=app, theme=theme, height=2200) as notebook:
        notebook.open(path, kernel=False)
        output = notebook.output(at)
        output.scroll_into_view_if_needed()
        expect(output.locator("img")).to_be_visible()
        text = output.locator(".jp-RenderedMarkdown")
        expect(text).to_contain_text("browser -> edge: HTTPS 443 (TLS)")
        expect(text).to_contain_text(f"edge -> {called}: HTTP")
        keep(output, f"drawn_saved_{name[:2]}_{theme}")
        assert notebook.errors == []
