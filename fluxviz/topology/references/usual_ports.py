"""The port of a link that nothing in the spec gives: the one of the target's that fits, or where its image listens."""

from __future__ import annotations

from collections.abc import Callable

from fluxviz.spec import Component
from fluxviz.topology.protocol_detection import DetectedProtocol
from fluxviz.topology.protocols import STARTTLS, WELL_KNOWN, family, has_tls
from fluxviz.topology.technologies import detect_technology

_CLUSTERS = frozenset(
    "Elasticsearch OpenSearch ZooKeeper Cassandra ScyllaDB etcd RabbitMQ NATS Consul CockroachDB".split()
)
"""Technologies whose members call each other on another port than their clients call."""

_ANY = ("tcp", "udp")
"""What ``tls://`` and ``tcp://`` ask for: anything that is spoken over it."""

Speaks = Callable[[int], DetectedProtocol]
"""What each container port of the target speaks."""


def usual_port(called: Component, protocol: str | None, caller: Component | None = None) -> int | None:
    """Return the port of a protocol that an image is known for, or its main port; None where it is known for none.

    Members of one cluster call each other on ports of their own, which their clients' port does not tell.

    >>> usual_port(Component(name="mq", key="mq", index=0, image="rabbitmq:3-management"), "amqps")
    5671
    """
    technology = detect_technology(called.image, called.name)
    if (
        caller is not None
        and technology.name in _CLUSTERS
        and technology == detect_technology(caller.image, caller.name)
    ):
        return None
    ports = technology.ports
    of_protocol = next((port for port, protocol_text in ports.items() if protocol_text == protocol), None)
    return next(iter(ports), None) if of_protocol is None else of_protocol


def likely_port(
    called: Component, speaks: Speaks, protocol: str | None, caller: Component | None = None, *, tls: bool = False
) -> int | None:
    """Return the port that a call without one most likely means; None where several may be meant, or nothing tells.

    What a component lists goes before what its image is known for: a usual port that is not listed is meant only where
    no listed one fits.

    Args:
        called: The component that is called.
        speaks: What its container ports speak.
        protocol: What the call asks for; None where nothing tells.
        caller: The component that calls.
        tls: The call's scheme asks for TLS, of whatever protocol.

    """
    protocol = None if protocol in _ANY else protocol
    usual = usual_port(called, protocol, caller)
    if usual is None:
        return None
    own = detect_technology(called.image, called.name).ports
    listed = [mapping.container for mapping in called.ports if mapping.container is not None]
    told = [port for port in listed or own if port in own or _is_told(port, speaks(port))]
    spoken = {family(speaks(port).protocol) for port in told}
    wanted = family(protocol or speaks(usual).protocol)
    is_open = protocol is None and bool(listed) and len(spoken - {"http"}) > 1  # mail is sent on one, read on another
    if tls:
        return _only(_with_tls(told if protocol is None else _speaking(wanted, told, speaks), speaks))
    if is_open or usual in listed:
        return None if is_open else usual
    fitting = _speaking(wanted, told, speaks) or _speaking(wanted, listed, speaks)
    return _only(fitting) if listed and fitting else usual


def _is_told(port: int, detected: DetectedProtocol) -> bool:
    """Return whether it is told of this very port what it speaks: not where that is what all of the image's do."""
    known = family(WELL_KNOWN.get(port, "")) == family(detected.protocol)
    return known or detected.settled or detected.reason == "link"


def _speaking(wanted: str, ports: list[int], speaks: Speaks) -> list[int]:
    return [port for port in ports if family(speaks(port).protocol) == wanted]


def _with_tls(ports: list[int], speaks: Speaks) -> list[int]:
    """Return the ports that speak TLS; where none does, those that may."""
    detected = [(port, speaks(port)) for port in ports]
    sure = [port for port, told in detected if told.encrypted or (told.plain and has_tls(told.protocol))]
    return sure or [port for port, told in detected if told.encrypted is None or told.protocol in STARTTLS]


def _only(ports: list[int]) -> int | None:
    return ports[0] if len(ports) == 1 else None
