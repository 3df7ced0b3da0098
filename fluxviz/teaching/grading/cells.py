"""Tasks as cells of a notebook, as nbgrader and Otter read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Cell = dict[str, Any]


@dataclass(frozen=True)
class Task:
    """What is asked in a notebook that is graded.

    Attributes:
        name: What it is called, such as ``lab-1``.
        asked: What stands above it, as Markdown.
        shown: The code that shows what it is about.
        begun: The code that a learner begins with.
        solved: The code that solves it.
        test: The code that fails while it is not solved.

    """

    name: str
    asked: str
    shown: str
    begun: str
    solved: str
    test: str


def write_tasks(form: str, introduction: str, opening: str, tasks: Sequence[Task], files: Sequence[str] = ()) -> str:
    """Return a notebook with tasks.

    Args:
        form: One of :data:`FORMS`.
        introduction: What stands at its top, as Markdown.
        opening: The code that is run first.
        tasks: The tasks.
        files: What the notebook reads in its folder: Otter hands out what it is told of, nbgrader the whole folder.

    """
    cells = [*FORMS[form](introduction, opening, tasks, files)]
    for number, cell in enumerate(cells):
        cell["id"] = f"lab-{number:03}"
        cell["source"] = cell["source"].strip("\n").splitlines(keepends=True)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def _nbgrader(introduction: str, opening: str, tasks: Sequence[Task], _: Sequence[str]) -> Iterator[Cell]:
    yield _markdown(introduction)
    yield _code(opening, _graded("labs", locked=True))
    for task in tasks:
        yield _markdown(task.asked)
        yield _code(task.shown)
        solution = f"### BEGIN SOLUTION\n{task.solved}\n### END SOLUTION"
        yield _code(f"{task.begun}\n{solution}", _graded(task.name, solution=True))
        yield _code(task.test, _graded(f"{task.name}-check", grade=True, locked=True, points=1))


def _otter(introduction: str, opening: str, tasks: Sequence[Task], files: Sequence[str]) -> Iterator[Cell]:
    config = ["# ASSIGNMENT CONFIG", "check_all_cell: true"]
    config += ["files:", *(f"  - {json.dumps(name)}" for name in files)] if files else []
    yield _raw("\n".join(config))
    yield _markdown(introduction)
    yield _code(opening)
    for task in tasks:
        yield _raw(f"# BEGIN QUESTION\nname: {task.name.replace('-', '')}\npoints: 1")
        yield _markdown(task.asked)
        yield _code(task.shown)
        yield _raw("# BEGIN SOLUTION")
        yield _code(f"{task.begun}\n# BEGIN SOLUTION NO PROMPT\n{task.solved}\n# END SOLUTION")
        yield _raw("# END SOLUTION")
        yield _raw("# BEGIN TESTS")
        yield _code(task.test)
        yield _raw("# END TESTS")
        yield _raw("# END QUESTION")


_Writer = Callable[[str, str, Sequence[Task], Sequence[str]], Iterator[Cell]]
FORMS: Mapping[str, _Writer] = {"nbgrader": _nbgrader, "otter": _otter}
"""What tasks are written for."""


def _markdown(source: str) -> Cell:
    return {"cell_type": "markdown", "metadata": {}, "source": source}


def _raw(source: str) -> Cell:
    return {"cell_type": "raw", "metadata": {}, "source": source}


def _code(source: str, metadata: dict[str, Any] | None = None) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": metadata or {},
        "outputs": [],
        "source": source,
    }


def _graded(
    name: str, *, grade: bool = False, locked: bool = False, solution: bool = False, points: int | None = None
) -> dict[str, Any]:
    """Return what nbgrader keeps of a cell, in the third version of its schema."""
    kept: dict[str, Any] = {
        "grade": grade,
        "grade_id": name,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return {"nbgrader": kept if points is None else {**kept, "points": points}}
