"""What changed between the links: gained, lost, moved to another port, broken, protected otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from fluxviz.changes.matching import Key, links_by_ends
from fluxviz.changes.model import Change, ChangeKind
from fluxviz.topology import Component, Edge, Topology

LINKS = ("internal", "egress", "unresolved", "browser_call", "mount")
"""The edges that are told as links; those of the public path are told by their names and ports."""


def compare_links(before: Topology, after: Topology, ids: Mapping[str, str]) -> Iterator[Change]:
    """Yield the changes of the links.

    Args:
        before: The old topology.
        after: The new one.
        ids: Old id of every node to its new one.

    """
    old = links_by_ends(before.of_kind(*LINKS), ids)
    new = links_by_ends(after.of_kind(*LINKS))
    pairs = list(pair_edges(old, new))
    kept = _same_hosts(pairs, ids)
    for was, now in kept:
        yield _change("broken" if now.kind == "unresolved" else "mended", was, now, before, after)
    for one, other in pairs:
        if any((one is was and other is None) or (one is None and other is now) for was, now in kept):
            continue
        if one is None:
            yield _change("gained", None, other, before, after)
        elif other is None:
            yield _change("lost", one, None, before, after)
        else:
            if _called(one) != _called(other):
                yield _change("moved", one, other, before, after)
            yield from _same_link(one, other, before, after)


def _same_hosts(pairs: list[tuple[Edge | None, Edge | None]], ids: Mapping[str, str]) -> list[tuple[Edge, Edge]]:
    """Pair the links of one caller to one host that a component has on one side only: the caller did not change."""
    lost = [one for one, other in pairs if one is not None and other is None]
    come = [other for one, other in pairs if one is None and other is not None]
    found: list[tuple[Edge, Edge]] = []
    for one in lost:
        caller, host = ids.get(one.source, one.source), (one.host or "").lower()
        same = [
            other
            for other in come
            if {one.kind, other.kind} == {"internal", "unresolved"}
            and (other.source, (other.host or "").lower()) == (caller, host)
        ]
        alike = [other for other in same if other.port == one.port]
        others = [each for each in lost if (each.kind, each.source, each.host) == (one.kind, one.source, one.host)]
        if alike or len(same) == len(others) == 1:
            found.append((one, (alike or same)[0]))
    return found


def pair_edges(
    old: Mapping[Key, list[Edge]], new: Mapping[Key, list[Edge]]
) -> Iterator[tuple[Edge | None, Edge | None]]:
    """Pair the edges between the same two ends, each once: those that say the same first, then by what they call.

    One port may be called twice, as the Flux edge passes both HTTP and TCP to it. What is left is paired in the order
    of ports.
    """
    for key in dict.fromkeys((*old, *new)):
        olds, news = sorted(old.get(key, []), key=_called), sorted(new.get(key, []), key=_called)
        for alike in (_said, _called):
            for one in tuple(olds):
                other = next((edge for edge in news if alike(edge) == alike(one)), None)
                if other is not None:
                    olds.remove(one)
                    news.remove(other)
                    yield one, other
        yield from zip_longest(olds, news)


def _said(edge: Edge) -> tuple[str, int, str]:
    return *_called(edge), edge.protocol or ""


def _called(edge: Edge) -> tuple[str, int]:
    """Return what is called; the component's own host goes with its name, so only hosts outside count."""
    host = edge.host or "" if edge.kind in ("egress", "unresolved", "browser_call") else ""
    return host, edge.port or 0


def _same_link(one: Edge, other: Edge, before: Topology, after: Topology) -> Iterator[Change]:
    if bool(one.problem) != bool(other.problem):
        yield _change("broken" if other.problem else "mended", one, other, before, after)
    if one.encrypted != other.encrypted:
        yield _change("encryption", one, other, before, after)
    yield from _left_behind(one, other, before, after)


def _left_behind(one: Edge, other: Edge, before: Topology, after: Topology) -> Iterator[Change]:
    """Tell of a call that stayed where it was when the container port that it calls moved; it may still be right."""
    old, new = _container_ports(one, before), _container_ports(other, after)
    if one.kind != "internal" or one.port != other.port or len(old) != len(new) or old == new or other.problem:
        return
    source, target = _who(other, after), after.node(other.target).label
    if one.port in old and one.port not in new:
        text = f"{source} still calls {target} on {one.port}, which is none of its container ports any more."
    elif one.port in new and one.port not in old:
        text = f"{source} still calls {target} on {one.port}, which is one of its container ports now."
    else:
        return
    yield Change(kind="moved", text=text, old=one.id, new=other.id, before=_short(one), after=_short(other))


def _container_ports(edge: Edge, topology: Topology) -> set[int]:
    target = topology.node(edge.target)
    ports = target.ports if isinstance(target, Component) else ()
    return {port.container for port in ports if port.public is not None and port.container is not None}


def _change(kind: ChangeKind, one: Edge | None, other: Edge | None, before: Topology, after: Topology) -> Change:
    edge, topology = (one, before) if other is None else (other, after)
    assert edge is not None  # noqa: S101 - a change has a side
    source, target = _who(edge, topology), topology.node(edge.target).label
    old, new = _short(one), _short(other)
    verb = "calls" if edge.kind != "mount" else "shares"
    text = {
        "gained": f"{source} {verb} {target} now{_at(new)}.",
        "lost": f"{source} no longer {verb} {target}{_at(old)}.",
        "moved": f"{source} calls {target} at {new}, no longer at {old}.",
        "broken": f"{source} no longer reaches {target} at {new}: {other.problem if other else ''}.",
        "mended": f"{source} reaches {target} at {new} now. Before: {one.problem if one else ''}.",
        "encryption": f"{source} calls {target} {_encryption(other)} now, before {_encryption(one)}.",
    }[kind]
    if kind == "gained" and edge.failure:
        reason = edge.reason if edge.kind == "unresolved" else ""
        text = f"{source} calls {new} now, {f'a name that leads nowhere: {reason}' if reason else edge.failure}."
    if one and other and other.kind == "unresolved" != one.kind:
        text = f"{source} still calls {new}, a name that leads nowhere now."
    if one and other and one.kind == "unresolved" != other.kind:
        text = f"{source} reaches {target} at {new} now, a name that led nowhere."
    turned: dict[ChangeKind, ChangeKind] = {"gained": "broken", "lost": "mended"} if edge.failure else {}
    return Change(
        kind=turned.get(kind, kind),
        text=text,
        old=one.id if one else "",
        new=other.id if other else "",
        before=_encryption(one) if kind == "encryption" else old,
        after=_encryption(other) if kind == "encryption" else new,
    )


def _who(edge: Edge, topology: Topology) -> str:
    """Name who calls: for a call from the browser, the front end whose code makes it."""
    callers = ", ".join(dict.fromkeys(one.component for one in edge.evidence))
    return f"The code of {callers} in the browser" if edge.kind == "browser_call" else topology.node(edge.source).label


def _short(edge: Edge | None) -> str:
    if edge is None or edge.kind == "mount":
        return ""
    return f"{edge.host}:{edge.port}" if edge.port is not None else f"{edge.host}"


def _at(short: str) -> str:
    return f" at {short}" if short else ""


def _encryption(edge: Edge | None) -> str:
    if edge is None or edge.encrypted is None:
        return "not known whether with TLS"
    return edge.encryption if edge.encrypted else "in plain"
