"""Recognition: whether a file reads as a Flux spec, whose settings may hold secrets, or is something else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TEXT = (".json", ".jsonc", ".json5", ".txt", ".yaml", ".yml", ".spec", "")
"""How the names of files end that people keep specs in."""

_LARGEST = 20_000_000
"""The largest file that is looked into, in bytes; FluxOS takes specs of far less."""

_SETTINGS = ("environmentParameters", "enviromentParameters")
_WORDS = re.compile(
    r"""["'](?:environmentParameters|enviromentParameters|compose|containerPort|containerPorts)["']\s*:"""
)


def is_spec(path: Path) -> bool:
    """Return whether a file reads as a Flux spec, a broken one too; what cannot be read is none.

    It may stand anywhere in the file, as in an answer of the API with many apps.
    """
    if path.suffix.lower() not in _TEXT:
        return False
    try:
        if path.stat().st_size > _LARGEST:
            return False
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        return any(map(_is_app, _objects(json.loads(text))))
    except (ValueError, RecursionError):
        return bool(_WORDS.search(text))


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
