"""What a picture points at: the parts that are lit, and the numbers of the steps; all else is dimmed."""

from __future__ import annotations

from dataclasses import dataclass

from fluxviz.traces import Trace


@dataclass(frozen=True)
class Highlight:
    """The lit parts of a picture.

    Attributes:
        lit: Ids of the nodes and edges that are lit.
        steps: Edge id to the number of its step.

    """

    lit: frozenset[str]
    steps: tuple[tuple[str, int], ...] = ()

    def step(self, edge: str) -> int | None:
        """Give the number of an edge's step; None where it has none."""
        return dict(self.steps).get(edge)


def highlight_trace(trace: Trace) -> Highlight:
    """Light every way of a trace, and number the steps of the shortest."""
    ways = trace.paths or trace.blocked
    hops = [hop for way in ways for hop in way.hops]
    lit = frozenset(name for hop in hops for name in (hop.edge, hop.source, hop.target)) | {trace.start, trace.end}
    steps = tuple((hop.edge, number) for number, hop in enumerate(ways[0].hops, 1)) if ways else ()
    return Highlight(lit, steps)
