"""Violations: what FluxOS would refuse or drop, and in which of its checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from fluxviz.spec.fields import found
from fluxviz.spec.limits import MAX_DECIMALS

_READABLE = 10**15
Stage = Literal["format", "type", "restr", "keys", "hw"]
STAGES: tuple[Stage, ...] = get_args(Stage)
"""FluxOS's checks in their order: formatting, types, restrictions, keys, hardware."""

Kind = Literal[
    "missing", "unknown", "type", "decimals", "name", "size", "range", "hardware", "enterprise", "version", "lengths",
    "banned", "twice", "port",
]  # fmt: skip


@dataclass(frozen=True)
class Violation:
    """One thing that FluxOS would refuse, or drop in silence.

    Attributes:
        stage: The check that refuses it.
        kind: What sort of thing is wrong.
        where: Path in the document of the spec, such as ``compose[0].ports``; empty for the whole.
        message: What was found and what was expected. No value, but for names of keys, ports and numbers.
        key: The key that is missing or not known; empty for other kinds.

    """

    stage: Stage
    kind: Kind
    where: str
    message: str
    key: str = ""

    @property
    def refuses(self) -> bool:
        """Whether FluxOS refuses the spec for it: keys that it does not know it only drops."""
        return self.kind != "unknown"


def is_filled(value: Any) -> bool:
    """Return whether JavaScript takes a value as true: empty lists are, empty text and 0 are not."""
    return value is not None and value is not False and value != "" and value != 0


def is_number(value: Any) -> bool:
    """Return whether a value is a JSON number."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_whole(value: Any) -> bool:
    """Return whether a value is a JSON number without decimals."""
    return is_number(value) and (isinstance(value, int) or value.is_integer())


def has_few_decimals(value: Any) -> bool:
    """Return whether a number has no more decimals than FluxOS takes."""
    return len(repr(value).partition(".")[2]) <= MAX_DECIMALS


def quantity(value: Any) -> str:
    """Write a number in a message, however long it is."""
    return f"{value:g}" if -_READABLE < value < _READABLE else "a number far from it"


def missing_key(stage: Stage, at: str, key: str) -> Violation:
    """Return the violation of a key that is missing or empty."""
    return Violation(stage, "missing", f"{at}{key}", "is missing or empty", key)


def unexpected_value(stage: Stage, where: str, expected: str, value: Any) -> Violation:
    """Return the violation of a value of another type."""
    return Violation(stage, "type", where, f"expected {expected}, found {found(value)}")
