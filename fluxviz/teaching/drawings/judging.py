"""What is said to a connection that was drawn and is not so: from which belief it comes, and never the right one."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.teaching.drawings.cards import CLOUDFLARE, Cards, is_here, is_nobody
from fluxviz.teaching.drawings.comparing import Aspect, Mark, expected_links
from fluxviz.teaching.drawings.links import Link
from fluxviz.teaching.misconceptions import THOUGHT_ENCRYPTED, THOUGHT_PLAIN, Slip
from fluxviz.topology import BROWSER, EDGE, CloudFlare, Component, FluxEdge, Node, Topology


def judge_mark(mark: Mark, topology: Topology, cards: Cards) -> tuple[Slip, ...]:
    """Return what to say to a connection; nothing to one that is right."""
    link = mark.link
    if mark.status == "right":
        return ()
    if mark.status == "beside":
        own = "That is so, and was not asked for."
        if link.source == "browser" and link.target != EDGE:
            own = "That port is open, past the edge; draw the way that visitors come, too."
        return (Slip("", own=own),)
    if mark.status == "wrong" and mark.expected is not None:
        return tuple(_wrong(aspect, mark, topology) for aspect in mark.wrong)
    return (_extra(link, topology, cards),)


def _wrong(aspect: Aspect, mark: Mark, topology: Topology) -> Slip:
    link, expected = mark.link, mark.expected
    assert expected is not None  # noqa: S101 - it is wrong beside something
    if aspect == "protocol":
        return Slip("", own="The protocol is not right." if link.protocol else "The protocol is missing.")
    if aspect == "port":
        if link.port is None:
            return Slip("", own="The port is missing.")
        target = topology.node(link.target)
        public = {port.public for port in target.ports} if isinstance(target, Component) else set()
        if expected.kind == "internal" and link.port in public:
            return Slip("", "public_port_inside")
        if link.port in {edge.container_port for edge in expected.edges}:
            return Slip("", own="That is the port in the container. From outside, the public port is called.")
        return Slip("", own="The port is not right.")
    if link.encrypted is None:
        return Slip("", own="Say whether it is encrypted.")
    belief = (THOUGHT_ENCRYPTED if link.encrypted else THOUGHT_PLAIN).get(expected.kind, "")
    return Slip("", belief, own="" if belief else "The padlock is not right.")


def _extra(link: Link, topology: Topology, cards: Cards) -> Slip:
    nodes: dict[str, Node] = {node.id: node for node in topology.nodes}
    source, target = nodes.get(link.source), nodes.get(link.target)
    ends = {(each.link.source, each.link.target) for each in expected_links(topology, cards)}
    names = cards.name(link.source), cards.name(link.target)
    if is_nobody(link.target) or is_nobody(link.source):
        return _with_nobody(link, topology, names)
    if (link.source, link.target) in ends:
        return Slip("", own=f"One connection more than there are from {names[0]} to {names[1]}.")
    if isinstance(source, Component) and link.target == EDGE and link.host:
        return _from_component(source, target, topology, names)
    if (link.target, link.source) in ends:
        return Slip("", "arrow_is_the_data")
    if link.target == BROWSER:
        return Slip(
            "", own="Nobody calls the browser: it calls, and what it asks for comes back on the same connection."
        )
    if link.source == link.target:
        belief = "component_has_a_public_name" if link.source == EDGE and link.host else ""
        return Slip("", belief, own="" if belief else "It leads back to where it starts.")
    if isinstance(source, Component):
        return _from_component(source, target, topology, names)
    if not isinstance(target, Component):
        if isinstance(source, CloudFlare) or link.source == EDGE:
            return Slip("", "edge_calls_by_itself" if link.source == EDGE else "", own=_no_call(names))
        proxied = any(isinstance(node, CloudFlare) for node in nodes.values())
        return Slip("", "tls_passes_cloudflare" if link.target == EDGE and proxied else "", own=_no_call(names))
    if isinstance(source, CloudFlare):
        return Slip("", own="CloudFlare passes requests on to the Flux edge, and to nobody behind it.")
    if link.host == target.host.lower() and target.host and link.source == "browser":
        return Slip("", "internal_name_in_browser")
    if not any(port.public is not None for port in target.ports):
        return Slip("", "everything_is_public")
    if link.source == EDGE:
        return Slip("", own=f"The edge passes on what it has a name for, and speaks HTTP. Ask what {names[1]} speaks.")
    if (EDGE, link.target) in ends:
        return Slip("", own=f"The edge is left out: what visitors ask of {names[1]} goes through it.")
    return Slip("", own=f"{names[1]} has a public port, and this is not how it is called there.")


def _with_nobody(link: Link, topology: Topology, names: tuple[str, str]) -> Slip:
    if is_here(link.source) or is_here(link.target):
        return Slip("", "localhost_is_the_neighbour")
    if names[1] == CLOUDFLARE or names[0] == CLOUDFLARE:
        return Slip("", "cloudflare_stands_everywhere")
    first = names[1].partition(".")[0]
    if any(each.name and each.name.lower() in first for each in topology.components):
        return Slip("", "component_has_a_public_name")
    return Slip("", own=f"Nobody has the name {names[1]}.")


def _from_component(source: Component, target: Node | None, topology: Topology, names: tuple[str, str]) -> Slip:
    by_page = bool(_ways_to_call(source) & set(_called_for(topology)))
    if by_page and (not isinstance(target, Component) or _is_called_by_page(topology, source, target)):
        return Slip("", "container_calls_for_the_browser")
    if isinstance(target, (CloudFlare, FluxEdge)):
        return Slip("", "public_name_inside")
    return Slip("", own=f"No setting of {names[0]} names {names[1]}.")


def _called_for(topology: Topology) -> Iterator[str]:
    """Yield the components whose pages make calls in the browser."""
    for edge in topology.of_kind("browser_call"):
        yield from (one.component for one in edge.evidence)


def _is_called_by_page(topology: Topology, source: Component, target: Component) -> bool:
    hosts = {
        edge.host
        for edge in topology.of_kind("browser_call")
        if any(one.component in _ways_to_call(source) for one in edge.evidence)
    }
    edge = next((node for node in topology.nodes if isinstance(node, FluxEdge)), None)
    names = (*edge.hosts, *edge.other_hosts) if edge else ()
    return any(name.component == target.key and hosts & {name.host, *name.also} for name in names)


def _ways_to_call(component: Component) -> set[str]:
    return {component.name, component.key, component.label}


def _no_call(names: tuple[str, str]) -> str:
    return f"{names[0]} does not call {names[1]}."
