"""``describe_differences``: what changed between what a file shows and what its spec gives, in topology words."""

from __future__ import annotations

from fluxviz.changes import Change, diff
from fluxviz.topology import Topology

_OTHER = "the network is told in other words; fluxviz docs build draws it anew"


def describe_differences(before: Topology, after: Topology) -> tuple[str, ...]:
    """Return what is different between the topology a file shows and the one its spec gives now.

    Args:
        before: What the file shows.
        after: What the spec gives.

    Returns:
        A line for each difference; never empty: what no line has words for is told to be there.

    """
    return tuple(dict.fromkeys(_line(change, before, after) for change in diff(before, after))) or (_OTHER,)


def _line(change: Change, before: Topology, after: Topology) -> str:
    """Return a change in short where it has two sides: ``api: 3000 -> 3001``; a name is not in its sides."""
    if not change.before or not change.after or change.kind == "name moved":
        return change.text
    labels = {node.id: node.label for each in (before, after) for node in each.nodes}
    ends = {edge.id: f"{labels[edge.source]} to {labels[edge.target]}" for edge in after.edges}
    what = "" if "moved" in change.kind else f"{change.kind} "
    return f"{(labels | ends).get(change.new, after.app)}: {what}{change.before} -> {change.after}"
