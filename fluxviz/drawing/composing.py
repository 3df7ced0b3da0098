"""``compose``: from a topology to a scene: filtered by view and detail, and grouped where it would not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from fluxviz.drawing.grouping import GROUPINGS, Key, app_cards, group_cards, name_called
from fluxviz.drawing.rows import reach
from fluxviz.drawing.scene import DETAILS, TERSE, Detail, DrawnEdge, DrawnNode, Scene, View
from fluxviz.topology import CloudFlare, Component, Edge, External, FluxEdge, Node, Topology, Unresolved
from fluxviz.topology.doors import doors_beside_edge

if TYPE_CHECKING:
    from fluxviz.checks import Finding
    from fluxviz.topology.remarks import Remarks

MAX_ZONES = 2
"""How many CloudFlare zones stand on cards of their own."""

MAX_FORWARDS = 6
"""How many lines leave the edge's card before those to one component are drawn as one."""

MAX_PORT_LINES = 3
"""How many lines of a kind end on one component before they are drawn as one."""

MAX_OUTSIDE = 6
"""How many cards stand outside the app before those of a kind become one."""

_OUTWARDS = ("egress", "unresolved")
"""Kinds of lines of which those between two cards are drawn as one, as the least protected of them."""

_PORTS = ("forward",)
"""Kinds of lines of which those to one port are drawn as one: HTTP, and TCP where the edge passes that, too."""

MAX_AS_ASKED = 12
"""How many components a picture may have to be drawn as asked, whatever it takes; FluxOS allows an app 10."""

MAX_CARDS = 500
"""How many cards of components one picture holds."""

MAX_ESTATE = 24
"""How many components several apps may have together for a card each: with more their picture is over 4,000 px wide."""

MAX_APPS = 2000
"""How many cards of apps a picture holds whose calls to each other are drawn."""

MAX_REACH = 1000
"""How many rows the lines of a picture may cross together: with 1,000 the engine takes 2 to 5 s."""

_PUBLIC = ("request", "proxy", "forward", "direct", "browser_call")


def compose(
    topology: Topology,
    detail: Detail = "network",
    view: View = "all",
    remarks: Mapping[str, Remarks] = MappingProxyType({}),
    findings: Iterable[Finding] = (),
) -> Scene:
    """Decide what is drawn.

    Args:
        topology: What there is.
        detail: ``apps``: a card for each app; ``groups``: one for components of a kind; ``overview``: who talks to
            whom; ``network``: hosts and ports; ``full``: images, resources, evidence. Where a picture could not be
            read, or would take minutes, the next lower one is taken, and the picture says so.
        view: ``public``: the public path only; ``internal``: what is behind it only; ``all``: everything.
        remarks: Id of each part that changed to what is said of it, for the picture of a change.
        findings: What is wrong, to be numbered and listed.

    """
    return next(scenes(topology, detail, view, remarks, findings))


def scenes(
    topology: Topology,
    detail: Detail = "network",
    view: View = "all",
    remarks: Mapping[str, Remarks] = MappingProxyType({}),
    findings: Iterable[Finding] = (),
) -> Iterator[Scene]:
    """Yield the scenes that can be drawn, from the one that says most of what is asked for to the one that says least.

    The engine now and then fails on one; then the next will do. See :func:`compose`.
    """
    listed = tuple(findings)
    scene = Scene(topology, detail, (), (), view=view)
    for level, key in _steps(topology, detail):
        if level == "apps":
            cards, lines = _apps(topology, listed)
        else:
            cards, lines = _parts(topology, level, view, key)
        scene = Scene(topology, level, tuple(cards), tuple(lines), remarks, listed, asked=detail, view=view)
        if can_be_drawn(scene):
            yield scene
    called = {card.id: [line.target for line in scene.edges if line.source == card.id] for card in scene.nodes}
    yield replace(scene, nodes=name_called(scene.nodes, called), edges=(), unlinked=True)


def _steps(topology: Topology, detail: Detail) -> Iterator[tuple[Detail, Key | None]]:
    """Yield the levels of detail from the one asked for downwards, each with what components are grouped by."""
    most = MAX_CARDS if len(topology.apps) == 1 else MAX_ESTATE
    many = len(topology.components) > most
    for level in reversed(DETAILS[: DETAILS.index(detail) + 1]):
        if level == "groups":
            if len(topology.apps) == 1 or detail == "groups":
                yield from ((level, key) for key in GROUPINGS)
        elif level == "apps":
            if len(topology.apps) > 1 or detail == "apps":
                yield level, None
        elif not many:
            yield level, None


def can_be_drawn(scene: Scene) -> bool:
    """Return whether the engine lays a scene out in seconds; the same on every machine, so no clock is asked."""
    if len(scene.topology.components) <= MAX_AS_ASKED:
        return True
    most = MAX_APPS if scene.detail == "apps" else MAX_CARDS
    return len(scene.component_cards) <= most and reach(scene) <= MAX_REACH


def _parts(topology: Topology, detail: Detail, view: View, key: Key | None) -> tuple[list[DrawnNode], list[DrawnEdge]]:
    """Return the cards and lines of components, each on its own or in groups."""
    nodes, edges = shown_parts(topology, detail, view)
    cards = {card.id: card for card in _cards(nodes, edges, key)}
    card_of = {member.id: card.id for card in cards.values() for member in card.members}
    return list(cards.values()), list(_lines(edges, card_of, detail))


def shown_parts(topology: Topology, detail: Detail, view: View) -> tuple[list[Node], list[Edge]]:
    """Return the nodes and edges that a view shows; in full detail, with the open doors of ports that the edge serves.

    Where each app is a card, a view leaves nothing out.
    """
    if detail == "apps":
        return [*topology.nodes], [*topology.edges]
    edges = [edge for edge in topology.edges if view == "all" or (edge.kind in _PUBLIC) == (view == "public")]
    if detail == "full" and view != "internal":
        edges += doors_beside_edge(topology)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = [node for node in topology.nodes if node.kind == "component" or node.id in ends or _stays(node, view)]
    if view == "public":
        nodes = [node for node in nodes if node.kind != "component" or node.id in ends]
    return nodes, edges


def _apps(topology: Topology, findings: Iterable[Finding]) -> tuple[list[DrawnNode], list[DrawnEdge]]:
    """Return a card for each app, and a line for each that calls a public name of another."""
    cards = app_cards(topology, Counter(finding.component for finding in findings))
    home = {member.id: card.id for card in cards for member in card.members}
    owner = {component.key: home[component.id] for component in topology.components}
    edge_node = next((node for node in topology.nodes if isinstance(node, FluxEdge)), None)
    names = (*edge_node.hosts, *edge_node.other_hosts) if edge_node else ()
    owners: dict[str, set[str]] = {}
    for name in names:
        for host in (name.host, *name.also):
            if name.component in owner:
                owners.setdefault(host, set()).add(owner[name.component])
    calls: dict[tuple[str, str, bool], list[Edge]] = {}
    for edge in topology.of_kind("egress", "browser_call", "internal"):
        source, leads = home.get(edge.source), owners.get(edge.host or "", set()) if edge.enters else set()
        target = home.get(edge.target) or (source if source in leads else min(leads, default=None))
        if source is not None and target is not None and source != target:
            calls.setdefault((source, target, bool(edge.problem)), []).append(edge)
    return cards, [
        DrawnEdge(source, target, tuple(sorted(edges, key=_promise)), by_edge=any(edge.enters for edge in edges))
        for (source, target, _), edges in calls.items()
    ]


def _promise(edge: Edge) -> tuple[int, bool]:
    """Order edges that are drawn as one by what they promise, the least first: the line promises no more."""
    return {False: 0, None: 1, True: 2}[edge.encrypted], not edge.assumed


def _stays(node: Node, view: View) -> bool:
    return view == "all" or (view == "public" and node.kind in ("browser", "edge", "cloudflare"))


def _cards(nodes: Sequence[Node], edges: Sequence[Edge], key: Key | None) -> Iterable[DrawnNode]:
    """Yield a card for each node, or for several that say the same to a reader."""
    if key is not None:
        yield from group_cards([node for node in nodes if isinstance(node, Component)], edges, key)
        nodes = [node for node in nodes if not isinstance(node, Component)]
    proxies = [node for node in nodes if isinstance(node, CloudFlare)]
    outside = [node for node in nodes if isinstance(node, (External, Unresolved))]
    for node in nodes:
        if isinstance(node, (External, Unresolved)):
            continue
        if not isinstance(node, CloudFlare) or len(proxies) <= MAX_ZONES:
            yield DrawnNode(node.id, (node,))
        else:
            same = tuple(each for each in proxies if _settings(each) == _settings(node))
            if same[0] is node:
                yield DrawnNode(node.id, same)
    groups = _grouped(outside, edges, by_caller=True)
    if len(groups) > MAX_OUTSIDE:
        groups = _grouped(outside, edges, by_caller=False)
    for number, members in enumerate(groups, 1):
        name = members[0].id if len(members) == 1 else f"outside.{number}"
        yield DrawnNode(name, tuple(members))


def _settings(node: CloudFlare) -> tuple[str, bool]:
    return node.ssl, node.always_https


def _grouped(outside: Iterable[Node], edges: Iterable[Edge], *, by_caller: bool) -> list[list[Node]]:
    """Group the hosts outside by kind, and by who calls them."""
    callers: dict[str, set[str]] = {}
    for edge in edges:
        callers.setdefault(edge.target, set()).add(edge.source)
    groups: dict[tuple[str, frozenset[str]], list[Node]] = {}
    for node in outside:
        who = frozenset(callers.get(node.id, ())) if by_caller else frozenset()
        groups.setdefault((node.kind, who), []).append(node)
    return list(groups.values())


def _lines(edges: Sequence[Edge], card_of: dict[str, str], detail: Detail) -> Iterable[DrawnEdge]:
    """Yield a line for each edge, or for several between the same two cards."""
    places = {(edge.kind, edge.source, edge.target, edge.port if edge.kind in _PORTS else edge.id) for edge in edges}
    count = Counter((kind, target) for kind, _, target, _ in places)
    forwards = sum(kind == "forward" for kind, *_ in places)
    bundles: dict[tuple[object, ...], list[Edge]] = {}
    for edge in edges:
        source, target = card_of[edge.source], card_of[edge.target]
        same = count[edge.kind, edge.target]
        together = (
            detail in TERSE
            or edge.kind in ("browser_call", "request", "proxy")
            or target.startswith("outside.")
            or (edge.kind == "egress" and edge.enters)
            or (edge.kind == "forward" and (same >= MAX_PORT_LINES or forwards > MAX_FORWARDS))
            or (edge.kind == "direct" and same > MAX_PORT_LINES)
        )
        whole = (source, target, edge.kind)
        sort = (edge.problem, edge.encrypted)
        if together and edge.kind in _OUTWARDS:
            key: tuple[object, ...] = (*whole, bool(edge.problem))
        elif together:
            key = (*whole, *sort, edge.assumed)
        else:
            key = (*whole, edge.port, *sort) if edge.kind in _PORTS else (edge.id,)
        bundles.setdefault(key, []).append(edge)
    for members in bundles.values():
        if members[0].kind in _OUTWARDS:
            members.sort(key=_promise)
        first = members[0]
        yield DrawnEdge(card_of[first.source], card_of[first.target], tuple(members))
