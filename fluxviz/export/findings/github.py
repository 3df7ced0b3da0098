"""Findings as workflow commands, which GitHub shows at the line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from fluxviz.checks import RULES, Findings
from fluxviz.checks.severity import Severity
from fluxviz.export.workflow_commands import workflow_command

_LEVELS: Mapping[Severity, Literal["error", "warning", "notice"]] = {
    "error": "error",
    "warning": "warning",
    "advice": "notice",
}


def findings_github(reports: Sequence[Findings]) -> str:
    """Write the findings of several documents, a command each."""
    return "".join(
        workflow_command(
            _LEVELS[finding.severity],
            f"{finding.sentence} {finding.why}" + (f"\n{finding.fix}" if finding.fix else ""),
            file=findings.spot(finding)[0],
            line=findings.spot(finding)[1] or 1,
            title=f"{finding.code} {RULES[finding.code].title}",
        )
        for findings in reports
        for finding in findings
    )
