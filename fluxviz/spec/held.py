"""Entries of the environment and words of commands: held as secrets, and read no further than is sensible."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fluxviz.spec.fields import Fields
from fluxviz.spec.limits import ENVIRONMENT
from fluxviz.spec.model import SpecWarning, Variable
from fluxviz.spec.secrets import Secret

MAX_LETTERS = 4_000
"""Longest value that is read for links: ten times what FluxOS takes."""

MAX_TOTAL = 200_000
"""Letters of all values of an app that are read; FluxOS takes at most 160,000."""

_LEFT_OUT = "are left out: an app holds"
_NOT_READ = f"is not read for links: FluxOS takes {ENVIRONMENT.characters}, fluxviz"
_ENTRY_COST = 50
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,127}")
_BASE64 = re.compile(r"(?=[^=]*[a-z])(?=[^=]*[A-Z])(?=[^=]*\d)[A-Za-z0-9+/-]{6,}={1,2}|[A-Za-z0-9+/_-]+==")
_HUMPS = re.compile(r"(?:[A-Z]?[a-z]{2,}[0-9]*){1,6}=")
"""``dbHost=``, a name without a value; what has the letters of base64 and no such form ends in a pad."""


def places_not_read(warnings: Iterable[SpecWarning]) -> list[str]:
    """Return where something stands that was too much to be read for links."""
    return [each.where for each in warnings if _LEFT_OUT in each.message or _NOT_READ in each.message]


class Holder:
    """Holds the values of one app, until what is read of them is enough."""

    def __init__(self) -> None:
        self._left = MAX_TOTAL

    def variables(self, entries: Iterable[str], where: str, fields: Fields) -> tuple[Variable, ...]:
        """Hold entries of the environment, each split into its name and its value."""
        return tuple(read_variable(entry, long=long) for entry, long in self._allowed([*entries], where, fields))

    def words(self, words: Iterable[str], where: str, fields: Fields) -> tuple[Secret, ...]:
        """Hold the words of a command."""
        return tuple(Secret(word, left_out=long) for word, long in self._allowed([*words], where, fields))

    def _allowed(self, texts: list[str], where: str, fields: Fields) -> Iterator[tuple[str, bool]]:
        for index, text in enumerate(texts):
            long = len(text) > MAX_LETTERS
            self._left -= _ENTRY_COST + (0 if long else len(text))
            if self._left < 0:
                rest = len(texts) - index
                fields.note(where, f"the last {rest} of {len(texts)} {_LEFT_OUT} {MAX_TOTAL:,} letters")
                return
            if long:
                message = f"is {len(text):,} letters long and {_NOT_READ} {MAX_LETTERS:,}"
                fields.note(f"{where}[{index}]", message)
            yield text, long


def read_variable(entry: str, *, long: bool = False) -> Variable:
    """Split ``NAME=value``; what stands before the ``=`` is a name only where it has the form of one.

    A list that was broken at its commas leaves entries without a name, and those may be secrets from their first
    letter on.

    >>> [read_variable(text).name for text in ("DB_HOST=x", "https://x.example/?token=y", "c2VjcmV0MQ==", "A: b==")]
    ['DB_HOST', '', '', '']
    """
    name, equals, value = entry.partition("=")
    if equals and _NAME.fullmatch(name.strip()) and not _is_base64(entry.strip()):
        return Variable(name=name.strip(), value=Secret(value, left_out=long))
    return Variable(name="", value=Secret(entry, left_out=long))


def _is_base64(entry: str) -> bool:
    if _BASE64.fullmatch(entry):
        return True
    mixed = entry != entry.lower() and entry[:-1] != entry[:-1].upper() and "_" not in entry
    return entry.find("=") == len(entry) - 1 and len(entry) % 4 == 0 and mixed and not _HUMPS.fullmatch(entry)


def hold_text(value: object) -> Secret:
    """Hold a description as a secret, since people paste keys into it; anything but text is nothing."""
    text = value if isinstance(value, str) else ""
    return Secret(text, left_out=len(text) > MAX_LETTERS)
