"""From a topology and the nodes of its app to a plan: pure, and nothing in it comes from values or other apps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from fluxviz.errors import FluxvizError
from fluxviz.network import harmless
from fluxviz.probing.addresses import read_address
from fluxviz.probing.names import platform_names, refusal_of_name
from fluxviz.probing.plan import AT_ONCE, LIMIT, MAX_NODES, MAX_TRIES, Expected, LeftOut, ProbePlan, Side, Try
from fluxviz.topology import Component, FluxEdge, PublicHost, Topology
from fluxviz.topology.naming import FDM, ZONES
from fluxviz.topology.route import Route, bare_host
from fluxviz.topology.routes import Routes

_NO_RECORD = "the guide's name of a component: the domain manager never had such names, and it may be another app's"
_BESIDE = "served too, where it has a DNS record that leads to the edge"
_SECOND_ZONE = "the second zone serves the same names, from other edges"
NO_NODES = "no node that runs the app is known"


def plan_probe(
    topology: Topology,
    nodes: Iterable[str] = (),
    *,
    others: Mapping[str, str] = {},
    complete: bool = True,
    unknown: str = NO_NODES,
    limit: float = LIMIT,
    at_once: int = AT_ONCE,
    most_nodes: int = MAX_NODES,
    most_tries: int = MAX_TRIES,
) -> ProbePlan:
    """Plan what is tried: the app's own names, and its own published ports on its own nodes.

    Args:
        topology: The app, as it was built from its spec.
        nodes: Where it runs: addresses, with the port of the node's API or without.
        others: Addresses of nodes that are not tried, and why.
        complete: Those are all nodes that the network lists.
        unknown: Why there are none, where there are none.
        limit: Seconds that each try may take.
        at_once: How many are tried at once.
        most_nodes: How many nodes are tried for each port.
        most_tries: How many tries there may be in all.

    Raises:
        FluxvizError: the topology was not built from one spec.

    """
    if topology.provenance is None:
        raise FluxvizError("a probe is of one app, built from its spec")
    planner = _Planner(topology, topology.provenance.routes, list(nodes), most_nodes, unknown, others)
    tries = planner.tries()
    kept, cut = tries[:most_tries], tries[most_tries:]
    reason = f"a probe makes {most_tries} tries at most"
    left_out = [
        *planner.left_out,
        *(LeftOut(kind=each.kind, where=each.where, reason=reason, links=each.links) for each in cut),
    ]
    return ProbePlan(
        app=topology.app,
        tries=tuple(kept),
        left_out=tuple(dict.fromkeys(left_out)),
        nodes=planner.nodes,
        others=planner.others,
        complete=complete,
        limit=limit,
        at_once=at_once,
    )


class _Planner:
    """Plans one app."""

    def __init__(
        self,
        topology: Topology,
        routes: Routes,
        nodes: list[str],
        most_nodes: int,
        unknown: str,
        others: Mapping[str, str],
    ) -> None:
        self.topology, self.routes, self.most_nodes, self.unknown = topology, routes, most_nodes, unknown
        self.left_out: list[LeftOut] = []
        self.nodes = tuple(self._nodes(nodes))
        reasons = {node: why for row, why in others.items() for node in self._nodes([row])}
        self.others = tuple(reasons)
        self.left_out += (LeftOut(kind="tcp", where=node, reason=why) for node, why in reasons.items())
        edge = next((node for node in topology.nodes if isinstance(node, FluxEdge)), None)
        shown = (*edge.hosts, *(host for host in edge.other_hosts if host.kind != "component")) if edge else ()
        own = platform_names(topology.app, [route.public for route in routes.routes])
        self.hosts = [host for host in shown if self._is_own(host, own)]

    def _nodes(self, rows: list[str]) -> Iterator[str]:
        found = []
        for row in rows:
            address, refused = read_address(row)
            if refused or address is None:
                self.left_out.append(LeftOut(kind="tcp", where=harmless(row, 80), reason=f"as a node: {refused}"))
            else:
                found.append(address)
        yield from dict.fromkeys(str(address) for address in sorted(found, key=lambda each: (each.version, int(each))))

    def _is_own(self, host: PublicHost, own: frozenset[str]) -> bool:
        """Return whether a name is the app's own, and one that may be asked for; else note why it is left out."""
        if host.kind == "component":
            refused = _NO_RECORD
        elif host.kind == "custom":
            refused = refusal_of_name(host.host)
        else:
            refused = "" if host.host in own else "no host name"
        if refused:
            self.left_out.append(LeftOut(where=harmless(host.address, 80), reason=refused, links=self._links(host)))
        return not refused

    def tries(self) -> list[Try]:
        """Return every try: names first, and the nodes last, where what is too much is cut."""
        asked = [*self._custom_and_platform(), *self._besides(), *self._other_zone(), *self._doors_by_name()]
        names = {each.host: each for each in asked if each.kind == "dns"}
        return [*names.values(), *(each for each in asked if each.kind != "dns"), *self._edge(), *self._on_nodes()]

    def _custom_and_platform(self) -> Iterator[Try]:
        for host in sorted(self.hosts, key=lambda each: (each.kind != "app", each.kind, each.host, each.at)):
            name, links = host.host.lower(), self._links(host)
            leads, predicted = self._dns(host)
            requests = tuple(link for link in links if not link.startswith("forward."))
            known: Expected = "answer" if host.works or host.proxied is not None else "none"
            predicted = predicted if known == "answer" else "a name that gets no answer"
            yield Try(kind="dns", host=name, expected=known, predicted=predicted, leads=leads, links=requests)
            if host.kind == "tcp":
                yield self._answered("tcp", host, name, f"TCP passes to {self._behind(host)}", leads="edge")
                continue
            yield self._answered("https", host, name, self._answers(host) if host.works else f"no answer: {host.note}")
            if host.kind in ("app", "custom"):
                said = "redirects to HTTPS"
                yield Try(kind="redirect", host=name, port=80, expected=known, predicted=said, links=requests)

    def _answered(self, kind: Literal["https", "tcp"], host: PublicHost, name: str, said: str, leads: Side = "") -> Try:
        """Return the try of a public name at its port, or of another that leads where it does."""
        return Try(
            kind=kind,
            host=name,
            port=host.at,
            component=host.component or "",
            expected=self._expected(host),
            predicted=said,
            leads=leads,
            links=self._links(host),
        )

    def _expected(self, host: PublicHost) -> Expected:
        return "none" if not host.works else "maybe" if host.assumed else "answer"

    def _answers(self, host: PublicHost) -> str:
        to = self._behind(host)
        return f"answers, if {to} speaks HTTP as assumed" if host.assumed else f"answers from {to}"

    def _behind(self, host: PublicHost) -> str:
        return f"{host.component}:{host.port}" if host.component else "the app"

    def _other_zone(self) -> Iterator[Try]:
        """Yield the look-up of the app's name in the second zone: it tells more edges that a domain may lead to.

        A game server's is no edge's but the primary's own address.
        """
        names = {FDM.app_host(self.topology.app, ZONES[1])} & platform_names(self.topology.app)
        if any(host.kind == "custom" for host in self.hosts) and not self.routes.service.own_record:
            for name in names:
                yield Try(kind="dns", host=name, expected="maybe", predicted=_SECOND_ZONE, leads="edge")

    def _besides(self) -> Iterator[Try]:
        """Yield the tries of what visitors type besides a custom domain: it with ``www.``, or without."""
        known = {host.host.lower() for host in self.hosts}
        for host in self.hosts:
            if host.kind == "custom" and host.works:
                for name in host.also:
                    if name not in known and name != f"test.{bare_host(host.host)}" and not refusal_of_name(name):
                        known.add(name)
                        yield Try(kind="dns", host=name, expected="maybe", predicted=_BESIDE)
                        yield self._answered("https", host, name, f"{self._answers(host)}, where DNS leads to the edge")

    def _dns(self, host: PublicHost) -> tuple[Side, str]:
        if host.kind != "custom":
            return "edge", "leads to the Flux edge"
        if host.proxied:
            return "cloudflare", "leads to CloudFlare"
        if host.proxied is False:
            return "edge", f"leads to {host.cname}, not through CloudFlare"
        return "", f"leads to {host.cname}, or to CloudFlare"

    def _doors_by_name(self) -> Iterator[Try]:
        """Yield the tries of a game server's own record, which is drawn on its doors."""
        own = {FDM.app_host(self.topology.app, ZONES[1])} & platform_names(self.topology.app, [])
        for door in self.topology.of_kind("direct"):
            if door.host in own and door.host is not None and door.port is not None and not self._is_udp(door.port):
                said = "leads to the primary's node"
                yield Try(kind="dns", host=door.host, predicted=said, leads="node", links=(door.id,))
                said = "open on the primary's node"
                component = self._component_of(door.target)
                yield Try(
                    kind="tcp",
                    host=door.host,
                    port=door.port,
                    component=component,
                    predicted=said,
                    links=(door.id,),
                )

    def _on_nodes(self) -> Iterator[Try]:
        owned = {route.public for route in self.routes.routes if not route.stopped}
        for route in self.routes.routes:
            if route.stopped and route.public in owned:
                continue  # another component has the port, and is tried there
            links = tuple(
                edge.id
                for edge in self.topology.of_kind("direct", "forward")
                if edge.port == route.public and self._component_of(edge.target) == route.component
            )
            where = f"port {route.public} of {route.component}"
            if route.detected.is_udp:
                self.left_out.append(LeftOut(kind="tcp", where=where, reason="UDP cannot be told", links=links))
                continue
            if not self.nodes:
                self.left_out.append(LeftOut(kind="tcp", where=where, reason=self.unknown, links=links))
            yield from self._on_each(route, links)
            for node in self.nodes[self.most_nodes :]:
                said = f"{self.most_nodes} nodes are tried for each port"
                self.left_out.append(LeftOut(kind="tcp", where=_at(node, route.public), reason=said, links=links))

    def _on_each(self, route: Route, links: tuple[str, ...]) -> Iterator[Try]:
        primary = route.component in self.routes.primaries
        expected: Expected = "none" if route.stopped else "one" if primary else "answer"
        said = "open on the primary's node alone" if primary else "open on every node"
        for node in self.nodes[: self.most_nodes]:
            yield Try(
                kind="tcp",
                host=node,
                port=route.public,
                component=route.component,
                expected=expected,
                predicted=f"no answer: {route.stopped}" if route.stopped else said,
                links=links,
            )

    def _edge(self) -> Iterator[Try]:
        main = next((host for host in self.hosts if host.kind in ("app", "tcp")), None)
        if main is not None:
            alone = self.routes.service.primary
            every = "routes to every node that runs the app" if self.nodes else "routes to some node"
            said = "routes to the primary's node alone" if alone else every
            links = tuple(edge.id for edge in self.topology.of_kind("forward"))
            yield Try(
                kind="edge",
                host=main.host.lower(),
                port=443,
                expected="one" if alone else "answer",
                predicted=said,
                links=links,
            )

    def _links(self, host: PublicHost) -> tuple[str, ...]:
        kinds = ("request", "proxy", "forward")
        return tuple(edge.id for edge in self.topology.of_kind(*kinds) if host.address in edge.hosts)

    def _is_udp(self, port: int) -> bool:
        return any(route.public == port and route.detected.is_udp for route in self.routes.routes)

    def _component_of(self, node: str) -> str:
        return next(
            (each.key for each in self.topology.components if each.id == node and isinstance(each, Component)), ""
        )


def _at(node: str, port: int) -> str:
    return f"[{node}]:{port}" if ":" in node else f"{node}:{port}"
