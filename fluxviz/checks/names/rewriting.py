"""A setting with another host or address, and nothing else of it otherwise."""

from __future__ import annotations

import re

from fluxviz.topology.protocols import family, has_tls, with_tls
from fluxviz.topology.references.tls import uses_tls
from fluxviz.topology.references.urls import is_network_scheme, protocol_of
from fluxviz.topology.route import Route

_BEFORE = r"""(?:^|(?<=[=,\s"'(\[{;|]))"""
_AUTHORITY = r"(?:(?<=//)|(?<=@))"
_AFTER = r"""(?=$|:(?!//)|[/?#,\s"')\]};|&])"""
_END = r"(?![\w.-])"
_URL = r"(?:(?P<scheme>(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,40})://(?P<user>[^/?#\s,]*@)?)?"
"""What stands before a host, where that is in a URL."""


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


def with_address(value: str, host: str, at: str, route: Route) -> str:
    """Return a value with the address of a port inside the app in place of its public name.

    Empty where its scheme asks for what the port does not speak, and what it does speak has no scheme.

    Args:
        value: The value, with secrets masked.
        host: The public name.
        at: The host and the container port inside the app.
        route: The port.

    """
    parts, position = [], 0
    for match in re.finditer(rf"{_URL}{re.escape(host)}(?::\d+)?", value, re.IGNORECASE):
        written = (match["scheme"] or "").lower()
        right = scheme_inside(written, route) if written else ""
        if right is None:
            return ""
        parts += [value[position : match.start()], f"{right}://" if right else "", match["user"] or "", at]
        position = match.end()
    return "".join([*parts, value[position:]])


def at_public_name(value: str, host: str, name: str) -> str:
    """Return a value with a public name, on which the edge ends TLS, in place of a host that no browser reaches.

    >>> at_public_name("ws://fluxapi_shop:8000/ws", "fluxapi_shop", "shop_38000.app.runonflux.io")
    'wss://shop_38000.app.runonflux.io/ws'
    >>> at_public_name("localhost:8000", "localhost", "shop_38000.app.runonflux.io")
    'https://shop_38000.app.runonflux.io'
    >>> at_public_name("http://me@localhost:8000", "localhost", "shop_38000.app.runonflux.io")
    'https://me@shop_38000.app.runonflux.io'

    """

    def secured(match: re.Match[str]) -> str:
        scheme = "wss" if (match["scheme"] or "").lower() in ("ws", "wss") else "https"
        return f"{scheme}://{match['user'] or ''}{name}"

    return re.sub(rf"{_URL}{re.escape(host)}(?::\d+)?{_END}", secured, value, flags=re.IGNORECASE)


def scheme_inside(scheme: str, route: Route) -> str | None:
    """Return the scheme of a URL by which a port is called inside the app, where the edge ends no TLS.

    None where the port is known to speak another protocol than the scheme asks for, and that one has no scheme.
    """
    detected, asked = route.detected, protocol_of(scheme)
    protocol = detected.protocol
    if asked in ("tcp", "udp"):  # of a library that takes the protocol for granted
        return "tcp" if uses_tls(scheme) and detected.encrypted is False else scheme
    if family(asked) != family(protocol):
        named = protocol if detected.settled and is_network_scheme(protocol) else None
        return scheme if detected.assumed else named
    if has_tls(protocol) or (detected.is_http and route.served.tls):
        return scheme if uses_tls(scheme) else _SECURED.get(scheme) or with_tls(family(asked))
    is_plain = detected.encrypted is False or detected.is_http  # where it has TLS, the edge would open it, too
    return _plain(scheme) if is_plain and uses_tls(scheme) else scheme


_SECURED = {"http": "https", "ws": "wss", "grpc": "grpcs"}


def _plain(scheme: str) -> str:
    plain = next((each for each, secured in _SECURED.items() if secured == scheme), "")
    return plain or (scheme.partition("+")[0] if "+" in scheme else family(protocol_of(scheme)))


def _is_user(value: str, match: re.Match[str]) -> bool:
    """Return whether what was found stands before the ``@`` of a URL."""
    rest = re.match(r"[^/?#\s]*@", value[match.end() :])
    return value[: match.start()].endswith("//") and rest is not None
