"""FX2: links whose scheme and port contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.ports.rules import TLS_IN_DOUBT, WRONG_PROTOCOL
from fluxviz.checks.subject import Subject


def check_contradicting(subject: Subject) -> Iterator[Finding]:
    """Find URLs whose scheme asks for what their port does not speak."""
    for reference in subject.references:
        said = reference.contradiction or reference.doubt
        if not said:
            continue
        called = reference.host if reference.port is None else f"{reference.host}:{reference.port}"
        yield subject.finding(
            WRONG_PROTOCOL if reference.contradiction else TLS_IN_DOUBT,
            subject.reference_at(reference),
            f"{reference.component}'s {reference.evidence[0].variable} calls {called}: {said}",
            component=subject.components[reference.component],
            element=subject.reference_element(reference),
        )
