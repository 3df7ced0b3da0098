"""What reaches what, and why: traces through a topology, and the evidence of its links."""

from fluxviz.traces.explaining import Explanation, explain
from fluxviz.traces.hops import Hop, Path, Reach, Reached, Trace
from fluxviz.traces.steps import STEP_TITLES, Step, walk_through
from fluxviz.traces.tracing import trace

__all__ = [
    "STEP_TITLES",
    "Explanation",
    "Hop",
    "Path",
    "Reach",
    "Reached",
    "Step",
    "Trace",
    "explain",
    "trace",
    "walk_through",
]
