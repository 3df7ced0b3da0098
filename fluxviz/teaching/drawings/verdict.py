"""DrawingVerdict: what is said to a drawing, in words and as pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fluxviz.export import escape_markdown
from fluxviz.export.markdown_text import code_span
from fluxviz.teaching.drawings.comparing import Comparison
from fluxviz.teaching.drawings.judging import judge_mark
from fluxviz.teaching.drawings.links import Link, write_link
from fluxviz.teaching.drawings.pictures import Sheet, differences_sheet, marked_sheet
from fluxviz.teaching.drawings.task import DrawingTask
from fluxviz.teaching.keeping import KEY, record_of
from fluxviz.teaching.misconceptions import Slip
from fluxviz.teaching.outcomes import Outcome
from fluxviz.unseen import clean

_TO_SEE_IT = "To see the answer, give `check_answer` `show=True`: `course report` tells that it was shown."
_SIGNS = {"right": "✓", "wrong": "✗", "extra": "✗", "beside": "·"}


@dataclass(frozen=True, repr=False)
class DrawingVerdict(Outcome):
    """What is said to a drawing: how much of it is right, what is wrong with each line, and not what is missing.

    Attributes:
        drawing: The exercise.
        comparison: What became of each connection, and what is missing.
        said: Each connection that was drawn, in words, with what is said to it.
        shows: The answer is shown below, and it is kept that it was.

    """

    drawing: DrawingTask = field(kw_only=True)
    comparison: Comparison = field(kw_only=True)
    said: tuple[tuple[str, tuple[Slip, ...]], ...] = field(kw_only=True)
    shows: bool = field(default=False, kw_only=True)

    @property
    def right(self) -> bool:
        """All connections are there, and no other."""
        return self.comparison.right

    @property
    def links(self) -> tuple[Link, ...]:
        """What was drawn."""
        return tuple(mark.link for mark in self.comparison.marks)

    @property
    def answer(self) -> str:
        """What was drawn, in the notation."""
        return "\n".join(line for line, _ in self.said)

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The names of the beliefs that what was drawn comes from, each once."""
        found = (slip.misconception for _, slips in self.said for slip in slips)
        return tuple(dict.fromkeys(filter(None, found)))

    @property
    def picture(self) -> Sheet:
        """What was drawn, each line marked: neither what is missing nor what is right instead."""
        return marked_sheet(self.drawing.sheet, self.comparison.marks, self._lines)

    @property
    def differences(self) -> Sheet:
        """All that differs, with the answer: missing lines, lines that are not there, and both values else."""
        return differences_sheet(self.drawing.topology, self.comparison, self._lines)

    def keep(self, *, shown: bool = False) -> dict[str, Any]:
        """Add it to the tries of the exercise where it says something, and that new; return what is kept of them all.

        Args:
            shown: The answer was shown after it, whether it says something or not.

        """
        asked = self.drawing.asked
        record = record_of(**asked)
        tries = record.tries
        if (self.answer or (shown and not tries)) and (not tries or tries[-1].get("answer") != self.answer):
            belief = " ".join(self.misconceptions)
            wrong = {} if self.right else {"wrong": [self.headline, *self.wrong]}
            tries.append({"answer": self.answer, "right": self.right, "misconception": belief, **wrong})
        if shown:
            tries[-1]["shown"] = True
        return {**asked, "hints": record.hints, "tries": [*tries]}

    @property
    def markdown(self) -> str:
        """As Markdown, without the answer."""
        lines = [f"{'✓' if self.right else '✗'} **{escape_markdown(self.headline)}**", ""]
        for (line, slips), mark in zip(self.said, self.comparison.marks, strict=True):
            said = "".join(f" {escape_markdown(slip.says)}" for slip in slips)
            lines.append(f"- {_SIGNS[mark.status]} {code_span(clean(line))}{said}")
        return "\n".join(lines).rstrip()

    @property
    def _lines(self) -> dict[Link, str]:
        return dict(zip(self.links, (line for line, _ in self.said), strict=True))

    @property
    def headline(self) -> str:
        """How much is right, wrong and missing."""
        right, total = self.comparison.count("right"), self.comparison.total
        if self.right:
            return (
                f"Right. {'The connection is' if total == 1 else f'All {total} connections are'} there, and no other."
            )
        counted = {
            "not right yet": self.comparison.count("wrong"),
            "missing": len(self.comparison.missing),
            "not there": self.comparison.count("extra"),
        }
        parts = [f"{count} {'is' if count == 1 else 'are'} {what}" for what, count in counted.items() if count]
        of_all = f"{right} of {total} connection{'s' * (total != 1)} {'is' if right == 1 else 'are'} right"
        return f"{'Partly right' if right else 'Not yet'}: {'; '.join([of_all, *parts])}."

    @property
    def _shown(self) -> str:
        """As Markdown, with the answer where it is to be shown, and else with how to see it."""
        if self.right:
            return self.markdown
        if not self.shows:
            return f"{self.markdown}\n\n{_TO_SEE_IT}"
        lines = "\n".join(f"- {code_span(line)}" for line in self.drawing.solution.split("\n"))
        return f"{self.markdown}\n\nThe answer:\n\n{lines}"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, str], dict[str, object]]:
        kept = self.keep(shown=self.shows and not self.right)
        return {"text/markdown": self._shown, "text/plain": str(self)}, {KEY: kept} if kept["tries"] else {}

    def _ipython_display_(self) -> None:
        """Show the words, and in the next output the picture of what was drawn."""
        from fluxviz.widget.displaying import display_bundles

        display_bundles(self, self.picture)

    def __str__(self) -> str:
        return "\n".join([self.headline, *self.wrong])


def give_verdict(drawing: DrawingTask, comparison: Comparison) -> DrawingVerdict:
    """Return what is said to a drawing that was compared with the app."""
    said = tuple(
        (write_link(mark.link, drawing.cards), judge_mark(mark, drawing.topology, drawing.cards))
        for mark in comparison.marks
    )
    wrong = tuple(
        clean(f"{line}: {' '.join(slip.says for slip in slips)}")
        for (line, slips), mark in zip(said, comparison.marks, strict=True)
        if mark.status in ("wrong", "extra")
    )
    belief = next((slip.misconception for _, slips in said for slip in slips if slip.misconception), "")
    return DrawingVerdict(True, wrong, belief, drawing.id, drawing=drawing, comparison=comparison, said=said)
