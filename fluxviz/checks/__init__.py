"""What is wrong: every mistake that the guide warns of and that real specs make, told before an app is deployed."""

from fluxviz.checks.catalogue import FAMILIES, RULES, get_rule
from fluxviz.checks.checking import check
from fluxviz.checks.findings import SEVERITIES, Edit, Finding, Findings, Severity
from fluxviz.checks.rule import Rule

__all__ = [
    "FAMILIES",
    "RULES",
    "SEVERITIES",
    "Edit",
    "Finding",
    "Findings",
    "Rule",
    "Severity",
    "check",
    "get_rule",
]
