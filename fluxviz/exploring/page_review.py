"""What a page of its own has of a review: notes, tours, and certain fixes as patches that hold no secret."""

from __future__ import annotations

from fluxviz.checks import Finding, fix_text
from fluxviz.editing import Draft, entry_places, replace_words
from fluxviz.editing.masking import Word, mask_spec
from fluxviz.editing.patching import open_patch
from fluxviz.exploring.finding_list import check_topology
from fluxviz.exploring.review_shapes import FoundEntry, ReviewState
from fluxviz.exploring.review_state import review_entries
from fluxviz.exploring.what_if import Case
from fluxviz.frontend import review_digest
from fluxviz.reviewing import Review
from fluxviz.spec import AppSpec, PublicAccess
from fluxviz.topology import Topology


def page_review(case: Case, review: Review) -> ReviewState:
    """Return what a page has of a review; empty where that is nothing.

    Args:
        case: The app as it is.
        review: The notes and tours.

    """
    spec = case.spec
    findings = check_topology(case.topology) if spec is not None else ()
    certain = [each for each in findings if each.certain_fix is not None]
    if not certain and review == Review():
        return {}
    found: list[FoundEntry] = [
        {
            "code": each.code,
            "where": each.where,
            "part": each.element,
            "text": each.own_message,
            "certain": True,
            "patch": _patch_of(spec, case.topology, each) if spec is not None else "",
        }
        for each in certain
    ]
    return {"module": review_digest(), "found": found, **review_entries(review, case.topology)}


def _patch_of(spec: AppSpec, topology: Topology, finding: Finding) -> str:
    """Return the certain fix of a finding as a patch of the lines that change; empty where a secret stands there."""
    original, edit = spec.original, finding.certain_fix
    if original.text is None or edit is None:
        return ""
    after = fix_text(original.text, [finding]).text
    if after == original.text:
        return ""
    words: list[Word] = []
    if owner := entry_places(spec).get(edit.where):
        value = _shown_value(topology, *owner)
        known = [edit.old, edit.new, *([value, replace_words(value, [edit])] if value else [])]
        words = [(*owner, word) for word in known]
    first = Draft.of(spec, PublicAccess())
    fixed = first.with_text(after)
    name = original.file.name if original.file is not None else f"{spec.name}.json"
    before, now = (mask_spec(each.text, each.spec, words) for each in (first, fixed))
    return open_patch(original.text, after, before, now, name)


def _shown_value(topology: Topology, component: str, variable: str) -> str:
    """Return the value of a variable where the picture says all of it; empty where a part of it is masked there."""
    provenance = topology.provenance
    said = {
        evidence.value
        for reference in (provenance.references if provenance is not None else ())
        for evidence in reference.evidence
        if (reference.component, evidence.variable) == (component, variable)
    }
    written = [
        each.value.read()
        for owner in (provenance.spec.components if provenance is not None else ())
        for each in owner.environment
        if (owner.key, each.name) == (component, variable)
    ]
    return written[0] if len(written) == 1 and written[0] in said else ""
