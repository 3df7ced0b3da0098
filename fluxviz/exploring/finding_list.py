"""What is wrong with an app, as the explorer's panel lists it."""

from __future__ import annotations

from collections.abc import Collection

from fluxviz.changes import Merged
from fluxviz.changes.matching import renamed_keys
from fluxviz.checks import Finding, Findings, check, compare_findings
from fluxviz.exploring.shapes import FindingEntry
from fluxviz.topology import Topology


def check_topology(topology: Topology) -> Findings:
    """Check a topology; of a graph, which has no spec that could be checked, it is said that it was not."""
    if topology.provenance is None and not topology.members:
        return Findings(unchecked=[topology.app])
    return check(topology)


def finding_entries(topology: Topology) -> list[FindingEntry]:
    """Return an entry for each finding, app by app: what a click selects, and what is said.

    An app without any has an entry that says so, or that it was not checked.
    """
    return _listed(topology, check_topology(topology), new=())


def change_finding_entries(change: Merged) -> list[FindingEntry]:
    """Return the entries of a change: the findings of its new side, those marked that are new, then those that went."""
    before, after = check_topology(change.before), check_topology(change.after)
    compared = compare_findings(before, after, renamed_keys(change.before, change.after))
    ids = change.new_ids
    went = [_entry(finding, "gone", ids.get(finding.element, finding.element)) for finding in compared.fixed]
    return [*_listed(change.after, after, new=set(compared.new)), *went]


def _listed(topology: Topology, findings: Findings, new: Collection[Finding]) -> list[FindingEntry]:
    apps = [member.name for member in topology.members] or [""]
    entries: list[FindingEntry] = []
    for app in apps:
        own = [finding for finding in findings if finding.app == app]
        told = [_entry(finding, "new" if finding in new else "", finding.element) for finding in own]
        entries += told or [_nothing(app, checked=(app or topology.app) not in findings.unchecked)]
    return entries


def _nothing(app: str, *, checked: bool) -> FindingEntry:
    text = "Nothing found." if checked else "Not checked: drawn from a graph, which has no spec."
    return {"part": "", "text": text, "more": "", "app": app}


def _entry(finding: Finding, mark: str, part: str) -> FindingEntry:
    line = f"line {finding.line}" if finding.line else ""
    place = " · ".join(filter(None, (mark, finding.severity, finding.code, line)))
    more = "\n".join(filter(None, (finding.own_message, finding.fix)))
    return {"part": part, "text": place, "more": more, "app": finding.app}
