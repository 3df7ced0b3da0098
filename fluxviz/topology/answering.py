"""Whether a component can answer what a link asks for: what the link speaks against what the component is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from fluxviz.spec import Component
from fluxviz.topology.own_ports import own_ports
from fluxviz.topology.protocols import WELL_KNOWN, family
from fluxviz.topology.technologies import detect_technology, image_technology
from fluxviz.topology.technology import Role

_OF_MARK: Mapping[Role, frozenset[str]] = {
    "database": frozenset("postgresql mysql mongodb sqlserver oracle cassandra clickhouse bolt redis http".split()),
    "cache": frozenset(["redis", "memcached"]),
    "queue": frozenset("amqp kafka nats mqtt redis zookeeper".split()),
    "web": frozenset(["http"]),
    "api": frozenset(["http"]),
}
"""What is spoken by a component of which only its name tells what it does."""
_OF_WORD: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(("db", "database", "sql"), frozenset({"database"})),
    "cache": frozenset({"cache"}),
    **dict.fromkeys(("queue", "broker"), frozenset({"queue", "cache"})),
    **dict.fromkeys(("frontend", "web", "website", "ui"), frozenset({"web"})),
}
"""What a setting calls for by its name, where it says no protocol."""


def answers(component: Component, asked: str | None, port: int | None, words: Collection[str] = ()) -> bool | None:
    """Return whether a component answers what is asked for; None where that is not known.

    Args:
        component: The component.
        asked: The protocol that a link asks for; None where nothing tells.
        port: The port that it calls; None where nothing tells.
        words: The words of the setting's name.

    >>> nginx = Component(name="front", key="front", index=0, image="nginx:1")
    >>> answers(nginx, "postgresql", 5432), answers(nginx, "https", 443), answers(nginx, None, None)
    (False, True, None)

    """
    technology = detect_technology(component.image, component.name)
    declared = {mapping.container for mapping in component.ports if mapping.container is not None}
    own = own_ports(component, technology)
    protocol_text = {family(each) for each in (*technology.ports.values(), technology.protocol, *own.values()) if each}
    listening = port is not None and port in declared | own.keys()
    known = {**technology.ports, **own}.get(port or 0)
    if asked is None:
        marks = frozenset[Role]().union(*(_OF_WORD.get(word, ()) for word in words))
        return None if not marks or technology.role in marks or technology.role == "unknown" else False
    wanted = family(asked)
    if port is not None and not listening and not known and (declared or technology.ports):
        return False
    if known and family(known) != wanted:
        return False
    if technology.ports or technology.protocol:
        told = image_technology(component.image) is not None
        if wanted in protocol_text:
            return True if told or listening else None
        return None if listening and not told and family(WELL_KNOWN.get(port or 0, "")) == wanted else False
    if technology.role in _OF_MARK and wanted not in _OF_MARK[technology.role]:
        return False
    if listening:
        return True
    return None if wanted == "http" or technology.role in ("database", "cache", "queue") else False
