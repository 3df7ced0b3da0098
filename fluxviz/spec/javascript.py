"""Values as JavaScript brings them from one type to another: so FluxOS reads what a spec has written otherwise.

Source: ``ensureNumber``, ``ensureString``, ``ensureObject`` and ``ensureBoolean`` in ``serviceHelper.js`` of FluxOS.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from typing import Any

_EXACT = 2**53
_NUMBER = re.compile(r"\s*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)?\s*", re.ASCII)


def to_number(value: Any) -> Any:
    """Bring a value to a number as JavaScript's ``Number`` does; what is none becomes one that is not finite."""
    if isinstance(value, bool) or value is None:
        return int(value or 0)
    if isinstance(value, (int, float)):
        return value
    if not (isinstance(value, str) and _NUMBER.fullmatch(value)):
        return math.nan
    number = float(value.strip() or 0)
    return int(number) if math.isfinite(number) and number == int(number) else number


def to_text(value: Any) -> Any:
    """Bring a value to text as ``JSON.stringify`` does.

    >>> to_text(5432), to_text(None), to_text({"a": [1.0]})
    ('5432', 'null', '{"a":[1]}')
    """
    if isinstance(value, str):
        return value
    # What JSON cannot hold, such as a set or bytes, comes from Python alone: it is no text to FluxOS.
    return json.dumps(
        _plain(value), separators=(",", ":"), ensure_ascii=False, skipkeys=True, default=lambda _: "[object Object]"
    )


def _plain(value: Any) -> Any:
    """Return numbers without decimals as JavaScript writes them."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT else value


def to_list(value: Any) -> Any:
    """Bring text that holds a list to that list."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return {}


def to_flag(value: Any) -> Any:
    """Bring what stands for true or false to it."""
    if value in ("true", 1, "1"):
        return True
    return False if value in ("false", 0, "0") else value
