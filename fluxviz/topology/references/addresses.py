"""Addresses: a host, perhaps a port and a scheme, as they stand in a value."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

from fluxviz.mask import MASK
from fluxviz.spec.limits import MAX_PORT

_HOST_PORT = re.compile(
    r"^(?P<host>\[[0-9a-fA-F:.%]+\]|[^\W_](?:[\w.-]{0,252}\w)?\.?)(?::(?P<port>\d{1,5}))?$", re.ASCII
)
_FLUX_HOST = re.compile(r"^(?:flux|zel)[a-z0-9-]+_[a-z0-9-]+$", re.IGNORECASE)
_TOP_LEVEL = re.compile(r"^(?:[a-z]{2,24}|xn--[a-z0-9-]+)$", re.IGNORECASE)
_LABEL = re.compile(r"^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$", re.IGNORECASE)

_FILE_ENDINGS = frozenset(
    """
    json yaml yml toml ini conf cfg env txt log sqlite sqlite3 db js ts mjs py rb sh jar war php html htm css
    xml csv pem crt cer pfx p12 lock md png jpg jpeg svg gif ico zip gz tar sql pid sock local example
    """.split()
)
_PLACEHOLDER = re.compile(r"\$\{?\w|\{\{?\s*\w+\s*\}?\}|<[^<>]*>|%\w+%|CHANGE_?ME|_$|^YOUR[_-]|XXXX", re.IGNORECASE)
_NO_NAMES = frozenset(
    """
    auto none null nil true false yes no on off default any all undefined disabled unset
    """.split()
)


@dataclass(frozen=True)
class Address:
    """One host that a value names.

    Attributes:
        host: As it stands, without brackets.
        port: The port beside it; None where there is none.
        scheme: The scheme before it, in lower case; empty where there is none.
        rule: How it was read.
        masked: The value with every secret part masked.
        plain: It stands where a host must stand (a URL, a ``host=``), whatever the setting is called.
        doubtful: It may be a part of a password or of a login: only a component that answers there is meant.

    """

    host: str
    port: int | None = None
    scheme: str = ""
    rule: str = "host"
    masked: str = ""
    plain: bool = False
    doubtful: bool = False

    @property
    def is_flux(self) -> bool:
        """Whether it has the form of a name on a Flux app's own network."""
        return is_flux_name(self.host)

    @property
    def is_ip(self) -> bool:
        """Whether it is an IP address."""
        if not (self.host[-1:].isdigit() or ":" in self.host):
            return False
        try:
            ipaddress.ip_address(self.host.partition("%")[0])
        except ValueError:
            return False
        return True

    @property
    def is_domain(self) -> bool:
        """Whether it can be a name in the public DNS."""
        labels = self.host.rstrip(".").split(".")
        return (
            len(labels) > 1
            and all(_LABEL.match(label) for label in labels)
            and _TOP_LEVEL.match(labels[-1]) is not None
        )

    @property
    def looks_like_file(self) -> bool:
        """Whether it ends as a file does."""
        return self.host.rpartition(".")[2].lower() in _FILE_ENDINGS


def is_flux_name(host: str) -> bool:
    """Return whether a host has the form of a name on a Flux app's own network.

    >>> is_flux_name("fluxdb_shop"), is_flux_name("db")
    (True, False)
    """
    return _FLUX_HOST.match(host) is not None


def is_placeholder(text: str) -> bool:
    """Return whether text is to be filled in by somebody else.

    >>> is_placeholder("fluxdb_{APPNAME}"), is_placeholder("${DB_HOST}"), is_placeholder("db.example.com")
    (True, True, False)
    """
    return _PLACEHOLDER.search(text) is not None or text.lower() in _NO_NAMES


def split_host(text: str) -> tuple[str, int | None] | None:
    """Split ``host`` or ``host:port``; None where it is neither.

    >>> split_host("fluxdb_app:5432"), split_host("[::1]:80"), split_host("a b")
    (('fluxdb_app', 5432), ('::1', 80), None)
    """
    match = _HOST_PORT.match(text)
    if match is None:
        return _bare_ipv6(text)
    port = match["port"]
    if port is not None and not 0 < int(port) <= MAX_PORT:
        return None
    return match["host"].strip("[]").rstrip("."), None if port is None else int(port)


def _bare_ipv6(text: str) -> tuple[str, int | None] | None:
    if text.count(":") < 2:
        return None
    try:
        return str(ipaddress.IPv6Address(text)), None
    except ValueError:
        return None


def written(host: str, port: int | None) -> str:
    """Write ``host:port`` again.

    >>> written("::1", 80), written("db", None)
    ('[::1]:80', 'db')
    """
    shown = f"[{host}]" if ":" in host else host
    return shown if port is None else f"{shown}:{port}"


__all__ = ["MASK", "Address", "is_flux_name", "is_placeholder", "split_host", "written"]
