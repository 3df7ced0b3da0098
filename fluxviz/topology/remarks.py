"""Remarks: what is said of a part of a topology besides what it is: what changed, or what a probe saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal[
    "added", "removed", "changed", "confirmed", "refuted", "untold", "missing", "extra", "mistaken", "aside"
]
"""What became of a part: by a change; by a probe: it is as drawn, it is not, or that cannot be told; or in a learner's
drawing: it was not drawn, it is not there, it is there and not so, or it was not asked for."""

PROBED: tuple[Status, ...] = ("refuted", "confirmed", "untold")
"""What becomes of a part by a probe, the worst first."""


@dataclass(frozen=True)
class Remark:
    """One line that says what changed, or what was seen.

    Attributes:
        text: What it is about; empty where before and after say it.
        before: What it was; empty where it was not there.
        after: What it is now; empty where it is gone.
        host: A host that it is about, which stands on a line of its own; empty where there is none.
        status: What it tells of by itself; None: what all of the part's remarks do.

    """

    text: str = ""
    before: str = ""
    after: str = ""
    host: str = ""
    status: Status | None = None


@dataclass(frozen=True)
class Remarks:
    """What is said of a part."""

    status: Status
    lines: tuple[Remark, ...] = ()
