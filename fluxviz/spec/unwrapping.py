"""Take the spec out of what it travels in: the API's envelope, a permanent message, a list of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fluxviz.spec.lists import MESSAGE_KEYS, picked, rows_in, what_to_do

_MAX_WRAPPERS = 6


@dataclass(frozen=True)
class Unwrapped:
    """What was inside.

    Attributes:
        value: The document itself, or what stood in its place.
        path: Where in the file it stood, such as ``data``.
        fault: Why the wrapper holds no spec; empty where it does.
        wrappers: The keys that stand around it.
        name: What the app is called that was picked from a list; empty where there was no choice.

    """

    value: Any
    path: str = ""
    fault: str = ""
    wrappers: tuple[str, ...] = ()
    name: str = ""


def unwrap(value: Any, name: str | None = None) -> Unwrapped:
    """Take the spec out of its wrappers.

    Args:
        value: The document.
        name: The app that is wanted, where it is a list of several; of its messages the newest is taken.

    >>> unwrap({"status": "success", "data": {"name": "shop", "compose": []}}).path
    'data'

    """
    path = ""
    around: list[str] = []
    for _ in range(_MAX_WRAPPERS):
        if isinstance(value, list):
            if len(value) != 1:
                rows = rows_in(value) or []
                found = picked(rows, name) if name is not None else []
                if len(found) != 1:
                    return Unwrapped(value, path, what_to_do(found or rows, name))
                row = found[0]
                return Unwrapped(row.spec, f"{path}{row.path}", wrappers=tuple(around), name=row.name)
            value, path = value[0], f"{path}[0]"
            continue
        if not isinstance(value, Mapping):
            break
        key = _wrapper_key(value)
        if key is None:
            break
        if value.get("status") == "error":
            return Unwrapped(value, path, "is an error answer of the Flux API, not a spec")
        around += [str(other) for other in value if other != key]
        value, path = value[key], f"{path}.{key}" if path else key
    return Unwrapped(value, path, wrappers=tuple(around))


def _wrapper_key(value: Mapping[str, Any]) -> str | None:
    for key in MESSAGE_KEYS:
        if key in value:
            return key
    is_envelope = "data" in value and "compose" not in value and "repotag" not in value
    if is_envelope and ("status" in value or isinstance(value["data"], (Mapping, list))):
        return "data"
    return None
