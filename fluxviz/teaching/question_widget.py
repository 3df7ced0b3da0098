"""QuestionWidget: a question that is answered in the notebook. The one file here that needs Jupyter's packages."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from ipywidgets import HTML, Button, RadioButtons, Text, VBox

from fluxviz.drawing.text import clean
from fluxviz.teaching.questions import Question, Verdict


class QuestionWidget(VBox):  # type: ignore[misc] # ipywidgets has no types
    """A question, a place for the answer, a button, and below them the verdict with its picture.

    Attributes:
        question: What is asked.
        verdict: What was said to the last answer; None as long as there is none.
        field: Where the answer is typed or chosen; ``field.value`` may be set from Python.

    """

    def __init__(self, question: Question) -> None:
        """Make a widget of a question."""
        self.question = question
        self.verdict: Verdict | None = None
        self.field = _field(question)
        self._said, self._picture = HTML(), HTML()
        self._button = Button(description="Check", tooltip="Check the answer")
        self._button.on_click(lambda _: self.check())
        if question.typed:
            self.field.on_msg(self._enter)
        prompt = HTML(f"<strong>{escape(clean(question.prompt))}</strong>")
        super().__init__([prompt, self.field, self._button, self._said, self._picture])

    def check(self) -> Verdict:
        """Judge the answer that stands in the field, and show the verdict."""
        self.verdict = self.question.check(self.field.value or "")
        mark = "✓" if self.verdict.right else "✗"
        self._said.value = f'<div role="status" aria-live="polite">{mark} {escape(str(self.verdict))}</div>'
        diagram = self.verdict.diagram
        self._picture.value = diagram.svg(prefix=f"{diagram.mark}-") if self.verdict.lit else ""
        return self.verdict

    def _enter(self, _: object, content: Mapping[str, Any], __: object) -> None:
        if content.get("event") == "submit":
            self.check()

    def __repr__(self) -> str:
        return repr(self.question)

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Show the widget, and the question as text where there is no kernel to show a widget."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options) or {}
        return {**bundle, **self.question._repr_mimebundle_()}


def _field(question: Question) -> Any:
    if question.typed:
        hints = {"address": "host:port", "host": "host name", "port": "port"}
        return Text(placeholder=hints[question.expects], description="Answer:")
    return RadioButtons(
        options=[(clean(choice), choice) for choice in question.choices], index=None, layout={"width": "max-content"}
    )
