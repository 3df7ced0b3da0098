"""Exercise and Verdict: what is asked of an app's network, and what is said to an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fluxviz.diagram import Diagram, draw
from fluxviz.drawing import Highlight
from fluxviz.drawing.text import clean
from fluxviz.export import escape_markdown
from fluxviz.teaching.answers import Address, fold, read_address
from fluxviz.topology import Topology

Expects = Literal["choice", "address", "host", "port"]
_ASKS_FOR: Mapping[Expects, str] = {
    "choice": "one of the choices, or its number",
    "address": "host:port",
    "host": "a host name",
    "port": "a port number",
}


@dataclass(frozen=True)
class Verdict:
    """What is said to an answer.

    Attributes:
        right: The answer is right.
        answer: The answer as it was given.
        reason: Why, in sentences with this app's hosts and ports.
        highlighted: Ids of the nodes and edges that the reason speaks of.

    """

    right: bool
    answer: str
    reason: str
    highlighted: tuple[str, ...]
    _topology: Topology = field(repr=False, hash=False)

    @property
    def diagram(self) -> Diagram:
        """The app's network with what the reason speaks of highlighted, its steps numbered where there are several."""
        edges = {edge.id for edge in self._topology.edges}
        path = [name for name in self.highlighted if name in edges]
        steps = tuple((name, number) for number, name in enumerate(path, 1)) if len(path) > 1 else ()
        highlight = Highlight(frozenset(self.highlighted), steps) if self.highlighted else None
        return draw(self._topology).with_(highlight=highlight)

    def __bool__(self) -> bool:
        return self.right

    def __str__(self) -> str:
        return clean(f"{'Right.' if self.right else 'Not quite.'} {self.reason}")

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        word = "✓ **Right.**" if self.right else "✗ **Not quite.**"
        return {"text/markdown": f"{word} {escape_markdown(self.reason)}", "text/plain": str(self)}


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
        slips: What to say to a host or a port that is often taken for the right one.

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
    slips: tuple[tuple[str, str], ...] = ()

    @property
    def typed(self) -> bool:
        """Whether the answer is typed, not chosen."""
        return self.expects != "choice"

    def check(self, answer: str | int) -> Verdict:
        """Check an answer.

        Args:
            answer: A choice or its number, counted from 1; or what was typed: case and blanks do not matter, and
                ``host:port``, ``host port`` and a URL are the same. A wrong port is wrong.

        """
        text = str(answer).strip()
        if self.typed:
            if not text:
                return self._unanswered(text)
            given = read_address(text)
            right = given in [read_address(each) for each in self.answers]
            return self._verdict(text, right, "" if right else self._slip(given))
        chosen = self._chosen(text)
        if chosen is None:
            return self._unanswered(text)
        return self._verdict(chosen, fold(chosen) in map(fold, self.answers))

    def _chosen(self, text: str) -> str | None:
        if text.isascii() and text.isdigit():
            number = int(text)
            return self.choices[number - 1] if 0 < number <= len(self.choices) else None
        return next((choice for choice in self.choices if fold(choice) == fold(text)), None)

    def _slip(self, given: Address) -> str:
        said = [text for name, text in self.slips if name in (given.host, str(given.port))]
        return f"{said[0]} " if said else ""

    def _verdict(self, answer: str, right: bool, slip: str = "") -> Verdict:
        return Verdict(right, answer, f"{slip}{self.reason}", self.highlighted, self.topology)

    def _unanswered(self, text: str) -> Verdict:
        """Ask again, without telling the answer, where there was none or none of the choices."""
        found = f"found {text!r}" if text else "nothing was answered yet"
        return Verdict(False, text, f"Expected {_ASKS_FOR[self.expects]}; {found}.", (), self.topology)

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
