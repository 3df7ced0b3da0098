"""Link: one connection as a learner draws it; and the notation in which it is written, a line each.

It is what ``fluxviz draw`` writes for D2, with the words of the picture's labels: ``edge -> api: HTTP 3000 (plain)``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from fluxviz.errors import LinksError
from fluxviz.faults import Fault
from fluxviz.slips import nearest
from fluxviz.spec.limits import MAX_PORT
from fluxviz.teaching.drawings.cards import Cards, host_in
from fluxviz.topology import EDGE
from fluxviz.topology.protocols import (
    HTTP_PROTOCOLS,
    TLS_PROTOCOLS,
    UDP_PROTOCOLS,
    WELL_KNOWN,
    cryptography_of,
)
from fluxviz.unseen import clean

_ENCRYPTED = {"tls": True, "ssl": True, "encrypted": True, "locked": True, "lock": True, "padlock": True}
_PLAIN = {"plain": False, "unencrypted": False, "unlocked": False, "open": False}
_WORDS = {**_ENCRYPTED, **_PLAIN}

PROTOCOLS = tuple(sorted({*WELL_KNOWN.values(), *HTTP_PROTOCOLS, *TLS_PROTOCOLS, *UDP_PROTOCOLS, "tcp"} - set(_WORDS)))
"""What a connection may speak, in the words of the pictures."""

MAX_LINKS = 500
"""How many connections are read."""

SHAPE = "FROM -> TO: protocol port (TLS), or (plain)"
"""How a connection is written."""

_ALSO = {"postgres": "postgresql", "mongo": "mongodb", "websocket": "ws"}
_NOT_KNOWN = re.compile(r"\(?\b(?:tls )?not known\b\)?")
_NONE = re.compile(r"\b(?:no|not|without) +(tls|ssl|encrypted|locked|lock|padlock)\b")
_WITH = re.compile(r"\bwith +(?=tls|ssl)")
_BARE = re.compile(r"\w(?:[\w.#-]*\w)?")
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_NAME = rf'{_QUOTED}|\w+://[^\s"<>→]*[^\s"<>→:]|\[[0-9a-f:.]+\]|(?:the +)?flux +edge|[^\s:"<>→]+?'
_ARROW = re.compile(r"<?[-=]{1,2}>|<[-=]{1,2}|[→←↔]")


@dataclass(frozen=True, order=True)
class Link:
    """A connection: who calls whom, and how, as far as it is said.

    Attributes:
        source: Id of the part that calls.
        target: Id of the part that is called.
        protocol: What is spoken, such as ``https``; empty: not said.
        port: The port that is called; None: not said.
        encrypted: TLS, or the protocol itself, protects it; None: not said.
        host: The host by which the target was called, where it was.

    """

    source: str
    target: str
    protocol: str = ""
    port: int | None = None
    encrypted: bool | None = None
    host: str = field(default="", compare=False)


def write_link(link: Link, cards: Cards) -> str:
    """Write a connection as a line of the notation.

    >>> from fluxviz import build
    >>> topology = build({"version": 4, "name": "shop", "compose": [{"name": "api", "ports": [3000]}]})
    >>> write_link(Link("edge", "component.api", "http", 3000, False), Cards(topology))
    'edge -> api: HTTP 3000 (plain)'
    """
    details = said_of(link)
    ends = (written_name(cards.name(end)) for end in (link.source, link.target))
    return " -> ".join(ends) + (f": {details}" if details else "")


def said_of(link: Link) -> str:
    """Return what is said of a connection, in the words of the pictures' labels; empty where nothing is."""
    protocol = link.protocol.upper() if link.protocol in ("http", "https", "ws", "wss", "udp", "tcp") else link.protocol
    secure = "(TLS)" if cryptography_of(link.protocol) == "TLS" else "(encrypted)"
    encryption = {True: secure, False: "(plain)", None: ""}[link.encrypted]
    return " ".join(filter(None, (protocol, "" if link.port is None else str(link.port), encryption)))


def write_links(links: Iterable[Link], cards: Cards) -> str:
    """Write connections, a line each."""
    return "\n".join(write_link(link, cards) for link in links)


def read_links(text: str, cards: Cards) -> tuple[Link, ...]:
    """Read connections, a line each; empty lines and what follows a ``#`` at the beginning of a line are passed over.

    Args:
        text: The lines, each ``FROM -> TO: protocol port (TLS)``, or ``(plain)``; what is not said stays out. Case
            does not matter.
        cards: What can be connected.

    Raises:
        LinksError: lines cannot be read; carries every fault, with its line.

    """
    pattern = _line_pattern(cards)
    links: dict[Link, None] = {}
    faults: list[Fault] = []
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip().removeprefix("- ").strip()
        if not stripped or stripped.startswith("#"):
            continue
        try:
            links[_read_line(stripped, cards, pattern)] = None
        except _LineError as error:
            faults += [Fault(f"line {number}", clean(message)) for message in error.messages]
    if len(links) > MAX_LINKS:
        faults.append(Fault("", f"expected at most {MAX_LINKS} connections, found {len(links)}"))
    if faults:
        raise LinksError("<mapping>", faults)
    return tuple(links)


class _LineError(Exception):
    def __init__(self, messages: Iterable[str]) -> None:
        self.messages = tuple(messages)


def _line_pattern(cards: Cards) -> re.Pattern[str]:
    name = "|".join([*(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in cards.phrases), _NAME])
    arrow = r"\s*(?:-{1,2}>|=>|→)\s*"
    target = rf"(?P<target>(?:{name})(?=\s|:|$))"
    return re.compile(rf"(?P<source>{name}){arrow}{target}\s*:?\s*(?P<details>.*)", re.IGNORECASE)


def _fault_of_arrows(line: str) -> str:
    """Return what is wrong with the arrows of a line; empty where there is one that points to who is called."""
    arrows = _ARROW.findall(re.sub(_QUOTED, "", line))
    if len(arrows) > 1:
        return f"one arrow a line, found {len(arrows)}: each connection has a line of its own"
    if arrows and arrows[0] in ("↔", "<->", "<-->", "<=>", "<==>"):
        return f"the arrow points both ways: expected {SHAPE}, where FROM is who calls"
    if arrows and arrows[0][0] in "<←":
        return f"the arrow points the wrong way: expected {SHAPE}, where FROM is who calls"
    return ""


def _read_line(line: str, cards: Cards, pattern: re.Pattern[str]) -> Link:
    found = pattern.fullmatch(line)
    fault = _fault_of_arrows(line) or ("" if found else f"expected {SHAPE}, found {_shown(line)}")
    if fault or found is None:
        raise _LineError([fault])
    wrong: list[str] = []
    ends = [_end(found[end], cards, wrong) for end in ("source", "target")]
    protocol, port, encrypted = _details(found["details"], wrong)
    if wrong:
        raise _LineError(wrong)
    target = host_in(_unquoted(found["target"])).lower()
    host = target if "." in target or "_" in target else ""
    if host and ends[0] == ends[1] and cards.is_proxy(ends[0]):  # what CloudFlare calls for a name of its own
        ends[1] = EDGE
    return Link(ends[0], ends[1], protocol, port, encrypted, host)


def _end(written: str, cards: Cards, wrong: list[str]) -> str:
    name = _unquoted(written)
    node = cards.find(name)
    if node is None:
        known = sorted(cards.names.values())
        meant = nearest(name, known)
        ask = f" did you mean {meant}?" if meant else ""
        wrong.append(f"no card {_shown(name)};{ask} choose from: {', '.join(map(written_name, known))}")
    return node or ""


def _details(text: str, wrong: list[str]) -> tuple[str, int | None, bool | None]:
    text = _WITH.sub("", _NONE.sub("plain", _NOT_KNOWN.sub(" ", text.lower())))
    protocols: list[str] = []
    ports: list[int] = []
    encryptions: list[bool] = []
    for word in re.split(r"[\s,;:()]+", text):
        if not word or word == "port":
            continue
        if word.isascii() and word.isdigit():
            ports.append(int(word[:9]))
        elif word in _WORDS:
            encryptions.append(_WORDS[word])
        elif (protocol := _ALSO.get(word, word)) in PROTOCOLS:
            protocols.append(protocol)
        else:
            meant = nearest(word, [*PROTOCOLS, *_WORDS])
            ask = f"did you mean {meant}? " if meant else ""
            known = "expected a protocol such as http, a port, (TLS) or (plain)"
            wrong.append(f"{_shown(word)} is not known; {ask}{known}")
    wrong += [f"expected a port from 1 to {MAX_PORT}, found {port}" for port in ports if not 0 < port <= MAX_PORT]
    counted = {"protocol": len(set(protocols)), "port": len(set(ports)), "padlock": len(set(encryptions))}
    wrong += [
        f"expected one {what}, found {count}: each connection has a line of its own"
        for what, count in counted.items()
        if count > 1
    ]
    return (
        protocols[0] if protocols else "",
        ports[0] if ports else None,
        encryptions[0] if encryptions else None,
    )


def written_name(name: str) -> str:
    """Return a name as the notation has it: in quotation marks where it has more than letters, digits, ``.``, ``-``."""
    return name if _BARE.fullmatch(name) else json.dumps(name)


def _unquoted(written: str) -> str:
    if not written.startswith('"'):
        return written
    try:
        return str(json.loads(written))
    except ValueError:
        return written[1:-1]


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
