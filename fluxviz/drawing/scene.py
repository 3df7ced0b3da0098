"""A scene: what of a topology is drawn, and what is drawn as one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from fluxviz.changes import Remarks
from fluxviz.topology import Component, Edge, Node, Topology

Detail = Literal["overview", "network", "full"]
DETAILS: tuple[Detail, ...] = ("overview", "network", "full")
View = Literal["all", "public", "internal"]
VIEWS: tuple[View, ...] = ("all", "public", "internal")


@dataclass(frozen=True)
class DrawnNode:
    """A card.

    Attributes:
        id: Its id: that of its node, or one of its own where it stands for several.
        members: The nodes it stands for.

    """

    id: str
    members: tuple[Node, ...]

    @property
    def node(self) -> Node:
        """The first of its nodes."""
        return self.members[0]


@dataclass(frozen=True)
class DrawnEdge:
    """A line.

    Attributes:
        source: Id of the card it starts from.
        target: Id of the card it leads to.
        members: The edges it stands for.

    """

    source: str
    target: str
    members: tuple[Edge, ...]

    @property
    def edge(self) -> Edge:
        """The first of its edges."""
        return self.members[0]

    @property
    def id(self) -> str:
        """Its id: that of its first edge."""
        return self.edge.id


@dataclass(frozen=True)
class Scene:
    """What is drawn.

    Attributes:
        topology: What it is drawn from.
        detail: How much is said.
        nodes: The cards.
        edges: The lines.
        remarks: Id of each part that changed to what is said of it, in the picture of a change.

    """

    topology: Topology
    detail: Detail
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    remarks: Mapping[str, Remarks] = field(default_factory=dict)

    @property
    def components(self) -> tuple[Component, ...]:
        """The components that are drawn, in the order of the spec."""
        return tuple(drawn.node for drawn in self.nodes if isinstance(drawn.node, Component))

    def remarks_of(self, drawn: DrawnNode | DrawnEdge) -> Remarks | None:
        """Give what is said of a part that changed, for all that it stands for; None where nothing did."""
        found = [self.remarks[member.id] for member in drawn.members if member.id in self.remarks]
        if not found:
            return None
        statuses = {each.status for each in found}
        whole = len(found) == len(drawn.members) and len(statuses) == 1
        lines = tuple(dict.fromkeys(line for each in found for line in each.lines))
        return Remarks(found[0].status if whole else "changed", lines)

    def edges_of(self, *kinds: str) -> list[DrawnEdge]:
        """Give the lines of these kinds."""
        return [drawn for drawn in self.edges if drawn.edge.kind in kinds]
