"""All there is to tell of a part: what the panel lists, what hovering shows, what a search finds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from fluxviz.exploring.hovering import hover_lines
from fluxviz.exploring.labels import labels_of
from fluxviz.exploring.layers import layer_of
from fluxviz.exploring.rows import make_row, make_sections
from fluxviz.exploring.shapes import Part, Row
from fluxviz.exploring.variables import variable_names
from fluxviz.topology import (
    EDGE,
    SSL_TITLES,
    CloudFlare,
    Component,
    Edge,
    External,
    FluxEdge,
    Node,
    PublicHost,
    Topology,
    Unresolved,
    Volume,
)
from fluxviz.topology.public_path import names_of_hop
from fluxviz.topology.references.unfinished import SHOWN
from fluxviz.topology.remarks import Remarks
from fluxviz.topology.sentences import describe_edge, describe_node, describe_tls
from fluxviz.topology.snippets import connection_snippets

KIND_TITLES = {
    "browser": "Browser",
    "cloudflare": "CloudFlare",
    "edge": "Flux edge",
    "component": "Component",
    "external": "Outside the app",
    "unresolved": "Leads nowhere",
    "volume": "Volume",
    "request": "Request",
    "proxy": "Proxied request",
    "forward": "Forwarded request",
    "direct": "Open door",
    "internal": "Internal link",
    "browser_call": "Call from the browser",
    "egress": "Call to the outside",
    "mount": "Mounted volume",
}
"""What each kind of part is called."""


def parts_of(topology: Topology, remarks: Mapping[str, Remarks] = MappingProxyType({})) -> list[Part]:
    """Return every part of a topology: the nodes along the request path, then the edges.

    Args:
        topology: What there is.
        remarks: Id of each part that changed to what is said of it, for the picture of a change.

    """
    facts = _Facts(topology)
    parts = [
        *(facts.node(node) for node in _along_the_path(topology)),
        *(facts.edge(edge) for edge in topology.edges),
    ]
    for part in parts:
        if part["id"] in remarks:
            part["status"] = remarks[part["id"]].status
            part["sections"][:0] = make_sections(("What changed", _changed(remarks[part["id"]])))
    return parts


def _changed(remarks: Remarks) -> Iterator[Row]:
    for line in remarks.lines:
        told = " → ".join(filter(None, (line.before, line.after)))
        yield make_row(line.text or "Changed", told or remarks.status)


def _along_the_path(topology: Topology) -> list[Node]:
    """Order the nodes as a request meets them; those that none meets come last, in the order of the topology."""
    following: dict[str, list[str]] = {}
    for edge in topology.edges:
        following.setdefault(edge.source, []).append(edge.target)
    seen: dict[str, None] = {}
    for start in topology.nodes:
        queue = deque([start.id])
        while queue:
            name = queue.popleft()
            if name not in seen:
                seen[name] = None
                queue.extend(following.get(name, ()))
    return [topology.node(name) for name in seen]


class _Facts:
    """What is told of the parts of one topology."""

    def __init__(self, topology: Topology) -> None:
        self.topology = topology
        self.labels, self.variables = labels_of(topology), variable_names(topology)
        self.into: dict[str, list[Edge]] = {}
        for edge in topology.edges:
            self.into.setdefault(edge.target, []).append(edge)
        flux = next((node for node in topology.nodes if isinstance(node, FluxEdge)), None)
        self.hosts, self.other_hosts = (flux.hosts, flux.other_hosts) if flux else ((), ())

    def node(self, node: Node) -> Part:
        sections = [
            *make_sections(*self._of_node(node)),
            *make_sections(
                ("To connect", _snippets(node)),
                ("Notes", (make_row("Note", note) for note in _notes(node))),
            ),
        ]
        return {
            "id": node.id,
            "kind": node.kind,
            "layer": layer_of(node),
            "label": self.labels[node.id],
            "text": describe_node(node),
            "card": [KIND_TITLES[node.kind], *hover_lines(node)],
            "sections": sections,
            "source": "",
            "target": "",
            "how": "",
        }

    def edge(self, edge: Edge) -> Part:
        label = f"{self.labels[edge.source]} to {self.labels[edge.target]}"
        sections = make_sections(("This hop", self._hop(edge)), ("Why it is drawn", _evidence(edge)))
        port = "" if edge.port is None else f" {edge.port}"
        encryption = "" if edge.kind == "mount" else edge.encryption
        card = [KIND_TITLES[edge.kind], f"{edge.protocol_text or ''}{port}".strip(), encryption, edge.problem]
        return {
            "id": edge.id,
            "kind": edge.kind,
            "layer": layer_of(edge),
            "label": label,
            "text": describe_edge(edge, self.topology),
            "card": [line for line in card if line],
            "sections": sections,
            "source": edge.source,
            "target": edge.target,
            "how": _how(edge),
        }

    def _of_node(self, node: Node) -> Iterator[tuple[str, Iterable[Row]]]:
        match node:
            case Component():
                yield "Hosts and ports", self._component_hosts(node)
                yield "Component", _component_rows(node)
                if names := self.variables.get(node.id):
                    yield "Variables", [make_row("Names", ", ".join(names))]
            case CloudFlare():
                yield "Proxy", _proxy_rows(node)
            case FluxEdge():
                yield "TLS", _edge_rows(node)
                yield "Public names", (_name_row(host) for host in node.hosts)
                yield "Names in the other naming", (_name_row(host) for host in node.other_hosts)
            case External():
                yield "Host", [make_row("Host", node.host, copy=True)]
            case Unresolved():
                yield "Host", [make_row("Host", node.host, copy=True), make_row("Why", node.note)]
            case Volume():
                yield "Volume", _volume_rows(node)
            case _:
                return

    def _component_hosts(self, node: Component) -> Iterator[Row]:
        if node.host and not any(port.container for port in node.ports):
            yield make_row("Inside the app", node.host, copy=True)
        for port in node.ports:
            if node.host and port.container is not None:
                yield make_row("Inside the app", f"{node.host}:{port.container}", copy=True)
        doors = {edge.port: edge for edge in self.into.get(node.id, ()) if edge.kind == "direct"}
        for port in node.ports:
            if port.public is None:
                continue
            inside = "not known" if port.container is None else str(port.container)
            speaks = port.protocol.upper() if port.http else port.protocol
            speaks = f"{speaks}?, assumed" if port.assumed else speaks or "protocol unknown"
            yield make_row("Public port", f"{port.public} → {inside} ({speaks})")
            for host in self.hosts:
                if host.works and (host.component, host.port) == (node.key, port.public):
                    yield make_row("TCP, no TLS" if host.kind == "tcp" else "Public URL", host.url, copy=True)
            for host in self.other_hosts:
                if host.works and (host.component, host.port) == (node.key, port.public):
                    yield make_row("In the other naming", host.url, copy=True)
            if (door := doors.get(port.public)) is not None:
                yield make_row("Open door", f"port {port.public} of {door.nodes}'s own address, {door.encryption}")
        if said := describe_tls(self.into.get(node.id, ())):
            yield make_row("TLS", said)
        elif node.exposure == "private":
            yield make_row("TLS", "none: only other components reach it, on the app's own network")

    def _hop(self, edge: Edge) -> Iterator[Row]:
        yield make_row("From", self.labels[edge.source], part=edge.source)
        yield make_row("To", self.labels[edge.target], part=edge.target)
        if edge.problem:
            yield make_row("Problem", edge.problem)
        if edge.kind == "mount":
            return
        for host in names_of_hop(edge, self.hosts) or ((edge.host,) if edge.host else ()):
            yield make_row("Host", host, copy=SHOWN not in host)
        yield make_row("Port", edge.port_text or "not known")
        if edge.container_port is not None:
            yield make_row("Container port", str(edge.container_port))
        yield make_row("Protocol", edge.protocol_text or "not known")
        the = "the " if edge.target == EDGE else ""
        encryptions = {
            True: f"ends at {the}{self.labels[edge.target]}",
            False: "none: plain on this hop",
            None: "not known",
        }
        if edge.encrypted and not edge.has_tls:
            yield make_row("Encryption", f"{edge.cryptography}'s own, up to {self.labels[edge.target]}")
        else:
            yield make_row("TLS", encryptions[edge.encrypted])


def _how(edge: Edge) -> str:
    """Say, where an end of an edge is told, what it calls the other by, and which settings say so."""
    reasons = dict.fromkeys(f"{one.component} {one.variable}" for one in edge.evidence if one.variable)
    why = f" (from {', '.join(reasons)})" if reasons and edge.kind not in ("forward", "direct") else ""
    problem = f"; {edge.problem}" if edge.problem else ""
    return f"{_detected_protocol(edge)}{why}{problem}"


def _detected_protocol(edge: Edge) -> str:
    if edge.kind == "mount":
        return "shared volume"
    if edge.kind in ("forward", "direct"):
        return f"{edge.protocol_text or 'unknown protocol'}, port {'not known' if edge.port is None else edge.port}"
    at = "" if edge.port is None else f":{edge.port}"
    host = edge.hosts[0] if len(edge.hosts) == 1 else edge.host or ""
    where = f"{len(edge.hosts)} names" if len(edge.hosts) > 1 else f"{host}{at}"
    return f"{edge.protocol_text or 'unknown protocol'}, {where}"


def _evidence(edge: Edge) -> Iterator[Row]:
    for one in edge.evidence:
        name = f"{one.component} {one.variable}".strip() or "Declared"
        yield make_row(name, " · ".join(filter(None, (one.value, one.why, one.certainty))))


def _component_rows(node: Component) -> Iterator[Row]:
    if node.image:
        yield make_row("Image", node.image, copy=True)
    if node.technology:
        yield make_row("Technology", node.technology)
    cores = "core" if node.cpu == 1 else "cores"
    for name, value, unit in (("CPU", node.cpu, cores), ("RAM", node.ram, "MB"), ("Disk", node.hdd, "GB")):
        if value is not None:
            yield make_row(name, f"{value:g} {unit}")
    for mount in node.mounts:
        yield make_row("Storage", mount)
    for variable in node.shown:
        yield make_row(variable.name, variable.value)


def _proxy_rows(node: CloudFlare) -> Iterator[Row]:
    yield make_row("Zone", node.zone)
    yield make_row("SSL/TLS mode", SSL_TITLES[node.ssl])
    yield make_row("Always Use HTTPS", "on" if node.always_https else "off")
    yield from (make_row("Host", host, copy=True) for host in node.hosts)


def _edge_rows(node: FluxEdge) -> Iterator[Row]:
    if node.ends_tls:
        behind = "what goes on is HTTPS again" if "http" not in node.passes else "behind it the request is plain HTTP"
        yield make_row("Port 443", f"TLS ends here; {behind}")
    else:
        yield make_row("Port 443", "no name gets an answer here")
    if "tcp" in node.passes:
        yield make_row("Public ports", "TCP goes on as it comes; the edge adds no TLS")


def _name_row(host: PublicHost) -> Row:
    leads = f"{host.component}:{host.port}" if host.component is not None and host.works else host.note
    sort = " (TCP, no TLS)" if host.kind == "tcp" else " (HTTP is only assumed)" if host.assumed else ""
    return make_row(f"{leads or 'not known'}{sort}", host.url, copy=host.works)


def _volume_rows(node: Volume) -> Iterator[Row]:
    yield make_row("Owner", node.owner or "no component of this app")
    if node.path:
        yield make_row("Path", node.path)


def _snippets(node: Node) -> Iterator[Row]:
    if isinstance(node, Component):
        for snippet in connection_snippets(node):
            yield make_row(snippet.title, snippet.text, copy=True)


def _notes(node: Node) -> tuple[str, ...]:
    return node.notes if isinstance(node, Component) else ()
