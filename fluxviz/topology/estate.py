"""Several apps in one topology, with the links that go from one to another through public names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fluxviz.errors import FluxvizError
from fluxviz.topology.app import App
from fluxviz.topology.edges import Edge, merge_edges, passed_on
from fluxviz.topology.estate_names import SHARED_KINDS
from fluxviz.topology.evidence import Evidence
from fluxviz.topology.identifiers import host_part, part, port_part
from fluxviz.topology.nodes import (
    BROWSER,
    EDGE,
    PUBLIC_LABELS,
    Browser,
    CloudFlare,
    Component,
    FluxEdge,
    Node,
    PublicHost,
    Volume,
)
from fluxviz.topology.public_path import names_proxied
from fluxviz.topology.route import bare_host
from fluxviz.topology.routes import Routes
from fluxviz.topology.topology import Member, Topology


def join_topologies(joined: Sequence[Topology]) -> Topology:
    """Join topologies into one; see :func:`fluxviz.join`, which takes whatever tells an app.

    Args:
        joined: The apps, each built on its own; of an estate, each of its apps is taken.

    Raises:
        FluxvizError: there is none, they have names of both kinds, or one has several apps and no longer knows them.

    """
    if len(joined) == 1:
        return joined[0]
    topologies = list(_of_one_app(joined))
    apps = _apps(topologies)
    members = [_Joining(app, topology) for app, topology in zip(apps, topologies, strict=True)]
    hosts = tuple(host for member in members for host in member.hosts())
    given = (host for member in members for host in (*member.other_hosts(), *member.hosts()))
    names = {name: host for host in given if host.works and host.kind != "tcp" for name in (host.host, *host.also)}
    told = [each.provenance.routes for each in topologies if each.provenance is not None]
    proxies = names_proxied(node for each in topologies for node in each.nodes if isinstance(node, CloudFlare))
    nodes = [node for member in members for node in member.nodes()]
    inside = {node.host.lower(): node.id for node in nodes if isinstance(node, Component) and node.host}
    edges = merge_edges(edge for member in members for edge in member.edges(names, told, proxies, inside))
    ids = {node.key: node.id for node in nodes if isinstance(node, Component)}
    called = _called_names(edges, names, ids)
    edges = [_with_calls(edge, called) for edge in edges]
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    inner = {node.id: node for node in nodes if isinstance(node, (Component, Volume)) or node.id in ends}
    head: list[Node] = [Browser(id=BROWSER, label=PUBLIC_LABELS[BROWSER])] if BROWSER in ends else []
    head += _proxies(nodes)
    if hosts or EDGE in ends:
        others = tuple(host for member in members for host in member.other_hosts())
        passes = passed_on(edges)
        head.append(FluxEdge(id=EDGE, label=PUBLIC_LABELS[EDGE], hosts=hosts, other_hosts=others, passes=passes))
    return Topology(
        ", ".join(app.name for app in apps),
        topologies[0].naming,
        None,
        [*head, *inner.values()],
        edges,
        [
            *_same_names(apps),
            *_same_domains(apps, members),
            *(f"{app.name}: {note}" for app, topology in zip(apps, topologies, strict=True) for note in topology.notes),
        ],
        [warning for topology in topologies for warning in topology.warnings],
        apps,
        members=members,
    )


def _of_one_app(joined: Sequence[Topology]) -> Iterator[Topology]:
    """Yield the topology of each app."""
    if not joined:
        raise FluxvizError("expected at least one app to join, found none")
    if len({topology.naming for topology in joined}) > 1:
        raise FluxvizError("some apps have the guide's names and some the domain manager's; naming= gives all the same")
    for topology in joined:
        if len(topology.apps) > 1 and not topology.members:
            raise FluxvizError(f"{topology.app}: made of the graph of several apps, which cannot be joined with others")
        yield from (member.topology for member in topology.members) if topology.members else (topology,)


def _refusal(edge: Edge, told: Sequence[Routes]) -> str:
    """Return why a call to a public name of an app of the estate gets no answer; empty where it does, or may."""
    if edge.kind not in ("egress", "browser_call") or edge.host is None:
        return ""
    host = edge.host.lower()
    concerned = [routes for routes in told if routes.knows(host) or routes.unpublished(host)]
    refusals = [routes.refusal(host, edge.port) for routes in concerned]
    return refusals[0] if refusals and all(refusals) else ""


def _same_names(apps: Sequence[App]) -> Iterator[str]:
    """Return which apps have one name, which Flux lets only one app have: their public names are the same."""
    for name, count in Counter(app.name.lower() for app in apps).items():
        if count > 1:
            yield f"{count} apps are called {name}: Flux takes only one of a name, and their public names are the same."


def _same_domains(apps: Sequence[App], members: Sequence[_Joining]) -> Iterator[str]:
    """Return which custom domains several apps have: the domain manager serves one of them.

    Source: ``domainAssigned`` in ``src/services/domainService.js`` of RunOnFlux/flux-domain-manager.
    """
    claimed: dict[str, dict[str, None]] = {}
    for app, member in zip(apps, members, strict=True):
        for host in member.hosts():
            if host.kind == "custom" and host.works:
                claimed.setdefault(host.host.lower(), {})[app.key] = None
    for name, keys in claimed.items():
        if len(keys) > 1:
            yield f"{name} is a domain of {' and '.join(keys)}: the edge answers for one, and which is not settled."


def _apps(topologies: Sequence[Topology]) -> list[App]:
    """Return each app a key of its own; the second of a name is called ``name#2``."""
    apps: list[App] = []
    taken: set[str] = set()
    for topology in topologies:
        number, key = 2, part(topology.app)
        while key in taken:
            key = part(f"{topology.app}#{number}")
            number += 1
        taken.add(key)
        apps.append(topology.apps[0].model_copy(update={"key": key}))
    return apps


class _Joining(Member):
    """One app of an estate while it is joined: its parts as the estate has them."""

    def _host(self, host: PublicHost) -> PublicHost:
        return (
            host
            if host.component is None
            else host.model_copy(update={"component": self.component_key(host.component)})
        )

    def _edge_node(self) -> FluxEdge | None:
        return next((node for node in self.topology.nodes if isinstance(node, FluxEdge)), None)

    def hosts(self) -> tuple[PublicHost, ...]:
        """Return the public names in use."""
        node = self._edge_node()
        return tuple(self._host(host) for host in node.hosts) if node else ()

    def other_hosts(self) -> tuple[PublicHost, ...]:
        """Return the public names of the other naming."""
        node = self._edge_node()
        return tuple(self._host(host) for host in node.other_hosts) if node else ()

    def nodes(self) -> Iterable[Node]:
        """Yield its nodes as the estate has them, without those that all apps share."""
        for node in self.topology.nodes:
            update: dict[str, object] = {"id": self.node_id(node.id)}
            match node:
                case Browser() | FluxEdge():
                    continue
                case Component():
                    update |= {"key": self.component_key(node.key), "app": self.app.key}
                case Volume():
                    update |= {"owner": self.component_key(node.owner) if node.owner else None, "app": self.app.key}
                case _:
                    pass
            yield node.model_copy(update=update)

    def edges(
        self,
        names: Mapping[str, PublicHost],
        told: Sequence[Routes],
        proxies: Mapping[str, str],
        inside: Mapping[str, str],
    ) -> Iterable[Edge]:
        """Yield its edges as the estate has them; a call to a name of one of its apps leads to where visitors come in.

        Args:
            names: The public names of the estate that get an answer.
            told: What each app knows of its public names.
            proxies: Id of CloudFlare's node by each name that it proxies.
            inside: Id of each component of the estate by its host inside its app, which others call by networkWith.

        """
        for edge in self.topology.edges:
            evidence = tuple(self._evidence(one) for one in edge.evidence)
            source, target = self.node_id(edge.source), self.node_id(edge.target)
            name = edge.id
            refused = _refusal(edge, told)
            ours = bool(refused) or (edge.host or "").lower() in names
            ours = ours or bare_host(edge.host or "") in proxies
            if edge.kind in ("egress", "browser_call") and not edge.enters and ours:
                target = proxies.get(bare_host(edge.host or ""), EDGE)
                caller, where = edge.source.removeprefix("component."), target.partition(".")[0]
                name = f"{edge.kind}.{caller}.{where}.{host_part(edge.host or '')}.{port_part(edge.port)}"
            elif edge.kind == "egress" and (called := inside.get((edge.host or "").lower())):
                target = called
            if edge.kind not in SHARED_KINDS:
                name = self.edge_id(name)
            update = {"id": name, "source": source, "target": target, "evidence": evidence}
            yield edge.model_copy(update={**update, "problem": edge.problem or refused})

    def _evidence(self, evidence: Evidence) -> Evidence:
        return evidence.model_copy(update={"component": self.component_key(evidence.component)})


def _proxies(nodes: Iterable[Node]) -> list[Node]:
    """Join the CloudFlare nodes of one zone."""
    joined: dict[str, CloudFlare] = {}
    for node in nodes:
        if isinstance(node, CloudFlare):
            known = joined.get(node.id)
            hosts = tuple(dict.fromkeys((*(known.hosts if known else ()), *node.hosts)))
            joined[node.id] = node.model_copy(update={"hosts": hosts})
    return list(joined.values())


def _called_names(
    edges: Iterable[Edge], names: Mapping[str, PublicHost], ids: Mapping[str, str]
) -> dict[tuple[str, int | None], list[str]]:
    """Return the public names that apps of the estate call, by the node and the public port each leads to."""
    called = {edge.host for edge in edges if edge.kind == "egress" and edge.enters}
    served: dict[tuple[str, int | None], list[str]] = {}
    for name, host in names.items():
        if host.component is not None and name in called and host.component in ids:
            served.setdefault((ids[host.component], host.port), []).append(name)
    return served


def _with_calls(edge: Edge, called: Mapping[tuple[str, int | None], Sequence[str]]) -> Edge:
    """Let a forward edge serve the names of the other naming, too, where another app calls one."""
    if edge.kind != "forward" or edge.protocol == "tcp":
        return edge
    more = [host for host in called.get((edge.target, edge.port), ()) if host not in edge.hosts]
    return edge.model_copy(update={"hosts": (*edge.hosts, *more)}) if more else edge
