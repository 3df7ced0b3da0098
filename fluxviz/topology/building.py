"""From a spec and what is known of its public access to a topology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fluxviz.spec import AccessLike, AppSpec, PublicAccess
from fluxviz.spec import Component as WrittenComponent
from fluxviz.spec.access import read_access
from fluxviz.topology.app import App, AppDataKind
from fluxviz.topology.calls import call_edges, call_nodes, declared_edges, protocols_of_calls
from fluxviz.topology.edges import Edge, merge_edges, passed_on
from fluxviz.topology.identifiers import part
from fluxviz.topology.mounts import mount_edges, volume_nodes
from fluxviz.topology.naming import FDM, Naming, host_of
from fluxviz.topology.nodes import BROWSER, EDGE, PUBLIC_LABELS, Browser, Component, FluxEdge, Node, Port, ShownVariable
from fluxviz.topology.notes import component_notes, topology_notes
from fluxviz.topology.overlay import refuse_unknown
from fluxviz.topology.provenance import Provenance
from fluxviz.topology.public_path import (
    cloudflare_nodes,
    direct_edges,
    forward_edges,
    names_proxied,
    public_hosts,
    request_edges,
    with_answers,
)
from fluxviz.topology.references.finding import Reference, find_references
from fluxviz.topology.routes import Routes
from fluxviz.topology.serving import data_kind, has_data, replicates_itself
from fluxviz.topology.standbys import silent_on_standbys
from fluxviz.topology.technologies import detect_technology
from fluxviz.topology.topology import Topology


def build_network(spec: AppSpec, access: AccessLike | None, naming: Naming) -> Topology:
    """Build the network of a spec; see :func:`fluxviz.build`, which takes whatever tells an app.

    Args:
        spec: The app.
        access: What the spec cannot say: custom domains, CloudFlare, declared links.
        naming: Whose public names to use.

    Raises:
        AccessError: the overlay cannot be read, or names what the app does not have.

    """
    overlay, access_file = read_access(PublicAccess() if access is None else access)
    routes = Routes(spec, overlay)
    refuse_unknown(spec, routes, overlay, access_file)
    references = find_references(spec, routes, frozenset(overlay.show))
    if called := protocols_of_calls(references):  # what calls a port tells what it speaks
        routes = Routes(spec, overlay, called)
        references = find_references(spec, routes, frozenset(overlay.show))
    hosts = public_hosts(overlay, naming, routes)
    ids = {component.key: f"component.{part(component.key)}" for component in spec.components}
    if spec.encrypted:
        ids[spec.name] = f"component.{part(spec.name)}"

    proxies = cloudflare_nodes(overlay)
    forwards = forward_edges(hosts, routes, ids)
    stopped = {(ids[route.component], route.public) for route in routes.routes if route.stopped}
    tried = {(edge.target, edge.port): edge.problem for edge in forwards}
    served = {at for at, problem in tried.items() if not problem or at in stopped}
    directs = direct_edges(routes, served, ids)
    nobodys = frozenset(name.host for name in routes.of_other(FDM)) if naming is FDM else frozenset()
    calls = [*call_edges(references, ids, nobodys, names_proxied(proxies)), *declared_edges(overlay.links, ids, spec)]
    mounts = mount_edges(spec, ids)
    outside = call_nodes(references)
    volumes = volume_nodes(spec)
    requests = with_answers(request_edges(hosts, proxies, overlay.domains, routes), hosts, forwards)
    edges = merge_edges([*requests, *forwards, *directs, *calls, *mounts])

    nodes: list[Node] = []
    called_edge = any(edge.target == EDGE for edge in edges)
    if any(edge.source == BROWSER for edge in edges):
        nodes.append(Browser(id=BROWSER, label=PUBLIC_LABELS[BROWSER]))
    nodes += proxies
    if hosts or called_edge:
        others, passes = routes.of_other(naming), passed_on(edges)
        nodes.append(FluxEdge(id=EDGE, label=PUBLIC_LABELS[EDGE], hosts=hosts, other_hosts=others, passes=passes))
    nodes += [
        _component(spec, component, routes, ids, edges, references, overlay.show) for component in spec.components
    ]
    if spec.encrypted:
        nodes.append(_opaque(spec, ids[spec.name]))
    nodes += [*volumes, *outside]
    provenance = Provenance(spec, overlay, routes, tuple(references), access_file)
    data: tuple[tuple[str, AppDataKind], ...] = tuple(
        (each.name or each.key, _kept(spec, each)) for each in spec.components if has_data(each)
    )
    data = ((spec.name, "unknown"),) if spec.encrypted else data
    apps = [App(name=spec.name, instances=spec.instances, data=data, draft=spec.draft)]
    notes = topology_notes(spec, overlay, naming, routes, hosts, silent_on_standbys(nodes, edges, apps))
    return Topology(spec.name, naming.name, spec.instances, nodes, edges, notes, spec.warnings, apps, provenance)


def _kept(spec: AppSpec, component: WrittenComponent) -> AppDataKind:
    """Return what becomes of a component's data, by FluxOS or by the database itself."""
    kind = data_kind(component)
    database = detect_technology(component.image, component.name).role == "database"
    return "clustered" if kind == "own" and database and replicates_itself(spec, component) else kind


def _component(
    spec: AppSpec,
    component: WrittenComponent,
    routes: Routes,
    ids: dict[str, str],
    edges: Iterable[Edge],
    references: Iterable[Reference],
    show: tuple[str, ...],
) -> Component:
    technology = detect_technology(component.image, component.name)
    published = any(port.public is not None for port in component.ports)
    own = [mount for mount in component.mounts if mount.component is None]
    return Component(
        id=ids[component.key],
        label=component.name or "(no name)",
        name=component.name,
        key=component.key,
        index=component.index,
        host=host_of(spec, component),
        image=component.image,
        technology=technology.name,
        role=technology.role,
        exposure="public" if published else "private",
        data=data_kind(component) if has_data(component) else None,
        ports=tuple(_ports(component, routes, ids[component.key], edges)),
        cpu=component.resources.cpu,
        ram=component.resources.ram,
        hdd=component.resources.hdd,
        mounts=tuple(f"{mount.flags}:{mount.path}" if mount.flags else mount.path for mount in own),
        shown=tuple(
            ShownVariable(name=variable.name, value=variable.value.reveal())
            for variable in component.environment
            if variable.name in show
        ),
        notes=component_notes(component, references),
    )


def _ports(component: WrittenComponent, routes: Routes, node: str, edges: Iterable[Edge]) -> Iterator[Port]:
    """Return the published ports, then those that only links tell of."""
    told: set[int] = set()
    for mapping, detected in zip(component.ports, routes.detected[component.key], strict=True):
        told |= {mapping.container} if mapping.container is not None else set()
        yield Port(
            public=mapping.public,
            container=mapping.container,
            protocol=detected.protocol,
            http=detected.is_http,
            assumed=detected.assumed,
            reason=detected.reason,
            protected=detected.protected,
        )
    for edge in edges:
        is_call = edge.target == node and edge.kind == "internal" and not edge.problem
        if is_call and edge.port is not None and edge.port not in told:
            told.add(edge.port)
            detected = routes.detected_protocol(component.key, edge.port)
            # One caller's wish for TLS is not what is spoken where the image or a setting tells.
            protocol = detected.protocol if detected.settled else edge.protocol or ""
            yield Port(container=edge.port, protocol=protocol, assumed=edge.assumed, reason="link")


def _opaque(spec: AppSpec, node: str) -> Component:
    return Component(
        id=node,
        label=spec.name,
        name=spec.name,
        key=spec.name,
        index=0,
        host="",
        exposure="hidden",
        notes=("Enterprise app: its components are encrypted, and only the nodes that run it can read them.",),
    )
