"""Exported labs go through nbgrader and Otter themselves: learners get no solution, and who repairs gets the points."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from fluxviz.teaching.grading import export_labs
from tests.programs import run_program
from tests.specimens import TESTS

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


def hand_in(given: Path, there: Path, answer: Callable[[str], str]) -> None:
    """Save a learner's notebook: what was given out, with other text in the cells that begin a repair."""
    text = given.read_text("utf-8")
    assert not [mark for mark in (str(SEED), "labs.deal", "solution_access") if mark in text]
    notebook = nbformat.reads(text, as_version=4)
    begun = [cell for cell in notebook.cells if cell.source.startswith("repaired_")]
    assert len(begun) == COUNT
    for number, cell in enumerate(begun, 1):
        kept = cell.source.partition("# YOUR CODE HERE")[0]
        cell.source = kept + answer(str(number))
    there.parent.mkdir(parents=True)
    nbformat.write(notebook, there)


LEARNERS: dict[str, Callable[[str], str]] = {"ada": lambda number: REPAIR.format(number), "bob": lambda _: ""}


def test_nbgrader_grades_the_labs(tmp_path: Path) -> None:
    source = tmp_path / "source" / "labs" / "labs.ipynb"
    source.parent.mkdir(parents=True)
    source.write_text(export_labs("nbgrader", seed=SEED, count=COUNT), "utf-8")
    run("nbgrader", "generate_assignment", "labs", "--create", folder=tmp_path)
    for who, answer in LEARNERS.items():
        hand_in(
            tmp_path / "release" / "labs" / "labs.ipynb", tmp_path / "submitted" / who / "labs" / "labs.ipynb", answer
        )
    run("nbgrader", "autograde", "labs", "--create", folder=tmp_path)
    run("nbgrader", "export", "--to", "grades.csv", folder=tmp_path)
    head, *rows = [line.split(",") for line in (tmp_path / "grades.csv").read_text("utf-8").splitlines()]
    graded = {row[head.index("student_id")]: float(row[head.index("score")]) for row in rows}
    assert graded == {"ada": COUNT, "bob": 0}


def test_otter_grades_the_labs(tmp_path: Path) -> None:
    (tmp_path / "labs.ipynb").write_text(export_labs("otter", seed=SEED, count=COUNT), "utf-8")
    run("otter", "assign", "labs.ipynb", "dist", folder=tmp_path)
    (archive,) = (tmp_path / "dist" / "autograder").glob("*.zip")
    graded = {}
    for who, answer in LEARNERS.items():
        hand_in(tmp_path / "dist" / "student" / "labs.ipynb", tmp_path / who / "labs.ipynb", answer)
        run("otter", "run", "-a", archive, "-o", who, tmp_path / who / "labs.ipynb", folder=tmp_path)
        results = json.loads((tmp_path / who / "results.json").read_text("utf-8"))
        graded[who] = [each["score"] for each in results["tests"] if each["name"].startswith("lab")]
        shutil.rmtree(tmp_path / who)
    assert graded == {"ada": [1.0] * COUNT, "bob": [0] * COUNT}
