"""``with_host``: a setting with another host, and nothing else of it otherwise."""

from __future__ import annotations

import re

_BEFORE = r"""(?:^|(?<=[=,\s"'(\[{;|]))"""
_AUTHORITY = r"(?:(?<=//)|(?<=@))"
_AFTER = r"""(?=$|:(?!//)|[/?#,\s"')\]};|&])"""


def with_host(value: str, host: str, new: str) -> str:
    """Return a value with a host in place of another, where it stands as one.

    A scheme, a user, a database or a path of the same name stays. In a URL it is the authority alone that changes.

    >>> with_host("redis://redis:6379", "redis", "fluxredis_shop")
    'redis://fluxredis_shop:6379'
    >>> with_host("postgres://db:x@db:5432/db", "db", "fluxdb_shop")
    'postgres://db:x@fluxdb_shop:5432/db'
    >>> with_host("a:1,db:2", "db", "fluxdb_shop")
    'a:1,fluxdb_shop:2'

    """
    word = re.escape(host)
    for pattern in (rf"{_AUTHORITY}{word}{_AFTER}", rf"{_BEFORE}{word}{_AFTER}"):
        found = [match for match in re.finditer(pattern, value, re.IGNORECASE) if not _is_user(value, match)]
        if found:
            parts, position = [], 0
            for match in found:
                parts += [value[position : match.start()], new]
                position = match.end()
            return "".join([*parts, value[position:]])
    return value


def _is_user(value: str, match: re.Match[str]) -> bool:
    """Return whether what was found stands before the ``@`` of a URL."""
    rest = re.match(r"[^/?#\s]*@", value[match.end() :])
    return value[: match.start()].endswith("//") and rest is not None
