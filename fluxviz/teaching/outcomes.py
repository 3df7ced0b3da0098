"""Outcome: what is said to what a learner made."""

from __future__ import annotations

from dataclasses import dataclass, field

from fluxviz.export import escape_markdown
from fluxviz.teaching.keeping import KEY, record_of
from fluxviz.unseen import clean


@dataclass(frozen=True)
class Outcome:
    """What is said to what a learner made: a spec, a picture, an explorer.

    Attributes:
        answered: There was an answer.
        wrong: What is still wrong, a sentence each; empty where all is right, and where nothing was answered.
        misconception: Name of the belief that a wrong answer comes from, one of
            :data:`fluxviz.teaching.MISCONCEPTIONS`; empty where it comes from none.
        task: What was wanted, the same in every run: its tries are kept under it.
        touched: The learner did something; false of an explorer that is as it was given out.

    """

    answered: bool
    wrong: tuple[str, ...] = ()
    misconception: str = ""
    task: str = field(default="", compare=False, repr=False)
    touched: bool = field(default=True, compare=False, repr=False)

    @property
    def right(self) -> bool:
        """There was an answer, and nothing is wrong with it."""
        return self.answered and not self.wrong

    def __bool__(self) -> bool:
        return self.right

    @property
    def _headline(self) -> str:
        return "Not answered yet." if not self.answered else "Right." if self.right else "Not yet."

    def __str__(self) -> str:
        return clean(" ".join([self._headline, *self.wrong]))

    def __repr__(self) -> str:
        return str(self)

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, object]]:
        mark = "✓" if self.right else "✗" if self.answered else "…"
        lines = [f"{mark} **{self._headline}**", *(f"- {escape_markdown(each)}" for each in self.wrong)]
        bundle = {"text/markdown": "\n".join([lines[0], "", *lines[1:]]).rstrip("\n"), "text/plain": str(self)}
        tries = self._tries()
        return bundle, {KEY: {"exercise": self.task, "tries": tries}} if tries else {}

    def _tries(self) -> list[dict[str, object]]:
        """Return every try at this task, with this one where it says something new."""
        tries = record_of(exercise=self.task).tries
        said = {"right": self.right, "misconception": self.misconception, "wrong": [*self.wrong]}
        before = {name: tries[-1].get(name) for name in said} if tries else {}
        if self.answered and (self.touched or self.right) and said != before:
            tries.append(said)
        return [*tries]


def is_unanswered(answer: object) -> bool:
    """Return whether a cell still holds what it is given out with: ``...``, or nothing.

    >>> is_unanswered(...), is_unanswered(""), is_unanswered({"name": "shop"})
    (True, True, False)
    """
    return answer is ... or answer is None or (isinstance(answer, str) and not answer.strip())
