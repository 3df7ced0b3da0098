"""What is wrong with an app, as the explorer's panel lists it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from fluxviz.changes import Merged
from fluxviz.changes.matching import renamed_keys
from fluxviz.checks import Finding, Findings, check, compare_findings, get_rule
from fluxviz.exploring.finding_shapes import FindingEntry, RuleEntry
from fluxviz.topology import Topology

_FORMAT = "FX7"
"""The family of what FluxOS' validator refuses or drops: it is told after what is dangerous."""


def check_topology(topology: Topology) -> Findings:
    """Check a topology; of a graph, which has no spec that could be checked, it is said that it was not."""
    if topology.provenance is None and not topology.members:
        return Findings(unchecked=[topology.app])
    return check(topology)


def finding_entries(topology: Topology) -> list[FindingEntry]:
    """Return an entry for each finding, app by app, the dangerous ones first.

    An app without any has an entry that says so, or that it was not checked.
    """
    return _listed(topology, check_topology(topology), new=())


def change_finding_entries(change: Merged) -> list[FindingEntry]:
    """Return the entries of a change: the findings of its new side, those marked that are new, then those that went."""
    renamed = renamed_keys(change.before, change.after)
    return compared_entries(change.before, change.after, renamed, change.new_ids)


def compared_entries(
    before: Topology,
    after: Topology,
    renamed: Mapping[str, str] = MappingProxyType({}),
    ids: Mapping[str, str] = MappingProxyType({}),
) -> list[FindingEntry]:
    """Return the findings of an app that is another now, those marked that are new, then those that went.

    Args:
        before: As it was.
        after: As it is, or as it would be.
        renamed: Old keys of components to their new ones.
        ids: What parts of the old one are called in the picture, where that is otherwise.

    """
    was, found = check_topology(before), check_topology(after)
    compared = compare_findings(was, found, renamed)
    went = [_entry(finding, before, "gone", ids) for finding in compared.fixed]
    if not ids:  # a picture of a change still has what went, one of a what-if has not
        there = {part.id for part in (*after.nodes, *after.edges)}
        went = [{**entry, "part": entry["part"] if entry["part"] in there else ""} for entry in went]
    return [*_listed(after, found, new=set(compared.new)), *went]


def rule_entries(findings: Iterable[FindingEntry]) -> dict[str, RuleEntry]:
    """Return the pages of the rules whose findings are listed, by their codes."""
    codes = sorted({finding["code"] for finding in findings if finding["code"]})
    rules = {code: get_rule(code) for code in codes}
    return {
        code: {"what": rule.what, "why": rule.why, "bad": rule.bad, "good": rule.good} for code, rule in rules.items()
    }


def _listed(topology: Topology, findings: Findings, new: Collection[Finding]) -> list[FindingEntry]:
    apps = [member.name for member in topology.members] or [""]
    entries: list[FindingEntry] = []
    for app in apps:
        told = [
            _entry(finding, topology, "new" if finding in new else "") for finding in findings if finding.app == app
        ]
        told.sort(key=lambda entry: entry["format"])
        entries += told or [_nothing(app, checked=(app or topology.app) not in findings.unchecked)]
    return entries


def _nothing(app: str, *, checked: bool) -> FindingEntry:
    message = "Nothing found." if checked else "Not checked: drawn from a graph, which has no spec."
    return {
        "part": "", "about": "", "severity": "", "code": "", "title": "", "line": 0, "message": message, "fix": "",
        "app": app, "mark": "", "format": False, "certain": "",
    }  # fmt: skip


def _entry(
    finding: Finding, topology: Topology, mark: str, ids: Mapping[str, str] = MappingProxyType({})
) -> FindingEntry:
    title = get_rule(finding.code).title
    about = next((node.id for node in topology.components if node.key == finding.component), "")
    return {
        "part": ids.get(finding.element, finding.element),
        "about": ids.get(about, about),
        "severity": finding.severity,
        "code": finding.code,
        "title": f"{title[:1].upper()}{title[1:]}",
        "line": finding.line or 0,
        "message": finding.own_message,
        "fix": finding.fix,
        "app": finding.app,
        "mark": mark,
        "format": finding.code.startswith(_FORMAT),
        "certain": finding.where if finding.certain_fix is not None and mark != "gone" else "",
    }
