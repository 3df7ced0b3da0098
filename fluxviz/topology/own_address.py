"""The caller's own address: what leads back to the machine that calls, and what a server binds to."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from fluxviz.spec.limits import MAX_PORT

_NAMES = frozenset({"localhost", "ip6-localhost", "ip6-loopback"})
_ANY = frozenset({"*", "+", "0.0.0.0", "::"})  # noqa: S104 - read, not bound
_LOOPBACK = re.compile(r"127(?:\.\d{1,3}){1,3}", re.ASCII)
"""All of 127.0.0.0/8, in the short forms that programs take, too: ``127.1``."""
_BOUND = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+]{0,12})://)?(?P<host>\[[0-9a-f:.]*\]|::|[^\s/:@\[\]]{0,253}):(?P<port>\d{1,5})/?",
    re.IGNORECASE | re.ASCII,
)


def is_own_address(host: str) -> bool:
    """Return whether a host is the caller itself: the container, or in a page the visitor's machine.

    Args:
        host: Without a port; an IPv6 address with brackets or without.

    >>> [is_own_address(host) for host in ("LOCALHOST", "api.localhost", "127.0.1.1", "127.1", "[::1]")]
    [True, True, True, True, True]
    >>> [is_own_address(host) for host in ("localhost.example.com", "127.example.com", "0.0.0.0", "fluxdb_shop")]
    [False, False, False, False]

    """
    name = host.strip("[]").rstrip(".").lower()
    if name in _NAMES or name.endswith(".localhost") or _LOOPBACK.fullmatch(name):
        return True
    try:
        address = ipaddress.IPv6Address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or (address.ipv4_mapped is not None and address.ipv4_mapped.is_loopback)


def is_any_address(host: str) -> bool:
    """Return whether a host is every address of a machine: what servers bind to; who calls it calls itself.

    ``+`` is .NET's word for it: ``learn.microsoft.com``, "URL prefixes" of Kestrel.

    >>> is_any_address("0.0.0.0"), is_any_address("[::]"), is_any_address("*"), is_any_address("127.0.0.1")
    (True, True, True, False)
    """
    return host.strip("[]") in _ANY


def leads_home(host: str) -> bool:
    """Return whether who calls a host calls itself, whether the address is meant for callers or not.

    >>> leads_home("localhost"), leads_home("0.0.0.0"), leads_home("fluxdb_shop")
    (True, True, False)
    """
    return is_own_address(host) or (is_any_address(host) and host not in ("*", "+"))


@dataclass(frozen=True)
class Bound:
    """An address that a server binds to, such as ``0.0.0.0:3000``, ``:3000`` or ``http://[::]:80``.

    Attributes:
        host: Without brackets; empty where there is none.
        port: From 1.
        scheme: In lower case; empty where there is none.

    """

    host: str
    port: int
    scheme: str = ""


def read_bound(text: str) -> Bound | None:
    """Read an address to bind to; None where it is none: a host elsewhere is one that is called.

    >>> read_bound("ssl://:50002"), read_bound("127.0.0.1:80")
    (Bound(host='', port=50002, scheme='ssl'), Bound(host='127.0.0.1', port=80, scheme=''))
    >>> read_bound("fluxdb_shop:5432"), read_bound("0.0.0.0")
    (None, None)
    """
    match = _BOUND.fullmatch(text)
    if match is None or not 0 < int(match["port"]) <= MAX_PORT:
        return None
    host = match["host"].strip("[]")
    if host and not is_own_address(host) and not is_any_address(host):
        return None
    return Bound(host, int(match["port"]), (match["scheme"] or "").lower())
