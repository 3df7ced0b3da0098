"""Kafka's listeners, each with a name, a port and whether TLS is spoken there."""

from __future__ import annotations

import re

from fluxviz.spec import Component

_LISTENERS = ("KAFKA_LISTENERS", "KAFKA_CFG_LISTENERS")
_PROTOCOLS = ("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "KAFKA_CFG_LISTENER_SECURITY_PROTOCOL_MAP")
_LISTENER = re.compile(r"\s*([A-Za-z_][\w.-]{0,60})://[^\s:/,]{0,253}:(\d{1,5})\s*")
_ENCRYPTED = {"PLAINTEXT": False, "SASL_PLAINTEXT": False, "SSL": True, "SASL_SSL": True}


def kafka_listeners(component: Component) -> dict[int, str]:
    """Return what Kafka speaks on each port that its own settings give a listener: ``kafka``, or ``ssl`` with TLS.

    A listener's name is its protocol, unless a map gives it one. Source: ``kafka.apache.org``, ``listeners`` and
    ``listener.security.protocol.map``; the variables are those of apache/kafka, confluentinc/cp-kafka and Bitnami.

    >>> from fluxviz.spec import Secret, Variable
    >>> told = (Variable(name="KAFKA_LISTENERS", value=Secret("PLAINTEXT://:9092,SASL_SSL://:9093")),)
    >>> kafka_listeners(Component(name="k", key="k", index=0, environment=told))
    {9092: 'kafka', 9093: 'ssl'}
    """
    told = {each.name: each.value.read() for each in component.environment if each.name in _LISTENERS + _PROTOCOLS}
    pairs = (pair.strip().partition(":") for name in _PROTOCOLS for pair in told.get(name, "").split(","))
    mapped = {name.upper(): protocol.strip().upper() for name, _, protocol in pairs}
    found: dict[int, str] = {}
    for text in (text for name in _LISTENERS for text in told.get(name, "").split(",")):
        match = _LISTENER.fullmatch(text)
        if match is None:
            continue
        encrypted = _ENCRYPTED.get(mapped.get(match[1].upper(), match[1].upper()))
        if encrypted is not None and 0 < int(match[2]) < 65536:
            found[int(match[2])] = "ssl" if encrypted else "kafka"
    return found
