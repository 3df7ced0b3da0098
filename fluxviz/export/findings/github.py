"""Findings as workflow commands, which GitHub shows at the line.

Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Sequence

from fluxviz.checks import RULES, Findings
from fluxviz.drawing.text import clean

_LEVELS = {"error": "error", "warning": "warning", "advice": "notice"}


def findings_github(reports: Sequence[Findings]) -> str:
    """Write the findings of several documents, a command each."""
    lines: list[str] = []
    for findings in reports:
        for finding in findings:
            title = f"{finding.code} {RULES[finding.code].title}"
            marks = {"file": findings.source, "line": str(finding.line or 1), "title": title}
            said = ",".join(f"{key}={_property(value)}" for key, value in marks.items())
            fix = f"\n{finding.fix}" if finding.fix else ""
            message = "\n".join(clean(line) for line in f"{finding.message}. {finding.why}{fix}".split("\n"))
            lines.append(f"::{_LEVELS[finding.severity]} {said}::{_data(message)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")
