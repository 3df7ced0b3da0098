"""No test asks the network: a connection to anywhere but this machine is refused, and its test fails."""

from __future__ import annotations

import ipaddress
import sys
from typing import Any

_refused: list[str] = []
_LOCAL = ("localhost", "ip6-localhost", "")


def watch() -> None:
    """Watch every connection of this process from now on; an audit hook sees those of C, too."""
    sys.addaudithook(_see)


def refused() -> list[str]:
    """Return what was refused since this was asked last."""
    told, _refused[:] = list(_refused), []
    return told


def _see(event: str, arguments: tuple[Any, ...]) -> None:
    if not event.startswith("socket."):
        return
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a socket of this machine
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    host = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    if host is not None and not _is_here(host):
        _refused.append(f"{event} {host}")
        raise OSError(f"no test may ask the network: {host}")


def _is_here(name: str) -> bool:
    if name in _LOCAL:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
