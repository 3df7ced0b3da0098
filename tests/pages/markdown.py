"""What tests read of a Markdown page: its fenced blocks, its headings, its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.specimens import TESTS

ROOT = TESTS.parent
DOCS = ROOT / "assets" / "docs"
PAGES = (
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted(ROOT.glob(".github/*.md")),
    ROOT / "notebooks/README.md",
    *sorted(DOCS.rglob("*.md")),
)
"""Every page that a reader of the project may open."""

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^`]*)$")
_COMMENT = re.compile(r"^<!-- (?P<words>.*) -->$")
_LINK = re.compile(r"\]\((?P<target>[^()\s]+)\)")
_CODE = re.compile(r"`[^`]*`")


@dataclass(frozen=True)
class Block:
    """A fenced block.

    Attributes:
        line: The line it begins on, counted from 1.
        language: Its first word, such as ``sh``.
        title: The file that it is said to be; empty: none.
        note: What a comment on the line above says, such as ``exit code 1``.
        text: What stands in it.

    """

    line: int
    language: str
    title: str
    note: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    lines = text.splitlines()
    place = 0
    while place < len(lines):
        found = _FENCE.match(lines[place])
        if found:
            end = lines.index(found["fence"], place + 1)
            language, _, more = found["info"].partition(" ")
            title = re.search(r'title="(.*?)"', more)
            note = _COMMENT.match(lines[place - 1]) if place else None
            body = "".join(f"{line}\n" for line in lines[place + 1 : end])
            yield Block(place + 1, language, title[1] if title else "", note["words"] if note else "", body)
            place = end
        place += 1


def prose(text: str) -> list[str]:
    """Give the lines of a page outside of fenced blocks."""
    lines = text.splitlines()
    for block in blocks(text):
        end = block.line + len(block.text.splitlines()) + 1
        lines[block.line - 1 : end] = [""] * (end - block.line + 1)
    return lines


def anchors(text: str) -> set[str]:
    """Give what the headings of a page can be linked by, on GitHub as with MkDocs."""
    titles = [line.lstrip("#").strip() for line in prose(text) if line.startswith("#")]
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


def links(text: str) -> list[str]:
    """Give where the links and pictures of a page lead."""
    return [found["target"] for line in prose(text) for found in _LINK.finditer(_CODE.sub("", line))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
