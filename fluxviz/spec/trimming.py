"""A document cut to what can be read: no list, object or text is longer than any app needs many times over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.spec.fields import REPLACEMENT, whole
from fluxviz.spec.json_text import MAX_DEPTH
from fluxviz.spec.keys import short_key

MAX_ITEMS = 1_000
"""Items of a list, and keys of an object, that are read; FluxOS takes 10 components, 20 entries, 120 nodes."""

MAX_TEXT = 20_000
"""Letters of a text that are read; FluxOS takes 400. What is encrypted is carried whole."""

_WHOLE = frozenset({"enterprise", "secrets"})


def trim_document(document: Mapping[Any, Any], path: str = "") -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Cut what is too long, and replace halves of characters, which no file can hold.

    Args:
        document: The document of a spec.
        path: Where it stands in what was read.

    Returns:
        The document, and what was cut: the place and what is to be said of it.

    >>> trim_document({"ports": [80] * 1001})[1]
    [('ports', 'has 1,001 items, of which the first 1,000 are read')]

    """
    remarks: list[tuple[str, str]] = []
    return _trim(document, "", path, remarks, 0), remarks


def _trim(value: Any, key: str, path: str, remarks: list[tuple[str, str]], depth: int) -> Any:
    if isinstance(value, str):
        if len(value) > MAX_TEXT and key not in _WHOLE:
            remarks.append((path, f"is {len(value):,} letters long, of which the first {MAX_TEXT:,} are read"))
            value = value[:MAX_TEXT]
        if (plain := whole(value)) != value:
            remarks.append((path, f"holds half of a character; it is drawn as {REPLACEMENT}"))
        return plain
    if not isinstance(value, (Mapping, list, tuple)) or depth >= MAX_DEPTH:
        return value if not isinstance(value, (Mapping, list, tuple)) else type(value)()
    if len(value) > MAX_ITEMS:
        what = "keys" if isinstance(value, Mapping) else "items"
        remarks.append((path, f"has {len(value):,} {what}, of which the first {MAX_ITEMS:,} are read"))
    if isinstance(value, Mapping):
        kept = [each for each, _ in zip(value.items(), range(MAX_ITEMS), strict=False)]
        prefix = f"{path}." if path else ""
        return {
            whole(str(name)): _trim(each, str(name), f"{prefix}{short_key(name)}", remarks, depth + 1)
            for name, each in kept
        }
    return [_trim(each, key, f"{path}[{index}]", remarks, depth + 1) for index, each in enumerate(value[:MAX_ITEMS])]
