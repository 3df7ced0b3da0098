"""What changed of the public names: gained, lost, leading elsewhere; and of CloudFlare before them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.changes.model import Change
from fluxviz.topology import EDGE, SSL_TITLES, CloudFlare, FluxEdge, PublicHost, Topology
from fluxviz.topology.naming import GUIDE


def compare_names(before: Topology, after: Topology, keys: Mapping[str, str]) -> Iterator[Change]:
    """Yield the changes of the public names.

    Args:
        before: The old topology.
        after: The new one.
        keys: Old key of each component that is still there to its new one.

    """
    old, new = _names(before), _names(after)
    for host in dict.fromkeys((*old, *new)):
        yield from _name(old.get(host), new.get(host), keys)
    yield from _proxies(before, after)


def _names(topology: Topology) -> dict[str, PublicHost]:
    """Return the public names, and beside the guide's those that the domain manager publishes: it serves them alone."""
    edges = [node for node in topology.nodes if isinstance(node, FluxEdge) and topology.naming == GUIDE.name]
    beside = [host for node in edges for host in node.other_hosts]
    return {host.address: host for host in (*topology.public_hosts, *beside)}


def leads(host: PublicHost | None) -> str:
    """Return where a name leads, as it is told; empty where it gets no answer."""
    if host is None or not host.works:
        return ""
    return f"{host.component}:{host.port}" if host.component is not None else "the app"


def is_moved(one: PublicHost, other: PublicHost, keys: Mapping[str, str]) -> bool:
    """Return whether a name leads to another component, or to another port of it.

    Args:
        one: It as it was.
        other: It as it is.
        keys: Old key of each component that is still there to its new one.

    """
    return (keys.get(one.component or "", one.component), one.port) != (other.component, other.port)


def _name(one: PublicHost | None, other: PublicHost | None, keys: Mapping[str, str]) -> Iterator[Change]:
    before, after = leads(one), leads(other)
    ids = {"old": EDGE if one else "", "new": EDGE if other else ""}
    if one and other and before and after:
        if is_moved(one, other, keys):
            text = f"{other.url} leads to {after}, no longer to {before}."
            yield Change(kind="name moved", text=text, before=before, after=after, **ids)
        if one.cname != other.cname:
            text = f"The CNAME of {other.host} is {other.cname or 'none'}, before {one.cname or 'none'}."
            yield Change(kind="name moved", text=text, before=one.cname or "", after=other.cname or "", **ids)
    elif before:
        host = one.address if one else ""
        why = f": {other.note}" if other is not None and other.note else ""
        text = f"{one.url if one else host} gets no answer any more{why}."
        yield Change(kind="name lost", text=text, before=f"{host} to {before}", **ids)
    elif after:
        host = other.address if other else ""
        text = f"{other.url if other else host} leads to {after} now."
        yield Change(kind="name gained", text=text, after=f"{host} to {after}", **ids)


def _proxies(before: Topology, after: Topology) -> Iterator[Change]:
    old, new = _settings(before), _settings(after)
    for host in dict.fromkeys((*old, *new)):
        one, other = old.get(host), new.get(host)
        if _told(one) == _told(other) or (host not in _hosts(before) or host not in _hosts(after)):
            continue
        text = f"{host} is {_told(other)}, before {_told(one)}."
        yield Change(
            kind="proxy",
            text=text,
            old=one.id if one else "",
            new=other.id if other else "",
            before=_short(one),
            after=_short(other),
        )


def _settings(topology: Topology) -> dict[str, CloudFlare]:
    return {host: node for node in topology.nodes if isinstance(node, CloudFlare) for host in node.hosts}


def _hosts(topology: Topology) -> set[str]:
    return {host.host for host in topology.public_hosts}


def _told(node: CloudFlare | None) -> str:
    if node is None:
        return "not proxied by CloudFlare"
    always = "on" if node.always_https else "off"
    return f"proxied by CloudFlare in mode {SSL_TITLES[node.ssl]}, Always Use HTTPS {always}"


def _short(node: CloudFlare | None) -> str:
    if node is None:
        return "DNS only"
    return f"mode {SSL_TITLES[node.ssl]}{'' if node.always_https else ', HTTPS not forced'}"
