"""Questions about what is reached from outside, by which name and through which port."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fluxviz.teaching.asking import Question
from fluxviz.teaching.misconceptions import Slip
from fluxviz.teaching.reading import Reading
from fluxviz.topology import EDGE, Edge, FluxEdge, PublicHost, Unresolved
from fluxviz.topology.identifiers import host_part, part
from fluxviz.topology.sentences import describe_edge, describe_node

_NOWHERE = "nowhere: it gets no HTTP answer"
_ALL_GUARDED = "none: the Flux edge guards every public port"


def leads_to(reading: Reading) -> Iterator[Question]:
    """Ask where a public name leads."""
    hosts = reading.topology.public_hosts
    failing = {host for edge in reading.topology.of_kind("proxy") if edge.problem for host in edge.hosts}
    keys = {component.key: component for component in reading.components}
    doors = [
        f"{component.key}:{port.public}"
        for component in reading.components
        for port in component.ports
        if port.public is not None
    ]
    for host in hosts:
        if host.kind == "tcp" or host.host in failing or (host.works and host.component is None):
            continue
        right = f"{host.component}:{host.port}" if host.works else _NOWHERE
        belief = "own_domain_is_the_front_end" if host.kind == "app" else ""
        wrong = [Slip(_NOWHERE, own="The edge does serve this name.")] if host.works else []
        taken = "" if host.works else f"{host.component}:{host.port}"
        silent = "The name does belong to that port. Ask yourself what the port speaks."
        wrong += [Slip(door, own=silent) if door == taken else Slip(door, belief) for door in doors if door != right]
        path: tuple[str, ...] = (EDGE,)
        reason = f"{host.host} gets no HTTP answer, since {host.note}."
        if host.works and host.component in keys:
            target = keys[host.component]
            walked = [
                edge
                for kind in ("request", "proxy", "forward")
                for edge in reading.topology.of_kind(kind)
                if host.host in edge.hosts
            ]
            path = _along(walked)
            reason = f"The Flux edge passes {host.host} to port {host.port}, which {target.label} publishes."
            reason += _as_the_network_has_it(reading, host)
        yield from reading.choice(
            "leads_to",
            host_part(host.host),
            f"Where does the public name {host.host} lead?",
            right,
            wrong,
            reason,
            path,
        )


def cname_of(reading: Reading) -> Iterator[Question]:
    """Ask what the DNS record of a custom domain points to."""
    for host in reading.topology.public_hosts:
        if not host.cname or host.cname == host.host:
            continue
        walked = [edge for edge in reading.topology.of_kind("request", "proxy") if host.host in edge.hosts]
        yield Question(
            id=f"cname_of.{host_part(host.host)}",
            kind="cname_of",
            prompt=f"What does the CNAME record of {host.host} point to?",
            expects="host",
            answers=(host.cname,),
            reason=f"The CNAME of {host.host} points to {host.cname}, a name whose address is the Flux edge's.",
            highlighted=_along(walked) or (EDGE,),
            topology=reading.topology,
            slips=(
                Slip(host.host, own="That is the name of the record itself."),
                *(Slip(other.host, "dns_record_names_a_component") for other in _of_components(reading)),
            ),
        )


def not_from_outside(reading: Reading) -> Iterator[Question]:
    """Ask which component the browser cannot call."""
    public = [component for component in reading.components if reading.is_open(component)]
    for component in reading.components:
        if reading.is_open(component):
            continue
        name = reading.name(component)
        callers = [reading.name(reading.topology.node(edge.source)) for edge in reading.into(component, "internal")]
        only = f" Only {_and(list(dict.fromkeys(callers)))} calls it." if callers else ""
        at = f"; it answers inside the app only, as {component.host}" if component.host else ""
        yield from reading.choice(
            "not_from_outside",
            part(component.key),
            "Which of these components can a visitor's browser not call by itself?",
            name,
            [
                Slip(reading.name(each), own=f"{reading.name(each)} has a public port: anyone can call it.")
                for each in public
            ],
            f"{name} has no public port{at}.{only}",
            reading.path("browser", component.id),
        )


def open_port(reading: Reading) -> Iterator[Question]:
    """Ask which component answers at a port of the nodes themselves."""
    private = [component for component in reading.components if not reading.is_open(component)]
    for component in reading.components:
        ports = [port.public for port in component.ports if port.public is not None]
        if not ports:
            continue
        name = reading.name(component)
        doors = reading.into(component, "direct")
        highlighted = [name for edge in doors for name in (edge.source, edge.id)]
        whose = "the primary's node" if component.data == "primary" else "every node that runs the app"
        edge = "" if doors else " The Flux edge serves it over HTTPS besides; that does not shut the port."
        yield from reading.choice(
            "open_port",
            part(component.key),
            "Which of these components answers on a port of a node's own address, with no TLS of Flux's in front?",
            name,
            [
                Slip(_ALL_GUARDED, "port_is_a_firewall_rule"),
                *(Slip(reading.name(each), "everything_is_public") for each in private),
            ],
            f"{name} publishes {_and([str(port) for port in ports])}, and a published port is open on the address of "
            f"{whose}.{edge}",
            (*highlighted, component.id),
        )


def caller(reading: Reading) -> Iterator[Question]:
    """Ask who makes a call to a public name that stands in a component's settings."""
    for edge in reading.topology.of_kind("browser_call", "egress"):
        if not edge.enters or not edge.evidence:
            continue
        first = edge.evidence[0]
        browser, container = "the visitor's browser", f"the container of {first.component}"
        by_browser = edge.kind == "browser_call"
        why = (
            f"{first.variable} is built into code that runs in the browser."
            if by_browser
            else f"{first.variable} is read by the container itself, so the call leaves the app and comes back."
        )
        yield from reading.choice(
            "caller",
            f"{part(first.component)}.{host_part(edge.host or '')}",
            f"The settings of {first.component} name {edge.host}. Who calls it?",
            browser if by_browser else container,
            [
                Slip(container, "container_calls_for_the_browser")
                if by_browser
                else Slip(browser, own="The container reads this variable; the browser never sees it."),
                Slip("the Flux edge", "edge_calls_by_itself"),
            ],
            f"{why} {describe_edge(edge, reading.topology)}",
            (edge.source, edge.id, edge.target),
        )


def leads_nowhere(reading: Reading) -> Iterator[Question]:
    """Ask which of the hosts that components call is nobody's."""
    calls = reading.topology.of_kind("internal", "egress")
    living = list(dict.fromkeys(edge.host for edge in calls if edge.host))
    for node in reading.topology.nodes:
        if not isinstance(node, Unresolved):
            continue
        edges = reading.into(node, "unresolved")
        wrong = [host for host in living if host != node.host]
        wrong += [each.host for each in reading.components if each.host and each.host not in (*living, node.host)]
        yield from reading.choice(
            "leads_nowhere",
            host_part(node.host),
            "Which of these hosts leads nowhere?",
            node.host,
            [Slip(host, own=f"{host} is the name of a component of this app.") for host in wrong],
            " ".join([describe_node(node), *(describe_edge(edge, reading.topology) for edge in edges)]),
            [name for edge in edges for name in (edge.source, edge.id, edge.target)],
        )


def _as_the_network_has_it(reading: Reading, host: PublicHost) -> str:
    """Describe what the domain manager calls a component that the guide gives a name of its own."""
    edge = next((node for node in reading.topology.nodes if isinstance(node, FluxEdge)), None)
    if host.kind != "component" or edge is None:
        return ""
    where = (host.component, host.port)
    names = [other.host for other in edge.other_hosts if other.works and (other.component, other.port) == where]
    return f" That is the guide's name; the one that the domain manager publishes is {names[0]}." if names else ""


def _of_components(reading: Reading) -> list[PublicHost]:
    """Return the names that lead to one component or port, in either naming."""
    others = [host for node in reading.topology.nodes if isinstance(node, FluxEdge) for host in node.other_hosts]
    return [host for host in (*reading.topology.public_hosts, *others) if host.kind in ("component", "port")]


def _along(edges: Iterable[Edge]) -> tuple[str, ...]:
    """Return the nodes and edges of a path, in order."""
    return tuple(dict.fromkeys(name for edge in edges for name in (edge.source, edge.id, edge.target)))


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
