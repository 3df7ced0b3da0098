"""Where Markdown holds a block: at the margin, or in a list, an admonition, a tab, a quote; not in indented code."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CONTAINER = re.compile(r"^\s*(?:[-*+]\s|\d{1,9}[.)]\s|!!!\s|\?\?\?\+?\s|===[!+]?\s|///\s|:\s|\[\^[^\]]+\]:)")
"""What begins a list item, an admonition, a collapsible, a tab, a generic block, a definition, a footnote."""

_CODE = 4
"""How far in indented code stands, in columns."""


def is_held(lines: Sequence[str], place: int, prefix: str) -> bool:
    """Return whether a line is read as what it says, and not as indented code.

    Args:
        lines: The text.
        place: Which line, counted from 0.
        prefix: What stands before it: blanks, and the ``>`` of a quote.

    >>> is_held(["- a list", "", "    here"], 2, "    "), is_held(["words", "", "    code"], 2, "    ")
    (True, False)

    """
    indent = _indent(prefix)
    if indent < _CODE or ">" in prefix:
        return True
    for above in range(place - 1, -1, -1):
        line = lines[above]
        outer = _indent(line)
        if not line.strip() or outer >= indent:
            continue
        if _CONTAINER.match(line):
            return indent - outer < 2 * _CODE and is_held(lines, above, line)
        if outer == 0:
            return False
        indent = max(outer, _CODE)  # a line that goes on in a container
    return False


def without_indent(lines: Sequence[str], prefix: str) -> list[str]:
    """Return lines, with or without their ends, without what stands before a block."""
    return [_after(line, len(prefix)) for line in lines]


def _after(line: str, width: int) -> str:
    text = line.rstrip("\r\n")
    inside = text[width:] if not text[:width].strip(" \t>") else text.lstrip()
    return inside + line[len(text) :]


def _indent(line: str) -> int:
    line = line.expandtabs(_CODE)
    return len(line) - len(line.lstrip(" "))
