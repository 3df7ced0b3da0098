"""FX3: what is open to the internet and should not be, and what should be and is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fluxviz.checks.exposure.front_ends import is_front
from fluxviz.checks.exposure.main_domain import check_main_domain
from fluxviz.checks.exposure.open_doors import OpenDoor, open_door
from fluxviz.checks.exposure.rules import (
    DOMAIN_ON_NO_HTTP,
    FRONT_WITHOUT_PORT,
    NOT_BEHIND_THE_EDGE,
    OPEN_API,
    OPEN_DATA,
    ORPHAN,
)
from fluxviz.checks.findings import Finding
from fluxviz.checks.moving import free_port, port_lists
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component, PortMapping
from fluxviz.spec.hostnames import is_host_name
from fluxviz.topology import GUIDE
from fluxviz.topology.route import Route


def check_exposure(subject: Subject) -> Iterator[Finding]:
    """Find open doors, closed front ends, and an own domain that leads to the wrong place."""
    doors = {
        route: door
        for route in subject.routes.routes
        if (door := open_door(subject, subject.components[route.component], route)) is not None
    }
    shut = [route for route, door in doors.items() if door.should_shut]
    for route in subject.routes.routes:
        if route in doors:
            yield _open(subject, route, doors[route], shut)
        yield from _published(subject, route, is_shut=route in shut)
    yield from check_main_domain(subject, [route for route, door in doors.items() if not door.for_all], shut)
    yield from _unreached(subject)


def _index(component: Component, route: Route) -> int:
    return next(index for index, port in enumerate(component.ports) if port.public == route.public)


def _open(subject: Subject, route: Route, door: OpenDoor, shut: Collection[Route]) -> Finding:
    """Say what a port opens to the internet; the fix takes off all ports of the component that are better shut."""
    component, fix = subject.components[route.component], ""
    address = subject.tcp_address(route)
    edge = f", and at {address} through the edge" if address else ""
    message = f"{component.name} publishes {route.public}, {door.what}"
    opens = "it would be open" if route.stopped else "it is open"  # if anybody listened there
    message = f"{message}: {opens} to the internet on {subject.door(route).nodes}{edge}"
    if door.for_all:
        message += "; leave it out unless the app is there to serve it"
    if door.should_shut:
        off = {each.public for each in shut if each.component == route.component}
        fix = port_lists([port for port in component.ports if port.public not in off])
    return subject.finding(
        OPEN_API if door.for_all else OPEN_DATA,
        subject.port_at(component, "ports", _index(component, route), route.public),
        message,
        fix,
        component=component,
        element=subject.route_element(route),
    )


def _published(subject: Subject, route: Route, *, is_shut: bool) -> Iterator[Finding]:
    """Find what the edge cannot pass on; of a port that is better not published, its domains alone are worth a word."""
    component = subject.components[route.component]
    index = _index(component, route)
    where = subject.port_at(component, "ports", index, route.public)
    element = subject.route_element(route)
    too_long = route.detected.is_http and route is not subject.routes.main and _is_too_long(subject, route)
    if too_long and not is_shut:
        message = f"{component.name}:{route.public} gets no public name: {subject.public_name(route)} would be too long"
        yield subject.finding(NOT_BEHIND_THE_EDGE, where, message, component=component, element=element)
        return
    door = subject.door(route)
    passed = door.host or (route.served.tcp and not route.detected.is_udp)
    if route.detected.is_http or passed or route.stopped:
        return
    speaks = f"{component.name}:{route.public} speaks {route.detected.protocol}"
    domains = [name.host for name in route.served.domains if name.host and not name.problem]
    named = bool(domains) and not route.served.unnamed
    if named:
        message = f"{speaks}, which the HTTP edge cannot pass on to {', '.join(domains)}"
        place = subject.at(component, f"domains[{index}]")
        yield subject.finding(DOMAIN_ON_NO_HTTP, place, message, component=component, element=element)
    if named or is_shut:
        return
    name = subject.public_name(route)
    served = is_host_name(name) and not route.served.unnamed and not subject.routes.service.tcp_only
    edge = f": the edge answers 503 at {name}; it is reached" if served else ": it is reached"
    node = "the primary node's address" if door.primary else "a node's own address"
    message = f"{speaks}{edge} at {node}, on port {route.public}"
    yield subject.finding(NOT_BEHIND_THE_EDGE, where, message, component=component, element=element)


def _is_too_long(subject: Subject, route: Route) -> bool:
    """Return whether the name of a port cannot be where the app's own can."""
    return is_host_name(GUIDE.app_host(subject.spec.name)) and not is_host_name(subject.public_name(route))


def _unreached(subject: Subject) -> Iterator[Finding]:
    if len(subject.spec.components) < 2:
        return
    linked = {end for pair in subject.calls for end in pair}
    called = {target for _, target in subject.calls}
    shared = {
        end
        for component in subject.spec.components
        for mount in component.mounts
        if mount.component is not None
        for end in (component.index, mount.component)
    }
    busy = {reference.component for reference in subject.references}
    for component in subject.spec.components:
        if any(port.public is not None for port in component.ports):
            continue
        where = subject.at(component)
        if is_front(subject, component) and component.key not in called and not component.ports:
            message = f"{component.name} is a front end without a public port: no visitor can reach it"
            fix = port_lists([PortMapping(public=free_port(subject, 31080), container=80)])
            yield subject.finding(FRONT_WITHOUT_PORT, where, message, fix, component=component)
        elif component.key not in linked | busy and component.index not in shared and not component.hidden_environment:
            message = f"{component.name} has no public port, and nothing calls it or is called by it"
            yield subject.finding(ORPHAN, where, message, component=component)
