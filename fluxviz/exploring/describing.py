"""What a what-if asks, in sentences; and why some of it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.exploring.custom_domains import read_host
from fluxviz.exploring.what_if import WhatIf, published_key, split_key
from fluxviz.topology import SSL_TITLES, CloudFlare, Topology


def describe_what_if(after: Topology, what_if: WhatIf) -> Iterator[str]:
    """Yield what is applied, in sentences; what finds nothing that it could change is left out."""
    if what_if.domain is not None:
        yield f"Custom domain: {read_host(what_if.domain, 'domain') or 'none'}."
    for host, other in sorted(what_if.domains.items()) if what_if.domain is None else ():
        new = read_host(other, f"domains: {host}")
        yield f"The domain is {new} instead of {host}." if new else f"{host} is gone."
    if what_if.proxied is not None and _custom_names(after):
        yield "Proxied by CloudFlare." if what_if.proxied else "Not proxied: DNS only."
    if what_if.ssl is not None and _proxies(after):
        yield f"CloudFlare's SSL/TLS mode: {SSL_TITLES[what_if.ssl.value]}."
    for name in sorted(what_if.off):
        yield f"{name} is switched off: as if the spec did not have it."
    for component, port, _ in _of_those_on(what_if, dict.fromkeys(what_if.closed, 0)):
        yield f"Port {port} of {component} is no longer public."
    for component, port, now in _of_those_on(what_if, what_if.publishes):
        if published_key(component, port) not in what_if.closed:
            yield f"{component} is public on {now} instead of {port}."
    for component, port, now in _of_those_on(what_if, what_if.listens):
        yield f"{component} listens on {now} instead of {port}."


def left_unanswered(after: Topology, what_if: WhatIf) -> Iterator[str]:
    """Yield why something that is tried changes nothing."""
    if what_if.proxied is not None and not _custom_names(after):
        yield "There is no custom domain, so CloudFlare has nothing to proxy."
    elif what_if.ssl is not None and not _proxies(after):
        yield "There is no CloudFlare before the app, so its SSL/TLS mode changes nothing."
    for host in sorted(what_if.domains) if what_if.domain is not None else ():
        yield f"{host} is not tried as another: the custom domain stands in place of all."
    for name in sorted({*what_if.closed, *what_if.publishes, *what_if.listens}):
        component, port = split_key(name)
        if component in what_if.off:
            yield f"{component} is switched off, so nothing else is tried of its port {port}."
        elif name in what_if.publishes and name in what_if.closed:
            yield f"Port {port} of {component} is no longer public, so it has no other number."


def _of_those_on(what_if: WhatIf, ports: Mapping[str, int]) -> Iterator[tuple[str, int, int]]:
    """Yield the ports that are asked of, with their new numbers, but for those of components that are switched off."""
    for name, now in sorted(ports.items()):
        component, port = split_key(name)
        if component not in what_if.off:
            yield component, port, now


def _proxies(topology: Topology) -> bool:
    return any(isinstance(node, CloudFlare) for node in topology.nodes)


def _custom_names(topology: Topology) -> bool:
    return any(host.kind == "custom" for host in topology.public_hosts)
