"""Remarks: the lines that say on a card or a label what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fluxviz.drawing.cells import Run, host, indent, line, mark, words
from fluxviz.drawing.palette_roles import RoleColours

if TYPE_CHECKING:
    from fluxviz.topology.remarks import Remark, Remarks, Status


REMARK_TITLES: dict[Status, str] = {
    "added": "new",
    "removed": "gone",
    "changed": "changed",
    "confirmed": "as drawn",
    "refuted": "not as drawn",
    "untold": "not told",
    "missing": "missing",
    "extra": "not there",
    "mistaken": "not right",
    "aside": "not asked for",
}
MOST_REMARKS = 6
"""How many lines a card or a label has; the rest is counted there and told beside the picture."""


def remark_lines(remarks: Remarks, colours: RoleColours) -> list[str]:
    """Return the lines that say what changed, or was seen, each with the mark of its kind."""
    sign = mark(remarks.status, colours)
    if not remarks.lines:
        return [line(sign, words(REMARK_TITLES[remarks.status], colours["text"], bold=True))]
    shown = remarks.lines[:MOST_REMARKS]
    lines = [text for remark in shown for text in _lines(remark, remarks.status, colours)]
    if len(remarks.lines) > len(shown):
        lines.append(line(sign, words(f"+ {len(remarks.lines) - len(shown)} more", colours["muted"])))
    return lines


def _lines(remark: Remark, status: Status, colours: RoleColours) -> list[str]:
    sign = remark.status or status
    first = line(mark(sign, colours), *_told(remark, colours))
    return [first, line(indent(sign), host(remark.host, colours["text"]))] if remark.host else [first]


def _told(remark: Remark, colours: RoleColours) -> list[Run]:
    if not remark.before or not remark.after:
        text = " ".join(filter(None, (remark.text, remark.after or remark.before)))
        return [words(text, colours["text"], bold=True, limit=42)]
    before = " ".join(filter(None, (remark.text, remark.before)))
    old = words(before, colours["muted"], limit=42)
    return [old, mark("to", colours), words(remark.after, colours["text"], bold=True, limit=34)]
