"""Edits of JSON text that leave every other byte as it is: put, add and take away values, in the text's own style."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from fluxviz.errors import FluxvizError
from fluxviz.spec.json_text import Span, value_spans

_INDENT = re.compile(r"\n([ \t]+)")
_GAP = re.compile(r"\s*")


def put_value(text: str, path: str, value: Any) -> str:
    """Put a value in the place of another.

    >>> put_value('{"ports": [ 80 ]}', "ports[0]", 81)
    '{"ports": [ 81 ]}'
    """
    span = _span(text, path)
    return text[: span.start] + _written(value, text, _margin(text, span.start)) + text[span.end :]


def put_list(text: str, path: str, values: Sequence[Any]) -> str:
    """Make a list hold other values, and touch those alone that differ.

    >>> put_list('{"ports": [80,81]}', "ports", [80, 82, 83])
    '{"ports": [80,82,83]}'
    """
    span = _span(text, path)
    there = json.loads(text[span.start : span.end])
    for index, (old, new) in enumerate(zip(there, values, strict=False)):
        if old != new:
            text = put_value(text, f"{path}[{index}]", new)
    for index in range(len(there) - 1, len(values) - 1, -1):
        text = remove_value(text, f"{path}[{index}]")
    for value in values[len(there) :]:
        text = add_item(text, path, value)
    return text


def put_member(text: str, path: str, key: str, value: Any) -> str:
    """Put a member into an object, in the place of the one of that key where there is one.

    >>> put_member('{"a": 1}', "", "b", [2])
    '{"a": 1, "b": [2]}'
    """
    member = f"{path}.{key}" if path else key
    if member in value_spans(text):
        return put_value(text, member, value)
    return _added(text, path, value, json.dumps(key, ensure_ascii=False))


def add_item(text: str, path: str, value: Any) -> str:
    """Add a value at the end of a list."""
    return _added(text, path, value, "")


def remove_value(text: str, path: str) -> str:
    """Take a value away, with its key and its comma.

    >>> remove_value('{"a": 1, "b": 2}', "a"), remove_value("[1, 2]", "[1]"), remove_value("[ 1 ]", "[0]")
    ('{"b": 2}', '[1]', '[]')
    """
    span = _span(text, path)
    holder = _holder(text, span)
    around = _span(text, holder)
    siblings = _children(text, holder)
    place = siblings.index(span)
    if place + 1 < len(siblings):
        return text[: span.member] + text[siblings[place + 1].member :]
    if place > 0:
        return text[: siblings[place - 1].end] + text[span.end :]
    return text[: around.start + 1] + text[around.end - 1 :]


def _added(text: str, path: str, value: Any, key: str) -> str:
    around, siblings = _span(text, path), _children(text, path)
    last = siblings[-1] if siblings else None
    if last is None:
        gap, closing = _gaps_of_empty(text, around, value, in_list=not key)
        start, comma = around.start + 1, ""
    else:
        before = text[siblings[-2].end : last.member] if len(siblings) > 1 else "," + _gap_after(text, around.start + 1)
        gap, closing = before[before.index(",") + 1 :], ""
        if len(siblings) == 1 and gap == "" and not _is_compact(text):
            gap = " "
        start, comma = last.end, ","
    end = around.end - 1 if last is None else start
    margin = gap.rpartition("\n")[2] if "\n" in gap else _margin(text, around.start)
    colon = f"{key}{':' if _is_compact(text) else ': '}" if key else ""
    return text[:start] + comma + gap + colon + _written(value, text, margin) + closing + text[end:]


def _gaps_of_empty(text: str, around: Span, value: Any, *, in_list: bool) -> tuple[str, str]:
    """Return what stands before and after the first value of an object or a list: plain values of lists stay beside."""
    if in_list and not isinstance(value, (Mapping, list)):
        return "", ""
    unit = _unit(text)
    if not unit:
        return "", ""
    line = _line_end(text)
    margin = _margin(text, around.start)
    return f"{line}{margin}{unit}", f"{line}{margin}"


def _written(value: Any, text: str, margin: str) -> str:
    """Write a value as the text around would: indented by its steps, or in one line where it has none."""
    unit = _unit(text)
    if not unit or not isinstance(value, (Mapping, list)):
        separators = (",", ":") if _is_compact(text) else (", ", ": ")
        return json.dumps(value, ensure_ascii=False, separators=separators)
    if isinstance(value, list) and not any(isinstance(each, (Mapping, list)) for each in value):
        return json.dumps(value, ensure_ascii=False)
    line = _line_end(text)
    inner = f"{line}{margin}{unit}"
    if isinstance(value, list):
        items = [_written(each, text, margin + unit) for each in value]
        return f"[{inner}{f',{inner}'.join(items)}{line}{margin}]"
    members = [
        f"{json.dumps(key, ensure_ascii=False)}: {_written(each, text, margin + unit)}" for key, each in value.items()
    ]
    return f"{{{inner}{f',{inner}'.join(members)}{line}{margin}}}" if members else "{}"


def _unit(text: str) -> str:
    """Return the step by which a text is indented; empty where it stands in one line."""
    found = _INDENT.search(text)
    if found:
        return found[1]
    return "  " if text.strip() in ("{}", "[]") else ""


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _is_compact(text: str) -> bool:
    """Return whether a text has no space after its colons."""
    return '":' in text and not re.search(r'":\s', text)


def _margin(text: str, position: int) -> str:
    """Return the white space that the line of a position begins with."""
    return _GAP.match(text, text.rfind("\n", 0, position) + 1)[0].replace("\n", "")  # type: ignore[index]


def _gap_after(text: str, position: int) -> str:
    return _GAP.match(text, position)[0]  # type: ignore[index]


def _span(text: str, path: str) -> Span:
    span = value_spans(text).get(path)
    if span is None:
        raise FluxvizError("the document does not have it at one place: edit it by hand")
    return span


def _holder(text: str, span: Span) -> str:
    """Return the path of what a value stands in: by its place, since a key may have dots of its own."""
    around = {path: each for path, each in value_spans(text).items() if each.start < span.start and span.end < each.end}
    return max(around, key=lambda path: around[path].start)


def _children(text: str, path: str) -> list[Span]:
    """Return the values that stand in an object or a list itself, in their order."""
    spans = value_spans(text)
    around = spans[path]
    inside = sorted(
        (span for span in spans.values() if around.start < span.start and span.end <= around.end),
        key=lambda span: span.start,
    )
    children: list[Span] = []
    for span in inside:
        if not children or span.start >= children[-1].end:
            children.append(span)
    return children
