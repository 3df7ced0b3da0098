"""The teacher's sheet, and labs and quizzes for tools that grade."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

import fluxviz
from fluxviz.errors import FluxvizError
from fluxviz.teaching import check_answer, get_drawing, get_question, keeping, labs
from fluxviz.teaching.drawings.canvas import Canvas
from fluxviz.teaching.grading import SHEETS, export_drawing, export_labs, export_quiz, read_answers
from fluxviz.teaching.grading.tasks import name_tasks
from fluxviz.teaching.question_widget import QuestionWidget
from tests.cli.running import run
from tests.specimens import path_of

FULLSTACK = fluxviz.build(fluxviz.load(path_of("guide_fullstack")))
MODE = "port_is_a_firewall_rule"


def write(path: Path, *outputs: dict[str, Any]) -> None:
    text = "# 10 · Redis\n\n## Exercises\n\nPut it there.\n\n**2.** Close the [door](x.md) of `api`. Which one?\n"
    cells: list[dict[str, Any]] = [{"cell_type": "markdown", "source": text.splitlines(keepends=True)}]
    cells += [{"cell_type": "code", "id": f"cell-{place:02}", "outputs": [each]} for place, each in enumerate(outputs)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"cells": cells}), "utf-8")


def output_of(made: Any) -> dict[str, Any]:
    bundle, metadata = made._still() if isinstance(made, QuestionWidget) else made._repr_mimebundle_()
    return {"output_type": "display_data", "data": bundle, "metadata": metadata}


@pytest.fixture
def submitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keeping, "_RECORDS", {})
    folder = tmp_path / "submitted"
    address = get_question(FULLSTACK, "address_inside.api.postgres")
    door = get_question(FULLSTACK, "open_port.api")
    first = QuestionWidget(address)
    first.check("localhost:5432")
    first.hint.click()
    first.check("fluxpostgres_fullstack:5432")
    write(folder / "ada" / "02.ipynb", output_of(first), output_of(check_answer(..., private=["db"])))
    monkeypatch.setattr(keeping, "_RECORDS", {})
    second = QuestionWidget(door)
    second.check(door.choices.index("none: the Flux edge guards every public port") + 1)
    write(
        folder / "=bob" / "week 1" / "10.ipynb", output_of(second), output_of(check_answer(FULLSTACK, private=["api"]))
    )
    write(folder / "=bob" / ".ipynb_checkpoints" / "10.ipynb", output_of(second))
    return folder


def test_the_sheet_says_who_answered_what_and_from_which_belief(submitted: Path) -> None:
    bob, exercise, ada = read_answers(submitted)
    assert (bob.who, bob.notebook, bob.right, bob.tries, bob.misconceptions) == (
        "=bob", "week 1/10.ipynb", False, 1, ("port_is_a_firewall_rule",),
    )  # fmt: skip
    assert (exercise.task, exercise.right) == ("Chapter 10, exercise 2: Close the door of api.", False)
    assert exercise.wrong == ("api still publishes port 3000: anyone can call it on any node.",)
    assert (ada.who, ada.right, ada.tries, ada.hints) == ("ada", True, 2, 1)
    assert ada.misconceptions == ("localhost_is_the_neighbour",)
    assert ada.task == "Which host and port does api use to reach postgres?"


def test_the_sheet_says_what_is_wrong_with_a_drawing_and_that_its_answer_was_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_RECORDS", {})
    canvas = Canvas(get_drawing(FULLSTACK))
    canvas.links = "browser -> edge: http 443"
    canvas.check()
    kept = {"output_type": "display_data", "metadata": canvas._text()[1]}
    write(tmp_path / "ada" / "draw.ipynb", kept)
    (row,) = read_answers(tmp_path)
    assert (row.right, row.shown) == (False, False)
    assert row.wrong == (canvas.verdict.headline, *canvas.verdict.wrong)
    canvas._tell_answer(None)
    canvas.links = canvas.drawing.solution
    canvas.check()
    kept = {"output_type": "display_data", "metadata": canvas._text()[1]}
    write(tmp_path / "ada" / "draw.ipynb", kept)
    (row,) = read_answers(tmp_path)
    assert (row.right, row.tries, row.shown, row.wrong) == (True, 2, True, ())
    header, line = csv.reader(io.StringIO(SHEETS["csv"]([row])))
    assert dict(zip(header, line, strict=True))["shown"] == "yes"


def test_the_formats_say_the_same_and_hold_no_formula_and_no_markup(submitted: Path) -> None:
    rows = read_answers(submitted)
    table = list(csv.reader(io.StringIO(SHEETS["csv"](rows))))
    assert table[0][0] == "who"
    assert [line[0] for line in table[1:]] == ["'=bob", "'=bob", "ada"]
    markdown = SHEETS["markdown"](rows)
    assert "| ada | 1 | 1 |" in markdown
    assert "| 1 | localhost reaches the other components. | ada |" in markdown
    html = SHEETS["html"](rows)
    assert "<td>localhost reaches the other components.</td>" in html
    assert "http" not in html


def test_names_full_of_marks_are_no_markup_in_the_sheet(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)>|"
    kept = {"question": hostile, "prompt": hostile, "tries": [{"answer": hostile, "misconception": hostile}]}
    write(tmp_path / "a" / "x.ipynb", {"metadata": {"fluxviz": kept}})
    rows = read_answers(tmp_path)
    assert "<img" not in SHEETS["html"](rows)
    assert "<img" not in SHEETS["markdown"](rows).replace("\\<", "")


def test_the_command_writes_the_sheet_by_the_end_of_the_file(submitted: Path, tmp_path: Path) -> None:
    assert run("course", "report", submitted).out.startswith("# Answers")
    for name, begins in (("sheet.csv", "who,"), ("sheet.html", "<!DOCTYPE html>"), ("sheet.md", "# Answers")):
        ran = run("course", "report", submitted, "-o", tmp_path / name)
        assert (ran.code, ran.err) == (0, "")
        assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    for folder, said in ((tmp_path / "none", "is no folder"), (tmp_path, "there is no notebook in")):
        with pytest.raises(FluxvizError, match=said):
            read_answers(folder)
        ran = run("course", "report", folder)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
    (tmp_path / "odd.ipynb").write_text('{"cells": []}', "utf-8")
    ran = run("course", "report", tmp_path)
    assert ran.code == 0
    assert "nothing was answered in these notebooks" in ran.err


@pytest.mark.parametrize("form", ["nbgrader", "otter"])
def test_labs_are_a_valid_notebook_the_same_for_the_same_seed(form: str) -> None:
    text = export_labs(form, seed=5, count=2)
    assert text == export_labs(form, seed=5, count=2) != export_labs(form, seed=6, count=2)
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(cell.source, names)  # the solution is in it: every check is content


def learners_part(code: str) -> str:
    """Cut out what nbgrader and Otter take out of a cell before learners get it."""
    parts = r"### BEGIN SOLUTION.*?### END SOLUTION|# BEGIN SOLUTION NO PROMPT.*?# END SOLUTION"
    return re.sub(parts, "", code, flags=re.DOTALL)


@pytest.mark.parametrize("form", ["nbgrader", "otter"])
def test_without_its_solution_no_lab_passes_and_nothing_tells_it(form: str) -> None:
    seed = 7_316_402_295
    names: dict[str, Any] = {}
    failed = 0
    for cell in nbformat.reads(export_labs(form, seed=seed, count=3), as_version=4).cells:
        given = learners_part(cell.source)
        assert not [mark for mark in (str(seed), "deal", "solution_access", ".solution") if mark in given]
        if cell.cell_type == "code":
            try:
                exec(given, names)
            except AssertionError:
                failed += 1
    assert failed == 3
    for lab in labs.deal(seed, count=3):
        assert not any(getattr(value, "solution", None) for value in names.values())
        assert lab.name not in repr([*names.values()])


def test_nbgrader_knows_which_cells_are_graded() -> None:
    cells = nbformat.reads(export_labs("nbgrader", seed=5, count=2), as_version=4).cells
    kept = [cell.metadata.nbgrader for cell in cells if "nbgrader" in cell.metadata]
    assert [each.grade_id for each in kept] == ["labs", "lab-1", "lab-1-check", "lab-2", "lab-2-check"]
    assert [each.points for each in kept if each.grade] == [1, 1]
    assert all(each.solution != each.locked for each in kept)


def test_a_quiz_has_one_right_answer_and_speaks_to_the_wrong_ones() -> None:
    questions = json.loads(export_quiz(FULLSTACK, seed=1))
    assert {each["type"] for each in questions} == {"multiple_choice", "string"}
    for each in questions:
        right = [answer for answer in each["answers"] if answer.get("correct")]
        assert len(right) == 1 or each["type"] == "string"
        assert all(answer["feedback"] for answer in right)


def test_what_a_quiz_shows_is_text_though_jupyterquiz_takes_it_for_html() -> None:
    part = {"name": "<img src=x onerror=alert(1)>", "repotag": "nginx", "ports": [33080], "containerPorts": [80]}
    other = {"name": "a $x$ & b", "ports": [], "containerPorts": [], "environmentParameters": []}
    exported = json.loads(export_quiz({"version": 4, "name": "s", "compose": [part, other]}))
    shown = [each["question"] for each in exported]
    for each in exported:
        shown += [answer["feedback"] for answer in each["answers"]]
        shown += [answer["answer"] for answer in each["answers"] if each["type"] == "multiple_choice"]
    assert "&lt;img src=x onerror=alert(1)&gt;" in " ".join(shown)
    assert not [text for text in shown if "<" in text or "$" in text]


def test_a_port_is_asked_as_a_number() -> None:
    mapped = {"version": 4, "name": "s", "compose": [{"name": "a", "ports": [33080], "containerPorts": [80]}]}
    asked = [each for each in json.loads(export_quiz(mapped)) if each["type"] == "numeric"]
    assert [(answer.get("value"), answer.get("correct")) for answer in asked[0]["answers"]] == [
        (80, True), (33080, False), (None, None),
    ]  # fmt: skip


def test_the_command_exports_and_refuses_what_does_not_fit(tmp_path: Path) -> None:
    spec = path_of("guide_fullstack")
    easy = run("course", "export", "nbgrader", "--seed", "5")
    assert easy.out == export_labs("nbgrader", seed=5)
    assert "learners get the one that nbgrader generate_assignment makes of it" in easy.err
    assert "the seed 5 is easy to guess" in easy.err
    assert "easy to guess" not in run("course", "export", "nbgrader", "--seed", "7316402295").err
    assert run("course", "export", "jupyterquiz", spec, "--count", "2").out == export_quiz(spec, count=2)
    out = tmp_path / "labs.ipynb"
    assert run("course", "export", "otter", "-o", out).code == 0
    assert out.read_text("utf-8") == export_labs("otter", seed=0)
    for arguments, said in (
        (["jupyterquiz"], "jupyterquiz asks about an app: give its spec"),
        (["otter", tmp_path / "gone.json"], "gone.json"),
        (["jupyterquiz", tmp_path / "gone.json"], "gone.json"),
    ):
        ran = run("course", "export", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"cells": 7}'])
def test_a_learner_whose_notebook_cannot_be_read_is_in_the_sheet_and_told(submitted: Path, text: str) -> None:
    (submitted / "cara").mkdir()
    (submitted / "cara" / "x.ipynb").write_text(text, "utf-8")
    ran = run("course", "report", submitted)
    assert ran.code == 2
    assert "cara: x.ipynb cannot be read" in ran.err
    assert "| cara | 0 | 0 |" in ran.out
    assert "This notebook cannot be read." in ran.out


def test_what_was_answered_rightly_once_stays_right(tmp_path: Path) -> None:
    tries = [{"answer": "a", "right": True}, {"answer": "b", "right": False}]
    write(tmp_path / "ada" / "1.ipynb", {"metadata": {"fluxviz": {"question": "q", "prompt": "q", "tries": tries}}})
    assert [row.right for row in read_answers(tmp_path)] == [True]


def test_an_exercise_that_was_right_once_stays_right_and_every_new_try_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_RECORDS", {})
    closed = {"version": 4, "name": "s", "compose": [{"name": "api", "ports": [], "containerPorts": []}]}
    saved = tmp_path / "ada" / "1.ipynb"
    for answer in (FULLSTACK, FULLSTACK, closed):
        write(saved, output_of(check_answer(answer, private=["api"])))
    monkeypatch.setattr(keeping, "_RECORDS", {})  # the kernel starts anew
    monkeypatch.setenv("JPY_SESSION_NAME", str(saved))
    write(saved, output_of(check_answer(..., private=["api"])))
    assert [(row.right, row.tries, row.wrong) for row in read_answers(tmp_path)] == [(True, 2, ())]
    write(saved, output_of(check_answer(FULLSTACK, private=["api"])))
    assert [(row.right, row.tries, row.wrong) for row in read_answers(tmp_path)] == [(True, 3, ())]


def test_a_wrong_page_is_in_the_sheet_with_its_belief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_RECORDS", {})
    spec = {"version": 8, "name": "s", "compose": [
        {"name": "web", "ports": [33080], "containerPorts": [80], "environmentParameters": ["VITE_A=http://fluxapi_s"]},
        {"name": "api", "ports": [], "containerPorts": []},
    ]}  # fmt: skip
    write(tmp_path / "ada" / "1.ipynb", output_of(check_answer(spec, pages={"web": ["web"]})))
    assert [row.misconceptions for row in read_answers(tmp_path)] == [("internal_name_in_browser",)]


def test_who_answered_nothing_is_in_the_sheet(submitted: Path) -> None:
    write(submitted / "dora" / "1.ipynb")
    rows = read_answers(submitted)
    assert [(row.who, row.wrong) for row in rows if not row.notebook] == [("dora", ("Nothing was answered.",))]
    ran = run("course", "report", submitted)
    assert (ran.code, ran.err) == (0, "")
    assert "| dora | 0 | 0 |" in ran.out


COURSE = Path(__file__).parents[2] / "notebooks"


def test_the_course_as_it_is_given_out_holds_no_answer() -> None:
    assert {(row.who, row.wrong) for row in read_answers(COURSE)} == {
        (path.stem, ("Nothing was answered.",)) for path in COURSE.glob("*.ipynb")
    }


def test_every_exercise_of_the_course_has_a_name_that_a_teacher_knows() -> None:
    for path in COURSE.glob("*.ipynb"):
        cells = keeping.read_cells(path)
        named = [
            task
            for cell, task in zip(cells, name_tasks(cells), strict=True)
            if re.search(r"check(_answer)?\(\s*\w+,", "".join(cell["source"]))
        ]
        assert all(task.startswith(f"Chapter {int(path.stem[:2])}, ") and ": " in task for task in named), named
        assert len(set(named)) == len(named) >= 2


@pytest.mark.parametrize("form", ["nbgrader", "otter"])
def test_a_drawing_is_a_valid_notebook_that_only_its_solution_solves(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_RECORDS", {})
    spec = str(path_of("guide_fullstack"))
    text = export_drawing(form, spec)
    assert run("course", "export", form, spec).out == text
    assert ("files:" in text) == (form == "otter"), "Otter hands out the files that it is told of"
    assert "securepass" not in text
    assert "5432" not in text
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    codes = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    names: dict[str, Any] = {}
    for code in codes:
        exec(code, names)
    unsolved = "\n".join(code.replace("links = drawing.solution", "") for code in codes)
    with pytest.raises(AssertionError, match="Not answered yet"):
        exec(unsolved, names)


def test_a_drawing_is_in_the_sheet_once_with_each_belief(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_RECORDS", {})
    drawing = get_drawing(FULLSTACK)
    first = output_of(check_answer("api -> localhost\napi -> postgres: postgresql 5432 TLS", drawing))
    write(tmp_path / "ada" / "8.ipynb", first, output_of(check_answer(drawing.solution, drawing)))
    (row,) = read_answers(tmp_path)
    assert (row.task, row.right, row.tries) == (drawing.prompt, True, 2)
    assert row.misconceptions == ("localhost_is_the_neighbour", "inside_is_encrypted")
