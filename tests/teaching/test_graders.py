"""Exports go through nbgrader and Otter themselves: learners get no solution, and who is right gets the points."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from fluxviz.teaching.grading import export_drawing, export_labs
from tests.programs import run_program
from tests.specimens import TESTS, path_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ROOT = TESTS.parent
GRADERS = Path(os.environ.get("FLUXVIZ_GRADERS", ROOT / ".graders"))
GET = "python3 -m venv .graders && .graders/bin/pip install -e '.[graders]'"
SEED, COUNT = 7_316_402_295, 2
REPAIR = f"""
from fluxviz.teaching import labs
given = labs.deal({SEED}, count={COUNT})[{{0}} - 1]
repaired_{{0}}, access_{{0}} = given.solution, given.solution_access
"""
"""How a learner who knows the answer writes it: the test knows the seed."""


def run(program: str, *arguments: str | Path, folder: Path) -> str:
    """Run a grader, with the fluxviz of this checkout; where it is not installed, the test is skipped."""
    path = GRADERS / "bin" / program
    if not path.exists():
        pytest.skip(f"no {program} in {GRADERS}: {GET}")
    found = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{path.parent}{os.pathsep}{os.environ['PATH']}"}
    ran = run_program([path, *map(str, arguments)], cwd=folder, env=found, limit=120)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return str(ran.stdout)


def hand_in(given: Path, there: Path, begin: str, answer: Callable[[str], str]) -> None:
    """Save a learner's notebook: what was given out, with other text in the cells that begin an answer."""
    text = given.read_text("utf-8")
    assert not [mark for mark in (str(SEED), "labs.deal", ".solution") if mark in text]
    notebook = nbformat.reads(text, as_version=4)
    begun = [cell for cell in notebook.cells if cell.source.startswith(begin)]
    for number, cell in enumerate(begun, 1):
        kept = cell.source.partition("# YOUR CODE HERE")[0]
        cell.source = f"{kept}\n{answer(str(number))}"
    shutil.copytree(given.parent, there.parent)
    nbformat.write(notebook, there)


Learner = Callable[[str], str]
SPEC = "app.json"
LABS: dict[str, Learner] = {"ada": lambda number: REPAIR.format(number), "bob": lambda _: ""}
DRAWING: dict[str, Learner] = {
    "ada": lambda _: "links = drawing.solution",
    "bob": lambda _: "links = 'api -> localhost'",
}
EXPORTS = {
    "labs": (lambda form: export_labs(form, seed=SEED, count=COUNT), "repaired_", LABS, COUNT),
    "drawing": (lambda form: export_drawing(form, SPEC), "links = ", DRAWING, 1),
}


@pytest.fixture(params=EXPORTS)
def exported(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Callable[[str, Path], None], str, dict[str, Learner], int]:
    """Give what writes an export into a folder, how its answers begin, who answers what, and the points there are."""
    write, begin, learners, points = EXPORTS[request.param]

    def export(form: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(path_of("guide_fullstack"), folder / SPEC)
        monkeypatch.chdir(folder)
        (folder / "work.ipynb").write_text(write(form), "utf-8")

    return export, begin, learners, points


def test_nbgrader_grades_an_export(tmp_path: Path, exported: Any) -> None:
    export, begin, learners, points = exported
    export("nbgrader", tmp_path / "source" / "work")
    run("nbgrader", "generate_assignment", "work", "--create", folder=tmp_path)
    for who, answer in learners.items():
        given, there = tmp_path / "release" / "work", tmp_path / "submitted" / who / "work"
        hand_in(given / "work.ipynb", there / "work.ipynb", begin, answer)
    run("nbgrader", "autograde", "work", "--create", folder=tmp_path)
    run("nbgrader", "export", "--to", "grades.csv", folder=tmp_path)
    head, *rows = [line.split(",") for line in (tmp_path / "grades.csv").read_text("utf-8").splitlines()]
    graded = {row[head.index("student_id")]: float(row[head.index("score")]) for row in rows}
    assert graded == {"ada": points, "bob": 0}


def test_otter_grades_an_export(tmp_path: Path, exported: Any) -> None:
    export, begin, learners, points = exported
    export("otter", tmp_path)
    run("otter", "assign", "work.ipynb", "dist", folder=tmp_path)
    (archive,) = (tmp_path / "dist" / "autograder").glob("*.zip")
    graded = {}
    for who, answer in learners.items():
        hand_in(tmp_path / "dist" / "student" / "work.ipynb", tmp_path / who / "work.ipynb", begin, answer)
        run("otter", "run", "-a", archive, "-o", who, tmp_path / who / "work.ipynb", folder=tmp_path)
        results = json.loads((tmp_path / who / "results.json").read_text("utf-8"))
        graded[who] = sum(each["score"] for each in results["tests"] if each["name"] != "Public Tests")
    assert graded == {"ada": points, "bob": 0}
