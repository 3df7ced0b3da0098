"""What an exercise wants of the addresses that are built into a page: which components browsers call for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from fluxviz.teaching.misconceptions import MISCONCEPTIONS, Slip
from fluxviz.topology import Edge, FluxEdge, Topology
from fluxviz.topology.own_address import leads_home
from fluxviz.topology.references.vocabulary import read_name

_HOST = re.compile(r"(?:\w+:)?//(?:[^/?#@\s]*@)?(\[[^\]]*\]|[^/?#:\s]+)")


def pages(topology: Topology, wanted: Mapping[str, Iterable[str]]) -> Iterator[Slip]:
    """Want that every address built into the page of a component leads to one of some components, and to no other."""
    for component in topology.components:
        names = {component.name, component.key, component.label} & wanted.keys()
        allowed = {target for name in names for target in wanted[name]}
        for edge in topology.edges if names else ():
            for evidence in edge.evidence:
                if evidence.component == component.key and read_name(evidence.variable).browser:
                    yield from _judged(topology, edge, f"{evidence.variable} of {component.name}", allowed)
        yield from _here(topology, component.key) if names else ()


def _here(topology: Topology, key: str) -> Iterator[Slip]:
    """Say what is wrong with the addresses of the visitor's own machine, to which the network has no line."""
    for component in topology.spec.components if topology.spec is not None else ():
        for variable in component.environment if component.key == key else ():
            found = _HOST.match(variable.value.read().strip())
            if found is not None and leads_home(found[1]) and read_name(variable.name).browser:
                named = f"{variable.name} of {component.name} names {found[1]}"
                own = f"{named}. In a browser, that is the visitor's own machine."
                yield Slip("", "localhost_is_the_neighbour", own)


def _judged(topology: Topology, edge: Edge, setting: str, allowed: set[str]) -> Iterator[Slip]:
    """Say what is wrong with an address that a browser calls, and from which belief it comes."""
    host = (edge.host or "").lower()
    named = f"{setting} names {edge.host}"
    if edge.kind in ("internal", "unresolved") or edge.target in {each.id for each in topology.components}:
        yield _slip(f"{named}.", "internal_name_in_browser")
    elif edge.failure:
        apps = [app.name for app in topology.apps] or [topology.app]
        guides = [f"{each.name}-{app}.".lower() for each in topology.components for app in apps if each.name]
        belief = "component_has_a_public_name" if host.startswith(tuple(guides)) else ""
        yield _slip(f"{named}, and nobody answers: {edge.failure}.", belief)
    elif edge.target not in {node.id for node in topology.nodes if isinstance(node, FluxEdge)}:
        yield _slip(f"{named}, which is no name of this app.")
    elif not allowed.intersection(reached := _reached(topology, host)):
        yield _slip(f"{named}, which leads to {' and '.join(reached) or 'no component'}.")


def _reached(topology: Topology, host: str) -> list[str]:
    """Return the components that the edge passes a public name to."""
    others = [each for node in topology.nodes if isinstance(node, FluxEdge) for each in node.other_hosts]
    keys = {each.component for each in (*topology.public_hosts, *others) if host in (each.host, *each.also)}
    return sorted(each.name for each in topology.components if each.key in keys)


def _slip(own: str, belief: str = "") -> Slip:
    return Slip("", belief, f"{own} {MISCONCEPTIONS[belief].says}" if belief else own)
