"""Read fields out of an untyped document, and collect every fault and oddity on the way."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from fluxviz.faults import Fault
from fluxviz.spec.json_text import JsonFaultsError, parse_json
from fluxviz.spec.limits import MAX_PORT

_LARGEST_READ = 999_999
_HALVES = re.compile("[\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
REPLACEMENT = "\ufffd"
"""What stands for a character that cannot be written."""


def found(value: Any) -> str:
    """Describe what was found without saying what it holds, which could be a secret.

    >>> found("hunter2"), found([1]), found(None), found(4711)
    ('text', 'a list', 'null', 'a number')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, Mapping):
        return "an object"
    return {str: "text", list: "a list", tuple: "a list", type(None): "null"}.get(type(value), type(value).__name__)


def found_number(value: Any) -> str:
    """Describe what was found where a port or a version stands, whose numbers are no secret.

    >>> found_number(70000), found_number("x")
    ('the number 70000', 'text')
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"the number {value}" if -1e15 < value < 1e15 else "a long number"
    return found(value)


def whole(text: str) -> str:
    """Replace halves of characters, which no file can hold."""
    return _HALVES.sub(REPLACEMENT, text)


class Fields:
    """The collector of faults and oddities, and the readers that fill it.

    Attributes:
        faults: What makes the document unreadable.
        oddities: What was read all the same, as (path, message).

    """

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.oddities: list[tuple[str, str]] = []

    def refuse(self, where: str, message: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(where, message))

    def note(self, where: str, message: str) -> None:
        """Note an oddity."""
        self.oddities.append((where, message))

    def text(self, value: Any, where: str, what: str = "text") -> str | None:
        """Read text; a number becomes text; null is nothing."""
        if value is None:
            return None
        if isinstance(value, str):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            self.note(where, f"expected {what}, found {found(value)}; read as text")
            return str(value)
        self.refuse(where, f"expected {what}, found {found(value)}")
        return None

    def name(self, value: Any, where: str, what: str) -> str | None:
        """Read a name: text without control characters."""
        text = self.text(value, where, what)
        if text is None:
            return None
        name = _CONTROLS.sub(REPLACEMENT, text.strip())
        if name != text.strip():
            self.note(where, f"holds a control character; it is drawn as {REPLACEMENT}")
        return name

    def items(self, value: Any, where: str, what: str) -> list[Any]:
        """Read a list; a JSON string of a list is taken as one; null and "" are an empty list."""
        if value is None or value == "":
            return []
        if isinstance(value, (list, tuple)):
            return list(value)
        if isinstance(value, str) and value.lstrip().startswith("["):
            try:
                parsed = parse_json(value)
            except JsonFaultsError:
                self.refuse(where, f"expected {what}, found text that is not a JSON list")
                return []
            self.note(where, "is a list inside text; read as a list")
            return parsed if isinstance(parsed, list) else []
        self.refuse(where, f"expected {what}, found {found(value)}")
        return []

    def texts(self, value: Any, where: str, what: str) -> list[tuple[int, str]]:
        """Read a list of texts, each with its index; nulls and empty entries are passed over."""
        read: list[tuple[int, str]] = []
        for index, item in enumerate(self.items(value, where, f"a list of {what}")):
            if text := self.text(item, f"{where}[{index}]", what):
                read.append((index, text))
        return read

    def number(self, value: Any, where: str) -> float | None:
        """Read a quantity; text that holds a number is taken as one."""
        if value is None or value == "":
            return None
        if isinstance(value, str):
            try:
                value = float(value)
            except ValueError:
                self.refuse(where, "expected a number, found text")
                return None
            self.note(where, "is a number inside text; read as a number")
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.refuse(where, f"expected a number, found {found(value)}")
            return None
        if isinstance(value, float) and not math.isfinite(value):
            self.refuse(where, "expected a number, found one that is not finite")
            return None
        return float(value) if abs(value) <= _LARGEST_READ * 1000 else None

    def port(self, value: Any, where: str, *, as_text: bool = False) -> int | None:
        """Read a port number; text that holds one is taken as one, with a note unless it is written so by right."""
        if value is None or value == "":
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) < 16:
            if not (as_text and value.isdigit()):
                self.note(where, "is a number inside text; read as a number")
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _LARGEST_READ:
            self.refuse(where, f"expected a port number, found {found_number(value)}")
            return None
        if not 1 <= value <= MAX_PORT:
            self.note(where, f"{value} is no port: ports are 1 to {MAX_PORT}")
        return value
