"""A question in a notebook: answered by button and by Enter, and text where there is no kernel."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from ipywidgets import Widget

import fluxviz
from fluxviz.teaching import ask, get_question, quiz
from tests.specimens import TESTS, app, component, path_of

FULLSTACK = fluxviz.build(fluxviz.load(path_of("guide_fullstack")), access={"domains": {"shop.example.com": {}}})
TYPED = get_question(FULLSTACK, "address_inside.api.postgres")
CHOSEN = get_question(FULLSTACK, "cloudflare_mode.cloudflare.example.com.full")


@pytest.fixture(autouse=True)
def _no_widget_stays() -> Iterator[None]:
    yield
    Widget.close_all()


def test_a_typed_answer_is_checked_by_the_button() -> None:
    widget = ask(TYPED)
    widget.field.value = "fluxpostgres_fullstack:5432"
    assert widget.verdict is None
    widget.children[2].click()
    assert widget.verdict is not None
    assert widget.verdict.right
    assert "✓ Right. api calls postgres" in widget.children[3].value
    assert widget.children[4].value.startswith("<svg")


def test_a_typed_answer_is_checked_by_enter() -> None:
    widget = TYPED.ask()
    widget.field.value = "fluxpostgres_fullstack:1"
    widget.field._handle_custom_msg({"event": "submit"}, [])
    assert widget.verdict is not None
    assert not widget.verdict.right
    assert "✗ Not quite." in widget.children[3].value


def test_a_choice_is_checked_and_none_is_chosen_at_first() -> None:
    widget = ask(CHOSEN)
    assert widget.field.value is None
    assert not widget.check()
    assert widget.children[4].value == ""
    widget.field.value = CHOSEN.answers[0]
    assert widget.check()
    assert 'role="status"' in widget.children[3].value


def test_where_there_is_no_kernel_it_is_the_question_as_text() -> None:
    for question in (TYPED, CHOSEN):
        bundle = ask(question)._repr_mimebundle_()
        assert bundle["text/plain"] == repr(question)
        assert question.answers[0] not in bundle["text/plain"] or not question.typed
        assert "text/markdown" in bundle


def test_names_full_of_marks_are_no_markup() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    topology = fluxviz.build(fluxviz.load(app(component(hostile, 80), component("db", None))))
    for question in quiz(topology):
        widget = ask(question)
        widget.field.value = question.answers[0]
        widget.check()
        assert not any("<img" in child.value for child in (widget.children[0], *widget.children[3:]))


def test_questions_need_no_widgets_until_they_are_asked() -> None:
    program = (
        "import sys; from tests.teaching.test_connecting import FULLSTACK; from fluxviz.teaching import quiz;"
        "quiz(FULLSTACK)[0].check('x').diagram.svg(); print('ipywidgets' in sys.modules, 'IPython' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=TESTS.parent)
    assert done.stdout.split() == ["False", "False"]


def test_without_the_packages_the_way_to_get_them_is_told() -> None:
    program = (
        "import sys; sys.modules['ipywidgets'] = None\n"
        "import fluxviz; from fluxviz.teaching import quiz\n"
        "topology = fluxviz.build(fluxviz.patterns.full_stack())\n"
        "try: quiz(topology)[0].ask()\n"
        "except fluxviz.MissingExtraError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=TESTS.parent)
    assert done.stdout == "asking in a notebook needs packages that are not installed: pip install 'fluxviz[widget]'\n"
