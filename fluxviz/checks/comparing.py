"""Findings of two versions of an app: which are new, and which are fixed."""

from __future__ import annotations

from dataclasses import dataclass, field

from fluxviz.changes.matching import knowing_what_went
from fluxviz.checks.checking import check
from fluxviz.checks.findings import Finding, Findings
from fluxviz.topology import Topology


@dataclass(frozen=True)
class FindingChanges:
    """What came and what went.

    Attributes:
        new: Findings that the old version had not.
        fixed: Findings that the new version has no more.

    """

    new: Findings = field(default_factory=Findings)
    fixed: Findings = field(default_factory=Findings)


def check_change(before: Topology, after: Topology) -> FindingChanges:
    """Check both versions of an app; no component is offered in place of one that the change took away.

    Args:
        before: The old version.
        after: The new one.

    Raises:
        FluxvizError: one of them was not built from a spec.

    """
    return compare_findings(check(before), check(knowing_what_went(before, after)))


def compare_findings(before: Findings, after: Findings) -> FindingChanges:
    """Tell new findings from fixed ones.

    A finding is known again by its rule, its component and what it says; its line and its place in the document may
    change, since components and entries may move.

    Args:
        before: Those of the old version.
        after: Those of the new one.

    """
    old, new = ({_mark(finding) for finding in findings} for findings in (before, after))
    return FindingChanges(
        after.where(lambda finding: _mark(finding) not in old), before.where(lambda finding: _mark(finding) not in new)
    )


def _mark(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.component, finding.message
