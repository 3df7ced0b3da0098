"""One topology of two: what is, what came, and what went, each told apart. It is what a picture of a change draws."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from fluxviz.changes.diffing import compare_topologies
from fluxviz.changes.links import pair_edges
from fluxviz.changes.matching import knowing_what_went, links_by_ends, match_components, renamed_ids, renamed_keys
from fluxviz.changes.model import Change, Changes
from fluxviz.changes.names import is_moved, leads
from fluxviz.topology import EDGE, Edge, FluxEdge, Node, Topology
from fluxviz.topology.remarks import Remark, Remarks

_ON_CARDS = frozenset({"opened", "closed", "moved", "renamed", "image", "storage", "proxy", "name moved", "resources"})
GHOST = "was."
"""Put before the id of a link that went, since a new one may have its id."""
_SIDES = {"opened": "opened", "closed": "closed"}


@dataclass(frozen=True)
class Merged:
    """Two topologies in one.

    Attributes:
        before: The old one.
        after: The new one.
        changes: All that is different.
        topology: The new one, with what went still in it.
        remarks: Id of each part that changed to what is said of it.
        old_ids: Id of each part of ``topology`` that was called otherwise to what it was called.
        left_out: How many components that did not change are not in it.

    """

    before: Topology
    after: Topology
    changes: Changes
    topology: Topology
    remarks: Mapping[str, Remarks]
    old_ids: Mapping[str, str]
    left_out: int = 0

    @property
    def new_ids(self) -> dict[str, str]:
        """Id of each part of the old topology that is called otherwise in ``topology`` to what it is called there."""
        return {old: new for new, old in self.old_ids.items()}

    @property
    def old_side(self) -> Topology:
        """The old topology, its parts called as in ``topology``: one name is one thing on all sides."""
        ids = self.new_ids

        def called(name: str) -> str:
            return ids.get(name, name)

        nodes = [node.model_copy(update={"id": called(node.id)}) for node in self.before.nodes]
        edges = [
            edge.model_copy(
                update={"id": called(edge.id), "source": called(edge.source), "target": called(edge.target)}
            )
            for edge in self.before.edges
        ]
        return self.before.with_parts(nodes, edges)

    def remarks_after(self) -> dict[str, Remarks]:
        """Return what is said of the parts of the new topology."""
        return {name: each for name, each in self.remarks.items() if each.status != "removed"}

    def remarks_before(self) -> dict[str, Remarks]:
        """Return what is said of the parts of the old topology: those that went, and those that change."""
        there = {part.id for part in (*self.before.nodes, *self.before.edges)}
        told = {
            self.old_ids.get(name, name): Remarks("changed") if each.status == "changed" else each
            for name, each in self.remarks.items()
            if each.status != "added"
        }
        return {name: each for name, each in told.items() if name in there}


def merge(before: Topology, after: Topology) -> Merged:
    """Merge two topologies into one that shows what changed.

    Args:
        before: The old one.
        after: The new one.

    """
    after = knowing_what_went(before, after)
    ids = renamed_ids(before, match_components(before, after), after)
    changes = compare_topologies(before, after)
    there = {node.id for node in after.nodes}
    gone = [node for node in before.nodes if ids[node.id] not in there]
    ids.update({node.id: node.id for node in gone})
    remarks: dict[str, Remarks] = {node.id: Remarks("removed") for node in gone}
    known = {ids[node.id] for node in before.nodes}
    remarks.update({node.id: Remarks("added") for node in after.nodes if node.id not in known})
    nodes: list[Node] = [*after.nodes, *gone]
    edges = list(after.edges)
    old_ids = {new: old for old, new in ids.items() if old != new}
    for one, other in pair_edges(links_by_ends(before.edges, ids), links_by_ends(after.edges)):
        if other is None and one is not None:
            ghost = one.model_copy(
                update={"id": f"{GHOST}{one.id}", "source": ids[one.source], "target": ids[one.target], "problem": ""}
            )
            edges.append(ghost)
            old_ids[ghost.id] = one.id
            remarks[ghost.id] = Remarks("removed")
        elif other is not None and one is None:
            remarks[other.id] = Remarks("added")
        elif one is not None and other is not None:
            if one.id != other.id:
                old_ids[other.id] = one.id
            if said := _difference(one, other):
                remarks[other.id] = Remarks("changed", (said,))
    _say_on_cards(remarks, changes, ids, {node.id for node in nodes})
    _say_names(remarks, before, after)
    apps = {app.key for app in after.apps}
    went = [app for app in before.apps if app.key not in apps]
    merged = after.with_parts(nodes, edges, apps=went, new_side=after)
    return Merged(before, after, changes, merged, remarks, old_ids)


def _difference(one: Edge, other: Edge) -> Remark | None:
    """Return what the label of a hop says otherwise than before."""
    before, after = ((edge.protocol, edge.port, edge.encrypted) for edge in (one, other))
    if before != after:
        return Remark("", _detected_protocol(one), _detected_protocol(other))
    if one.container_port != other.container_port:
        return Remark("container port", str(one.container_port or "?"), str(other.container_port or "?"))
    return Remark(other.reason) if other.problem and not one.problem else None


def _detected_protocol(edge: Edge) -> str:
    unknown = "" if edge.kind == "mount" else " TLS?"
    encryption = {True: f" {edge.cryptography}", False: "", None: unknown}[edge.encrypted]
    return f"{edge.protocol or '?'} {edge.port or '?'}{encryption}"


def _say_on_cards(
    remarks: dict[str, Remarks], changes: Changes, ids: Mapping[str, str], nodes: Collection[str]
) -> None:
    for change in changes.items:
        name = change.new or ids.get(change.old, change.old)
        if change.kind not in _ON_CARDS or name not in nodes or name == EDGE:
            continue
        known = remarks.get(name, Remarks("changed"))
        if known.status == "changed":
            remarks[name] = Remarks("changed", (*known.lines, _remark(change)))


def _remark(change: Change) -> Remark:
    before, after = (
        side.rpartition(":")[2] if change.kind in _SIDES else side for side in (change.before, change.after)
    )
    return Remark(_SIDES.get(change.kind, ""), before, after)


def _say_names(remarks: dict[str, Remarks], before: Topology, after: Topology) -> None:
    """Note on the card of the Flux edge which names came and went, and which lead elsewhere."""
    flux = next((node.id for node in after.nodes if isinstance(node, FluxEdge)), None)
    if flux is None or flux in remarks:
        return
    old, new = ({host.host: host for host in each.public_hosts} for each in (before, after))
    keys, kept = renamed_keys(before, after), [host for host in old.values() if host.host in new]
    moved = [(one, new[one.host]) for one in kept if is_moved(one, new[one.host], keys)]
    lines = [
        *(Remark("gone", before=host) for host in old if host not in new),
        *(Remark("new", after=host) for host in new if host not in old),
        *(Remark(one.host, leads(one), leads(other)) for one, other in moved if leads(one) and leads(other)),
    ]
    if lines:
        remarks[flux] = Remarks("changed", tuple(lines))
