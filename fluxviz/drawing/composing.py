"""``compose``: from a topology to a scene: filtered by view and detail, and grouped where it would not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from fluxviz.drawing.scene import Detail, DrawnEdge, DrawnNode, Scene, View
from fluxviz.topology import BROWSER, EDGE, CloudFlare, Edge, External, Node, Topology, Unresolved

if TYPE_CHECKING:
    from fluxviz.changes import Remarks
    from fluxviz.checks import Finding

MAX_ZONES = 2
"""How many CloudFlare zones stand on cards of their own."""

MAX_FORWARDS = 6
"""How many lines leave the edge's card before those to one component are drawn as one."""

MAX_PORT_LINES = 3
"""How many lines of a kind end on one component before they are drawn as one."""

MAX_OUTSIDE = 6
"""How many cards stand outside the app before those of a kind become one."""

_PORTS = ("forward",)
"""Kinds of lines of which those to one port are drawn as one: HTTP, and TCP where the edge passes that, too."""

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
        detail: ``overview``: who talks to whom; ``network``: hosts and ports; ``full``: images, resources, evidence.
        view: ``public``: the public path only; ``internal``: what is behind it only; ``all``: everything.
        remarks: Id of each part that changed to what is said of it, for the picture of a change.
        findings: What is wrong, to be numbered and listed.

    """
    edges = [edge for edge in topology.edges if view == "all" or (edge.kind in _PUBLIC) == (view == "public")]
    if detail == "full" and view != "internal":
        edges += _all_doors(topology)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    nodes = [node for node in topology.nodes if node.kind == "component" or node.id in ends or _stays(node, view)]
    if view == "public":
        nodes = [node for node in nodes if node.kind != "component" or node.id in ends]
    cards = {card.id: card for card in _cards(nodes, edges)}
    card_of = {member.id: card.id for card in cards.values() for member in card.members}
    lines = tuple(_lines(edges, card_of, detail))
    return Scene(topology, detail, tuple(cards.values()), lines, remarks, tuple(findings))


def _all_doors(topology: Topology) -> list[Edge]:
    """Give the open doors of ports that the edge serves, too: they answer on every node's address just the same."""
    return [
        edge.model_copy(
            update={
                "id": f"direct.browser.{edge.id.removeprefix('forward.edge.')}",
                "source": BROWSER,
                "kind": "direct",
                "hosts": (),
            }
        )
        for edge in topology.of_kind("forward")
        if edge.port is not None and edge.protocol != "tcp"
    ]


def _stays(node: Node, view: View) -> bool:
    return view == "all" or (view == "public" and node.kind in ("browser", "edge", "cloudflare"))


def _cards(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterable[DrawnNode]:
    """Yield a card for each node, or for several that say the same to a reader."""
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
            detail == "overview"
            or edge.kind in ("browser_call", "request", "proxy")
            or target.startswith("outside.")
            or (edge.kind == "egress" and target == EDGE)
            or (edge.kind == "forward" and (same >= MAX_PORT_LINES or forwards > MAX_FORWARDS))
            or (edge.kind == "direct" and same > MAX_PORT_LINES)
        )
        whole = (source, target, edge.kind)
        sort = (edge.problem, edge.encrypted)
        if together:
            key: tuple[object, ...] = (*whole, *sort, edge.assumed)
        else:
            key = (*whole, edge.port, *sort) if edge.kind in _PORTS else (edge.id,)
        bundles.setdefault(key, []).append(edge)
    for members in bundles.values():
        first = members[0]
        yield DrawnEdge(card_of[first.source], card_of[first.target], tuple(members))
