"""Changes: what is different between two topologies, in topology words, and as parts that can be applied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from fluxviz.frozen import Frozen
from fluxviz.topology import App, Edge, Node, Topology

ChangeKind = Literal[
    "opened", "closed", "broken", "mended", "lost", "gained", "moved", "encryption", "removed", "added", "renamed",
    "name lost", "name gained", "name moved", "proxy", "image", "storage", "instances", "resources",
    "sealed",
]  # fmt: skip
MIRRORED: dict[str, ChangeKind] = {
    "opened": "closed",
    "closed": "opened",
    "broken": "mended",
    "mended": "broken",
    "lost": "gained",
    "gained": "lost",
    "removed": "added",
    "added": "removed",
    "name lost": "name gained",
    "name gained": "name lost",
}
"""Kinds that turn into each other when old and new change places; the others stay what they are."""

RANKS: tuple[ChangeKind, ...] = (
    "sealed", "opened", "broken", "lost", "name lost", "removed", "encryption", "proxy", "moved", "name moved",
    "closed", "renamed", "added", "gained", "name gained", "mended", "image", "storage", "instances", "resources",
)  # fmt: skip
"""How much kinds matter: what cannot be read, what becomes public and what stops working first."""

QUIET: frozenset[str] = frozenset({"resources"})
"""Kinds that are told only where they are asked for."""


class Change(Frozen):
    """One change.

    Attributes:
        kind: What kind it is; see ``RANKS``.
        text: In a sentence.
        old: Id of the node or edge it was; empty where there was none.
        new: Id of the node or edge it is now; empty where there is none.
        before: What it was, in short; empty where it was not there.
        after: What it is now, in short; empty where it is gone.

    """

    kind: ChangeKind
    text: str
    old: str = ""
    new: str = ""
    before: str = ""
    after: str = ""


class NodeDelta(Frozen):
    """A node that is not what it was; None on the side where it is not there."""

    before: Node | None
    after: Node | None


class EdgeDelta(Frozen):
    """An edge that is not what it was; None on the side where it is not there."""

    before: Edge | None
    after: Edge | None


class Frame(Frozen):
    """What a topology is besides its nodes and edges."""

    app: str
    naming: str
    instances: int | None
    apps: tuple[App, ...]
    notes: tuple[str, ...]


class Changes(Frozen):
    """All that is different, what matters most first.

    Attributes:
        items: The changes in topology words; quiet ones too.
        nodes: The nodes that are not what they were.
        edges: The edges that are not what they were.
        after: The frame of the new topology.

    """

    items: tuple[Change, ...]
    nodes: tuple[NodeDelta, ...]
    edges: tuple[EdgeDelta, ...]
    after: Frame

    def __bool__(self) -> bool:
        return bool(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.items)

    @property
    def loud(self) -> tuple[Change, ...]:
        """The changes that are told without being asked for."""
        return tuple(change for change in self.items if change.kind not in QUIET)

    def apply(self, topology: Topology) -> Topology:
        """Make the new topology of the old one."""
        gone = {delta.before.id for delta in self.nodes if delta.before is not None}
        lost = {delta.before.id for delta in self.edges if delta.before is not None}
        nodes = [node for node in topology.nodes if node.id not in gone]
        edges = [edge for edge in topology.edges if edge.id not in lost]
        nodes += [delta.after for delta in self.nodes if delta.after is not None]
        edges += [delta.after for delta in self.edges if delta.after is not None]
        frame = self.after
        return Topology(frame.app, frame.naming, frame.instances, nodes, edges, frame.notes, (), frame.apps)

    def text(self) -> str:
        """Describe the changes, a line each; quiet ones are left out."""
        return "\n".join(change.text for change in self.loud) or "No change to the network."

    def __repr__(self) -> str:
        return f"Changes({len(self.loud)} change(s))"
