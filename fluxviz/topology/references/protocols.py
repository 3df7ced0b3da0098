"""What a link speaks: from the scheme, else the variable's name, else the target, else the port."""

from __future__ import annotations

from typing import Literal

from fluxviz.topology.protocol_detection import DetectedProtocol
from fluxviz.topology.protocols import WELL_KNOWN
from fluxviz.topology.references.urls import DEFAULT_PORTS, protocol_of

_WORDS = {
    "postgres": "postgresql", "postgresql": "postgresql", "pg": "postgresql", "pgsql": "postgresql",
    "pgbouncer": "postgresql", "mysql": "mysql", "mariadb": "mysql", "mongo": "mongodb", "mongodb": "mongodb",
    "redis": "redis", "valkey": "redis", "rabbitmq": "amqp", "rabbit": "amqp", "amqp": "amqp", "kafka": "kafka",
    "nats": "nats", "mqtt": "mqtt", "memcached": "memcached", "memcache": "memcached", "elasticsearch": "http",
    "elastic": "http", "opensearch": "http", "clickhouse": "clickhouse", "smtp": "smtp", "ldap": "ldap",
    "zookeeper": "zookeeper", "cassandra": "cassandra", "mssql": "sqlserver", "sqlserver": "sqlserver",
    "etcd": "http", "minio": "http", "s3": "https", "consul": "http", "grpc": "grpc", "http": "http",
    "gelf": "gelf", "statsd": "statsd", "syslog": "syslog", "wordpress": "mysql", "xmpp": "xmpp",
}  # fmt: skip


def detect_protocol(
    scheme: str, words: tuple[str, ...], port: int | None, target: DetectedProtocol | None
) -> tuple[str | None, Literal["scheme", "words", "target", "port", ""]]:
    """Return the protocol of a link, and what tells it; None where nothing does.

    >>> detect_protocol("postgres", (), 5432, None), detect_protocol("", ("redis", "host"), None, None)
    (('postgresql', 'scheme'), ('redis', 'words'))
    """
    told = protocol_of(scheme) if scheme else ""
    if told in DEFAULT_PORTS or told == "grpc":
        return told, "scheme"
    if target is not None and target.reason in ("image", "variable"):
        return target.protocol, "target"
    for word in words:
        if word in _WORDS and not (word == "wordpress" and "db" not in words):
            return _WORDS[word], "words"
    if target is not None and not target.assumed:
        return target.protocol, "target"
    if port is not None and port in WELL_KNOWN:
        return WELL_KNOWN[port], "port"
    if told:
        return told, "scheme"
    if target is None or (target.assumed and port is None):
        return None, ""
    return target.protocol, "target"
