"""QuestionWidget: a question that is answered in the notebook. The one file here that needs Jupyter's packages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from html import escape
from time import monotonic
from typing import Any

from IPython.display import DisplayHandle, display
from ipywidgets import HTML, Button, HBox, Text, VBox

from fluxviz.teaching.keeping import KEY, record_of
from fluxviz.teaching.questions import Exercise
from fluxviz.teaching.verdicts import Verdict
from fluxviz.unseen import clean

_ON_ITS_WAY = 2.0
"""How many seconds after Enter or the button an answer may still come in."""

_ASKED_FOR = {"address": "host:port", "host": "host name", "port": "port"}
_SAVED = ".jp-OutputArea-child:has(.fluxviz-question)+.jp-OutputArea-child"
_STYLE = f"""<style>
.fluxviz-question .jupyter-button{{width:max-content;max-width:100%;height:auto;min-height:44px;line-height:1.4;
padding:6px 14px;white-space:normal;text-align:left}}
.fluxviz-question .widget-text{{min-height:44px;width:min(420px,100%)}}
.fluxviz-question .widget-text input[type=text]{{height:44px}}
.fluxviz-question summary{{min-height:44px;line-height:44px;cursor:pointer}}
{_SAVED}{{display:none}}
</style>"""
"""Rules for what can be touched, and one that hides the saved question, the next output, while this one shows."""


class QuestionWidget(VBox):  # type: ignore[misc] # ipywidgets has no types
    """A question, one way to answer it, hints, and below them the verdict with its picture.

    There is a button for each choice, and a field where the answer is typed: both are used by keyboard alone. To a
    wrong answer the verdict says what is wrong; the right answer is folded away until it is asked for.

    Attributes:
        question: What is asked.
        verdict: What was said to the last answer; None as long as there is none.
        tries: Every answer in their order, the saved ones first: ``answer``, ``right`` and ``misconception`` of each.
        field: Where the answer is typed, and Enter checks it; None where it is chosen.
        choices: A button for each choice; none where the answer is typed.
        button: Checks what was typed.
        hint: Tells the next hint.

    """

    def __init__(self, question: Exercise) -> None:
        """Make a widget of a question."""
        self.question = question
        self.verdict: Verdict | None = None
        self._record = record_of(question=question.id, prompt=clean(question.prompt))
        self.tries = self._record.tries
        self.field: Any = None
        self.choices = [
            Button(description=clean(f"{number}. {choice}"), tooltip=clean(choice))
            for number, choice in enumerate(question.choices, 1)
        ]
        self.button = Button(description="Check", tooltip="Check the answer")
        self.hint = Button(description="Hint", tooltip="Tell a hint")
        self._said, self._hints, self._picture = HTML(), HTML(), HTML()
        self._late = 0.0
        self._saved: DisplayHandle | None = None
        for number, choice in enumerate(self.choices, 1):
            choice.on_click(lambda _, number=number: self.check(number))
        self.hint.on_click(lambda _: self._tell_hints(self._record.hints + 1))
        prompt = HTML(f"{_STYLE}<strong>{escape(clean(question.prompt))}</strong>")
        ways = self._typing() if question.typed else [*self.choices, self.hint]
        super().__init__([prompt, *ways, self._hints, self._said, self._picture])
        self.add_class("fluxviz-question")
        self._tell_hints(self._record.hints)

    def _typing(self) -> list[Any]:
        asked_for = _ASKED_FOR[self.question.expects]
        self.field = Text(placeholder=asked_for, description="Answer:", continuous_update=False)
        self.button.on_click(lambda _: self._asked())
        self.field.on_msg(self._enter)
        self.field.observe(self._follow, "value")
        return [self.field, HBox([self.button, self.hint])]

    def check(self, answer: str | int | None = None) -> Verdict:
        """Check an answer, and show the verdict.

        Args:
            answer: As for :meth:`~fluxviz.teaching.Question.check`; None: what was typed.

        """
        given = (self.field.value if self.field is not None else "") if answer is None else answer
        self.verdict = verdict = self.question.check(given)
        if verdict.reason and (not self.tries or self.tries[-1].get("answer") != verdict.answer):
            said = {"answer": verdict.answer, "right": verdict.right, "misconception": verdict.misconception}
            self.tries.append(said)
        self._said.value = f'<div role="status" aria-live="polite">{_told(verdict)}</div>'
        self._picture.value = _picture(verdict) if verdict.right else ""
        if self._saved is not None:
            bundle, metadata = self._still()
            self._saved.update(bundle, metadata=metadata, raw=True)
        return verdict

    def _tell_hints(self, count: int) -> None:
        """Show the first hints; those that were told once are told again where the question is asked once more."""
        told = self._record.hints = min(count, len(self.question.hints))
        self._hints.value = "".join(f"<p>{escape(clean(hint))}</p>" for hint in self.question.hints[:told])
        self.hint.description = "Second hint" if told == 1 else "Hint"
        self.hint.disabled = told == len(self.question.hints)

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

    def __repr__(self) -> str:
        return repr(self.question)

    def _still(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what is saved in the file: the question, the last verdict, and every try as metadata of the output."""
        folded = self.question.folded
        if not self.tries:
            return {"text/markdown": folded, "text/plain": repr(self.question)}, {}
        last = self.question.check(self.tries[-1].get("answer", ""))
        answered = f"{folded}\n\n**Answered:** {last.markdown}"
        plain = f"{self.question!r}\n{last.headline}"
        prompt = clean(self.question.prompt)
        kept = {"question": self.question.id, "prompt": prompt, "hints": self._record.hints, "tries": [*self.tries]}
        return {"text/markdown": answered, "text/plain": plain}, {KEY: kept}

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any]:
        """Show the widget, and the question as text where there is no kernel to show a widget."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**options) or {}
        return {**bundle, **self._still()[0]}

    def _ipython_display_(self) -> None:
        """Show the widget, and in the next output the question as it is saved, which hides while the widget shows."""
        view: dict[str, Any] = super()._repr_mimebundle_() or {}
        display({name: data for name, data in view.items() if name != "text/plain"}, raw=True)
        bundle, metadata = self._still()
        self._saved = display(bundle, metadata=metadata, raw=True, display_id=True)


def _picture(verdict: Verdict) -> str:
    """Return the network as an image, which is as light or dark as the page around it."""
    diagram = verdict.diagram
    data = b64encode(diagram.svg().encode()).decode()
    alt = escape(clean(diagram.text()), quote=True)
    return f'<img alt="{alt}" src="data:image/svg+xml;base64,{data}" style="max-width:100%;height:auto">'


def _told(verdict: Verdict) -> str:
    mark = "✓" if verdict.right else "✗"
    if verdict.right or not verdict.reason:
        return f"{mark} {escape(str(verdict))}"
    answer = f"<details><summary>Show the answer</summary><p>{escape(clean(verdict.reason))}</p></details>"
    return f"{mark} {escape(verdict.headline)}{answer}"
