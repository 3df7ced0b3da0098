"""Ids: the graph node, the DOT id, the SVG id and the selection are one and the same text."""

from __future__ import annotations

from urllib.parse import quote

UNKNOWN = "unknown"


def part(text: str) -> str:
    """Make a name safe inside an id: letters, digits, ``-`` and ``_`` stay, all else is percent-encoded.

    >>> part("api"), part("a.b c")
    ('api', 'a%2Eb%20c')
    """
    return quote(text, safe="").replace(".", "%2E").replace("~", "%7E")


def host_part(host: str) -> str:
    """Make a host safe inside an id; its dots stay.

    >>> host_part("shop.example.com")
    'shop.example.com'
    """
    return ".".join(part(label) for label in host.split("."))


def port_part(port: int | None) -> str:
    """Return a port inside an id."""
    return UNKNOWN if port is None else str(port)
