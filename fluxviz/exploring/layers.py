"""The layers of a picture that can be turned on and off."""

from __future__ import annotations

from typing import Literal

from fluxviz.topology import Edge, Node

Layer = Literal["public", "internal", "egress", "volumes"]
LAYERS: dict[Layer, str] = {
    "public": "Public path",
    "internal": "Internal",
    "egress": "Egress",
    "volumes": "Volumes",
}
"""Layer to what it is called."""

_OF_EDGE: dict[str, Layer] = {
    "request": "public",
    "proxy": "public",
    "forward": "public",
    "direct": "public",
    "browser_call": "public",
    "internal": "internal",
    "egress": "egress",
    "unresolved": "egress",
    "mount": "volumes",
}
_OF_NODE: dict[str, Layer] = {
    "browser": "public",
    "cloudflare": "public",
    "edge": "public",
    "external": "egress",
    "unresolved": "egress",
    "volume": "volumes",
}


def layer_of(part: Node | Edge) -> Layer | Literal[""]:
    """Return the layer of a node or an edge; empty for a component, which always shows."""
    if isinstance(part, Edge):
        return _OF_EDGE[part.kind]
    return _OF_NODE.get(part.kind, "")
