"""Findings as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fluxviz.checks import Finding, Findings
from fluxviz.export.json_writing import write_json


def findings_data(findings: Findings) -> dict[str, Any]:
    """Return the findings of one document as plain values."""
    return {
        "source": findings.source,
        "counts": findings.counts,
        "suppressed": findings.suppressed,
        "unused_suppressions": list(findings.unused),
        "findings": [_finding(finding, *findings.spot(finding)) for finding in findings],
    }


def _finding(finding: Finding, file: str, line: int | None) -> dict[str, Any]:
    edit = finding.certain_fix
    return {
        "code": finding.code,
        "severity": finding.severity,
        "where": finding.where,
        "file": file,
        "line": line,
        "component": finding.component,
        "element": finding.element,
        "message": finding.message,
        "why": finding.why,
        "fix": finding.fix,
        "certain_fix": {"where": edit.where, "old": edit.old, "new": edit.new} if edit else None,
    }


def findings_json(reports: Sequence[Findings]) -> str:
    """Write the findings of several documents as JSON."""
    data = {"files": [findings_data(findings) for findings in reports]}
    return write_json(data)
