"""The table of faults, and the faults in words."""

from collections.abc import Iterable, Sequence

from .faults import RULES, WATCHED
from .report import Report

_HEADS = ("file", *RULES, "min px", "comps", *WATCHED)


def table(reports: Sequence[Report], *, every: bool = False) -> str:
    """Give a row for each file with a fault, or for every file, and a line of totals.

    Columns in brackets are told and no fault by themselves; ``!`` stands after text that is too small.
    """
    rows = [_HEADS, *(_row(report) for report in reports if every or not report.clean), _total(reports)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    lines = ["  ".join(_padded(row, widths)).rstrip() for row in rows]
    problems = [f"{report.name} {report.problem}" for report in reports if report.problem]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:], *problems])


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    yield row[0].ljust(widths[0])
    for cell, width in zip(row[1:], widths[1:], strict=True):
        yield cell.rjust(width)


def _row(report: Report) -> tuple[str, ...]:
    faults = (str(count) if count else "." for count in report.counts.values())
    watched = (str(len(found)) if found else "." for found in report.watched.values())
    size = f"{report.min_px:.1f}{'!' if report.too_small else ' '}"
    return (report.name, *faults, size, str(report.components), *watched)


def _total(reports: Sequence[Report]) -> tuple[str, ...]:
    faults = (str(sum(report.counts[rule] for report in reports)) for rule in RULES)
    watched = (str(sum(len(report.watched[rule]) for report in reports)) for rule in WATCHED)
    bad, small = sum(not report.clean for report in reports), sum(report.too_small for report in reports)
    return (f"{bad} of {len(reports)} with a fault", *faults, f"{small}!", "", *watched)


def details(reports: Iterable[Report], *, lines: bool = False) -> str:
    """Say what breaks which rule, file by file; and which lines run over what, where asked for."""
    said: list[str] = []
    for report in reports:
        found = {**report.faults, **(report.watched if lines else {})}
        rows = [f"  {rule}: {text}" for rule, texts in found.items() for text in texts]
        if report.too_small:
            rows.append(f"  text of {report.min_px:.1f} px: the picture is {report.width:.0f} px wide")
        if rows:
            said += [report.name, *rows]
    return "\n".join(said)
