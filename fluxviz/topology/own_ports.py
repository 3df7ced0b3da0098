"""What a component's own settings say of its ports: ``PANEL_BIND=:3000``, ``SERVICES=ssl://:50002``, ``RCON_PORT``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.spec import Component
from fluxviz.topology.kafka_listeners import kafka_listeners
from fluxviz.topology.moved_ports import moved_ports
from fluxviz.topology.own_address import is_own_address, read_bound
from fluxviz.topology.protocols import (
    HTTP_PROTOCOLS,
    STARTTLS,
    TLS_PROTOCOLS,
    UDP_PROTOCOLS,
    WELL_KNOWN,
    family,
    with_tls,
)
from fluxviz.topology.served_tls import ports_of_https
from fluxviz.topology.technology import Technology

_MAX_TEXT = 2_000
_NUMBER = re.compile(r"\d{1,5}")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_FLAG = re.compile(r"--?([A-Za-z][\w.-]{0,60})(?:=(\S{1,60}))?")

_SCHEMES = {
    "http": "http", "https": "https", "ws": "ws", "wss": "wss", "tcp": "tcp", "ssl": "ssl", "tls": "ssl", "udp": "udp",
    "grpc": "grpc", "rpc": "tcp", "redis": "redis", "rediss": "rediss", "amqp": "amqp", "amqps": "amqps",
    "mqtt": "mqtt", "mqtts": "mqtts", "nats": "nats", "quic": "quic",
}  # fmt: skip
_WORDS: tuple[tuple[frozenset[str], str], ...] = tuple(
    (frozenset(words.split()), protocol)
    for words, protocol in (
        ("rcon", "rcon"),
        ("query steam", "game/udp"),
        ("p2p peer peers gossip swarm libp2p bittorrent torrent transmission", "p2p"),
        ("udp", "udp"),
        ("mqtt", "mqtt"),
        ("smtp", "smtp"),
        ("ssh sftp", "ssh"),
        ("telnet", "telnet"),
        ("stratum electrum tcp", "tcp"),
        ("rpclisten-borsh rpclisten-json", "ws"),
        ("grpc", "grpc"),
        ("ws websocket websockets borsh", "ws"),
        ("https ssl tls", "https"),
        (
            "http web ui gui dashboard frontend api rest rpc rpclisten jsonrpc service admin metrics panel console",
            "http",
        ),
        ("website httpd blockbook prometheus", "http"),
        ("game", "game"),
    )
)
_WHOLE = frozenset({"rpclisten-borsh", "rpclisten-json"})
"""Flags that are one word: kaspad's wRPC is spoken over WebSockets, in both encodings."""
_PLACES = frozenset(
    "port ports bind listen listener addr address endpoint endpoints services rpclisten binding".split()
)


def own_ports(component: Component, technology: Technology) -> dict[int, str]:
    """Return the protocol of each port that a component's variables and command say it listens on.

    Args:
        component: The component.
        technology: What it is: a variable called after it is about its main port.

    >>> from fluxviz.spec import Secret, Variable
    >>> variable = Variable(name="SERVICES", value=Secret("tcp://:50001,ssl://:50002"))
    >>> own_ports(Component(name="x", key="x", index=0, environment=(variable,)), Technology("", "unknown"))
    {50001: 'tcp', 50002: 'ssl'}

    """
    found: dict[int, str] = {}
    for name, text in _settings(component):
        for port, protocol in _read(name, text, technology):
            found.setdefault(port, protocol)
    elsewhere = {moved.port: moved.ports for moved in moved_ports(component)}
    for main, ports in elsewhere.items():
        spoken = technology.ports.get(main) or WELL_KNOWN.get(main, "http")
        found |= {port: spoken for port in ports if found.get(port) not in TLS_PROTOCOLS}
    found |= kafka_listeners(component)
    for main in ports_of_https(component):
        found |= dict.fromkeys(elsewhere.get(main, (main,)), "https")
    return found


def _settings(component: Component) -> Iterator[tuple[str, str]]:
    for variable in component.environment:
        yield variable.name, variable.value.read()
    words = [word.read() for word in component.commands]
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if len(word) < _MAX_TEXT and (flag := _FLAG.fullmatch(word)):
            yield flag[1], flag[2] if flag[2] is not None else following


def _read(name: str, text: str, technology: Technology) -> Iterator[tuple[int, str]]:
    text = text.strip().strip("\"'")
    if len(name) > 80 or not text or len(text) > _MAX_TEXT:
        return
    words = [name.lower()] if name.lower() in _WHOLE else []
    words += [word.lower() for part in re.split(r"[_.-]", name) for word in dict.fromkeys((part, *_WORD.findall(part)))]
    for piece in re.split(r"[,;\s]+", text):
        called = False
        if bound := read_bound(piece):
            port, scheme = bound.port, bound.scheme
            called = is_own_address(bound.host) and not _PLACES & {*words}
        elif _NUMBER.fullmatch(piece) and (_PLACES & {*words} or _whole(words)):
            port, scheme = int(piece), ""
        else:
            return
        protocol = _SCHEMES.get(scheme, "") if scheme else _named(words, technology, port, called=called)
        if called and not scheme and protocol in HTTP_PROTOCOLS and not _may_be_http(port, technology):
            continue
        if protocol and 0 < port < 65536:
            yield port, protocol


def _whole(words: list[str]) -> bool:
    return len(words) == 1 and any(words[0] in told for told, _ in _WORDS)


def _named(words: list[str], technology: Technology, port: int, *, called: bool) -> str:
    """Return a protocol from a setting's name; empty where it tells none.

    What is called on localhost may be anything, by whatever product its setting is named: ``WORDPRESS_DB_HOST``.
    """
    if set(words) <= {"port", "listen"}:
        main = next(iter(technology.ports.values()), "")
        return technology.protocol or (main if main in UDP_PROTOCOLS | {"game", "p2p"} else "http")
    for told, protocol in _WORDS:
        if told & {*words}:
            if protocol == "https" and "https" not in words:
                return _secured(technology, port)
            if protocol == "http" and "http" not in words and port in technology.ports:
                return technology.ports[port]  # an address says nothing of how it is spoken to
            return "grpc" if technology.name == "Kaspa" and words == ["rpclisten"] else protocol
    own = {part for word in technology.words for part in word.split("-")}
    if any(word in own or (len(word) > 3 and any(each.startswith(word) for each in own)) for word in words):
        main = "" if called else next(iter(technology.ports.values()), technology.protocol)
        return technology.ports.get(port) or main
    return ""


def _may_be_http(port: int, technology: Technology) -> bool:
    return family(technology.ports.get(port) or WELL_KNOWN.get(port, "http")) == "http"


def _secured(technology: Technology, port: int) -> str:
    """Return what is spoken on a port that is said to have TLS, without a word of what for."""
    told = technology.ports.get(port, WELL_KNOWN.get(port, ""))
    if told in TLS_PROTOCOLS:
        return told
    return technology.protocol if technology.protocol in STARTTLS else with_tls(technology.protocol or "http")
