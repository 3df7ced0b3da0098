"""The port of a link that nothing in the spec gives: the one where the target's image usually listens."""

from __future__ import annotations

from fluxviz.spec import Component
from fluxviz.topology.technologies import detect_technology

_CLUSTERS = frozenset({"Elasticsearch", "ZooKeeper", "Cassandra", "etcd", "RabbitMQ", "NATS", "Consul", "CockroachDB"})
"""Technologies whose members call each other on another port than their clients call."""


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
