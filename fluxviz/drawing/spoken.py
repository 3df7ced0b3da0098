"""What a picture says to those who do not see it; where one shows both sides of a change, what is gone as gone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from fluxviz.topology import Edge, Node, Topology
from fluxviz.topology.sentences import describe, describe_edge, describe_node, title_of

if TYPE_CHECKING:
    from fluxviz.changes import Remarks

_OPENINGS = {"added": "New: ", "removed": "Gone: ", "changed": "Changed: "}


def spoken_title(topology: Topology, remarks: Mapping[str, Remarks]) -> str:
    """Return the title of a picture: one of both sides of a change says that it shows them."""
    title = title_of(topology)
    return f"Changes of the {title[:1].lower()}{title[1:]}" if remarks and topology.new_side is not None else title


def spoken(part: Node | Edge, topology: Topology, remarks: Mapping[str, Remarks]) -> str:
    """Describe a part, beginning with what became of it."""
    said = describe_edge(part, topology) if isinstance(part, Edge) else describe_node(part)
    changed = topology.new_side is not None and part.id in remarks
    return f"{_OPENINGS[remarks[part.id].status]}{said}" if changed else said


def spoken_whole(topology: Topology, remarks: Mapping[str, Remarks]) -> str:
    """Describe a whole picture in sentences, a line each; of a change, what is there first, then what is gone."""

    def is_gone(part: Node | Edge) -> bool:
        return topology.new_side is not None and part.id in remarks and remarks[part.id].status == "removed"

    nodes, edges = topology.nodes, topology.edges
    gone = [spoken(part, topology, remarks) for part in (*nodes, *edges) if is_gone(part)]
    if not gone:
        return describe(topology)
    there = topology.with_parts(
        [node for node in nodes if not is_gone(node)], [edge for edge in edges if not is_gone(edge)]
    )
    return "\n".join([describe(there), *gone])
