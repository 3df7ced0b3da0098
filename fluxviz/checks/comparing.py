"""Findings of two versions of an app: which are new, and which are fixed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from fluxviz.changes.matching import knowing_what_went, renamed_keys
from fluxviz.changes.sealed import compare_sealed
from fluxviz.checks.checking import check
from fluxviz.checks.findings import Finding, Findings
from fluxviz.checks.fingerprints import fingerprint_of, unmatched
from fluxviz.topology import Topology

_GRAVER = MappingProxyType({"FX307": "FX308"})
"""Rules that tell what a graver one tells as well: a password that is easily guessed stands in the clear, too."""


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

    Where the components of one of them are encrypted, nothing is new or fixed: it cannot be read.

    Args:
        before: The old version.
        after: The new one.

    Raises:
        FluxvizError: one of them was not built from a spec.

    """
    if compare_sealed(before, after) is not None:
        return FindingChanges()
    known = knowing_what_went(before, after)
    return compare_findings(check(before), check(known), renamed_keys(before, after))


def compare_findings(
    before: Findings, after: Findings, renamed: Mapping[str, str] = MappingProxyType({})
) -> FindingChanges:
    """Separate new findings from fixed ones.

    A finding is known again by its rule and its place: the component, and the field, variable or link of it. Where it
    says something else now, such as another port, it is neither new nor fixed.

    Args:
        before: Those of the old version.
        after: Those of the new one.
        renamed: Old keys of components to their new ones, where they have others.

    """
    went, came = unmatched(
        [
            replace(fingerprint_of(finding), component=renamed.get(finding.component, finding.component))
            for finding in before
        ],
        [fingerprint_of(finding) for finding in after],
    )
    new = {after[index] for index in came if not _is_graver(after[index], before)}
    fixed = {before[index] for index in went if not _is_graver(before[index], after)}
    return FindingChanges(after.where(new.__contains__), before.where(fixed.__contains__))


def _is_graver(finding: Finding, other: Findings) -> bool:
    """Return whether the other version has a graver finding in the same place, of which this one is a part."""
    place = (_GRAVER.get(finding.code), finding.component, finding.place)
    return any((each.code, each.component, each.place) == place for each in other)
