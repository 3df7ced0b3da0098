"""What a what-if asks, in sentences; and why some of it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.exploring.what_if import WhatIf
from fluxviz.topology import SSL_TITLES, CloudFlare, Topology


def describe_what_if(after: Topology, what_if: WhatIf) -> Iterator[str]:
    """Yield what is applied, in sentences; what finds nothing that it could change is left out."""
    if what_if.domain is not None:
        yield f"Custom domain: {what_if.domain.strip().lower() or 'none'}."
    for host, other in sorted(what_if.domains.items()):
        yield f"The domain is {other.strip().lower()} instead of {host}." if other.strip() else f"{host} is gone."
    if what_if.proxied is not None and _custom_names(after):
        yield "Proxied by CloudFlare." if what_if.proxied else "Not proxied: DNS only."
    if what_if.ssl is not None and _proxies(after):
        yield f"CloudFlare's SSL/TLS mode: {SSL_TITLES[what_if.ssl.value]}."
    for name in sorted(what_if.off):
        yield f"{name} is switched off: as if the spec did not have it."
    for name in sorted(what_if.closed):
        component, _, port = name.rpartition(":")
        yield f"Port {port} of {component} is no longer public."
    for name, now in sorted(what_if.publishes.items()):
        component, _, port = name.rpartition(":")
        yield f"{component} is public on {now} instead of {port}."
    for name, now in sorted(what_if.listens.items()):
        component, _, port = name.rpartition(":")
        yield f"{component} listens on {now} instead of {port}."


def left_unanswered(after: Topology, what_if: WhatIf) -> Iterator[str]:
    """Yield why something that is tried changes nothing."""
    if what_if.proxied is not None and not _custom_names(after):
        yield "There is no custom domain, so CloudFlare has nothing to proxy."
    elif what_if.ssl is not None and not _proxies(after):
        yield "There is no CloudFlare before the app, so its SSL/TLS mode changes nothing."


def _proxies(topology: Topology) -> bool:
    return any(isinstance(node, CloudFlare) for node in topology.nodes)


def _custom_names(topology: Topology) -> bool:
    return any(host.kind == "custom" for host in topology.public_hosts)
