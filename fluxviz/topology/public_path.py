"""The public path: browser, CloudFlare, Flux edge, and the ports behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from fluxviz.spec import PublicAccess, SslMode
from fluxviz.topology.edges import Edge
from fluxviz.topology.evidence import Evidence
from fluxviz.topology.identifiers import UNKNOWN, host_part, part, port_part
from fluxviz.topology.naming import Naming
from fluxviz.topology.nodes import BROWSER, EDGE, CloudFlare, PublicHost
from fluxviz.topology.public_suffixes import zone_of
from fluxviz.topology.route import Route, bare_host
from fluxviz.topology.routes import Routes

if TYPE_CHECKING:
    from fluxviz.spec import CustomDomain

CLOUDFLARE = "CloudFlare"
HTTPS = 443
"""The port on which the Flux edge ends TLS; its port 80 only redirects here."""

PROBLEMS = {
    SslMode.OFF: "endless redirects: CloudFlare sends visitors back to HTTP, the Flux edge to HTTPS",
    SslMode.FLEXIBLE: "endless redirects: CloudFlare calls the edge without TLS, which redirects to HTTPS",
    SslMode.STRICT: "error 526: the edge gets no certificate for a proxied name (one issued before may still serve)",
}
"""What goes wrong in CloudFlare's SSL modes. Source: ``domain/cert.js`` in RunOnFlux/flux-domain-manager."""


def public_hosts(access: PublicAccess, naming: Naming, routes: Routes) -> tuple[PublicHost, ...]:
    """Return every public name, where each leads: the user's own domains first."""
    own = [_as_proxied(routes.custom(domain), domain) for domain in access.domains]
    return (*own, *routes.from_spec(access), *routes.automatic(naming))


def _as_proxied(host: PublicHost, domain: CustomDomain) -> PublicHost:
    """Return a domain that would get an answer, as broken where CloudFlare's mode breaks it."""
    problem = PROBLEMS.get(domain.ssl, "") if domain.proxied and host.works else ""
    return host.model_copy(update={"works": False, "note": problem}) if problem else host


def is_broken_by_proxy(host: PublicHost) -> bool:
    """Return whether CloudFlare's mode alone keeps a public name from its answer: behind the edge all is well."""
    return not host.works and host.note in PROBLEMS.values()


def names_passed(edge: Edge, hosts: Iterable[PublicHost]) -> tuple[str, ...]:
    """Return the names for which requests come over a hop: behind the edge, not those that CloudFlare breaks."""
    broken = {host.address for host in hosts if is_broken_by_proxy(host)} if edge.kind == "forward" else set()
    return tuple(name for name in edge.hosts if name not in broken)


def names_of_hop(edge: Edge, hosts: Iterable[PublicHost]) -> tuple[str, ...]:
    """Return the names that a hop is told by: those that requests come for, and all of them where none do."""
    return names_passed(edge, hosts) or edge.hosts


def cloudflare_nodes(access: PublicAccess) -> list[CloudFlare]:
    """Return CloudFlare's proxies, one a zone and setting; each with its names, where there are several."""
    proxied = [domain for domain in access.domains if domain.proxied]
    nodes: list[CloudFlare] = []
    by_zone: dict[str, list[CustomDomain]] = {}
    for domain in proxied:
        by_zone.setdefault(zone_of(domain.host), []).append(domain)
    for zone, ours in sorted(by_zone.items()):
        settings = list(dict.fromkeys((domain.ssl, domain.always_https) for domain in ours))
        for index, (ssl, always) in enumerate(settings):
            hosts = tuple(domain.host for domain in ours if (domain.ssl, domain.always_https) == (ssl, always))
            suffix = f".{index + 1}" if index else ""
            nodes.append(
                CloudFlare(
                    id=f"cloudflare.{host_part(zone)}{suffix}",
                    label=CLOUDFLARE,
                    zone=zone,
                    hosts=hosts,
                    ssl=ssl.value,
                    always_https=always,
                )
            )
    return nodes if len(nodes) < 2 else [node.model_copy(update={"label": _with_names(node)}) for node in nodes]


def _with_names(node: CloudFlare) -> str:
    first, *others = node.hosts
    return f"{CLOUDFLARE} ({first}, + {len(others)} more)" if others else f"{CLOUDFLARE} ({first})"


def names_proxied(nodes: Iterable[CloudFlare]) -> dict[str, str]:
    """Return the node of CloudFlare that each name leads to which it proxies, as :func:`bare_host` has it."""
    return {bare_host(host): node.id for node in nodes for host in node.hosts}


def request_edges(
    hosts: Sequence[PublicHost], nodes: Iterable[CloudFlare], domains: Iterable[CustomDomain], routes: Routes
) -> list[Edge]:
    """Return the first hops: browser to CloudFlare, CloudFlare to edge, browser to edge."""
    edges: list[Edge] = []
    proxied = {domain.host for domain in domains if domain.proxied}
    for node in nodes:
        ssl = SslMode(node.ssl)
        problem = PROBLEMS.get(ssl, "")
        first = Edge(
            id=f"request.browser.{node.id}.{80 if ssl is SslMode.OFF else HTTPS}",
            source=BROWSER,
            target=node.id,
            kind="request",
            protocol="http" if ssl is SslMode.OFF else "https",
            host=node.hosts[0],
            port=80 if ssl is SslMode.OFF else HTTPS,
            encrypted=ssl is not SslMode.OFF,
            hosts=node.hosts,
        )
        plain = ssl in (SslMode.OFF, SslMode.FLEXIBLE)
        second = Edge(
            id=f"proxy.{node.id}.edge.{80 if plain else HTTPS}",
            source=node.id,
            target=EDGE,
            kind="proxy",
            protocol="http" if plain else "https",
            host=node.hosts[0],
            port=80 if plain else HTTPS,
            encrypted=not plain,
            hosts=node.hosts,
            problem=problem,
        )
        edges += [first, second]
    edges += _straight([host for host in hosts if host.host not in proxied], routes)
    return edges


def _straight(hosts: Sequence[PublicHost], routes: Routes) -> Iterator[Edge]:
    """Yield what the browser itself asks the edge for: by HTTPS, and by TCP where the edge passes that."""
    passed = {route.public: _passed(route) for route in reversed(routes.routes)}
    for port in dict.fromkeys(host.at for host in hosts):
        named = [host for host in hosts if host.at == port]
        yield Edge(
            id=f"request.browser.edge.{port}",
            source=BROWSER,
            target=EDGE,
            kind="request",
            protocol="https" if port == HTTPS else "tcp",
            host=named[0].host,
            port=port,
            encrypted=True if port == HTTPS else passed.get(port, False),
            hosts=tuple(host.address for host in named),
        )


def _passed(route: Route) -> bool | None:
    """Return whether TLS protects what the edge passes as TCP: it has none of its own, the container may have."""
    return False if route.detected.protected is False or route.detected.assumed else None


def with_answers(requests: Iterable[Edge], hosts: Sequence[PublicHost], forwards: Iterable[Edge]) -> list[Edge]:
    """Return the requests, each with its problem where nothing answers any of its names, or as assumed."""
    sure = {host.address for host in hosts if host.works and not host.assumed}
    open_ = {host.address for host in hosts if host.assumed}
    answered = {host for edge in forwards for host in edge.hosts}
    notes = {host.address: host.note for host in hosts if not host.works}
    told: list[Edge] = []
    for edge in requests:
        leads = edge.target == EDGE and not edge.problem
        dead = leads and all(host in notes and host not in answered for host in edge.hosts)
        why = notes[edge.hosts[0]] if dead else ""
        assumed = not sure & {*edge.hosts} and bool(open_ & {*edge.hosts})
        told.append(edge.model_copy(update={"problem": edge.problem or why, "assumed": assumed}))
    return told


def forward_edges(hosts: Sequence[PublicHost], routes: Routes, node_ids: dict[str, str]) -> list[Edge]:
    """Return the hops behind the edge: HTTP to the published port of each component that speaks it, or TCP."""
    if routes.spec.encrypted:
        name = part(routes.spec.name)
        if not hosts:  # version 1: it has no public name
            return []
        alive = [host for host in hosts if host.works or is_broken_by_proxy(host)]
        return [
            Edge(
                id=f"forward.edge.{name}.{UNKNOWN}",
                source=EDGE,
                target=node_ids[routes.spec.name],
                kind="forward",
                protocol="http",
                assumed=True,
                hosts=tuple(host.host for host in alive or hosts),
                problem="" if alive else hosts[0].note,
            )
        ]
    edges: list[Edge] = []
    for route in routes.named:
        named = [host for host in hosts if (host.component, host.port) == (route.component, route.public)]
        by_name = tuple(
            host.address
            for host in named
            if host.at == HTTPS and (host.works or host.note == route.refusal or is_broken_by_proxy(host))
        )
        by_port = tuple(host.address for host in named if host.at != HTTPS)
        if by_name and route.detected.is_http:
            edges.append(_published("forward", EDGE, route, by_name, node_ids))
        if by_port:
            edges.append(_tcp(route, by_port, node_ids))
    return [edge.model_copy(update={"primary": True}) for edge in edges] if routes.primaries else edges


def direct_edges(routes: Routes, served: set[tuple[str, int | None]], node_ids: dict[str, str]) -> list[Edge]:
    """Return the open doors: published ports that the edge does not serve, on every node's own address.

    Source: ``portBindings`` of ``dockerService.js`` in RunOnFlux/flux: all interfaces, TCP and UDP. Of a component
    with primary/standby data, the primary's node alone answers; a game server's ``app2`` name is its address.
    """
    return [
        _door(route, routes, node_ids)
        for route in routes.routes
        if (node_ids[route.component], route.public) not in served
    ]


def _door(route: Route, routes: Routes, node_ids: dict[str, str]) -> Edge:
    door = _published("direct", BROWSER, route, (), node_ids)
    return door.model_copy(update={"primary": route.component in routes.primaries, "host": routes.own_record or None})


def _tcp(route: Route, hosts: tuple[str, ...], node_ids: dict[str, str]) -> Edge:
    """Return the hop that passes TCP as it comes. Source: ``generateAppsTCPSettings`` in ``haproxyTemplate.js``."""
    plain = _published("forward", EDGE, route, hosts, node_ids)
    why = f"The edge passes TCP on {route.public} to {route.component}:{route.public}, without TLS of its own."
    evidence = plain.evidence[0].model_copy(update={"rule": "TCP mode", "certainty": "certain", "why": why})
    said = {"id": f"{plain.id}.tcp", "protocol": "tcp", "problem": route.stopped, "evidence": (evidence,)}
    return plain.model_copy(update={**said, "encrypted": _passed(route), "assumed": False})


def _published(
    kind: Literal["forward", "direct"], source: str, route: Route, hosts: tuple[str, ...], node_ids: dict[str, str]
) -> Edge:
    behind = kind == "forward"
    return Edge(
        id=f"{kind}.{source}.{part(route.component)}.{port_part(route.public)}",
        source=source,
        target=node_ids[route.component],
        kind=kind,
        protocol=("https" if route.served.tls else "http") if behind else route.detected.protocol,
        port=route.public,
        container_port=route.container,
        encrypted=route.served.tls if behind else route.detected.protected,
        assumed=route.is_guess if behind else route.detected.assumed,
        hosts=hosts,
        problem=route.stopped or (_misfit(route) if behind and route.refusal else ""),
        evidence=(_evidence(route),),
    )


MISFITS = (
    "TLS is expected here: the edge speaks plain HTTP to a container port that speaks TLS",
    "a port of HTTPS: the edge speaks plain HTTP to it",
    "plain HTTP is expected here: the edge opens TLS to a container port that speaks plain HTTP",
)
"""What goes wrong behind the edge: the container ends TLS itself, its port is the usual one for that, or has none."""


def _misfit(route: Route) -> str:
    speaks_tls, usual, plain = MISFITS
    return plain if route.served.tls else speaks_tls if route.detected.encrypted else usual


_REASONS = {
    "image": "its image tells",
    "name": "its name tells",
    "variable": "its own settings tell",
    "port": "the port is well known for it",
    "link": "what calls it tells",
    "assumed": "nothing tells, so HTTP is assumed",
}
_PROOFS = frozenset({"image", "variable", "link"})
"""What proves what a port speaks: anything may be called ``db``, and anything may listen on 8080."""


def _evidence(route: Route) -> Evidence:
    inside = "not known" if route.container is None else str(route.container)
    return Evidence(
        component=route.component,
        variable="ports",
        rule="published port",
        value=f"{route.public} -> {inside}",
        certainty="certain" if route.detected.reason in _PROOFS else "likely",
        why=f"{route.component} publishes {route.public}; it speaks {route.detected.protocol}: "
        f"{_REASONS[route.detected.reason]}.",
    )
