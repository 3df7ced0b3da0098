"""Pictures in the docs: draw those that a project names, and tell which of them are no longer true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.docs.checking import check_docs as check_docs
    from fluxviz.docs.differences import describe_differences as describe_differences
    from fluxviz.docs.drawing import build_docs as build_docs
    from fluxviz.docs.embedding import Embedded as Embedded
    from fluxviz.docs.embedding import embed as embed
    from fluxviz.docs.jobs import BlockJob as BlockJob
    from fluxviz.docs.jobs import FileJob as FileJob
    from fluxviz.docs.jobs import Job as Job
    from fluxviz.docs.jobs import Options as Options
    from fluxviz.docs.jobs import Outcome as Outcome
    from fluxviz.docs.plan import Plan as Plan
    from fluxviz.docs.plan import make_plan as make_plan
    from fluxviz.docs.reporting import Report as Report
    from fluxviz.docs.reporting import gather as gather
    from fluxviz.docs.settings import find_settings as find_settings
    from fluxviz.docs.watching import watch_files as watch_files

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "checking": ("check_docs",),
        "differences": ("describe_differences",),
        "drawing": ("build_docs",),
        "embedding": (
            "Embedded",
            "embed",
        ),
        "jobs": (
            "BlockJob",
            "FileJob",
            "Job",
            "Options",
            "Outcome",
        ),
        "plan": (
            "Plan",
            "make_plan",
        ),
        "reporting": (
            "Report",
            "gather",
        ),
        "settings": ("find_settings",),
        "watching": ("watch_files",),
    },
)
