"""What a browser is given of a review: edits, what they change masked, forms without secrets, notes and tours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fluxviz.checks import Findings
from fluxviz.exploring.custom_domains import known_domains
from fluxviz.exploring.pending import Pending
from fluxviz.exploring.review_shapes import ComponentForm, NoteEntry, ReviewState, TourEntry, VariableForm
from fluxviz.reviewing import Review
from fluxviz.spec import Component
from fluxviz.topology import Topology
from fluxviz.topology.references.finding import Reference

_HOST = re.compile(r"[A-Za-z0-9._-]+")


def review_entries(review: Review, topology: Topology) -> ReviewState:
    """Return the notes and tours, each note with what its part is called.

    Args:
        review: The notes and tours.
        topology: The network as it is drawn.

    """
    there = {node.id for node in topology.nodes} | {edge.id for edge in topology.edges} | {""}
    notes: list[NoteEntry] = [
        {
            "part": part,
            "number": number,
            "here": part in there,
            "text": note.text,
            "author": note.author,
            "date": note.date,
            "state": note.state,
        }
        for part, listed in sorted(review.notes.items())
        for number, note in enumerate(listed, start=1)
    ]
    tours: list[TourEntry] = [
        {"title": tour.title, "steps": [{"text": step.text, "state": step.state.traits()} for step in tour.steps]}
        for tour in review.tours
    ]
    return {"notes": notes, "tours": tours}


def edit_entries(pending: Pending, findings: Findings, topology: Topology) -> ReviewState:
    """Return what waits, what can be fixed, and the forms to edit with.

    Args:
        pending: The edits.
        findings: What is wrong with the app with the edits.
        topology: Its network with the edits.

    """
    draft, targets = pending.draft, pending.targets
    files = {"spec": pending.spec_file, "access": pending.access_file}
    names = [file.path.name for kind, file in files.items() if kind in targets and file.path is not None]
    return {
        "edits": [step.said for step in pending.steps],
        "diff": pending.shown if pending.steps else "",
        "files": names,
        "refused": next(filter(None, targets.values()), ""),
        "found": [
            {
                "code": each.code,
                "where": each.where,
                "part": each.element,
                "text": each.own_message,
                "certain": each.certain_fix is not None,
            }
            for each in findings
        ],
        "components": [_form(component, topology) for component in draft.spec.components],
        "domains": [
            {"host": domain.host, "proxied": domain.proxied, "ssl": domain.ssl.value, "always": domain.always_https}
            for domain in _domains(pending)
        ],
    }


def _form(component: Component, topology: Topology) -> ComponentForm:
    provenance = topology.provenance
    references = provenance.references if provenance is not None else ()
    variables: dict[str, VariableForm] = {}
    for reference in references:
        if reference.component == component.key and reference.entry is not None and _HOST.fullmatch(reference.host):
            name = reference.evidence[0].variable
            variables.setdefault(name, {"name": name, "host": reference.host, "port": _port(reference)})
    return {
        "key": component.key,
        "part": next((node.id for node in topology.components if node.key == component.key), ""),
        "image": component.image or "",
        "ports": [[port.public, port.container] for port in component.ports],
        "domains": [port.domains[0] if port.domains else "" for port in component.ports],
        "variables": [variables[name] for name in sorted(variables)],
    }


def _port(reference: Reference) -> int | None:
    """Return the port that stands in the value of the host; None for one of a variable of its own."""
    alone = reference.evidence[-1].variable == reference.evidence[0].variable
    return reference.port if alone else None


def _domains(pending: Pending) -> list[Any]:
    return [domain for domain, _ in known_domains(pending.draft.spec, pending.draft.access)]


def read_ports(given: Mapping[str, Any]) -> dict[int, Any]:
    """Return ports as Python has them of what JSON has: its keys are texts.

    Raises:
        ValueError: a key is no number.

    """
    return {int(key): value for key, value in given.items()}
