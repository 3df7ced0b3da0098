"""Words in a value: put another in the place of one that stands there once, and show no others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fluxviz.spec import MASK
from fluxviz.spec.held import read_variable


@dataclass(frozen=True)
class Edit:
    """A change of the document that is certain to be right.

    Attributes:
        where: Path of the text or number to change, in the whole document.
        old: What stands in it; it must stand there exactly once.
        new: What belongs there.

    """

    where: str
    old: str
    new: str


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){re.escape(word)}(?![\w-])")


def stands_once(token: str, word: str) -> bool:
    """Return whether a word stands in a value exactly once.

    >>> stands_once('"postgres://db:5432"', "db"), stands_once('"db-1,db-2"', "db")
    (True, False)
    """
    return len(_pattern(word).findall(token)) == 1


def replace_words(token: str, edits: Iterable[Edit]) -> str:
    """Return a value with other words in it."""
    for edit in edits:
        token = _pattern(edit.old).sub(lambda _, new=edit.new: new, token)  # type: ignore[misc]
    return token


def mask_value(token: str, shown: Iterable[str]) -> str:
    """Mask a value as it stands in JSON, but for the name before its ``=`` and the words that may be shown.

    >>> mask_value('"DB_URL=postgres://me:secret@db:5432/shop"', ["db"])
    '"DB_URL=•••db•••"'
    """
    if not token.startswith('"'):
        return token if token in shown else MASK
    text = token[1:-1]
    name = f"{read_variable(text).name}="
    start = name if len(name) > 1 and text.startswith(name) else ""
    found = sorted(match.span() for each in dict.fromkeys(shown) for match in _pattern(each).finditer(text, len(start)))
    masked, position = start, len(start)
    for begin, end in found:
        if begin >= position:
            masked += (MASK if begin > position else "") + text[begin:end]
            position = end
    return f'"{masked}{MASK if position < len(text) else ""}"'
