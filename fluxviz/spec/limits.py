"""FluxOS's limits: numbers and names, each once. ``acceptance`` holds documents against them.

Sources, in RunOnFlux/flux: ``bannedPorts``, ``enterprisePorts``, ``fluxSpecifics`` and ``lockedSystemResources`` of
``ZelBack/config/default.js``; ``verifyRestrictionCorrectnessOfApp`` and ``checkHWParameters`` of
``ZelBack/src/services/appRequirements/appValidator.js``; ``isDecimalLimit`` of ``serviceHelper.js``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Span(NamedTuple):
    """What a number, or the length of a text, may be: both ends included."""

    least: int
    most: int


class ListSize(NamedTuple):
    """How many entries a list may have, and how many characters each of them."""

    entries: int
    characters: int


class Hardware(NamedTuple):
    """What apps may have of a node: CPU cores, RAM in MB, disk in GB."""

    node: str
    cpu: int
    ram: int
    hdd: int


class Step(NamedTuple):
    """In what steps a single container may ask for hardware, and the least it may ask for."""

    least: float
    step: float
    unit: str


MAX_PORT = 65_535
BANNED_PORTS = frozenset(
    {22, 23, 25, 53, 123, 161, 512, 513, 3388, 3389, 4444, 5800, 5900, 5901, 8384, 27017}
    | {*range(16100, 16300), *range(26100, 26300), *range(30000, 30100)}
)
"""Public ports that FluxOS refuses."""

LAST_DEAR_PORT = 1023
DEAR_PORTS = (8080, 8081, 8443, 6667)
"""Those that cost extra: all up to the one, and the others."""

MAX_COMPONENTS = 10
MAX_PORTS = 5
"""Ports of one component."""

DESCRIPTION = Span(0, 256)
REPOTAG = Span(0, 200)
CONTAINER_DATA = Span(2, 200)
SEALED = Span(0, 15_000)
"""``secrets`` and ``repoauth``, which are encrypted."""

MAX_DOMAIN = 253
ENVIRONMENT = COMMANDS = ListSize(20, 400)
CONTACTS = ListSize(5, 75)
GEOLOCATION = ListSize(10, 50)
NODES = ListSize(120, 70)
EXPIRE = Span(1, 1_056_000)
"""In blocks of 30 seconds: a year."""

MAX_DECIMALS = 8
"""Of a number."""

RESERVED_BEGINNINGS = ("zel", "flux")
"""How no name may begin."""

RESERVED_APP = "watchtower"

WHOLE_NODE = Hardware("a node", 15, 59_000, 820)
TIERS: Mapping[str, Hardware] = {
    "basic": Hardware("a cumulus node", 3, 5_000, 160),
    "super": Hardware("a nimbus node", 7, 28_000, 380),
    "bamf": Hardware("a stratus node", *WHOLE_NODE[1:]),
}
"""By the end of the keys that ask for it, such as ``cpubasic``."""

STEPS: Mapping[str, Step] = {
    "cpu": Step(0.1, 0.1, "cores"),
    "ram": Step(100, 100, "MB"),
    "hdd": Step(1, 1, "GB"),
}


def is_dear_port(port: int) -> bool:
    """Return whether a public port costs extra on Flux.

    >>> is_dear_port(80), is_dear_port(3000)
    (True, False)
    """
    return port <= LAST_DEAR_PORT or port in DEAR_PORTS


def instances_of(version: int) -> Span:
    """Return how many instances an app of a version may ask for.

    >>> instances_of(7), instances_of(8)
    (Span(least=3, most=100), Span(least=1, most=100))
    """
    return Span(1 if version >= 8 else 3, 100)


def longest_name(version: int) -> int:
    """Return how many characters the name of an app or a component of a version may have.

    >>> longest_name(7), longest_name(8)
    (32, 63)
    """
    return 63 if version >= 8 else 32
