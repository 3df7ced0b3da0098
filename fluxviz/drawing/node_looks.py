"""What the card of each kind of node is painted with, where a format draws with shapes of its own."""

from __future__ import annotations

from typing import NamedTuple

from fluxviz.topology import Component, FluxEdge, Node

_GROUNDS = {"external": "outside", "unresolved": "outside", "volume": "outside"}
_BORDERS = {"external": "outside_line", "unresolved": "door", "volume": "storage"}


class NodeLook(NamedTuple):
    """A look: the role of its ground, that of its border, and whether that is dashed."""

    fill: str
    border: str
    dashed: bool = False


def look_of(node: Node) -> NodeLook:
    """Return the look of a node's card."""
    if isinstance(node, Component) and node.exposure != "public":
        return NodeLook("private", "private_line", dashed=True)
    return NodeLook(_GROUNDS.get(node.kind, "card"), border_of(node), node.kind == "unresolved")


def border_of(node: Node) -> str:
    """Return the role of a card's border: green where TLS ends, and nowhere else."""
    if isinstance(node, FluxEdge):
        return "secure" if node.ends_tls else "card_line"
    return _BORDERS.get(node.kind, "card_line")
