"""Take the spec out of what it travels in: the API's envelope, a permanent message, a list of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_MESSAGE_KEYS = ("appSpecifications", "zelAppSpecifications")
_MAX_WRAPPERS = 6


@dataclass(frozen=True)
class Unwrapped:
    """What was inside.

    Attributes:
        value: The document itself, or what stood in its place.
        path: Where in the file it stood, such as ``data``.
        fault: Why the wrapper holds no spec; empty where it does.
        wrappers: The keys that stand around it.

    """

    value: Any
    path: str = ""
    fault: str = ""
    wrappers: tuple[str, ...] = ()


def unwrap(value: Any) -> Unwrapped:
    """Take the spec out of its wrappers.

    >>> unwrap({"status": "success", "data": {"name": "shop", "compose": []}}).path
    'data'
    """
    path = ""
    around: list[str] = []
    for _ in range(_MAX_WRAPPERS):
        if isinstance(value, list):
            if len(value) != 1:
                found = f"found a list of {len(value)}; expected one app (draw each of them on its own)"
                return Unwrapped(value, path, found)
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
    for key in _MESSAGE_KEYS:
        if key in value:
            return key
    is_envelope = "data" in value and "compose" not in value and "repotag" not in value
    if is_envelope and ("status" in value or isinstance(value["data"], (Mapping, list))):
        return "data"
    return None
