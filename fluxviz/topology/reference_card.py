"""The quick reference card of an app: every host and port, the DNS records to set, the commands to try."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable, Iterator

from fluxviz.frozen import Frozen
from fluxviz.topology.edges import Edge
from fluxviz.topology.nodes import Component, FluxEdge, Port, PublicHost
from fluxviz.topology.protocols import UDP_PROTOCOLS
from fluxviz.topology.public_path import MISFITS
from fluxviz.topology.public_suffixes import zone_of
from fluxviz.topology.route import UNHEARD
from fluxviz.topology.topology import Topology

_MOST_FURTHER = 6
"""How many further names of custom domains a note names."""


class HostRow(Frozen):
    """One port of a component, or a component that has none.

    Attributes:
        component: Its name.
        image: Its Docker image; None where it is not given.
        internal: ``host:port`` inside the app, with the container port; ``host`` alone where that is not known.
        container_port: The port inside the container; None where it is not known.
        public_port: The port on every node's address; None where it is not published.
        protocol: What it speaks.
        assumed: That it does is assumed: nothing in the spec tells.
        urls: Public URLs, as the naming in use has them.
        tcp: ``host:port`` where the Flux edge passes TCP to it, and adds no TLS.
        other_urls: Public URLs as the other naming has them.
        guide_only: Which of both the guide alone has: the Flux Domain Manager publishes no such name.
        direct: How it is reached past the edge; empty where the edge serves it or it is not published.
        primary: Past the edge, only the node that runs the primary answers.
        node_host: The name of that node's own address; empty where it has none.
        stopped: Why nobody answers behind its public port, whoever calls; empty where nothing is known that stops it.

    """

    component: str
    image: str | None
    internal: str
    container_port: int | None = None
    public_port: int | None = None
    protocol: str = ""
    assumed: bool = False
    urls: tuple[str, ...] = ()
    tcp: tuple[str, ...] = ()
    other_urls: tuple[str, ...] = ()
    guide_only: tuple[str, ...] = ()
    direct: str = ""
    primary: bool = False
    node_host: str = ""
    stopped: str = ""


class DnsRecord(Frozen):
    """A DNS record to set for a custom domain.

    Attributes:
        host: The domain.
        name: What the DNS form asks for: the part before the zone, ``@`` for the zone itself.
        type: ``CNAME``.
        value: What it points to.
        proxied: Whether CloudFlare proxies it; None where that is not known.
        also: Further names that the edge answers to, once they have records of their own: with ``www.``, ``test.``.
        note: What else there is to know; empty where there is nothing.

    """

    host: str
    name: str
    type: str = "CNAME"
    value: str
    proxied: bool | None = None
    also: tuple[str, ...] = ()
    note: str = ""


class ReferenceCard(Frozen):
    """The card.

    Attributes:
        app: The app's name.
        naming: ``guide`` or ``fdm``: whose names ``urls`` holds.
        rows: One a port.
        dead: Public names that get no HTTP answer, each with the reason.
        records: DNS records to set.
        notes: What the picture says under itself, and which further names custom domains have.

    """

    app: str
    naming: str
    rows: tuple[HostRow, ...]
    dead: tuple[str, ...] = ()
    records: tuple[DnsRecord, ...] = ()
    notes: tuple[str, ...] = ()


def reference_card(topology: Topology) -> ReferenceCard:
    """Make the quick reference card of an app."""
    edge = next((node for node in topology.nodes if isinstance(node, FluxEdge)), None)
    hosts, others = (edge.hosts, edge.other_hosts) if edge else ((), ())
    rows = [row for component in topology.components for row in _rows(component, topology, hosts, others)]
    custom = {host.host.lower() for host in hosts if host.cname}
    records = tuple(_record(host, custom) for host in hosts if host.cname)
    return ReferenceCard(
        app=topology.app,
        naming=topology.naming,
        rows=tuple(rows),
        dead=tuple(f"{host.address}: {host.note}" for host in hosts if not host.works),
        records=records,
        notes=(*topology.notes, *_further(records)),
    )


def _rows(
    component: Component, topology: Topology, hosts: tuple[PublicHost, ...], others: tuple[PublicHost, ...]
) -> Iterator[HostRow]:
    doors = {edge.port: edge for edge in topology.of_kind("direct") if edge.target == component.id}
    hidden = component.exposure == "hidden"
    for port in component.ports or (Port(),):
        inside = component.host if port.container is None else f"{component.host}:{port.container}"
        yield HostRow(
            component=component.label,
            image=component.image,
            internal=inside or "encrypted",
            container_port=port.container,
            public_port=port.public,
            protocol=port.protocol,
            assumed=port.assumed,
            urls=_urls(hosts, component, port, hidden),
            tcp=tuple(
                host.address for host in hosts if host.works and host.kind == "tcp" and _leads(host, component, port)
            ),
            other_urls=_urls(others, component, port, hidden),
            guide_only=_urls([host for host in (*hosts, *others) if host.kind == "component"], component, port, hidden),
            direct=_direct(doors[port.public]) if port.public in doors else "",
            primary=port.public in doors and doors[port.public].primary,
            node_host=(doors[port.public].host or "") if port.public in doors else "",
            stopped=_stopped(topology, component, port),
        )


def _stopped(topology: Topology, component: Component, port: Port) -> str:
    ways = (edge for edge in topology.of_kind("direct", "forward") if port.public is not None)
    ours = (edge.problem for edge in ways if (edge.target, edge.port) == (component.id, port.public))
    return next((problem for problem in ours if problem not in ("", *MISFITS)), "")


def _urls(hosts: Iterable[PublicHost], component: Component, port: Port, hidden: bool) -> tuple[str, ...]:
    return tuple(
        host.url for host in hosts if host.works and host.kind != "tcp" and (hidden or _leads(host, component, port))
    )


def _leads(host: PublicHost, component: Component, port: Port) -> bool:
    return port.public is not None and (host.component, host.port) == (component.key, port.public)


def _direct(door: Edge) -> str:
    """Return how a port is reached past the edge."""
    if door.problem:
        return f"no answer: {door.problem}"
    where = (
        f"{door.host}, the primary's address"
        if door.host
        else "the primary node's address"
        if door.primary
        else "any node's address"
    )
    return f"{where}, port {door.port}, {door.encryption}"


def _further(records: tuple[DnsRecord, ...]) -> Iterator[str]:
    """Yield what else the edge answers to: the domain manager adds names to each custom domain."""
    names = list(dict.fromkeys(name for record in records for name in record.also))
    if names:
        more = f", + {len(names) - _MOST_FURTHER} more" if len(names) > _MOST_FURTHER else ""
        said = "The Flux edge also answers to these names beside custom domains, once each has a DNS record of its own"
        yield f"{said}: {', '.join(names[:_MOST_FURTHER])}{more}."


def _record(host: PublicHost, custom: Collection[str]) -> DnsRecord:
    zone = zone_of(host.host)
    root = host.host.lower() == zone
    notes = []
    if root:
        notes.append("the root of a zone takes a CNAME only where the DNS provider flattens it, as CloudFlare does")
    if not host.works:
        notes.append(host.note)
    elif host.proxied is None:
        notes.append("known from the spec only: whether CloudFlare proxies it is not known")
    return DnsRecord(
        host=host.host,
        name="@" if root else host.host.lower().removesuffix(f".{zone}"),
        value=host.cname or "",
        proxied=host.proxied,
        also=tuple(name for name in host.also if host.works and name not in custom),
        note="; ".join(notes),
    )


def verify_commands(card: ReferenceCard) -> tuple[str, ...]:
    """Return the commands that try each hop by hand; nothing here runs them.

    ``NODE_IP`` stands for the address of a node that runs the app, which the first command lists; what begins with
    ``# inside`` is for a shell in a component. A program that speaks UDP is tried by UDP. Where no answer is expected,
    the command says so, and why: one that succeeds there tells that the card is wrong.
    """
    commands: list[str] = []
    for record in card.records:
        commands.append(f"dig +short {shlex.quote(record.host)}  # expect {_looked_up(record)}")
    for row in card.rows:
        commands += _of_names(row, {record.host for record in card.records})
        commands += _of_sockets(row, len({each.component for each in card.rows}) == 1)
    if any(" NODE_IP " in command for command in commands):
        found = f"curl -sS https://api.runonflux.io/apps/location/{shlex.quote(card.app)}"
        commands.insert(0, f"{found}  # NODE_IP: an ip of this list, without its port")
    return tuple(dict.fromkeys(commands))


def _looked_up(record: DnsRecord) -> str:
    """Return what DNS says of a custom domain: of a proxied or a flattened one it tells no CNAME."""
    if record.proxied:
        return "CloudFlare's addresses"
    plain = f"the addresses of {record.value}" if record.name == "@" else f"{record.value} and its addresses"
    return plain if record.proxied is False else f"{plain}, or CloudFlare's where it is proxied"


def _of_names(row: HostRow, told: Collection[str]) -> Iterator[str]:
    for url in (*row.urls, *row.other_urls):
        host = url.removeprefix("https://")
        unsaid = "" if url not in row.guide_only else "  # as in the guide: the Flux Domain Manager has no such name"
        if host not in told:
            yield f"dig +short {shlex.quote(host)}{unsaid}"
        yield f"curl -sSI {shlex.quote(url)}"
    for address in row.tcp:
        host, _, port = address.rpartition(":")
        said = "TCP through the Flux edge, which accepts before it asks a node"
        yield f"nc -vz {shlex.quote(host)} {port}  # {row.component}: {said}"


def _of_sockets(row: HostRow, alone: bool) -> Iterator[str]:
    """Yield the tries of a port past the edge, and inside the app."""
    nc, silence = (
        ("nc -vzu", ", by UDP: only a refusal is certain") if row.protocol in UDP_PROTOCOLS else ("nc -vz", "")
    )
    none = f"no answer is expected: {row.stopped}"
    if row.direct and (not row.stopped or row.stopped.startswith(UNHEARD)):  # else another component has the port
        host = shlex.quote(row.node_host) if row.node_host else "NODE_IP"
        said = f"open past the edge{silence}"
        if row.primary and not row.node_host:
            by = ", by UDP" if silence else ""
            said = f"open past the edge at the primary's node{by}; any other node refuses"
        said = none if row.stopped else said
        yield f"{nc} {host} {row.public_port}  # {row.component}: {said}"
    if row.container_port is not None:
        host = shlex.quote(row.internal.rpartition(":")[0])
        said = "inside the app" if alone else "inside the app, from another component"
        said += f": {none}" if row.stopped.startswith(UNHEARD) else silence
        yield f"{nc} {host} {row.container_port}  # {said}"
