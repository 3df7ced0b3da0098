"""JSON and YAML inside a value: its objects become scopes of settings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_LIMIT = 20_000
_MAX_DEPTH = 12
_MAYBE_YAML = re.compile(r"^[ \t]*+(?:- )?+[\w.-]++:(?:\s|$)", re.MULTILINE)
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])[&*]\w")

Pairs = list[tuple[str, str]]
Scope = tuple[str, Pairs]
"""The names of the objects around some settings, and the settings."""


def read_structured(text: str) -> Any | None:
    """Parse JSON, or YAML without anchors; None where a text is neither an object nor a list.

    YAML's scalars stay text, whatever their tags say: what is a boolean or a date to YAML is a part of a password here.

    >>> read_structured('{"db": {"host": "x"}}'), read_structured("{host: x, port: 1}"), read_structured("x")
    ({'db': {'host': 'x'}}, {'host': 'x', 'port': '1'}, None)
    """
    start = text[:1]
    if len(text) > _LIMIT or (start not in "{[" and not (":" in text and _MAYBE_YAML.search(text))):
        return None
    if start in "{[":
        try:
            return _container(json.loads(text))
        except (ValueError, RecursionError):
            pass
    if _ANCHOR.search(text) or text.count("{") + text.count("[") > 3 * _MAX_DEPTH:
        return None
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _container(yaml.load(text, loader))  # noqa: S506 - texts, lists and mappings only, in C where there is one
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


def _container(value: Any) -> Any | None:
    return value if isinstance(value, (dict, list)) and value else None


def scopes(value: Any, name: str, parents: str = "", depth: int = 0) -> Iterator[Scope]:
    """Yield a scope for each object in a parsed value; a list of texts stands under its own name.

    >>> list(scopes({"db": {"host": "x", "port": 1}, "peers": ["a:1"]}, "CONFIG"))
    [('CONFIG_db', [('db_host', 'x'), ('db_port', '1')]), ('CONFIG_peers', [('peers', 'a:1')])]
    """
    if depth > _MAX_DEPTH:
        return
    parents = f"{parents}_{name}" if parents else name
    if isinstance(value, list):
        flat = [(name, str(item)) for item in value if isinstance(item, (str, int))]
        if flat:
            yield parents, flat
        for item in value:
            if isinstance(item, (dict, list)):
                yield from scopes(item, name, parents, depth + 1)
        return
    pairs: Pairs = []
    prefix = f"{name}_" if depth else ""
    for key, item in value.items():
        if isinstance(item, (dict, list)):
            yield from scopes(item, str(key), parents, depth + 1)
        elif isinstance(item, (str, int, float)) and not isinstance(item, bool):
            pairs.append((f"{prefix}{key}", str(item)))
    if pairs:
        yield parents, pairs
