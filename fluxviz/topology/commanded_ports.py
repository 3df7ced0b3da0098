"""The ports on which a component's own command makes it listen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.spec import Component
from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology.own_address import is_any_address, is_own_address, read_bound
from fluxviz.topology.references.commands import Command, commands_of

_SCHEMES = frozenset({"", "tcp", "http", "https", "ws"})
_NUMBER = re.compile(r"\d{1,5}")
_LISTENS = re.compile(r"listen|^bind|-bind$|\bbind-addr|^addr(?:ess)?$|http[.-]addr", re.IGNORECASE)
_PORT = re.compile(r"^(?:(?:http|server|web|app|listen|rpc|api)[._-]?)?port$", re.IGNORECASE)
_HOST = re.compile(r"^(?:.*[._-])?(?:host(?:name)?|url|uri|server|target|upstream|connect)$", re.IGNORECASE)
_BESIDE = re.compile(
    r"metric|prometheus|telemetry|debug|pprof|profil|health|admin|status|inspect|probe|advertis|announce|external|"
    r"public|peer|p2p|cluster|gossip|raft|ssl|tls|https|grpc|websocket|unix|socket|client",
    re.IGNORECASE,
)
"""Words of flags for ports beside the one that a component is called on."""


def commanded_ports(component: Component) -> tuple[int, ...]:
    """Return the ports on which a component's command makes it listen, in order.

    Ports beside the one that it is called on, such as those of metrics, are left out.
    """
    return tuple(sorted({port for command in commands_of(component) for port in _listens(command)}))


def _listens(command: Command) -> Iterator[int]:
    """Yield the ports on which one program of a command listens."""
    calls = calls_host(command)
    for flag, text in command.flags:
        if _BESIDE.search(flag):
            continue
        if _LISTENS.search(flag):
            yield from _number(text)
            yield from _bound(text, anywhere=False)
        elif _PORT.match(flag) and not calls:
            yield from _number(text)
        else:
            yield from _bound(text)
    for word in command.free:
        yield from _bound(word)


def calls_host(command: Command) -> bool:
    """Return whether a program calls another host, so that a port beside it is that host's.

    >>> from fluxviz.topology.references.commands import read_command
    >>> [calls_host(each) for each in read_command(["mysqldump --host=db --port=3307 && mysqld --port=3307"])]
    [True, False]
    """
    return bool(command.hosts) or any(_HOST.match(flag) and not _is_bound(text) for flag, text in command.flags)


def _is_bound(host: str) -> bool:
    return not host or is_own_address(host) or is_any_address(host)


def _bound(text: str, *, anywhere: bool = True) -> Iterator[int]:
    """Yield the port of an address to bind to; one that is not of every address tells it only where it is called so."""
    bound = read_bound(text)
    if bound is not None and bound.scheme in _SCHEMES and (not anywhere or is_any_address(bound.host)):
        yield bound.port


def _number(text: str) -> Iterator[int]:
    if _NUMBER.fullmatch(text) and 1 <= int(text) <= MAX_PORT:
        yield int(text)
