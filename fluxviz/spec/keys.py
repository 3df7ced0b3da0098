"""Keys of a document as messages may name them: an odd one could hold anything."""

from __future__ import annotations

import re

_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_PATH = re.compile(r"(?:[A-Za-z_]\w{0,39}|\[\d+\])(?:\[\d+\]|\.[A-Za-z_]\w{0,39})*(?![^.\[])", re.ASCII)
_ODD = "(an odd key)"


def short_key(key: object) -> str:
    """Return a key that has the form of a name; any other is counted, not named.

    >>> short_key("shm"), short_key("my password is x")
    ('shm', '(an odd key)')
    """
    text = str(key)
    return text if _KEY.fullmatch(text) else _ODD


def short_path(path: str) -> str:
    """Return a path as far as its keys have the form of names.

    >>> short_path("compose[0].cpu"), short_path("compose[0].my password is x.y")
    ('compose[0].cpu', 'compose[0].(an odd key)')
    """
    match = _PATH.match(path)
    known = match[0] if match else ""
    if known == path:
        return path
    return f"{known}.{_ODD}" if known else _ODD
