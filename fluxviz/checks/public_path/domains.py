"""FX4: the entries of ``domains``, as the Flux Domain Manager reads them.

Source: ``getCustomDomains`` in ``src/services/domain/index.js`` of RunOnFlux/flux-domain-manager.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.checks.findings import Finding
from fluxviz.checks.public_path.rules import (
    DEAD_ENTRY,
    LEADS_NOWHERE,
    OWN_ZONE,
    SEVERAL_NAMES,
    TWO_PLACES,
    UPPER_CASE,
    WITH_SCHEME,
)
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.spec.hostnames import is_host_name, is_of_flux, typed_domains, typed_host, without_credentials
from fluxviz.topology.custom_names import custom_names
from fluxviz.topology.public_path import is_broken_by_proxy

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)


def check_domains(subject: Subject) -> Iterator[Finding]:
    """Find entries that lead nowhere, that are ignored since another port has the name, or are no host names."""
    for component in subject.spec.components:
        entries = subject.written(component).get("domains")
        if not isinstance(entries, list):
            entries = [",".join(port.domains) for port in component.ports]
        for index, entry in enumerate(entries):
            if isinstance(entry, str) and entry.strip():
                yield from _entry(subject, component, index, entry)


def _entry(subject: Subject, component: Component, index: int, entry: str) -> Iterator[Finding]:
    where = subject.at(component, f"domains[{index}]")
    pieces = [piece for piece in entry.split(",") if piece.strip()]
    public = without_credentials(entry)
    masked = public != entry
    if masked:
        message = f"{component.name}'s domain is written with more than a host name"
        yield subject.finding(DEAD_ENTRY, where, message, f'"{",".join(typed_domains(entry)[0])}"', component=component)
        pieces = [piece for piece in public.split(",") if piece.strip()]
    if not pieces:
        return
    good = ",".join(dict.fromkeys(host.lower() for host in typed_domains(entry)[0]))
    if len(pieces) > 1:
        message = f"{component.name} has {len(pieces)} names in one entry of domains"
        yield subject.finding(SEVERAL_NAMES, where, message, component=component)
    if index >= len(component.ports) or component.ports[index].public is None:
        host = typed_host(pieces[0])
        named = host if is_host_name(host) else "entry"
        message = f"{component.name}'s domain {named} has no port beside it, and leads nowhere"
        yield subject.finding(LEADS_NOWHERE, where, message, component=component)
        return
    for piece in pieces:
        found = _piece(subject, component, index, piece, good)
        yield from (each for each in found if not (masked and each.code == DEAD_ENTRY.code))  # which is told above


def _piece(subject: Subject, component: Component, index: int, piece: str, good: str) -> Iterator[Finding]:
    where = subject.at(component, f"domains[{index}]")
    host = typed_host(piece)
    if is_of_flux(host):
        message = f"{component.name}'s domain {host} is Flux's own; it is passed over"
        yield subject.finding(OWN_ZONE, where, message, '""', component=component)
        return
    if not is_host_name(host):
        message = f"an entry of {component.name}'s domains is no host name"
        yield subject.finding(DEAD_ENTRY, where, message, component=component)
        return
    name = _SCHEME.sub("", piece)
    said = [
        *_spelling(subject, component, where, host, name, good),
        *_second_place(subject, component, where, host, index),
    ]
    said = said or [*_dead(subject, component, where, host, piece)]
    yield from said
    if name != piece and not said:
        message = f"{component.name}'s domain {host} is written with a scheme"
        yield subject.finding(WITH_SCHEME, where, message, f'"{good}"', component=component)


def _spelling(subject: Subject, component: Component, where: str, host: str, name: str, good: str) -> Iterator[Finding]:
    if name.rstrip("/") != host:
        odd = "a blank" if name.strip() == host else "more than a host name"
        message = f"{component.name}'s domain {host} is written with {odd}"
        yield subject.finding(DEAD_ENTRY, where, message, f'"{good}"', component=component)
    served = any(host.lower() in each.served for each in custom_names(host, subject.spec.version))
    if host != host.lower() and not served:
        message = f"{component.name}'s domain {host} has upper-case letters, which the edge never matches"
        yield subject.finding(UPPER_CASE, where, message, f'"{good}"', component=component)


def _second_place(subject: Subject, component: Component, where: str, host: str, index: int) -> Iterator[Finding]:
    written = component.key, component.ports[index].public
    for each in subject.routes.customs.of(host):
        if each.is_ignored and (each.written.component, each.written.public) == written:
            yield subject.finding(TWO_PLACES, where, each.ignored, component=component)
            return


def _dead(subject: Subject, component: Component, where: str, host: str, piece: str) -> Iterator[Finding]:
    """Find what the picture shows as dead, where no other rule says why."""
    notes = {each.host.lower(): each for each in subject.topology.public_hosts if each.kind == "custom"}
    shown = notes.get(host.lower())
    if (
        shown is None
        or shown.works
        or is_broken_by_proxy(shown)
        or any(shown.note == route.refusal for route in subject.routes.routes)
    ):
        return
    version = subject.spec.version
    rule = DEAD_ENTRY if _is_misspelt(piece, version) else LEADS_NOWHERE
    fix = f'"{host}"' if rule is DEAD_ENTRY and not _is_misspelt(host, version) else ""
    message = f"{component.name}'s domain {host} gets no answer: {shown.note}"
    yield subject.finding(rule, where, message, fix, component=component)


def _is_misspelt(piece: str, version: int) -> bool:
    return any(name.problem or name.uncertified for name in custom_names(piece, version))
