"""QuestionWidget: a question that is answered in the notebook. The one file here that needs Jupyter's packages."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from time import monotonic
from typing import Any

from ipywidgets import HTML, Button, RadioButtons, Text, VBox

from fluxviz.drawing.text import clean
from fluxviz.teaching.questions import Exercise, Verdict

_ON_ITS_WAY = 2.0
"""How many seconds after Enter or the button an answer may still come in."""

_HINTS = {"choice": "or its number", "address": "host:port", "host": "host name", "port": "port"}


class QuestionWidget(VBox):  # type: ignore[misc] # ipywidgets has no types
    """A question, a place for the answer, a button, and below them the verdict with its picture.

    Choices have a field besides, for their number: JupyterLab takes the arrows and Enter for its own wherever no text
    is typed, and ipywidgets makes radio buttons anew on every change, so that the focus is lost.

    Attributes:
        question: What is asked.
        verdict: What was said to the last answer; None as long as there is none.
        field: Where the answer, or the number of a choice, is typed; Enter checks it.
        choices: Where it is chosen; None where it is typed.
        button: Checks the answer.

    """

    def __init__(self, question: Exercise) -> None:
        """Make a widget of a question."""
        self.question = question
        self.verdict: Verdict | None = None
        self.field = Text(placeholder=_HINTS[question.expects], description="Answer:", continuous_update=False)
        self.choices = None if question.typed else _radio_buttons(question)
        self.button = Button(description="Check", tooltip="Check the answer")
        self._said, self._picture = HTML(), HTML()
        self._late = 0.0
        self.button.on_click(lambda _: self._asked())
        self.field.on_msg(self._enter)
        self.field.observe(self._follow, "value")
        if self.choices is not None:
            self.choices.observe(self._choose, "value")
        prompt = HTML(f"<strong>{escape(clean(question.prompt))}</strong>")
        chosen = [] if self.choices is None else [self.choices]
        super().__init__([prompt, *chosen, self.field, self.button, self._said, self._picture])

    @property
    def answer(self) -> str:
        """What was typed, else what was chosen; empty where neither was."""
        return self.field.value.strip() or (self.choices is not None and self.choices.value) or ""

    def check(self) -> Verdict:
        """Check the answer, and show the verdict."""
        self.verdict = self.question.check(self.answer)
        fingerprint = "✓" if self.verdict.right else "✗"
        self._said.value = f'<div role="status" aria-live="polite">{fingerprint} {escape(str(self.verdict))}</div>'
        diagram = self.verdict.diagram
        self._picture.value = diagram.svg(prefix=f"{diagram.fingerprint}-") if self.verdict.highlighted else ""
        return self.verdict

    def _enter(self, _: object, content: Mapping[str, Any], __: object) -> None:
        if content.get("event") == "submit":
            self._asked()

    def _asked(self) -> None:
        """Check what stands there, and once more where the last of it is still on its way from the browser.

        A field says that Enter was pressed before it says what was typed.
        """
        self._late = monotonic() + _ON_ITS_WAY
        self.check()

    def _follow(self, _: object) -> None:
        if monotonic() < self._late:
            self.check()

    def _choose(self, _: object) -> None:
        """Let what is chosen stand in place of a number that was typed before."""
        self._late = 0.0
        self.field.value = ""

    def __repr__(self) -> str:
        return repr(self.question)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Show the widget, and the question as text where there is no kernel to show a widget."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options) or {}
        return {**bundle, **self.question._repr_mimebundle_()}


def _radio_buttons(question: Exercise) -> Any:
    numbered = [(clean(f"{number}. {choice}"), choice) for number, choice in enumerate(question.choices, 1)]
    return RadioButtons(options=numbered, value=None, layout={"width": "max-content"})
