"""What a product is in the table of technologies, and how its rows are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

DetectionReason = Literal["image", "name", "variable", "port", "link", "assumed"]
Role = Literal["database", "cache", "web", "api", "queue", "worker", "game", "unknown"]


@dataclass(frozen=True)
class Technology:
    """One row of the table.

    Attributes:
        name: What it is called.
        role: Which glyph stands for it.
        words: Words of an image's name that tell it.
        ports: Protocol of each container port it is known for, its main port first.
        protocol: What any other port of it speaks; empty where that is open.

    """

    name: str
    role: Role
    words: frozenset[str] = frozenset()
    ports: Mapping[int, str] = field(default_factory=dict)
    protocol: str = ""


def row(name: str, role: Role, words: str, ports: Mapping[int, str], protocol: str = "") -> Technology:
    """Return a row, its words written with spaces between them."""
    return Technology(name, role, frozenset(words.split()), ports, protocol)


UDP = "game/udp"
"""What players' clients speak to most games."""


def game(name: str, words: str, ports: Mapping[int, str]) -> Technology:
    """Return a game server: it covers its own ports only, since a web panel often runs beside it."""
    return row(name, "game", words, ports)


def coin(name: str, words: str, p2p: int, rpc: int, more: Mapping[int, str] = MappingProxyType({})) -> Technology:
    """Return a coin's node: a port for its peers, and one for JSON-RPC over HTTP; 0 where it has none."""
    return row(name, "worker", words, {p2p: "p2p", **({rpc: "http"} if rpc else {}), **more})
