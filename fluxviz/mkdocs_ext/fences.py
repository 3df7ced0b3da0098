"""Fenced blocks of Markdown: found, and put another text in place of."""

from __future__ import annotations

import re
from collections.abc import Callable

_FENCE = re.compile(r"^(?P<indent> {0,3})(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)$")
LANGUAGE = "fluxviz"

Replace = Callable[[str, int], str]
"""From what stands in a block, and the line it begins on, to what stands in its place."""


def replace_fences(markdown: str, replace: Replace) -> str:
    """Replace every block fenced as ``fluxviz``; one inside another fence is a text and stays."""
    lines = markdown.split("\n")
    written: list[str] = []
    place = 0
    while place < len(lines):
        found = _FENCE.match(lines[place])
        if not found:
            written.append(lines[place])
            place += 1
            continue
        end = _end_of(lines, place, found["fence"])
        if found["info"].strip().split(" ")[0] == LANGUAGE:
            written.append(replace("\n".join(lines[place + 1 : end]), place + 1))
        else:
            written += lines[place : end + 1]
        place = end + 1
    return "\n".join(written)


def _end_of(lines: list[str], start: int, fence: str) -> int:
    """Return the line that ends a fence: one of the same sign, as long or longer; else the text's end."""
    for place in range(start + 1, len(lines)):
        text = lines[place].strip()
        if text.startswith(fence) and not text.strip(fence[0]):
            return place
    return len(lines)


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
