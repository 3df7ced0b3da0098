"""The shapes of findings, as the front end is given them: see :mod:`fluxviz.exploring.shapes`."""

from __future__ import annotations

from typing import TypedDict


class FindingEntry(TypedDict):
    """A finding.

    Attributes:
        part: Id of what a click selects; empty where that is nothing.
        about: Id of the component that it is about; empty where it is about none.
        severity: ``error``, ``warning`` or ``advice``; empty where nothing was found, or nothing looked for.
        code: The code of its rule.
        title: What is wrong, in a few words.
        line: The line in the file; 0 where that has no lines.
        message: What is wrong, with the real names.
        fix: What to write instead; empty where there is none.
        app: Of several apps, the one it is found in; else empty.
        mark: ``new`` or ``gone`` with a change or a what-if; else empty.
        format: It is of the spec's form, which FluxOS refuses or drops, and no danger.
        certain: Its path in the document, where its fix is certain; else empty.

    """

    part: str
    about: str
    severity: str
    code: str
    title: str
    line: int
    message: str
    fix: str
    app: str
    mark: str
    format: bool
    certain: str


class RuleEntry(TypedDict):
    """The page of a rule: what it looks for, why that matters, a bad and a good example."""

    what: str
    why: str
    bad: str
    good: str
