"""The course played as a student plays it, chapter by chapter, in JupyterLab: light and dark, mouse and keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from fluxviz.teaching.grading import read_answers
from tests.course.notebooks import FOLDER, PATHS, read
from tests.notebook_apps.lab import LabNotebook, lab_notebook
from tests.notebook_apps.screenshots import keep

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.jupyter import JupyterServer

pytestmark = pytest.mark.browser

ASKED = "[w for w in __import__('ipywidgets').widgets.widget._instances.values() if hasattr(w, 'question')][0]"
REPAIRS: dict[str, Callable[[Any], None]] = {
    "01": lambda view: view.host.get_by_role("checkbox", name="postgres: 5432 is public").uncheck(),
    "15": lambda view: view.choice("SSL/TLS mode").select_option("full"),
}
"""What is done in the explorer, by chapter."""
THEMES = {"light": PATHS[::2], "dark": PATHS[1::2]}


@pytest.fixture(scope="module")
def course(jupyter: JupyterServer) -> Path:
    """A student's copy of the course, in the folder of the server."""
    folder = jupyter.notebooks / "submitted" / "ada"
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(FOLDER.parent / "assets", folder.parent / "assets", ignore=shutil.ignore_patterns("docs", "site"))
    return folder


def place(path: Path, mark: str) -> int:
    """Return the number of the first cell that has something in it."""
    return next(
        number for number, cell in enumerate(read(path).cells) if cell.cell_type == "code" and mark in cell.source
    )


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.timeout(240)
def test_every_chapter_is_opened_and_its_question_answered(
    chromium: Browser, jupyter: JupyterServer, course: Path, theme: Any
) -> None:
    with lab_notebook(chromium, jupyter, theme=theme, height=2000) as notebook:
        for number, path in enumerate(THEMES[theme]):
            (notebook.turn_to if number else notebook.open)(f"submitted/ada/{path.name}").run_all()
            _answer_first_question(notebook, path)
            if path.stem[:2] in REPAIRS:
                _repair_in_the_explorer(notebook, path)
            keep(notebook.page, f"course_{path.stem[:2]}_{theme}")
            notebook.save()
        notebook.restart_kernel().run_all()
        assert notebook.ask(f"[each['right'] for each in {ASKED}.tries]") == [False, True]
        assert notebook.errors == []
        assert notebook.strays == []
    _assert_reported(course.parent, THEMES[theme])


def _assert_reported(folder: Path, paths: tuple[Path, ...]) -> None:
    """The teacher's sheet has what was answered."""
    rows = [row for row in read_answers(folder) if row.notebook in {path.name for path in paths}]
    assert {row.who for row in rows} == {"ada"}
    questions = {row.notebook: row for row in rows if row.tries}
    assert {name: (row.right, row.tries, row.hints) for name, row in questions.items()} == {
        path.name: (True, 2, 1) for path in paths
    }
    assert any(row.misconceptions for row in questions.values())
    repaired = {row.notebook[:2] for row in rows if row.tries is None and row.right}
    assert repaired == set(REPAIRS) & {path.stem[:2] for path in paths}


def _repair_in_the_explorer(notebook: LabNotebook, path: Path) -> None:
    """Do the chapter's task by mouse, and let the next cell check it."""
    from playwright.sync_api import expect

    from tests.widget.views import View

    at = place(path, "= fluxviz.explore(") if "01" in path.stem else place(path, ".explore()")
    view = View(notebook.page, notebook.output(at))
    view.canvas.wait_for()
    view.tab("What if")
    REPAIRS[path.stem[:2]](view)
    check = place(path, "check_answer(explorer") if "01" in path.stem else place(path, ".check(explorer")
    expect(view.strip).to_be_visible()
    notebook.run_cell(check)
    expect(notebook.output(check)).to_contain_text("✓ Right.")


def _answer_first_question(notebook: LabNotebook, path: Path) -> None:
    """Ask for a hint, answer wrongly, and then rightly."""
    from playwright.sync_api import expect

    answers, choices = (notebook.ask(f"list({ASKED}.question.{name})") for name in ("answers", "choices"))
    output = notebook.output(place(path, "ask("))
    status = output.get_by_role("status").first
    output.get_by_role("button", name="Hint").first.click()
    expect(output.locator(".fluxviz-question p").first).to_be_visible()
    wrong = next((each for each in choices if each not in answers), "localhost:1")
    for answer, mark in ((wrong, "✗ Not quite."), (answers[0], "✓ Right.")):
        if choices:
            output.get_by_role("button", name=f". {answer}").first.click()
        else:
            output.get_by_role("textbox").first.fill(answer)
            output.get_by_role("textbox").first.press("Enter")
        expect(status).to_contain_text(mark)
