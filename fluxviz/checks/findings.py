"""Findings: what is wrong with an app, where, why it matters, and what to write instead."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload

from fluxviz.checks.rules import read_codes
from fluxviz.checks.severity import SEVERITIES, Severity
from fluxviz.editing import Edit
from fluxviz.errors import UnknownNameError
from fluxviz.refusing import Unchanging
from fluxviz.spec.access_file import AccessFile

IN_ACCESS = "access:"
"""How a place begins that stands in the public access overlay."""

NO_FILE = AccessFile()


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong, a risk, or could be better. It holds no secret.

    Attributes:
        code: The code of its rule, such as ``FX101``.
        severity: ``error``: it will not work; ``warning``: a risk; ``advice``.
        where: Path in the document, such as ``compose[1].environmentParameters[3]``; ``access:`` and a path for what
            stands in the public access overlay; empty for the whole.
        line: Line in the file, counted from 1; None where the document has no lines.
        element: Id of the node or edge of the topology that it is about; empty where there is none.
        message: One sentence with the real names in it.
        why: Why it matters.
        fix: Text to paste; empty where there is none.
        certain_fix: A change that a machine can make; None where it takes somebody who knows.
        component: Key of the component that it is about; empty where it is about the app.
        app: Of several apps, the name of the one it is found in, which its message begins with; else empty.
        place: The field, variable or link that it is about, by which it is known again in another version of the app.

    """

    code: str
    severity: Severity
    where: str
    line: int | None
    element: str
    message: str
    why: str
    fix: str = ""
    certain_fix: Edit | None = field(default=None, repr=False)
    component: str = ""
    app: str = ""
    place: str = field(default="", repr=False)

    @property
    def own_message(self) -> str:
        """The message without the app's name, for where that stands above."""
        return self.message.removeprefix(f"{self.app}: ") if self.app else self.message

    @property
    def sentence(self) -> str:
        """The message with its stop, for where words follow."""
        return self.message if self.message.endswith("?") else f"{self.message}."

    @property
    def digest(self) -> str:
        """A short name of the message: what tells findings of one rule and place apart."""
        return hashlib.sha256(self.message.encode()).hexdigest()[:12]

    def text(self, source: str = "", at: int | None = None) -> str:
        """Return the finding as one line that editors can jump to.

        Args:
            source: The file that it stands in.
            at: Its line there, where that is another than :attr:`line`.

        >>> Finding("FX803", "advice", "compose[0].repotag", 4, "", "nginx has no tag", "").text("app.json")
        'app.json:4: advice FX803: compose[0].repotag: nginx has no tag'

        """
        line = f":{at or self.line}" if at or self.line else ""
        place = f"{source}{line}: " if source else ""
        where = f"{self.where}: " if self.where else ""
        return f"{place}{self.severity} {self.code}: {where}{self.message}"


class Findings(Unchanging, Sequence[Finding]):
    """Findings in order: errors first, then warnings, then advice; each in the order of the document.

    Of several apps, those of one app stand together, app by app.

    Attributes:
        source: What messages call the document.
        access_file: The file of the public access overlay, in which some of them stand.
        unused: Suppressions that match nothing, in words.
        suppressed: How many findings were suppressed, with a reason.
        unchecked: The apps that were not looked at: each was drawn from a graph, which has no spec.

    """

    def __init__(
        self,
        findings: Iterable[Finding] = (),
        source: str = "",
        unused: Iterable[str] = (),
        suppressed: int = 0,
        unchecked: Iterable[str] = (),
        access_file: AccessFile = NO_FILE,
    ) -> None:
        ranked = list(enumerate(dict.fromkeys(findings)))
        apps = list(dict.fromkeys(finding.app for _, finding in ranked))
        ranked.sort(key=lambda each: (SEVERITIES.index(each[1].severity), each[1].line or 0, each[0]))
        ranked.sort(key=lambda each: apps.index(each[1].app))
        self._findings = tuple(finding for _, finding in ranked)
        self.source, self.unused, self.suppressed = source, tuple(unused), suppressed
        self.unchecked, self.access_file = tuple(unchecked), access_file
        self._seal()

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Findings: ...
    def __getitem__(self, index: int | slice) -> Finding | Findings:
        """Return a finding by its place, or several."""
        found = self._findings[index]
        return found if isinstance(found, Finding) else self._like(found)

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Findings) and self._findings == other._findings

    def __hash__(self) -> int:
        return hash(self._findings)

    @property
    def counts(self) -> dict[Severity, int]:
        """How many there are of each severity."""
        counted = Counter(finding.severity for finding in self)
        return {severity: counted[severity] for severity in SEVERITIES}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that occur, each once, in order."""
        return tuple(sorted({finding.code for finding in self}))

    @property
    def errors(self) -> Findings:
        """Those that are errors."""
        return self.where(lambda finding: finding.severity == "error")

    @property
    def warnings(self) -> Findings:
        """Those that are warnings."""
        return self.where(lambda finding: finding.severity == "warning")

    def where(self, holds: Callable[[Finding], bool]) -> Findings:
        """Return those for which a condition holds."""
        return self._like(finding for finding in self if holds(finding))

    def of(self, *codes: str) -> Findings:
        """Return those whose codes begin with one of these: ``FX101``, or ``FX1`` for a family.

        Raises:
            UnknownNameError: no rule has a code that begins so.

        """
        wanted = read_codes(codes)
        return self.where(lambda finding: finding.code.startswith(wanted))

    def at_least(self, severity: Severity) -> Findings:
        """Return those that are as severe, or more.

        Raises:
            UnknownNameError: there is no such severity.

        """
        if severity not in SEVERITIES:
            raise UnknownNameError("severity", str(severity), SEVERITIES)
        most = SEVERITIES.index(severity)
        return self.where(lambda finding: SEVERITIES.index(finding.severity) <= most)

    def about(self, element: str) -> Findings:
        """Return those about a node, an edge or a component."""
        return self.where(lambda finding: element in (finding.element, finding.component))

    def _like(self, findings: Iterable[Finding]) -> Findings:
        return Findings(findings, self.source, self.unused, self.suppressed, self.unchecked, self.access_file)

    def spot(self, finding: Finding) -> tuple[str, int | None]:
        """Return the file that one of them stands in, and its line there: the document's, or the overlay's."""
        if self.access_file.name and finding.where.startswith(IN_ACCESS):
            return self.access_file.name, self.access_file.line(finding.where.removeprefix(IN_ACCESS))
        return self.source, finding.line

    @property
    def summary(self) -> str:
        """Return how many there are.

        >>> Findings().summary
        'nothing found'
        """
        words = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "advice": ("advice", "advice")}
        said = [f"{count} {words[severity][count != 1]}" for severity, count in self.counts.items() if count]
        if self.unchecked:
            said.append(f"not checked, since drawn from a graph: {', '.join(self.unchecked)}")
        return ", ".join(said) or "nothing found"

    def text(self) -> str:
        """Return them as lines, with the fixes below each."""
        lines: list[str] = []
        for finding in self:
            lines.append(finding.text(*self.spot(finding)))
            lines += [f"    {line}" for line in finding.fix.split("\n")] if finding.fix else []
        return "\n".join([*lines, self.summary])

    def __repr__(self) -> str:
        return f"Findings({self.summary})"

    __str__ = text
