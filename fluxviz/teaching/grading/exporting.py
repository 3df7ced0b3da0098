"""Labs as notebooks for nbgrader and Otter, and quizzes for jupyterquiz."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from fluxviz.errors import UnknownNameError
from fluxviz.refusing import strict
from fluxviz.teaching.labs import Lab, deal
from fluxviz.teaching.questions import Exercise
from fluxviz.teaching.quizzes import quiz
from fluxviz.topology import Source

Cell = dict[str, Any]

_INTRODUCTION = """\
# Repair labs

Each of these apps worked. One thing in it is broken now, in the spec or in the settings at CloudFlare. Repair it: give
`repaired` the spec that works and `access` the settings. The check says what is still wrong.

A lab is repaired when every call arrives, visitors get in, nothing is open that was not, and `fluxviz check` finds no
error and no warning."""


@strict
def export_labs(form: str, *, seed: int, count: int = 3) -> str:
    """Return labs as a notebook that a grading tool takes.

    Args:
        form: ``nbgrader``: a source notebook for ``nbgrader generate_assignment``; ``otter``: one for
            ``otter assign``.
        seed: Deals the labs; the same seed gives the same notebook.
        count: How many labs.

    Raises:
        UnknownNameError: there is no such form.

    """
    if form not in _FORMS:
        raise UnknownNameError("form of labs", form, _FORMS)
    dealt = deal(seed, count=count)
    cells = [*_FORMS[form](dealt, f"seed={seed}, count={count}")]
    for number, cell in enumerate(cells):
        cell["id"] = f"lab-{number:03}"
        cell["source"] = cell["source"].strip("\n").splitlines(keepends=True)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    notebook = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


@strict
def export_quiz(source: Source, *, seed: int = 0, count: int | None = None) -> str:
    """Return questions on an app as the JSON that jupyterquiz reads.

    Args:
        source: The app: whatever :func:`fluxviz.build` takes.
        seed: Deals the questions.
        count: How many; None: all.

    Raises:
        SpecError: the spec cannot be read; carries every fault.

    """
    asked = [_quiz_question(question) for question in quiz(source, seed=seed, count=count)]
    return json.dumps(asked, indent=1, ensure_ascii=False) + "\n"


def _nbgrader(dealt: Sequence[Lab], by: str) -> Iterator[Cell]:
    yield _markdown(_INTRODUCTION)
    yield _code(_opening(by), _graded("labs", locked=True))
    for lab in dealt:
        number = lab.number
        yield _markdown(f"## Lab {number}\n\n{lab._repr_mimebundle_()['text/markdown']}")
        yield _code(f"dealt[{number - 1}].diagram")
        solution = f"### BEGIN SOLUTION\n{_solved(number)}\n### END SOLUTION"
        yield _code(f"{_begun(number)}\n{solution}", _graded(f"lab-{number}", solution=True))
        yield _code(_test(number), _graded(f"lab-{number}-check", grade=True, locked=True, points=1))


def _otter(dealt: Sequence[Lab], by: str) -> Iterator[Cell]:
    yield _raw("# ASSIGNMENT CONFIG\ncheck_all_cell: true")
    yield _markdown(_INTRODUCTION)
    yield _code(_opening(by))
    for lab in dealt:
        number = lab.number
        yield _raw(f"# BEGIN QUESTION\nname: lab{number}\npoints: 1")
        yield _markdown(f"## Lab {number}\n\n{lab._repr_mimebundle_()['text/markdown']}")
        yield _raw("# BEGIN SOLUTION")
        yield _code(f"{_begun(number)}\n# BEGIN SOLUTION NO PROMPT\n{_solved(number)}\n# END SOLUTION")
        yield _raw("# END SOLUTION")
        yield _raw("# BEGIN TESTS")
        yield _code(_test(number))
        yield _raw("# END TESTS")
        yield _raw("# END QUESTION")


_FORMS: Mapping[str, Callable[[Sequence[Lab], str], Iterator[Cell]]] = {"nbgrader": _nbgrader, "otter": _otter}
EXPORTS = (*_FORMS, "jupyterquiz")
"""What labs and quizzes are exported for."""


def _opening(by: str) -> str:
    return f"import fluxviz\nfrom fluxviz.teaching import labs\n\ndealt = labs.deal({by})"


def _begun(number: int) -> str:
    """Return what a learner begins with: names of its own for each lab, so that no lab is graded by another's."""
    lab = f"dealt[{number - 1}]"
    return f"repaired_{number} = {lab}.document  # the spec as plain values\naccess_{number} = {lab}.access"


def _solved(number: int) -> str:
    lab = f"dealt[{number - 1}]"
    return f"repaired_{number}, access_{number} = {lab}.solution, {lab}.solution_access"


def _test(number: int) -> str:
    outcome = f"outcome = dealt[{number - 1}].check(repaired_{number}, access_{number})"
    return f"{outcome}\nassert outcome, str(outcome)"


def _quiz_question(question: Exercise) -> dict[str, Any]:
    asked: dict[str, Any] = {"question": question.prompt}
    if question.expects == "choice":
        verdicts = [question.check(choice) for choice in question.choices]
        answers: list[dict[str, Any]] = [
            {"answer": each.answer, "correct": each.right, "feedback": each.reason if each.right else each.said}
            for each in verdicts
        ]
        return {**asked, "type": "multiple_choice", "answers": answers}
    if question.expects == "port":
        right = {"type": "value", "value": int(question.answers[0]), "correct": True, "feedback": question.reason}
        wrong = [
            {"type": "value", "value": int(slip.answer), "correct": False, "feedback": slip.says}
            for slip in question.slips
            if slip.answer.isdigit()
        ]
        return {
            **asked,
            "type": "numeric",
            "answers": [right, *wrong, {"type": "default", "feedback": question.hints[0]}],
        }
    answers = [{"answer": answer, "correct": True, "feedback": question.reason} for answer in question.answers]
    return {**asked, "type": "string", "answers": [*answers, {"type": "default", "feedback": question.hints[0]}]}


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
