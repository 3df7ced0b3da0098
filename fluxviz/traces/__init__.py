"""What reaches what, and why: traces through a topology, and the evidence of its links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.traces.explaining import Explanation as Explanation
    from fluxviz.traces.explaining import explain as explain
    from fluxviz.traces.hops import Hop as Hop
    from fluxviz.traces.hops import Path as Path
    from fluxviz.traces.hops import Reach as Reach
    from fluxviz.traces.hops import Reached as Reached
    from fluxviz.traces.hops import Trace as Trace
    from fluxviz.traces.interaction import Interaction as Interaction
    from fluxviz.traces.interaction import Message as Message
    from fluxviz.traces.interaction import Participant as Participant
    from fluxviz.traces.interaction import interaction_of as interaction_of
    from fluxviz.traces.steps import STEP_TITLES as STEP_TITLES
    from fluxviz.traces.steps import Step as Step
    from fluxviz.traces.steps import walk_through as walk_through
    from fluxviz.traces.tracing import trace as trace

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "explaining": (
            "Explanation",
            "explain",
        ),
        "hops": (
            "Hop",
            "Path",
            "Reach",
            "Reached",
            "Trace",
        ),
        "interaction": (
            "Interaction",
            "Message",
            "Participant",
            "interaction_of",
        ),
        "steps": (
            "STEP_TITLES",
            "Step",
            "walk_through",
        ),
        "tracing": ("trace",),
    },
)
