"""Recognition: whether a file reads as a Flux spec, whose settings may hold secrets, or is something else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_LARGEST = 20_000_000
"""The largest file that is looked into, in bytes; FluxOS takes specs of far less."""

_SETTINGS = ("environmentParameters", "enviromentParameters")
_KEYS = "environmentParameters|enviromentParameters|containerPorts?|repotag"
_ANY = re.compile(rf"compose|{_KEYS}")
_WORDS = re.compile(rf"""(?:["'](?:compose|{_KEYS})["']\s*:)|(?m:^[\s-]*(?:{_KEYS})\s*:)""")
"""Keys of a spec, in JSON whether whole or broken, and in YAML."""


def is_spec(path: Path) -> bool:
    """Return whether a file reads as a Flux spec, a broken one too; what cannot be read is none.

    It may stand anywhere in the file, as in an answer of the API with many apps.
    """
    text = _text_of(path)
    if not text or not _ANY.search(text):
        return False
    try:
        return any(map(_is_app, _objects(json.loads(text))))
    except (ValueError, RecursionError):
        return bool(_WORDS.search(text))


def _text_of(path: Path) -> str:
    """Return what stands in a file, as far as it is text; empty where it is none or too much."""
    try:
        if path.stat().st_size > _LARGEST:
            return ""
        data = path.read_bytes()
    except OSError:
        return ""
    coding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return data.decode(coding, "replace")


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a value, from the outside in."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            yield each
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _is_app(value: dict[str, Any]) -> bool:
    """Return whether an object is an app, a component of one, or what goes with it."""
    return (
        isinstance(value.get("compose"), list)
        or any(key in value for key in _SETTINGS)
        or ("repotag" in value and any(key in value for key in ("ports", "port", "containerPorts", "containerPort")))
    )
