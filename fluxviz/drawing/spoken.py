"""What a picture says to those who do not see it; where one shows both sides of a change, what is gone as gone."""

from __future__ import annotations

from collections.abc import Mapping

from fluxviz.drawing.composing import shown_parts
from fluxviz.drawing.scene import Scene, View
from fluxviz.topology import Edge, Node, Topology
from fluxviz.topology.remarks import PROBED, Remarks
from fluxviz.topology.sentences import describe, describe_edge, describe_node, title_of

_OPENINGS = {
    "added": "New: ",
    "removed": "Gone: ",
    "changed": "Changed: ",
    "confirmed": "Probed, as drawn: ",
    "refuted": "Probed, not as drawn: ",
    "untold": "Not told by a probe: ",
}
_SIDES: Mapping[View, str] = {
    "all": "",
    "public": "Only the public side is shown.",
    "internal": "Only the internal side is shown.",
}
"""What is said of a picture that leaves a side out."""


def spoken_title(topology: Topology, remarks: Mapping[str, Remarks]) -> str:
    """Return the title of a picture: one of both sides of a change says that it shows them."""
    title = title_of(topology)
    return f"Changes of the {title[:1].lower()}{title[1:]}" if remarks and topology.new_side is not None else title


def spoken(part: Node | Edge, topology: Topology, remarks: Mapping[str, Remarks]) -> str:
    """Describe a part, beginning with what became of it."""
    said = describe_edge(part, topology) if isinstance(part, Edge) else describe_node(part)
    found = remarks.get(part.id)
    if found is None or not (topology.new_side is not None or found.status in PROBED):
        return said
    seen = (
        "; ".join(f"{each.text}: {each.host}" if each.host else each.text for each in found.lines)
        if found.status in PROBED
        else ""
    )
    return f"{_OPENINGS[found.status]}{said}{f' Seen: {seen}.' if seen else ''}"


def spoken_whole(scene: Scene) -> str:
    """Describe a whole picture in sentences, a line each: what it shows, and no more.

    Of a change, what is there comes first, then what is gone.
    """
    topology, remarks = scene.topology, scene.remarks

    def is_gone(part: Node | Edge) -> bool:
        return topology.new_side is not None and part.id in remarks and remarks[part.id].status == "removed"

    nodes, edges = shown_parts(topology, scene.detail, scene.view)
    gone = [spoken(part, topology, remarks) for part in (*nodes, *edges) if is_gone(part)]
    probed = [edge for edge in edges if edge.id in remarks and remarks[edge.id].status in PROBED]
    after = gone or [spoken(edge, topology, remarks) for edge in probed]
    if gone or (len(nodes), len(edges)) != (len(topology.nodes), len(topology.edges)):
        there = topology.with_parts(
            [node for node in nodes if not is_gone(node)], [edge for edge in edges if not is_gone(edge)]
        )
    else:
        there = topology
    whole = topology if there is not topology and not gone else there
    return "\n".join([describe(there, whole, _SIDES[scene.view] if scene.detail != "apps" else ""), *after])
