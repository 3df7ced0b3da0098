"""What changed: two topologies compared in topology words."""

from fluxviz.changes.diffing import diff
from fluxviz.changes.merging import GHOST, Merged, Remark, Remarks, Status, merge
from fluxviz.changes.model import MIRRORED, QUIET, RANKS, Change, ChangeKind, Changes, EdgeDelta, NodeDelta

__all__ = [
    "GHOST",
    "MIRRORED",
    "QUIET",
    "RANKS",
    "Change",
    "ChangeKind",
    "Changes",
    "EdgeDelta",
    "Merged",
    "NodeDelta",
    "Remark",
    "Remarks",
    "Status",
    "diff",
    "merge",
]
