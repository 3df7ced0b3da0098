"""Whether an image is one that speaks no TLS until it is given certificates, and whether its spec gives it any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.spec import Component
from fluxviz.topology.technologies import image_words

_PLAIN = frozenset(
    """
    postgres postgresql postgis timescaledb pgvector pgvecto-rs pgbouncer pgpool mariadb mongo mongodb ferretdb
    cassandra scylla scylladb clickhouse clickhouse-server neo4j influxdb couchdb etcd consul minio redis valkey keydb
    dragonfly redis-stack redis-stack-server memcached rabbitmq lavinmq kafka zookeeper nats mosquitto eclipse-mosquitto
    vernemq nginx nginx-unprivileged openresty httpd apache apache2 caddy haproxy
    """.split()
)
"""Images that as they come have no certificate. MySQL's makes its own, EMQX' and Elasticsearch's bring or make one.

Sources: the images' own documentation on Docker Hub; ``dev.mysql.com``, "Creating SSL and RSA Certificates".
"""
_ABOUT_TLS = re.compile(
    r"(?<![a-z])(?:ssl|tls|https|mtls|certs?|certificates?|x509|letsencrypt)(?![a-rt-z])|(?:ssl|tls)(?=[A-Z_]|mode)|"
    r"\.(?:pem|crt|key)\b",
    re.IGNORECASE,
)
_OFF = frozenset(["", "0", "no", "off", "false", "none", "disable", "disabled"])


def speaks_plain(component: Component) -> bool:
    """Return whether a component's image speaks no TLS as it comes, and nothing in its spec is about TLS.

    >>> from fluxviz.spec import Secret
    >>> db = Component(name="db", key="db", index=0, image="postgres:16")
    >>> speaks_plain(db), speaks_plain(db.model_copy(update={"commands": (Secret("-c"), Secret("ssl=on"))}))
    (True, False)
    """
    if not component.image or image_words(component.image)[0] not in _PLAIN:
        return False
    return not any(_ABOUT_TLS.search(text) for text in _told(component))


def _told(component: Component) -> Iterator[str]:
    for variable in component.environment:
        value = variable.value.read().strip()
        if value.lower() not in _OFF:
            yield variable.name
            yield "" if "://" in value else value
    for word in component.commands:
        _, _, value = word.read().partition("=")
        if not value or value.lower() not in _OFF:
            yield word.read()
    yield from (mount.path for mount in component.mounts)
