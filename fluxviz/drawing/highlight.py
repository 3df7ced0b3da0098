"""What a picture points at: the parts that are highlighted, and the numbers of the steps; all else is dimmed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fluxviz.topology import Edge, Node

if TYPE_CHECKING:
    from fluxviz.changes import Merged
    from fluxviz.traces import Trace


@dataclass(frozen=True)
class Highlight:
    """The highlighted parts of a picture.

    Attributes:
        highlighted: Ids of the nodes and edges that are highlighted.
        steps: Edge id to the number of its step.
        ends: Ids of the start and the end of the trace; empty where it is none.

    """

    highlighted: frozenset[str]
    steps: tuple[tuple[str, int], ...] = ()
    ends: tuple[str, ...] = ()

    def step(self, edges: Iterable[Edge]) -> int | None:
        """Return the number of the step that edges drawn as one stand for; None where they stand for none."""
        numbers = dict(self.steps)
        return next((numbers[edge.id] for edge in edges if edge.id in numbers), None)

    def lights(self, parts: Iterable[Edge | Node]) -> bool:
        """Return whether any of the parts that are drawn as one is highlighted."""
        return any(each.id in self.highlighted for each in parts)


def highlight_trace(trace: Trace) -> Highlight:
    """Highlight every path of a trace, and number the steps of the shortest."""
    paths = trace.paths or trace.blocked
    hops = [hop for path in paths for hop in path.hops]
    highlighted = frozenset(name for hop in hops for name in (hop.edge, hop.source, hop.target)) | {
        trace.start,
        trace.end,
    }
    steps = tuple((hop.edge, number) for number, hop in enumerate(paths[0].hops, 1)) if paths else ()
    return Highlight(highlighted, steps, (trace.start, trace.end))


def highlight_changes(merged: Merged) -> Highlight:
    """Highlight what changed, and the two ends of each line that did."""
    ends = {end for edge in merged.topology.edges if edge.id in merged.remarks for end in (edge.source, edge.target)}
    return Highlight(frozenset({*merged.remarks, *ends}))
