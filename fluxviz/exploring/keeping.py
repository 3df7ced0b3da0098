"""``keep_what_if``: what was tried becomes edits of the app's own texts."""

from __future__ import annotations

from fluxviz.editing import Draft, remove_component, set_cloudflare, set_domains, set_ports
from fluxviz.errors import FluxvizError
from fluxviz.exploring.what_if import WhatIf, published_key, split_key
from fluxviz.spec import Component


def keep_what_if(draft: Draft, what_if: WhatIf) -> Draft:
    """Return an app whose texts say what was tried.

    Raises:
        FluxvizError: a text cannot say it: a port that stands in no list, a domain of the access file.

    """
    for component in draft.spec.components:
        if component.key not in what_if.off and (ports := _ports(component, what_if)) is not None:
            draft = set_ports(draft, component.key, ports)
    draft = _with_domains(draft, what_if)
    if what_if.proxied is not None or what_if.ssl is not None:
        hosts = sorted({host for each in draft.spec.components for port in each.ports for host in port.domains})
        for host in dict.fromkeys((*hosts, *(each.host for each in draft.access.domains))):
            draft = set_cloudflare(draft, host, proxied=what_if.proxied, ssl=what_if.ssl)
    # From the last to the first, since a number of a component shifts where one before it goes.
    for component in reversed(draft.spec.components):
        if component.key in what_if.off:
            draft = remove_component(draft, component.key)
    return draft


def _ports(component: Component, what_if: WhatIf) -> dict[int, int] | None:
    """Return the ports of a component as they would be; None where they stay."""
    moved = {split_key(name)[1] for name in what_if.listens if split_key(name)[0] == component.key}
    closed = {split_key(name)[1] for name in what_if.closed if split_key(name)[0] == component.key}
    published = {split_key(name)[1] for name in what_if.publishes if split_key(name)[0] == component.key}
    if not moved and not closed and not published:
        return None
    ports: dict[int, int] = {}
    for port in component.ports:
        if port.public is None or port.container is None:
            raise FluxvizError(f"{component.name} has a port without a partner: edit it by hand")
        if port.public in closed:
            continue
        public = what_if.publishes.get(published_key(component.key, port.public), port.public)
        ports[public] = what_if.listens.get(published_key(component.key, port.container), port.container)
    unheard = moved - {port.container for port in component.ports}
    if unheard:
        raise FluxvizError(f"{component.name} does not publish {min(unheard)}: no text of the spec says it")
    return ports


def _with_domains(draft: Draft, what_if: WhatIf) -> Draft:
    renamed = dict(what_if.domains)
    if what_if.domain is not None:
        written = [host for each in draft.spec.components for port in each.ports for host in port.domains]
        if len(set(written)) != 1 or draft.access.domains:
            raise FluxvizError("which port the domain belongs to is not written: edit the component's domains")
        renamed[written[0]] = what_if.domain
    for host in sorted(renamed):
        if draft.access.domain(host) is not None:
            raise FluxvizError(f"{host} stands in the access file: edit it there")
    for component in draft.spec.components:
        entries = [port.domains[0] if port.domains else "" for port in component.ports]
        if not any(entry in renamed for entry in entries):
            continue
        if any(len(port.domains) > 1 for port in component.ports):
            raise FluxvizError(f"a port of {component.name} has several domains in one entry: edit it by hand")
        draft = set_domains(draft, component.key, [renamed.get(entry, entry) for entry in entries])
    return draft
