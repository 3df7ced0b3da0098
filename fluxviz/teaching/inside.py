"""Questions about what is inside the app: internal hosts and container ports."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.teaching.asking import Question
from fluxviz.teaching.misconceptions import Slip
from fluxviz.teaching.reading import Reading
from fluxviz.topology import Component, Edge, Port
from fluxviz.topology.identifiers import part
from fluxviz.topology.sentences import describe_edge


def address_inside(reading: Reading) -> Iterator[Question]:
    """Ask at which host and port a component reaches another."""
    for component in reading.components:
        callers: dict[str, list[Edge]] = {}
        for edge in reading.into(component, "internal"):
            callers.setdefault(edge.source, []).append(edge)
        for source, edges in callers.items():
            yield from _of_caller(reading, component, source, edges)
        if not callers:
            yield from _of_anyone(reading, component)


def _of_caller(reading: Reading, component: Component, source: str, edges: list[Edge]) -> Iterator[Question]:
    ports = list(dict.fromkeys(edge.port for edge in edges if edge.port is not None))
    if not ports or not component.host:
        return
    caller = reading.topology.node(source)
    key = caller.key if isinstance(caller, Component) else caller.id
    yield Question(
        id=f"address_inside.{part(key)}.{part(component.key)}",
        kind="address_inside",
        prompt=f"Which host and port does {reading.name(caller)} use to reach {reading.name(component)}?",
        expects="address",
        answers=_addresses(component, ports),
        reason=" ".join(describe_edge(edge, reading.topology) for edge in edges),
        highlighted=(source, *(edge.id for edge in edges), component.id),
        topology=reading.topology,
        slips=_slips(reading, component, ports, caller.name if isinstance(caller, Component) else ""),
    )


def _of_anyone(reading: Reading, component: Component) -> Iterator[Question]:
    ports = list(dict.fromkeys(port.container for port in component.ports if port.container is not None))
    if not ports or not component.host:
        return
    listed = " or ".join(map(str, ports))
    name = reading.name(component)
    yield Question(
        id=f"address_inside.any.{part(component.key)}",
        kind="address_inside",
        prompt=f"Which host and port would another component of the app use to reach {name}?",
        expects="address",
        answers=_addresses(component, ports),
        reason=f"Inside the app {name} is {component.host}, and it listens on container port {listed}.",
        highlighted=(component.id,),
        topology=reading.topology,
        slips=_slips(reading, component, ports),
    )


def _addresses(component: Component, ports: list[int]) -> tuple[str, ...]:
    """Return the guide's form first; the bare component name resolves as well."""
    bare = component.name and f"{component.name}_" in component.host
    hosts = [component.host, component.name] if bare else [component.host]
    return tuple(f"{host}:{port}" for host in hosts for port in ports)


def port_inside(reading: Reading) -> Iterator[Question]:
    """Ask which port a component listens on, where it is not the public one."""
    for component in reading.components:
        for port in component.ports:
            if port.public is None or port.container in (None, port.public):
                continue
            name = reading.name(component)
            yield Question(
                id=f"port_inside.{part(component.key)}.{port.public}",
                kind="port_inside",
                prompt=f"The world calls {name} on port {port.public}. On which port does it listen in its container?",
                expects="port",
                answers=(str(port.container),),
                reason=f"Docker maps port {port.public} of the node to container port {port.container} of {name}; "
                "inside the app, the container port is the one that others call.",
                highlighted=(*(edge.id for edge in _of_port(reading, component, port)), component.id),
                topology=reading.topology,
                slips=(Slip(str(port.public), "public_port_inside"),),
            )


def _of_port(reading: Reading, component: Component, port: Port) -> list[Edge]:
    return [edge for edge in reading.into(component, "forward", "direct") if edge.port == port.public]


def _slips(reading: Reading, component: Component, ports: list[int], caller: str = "") -> tuple[Slip, ...]:
    public = {port.public for port in component.ports if port.public is not None} - set(ports)
    app = component.host.partition("_")[2].casefold()
    name = component.name.casefold()
    others = [each.name.casefold() for each in reading.components if each.name and each.name.casefold() != name]
    mixed = {f"flux{other}_{app}" for other in [caller.casefold(), *others] if other}
    mixed |= {f"flux{name}_{other}" for other in others}
    return (
        Slip("localhost", "localhost_is_the_neighbour"),
        *(Slip(host.host, "public_name_inside") for host in reading.topology.public_hosts),
        *((Slip(f"{name}_{app}", "host_without_prefix"), Slip(f"flux{name}", "host_without_prefix")) if app else ()),
        *(Slip(host, "host_of_the_caller") for host in sorted(mixed - {component.host.casefold()})),
        *(Slip(str(port), "public_port_inside") for port in sorted(public)),
    )
