"""What changed of the calls that get no answer on standbys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fluxviz.changes.model import Change
from fluxviz.topology import Component, Topology
from fluxviz.topology.standbys import silent_on_standbys


def compare_standbys(before: Topology, after: Topology, ids: Mapping[str, str]) -> Iterator[Change]:
    """Yield the calls that stop or begin to be answered where an app stands by.

    Args:
        before: The old topology.
        after: The new one.
        ids: Old id of every node to its new one.

    """
    old = {(ids.get(one.id, one.id), ids.get(other.id, other.id)): (one, other) for one, other in _pairs(before)}
    new = {(one.id, other.id): (one, other) for one, other in _pairs(after)}
    kept = {ids.get(node.id, node.id) for node in before.components} & {node.id for node in after.components}
    for pair, (source, target) in new.items():
        if pair not in old and kept.issuperset(pair):
            text = f"On standbys {target.label} does not run: calls to it from {source.label} get no answer there."
            yield Change(kind="broken", text=text, new=target.id, after=_named(source, target))
    for pair, (source, target) in old.items():
        if pair not in new and kept.issuperset(pair):
            text = f"No call of {source.label} to {target.label} is lost on standbys any more."
            yield Change(kind="mended", text=text, old=target.id, before=_named(source, target))


def _named(source: Component, target: Component) -> str:
    return f"{source.label} to {target.label}, on standbys"


def _pairs(topology: Topology) -> Iterator[tuple[Component, Component]]:
    for target, sources in silent_on_standbys(topology.nodes, topology.edges, topology.apps):
        yield from ((source, target) for source in sources)
