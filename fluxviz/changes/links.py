"""What changed between the links: gained, lost, moved to another port, broken, protected otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from fluxviz.changes.matching import Key, links_by_ends
from fluxviz.changes.model import Change, ChangeKind
from fluxviz.topology import Edge, Topology

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
    for one, other in pair_edges(old, new):
        if one is None:
            yield _change("gained", None, other, before, after)
        elif other is None:
            yield _change("lost", one, None, before, after)
        else:
            if _called(one) != _called(other):
                yield _change("moved", one, other, before, after)
            yield from _same_link(one, other, before, after)


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
        "mended": f"{source} reaches {target} at {new}: {one.problem if one else ''} no longer.",
        "encryption": f"{source} calls {target} {_encryption(other)} now, before {_encryption(one)}.",
    }[kind]
    fails = edge.kind == "unresolved" or bool(edge.problem)
    if kind == "gained" and fails:
        text = f"{source} calls {new} now, {edge.problem or 'a name that leads nowhere'}."
    turned: dict[ChangeKind, ChangeKind] = {"gained": "broken", "lost": "mended"} if fails else {}
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


_VEILS = {True: "with TLS", False: "in plain", None: "not known whether with TLS"}


def _encryption(edge: Edge | None) -> str:
    return _VEILS[None if edge is None else edge.encrypted]
