"""Fenced blocks of Markdown: found at the margin and inside lists, admonitions, tabs and quotes, and replaced."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from fluxviz.docs.containers import is_held, without_indent

_FENCE = re.compile(
    r"^(?P<prefix>[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$"
)
LANGUAGE = "fluxviz"


@dataclass(frozen=True)
class Fence:
    """A block fenced as ``fluxviz``.

    Attributes:
        text: What stands in it.
        line: The line it begins on, counted from 1.

    """

    text: str
    line: int


Replace = Callable[[Fence], str]
"""From a block to the line that stands in its place."""


def replace_fences(markdown: str, replace: Replace, passed: Callable[[int], None] = lambda _: None) -> str:
    """Replace every block fenced as ``fluxviz``; one inside another fence is a text and stays.

    Args:
        markdown: The page.
        replace: Called for each block.
        passed: Called with the line of each that stays since it stands in indented code.

    """
    lines = markdown.split("\n")
    written: list[str] = []
    place = 0
    while place < len(lines):
        found = _FENCE.match(lines[place])
        wanted = bool(found) and found["info"].strip().split(" ")[0] == LANGUAGE  # type: ignore[index]
        if not found or not is_held(lines, place, found["prefix"]):
            if wanted:
                passed(place + 1)
            written.append(lines[place])
            place += 1
            continue
        end = _end_of(lines, place, found["fence"])
        if wanted:
            inside = without_indent(lines[place + 1 : end], found["prefix"])
            written += _apart(replace(Fence("\n".join(inside), place + 1)), found["prefix"])
        else:
            written += lines[place : end + 1]
        place = end + 1
    return "\n".join(written)


def _end_of(lines: list[str], start: int, fence: str) -> int:
    """Return the line that ends a fence: one of the same sign, as long or longer; else the text's end."""
    for place in range(start + 1, len(lines)):
        text = lines[place].strip(" \t>")
        if text.startswith(fence) and not text.strip(fence[0]):
            return place
    return len(lines)


def _apart(line: str, prefix: str) -> list[str]:
    """Return a line where the block stood, as a paragraph of its own; after a marker of a list it is the first."""
    around = re.sub(r"[^\s>].*", "", prefix).rstrip()
    return [*([] if re.search(r"[^\s>]", prefix) else [around]), f"{prefix}{line}", around]


def read_fence(text: str) -> tuple[str, dict[str, str]]:
    r"""Read a block: the spec's path on its first line, below it a setting a line, such as ``detail: full``.

    Raises:
        ValueError: a line is no setting, or there is no path.

    >>> read_fence("app.json\ndetail: full\nalt: The shop: all of it")
    ('app.json', {'detail': 'full', 'alt': 'The shop: all of it'})

    """
    lines = [line.strip() for line in text.strip().split("\n")]
    if not lines[0]:
        raise ValueError("expected the path of a spec on the first line")
    options: dict[str, str] = {}
    for line in filter(None, lines[1:]):
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"expected a setting such as 'detail: full', found {line!r}")
        options[key.strip()] = value.strip()
    return lines[0], options
