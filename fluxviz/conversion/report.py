"""What a conversion has to tell: what it changed, what it could not carry over, what is still to be supplied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from fluxviz.spec.keys import short_key

ReportKind = Literal["changed", "lost", "to do"]
REPORT_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)
"""In the order of a report."""


@dataclass(frozen=True)
class ReportEntry:
    """One line of the report.

    Attributes:
        kind: ``changed``: it is written differently, or assumed; ``lost``: version 8 has no place for it;
            ``to do``: FluxOS refuses the spec until it is supplied or set right.
        where: Path in the document, such as ``compose[0].ports``; empty for the whole.
        message: What happened. Never a value of the environment, nor anything else that could be secret.

    """

    kind: ReportKind
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{self.kind}: {place}{self.message}"


def report_left_out(item: Mapping[str, Any], carried: Iterable[str], where: str) -> list[ReportEntry]:
    """Name the keys of an object that version 8 has no place for."""
    left = {key: value for key, value in item.items() if key not in set(carried)}
    report: list[ReportEntry] = []
    for keys, reason in _REASONS:
        named = [key for key in keys if key in left]
        full = [key for key in named if left[key] not in _EMPTY]
        if named:
            report.append(ReportEntry("lost", where, f"{', '.join(named)}: {reason if full else _WAS_EMPTY}"))
    known = {key for keys, _ in _REASONS for key in keys}
    unknown = sorted({short_key(key) for key in left if key not in known})
    if unknown:
        report.append(ReportEntry("lost", where, f"keys that version 8 does not know: {', '.join(unknown)}"))
    return report


_EMPTY: tuple[Any, ...] = (None, "", [], {})
_WAS_EMPTY = "empty, and version 8 has no place for it"
_TIERS = ("tiered", *(what + tier for what in ("cpu", "ram", "hdd") for tier in ("basic", "super", "bamf")))
_REASONS: tuple[tuple[tuple[str, ...], str], ...] = (
    (_TIERS, "version 8 has no tiers; cpu, ram and hdd hold for every node"),
    (("secrets",), "encrypted for the nodes of version 7; in version 8 an enterprise app has them in its environment"),
    (("hash", "height", "_id", "__v"), "belongs to the record on the chain, not to the spec"),
    (("port", "containerPort"), "stands beside the list that was read"),
    (("environmentParameters", "enviromentParameters", "environment"), "stands beside the environment that was read"),
    (("compose", "components"), "stands beside the components that were read"),
)
