"""What is wrong: every mistake that the guide warns of and that real specs make, told before an app is deployed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.checks.baseline import BaselineError as BaselineError
    from fluxviz.checks.baseline import baseline_text as baseline_text
    from fluxviz.checks.baseline import load_baseline as load_baseline
    from fluxviz.checks.baseline import without_old as without_old
    from fluxviz.checks.checking import check as check
    from fluxviz.checks.comparing import FindingChanges as FindingChanges
    from fluxviz.checks.comparing import check_change as check_change
    from fluxviz.checks.comparing import compare_findings as compare_findings
    from fluxviz.checks.findings import Finding as Finding
    from fluxviz.checks.findings import Findings as Findings
    from fluxviz.checks.fixing import Fixed as Fixed
    from fluxviz.checks.fixing import fix_text as fix_text
    from fluxviz.checks.rule import Rule as Rule
    from fluxviz.checks.rules import FAMILIES as FAMILIES
    from fluxviz.checks.rules import RULES as RULES
    from fluxviz.checks.rules import get_rule as get_rule
    from fluxviz.checks.severity import SEVERITIES as SEVERITIES
    from fluxviz.checks.severity import Severity as Severity

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "baseline": (
            "BaselineError",
            "baseline_text",
            "load_baseline",
            "without_old",
        ),
        "checking": ("check",),
        "comparing": (
            "FindingChanges",
            "check_change",
            "compare_findings",
        ),
        "findings": (
            "Finding",
            "Findings",
        ),
        "fixing": (
            "Fixed",
            "fix_text",
        ),
        "rule": ("Rule",),
        "rules": (
            "FAMILIES",
            "RULES",
            "get_rule",
        ),
        "severity": (
            "SEVERITIES",
            "Severity",
        ),
    },
)
