"""Pictures in the docs: draw those that a project names, and tell which of them are no longer true."""

from fluxviz.docs.checking import check_docs
from fluxviz.docs.differences import tell_differences
from fluxviz.docs.drawing import build_docs
from fluxviz.docs.embedding import Embedded, embed
from fluxviz.docs.jobs import BlockJob, FileJob, Job, Options, Outcome
from fluxviz.docs.plan import Plan, make_plan
from fluxviz.docs.settings import find_settings
from fluxviz.docs.watching import watch_files

__all__ = [
    "BlockJob",
    "Embedded",
    "FileJob",
    "Job",
    "Options",
    "Outcome",
    "Plan",
    "build_docs",
    "check_docs",
    "embed",
    "find_settings",
    "make_plan",
    "tell_differences",
    "watch_files",
]
