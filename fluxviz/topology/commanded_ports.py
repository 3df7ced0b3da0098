"""The ports on which a component's own command makes it listen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.spec import Component
from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology.references.commands import Command, read_command

_HERE = r"(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\*|\[::\]|\[::1\]|::)?"
_BOUND = re.compile(rf"(?:(?:tcp|https?|ws)://)?{_HERE}:(\d{{1,5}})/?", re.IGNORECASE)
_ANYWHERE = re.compile(r"(?:(?:tcp|https?|ws)://)?(?:0\.0\.0\.0|\*|\[::\]|::):(\d{1,5})/?", re.IGNORECASE)
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
    commands = read_command([word.read() for word in component.commands])
    return tuple(sorted({port for command in commands for port in _listens(command)}))


def _listens(command: Command) -> Iterator[int]:
    """Yield the ports on which one program of a command listens."""
    calls = any(_HOST.match(flag) and not _is_here(text) for flag, text in command.flags) or command.hosts
    for flag, text in command.flags:
        if _BESIDE.search(flag):
            continue
        if _LISTENS.search(flag):
            match = _BOUND.fullmatch(text) or re.fullmatch(rf"({_NUMBER.pattern})", text)
        elif _PORT.match(flag) and not calls:
            match = re.fullmatch(rf"({_NUMBER.pattern})", text)
        else:
            match = _ANYWHERE.fullmatch(text)
        if match:
            yield from _port(match[1])
    for word in command.free:
        if match := _ANYWHERE.fullmatch(word):
            yield from _port(match[1])


def _is_here(text: str) -> bool:
    return re.fullmatch(_HERE, text) is not None


def _port(text: str) -> Iterator[int]:
    if 1 <= int(text) <= MAX_PORT:
        yield int(text)
