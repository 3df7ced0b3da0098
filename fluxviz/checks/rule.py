"""Rule: the page of a code. What the command line, the documentation and SARIF say of it has this one source."""

from __future__ import annotations

from dataclasses import dataclass

from fluxviz.checks.severity import Severity


@dataclass(frozen=True)
class Rule:
    """A rule.

    Attributes:
        code: Its stable code, ``FX`` and three digits; the first tells the family.
        title: What is wrong, in a few words.
        severity: How bad it is.
        what: What it looks for, in a sentence or two.
        why: Why it matters.
        bad: An example of what it finds.
        good: The same done right.

    """

    code: str
    title: str
    severity: Severity
    what: str
    why: str
    bad: str
    good: str

    @property
    def page(self) -> str:
        """The rule as text, with both examples."""
        examples = "\n\n".join(
            f"{title}:\n" + "\n".join(f"    {line}" for line in text.split("\n"))
            for title, text in (("Bad", self.bad), ("Good", self.good))
        )
        return f"{self.code} {self.title} ({self.severity})\n\n{self.what}\n\n{self.why}\n\n{examples}\n"
