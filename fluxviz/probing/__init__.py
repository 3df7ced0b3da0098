"""Whether each hop that is drawn really answers: tried from where the user sits, and only when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.probing.judging import Result as Result
    from fluxviz.probing.plan import LeftOut as LeftOut
    from fluxviz.probing.plan import ProbePlan as ProbePlan
    from fluxviz.probing.plan import Try as Try
    from fluxviz.probing.planning import plan_probe as plan_probe
    from fluxviz.probing.report import ProbeReport as ProbeReport
    from fluxviz.probing.running import plan_of as plan_of
    from fluxviz.probing.running import probe as probe
    from fluxviz.probing.running import run_plan as run_plan
    from fluxviz.probing.showing import remarks_of as remarks_of
    from fluxviz.probing.sockets import Network as Network
    from fluxviz.probing.verdicts import VERDICTS as VERDICTS

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "judging": ("Result",),
        "plan": ("LeftOut", "ProbePlan", "Try"),
        "planning": ("plan_probe",),
        "report": ("ProbeReport",),
        "running": ("plan_of", "probe", "run_plan"),
        "showing": ("remarks_of",),
        "sockets": ("Network",),
        "verdicts": ("VERDICTS",),
    },
)
