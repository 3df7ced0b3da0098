"""Suppressions: findings that the user knows of and lives with, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from fluxviz.checks.findings import Finding, Findings

if TYPE_CHECKING:
    from fluxviz.spec import Suppression


def suppress(findings: Findings, suppressions: Iterable[Suppression]) -> Findings:
    """Leave out what is suppressed, and tell the suppressions that match nothing."""
    rules = tuple(suppressions)
    if not rules:
        return findings
    used: set[Suppression] = set()
    left: list[Finding] = []
    for finding in findings:
        matching = {rule for rule in rules if _matches(rule, finding)}
        used |= matching
        if not matching:
            left.append(finding)
    unused = [_said(rule) for rule in rules if rule not in used]
    hidden = len(findings) - len(left)
    return Findings(left, findings.source, unused, hidden, access_file=findings.access_file)


def _matches(rule: Suppression, finding: Finding) -> bool:
    """Return whether a finding is meant: by its code, and by its place, its component or what it is about."""
    if not finding.code.startswith(rule.code.upper()):
        return False
    if not rule.where or rule.where in (finding.component, finding.element, finding.where):
        return True
    return finding.where.startswith((f"{rule.where}.", f"{rule.where}["))


def _said(rule: Suppression) -> str:
    where = f" at {rule.where}" if rule.where else ""
    return f"the suppression of {rule.code}{where} matches no finding: it can be left out"
