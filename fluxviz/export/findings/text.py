"""Findings as lines for a terminal, which editors can jump to."""

from __future__ import annotations

from collections.abc import Sequence

from fluxviz.checks import Findings
from fluxviz.unseen import clean


def findings_text(reports: Sequence[Findings]) -> str:
    """Write the findings of several documents as lines, fixes below each."""
    lines: list[str] = []
    for findings in reports:
        for finding in findings:
            lines.append(finding.text(*findings.spot(finding)))
            lines += [f"    {line}" for line in finding.fix.split("\n") if finding.fix]
        lines.append(f"{findings.source}: {findings.summary}{_suppressed(findings)}")
    return "".join(f"{clean(line)}\n" for line in lines)


def _suppressed(findings: Findings) -> str:
    return f", {findings.suppressed} suppressed" if findings.suppressed else ""
