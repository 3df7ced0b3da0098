"""What changed: two topologies compared in topology words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.lazy import fetch_lazily

if TYPE_CHECKING:
    from fluxviz.changes.diffing import diff as diff
    from fluxviz.changes.merging import GHOST as GHOST
    from fluxviz.changes.merging import Merged as Merged
    from fluxviz.changes.merging import merge as merge
    from fluxviz.changes.model import MIRRORED as MIRRORED
    from fluxviz.changes.model import QUIET as QUIET
    from fluxviz.changes.model import RANKS as RANKS
    from fluxviz.changes.model import Change as Change
    from fluxviz.changes.model import ChangeKind as ChangeKind
    from fluxviz.changes.model import Changes as Changes
    from fluxviz.changes.model import EdgeDelta as EdgeDelta
    from fluxviz.changes.model import NodeDelta as NodeDelta

__getattr__, __dir__, __all__ = fetch_lazily(
    __name__,
    {
        "diffing": ("diff",),
        "merging": (
            "GHOST",
            "Merged",
            "merge",
        ),
        "model": (
            "Change",
            "ChangeKind",
            "Changes",
            "EdgeDelta",
            "MIRRORED",
            "NodeDelta",
            "QUIET",
            "RANKS",
        ),
    },
)
