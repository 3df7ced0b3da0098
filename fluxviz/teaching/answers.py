"""Reading what a learner typed: leniently in form, strictly in what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://")
_PORT = re.compile(r"^(?:port)?\s*:?\s*(\d{1,5})$")
_HOST_AND_PORT = re.compile(r"^(\S+?)(?:\s*[:,]\s*|\s+)(?:port\s*)?(\d{1,5})$")
_MARKS = "`'\"<>()[]"


@dataclass(frozen=True)
class Address:
    """A host, a port, or both, as they were typed.

    Attributes:
        host: In lower case; empty where only a port was typed.
        port: None where there was none.

    """

    host: str = ""
    port: int | None = None


def fold(text: str) -> str:
    """Leave out what does not matter: case, blanks at the ends, more than one blank between words.

    >>> fold("  The Flux  Edge ")
    'the flux edge'
    """
    return " ".join(text.casefold().split())


def read_address(text: str) -> Address:
    """Read a host and a port: ``host:port``, ``host port``, a URL, or one of the two alone.

    >>> read_address("FluxDB_shop : 5432"), read_address("http://fluxapi_shop:3000/users")
    (Address(host='fluxdb_shop', port=5432), Address(host='fluxapi_shop', port=3000))
    >>> read_address("port 5432")
    Address(host='', port=5432)
    """
    plain = fold(text).strip(_MARKS + " .")
    if _SCHEME.match(plain):
        plain = _SCHEME.sub("", plain).partition("/")[0].rpartition("@")[2]
    plain = plain.rstrip("/")
    alone = _PORT.match(plain)
    if alone:
        return Address(port=int(alone.group(1)))
    both = _HOST_AND_PORT.match(plain)
    if both:
        return Address(both.group(1).rstrip("."), int(both.group(2)))
    return Address(plain.rstrip("."))


def is_url_of(text: str, host: str) -> bool:
    """Return whether a text is a URL of a host, with no other port than its scheme has.

    >>> is_url_of("https://a.example/", "a.example"), is_url_of("https://a.example:8080", "a.example")
    (True, False)
    """
    given = read_address(text)
    return bool(_SCHEME.match(fold(text))) and given.host == fold(host) and given.port in (None, 80, 443)
