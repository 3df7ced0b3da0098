"""What a what-if asks, in sentences; and why some of it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from fluxviz.exploring.custom_domains import read_host
from fluxviz.exploring.what_if import WhatIf, published_key, split_key
from fluxviz.topology import SSL_TITLES, CloudFlare, Topology


class Asked(NamedTuple):
    """One what-if in a sentence, with the trait that asks for it, and what of that trait where it asks for several."""

    text: str
    trait: str
    key: str = ""


def describe_what_if(after: Topology, what_if: WhatIf) -> Iterator[str]:
    """Yield what is applied, in sentences; what finds nothing that it could change is left out."""
    return (asked.text for asked in list_what_ifs(after, what_if))


def list_what_ifs(after: Topology, what_if: WhatIf) -> Iterator[Asked]:
    """Yield each what-if that is applied."""
    if what_if.domain is not None:
        yield Asked(f"Custom domain: {read_host(what_if.domain, 'domain') or 'none'}.", "domain")
    for host, other in sorted(what_if.domains.items()) if what_if.domain is None else ():
        new = read_host(other, f"domains: {host}")
        text = f"The domain is {new} instead of {host}." if new else f"{host} is gone."
        yield Asked(text, "domains", host)
    if what_if.proxied is not None and _custom_names(after):
        yield Asked("Proxied by CloudFlare." if what_if.proxied else "Not proxied: DNS only.", "proxied")
    if what_if.ssl is not None and _proxies(after):
        yield Asked(f"CloudFlare's SSL/TLS mode: {SSL_TITLES[what_if.ssl.value]}.", "ssl")
    for name in sorted(what_if.off):
        yield Asked(f"{name} is switched off: as if the spec did not have it.", "off", name)
    for component, port, _ in _of_those_on(what_if, dict.fromkeys(what_if.closed, 0)):
        yield Asked(f"Port {port} of {component} is no longer public.", "closed", published_key(component, port))
    for component, port, now in _of_those_on(what_if, what_if.publishes):
        key = published_key(component, port)
        if key not in what_if.closed:
            yield Asked(f"{component} is public on {now} instead of {port}.", "publishes", key)
    for component, port, now in _of_those_on(what_if, what_if.listens):
        key = published_key(component, port)
        yield Asked(f"{component} listens on {now} instead of {port}.", "listens", key)


def left_unanswered(after: Topology, what_if: WhatIf) -> Iterator[Asked]:
    """Yield each what-if that changes nothing, with the reason."""
    if what_if.proxied is not None and not _custom_names(after):
        yield Asked("There is no custom domain, so CloudFlare has nothing to proxy.", "proxied")
    elif what_if.ssl is not None and not _proxies(after):
        yield Asked("There is no CloudFlare before the app, so its SSL/TLS mode changes nothing.", "ssl")
    for host in sorted(what_if.domains) if what_if.domain is not None else ():
        text = f"{host} is not tried as another: the custom domain stands in place of all."
        yield Asked(text, "domains", host)
    for trait in ("closed", "publishes", "listens"):
        for name in sorted(getattr(what_if, trait)):
            component, port = split_key(name)
            if component in what_if.off:
                text = f"{component} is switched off, so nothing else is tried of its port {port}."
                yield Asked(text, trait, name)
            elif trait == "publishes" and name in what_if.closed:
                yield Asked(f"Port {port} of {component} is no longer public, so it has no other number.", trait, name)


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
