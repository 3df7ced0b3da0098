"""A topology in plain sentences: for screen readers, tooltips and text outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fluxviz.topology.app import App
from fluxviz.topology.edges import Edge
from fluxviz.topology.nodes import (
    EDGE,
    SSL_TITLES,
    UNNAMED,
    Browser,
    CloudFlare,
    Component,
    External,
    FluxEdge,
    Node,
    PublicHost,
    Unresolved,
)
from fluxviz.topology.public_path import names_passed
from fluxviz.topology.topology import WHAT_IF, Topology


def title_of(topology: Topology) -> str:
    """Return the title of a picture of a topology."""
    names = [app.name for app in topology.apps]
    title = f"Network of the Flux {'app' if len(names) == 1 else 'apps'} {', '.join(names)}"
    return " ".join((f"{WHAT_IF}{title}.", *topology.applied)) if topology.applied else title


def describe(topology: Topology, part_of: Topology | None = None, note: str = "") -> str:
    """Describe a topology in sentences, a line each.

    Args:
        topology: What there is, or what is shown of it.
        part_of: All there is, where only a part is shown: its components are counted.
        note: What is said of the part.

    """
    lines = [f"{WHAT_IF}{each}" for each in topology.applied]
    lines += [line for app in topology.apps for line in _app(app, part_of or topology)]
    lines += [note] if note else []
    lines += [describe_node(node) for node in topology.nodes if not isinstance(node, Browser)]
    lines += [describe_edge(edge, topology) for edge in topology.edges]
    lines += topology.notes[len(topology.applied) :]
    return "\n".join(lines)


def _app(app: App, topology: Topology) -> Iterator[str]:
    yield f"Network of the Flux app {app.name}: {counted(app, topology)}."
    if app.instances is not None or app.data:
        ours = 2 if app.draft else 1  # what comes after begins with names of components
        yield from (f"{text[:1].upper() if at < ours else text[:1]}{text[1:]}." for at, text in enumerate(app.caption))


def counted(app: App, topology: Topology) -> str:
    """Return how many components an app has, in words."""
    own = [component for component in topology.components if component.app == app.key]
    if any(component.exposure == "hidden" for component in own):
        return "encrypted components"
    return "1 component" if len(own) == 1 else f"{len(own)} components"


def describe_node(node: Node) -> str:
    """Describe a node in one or more sentences."""
    match node:
        case Browser():
            return "The visitor's browser, or any client on the internet."
        case CloudFlare():
            always = "on" if node.always_https else "off"
            hosts = ", ".join(node.hosts)
            return f"CloudFlare proxies {hosts}; SSL/TLS mode {SSL_TITLES[node.ssl]}, Always Use HTTPS {always}."
        case FluxEdge():
            return _edge_node(node)
        case Component():
            return _component(node)
        case External():
            return f"{node.host} is outside the app."
        case Unresolved():
            return f"{node.host} leads nowhere: {node.note}."
        case _:
            owner = f"a volume of {node.owner}" if node.owner else "a volume of a component that does not exist"
            return f"{node.label} is {owner}{f' at {node.path}' if node.path else ''}."


def _edge_node(node: FluxEdge) -> str:
    """Return what the edge does at each name: TLS ends at HTTPS names only, and nothing answers at dead ones."""
    if not node.hosts:
        return "The Flux edge ends TLS for no name of this app."
    alive = [host for host in node.hosts if host.works]
    parts = {
        "ends TLS for": [host for host in alive if host.kind != "tcp"],
        "passes TCP, without TLS of its own, for": [host for host in alive if host.kind == "tcp"],
        "has no answer for": [host for host in node.hosts if not host.works],
    }
    return " ".join(f"The Flux edge {verb} {_names(hosts)}." for verb, hosts in parts.items() if hosts)


def _names(hosts: list[PublicHost]) -> str:
    return ", ".join(f"{host.host}:{host.at} ({_answer(host)}{_besides(host)})" for host in hosts)


def _besides(host: PublicHost) -> str:
    if host.kind == "custom" and not host.works:  # what is wrong with it need not be wrong with them
        return ""
    return f"; also {', '.join(host.also)}" if host.also else ""


def _answer(host: PublicHost) -> str:
    if not host.works or host.component is None:
        return host.note
    sort = "TCP to " if host.kind == "tcp" else "to "
    return f"{sort}{host.component}:{host.port}{', assumed to speak HTTP' if host.assumed else ''}"


_BEHIND_THE_EDGE = {
    "http": "ends at the Flux edge; from there plain HTTP",
    "https": "ends at the Flux edge, which calls the container with TLS again",
    "tcp": "none of the Flux edge's where it passes TCP",
}
"""Where TLS ends, by what the edge sends to a container."""


def describe_tls(into: Iterable[Edge]) -> str:
    """Say where TLS ends before a component that the edge serves, by the edges into it; empty of any other."""
    behind = {edge.protocol for edge in into if edge.kind == "forward"}
    return "; ".join(text for protocol, text in _BEHIND_THE_EDGE.items() if protocol in behind)


def _component(node: Component) -> str:
    if node.exposure == "hidden":
        return f"{node.label}: an enterprise app whose components are encrypted."
    parts = [f"Component {node.label}"]
    if node.technology:
        parts.append(f"({node.technology})")
    parts.append(f"is {node.host} inside the app")
    if node.image:
        parts.append(f"and runs {node.image}")
    published = [port for port in node.ports if port.public is not None]
    if published:
        ports = ", ".join(f"{port.public} to container port {port.container or 'unknown'}" for port in published)
        parts.append(f"with public port {ports}")
    else:
        parts.append("with no public port")
    shown = "".join(f" {variable.name} is {variable.value}." for variable in node.shown)
    return f"{' '.join(parts)}.{shown}{''.join(f' {note}' for note in node.notes)}"


def _problem_behind(edge: Edge, topology: Topology) -> str:
    """Return why CloudFlare, which takes a call well, gets no answer for it; empty where it does, or takes it not."""
    if edge.problem or edge.kind not in ("egress", "browser_call") or not edge.enters:
        return ""
    return next((each.problem for each in topology.of_kind("proxy") if each.source == edge.target), "")


_DOORS = {False: "without TLS", None: "with or without TLS: that is not known"}


def describe_edge(edge: Edge, topology: Topology) -> str:
    """Describe an edge in one sentence."""
    source, target = topology.node(edge.source).label, topology.node(edge.target).label
    port = f"port {edge.port}" if edge.port is not None else "an unknown port"
    port += " (likely: no setting gives it)" if edge.port_text.endswith("?") else ""
    protocol = edge.protocol or "an unknown protocol"
    speaks = f"{protocol} (assumed)" if edge.assumed else protocol
    within = f"({protocol}, assumed)" if edge.assumed else f"({protocol})"
    tls = {True: ", encrypted", False: ", not encrypted", None: ", TLS not known"}[edge.encrypted]
    tls = "" if edge.kind == "internal" and edge.problem and edge.encrypted else tls  # nothing is sent
    behind = _problem_behind(edge, topology)
    problem = f" Problem{' behind it' if behind else ''}: {behind or edge.problem}." if behind or edge.problem else ""
    match edge.kind:
        case "request":
            return f"The browser calls {target} for {', '.join(edge.hosts)} by {speaks} on {port}{tls}.{problem}"
        case "proxy":
            return f"CloudFlare passes {', '.join(edge.hosts)} to the Flux edge by {speaks} on {port}{tls}.{problem}"
        case "forward":
            inside = f", container port {edge.container_port}" if edge.container_port is not None else ""
            guess = " (assumed)" if edge.assumed else ""
            forms = {"tcp": "TCP as it comes", "https": f"HTTPS{guess}, its certificate not checked,"}
            said = forms.get(protocol, f"plain HTTP{guess}")
            passed = names_passed(edge, topology.public_hosts)
            verb = "passes" if passed else "would pass"
            names = ", ".join(passed or edge.hosts)
            return f"The Flux edge {verb} {names} to {target} by {said} on {port}{inside}.{problem}"
        case "direct":
            where = f"{edge.host}, {edge.nodes}" if edge.host else edge.nodes
            own = "by TLS of its own" if edge.cryptography == "TLS" else edge.encryption
            past = f"on {port} of {where} {within}, past the edge, {_DOORS.get(edge.encrypted, own)}"
            return f"Anyone can {'call' if edge.problem else 'reach'} {target} {past}.{problem}"
        case "internal":
            how = " (declared)" if edge.declared else ""
            return f"{source} calls {target} at {edge.host} on {port} {within}, inside the app{tls}{how}.{problem}"
        case "browser_call":
            callers = ", ".join(dict.fromkeys(evidence.component for evidence in edge.evidence))
            return f"For {callers}, the browser calls {edge.host} by {speaks} on {port}{tls}.{problem}"
        case "egress":
            by = "the public edge" if edge.target == EDGE else "CloudFlare"
            back = f" at {by}" if edge.problem or behind else f" through {by} and back"
            linked = " on its app's own network" if isinstance(topology.node(edge.target), Component) else ""
            away = back if edge.enters else linked
            return f"{source} calls {edge.host}{away} on {port} {within}{tls}.{problem}"
        case "unresolved":
            return f"{source} calls {edge.host} on {port}, a name that leads nowhere."
        case "mount":
            return f"{source} shares {'a volume' if target == UNNAMED else f'the volume {target}'}.{problem}"
