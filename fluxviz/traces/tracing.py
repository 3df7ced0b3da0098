"""``trace``: the paths a request can take from a start to an end, or all that is reached from one."""

from __future__ import annotations

from typing import overload

from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.refusing import strict
from fluxviz.spec import AccessLike
from fluxviz.topology import EDGE, PUBLIC_LABELS, Component, Edge, Naming, Source, Topology, build
from fluxviz.traces.hops import Hop, Path, Reach, Reached, Trace
from fluxviz.traces.redirects import is_redirected, redirect_sentence
from fluxviz.traces.walking import Walk, cname_of, names_on_the_way, reachable, walks


@overload
def trace(
    source: Source,
    start: str,
    end: str,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
) -> Trace: ...
@overload
def trace(
    source: Source,
    start: str,
    end: None = None,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
) -> Reach: ...
@overload
def trace(
    source: Source,
    start: None = None,
    *,
    end: str,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
) -> Reach: ...


@strict
def trace(
    source: Source,
    start: str | None = None,
    end: str | None = None,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
) -> Trace | Reach:
    """Find the paths a request can really take.

    A public name leads only to its own port, whatever else the edge serves. A volume is no path for a request.

    Args:
        source: Where to look: a path, JSON text, bytes, a mapping, a loaded spec, or a topology.
        start: A node's id or a component's name; ``browser`` is where visitors start, who reach nothing of an app that
            has no public port.
        end: A node's id or a component's name.
        access: What the spec cannot say; as for :func:`fluxviz.build`, as are the others.
        naming: Whose public names to use.
        name: The app's name, where the document has none.

    Returns:
        With both, every path (the 50 shortest); with one, what it reaches or what reaches it.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: no such node or naming.
        FluxvizError: neither start nor end is given.

    >>> shop = {"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "ports": [80], "containerPorts": [80], "environmentParameters": ["DB_HOST=fluxdb_shop"]},
    ...     {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []}]}
    >>> [hop.target for hop in trace(shop, "browser", "db").paths[0].hops]
    ['edge', 'component.web', 'component.db']

    """
    topology = build(source, access=access, naming=naming, name=name)
    if start is not None and end is not None:
        return _between(topology, _place(topology, start), _place(topology, end))
    if start is not None:
        return _reached(topology, _place(topology, start))
    if end is not None:
        return _reaching(topology, _place(topology, end))
    raise FluxvizError("a trace needs a start, an end, or both")


def _place(topology: Topology, name: str) -> str:
    """Return a node's id; browser and Flux edge have theirs where nothing of an app is public, too."""
    try:
        return topology.node(name).id
    except UnknownNameError:
        if str(name) in PUBLIC_LABELS:
            return str(name)
        raise


def _between(topology: Topology, start: str, end: str) -> Trace:
    found, more = walks(topology, start, end)
    paths = tuple(_path(topology, walk) for walk in found if walk.works)
    blocked = tuple(_path(topology, walk) for walk in found if not walk.works)
    return Trace(start=start, end=end, paths=paths, blocked=blocked, more=more)


def _reached(topology: Topology, start: str) -> Reach:
    best = reachable(topology, start)
    nodes = [_reach(topology, node, walk) for node, walk in best.items()]
    return Reach(start=start, end=None, nodes=tuple(sorted(nodes, key=lambda each: (each.hops, each.node))))


def _reaching(topology: Topology, end: str) -> Reach:
    nodes = [
        _reach(topology, node.id, walk)
        for node in topology.nodes
        if node.id != end and (walk := reachable(topology, node.id).get(end)) is not None
    ]
    return Reach(start=None, end=end, nodes=tuple(sorted(nodes, key=lambda each: (each.hops, each.node))))


def _reach(topology: Topology, node: str, walk: Walk) -> Reached:
    via = tuple(edge.target for edge in walk.edges[:-1])
    return Reached(node=node, label=topology.node(node).label, hops=len(walk.edges), via=via)


def _path(topology: Topology, walk: Walk) -> Path:
    hosts = _hosts_of(walk)
    named = zip(walk.edges, names_on_the_way(walk.edges, hosts), strict=True)
    return Path(
        hops=tuple(_hop(topology, edge, name) for edge, name in named),
        hosts=hosts,
        called_for=_callers(walk.edges[0]),
        works=walk.works,
    )


def _callers(edge: Edge) -> tuple[str, ...]:
    if edge.kind != "browser_call":
        return ()
    return tuple(dict.fromkeys(evidence.component for evidence in edge.evidence))


def _hosts_of(walk: Walk) -> tuple[str, ...]:
    """Return the names that lead a whole public path, in the order the edge lists them."""
    names: list[str] | None = None
    for edge in walk.edges:
        if edge.kind not in ("request", "proxy", "forward", "browser_call"):
            break
        here = list(edge.hosts) if edge.hosts else [edge.host or ""]
        names = here if names is None else [name for name in names if name in here]
    return tuple(names or ())


def _hop(topology: Topology, edge: Edge, name: str) -> Hop:
    lookup, answer, address = _called(topology, edge, name)
    target = topology.node(edge.target)
    ends = target.label if edge.has_tls else ""
    return Hop(
        edge=edge.id,
        source=edge.source,
        target=edge.target,
        lookup=lookup,
        answer=answer,
        address=address,
        protocol=edge.protocol,
        encrypted=edge.encrypted,
        tls_ends=ends,
        problem=edge.failure,
        note="if the caller follows the redirect to HTTPS" if is_redirected(topology, edge) else "",
        text=_sentence(topology, edge, lookup, answer, address, ends),
    )


def _called(topology: Topology, edge: Edge, name: str) -> tuple[str, str, str]:
    """Return the name that is looked up, what the answer is, and the address that is called."""
    port = "port unknown" if edge.port is None else str(edge.port)
    match edge.kind:
        case "request" | "browser_call" | "egress" if edge.enters:
            whose = "the Flux edge's" if edge.target == EDGE else "CloudFlare's"
            return name, f"{whose} address", f"{name}:{port}"
        case "proxy":
            cname = cname_of(topology, name) or name
            return cname, "the Flux edge's address", f"{cname}:{port}"
        case "forward":
            inside = "" if edge.container_port is None else f", container port {edge.container_port}"
            whose = "the primary node's" if edge.primary else "node"
            return "", "", f"{whose} address:{port}{inside}"
        case "direct":
            inside = "" if edge.container_port is None else f", container port {edge.container_port}"
            if edge.host:
                return edge.host, "the primary's own address", f"{edge.host}:{port}{inside}"
            return "", "", f"{'the primary' if edge.primary else 'any'} node's address:{port}{inside}"
        case "internal":
            return name, "the container's address on the app's own network", f"{name}:{port}"
        case "unresolved":
            return name, "nothing: no such name", f"{name}:{port}"
        case "browser_call" if isinstance(topology.node(edge.target), Component):
            return name, "nothing: no such name outside the app", f"{name}:{port}"
        case "egress" if isinstance(topology.node(edge.target), Component):
            return name, "the container's address on that app's network", f"{name}:{port}"
        case _:
            return name, "an address on the internet", f"{name}:{port}"


def _sentence(topology: Topology, edge: Edge, lookup: str, answer: str, address: str, ends: str) -> str:
    source, target = topology.node(edge.source), topology.node(edge.target)
    who = {"browser": "The browser", "edge": "The Flux edge"}.get(source.id, source.label)
    if edge.kind == "browser_call":
        who = f"For {', '.join(_callers(edge))}, the browser"
    first = f"{who} looks up {lookup}, gets {answer}, and calls" if lookup else f"{who} calls"
    by_tls = f"with TLS, if {ends} speaks it" if edge.assumed and isinstance(target, Component) else ""
    encryptions = {
        True: by_tls or (f"with TLS, which {ends} ends" if ends else edge.encryption),
        False: "in plain, without TLS",
        None: "TLS not known",
    }
    encryption = encryptions[edge.encrypted]
    protocol = edge.protocol_text or "an unknown protocol"
    problem = f" It fails: {edge.failure}." if edge.failure else ""
    where = "" if isinstance(target, Component) and target.label in address else f" ({target.label})"
    redirect = redirect_sentence(topology, edge)
    return f"{first} {address}{where} by {protocol}, {encryption}.{problem}{f' {redirect}' if redirect else ''}"
