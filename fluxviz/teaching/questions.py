"""Exercise: what is asked of an app's network, with its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

from fluxviz.export import escape_markdown
from fluxviz.teaching.answers import fold, is_url_of, read_address
from fluxviz.teaching.hints import HINTS
from fluxviz.teaching.judging import judge
from fluxviz.teaching.misconceptions import Slip
from fluxviz.teaching.verdicts import Verdict, folded
from fluxviz.topology import Topology
from fluxviz.unseen import clean

Expects = Literal["choice", "address", "host", "port"]
_ASKS_FOR: Mapping[Expects, str] = {
    "choice": "one of the choices, or its number",
    "address": "host:port",
    "host": "a host name",
    "port": "a port number",
}


@dataclass(frozen=True, repr=False)
class Exercise:
    """What is asked about an app's network, with its answer: all of a question but how it is put to a learner.

    Attributes:
        id: Such as ``address_inside.api.postgres``; the same in every run.
        kind: One of :data:`fluxviz.teaching.KINDS`.
        prompt: What is asked.
        choices: What there is to choose from; empty where the answer is typed.
        expects: ``choice``, or what is typed: ``address`` (host and port), ``host`` or ``port``.
        answers: Every right answer, the one to teach first. For teachers: it is in no repr.
        reason: Why it is right.
        highlighted: Ids of the nodes and edges that the reason speaks of, in the order of the path.
        slips: Wrong answers that are often given, and what is said to each.

    """

    id: str
    kind: str
    prompt: str
    expects: Expects
    answers: tuple[str, ...]
    reason: str
    highlighted: tuple[str, ...]
    topology: Topology = field(hash=False)
    choices: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()

    @property
    def typed(self) -> bool:
        """Whether the answer is typed, not chosen."""
        return self.expects != "choice"

    def check(self, answer: str | int) -> Verdict:
        """Check an answer.

        Args:
            answer: A choice, its URL where it is a host, or its number, counted from 1; or what was typed: case and
                blanks do not matter, and ``host:port``, ``host port`` and a URL are the same. A wrong port is wrong.

        """
        text = str(answer).strip()
        if self.typed:
            if not text:
                return self._unanswered(text)
            given = read_address(text)
            right = given in [read_address(each) for each in self.answers]
            if right:
                return self._verdict(text, right, Slip(""))
            names = {name for host in self.topology.public_hosts for name in (host.host, *host.also)}
            return self._verdict(text, right, judge(given, self.answers, self.slips, names))
        chosen = self._chosen(text)
        if chosen is None:
            return self._unanswered(text)
        known = [slip for slip in self.slips if slip.answer == chosen]
        return self._verdict(chosen, fold(chosen) in map(fold, self.answers), known[0] if known else Slip(""))

    @property
    def hints(self) -> tuple[str, ...]:
        """Two hints: where to look, and nearly the answer."""
        return HINTS.get(self.kind, ())

    def _chosen(self, text: str) -> str | None:
        named = next((choice for choice in self.choices if fold(choice) == fold(text)), None)
        if named is None and text.isascii() and text.isdigit():
            number = int(text)
            return self.choices[number - 1] if 0 < number <= len(self.choices) else None
        return named or next((choice for choice in self.choices if is_url_of(text, choice)), None)

    def _verdict(self, answer: str, right: bool, slip: Slip) -> Verdict:
        return Verdict(right, answer, self.reason, self.highlighted, self.topology, slip.says, slip.misconception)

    def _unanswered(self, text: str) -> Verdict:
        """Ask again, without telling the answer, where there was none or none of the choices."""
        found = f"found {text!r}" if text else "nothing was answered yet"
        return Verdict(False, text, "", (), self.topology, f"Expected {_ASKS_FOR[self.expects]}; {found}.")

    def __repr__(self) -> str:
        lines = [self.prompt, *(f"  {number}. {choice}" for number, choice in enumerate(self.choices, 1))]
        if self.typed:
            lines.append(f"  (type {_ASKS_FOR[self.expects]})")
        return "\n".join(clean(line) for line in lines)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        lines = [f"**{escape_markdown(self.prompt)}**", ""]
        lines += [f"{number}. {escape_markdown(choice)}" for number, choice in enumerate(self.choices, 1)]
        if self.typed:
            lines.append(f"(type {_ASKS_FOR[self.expects]})")
        return {"text/markdown": "\n".join(lines), "text/plain": repr(self)}

    @property
    def folded(self) -> str:
        """The question as Markdown for where no kernel answers: what is said to each answer is there, folded away."""
        parts = [f"**{escape_markdown(self.prompt)}**"]
        parts += [folded(f"Hint {number}", escape_markdown(hint)) for number, hint in enumerate(self.hints, 1)]
        if self.typed:
            answer = f"**{escape_markdown(self.answers[0])}** · {escape_markdown(self.reason)}"
            parts += [f"Type {_ASKS_FOR[self.expects]} in a running notebook, or:", folded("The answer", answer)]
        for number, choice in enumerate(self.choices, 1):
            verdict = self.check(choice)
            said = escape_markdown(verdict.reason if verdict.right else verdict.said or "Try another one.")
            mark = "✓ **Right.**" if verdict.right else "✗ **Not quite.**"
            parts.append(folded(f"{number}. {escape(clean(choice))}", f"{mark} {said}"))
        return "\n\n".join(parts)
