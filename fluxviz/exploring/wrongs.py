"""What is wrong with an app, as the explorer's panel lists it."""

from __future__ import annotations

from fluxviz.checks import Finding, Findings, check
from fluxviz.exploring.shapes import Wrong
from fluxviz.topology import Topology


def find_wrongs(topology: Topology) -> Findings:
    """Check a topology; a graph has no spec that could be checked."""
    return check(topology) if topology.origin is not None or topology.members else Findings()


def tell_wrongs(findings: Findings) -> list[Wrong]:
    """Give an entry for each finding: what a click selects, and what is said.

    >>> tell_wrongs(Findings())
    [{'part': '', 'text': 'Nothing found.', 'more': ''}]
    """
    return [_entry(finding) for finding in findings] or [{"part": "", "text": "Nothing found.", "more": ""}]


def _entry(finding: Finding) -> Wrong:
    line = f"line {finding.line}" if finding.line else ""
    place = " · ".join(filter(None, (finding.severity, finding.code, line)))
    more = "\n".join(filter(None, (finding.message, finding.fix)))
    return {"part": finding.element, "text": place, "more": more}
