"""Which edges a request can take after which: a public name leads only to its own port."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fluxviz.topology import Edge, FluxEdge, Topology
from fluxviz.topology.naming import GUIDE
from fluxviz.topology.public_path import is_broken_by_proxy
from fluxviz.topology.route import PORTS_OF_NAMES, bare_host

MAX_PATHS = 50
"""How many paths a trace lists at the most."""

_MAX_STEPS = 20_000
_NO_REQUEST = ("mount",)


@dataclass(frozen=True)
class Walk:
    """A path, hop by hop.

    Attributes:
        edges: The edges it takes.
        hosts: The public names that lead along this path; None as long as none is fixed.

    """

    edges: tuple[Edge, ...]
    hosts: frozenset[str] | None = None

    @property
    def works(self) -> bool:
        """Whether nothing goes wrong on it."""
        return not any(edge.failure for edge in self.edges)


class Steps:
    """The edges of a topology as steps that a request can take."""

    def __init__(self, topology: Topology) -> None:
        self._out: dict[str, list[Edge]] = {}
        self._in: dict[str, list[Edge]] = {}
        self._beside = _names_beside(topology)
        for edge in topology.edges:
            if edge.kind not in _NO_REQUEST:
                self._out.setdefault(edge.source, []).append(edge)
                self._in.setdefault(edge.target, []).append(edge)

    def from_node(self, node: str) -> list[Edge]:
        """Return the edges that leave a node, whatever came before."""
        return self._out.get(node, [])

    def after(self, walk: Walk) -> Iterator[Walk]:
        """Yield every walk that is one step longer."""
        last = walk.edges[-1]
        open_names = self._names(last) if walk.hosts is None else walk.hosts
        calls = last.kind in ("egress", "browser_call")
        by_port = calls and last.port not in PORTS_OF_NAMES
        for edge in self.from_node(last.target):
            passes_tcp = edge.kind == "forward" and edge.protocol == "tcp"
            if calls and edge.kind in ("proxy", "forward") and passes_tcp != by_port:
                continue  # a port leads to TCP alone, a name to none
            if by_port and passes_tcp:
                if edge.port == last.port:
                    yield Walk((*walk.edges, edge), None)
            elif edge.kind in ("proxy", "forward"):
                shared = open_names & frozenset(edge.hosts)
                if shared:
                    yield Walk((*walk.edges, edge), shared if edge.kind == "proxy" else None)
            else:
                yield Walk((*walk.edges, edge), None)

    def _names(self, edge: Edge) -> frozenset[str]:
        """Return the public names a request may carry after an edge that leads to CloudFlare or the Flux edge."""
        if edge.hosts:
            return frozenset(edge.hosts)
        return frozenset() if edge.host is None else self._beside.get(edge.host, frozenset({edge.host}))

    def distances_to(self, end: str) -> dict[str, int]:
        """Return how far each node is from the end at the least, whatever the names: a bound, never too high."""
        distances = {end: 0}
        queue = deque([end])
        while queue:
            node = queue.popleft()
            for edge in self._in.get(node, []):
                if edge.source not in distances:
                    distances[edge.source] = distances[node] + 1
                    queue.append(edge.source)
        return distances


def _names_beside(topology: Topology) -> dict[str, frozenset[str]]:
    """Return the names that are drawn for each that is not, but leads to the same port of the same app.

    These are the domain manager's own, beside the guide's, and those of Flux's second zone.
    """
    drawn: dict[tuple[str | None, int | None], set[str]] = {}
    beside: dict[str, tuple[str | None, int | None]] = {}
    for node in topology.nodes:
        if isinstance(node, FluxEdge):
            others = node.other_hosts if topology.naming == GUIDE.name else ()
            for host in (*node.hosts, *others):
                port = (host.component, host.port)
                if host in node.hosts:
                    drawn.setdefault(port, set()).add(host.address)
                else:
                    beside[host.host] = port
                if host.port is not None and (host.works or is_broken_by_proxy(host)):
                    beside.update(dict.fromkeys(host.also, port))
    return {name: frozenset(drawn.get(port, ())) for name, port in beside.items()}


def cname_of(topology: Topology, host: str) -> str:
    """Return what the record of a custom domain points to, with ``www.`` or without; empty for any other name."""
    named = {each.host: each.cname for each in reversed(topology.public_hosts) if each.cname}
    alike = {bare_host(name): cname for name, cname in named.items()}
    return named.get(host) or alike.get(bare_host(host), "")


def names_on_the_way(edges: Iterable[Edge], hosts: tuple[str, ...]) -> Iterator[str]:
    """Yield the name that each edge of a path is called by: that of the last call, as far as the public side.

    Args:
        edges: The path's.
        hosts: The public names that lead along all of it, where a visitor begins it.

    """
    carried = hosts[0].partition(":")[0] if hosts else ""
    for edge in edges:
        if edge.kind in ("egress", "browser_call"):
            carried = edge.host or ""
        yield carried if carried and edge.kind in ("request", "proxy") else edge.host or ""


def walks(topology: Topology, start: str, end: str) -> tuple[list[Walk], bool]:
    """Find the paths from a start to an end, the shortest first, none through a component twice.

    Returns:
        At most ``MAX_PATHS`` walks, and whether there are more.

    """
    steps = Steps(topology)
    bound = steps.distances_to(end)
    found: list[Walk] = []
    order = {edge.id: index for index, edge in enumerate(topology.edges)}
    queue: list[tuple[int, tuple[int, ...], Walk]] = []
    for edge in steps.from_node(start):
        if edge.target in bound:
            heapq.heappush(queue, (1 + bound[edge.target], (order[edge.id],), Walk((edge,))))
    for _ in range(_MAX_STEPS):
        if not queue:
            return found, False
        _, places, walk = heapq.heappop(queue)
        last = walk.edges[-1]
        if last.target == end:
            if len(found) == MAX_PATHS:
                return found, True
            found.append(walk)
            continue
        visited = {start, *(edge.target for edge in walk.edges)}
        for longer in steps.after(walk):
            target = longer.edges[-1].target
            if target in bound and (target not in visited or (longer.edges[-1].enters and last.target != target)):
                length = len(longer.edges) + bound[target]
                heapq.heappush(queue, (length, (*places, order[longer.edges[-1].id]), longer))
    return found, True


def reachable(topology: Topology, start: str) -> dict[str, Walk]:
    """Return the shortest walk to every node that a request from ``start`` gets to."""
    steps = Steps(topology)
    best: dict[str, Walk] = {}
    seen: set[tuple[str, frozenset[str] | None, str]] = set()
    queue = deque(Walk((edge,)) for edge in steps.from_node(start))
    while queue:
        walk = queue.popleft()
        last = walk.edges[-1]
        mark = (last.target, walk.hosts, last.id if last.enters or last.hosts else "")
        if last.target == start or mark in seen or last.failure:
            continue
        seen.add(mark)
        best.setdefault(last.target, walk)
        queue.extend(steps.after(walk))
    return best
