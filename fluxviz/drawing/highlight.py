"""What a picture points at: the parts that are lit, and the numbers of the steps; all else is dimmed."""

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
    """The lit parts of a picture.

    Attributes:
        lit: Ids of the nodes and edges that are lit.
        steps: Edge id to the number of its step.
        ends: Ids of the start and the end of the trace; empty where it is none.

    """

    lit: frozenset[str]
    steps: tuple[tuple[str, int], ...] = ()
    ends: tuple[str, ...] = ()

    def step(self, edges: Iterable[Edge]) -> int | None:
        """Give the number of the step that edges drawn as one stand for; None where they stand for none."""
        numbers = dict(self.steps)
        return next((numbers[edge.id] for edge in edges if edge.id in numbers), None)

    def lights(self, parts: Iterable[Edge | Node]) -> bool:
        """Tell whether any of the parts that are drawn as one is lit."""
        return any(each.id in self.lit for each in parts)


def highlight_trace(trace: Trace) -> Highlight:
    """Light every way of a trace, and number the steps of the shortest."""
    ways = trace.paths or trace.blocked
    hops = [hop for way in ways for hop in way.hops]
    lit = frozenset(name for hop in hops for name in (hop.edge, hop.source, hop.target)) | {trace.start, trace.end}
    steps = tuple((hop.edge, number) for number, hop in enumerate(ways[0].hops, 1)) if ways else ()
    return Highlight(lit, steps, (trace.start, trace.end))


def highlight_changes(merged: Merged) -> Highlight:
    """Light what changed, and the two ends of each line that did."""
    ends = {end for edge in merged.topology.edges if edge.id in merged.remarks for end in (edge.source, edge.target)}
    return Highlight(frozenset({*merged.remarks, *ends}))
