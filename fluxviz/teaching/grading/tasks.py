"""What a teacher knows a task by: the chapter, the number of the exercise, and how its text begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

_CHAPTER = re.compile(r"# (?P<title>(?P<number>\d+)?.*)")
_SECTION = re.compile(r"#{2,6} (?P<title>.+)")
_EXERCISE = re.compile(r"\*\*(?P<number>\d+)\.\*\* (?P<text>.+)")
_SENTENCE = re.compile(r".+?[.?!](?=\s|$)|.+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_FOLDED = re.compile(r"<details>.*?</details>|^```.*?^```", re.DOTALL | re.MULTILINE)
_LONGEST = 100


def name_tasks(cells: Sequence[Any]) -> Iterator[str]:
    """Yield, for each cell of a notebook, what the task in it is called by what stands above it.

    >>> text = ["# 3 · Ports", "**2.** Give `api` a public port. Which?"]
    >>> [*name_tasks([{"cell_type": "markdown", "source": each} for each in text])][-1]
    'Chapter 3, exercise 2: Give api a public port.'
    """
    chapter = place = text = ""
    for number, cell in enumerate(cells, 1):
        for line in _lines(cell):
            if found := _CHAPTER.match(line):
                chapter = f"Chapter {found['number']}" if found["number"] else _plain(found["title"])
                place = text = ""
            elif found := _SECTION.match(line):
                place, text = _plain(found["title"]), ""
            elif found := _EXERCISE.match(line):
                place, text = f"exercise {found['number']}", found["text"]
            elif line and not text:
                text = line
        said = ", ".join(filter(None, (chapter, place)))
        task = _SENTENCE.match(_plain(text))
        yield ": ".join(filter(None, (said, _shortened(task[0]) if task else ""))) or f"cell {number}"


def _lines(cell: Any) -> list[str]:
    """Return the lines of a cell of prose, without what is folded away, and without code."""
    if not isinstance(cell, dict) or cell.get("cell_type") != "markdown":
        return []
    source = cell.get("source")
    text = "".join(map(str, source)) if isinstance(source, list) else str(source)
    return [line.strip() for line in _FOLDED.sub("", text).splitlines()]


def _plain(text: str) -> str:
    """Leave out the marks of Markdown."""
    return re.sub(r"[*`]", "", _LINK.sub(r"\1", text)).strip()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} …"
