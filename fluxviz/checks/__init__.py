"""What is wrong: every mistake that the guide warns of and that real specs make, told before an app is deployed."""

from fluxviz.checks.baseline import BaselineError, baseline_text, load_baseline, without_old
from fluxviz.checks.catalogue import FAMILIES, RULES, get_rule
from fluxviz.checks.checking import check
from fluxviz.checks.comparing import FindingChanges, compare_findings
from fluxviz.checks.findings import SEVERITIES, Edit, Finding, Findings, Severity
from fluxviz.checks.fixing import Fixed, fix_text
from fluxviz.checks.rule import Rule

__all__ = [
    "FAMILIES",
    "RULES",
    "SEVERITIES",
    "BaselineError",
    "Edit",
    "Finding",
    "FindingChanges",
    "Findings",
    "Fixed",
    "Rule",
    "Severity",
    "baseline_text",
    "check",
    "compare_findings",
    "fix_text",
    "get_rule",
    "load_baseline",
    "without_old",
]
