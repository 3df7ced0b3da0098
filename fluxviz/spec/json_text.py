"""JSON, strictly: duplicate keys, NaN and nesting bombs are faults with a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from fluxviz.faults import Fault
from fluxviz.spec.keys import short_path

MAX_DEPTH = 64
"""How deep a document may nest. A Flux app spec nests four deep."""

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)


class JsonFaultsError(ValueError):
    """The text is not JSON that can be trusted; carries the faults."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(faults)


def parse_json(text: str) -> Any:
    """Parse JSON text.

    Raises:
        JsonFaultsError: not JSON, a key twice in one object, NaN or Infinity, nested too deep.

    """
    if text.count("{") + text.count("[") > MAX_DEPTH:
        _refuse_deep_nesting(text)
    doubles: list[str] = []
    try:
        value = json.loads(
            text,
            object_pairs_hook=lambda pairs: _object(pairs, doubles),
            parse_constant=_refuse_constant,
        )
    except json.JSONDecodeError as fault:
        where = f"line {fault.lineno}, column {fault.colno}"
        raise JsonFaultsError([Fault("", f"is not JSON: {fault.msg} at {where}", fault.lineno)]) from None
    except _ConstantError as fault:
        line = _line_of_constant(text, fault.args[0])
        message = f"{fault.args[0]} is not JSON; expected a number"
        raise JsonFaultsError([Fault("", message, line)]) from None
    except (ValueError, RecursionError):
        raise JsonFaultsError([Fault("", "is not JSON: a number too long to read")]) from None
    if doubles:
        found = [Fault(short_path(path), "stands twice in the same object", line) for path, line in repeated_keys(text)]
        raise JsonFaultsError(found)
    return value


class _ConstantError(ValueError):
    pass


def _refuse_constant(name: str) -> None:
    raise _ConstantError(name)


def _object(pairs: list[tuple[str, Any]], doubles: list[str]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        doubles.append("")
    return mapping


def line_at(text: str, position: int) -> int:
    """Return the line of a position, counted from 1: a line ends where JSON's do, at a line feed."""
    return text.count("\n", 0, position) + 1


def _refuse_deep_nesting(text: str) -> None:
    depth = 0
    for match in _TOKEN.finditer(text):
        lexeme = match.group()
        if lexeme in "{[":
            depth += 1
            if depth > MAX_DEPTH:
                line = line_at(text, match.start())
                raise JsonFaultsError([Fault("", f"nests deeper than {MAX_DEPTH} levels", line)])
        elif lexeme in "}]":
            depth -= 1


def _line_of_constant(text: str, name: str) -> int | None:
    for match in _TOKEN.finditer(text):
        if match.group() == name:
            return line_at(text, match.start())
    return None


@dataclass
class _Level:
    """An object or array that is open while the text is walked."""

    path: str
    keys: set[str] | None
    index: int = 0
    key: str = ""
    wants_key: bool = False

    def child(self) -> str:
        """Return the path of the value that comes next."""
        if self.keys is None:
            return f"{self.path}[{self.index}]"
        return f"{self.path}.{self.key}" if self.path else self.key


_Role = Literal["key", "item", "value", "end"]


def _spots(text: str) -> Iterator[tuple[re.Match[str], str, _Role, bool]]:
    """Yield each key and value of a well-formed text.

    Each comes as its first token, its path, what it is (an item is a value in an array), and, for a key, whether its
    object held it before. Objects and arrays come again as they end.
    """
    levels: list[_Level] = []
    for match in _TOKEN.finditer(text):
        lexeme = match.group()
        level = levels[-1] if levels else None
        if lexeme == ":":
            continue
        if lexeme == "," and level:
            level.index += 1
            level.wants_key = level.keys is not None
        elif lexeme in "}]":
            yield match, levels.pop().path, "end", False
        elif level and level.keys is not None and level.wants_key:
            level.key, level.wants_key = json.loads(lexeme) if "\\" in lexeme else lexeme[1:-1], False
            yield match, level.child(), "key", level.key in level.keys
            level.keys.add(level.key)
        else:
            path = level.child() if level else ""
            yield match, path, "item" if level and level.keys is None else "value", False
            if lexeme in "{[":
                is_object = lexeme == "{"
                levels.append(_Level(path, set() if is_object else None, wants_key=is_object))


def _walk(text: str) -> Iterator[tuple[str, int, bool]]:
    """Yield (path, line, key seen before in its object) for each value of a well-formed text."""
    line, last = 1, 0
    for match, path, role, repeated in _spots(text):
        if role in ("key", "item"):  # the line of a member is that of its key
            line += text.count("\n", last, match.start())
            last = match.start()
            yield path, line, repeated


def line_numbers(text: str) -> dict[str, int]:
    r"""Map each path of a well-formed JSON text to its line, counted from 1.

    >>> line_numbers('{"compose": [\n {"name": "api"}]}')["compose[0].name"]
    2
    """
    return {path: line for path, line, _ in _walk(text)}


def repeated_keys(text: str) -> list[tuple[str, int]]:
    """List the keys that an object of a well-formed JSON text holds more than once, with their lines."""
    return [(path, line) for path, line, repeated in _walk(text) if repeated]


@dataclass(frozen=True)
class Span:
    """Where a value stands in a text.

    Attributes:
        start: Where it starts, as ``text[start:end]`` has it.
        end: Where it ends.
        member: Where it starts with its key; the same as ``start`` for what has none.

    """

    start: int
    end: int
    member: int


def value_spans(text: str) -> dict[str, Span]:
    """Map the path of each value of a well-formed JSON text to where it stands.

    A path that two values have, since a key holds a dot, leads to neither.

    >>> text = '{"ports": [80, 81]}'
    >>> [text[span.start : span.end] for span in value_spans(text).values()]
    ['{"ports": [80, 81]}', '[80, 81]', '80', '81']
    """
    spans: dict[str, Span] = {}
    twice: set[str] = set()
    key = 0
    for match, path, role, _ in _spots(text):
        start, end = match.span()
        if role == "key":
            key = start
        elif role == "end":
            spans[path] = Span(spans[path].start, end, spans[path].member)
        else:
            if path in spans:
                twice.add(path)
            spans[path] = Span(start, end, key if role == "value" and path else start)
    return {path: span for path, span in spans.items() if path not in twice}
