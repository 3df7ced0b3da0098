"""Verdict: what is said to an answer."""

from __future__ import annotations

from dataclasses import dataclass, field

from fluxviz.diagram import Diagram, draw
from fluxviz.drawing import Highlight
from fluxviz.export import escape_markdown
from fluxviz.topology import Topology
from fluxviz.unseen import clean


@dataclass(frozen=True)
class Verdict:
    """What is said to an answer.

    Attributes:
        right: The answer is right.
        answer: The answer as it was given.
        reason: The right answer and why, with this app's hosts and ports; empty where nothing was answered.
        highlighted: Ids of the nodes and edges that the reason speaks of.
        said: What is said to this wrong answer, without the right one; empty where nothing is known of it.
        misconception: Name of the belief that the answer comes from, one of
            :data:`fluxviz.teaching.MISCONCEPTIONS`; empty where it comes from none.

    """

    right: bool
    answer: str
    reason: str
    highlighted: tuple[str, ...]
    _topology: Topology = field(repr=False, hash=False)
    said: str = ""
    misconception: str = ""

    @property
    def diagram(self) -> Diagram:
        """The app's network with what the reason speaks of highlighted, its steps numbered where there are several."""
        edges = {edge.id for edge in self._topology.edges}
        path = [name for name in self.highlighted if name in edges]
        steps = tuple((name, number) for number, name in enumerate(path, 1)) if len(path) > 1 else ()
        highlight = Highlight(frozenset(self.highlighted), steps) if self.highlighted else None
        return draw(self._topology).with_(highlight=highlight)

    @property
    def headline(self) -> str:
        """Whether it is right and, where it is not, what is wrong with it: not yet the right answer."""
        return clean("Right." if self.right else f"Not quite. {self.said}".rstrip())

    def __bool__(self) -> bool:
        return self.right

    def __str__(self) -> str:
        return clean(f"{self.headline} {self.reason}".rstrip())

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": str(self)}

    @property
    def markdown(self) -> str:
        """As Markdown; to a wrong answer, the right one is folded away."""
        reason = escape_markdown(self.reason)
        if self.right:
            return f"✓ **Right.** {reason}"
        said = f"✗ **Not quite.** {escape_markdown(self.said)}".rstrip()
        return f"{said}\n\n{folded('The answer', reason)}" if reason else said


def folded(title: str, text: str) -> str:
    """Return Markdown that is folded away under a title until a reader asks for it; both are Markdown already."""
    return f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"
