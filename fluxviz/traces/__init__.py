"""What reaches what, and why: traces through a topology, and the evidence of its links."""

from fluxviz.traces.explaining import Explanation, explain
from fluxviz.traces.hops import Hop, Path, Reach, Reached, Trace
from fluxviz.traces.tracing import trace

__all__ = ["Explanation", "Hop", "Path", "Reach", "Reached", "Trace", "explain", "trace"]
