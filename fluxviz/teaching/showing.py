"""Tables, lists and code as Markdown, for notebooks: a host stands in one piece, however narrow the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fluxviz.export import escape_markdown
from fluxviz.unseen import clean

_ADDRESS = re.compile(
    r"(?:https?://)?(?:\*\.)?[A-Za-z0-9][\w-]*(?:\.[\w-]+)*(?:_[\w-]+(?:\.[\w-]+)*|\.[a-z]{2,}|(?=:\d+(?![\w-]|\.\w)))(?::\d+(?![\w-]|\.\w))?(?:/\S*[\w/])?"
)
"""A host, with what may stand about it: a scheme, a port, a path."""


@dataclass(frozen=True, repr=False)
class Shown:
    """What a cell shows: Markdown, and the same as plain text.

    Attributes:
        markdown: As a notebook shows it.
        plain: As a terminal does.

    """

    markdown: str
    plain: str

    def __repr__(self) -> str:
        return self.plain

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/markdown": self.markdown, "text/plain": self.plain}


def table(columns: Sequence[object], rows: Iterable[Sequence[object]]) -> Shown:
    """Return a table; hosts in it are code.

    >>> table(["host", "port"], [("fluxdb_shop", 5432)]).markdown.splitlines()[-1]
    '| `fluxdb_shop` | 5432 |'

    """
    head, body = [str(each) for each in columns], [[str(each) for each in row] for row in rows]
    lines = [head, ["---"] * len(head), *body]
    cells = [[_said(each) if place != 1 else each for each in line] for place, line in enumerate(lines)]
    plain = "\n".join("  ".join(clean(each) for each in line) for line in [head, *body])
    return Shown("\n".join(f"| {' | '.join(line)} |" for line in cells), plain)


def points(sentences: Iterable[object]) -> Shown:
    """Return sentences as a list; hosts in them are code.

    >>> points(["api calls fluxdb_shop:5432."]).markdown
    '- api calls `fluxdb_shop:5432`.'

    """
    said = [str(each) for each in sentences]
    return Shown("\n".join(f"- {_said(each)}" for each in said), "\n".join(clean(each) for each in said))


def listing(text: str, language: str = "") -> Shown:
    """Return code or a file as it is."""
    body = text.strip("\n")
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", body)), 3)
    return Shown(f"{fence}{language}\n{body}\n{fence}", body)


def _said(text: str) -> str:
    """Escape a text, its hosts as code."""
    parts: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        parts += [escape_markdown(text[at : found.start()]), f"`{clean(found[0])}`"]
        at = found.end()
    return "".join([*parts, escape_markdown(text[at:])]).replace("\n", " ")
