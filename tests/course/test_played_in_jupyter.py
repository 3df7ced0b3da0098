"""The course played as a student plays it, chapter by chapter, in JupyterLab: light and dark, mouse and keyboard."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
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
    from tests.widget.views import View

pytestmark = pytest.mark.browser

ASKED = "[w for w in __import__('ipywidgets').widgets.widget._instances.values() if hasattr(w, 'question')][0]"
TASK = re.compile(r"explore\(.*\)\n(?P<name>\w+)$")
"""What the cell of a task in the explorer ends with."""


def public(*labels: str) -> Callable[[View], None]:
    """Take ticks away in the tab of what-ifs, and read what follows from each."""

    def take(view: View) -> None:
        from playwright.sync_api import expect

        view.tab("What if")
        for label in labels:
            view.check(label).uncheck()
            expect(view.strip).to_contain_text(f"of {label.partition(':')[0]} is no longer public.")

    return take


def number(label: str, value: int) -> Callable[[View], None]:
    """Type a port."""

    def fill(view: View) -> None:
        from playwright.sync_api import expect

        view.tab("What if")
        view.number(label).fill(str(value))
        view.number(label).press("Enter")
        expect(view.strip).to_contain_text(str(value))

    return fill


def mode(value: str) -> Callable[[View], None]:
    """Choose CloudFlare's mode."""

    def choose(view: View) -> None:
        from playwright.sync_api import expect

        view.tab("What if")
        view.choice("SSL/TLS mode").select_option(value)
        # Back at what the settings say there is no what-if left to be told of: the card has the mode.
        shown = re.compile(rf"SSL/TLS mode: {value.capitalize()}(?! \(strict\))")
        expect(view.host.locator(".sheet")).to_contain_text(shown)

    return choose


def look(label: str, value: str) -> Callable[[View], None]:
    """Choose how the picture looks, in the menu View."""

    def choose(view: View) -> None:
        view.menu()
        view.choice(label).select_option(value)

    return choose


def switch_off(component: str) -> Callable[[View], None]:
    """Click a card, and then what its panel offers."""

    def click(view: View) -> None:
        from playwright.sync_api import expect

        view.click(f"component.{component}")
        view.button("Switch off").click()
        expect(view.strip).to_contain_text(component)

    return click


def see_edits(view: View) -> None:
    """Find where the chapter says that a spec is edited."""
    from playwright.sync_api import expect

    view.click("component.web")
    view.tab("Review")
    expect(view.panel.get_by_role("region", name="Edit", exact=True).get_by_role("textbox").first).to_be_visible()


def domain(name: str) -> Callable[[View], None]:
    """Type a custom domain."""

    def fill(view: View) -> None:
        from playwright.sync_api import expect

        view.tab("What if")
        view.field("Custom domain").fill(name)
        view.field("Custom domain").press("Enter")
        expect(view.strip).to_contain_text(name)

    return fill


def both(*steps: Callable[[View], None]) -> Callable[[View], None]:
    """Do one thing after another."""

    def do(view: View) -> None:
        for step in steps:
            step(view)

    return do


PLAYED: Mapping[str, Callable[[View], None]] = {
    "01": public("postgres: 5432 is public"),
    "02": number("Container port of postgres", 5433),
    "03": number("Public port of web", 33090),
    "04": look("Public names", "fdm"),
    "05": switch_off("redis"),
    "06": mode("full"),
    "07": switch_off("api"),
    "08": number("Public port of api", 33001),
    "09": public("orderservice: 3002 is public", "paymentservice: 3003 is public"),
    "10": public("redis: 6379 is public"),
    "11": both(mode("full"), public("postgres: 35432 is public", "auth: 33100 is public")),
    "12": look("Detail", "overview"),
    "13": domain("yourdomain.com"),
    "14": lambda view: view.button("before").click(),
    "15": both(see_edits, mode("full")),
}
"""What is done in the explorer by mouse and keyboard, by chapter."""
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
@pytest.mark.timeout(400)
def test_every_chapter_is_opened_and_its_question_answered(
    chromium: Browser, jupyter: JupyterServer, course: Path, theme: Any
) -> None:
    with lab_notebook(chromium, jupyter, theme=theme, height=2000) as notebook:
        for number, path in enumerate(THEMES[theme]):
            (notebook.turn_to if number else notebook.open)(f"submitted/ada/{path.name}").run_all()
            _answer_first_question(notebook, path)
            _play_in_the_explorer(notebook, path)
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
    tasks = {row.notebook: row for row in rows if row.task.startswith("Chapter ")}
    assert {name: (row.right, row.tries) for name, row in tasks.items()} == {path.name: (True, 1) for path in paths}
    questions = {row.notebook: row for row in rows if row.hints}
    assert {name: (row.right, row.tries, row.hints) for name, row in questions.items()} == {
        path.name: (True, 2, 1) for path in paths
    }
    assert any(row.misconceptions for row in questions.values())
    assert len(rows) == len(tasks) + len(questions), "what nobody touched is no answer"


def _play_in_the_explorer(notebook: LabNotebook, path: Path) -> None:
    """Do the chapter's task as a reader does, and let the next cell check it."""
    from playwright.sync_api import expect

    from tests.widget.views import View

    cells = read(path).cells
    at = next(at for at, cell in enumerate(cells) if cell.cell_type == "code" and TASK.search(cell.source))
    check = next(at for at, cell in enumerate(cells[at + 1 :], at + 1) if cell.cell_type == "code")
    expect(notebook.output(check)).to_contain_text("✗ Not yet.")
    view = View(notebook.page, notebook.output(at))
    view.canvas.wait_for()
    PLAYED[path.stem[:2]](view)
    notebook.wait_idle()
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
