"""``only_changed``: of a change, what changed and what it touches, for where there is little room."""

from __future__ import annotations

from dataclasses import replace

from fluxviz.changes.merging import Merged


def only_changed(merged: Merged) -> Merged:
    """Return a change without the parts that did not change, but for the neighbours of those that did.

    Args:
        merged: The change, whole.

    Returns:
        the change, with the number of components left out in ``left_out``.

    """
    whole = merged.topology
    changed = {node.id for node in whole.nodes if node.id in merged.remarks}
    edges = [
        edge for edge in whole.edges if edge.id in merged.remarks or edge.source in changed or edge.target in changed
    ]
    kept = changed | {end for edge in edges for end in (edge.source, edge.target)}
    nodes = [node for node in whole.nodes if node.id in kept]
    left_out = sum(component.id not in kept for component in whole.components)
    return replace(merged, topology=whole.with_parts(nodes, edges), left_out=left_out)
