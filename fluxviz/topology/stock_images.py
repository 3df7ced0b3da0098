"""Whether an image is one that speaks no TLS until it is given certificates, and whether its spec gives it any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.spec import Component
from fluxviz.topology.image_tables import by_name, row_of
from fluxviz.topology.protocols import NEGOTIATE, STARTTLS
from fluxviz.topology.technologies import image_words

_PLAIN: dict[str, str] = {
    # https://www.postgresql.org/docs/current/runtime-config-connection.html: ssl is off by default
    "postgres postgresql postgis timescaledb pgvector pgvecto-rs paradedb": "",
    "pgbouncer pgpool": "",  # pgbouncer.org/config.html: client_tls_sslmode is disable; pgpool.net: ssl is off
    "mysql mysql-server": "5.7",  # dev.mysql.com/doc/refman/5.7, "Creating SSL and RSA Certificates": from 5.7 on
    "mariadb": "11.4",  # mariadb.com/docs, "Zero-Configuration SSL": from 11.4 the server makes a certificate
    # mongodb.com/docs/manual, net.tls.mode: disabled; docs.ferretdb.io, TLS: by flags
    "mongo mongodb mongodb-community-server percona-server-mongodb ferretdb": "",
    "cassandra scylla scylladb": "",  # cassandra.yaml, scylla.yaml: client_encryption_options.enabled is false
    "clickhouse clickhouse-server": "",  # config.xml: tcp_port_secure and https_port are commented out
    "neo4j": "",  # neo4j.com/docs/operations-manual, "SSL framework": off by default since 4.0
    "influxdb couchdb": "",  # docs.influxdata.com, tls-cert: no default; docs.couchdb.org, [ssl] enable = false
    "etcd consul": "",  # etcd.io/docs, transport security: by flags; developer.hashicorp.com, ports.https is -1
    "minio": "",  # min.io/docs, "Network Encryption": once certificates are in its folder of certificates
    "redis valkey keydb redis-stack redis-stack-server": "",  # redis.io/docs, "TLS": tls-port is 0
    "dragonfly": "",  # dragonflydb.io/docs, flags: tls is false
    "memcached": "",  # docs.memcached.org, "TLS": by -Z and ssl_chain_cert
    "rabbitmq lavinmq": "",  # rabbitmq.com/docs/ssl: no listener until listeners.ssl; lavinmq.com/documentation
    "kafka zookeeper": "",  # kafka.apache.org, listeners: PLAINTEXT; zookeeper.apache.org, secureClientPort: no default
    "pulsar": "",  # pulsar.apache.org/docs, "TLS": brokerServicePortTls has no default
    "nats": "",  # docs.nats.io, "Enabling TLS": by the block tls
    "mosquitto eclipse-mosquitto vernemq": "",  # mosquitto.org/man, certfile; docs.vernemq.com, listener.ssl
    "nginx nginx-unprivileged openresty httpd apache apache2 haproxy": "",  # their images' default configurations
    "uptime-kuma": "",  # its wiki, "Environment Variables": UPTIME_KUMA_SSL_CERT has no default
    "schema-registry cp-schema-registry": "",  # docs.confluent.io, listeners: http://0.0.0.0:8081
    "activemq activemq-classic hivemq4 hivemq-ce": "",  # their default configurations have no TLS listener
    "coturn turnserver": "",  # github.com/coturn/coturn, turnserver.conf: no TLS listener without cert and pkey
    "caddy": "",  # the image's Caddyfile serves :80 alone
    "docker-mailserver": "",  # target/scripts/helpers/ssl.sh: without SSL_TYPE, TLS is turned off on every port
    "mailhog mailpit": "",  # MailHog has none; mailpit.axllent.org/docs, MP_SMTP_TLS_CERT: no default
    "bitnami/openldap lldap": "",  # bitnami/containers: LDAP_ENABLE_TLS is no; lldap: ldaps_options.enabled is false
}  # fmt: skip
"""Images that as they come have no certificate, with their source, and from which version on they make their own.

Not among them, since they make or bring one: MySQL (``dev.mysql.com``, "Creating SSL and RSA Certificates"), EMQX
(``docs.emqx.com``, "Listener Configuration"), osixia's OpenLDAP (its README: ``LDAP_TLS`` is ``true``), and, by
:mod:`fluxviz.topology.own_certificates`, Elasticsearch and OpenSearch.
"""
_MAKES_ONE = frozenset("mysql mysql-server percona percona-server mariadb".split())
"""Images whose server makes a certificate when it starts and takes TLS from any client that asks for it, by the same
sources; Percona's is MySQL's: ``docs.percona.com/percona-server``, "SSL improvements"."""

_BRINGS_ONE = frozenset(["linuxserver", "webdevops"])
"""Whose web servers come with a certificate: ``docs.linuxserver.io``, nginx; ``dockerfile.readthedocs.io``, Apache."""
_UNTIL = by_name(_PLAIN)
_VERSION = re.compile(r":v?(\d{1,4})(?:\.(\d{1,4}))?(?:[.-]|$)")
_ABOUT_TLS = re.compile(
    r"(?<![a-z])(?:ssl|tls|https|mtls|certs?|certificates?|x509|letsencrypt)(?![a-rt-z])|(?:ssl|tls)(?=[A-Z_]|mode)|"
    r"\.(?:pem|crt|key)\b",
    re.IGNORECASE,
)
_OFF = frozenset(["", "0", "no", "off", "false", "none", "disable", "disabled"])


def tells_of_tls(component: Component) -> bool:
    """Return whether a component's own settings, command or mounts are about TLS, in whatever way.

    >>> from fluxviz.spec import Secret
    >>> db = Component(name="db", key="db", index=0, image="postgres:16")
    >>> tells_of_tls(db), tells_of_tls(db.model_copy(update={"commands": (Secret("-c"), Secret("ssl=on"))}))
    (False, True)
    """
    return any(_ABOUT_TLS.search(text) for text in _told(component))


def makes_certificate(image: str | None) -> bool:
    """Return whether the server in an image makes a certificate of its own and leaves TLS to its clients.

    >>> makes_certificate("mysql:8.4"), makes_certificate("mariadb:10.11")
    (True, False)
    """
    return image is not None and not comes_plain(image) and image_words(image)[0] in _MAKES_ONE


def is_up_to_clients(protocol: str, image: str | None) -> bool:
    """Return whether a server that speaks a protocol leaves TLS to each of its clients.

    >>> is_up_to_clients("smtp", None), is_up_to_clients("mysql", "mysql:8.4"), is_up_to_clients("mysql", None)
    (True, True, False)
    """
    return protocol in NEGOTIATE or (protocol in STARTTLS and makes_certificate(image))


def comes_plain(image: str) -> bool:
    """Return whether an image speaks no TLS as it comes.

    >>> comes_plain("postgres:16"), comes_plain("mysql:8.4")
    (True, False)
    """
    until = row_of(_UNTIL, image)
    if until is None or _BRINGS_ONE & {*image_words(image)}:
        return False
    version = _VERSION.search(image.lower().partition("@")[0].rpartition("/")[2])
    return not until or (version is not None and _before(version, until))


def _before(version: re.Match[str], until: str) -> bool:
    """Return whether a version is before another; ``11`` is the last of its kind."""
    first, _, second = until.partition(".")
    return (int(version[1]), int(version[2] or 999)) < (int(first), int(second))


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
