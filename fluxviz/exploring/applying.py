"""``apply_what_if``: an app and its public access after a change, without touching what was written."""

from __future__ import annotations

from collections.abc import Mapping

from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.exploring.custom_domains import domains_after, with_domain, with_domain_alone, with_domains
from fluxviz.exploring.describing import describe_what_if
from fluxviz.exploring.what_if import Case, WhatIf, make_case, published_key, split_key
from fluxviz.spec import AppSpec, Component, CustomDomain, Mount, PortMapping, PublicAccess
from fluxviz.topology import Component as ComponentNode
from fluxviz.topology import Edge, Naming, Port, Topology, build


def apply_what_if(spec: AppSpec, access: PublicAccess, naming: Naming, what_if: WhatIf) -> Case:
    """Return an app as it would be.

    Args:
        spec: The app as it is.
        access: Its public access as it is.
        naming: Whose public names to use.
        what_if: The changes.

    Raises:
        UnknownNameError: a change names a component or a port that is not there, or leaves no component.
        FluxvizError: a custom domain is no host name; or two components would have one public port.

    """
    _refuse_unknown(spec, what_if)
    _refuse_unheard(spec, access, naming, what_if)
    domain, renamed = what_if.domain, with_domains(spec, access, what_if.domains)
    if domain is None:
        spec, access = renamed
    elif (alone := with_domain_alone(spec, access, domain)) is not None:
        (spec, access), domain = alone, None
    domains = domains_after(spec, access, domain, what_if.proxied, what_if.ssl)
    changed = spec.model_copy(update={"components": _components(spec, what_if)})
    _refuse_taken_ports(changed, what_if)
    if domain is not None:
        changed = with_domain(changed, domains)
    gone = {component.key for component in spec.components} - {component.key for component in changed.components}
    overlay = access.model_copy(
        update={
            "domains": tuple(_still_leading(domain, changed, what_if) for domain in domains),
            "links": tuple(link for link in access.links if not {link.source, link.target} & gone),
        }
    )
    case = make_case(changed, overlay, naming)
    known = case.topology.without(each for each in spec.components if each.key in gone)
    topology = _with_moved_listeners(known, what_if)
    return Case(topology.with_what_if(describe_what_if(topology, what_if)))


def _refuse_unknown(spec: AppSpec, what_if: WhatIf) -> None:
    """Refuse what is not there, so that a slip of the pen is not taken for an answer."""
    keys = [component.key for component in spec.components]
    for name in sorted(what_if.off):
        if name not in keys:
            raise UnknownNameError("component", name, keys)
    if keys and what_if.off >= set(keys):
        raise FluxvizError(f"every component is switched off; leave one of them on: {', '.join(keys)}")
    ports = [
        published_key(component.key, port.public)
        for component in spec.components
        for port in component.ports
        if port.public is not None
    ]
    for name in sorted({*what_if.closed, *what_if.publishes}):
        if name not in ports:
            raise UnknownNameError("public port", name, ports)
    for name in sorted(what_if.listens):
        component, _, port = name.rpartition(":")
        if component not in keys or not port.isdigit():
            raise UnknownNameError("container port", name, [f"{key}:PORT" for key in keys])


def _refuse_unheard(spec: AppSpec, access: PublicAccess, naming: Naming, what_if: WhatIf) -> None:
    """Refuse to move a port that nothing tells of: neither the spec nor a call."""
    heard = {
        published_key(component.key, port.container)
        for component in spec.components
        for port in component.ports
        if port.container is not None
    }
    if heard >= set(what_if.listens):
        return
    topology = build(spec, access=access, naming=naming)
    heard |= {
        published_key(node.key, port.container)
        for node in topology.components
        for port in node.ports
        if port.container is not None
    }
    for name in sorted(what_if.listens):
        if name not in heard:
            raise UnknownNameError("container port", name, sorted(heard))


def _refuse_taken_ports(spec: AppSpec, what_if: WhatIf) -> None:
    """Refuse a public port that another component has: FluxOS takes each once in an app."""
    owners: dict[int, list[str]] = {}
    for component in spec.components:
        for port in component.ports:
            if port.public is not None:
                owners.setdefault(port.public, []).append(component.key)
    for name, number in sorted(what_if.publishes.items()):
        if len(owners.get(number, ())) > 1:
            both = " and ".join(dict.fromkeys(owners[number]))
            raise FluxvizError(f"{name}: {number} would be public port of {both}; FluxOS takes each once in an app")


def _components(spec: AppSpec, what_if: WhatIf) -> tuple[Component, ...]:
    stay = [component for component in spec.components if component.key not in what_if.off]
    places = {component.index: place for place, component in enumerate(stay)}
    return tuple(
        component.model_copy(
            update={
                "index": places[component.index],
                "mounts": tuple(_mounts(component, places)),
                "ports": tuple(_ports(component, what_if)),
            }
        )
        for component in stay
    )


def _mounts(component: Component, places: Mapping[int, int]) -> list[Mount]:
    """Follow the owners of shared volumes to their new places; the volumes of those that went are gone."""
    if all(index == place for index, place in places.items()):
        return list(component.mounts)
    return [
        mount if mount.component is None else mount.model_copy(update={"component": places[mount.component]})
        for mount in component.mounts
        if mount.component is None or mount.component in places
    ]


def _ports(component: Component, what_if: WhatIf) -> list[PortMapping]:
    ports: list[PortMapping] = []
    for port in component.ports:
        if port.public is None:
            ports.append(port)
            continue
        name = published_key(component.key, port.public)
        if name in what_if.closed:
            continue
        update: dict[str, object] = {"public": what_if.publishes.get(name, port.public)}
        moved = None if port.container is None else what_if.listens.get(published_key(component.key, port.container))
        if moved is not None:
            update |= {"container": moved, "heard": moved != port.container}
        ports.append(port.model_copy(update=update))
    return ports


def _still_leading(domain: CustomDomain, spec: AppSpec, what_if: WhatIf) -> CustomDomain:
    """Let a domain follow its port to its new number, and lead where the CNAME does where its port has gone."""
    component, port = domain.component, domain.port
    if port is not None:
        owners = [component] if component else [each.key for each in spec.components]
        names = [published_key(owner, port) for owner in owners]
        port = next((what_if.publishes[name] for name in names if name in what_if.publishes), port)
    there = {(each.key, mapping.public) for each in spec.components for mapping in each.ports}
    if component is not None and component not in {key for key, _ in there}:
        component = None
    if port is not None and not any(number == port and component in (None, key) for key, number in there):
        port = None
    return domain.model_copy(update={"component": component, "port": port})


def _with_moved_listeners(topology: Topology, what_if: WhatIf) -> Topology:
    """Mark each link to a container port that moved: nothing listens there any more."""
    moved = {}
    for name, port in what_if.listens.items():
        component, before = split_key(name)
        if before != port:
            moved[component, before] = port
    if not moved:
        return topology
    keys = {node.id: node.key for node in topology.components}

    def edge_as_it_would_be(edge: Edge) -> Edge:
        now = moved.get((keys.get(edge.target, ""), edge.port or 0))
        if edge.kind != "internal" or now is None:
            return edge
        return edge.model_copy(
            update={"problem": f"nothing listens on {edge.port}: {keys[edge.target]} is on {now} now"}
        )

    def node_as_it_would_be(node: ComponentNode) -> ComponentNode:
        told = {port.container for port in node.ports}
        new = [
            Port(container=now, protocol=port.protocol, http=port.http, reason="link")
            for port in node.ports
            if (now := moved.get((node.key, port.container or 0))) is not None and now not in told
        ]
        return node.model_copy(update={"ports": (*node.ports, *new)}) if new else node

    return topology.with_parts(
        [node_as_it_would_be(node) if isinstance(node, ComponentNode) else node for node in topology.nodes],
        [edge_as_it_would_be(edge) for edge in topology.edges],
    )
