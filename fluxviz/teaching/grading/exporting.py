"""Labs and drawings as notebooks for nbgrader and Otter, and quizzes for jupyterquiz."""

from __future__ import annotations

import json
from dataclasses import fields
from html import escape
from pprint import pformat
from typing import Any

from fluxviz.errors import UnknownNameError
from fluxviz.export import escape_markdown
from fluxviz.refusing import strict
from fluxviz.teaching.drawings.exercise import get_drawing
from fluxviz.teaching.drawings.links import SHAPE
from fluxviz.teaching.grading.cells import FORMS, Task, write_tasks
from fluxviz.teaching.labs import Lab, deal
from fluxviz.teaching.questions import Exercise
from fluxviz.teaching.quizzes import quiz
from fluxviz.topology import Source

EXPORTS = (*FORMS, "jupyterquiz")
"""What labs and quizzes are exported for."""


_INTRODUCTION = """\
# Repair labs

Each of these apps worked. One thing in it is broken now, in the spec or in the settings at CloudFlare. Repair it: give
`repaired` the spec that works and `access` the settings. The check says what is still wrong.

A lab is repaired when every call arrives, visitors get in, nothing is open that was not, and `fluxviz check` finds no
error and no warning."""


_OPENING = "from copy import deepcopy\n\nimport fluxviz"


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
    _require_form(form)
    dealt = deal(seed, count=count)
    again = f"from fluxviz.teaching import labs\n\ndealt = labs.deal(seed={seed}, count={count})"
    return write_tasks(form, _INTRODUCTION, _OPENING, [_lab(lab, again) for lab in dealt])


@strict
def export_drawing(form: str, source: str) -> str:
    """Return the exercise to draw an app's connections, as a notebook that a grading tool takes: with the list form.

    Args:
        form: As for :func:`export_labs`.
        source: The path of the app's spec, as the notebook finds it: the spec itself is not written into it.

    Raises:
        UnknownNameError: there is no such form.
        SpecError: the spec cannot be read; carries every fault.

    """
    _require_form(form)
    drawing = get_drawing(source)
    task = Task(
        name="draw",
        asked="## Your connections",
        shown="drawing",
        begun="links = ...  # the connections, one a line",
        solved="links = drawing.solution",
        test="outcome = check_answer(links, drawing)\nassert outcome, str(outcome)",
    )
    introduction = f"# Draw the connections\n\n{escape_markdown(drawing.prompt)}\n\nWrite one a line: `{SHAPE}`."
    opening = f"from fluxviz.teaching import check_answer, get_drawing\n\ndrawing = get_drawing({source!r})"
    return write_tasks(form, introduction, opening, [task], [source])


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


def _require_form(form: str) -> None:
    if form not in FORMS:
        raise UnknownNameError("form of labs", form, FORMS)


def _lab(lab: Lab, dealt: str) -> Task:
    """Return a lab as a task: with names of its own, so that no lab is graded by another's.

    The seed that deals it stands in the solution alone, which is taken out before learners get the notebook: what they
    get holds the broken app, and what it did when it worked.

    Args:
        lab: The lab.
        dealt: The code that deals it.

    """
    number, behaviour = lab.number, lab.behaviour
    wanted = {each.name: getattr(behaviour, each.name) for each in fields(behaviour)}
    return Task(
        name=f"lab-{number}",
        asked=f"## Lab {number}\n\n{lab._repr_mimebundle_()['text/markdown']}",
        shown=f"{_assigned(f'broken_{number}', lab.document)}\n{_assigned(f'settings_{number}', lab.access)}\n"
        f'fluxviz.draw(broken_{number}, access=settings_{number}, naming="fdm")',
        begun=f"repaired_{number} = deepcopy(broken_{number})  # change what is broken\n"
        f"access_{number} = deepcopy(settings_{number})",
        solved=f"{dealt}\nsolved = dealt[{number - 1}]\n"
        f"repaired_{number}, access_{number} = solved.solution, solved.solution_access",
        test=f"from fluxviz.teaching import labs\n\n{_assigned('works', wanted)}\n"
        f"outcome = labs.Behaviour(**works).check(repaired_{number}, access_{number})\nassert outcome, str(outcome)",
    )


def _assigned(name: str, value: object) -> str:
    """Return Python that gives a value a name, a line for each part that is long."""
    return f"{name} = {pformat(value, width=100, sort_dicts=False)}"


def _quiz_question(question: Exercise) -> dict[str, Any]:
    """Return a question as jupyterquiz has it: all that it shows is HTML there, and names of a spec are text."""
    asked: dict[str, Any] = {"question": _text(question.prompt)}
    if question.expects == "choice":
        verdicts = [question.check(choice) for choice in question.choices]
        answers: list[dict[str, Any]] = [
            {
                "answer": _text(each.answer),
                "correct": each.right,
                "feedback": _text(each.reason if each.right else each.said),
            }
            for each in verdicts
        ]
        return {**asked, "type": "multiple_choice", "answers": answers}
    other = {"type": "default", "feedback": _text(question.hints[0])}
    right = {"correct": True, "feedback": _text(question.reason)}
    if question.expects == "port":
        wrong = [
            {"type": "value", "value": int(slip.answer), "correct": False, "feedback": _text(slip.says)}
            for slip in question.slips
            if slip.answer.isdigit()
        ]
        answers = [{"type": "value", "value": int(question.answers[0]), **right}, *wrong, other]
        return {**asked, "type": "numeric", "answers": answers}
    # What learners type is compared with these, and they are not shown: they stand as they are.
    return {**asked, "type": "string", "answers": [*({"answer": each, **right} for each in question.answers), other]}


def _text(text: str) -> str:
    """Return a text as HTML that shows it, with no formula in it."""
    return escape(text).replace("$", "&#36;")
