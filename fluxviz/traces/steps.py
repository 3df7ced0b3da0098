"""The steps of a path, as they are taught: name lookup, CNAME, TLS handshake, termination, plain HTTP, query."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fluxviz.frozen import Frozen
from fluxviz.topology import EDGE, CloudFlare, Component, Edge, Topology
from fluxviz.traces.hops import Hop, Path
from fluxviz.traces.redirects import is_redirected, redirect_sentence
from fluxviz.traces.walking import cname_of, names_on_the_way

StepKind = Literal["lookup", "cname", "handshake", "termination", "plain", "query", "redirect", "failure"]
STEP_TITLES: dict[StepKind, str] = {
    "lookup": "Name lookup",
    "cname": "CNAME",
    "handshake": "TLS handshake",
    "termination": "TLS termination",
    "plain": "Plain HTTP",
    "query": "Query",
    "redirect": "Redirect to HTTPS",
    "failure": "It fails here",
}
"""What each kind of step is called."""


class Step(Frozen):
    """One step of a path.

    Attributes:
        kind: ``lookup``: a name becomes an address; ``cname``: a DNS record points to another name; ``handshake``:
            TLS begins; ``termination``: TLS ends; ``plain``: a request without TLS; ``query``: a request by the
            target's own protocol; ``redirect``: the answer to a plain request that sends the caller to HTTPS;
            ``failure``: what goes wrong.
        title: What its kind is called.
        text: One sentence with the hosts and ports of this app.
        hop: Which hop of the path it belongs to, counted from 1.
        edge: Id of that hop's edge.
        node: Id of the node that acts.
        says: What is asked for or called, as short as a line can have it: a host with its answer, or the protocol with
            ``host:port``; where it fails, why; empty where there is nothing to add.
        encrypted: TLS, or the protocol itself, protects what is sent; None where that is not known, is only assumed,
            or nothing is sent.
        cryptography: What encrypts it where it is encrypted: ``TLS``, or the protocol itself, such as ``SSH``.

    """

    kind: StepKind
    title: str
    text: str
    hop: int
    edge: str
    node: str
    says: str = ""
    encrypted: bool | None = None
    cryptography: str = "TLS"


SENT: tuple[StepKind, ...] = ("handshake", "plain", "query")
"""The kinds of steps by which something goes from one node to the next; a redirect goes back."""


def walk_through(topology: Topology, path: Path) -> tuple[Step, ...]:
    """Break a path into the steps that a request goes through.

    Args:
        topology: Where the path was found.
        path: The path.

    Returns:
        The steps in order; they end with the failure where something goes wrong.

    >>> from fluxviz import build, load, trace
    >>> topology = build(load({"version": 4, "name": "shop", "compose": [
    ...     {"name": "web", "ports": [8080], "containerPorts": [80]}]}))
    >>> [step.title for step in walk_through(topology, trace(topology, "browser", "web").paths[0])]
    ['Name lookup', 'TLS handshake', 'TLS termination', 'Plain HTTP']

    """
    steps: list[Step] = []
    edges = [topology.edge(hop.edge) for hop in path.hops]
    names = names_on_the_way(edges, path.hosts)
    for number, (hop, edge, host) in enumerate(zip(path.hops, edges, names, strict=True), 1):
        parts = list(_steps(topology, edge, host))
        alias = cname_of(topology, host) if any(kind == "cname" for kind, *_ in parts) else ""
        if edge.problem and not any(kind == "failure" for kind, *_ in parts):
            parts.append(("failure", edge.target, f"{edge.problem[:1].upper()}{edge.problem[1:]}."))
        for kind, node, text in parts:
            steps.append(
                Step(
                    kind=kind,
                    title=STEP_TITLES[kind],
                    text=text,
                    hop=number,
                    edge=edge.id,
                    node=node,
                    says=text if kind == "failure" else _said(kind, edge, hop, alias),
                    encrypted=edge.encrypted if kind in SENT and not (edge.assumed and edge.encrypted) else None,
                    cryptography=edge.cryptography,
                )
            )
        steps += _redirected(topology, edge, host, number)
        if edge.problem:
            break
    return tuple(steps)


def _redirected(topology: Topology, edge: Edge, host: str, number: int) -> Iterator[Step]:
    """Yield what follows a plain request that is redirected: the answer, and the same call by HTTPS."""
    if not is_redirected(topology, edge):
        return
    who = topology.node(edge.source).label if edge.kind == "egress" else _browser(edge)
    whom = "the Flux edge" if edge.target == EDGE else "CloudFlare"
    secure = "https" if edge.protocol == "http" else "wss"
    parts: tuple[tuple[StepKind, str, str, str, bool | None], ...] = (
        ("redirect", edge.target, redirect_sentence(topology, edge), f"https://{host}", False),
        ("handshake", edge.source, f"{who} opens TLS to {whom} for {host} on port 443.", f"{secure} {host}:443", True),
        ("termination", edge.target, _ends_tls(edge.target, host), "", None),
    )
    for kind, node, text, says, encrypted in parts:
        title = STEP_TITLES[kind]
        yield Step(
            kind=kind, title=title, text=text, hop=number, edge=edge.id, node=node, says=says, encrypted=encrypted
        )


def _said(kind: StepKind, edge: Edge, hop: Hop, alias: str) -> str:
    """Say what a step asks for or calls; where a CNAME follows, that has the answer."""
    match kind:
        case "lookup" if alias:
            return hop.lookup
        case "lookup" | "cname":
            return f"{alias or hop.lookup} → {hop.answer}"
        case "handshake" | "plain" | "query":
            return f"{edge.protocol_text or 'protocol not known'} {hop.address}"
        case _:
            return ""


_StepParts = tuple[StepKind, str, str]


def _steps(topology: Topology, edge: Edge, host: str) -> Iterator[_StepParts]:
    match edge.kind:
        case "request":
            yield from _request(topology, edge, host)
        case "browser_call" if edge.enters:
            yield from _request(topology, edge, host)
        case "proxy":
            yield from _proxy(topology, edge, host)
        case "forward":
            yield from _forward(topology, edge)
        case "direct":
            yield from _direct(topology, edge)
        case "mount":
            return
        case _:
            yield from _call(topology, edge, host)


def _request(topology: Topology, edge: Edge, host: str) -> Iterator[_StepParts]:
    target = topology.node(edge.target)
    port = _port(edge)
    if isinstance(target, CloudFlare):
        yield (
            "lookup",
            edge.source,
            f"{_browser(edge)} looks up {host}; since CloudFlare proxies it, DNS answers with CloudFlare's addresses.",
        )
        if not edge.encrypted:
            yield "plain", edge.source, f"The browser asks CloudFlare for http://{host}:{port}, without TLS."
            return
        yield "handshake", edge.source, f"The browser opens TLS to CloudFlare for {host} on port {port}."
        yield "termination", target.id, _ends_tls(target.id, host)
        return
    yield "lookup", edge.source, f"{_browser(edge)} looks up {host}."
    cname = cname_of(topology, host)
    if cname:
        yield "cname", edge.source, f"The record of {host} is a CNAME to {cname}, whose address is the Flux edge's."
    if edge.protocol == "tcp":
        yield "query", edge.source, f"The client calls {host}:{port} by TCP; the Flux edge adds no TLS."
        return
    if not edge.encrypted:
        yield "plain", edge.source, f"The browser calls http://{host}:{port}, without TLS."
        return
    yield "handshake", edge.source, f"The browser opens TLS to the Flux edge for {host} on port {port}."
    yield "termination", target.id, _ends_tls(target.id, host)


def _ends_tls(node: str, host: str) -> str:
    if node == EDGE:
        return f"The Flux edge ends the TLS of {host}: from here on the request is plain."
    return f"CloudFlare ends the TLS of {host}: it reads the request before passing it on."


def _browser(edge: Edge) -> str:
    callers = ", ".join(dict.fromkeys(evidence.component for evidence in edge.evidence))
    return f"For the code of {callers}, the browser" if edge.kind == "browser_call" and callers else "The browser"


def _proxy(topology: Topology, edge: Edge, host: str) -> Iterator[_StepParts]:
    cname = cname_of(topology, host) or host
    port = _port(edge)
    yield "cname", edge.source, f"CloudFlare follows the CNAME of {host} to {cname}, and gets the Flux edge's address."
    if not edge.encrypted:
        yield "plain", edge.source, f"CloudFlare calls the Flux edge on port {port} without TLS."
        return
    yield "handshake", edge.source, f"CloudFlare opens TLS of its own to the Flux edge for {host} on port {port}."
    if not edge.problem:
        yield "termination", edge.target, _ends_tls(edge.target, host)


def _forward(topology: Topology, edge: Edge) -> Iterator[_StepParts]:
    name = topology.node(edge.target).label
    if edge.port is None:
        yield "plain", edge.source, f"The Flux edge passes the request to {name} by plain HTTP, to a port not known."
        return
    sent = {"tcp": "passes TCP as it comes", "https": "opens TLS of its own, unchecked,"}.get(
        edge.protocol or "", "sends plain HTTP"
    )
    whose = "the primary's node" if edge.primary else "a node that runs the app"
    text = f"The Flux edge {sent} to port {edge.port} of {whose}{_mapped(edge, name)}."
    kind: StepKind = "query" if edge.protocol == "tcp" else "handshake" if edge.encrypted else "plain"
    yield kind, edge.source, text


def _direct(topology: Topology, edge: Edge) -> Iterator[_StepParts]:
    name = topology.node(edge.target).label
    speaks = edge.protocol_text or "an unknown protocol"
    whose = f"port {edge.port} of {'the primary node' if edge.primary else 'any node'}'s own address"
    if edge.host:
        yield "lookup", edge.source, f"Anyone looks up {edge.host}; its address is the primary node's own."
        whose = f"{edge.host}:{edge.port}"
    text = f"Anyone calls {whose} by {speaks}, past the edge, {edge.encryption}"
    yield "query", edge.source, f"{text}{_mapped(edge, name)}."


def _mapped(edge: Edge, name: str) -> str:
    return "" if edge.container_port is None else f"; Docker maps it to port {edge.container_port} of {name}"


def _call(topology: Topology, edge: Edge, host: str) -> Iterator[_StepParts]:
    name = _browser(edge) if edge.kind == "browser_call" else topology.node(edge.source).label
    if edge.kind == "unresolved":
        yield "lookup", edge.source, f"{name} looks up {host}, and no one has that name."
        yield "failure", edge.target, f"{host} leads nowhere: {name} gets no answer."
        return
    if edge.kind == "browser_call" and isinstance(topology.node(edge.target), Component):
        yield "lookup", edge.source, f"{name} looks up {host}, and outside the app no one has that name."
        yield "failure", edge.source, f"No path: {name} gets no address of {topology.node(edge.target).label}."
        return
    if edge.kind == "internal":
        where = "Docker's DNS on the app's own network answers with the container's address"
    elif edge.kind == "egress" and isinstance(topology.node(edge.target), Component):
        where = (
            "Docker's DNS answers with the container's address on that app's network, which networkWith lets it into"
        )
    else:
        whose = "the Flux edge's address" if edge.target == EDGE else "CloudFlare's addresses"
        where = "public DNS answers" + (f" with {whose}" if edge.enters else "")
    yield "lookup", edge.source, f"{name} looks up {host}; {where}."
    if edge.has_tls:
        yield "handshake", edge.source, f"{name} opens TLS to {host} on port {_port(edge)}."
        if edge.enters:
            yield "termination", edge.target, _ends_tls(edge.target, host)
            return
    speaks = f"by {edge.protocol_text}" if edge.protocol else "by a protocol that is not known"
    secure = "inside that TLS" if edge.has_tls else edge.encryption
    encryption = {True: secure, False: "in plain, without TLS", None: "TLS not known"}[edge.encrypted]
    stays = "; it never leaves the node" if edge.kind == "internal" else ""
    yield "query", edge.source, f"{name} calls {host}:{_port(edge)} {speaks}, {encryption}{stays}."


def _port(edge: Edge) -> str:
    return "(unknown)" if edge.port is None else str(edge.port)
