"""What a link speaks: from the scheme, else the variable's name, else the target, else the port."""

from __future__ import annotations

from fluxviz.topology.protocols import WELL_KNOWN
from fluxviz.topology.references.urls import DEFAULT_PORTS, protocol_of
from fluxviz.topology.speech import Speech

_WORDS = {
    "postgres": "postgresql", "postgresql": "postgresql", "pg": "postgresql", "pgsql": "postgresql",
    "pgbouncer": "postgresql", "mysql": "mysql", "mariadb": "mysql", "mongo": "mongodb", "mongodb": "mongodb",
    "redis": "redis", "valkey": "redis", "rabbitmq": "amqp", "rabbit": "amqp", "amqp": "amqp", "kafka": "kafka",
    "nats": "nats", "mqtt": "mqtt", "memcached": "memcached", "memcache": "memcached", "elasticsearch": "http",
    "elastic": "http", "opensearch": "http", "clickhouse": "clickhouse", "smtp": "smtp", "ldap": "ldap",
    "zookeeper": "zookeeper", "cassandra": "cassandra", "mssql": "sqlserver", "sqlserver": "sqlserver",
    "etcd": "http", "minio": "http", "s3": "https", "consul": "http", "grpc": "grpc", "http": "http",
    "gelf": "gelf", "statsd": "statsd", "syslog": "syslog", "wordpress": "mysql",
}  # fmt: skip


def tell_protocol(scheme: str, words: tuple[str, ...], port: int | None, target: Speech | None) -> str | None:
    """Tell the protocol of a link; None where nothing tells it.

    >>> tell_protocol("postgres", (), 5432, None), tell_protocol("", ("redis", "host"), None, None)
    ('postgresql', 'redis')
    """
    told = protocol_of(scheme) if scheme else ""
    if told in DEFAULT_PORTS or told == "grpc":
        return told
    if target is not None and target.reason == "image":
        return target.protocol
    for word in words:
        if word in _WORDS and not (word == "wordpress" and "db" not in words):
            return _WORDS[word]
    if target is not None and target.reason != "assumed":
        return target.protocol
    if port is not None and port in WELL_KNOWN:
        return WELL_KNOWN[port]
    if told:
        return told
    return target.protocol if target is not None else None
