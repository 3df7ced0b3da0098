"""What an exercise wants of a network, each with what is said while it is not so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from fluxviz.changes.diffing import compare_topologies
from fluxviz.changes.merging import Merged
from fluxviz.checks import check, get_rule
from fluxviz.checks.severity import Severity
from fluxviz.topology import BROWSER, CloudFlare, Component, Topology
from fluxviz.traces import trace


def component_of(topology: Topology, name: str) -> Component | None:
    """Return the component of a name or a key; None where there is none."""
    return next((each for each in topology.components if name in (each.name, each.key, each.label)), None)


def calls(topology: Topology, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Want that one component calls another inside the app, on a port that is there."""
    for source, target in pairs:
        ends = [component_of(topology, name) for name in (source, target)]
        if any(each is None for each in ends):
            yield from _missing(topology, (source, target))
            continue
        start, end = (each.id for each in ends if each is not None)
        edges = [edge for edge in topology.of_kind("internal") if (edge.source, edge.target) == (start, end)]
        if not edges:
            yield f"{source} does not call {target} yet: no setting of {source} names it."
        elif all(edge.failure for edge in edges):
            yield f"{source} calls {target}, and it fails: {edges[0].failure}."


def browser_calls(topology: Topology, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Want that the browser calls one component for the page of another, by a name that leads there."""
    for page, target in pairs:
        end = component_of(topology, target)
        paths = trace(topology, BROWSER, end.id).paths if end and _has_browser(topology) else ()
        if not any(path.works and page in path.called_for for path in paths):
            yield f"The browser does not reach {target} for the page of {page}."


def private(topology: Topology, names: Iterable[str]) -> Iterator[str]:
    """Want components that nobody outside can call."""
    yield from _missing(topology, names)
    for component in filter(None, (component_of(topology, name) for name in names)):
        ports = [port.public for port in component.ports if port.public is not None]
        if ports:
            whose = "the primary's" if component.data == "primary" else "any"
            yield f"{component.name} still publishes port {ports[0]}: anyone can call it on {whose} node."


def off(topology: Topology, names: Iterable[str]) -> Iterator[str]:
    """Want components that do not run."""
    for component in filter(None, (component_of(topology, name) for name in names)):
        yield f"{component.name} still runs."


def public(topology: Topology, names: Iterable[str]) -> Iterator[str]:
    """Want components that a visitor reaches over HTTPS."""
    yield from _missing(topology, names)
    for component in filter(None, (component_of(topology, name) for name in names)):
        if not any(host.works and host.component == component.key for host in topology.public_hosts):
            yield f"No public name leads to {component.name}."


def leads(topology: Topology, hosts: Mapping[str, str]) -> Iterator[str]:
    """Want that a public name leads a visitor to a component."""
    for name, target in hosts.items():
        end = component_of(topology, target)
        found = trace(topology, BROWSER, end.id) if end and _has_browser(topology) else None
        if found is not None and any(name in path.hosts for path in found.paths):
            continue
        failing = [path for path in found.blocked if name in path.hosts] if found else []
        problem = next((path.problem for path in failing if path.problem), "")
        yield f"{name} does not lead to {target}{f': {problem}' if problem else ''}."


def listens(topology: Topology, ports: Mapping[str, int]) -> Iterator[str]:
    """Want components that listen on a container port."""
    yield from _missing(topology, ports)
    for name, port in ports.items():
        component = component_of(topology, name)
        if component is not None and port not in [each.container for each in component.ports]:
            yield f"{name} does not listen on container port {port}."


def publishes(topology: Topology, ports: Mapping[str, int | tuple[int, int] | Mapping[int, int]]) -> Iterator[str]:
    """Want components that publish ports, each on any container port or on the one it is given with.

    All of a component's ports together are wanted as a mapping: one more is told.
    """
    yield from _missing(topology, ports)
    for name, wanted in ports.items():
        component = component_of(topology, name)
        if component is None:
            continue
        pairs: dict[int, int | None] = (
            {wanted: None} if isinstance(wanted, int) else dict([wanted] if isinstance(wanted, tuple) else wanted)
        )
        there = {port.public: port.container for port in component.ports if port.public is not None}
        for public, container in pairs.items():
            if public not in there:
                yield f"{name} does not publish port {public}."
            elif container not in (None, there[public]):
                yield f"Public port {public} of {name} leads to container port {there[public]}, not {container}."
        if isinstance(wanted, Mapping):
            yield from (f"{name} also publishes port {port}." for port in there if port not in pairs)


def ssl(topology: Topology, modes: Mapping[str, str]) -> Iterator[str]:
    """Want that CloudFlare stands before a domain, with an SSL/TLS mode."""
    for name, mode in modes.items():
        found = next((node for node in topology.nodes if isinstance(node, CloudFlare) and name in node.hosts), None)
        if found is None:
            yield f"CloudFlare does not stand before {name}: no settings are given for it."
        elif found.ssl != mode:
            yield f"CloudFlare's SSL/TLS mode for {name} is {found.ssl}."


def change(answer: object, before: Topology, after: Topology) -> Iterator[str]:
    """Want the picture of a change, from one app to another."""
    drawn = getattr(answer, "change", None)
    if not isinstance(drawn, Merged):
        yield "It is no picture of a change: fluxviz.draw_changes draws one."
        return
    if _differ(drawn.before, before):
        yield "It does not begin with the app as it was before."
    if _differ(drawn.after, after):
        yield "It does not end with the app as it is after the change."


def _differ(one: Topology, other: Topology) -> bool:
    return bool(compare_topologies(one, other))


def without(topology: Topology, codes: Iterable[str], *, severity: Severity = "advice") -> Iterator[str]:
    """Want that ``check`` finds none of some rules; it is told by the rule's name alone, and not how to mend it."""
    found = check(topology, select=list(codes)).at_least(severity)
    for code in found.codes:
        where = sorted({finding.component for finding in found.of(code) if finding.component})
        at = f" in {', '.join(where)}" if where else ""
        yield f"fluxviz.check still finds {code}{at}: {get_rule(code).title}."


def _missing(topology: Topology, names: Iterable[str]) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if component_of(topology, name) is None:
            yield f"There is no component {name}."


def _has_browser(topology: Topology) -> bool:
    return any(node.id == BROWSER for node in topology.nodes)
