"""A question in a notebook: answered by button and by Enter, and text where there is no kernel."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ipywidgets import Widget

import fluxviz
from fluxviz.teaching import ask, get_question, keeping, quiz
from fluxviz.teaching.question_widget import QuestionWidget
from tests.programs import run_program
from tests.specimens import TESTS, app, component, path_of

FULLSTACK = fluxviz.build(fluxviz.load(path_of("guide_fullstack")), access={"domains": {"shop.example.com": {}}})
TYPED = get_question(FULLSTACK, "address_inside.api.postgres")
CHOSEN = get_question(FULLSTACK, "cloudflare_mode.cloudflare.example.com.full")
SUBMIT = {"event": "submit"}


@pytest.fixture(autouse=True)
def _no_widget_stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(keeping, "_RECORDS", {})
    yield
    Widget.close_all()


def said(widget: QuestionWidget) -> str:
    return str(widget.children[-2].value)


def picture(widget: QuestionWidget) -> str:
    return str(widget.children[-1].value)


def hints(widget: QuestionWidget) -> str:
    return str(widget.children[-3].value)


def press_enter(widget: QuestionWidget) -> None:
    widget.field._handle_custom_msg(SUBMIT, [])


def test_a_typed_answer_is_checked_by_the_button() -> None:
    widget = ask(TYPED)
    widget.field.value = "fluxpostgres_fullstack:5432"
    assert widget.verdict is None
    widget.button.click()
    assert widget.verdict
    assert "✓ Right. api calls postgres" in said(widget)
    assert picture(widget).startswith("<img alt=")


def test_a_typed_answer_is_checked_by_enter() -> None:
    widget = TYPED.ask()
    widget.field.value = "fluxpostgres_fullstack:1"
    press_enter(widget)
    assert widget.verdict is not None
    assert not widget.verdict.right
    assert "✗ Not quite." in said(widget)


def test_what_was_typed_may_come_in_after_enter() -> None:
    """JupyterLab tells of the key before it tells of the text; until then nothing is given away."""
    widget = ask(TYPED)
    press_enter(widget)
    assert "fluxpostgres" not in said(widget)
    widget.field.value = "fluxpostgres_fullstack:5432"
    assert widget.verdict
    assert "✓ Right." in said(widget)


def test_what_is_typed_and_left_is_not_checked() -> None:
    """A verdict tells the answer: it is given when it is asked for."""
    widget = ask(TYPED)
    widget.field.value = "fluxpost"
    assert widget.verdict is None


def test_a_choice_is_checked_by_its_own_button_and_there_is_no_other_way() -> None:
    widget = ask(CHOSEN)
    assert widget.field is None
    assert [button.description for button in widget.choices] == [
        f"{number}. {choice}" for number, choice in enumerate(CHOSEN.choices, 1)
    ]
    wrong = next(number for number, choice in enumerate(CHOSEN.choices) if choice not in CHOSEN.answers)
    widget.choices[wrong].click()
    assert widget.verdict is not None
    assert not widget.verdict
    assert picture(widget) == "", "the picture tells the answer"
    widget.choices[CHOSEN.choices.index(CHOSEN.answers[0])].click()
    assert widget.verdict
    assert 'role="status"' in said(widget)
    assert picture(widget).startswith("<img alt=")
    assert [each["right"] for each in widget.tries] == [False, True]


def test_the_answer_to_a_wrong_one_is_folded_away() -> None:
    widget = ask(TYPED)
    widget.field.value = "localhost:5432"
    widget.button.click()
    shown, _, folded = said(widget).partition("<details>")
    assert "Inside a container, localhost is that container itself." in shown
    assert "fluxpostgres" not in shown
    assert "fluxpostgres_fullstack" in folded


def test_hints_come_one_by_one() -> None:
    widget = ask(TYPED)
    assert hints(widget) == ""
    for count in (1, 2):
        widget.hint.click()
        assert hints(widget).count("<p>") == count
    assert widget.hint.disabled


def test_what_is_saved_has_the_tries_as_metadata_of_the_output() -> None:
    widget = ask(TYPED)
    assert widget._still() == ({"text/markdown": TYPED.folded, "text/plain": repr(TYPED)}, {})
    for typed in ("localhost:5432", "localhost:5432", "", "fluxpostgres_fullstack:5432"):
        widget.field.value = typed
        widget.button.click()
    bundle, metadata = widget._still()
    assert metadata["fluxviz"] == {
        "question": TYPED.id,
        "prompt": TYPED.prompt,
        "hints": 0,
        "tries": [
            {"answer": "localhost:5432", "right": False, "misconception": "localhost_is_the_neighbour"},
            {"answer": "fluxpostgres_fullstack:5432", "right": True, "misconception": ""},
        ],
    }
    assert "**Answered:** ✓ **Right.**" in bundle["text/markdown"]


def test_what_was_tried_comes_back_in_this_kernel_and_from_the_saved_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ask(TYPED)
    first.check("localhost:5432")
    first.hint.click()
    assert [each["answer"] for each in ask(TYPED).tries] == ["localhost:5432"]
    assert TYPED.hints[0] in ask(TYPED)._hints.value
    bundle, metadata = first._still()
    output = {"output_type": "display_data", "data": bundle, "metadata": metadata}
    saved = tmp_path / "chapter.ipynb"
    saved.write_text(json.dumps({"cells": [{"cell_type": "code", "outputs": [output]}]}), "utf-8")
    monkeypatch.setattr(keeping, "_RECORDS", {})
    monkeypatch.setenv("JPY_SESSION_NAME", str(saved))
    again = ask(TYPED)
    assert again._still()[1] == metadata
    assert metadata["fluxviz"]["hints"] == 1
    assert (again.hint.description, TYPED.hints[0] in again._hints.value) == ("Second hint", True)
    again.hint.click()
    assert (again.hint.disabled, again._still()[1]["fluxviz"]["hints"]) == (True, 2)
    again.check("fluxpostgres_fullstack:5432")
    assert [each["right"] for each in again._still()[1]["fluxviz"]["tries"]] == [False, True]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": [{"outputs": [{"metadata": {"fluxviz": 7}}, 3]}, 4]}', "[" * 9999]
)
def test_a_saved_file_that_is_odd_has_no_tries(text: str, tmp_path: Path) -> None:
    saved = tmp_path / "chapter.ipynb"
    saved.write_text(text, "utf-8")
    assert keeping.kept_outputs(saved) == []
    assert keeping.kept_outputs(tmp_path / "none.ipynb") == []


def test_where_there_is_no_kernel_it_is_the_question_as_text() -> None:
    for question in (TYPED, CHOSEN):
        bundle = ask(question)._repr_mimebundle_()
        assert bundle["text/plain"] == repr(question)
        assert question.answers[0] not in bundle["text/plain"] or not question.typed
        assert bundle["text/markdown"] == question.folded


def test_names_full_of_marks_are_no_markup() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    topology = fluxviz.build(fluxviz.load(app(component(hostile, 80), component("db", None))))
    for question in quiz(topology):
        widget = ask(question)
        assert widget.check(question.answers[0])
        assert not any("<img src=x" in text for text in (widget.children[0].value, said(widget), picture(widget)))


def test_questions_need_no_widgets_until_they_are_asked() -> None:
    program = (
        "import sys; from tests.teaching.test_connecting import FULLSTACK; from fluxviz.teaching import quiz;"
        "quiz(FULLSTACK)[0].check('x').diagram.svg(); print('ipywidgets' in sys.modules, 'IPython' in sys.modules)"
    )
    done = run_program([sys.executable, "-c", program], check=True, cwd=TESTS.parent)
    assert done.stdout.split() == ["False", "False"]


def test_without_the_packages_the_way_to_get_them_is_told() -> None:
    program = (
        "import sys; sys.modules['ipywidgets'] = None\n"
        "import fluxviz; from fluxviz.teaching import quiz\n"
        "topology = fluxviz.build(fluxviz.patterns.full_stack())\n"
        "try: quiz(topology)[0].ask()\n"
        "except fluxviz.MissingExtraError as error: print(error)"
    )
    done = run_program([sys.executable, "-c", program], check=True, cwd=TESTS.parent)
    assert done.stdout == "asking in a notebook needs packages that are not installed: pip install 'fluxviz[widget]'\n"
