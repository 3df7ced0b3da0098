"""Ports that a product's own settings move: ``postgres -p 5433``, ``PGPORT``, ``--web.listen-address=:9095``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from fluxviz.spec import Component
from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology.commanded_ports import calls_host
from fluxviz.topology.image_tables import by_name, row_of
from fluxviz.topology.own_address import leads_home
from fluxviz.topology.references.commands import Command, commands_of


@dataclass(frozen=True, slots=True)
class Listener:
    """A port of a product, and what moves it.

    Attributes:
        port: Where it listens unless it is told otherwise.
        flags: Long flags of its command, and settings behind ``-c``.
        variables: Variables of its image.
        option: Its short option; empty where it has none.
        switch: A variable that moves it by being set at all; empty where none does.
        switched: Where to.

    """

    port: int
    flags: frozenset[str]
    variables: frozenset[str]
    option: str = ""
    switch: str = ""
    switched: int = 0


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a port of a component went.

    Attributes:
        port: Where its image listens, and it does not.
        ports: Where it listens instead; none where it is turned off.
        told_by: What tells it.
        who: The variable; empty for a command.

    """

    port: int
    ports: tuple[int, ...]
    told_by: Literal["variable", "command", "switch"]
    who: str = ""


def _listener(port: int, flags: str = "", variables: str = "", option: str = "") -> Listener:
    return Listener(port, frozenset(flags.split()), frozenset(variables.split()), option)


_COIN = {
    "bitcoin bitcoind bitcoin-core bitcoin-node": (8333, 8332),
    "litecoin litecoind": (9333, 9332),
    "dogecoin dogecoind": (22556, 22555),
    "dash dashd": (9999, 9998),
    "firo firod": (8168, 8888),
    "ravencoin ravend": (8767, 8766),
    "fluxd zelcashd": (16125, 16124),
}
_LISTENERS: dict[str, tuple[Listener, ...]] = {
    # postgresql.org/docs, "Connections and Authentication", port, and "Environment Variables"; Bitnami's README
    "postgres postgresql postgis timescaledb pgvector pgvecto-rs": (
        _listener(5432, "port", "PGPORT POSTGRESQL_PORT_NUMBER", "-p"),
    ),
    # github.com/edoburu/docker-pgbouncer, LISTEN_PORT; Bitnami's README, PGBOUNCER_PORT
    "pgbouncer": (_listener(5432, "", "LISTEN_PORT"), _listener(6432, "", "PGBOUNCER_PORT")),
    # dev.mysql.com/doc, "Environment Variables", MYSQL_TCP_PORT, and --port; mariadb.com/docs says the same
    "mysql mysql-server mariadb percona percona-server": (
        _listener(3306, "port", "MYSQL_TCP_PORT MYSQL_PORT_NUMBER MARIADB_PORT_NUMBER", "-P"),
    ),
    "mongo mongodb mongodb-community-server percona-server-mongodb": (
        _listener(27017, "port", "MONGODB_PORT_NUMBER"),
    ),  # mongodb.com/docs, mongod --port
    # redis.io/docs, redis.conf, port: 0 turns it off
    "redis valkey keydb redis-stack redis-stack-server dragonfly": (
        _listener(6379, "port", "REDIS_PORT_NUMBER VALKEY_PORT_NUMBER"),
    ),
    "memcached": (_listener(11211, "port", "MEMCACHED_PORT_NUMBER", "-p"),),  # docs.memcached.org, options
    "mosquitto eclipse-mosquitto": (_listener(1883, option="-p"),),  # mosquitto.org/man/mosquitto-8
    "nats": (_listener(4222, "port", "", "-p"), _listener(8222, "http_port", "", "-m")),  # docs.nats.io, "Flags"
    "rabbitmq": (_listener(5672, "", "RABBITMQ_NODE_PORT RABBITMQ_NODE_PORT_NUMBER"),),  # rabbitmq.com/docs/configure
    # min.io/docs, minio server: --address, --console-address and their variables
    "minio": (
        _listener(9000, "address", "MINIO_ADDRESS"),
        _listener(9001, "console-address", "MINIO_CONSOLE_ADDRESS"),
    ),
    "prometheus": (_listener(9090, "web.listen-address"),),  # prometheus.io/docs, command-line/prometheus
    "loki": (_listener(3100, "server.http-listen-port"),),  # grafana.com/docs/loki, configuration, server
    # grafana.com/docs, "Configure Grafana", [server] http_port; n8n: docs.n8n.io, "Endpoints environment variables"
    "grafana grafana-oss grafana-enterprise": (_listener(3000, "", "GF_SERVER_HTTP_PORT"),),
    "gitea": (_listener(3000, "", "GITEA__server__HTTP_PORT"),),  # docs.gitea.com, configuration, HTTP_PORT
    "forgejo": (_listener(3000, "", "FORGEJO__server__HTTP_PORT GITEA__server__HTTP_PORT"),),  # forgejo.org/docs
    "mssql/server": (_listener(1433, "", "MSSQL_TCP_PORT"),),  # learn.microsoft.com, "Environment variables" on Linux
    "vaultwarden/server": (_listener(80, "", "ROCKET_PORT"),),  # vaultwarden's wiki, "Changing the port"
    "node-red": (_listener(1880, option="-p", variables="PORT"),),  # nodered.org/docs, "Running under Docker"
    "directus": (_listener(8055, "", "PORT"),),  # docs.directus.io, "Config Options"
    # pgadmin.org/docs, "Container Deployment"
    "pgadmin4": (Listener(80, frozenset(), frozenset(["PGADMIN_LISTEN_PORT"]), "", "PGADMIN_ENABLE_TLS", 443),),
    "postgrest": (_listener(3000, "", "PGRST_SERVER_PORT"),),  # docs.postgrest.org, configuration, server-port
    "graphql-engine": (_listener(8080, "server-port", "HASURA_GRAPHQL_SERVER_PORT"),),  # hasura.io/docs
    "metabase": (_listener(3000, "", "MB_JETTY_PORT"),),  # metabase.com/docs, environment variables
    "cp-zookeeper": (_listener(2181, "", "ZOOKEEPER_CLIENT_PORT"),),  # docs.confluent.io, ZooKeeper's image
    "vault": (_listener(8200, "dev-listen-address", "VAULT_DEV_LISTEN_ADDRESS"),),  # developer.hashicorp.com/vault
    "surrealdb": (_listener(8000, "bind", "SURREAL_BIND", "-b"),),  # surrealdb.com/docs, surreal start
    # keycloak.org/server/all-config, http-port and https-port
    "keycloak": (
        _listener(8080, "http-port", "KC_HTTP_PORT"),
        _listener(8443, "https-port", "KC_HTTPS_PORT"),
    ),
    # elastic.co/docs, http.port; -E of its command sets it, too
    "elasticsearch": (_listener(9200, "Ehttp.port http.port", "http.port ES_SETTING_HTTP_PORT"),),
    "n8n": (_listener(5678, "", "N8N_PORT"),),
    "ghost": (_listener(2368, "", "server__port"),),  # ghost.org/docs/config, server
    "meilisearch": (_listener(7700, "http-addr", "MEILI_HTTP_ADDR"),),  # meilisearch.com/docs, instance options
    "typesense": (_listener(8108, "api-port", "TYPESENSE_API_PORT"),),  # typesense.org/docs, server configuration
    # qdrant.tech/documentation, configuration: service.http_port and service.grpc_port
    "qdrant": (
        _listener(6333, "", "QDRANT__SERVICE__HTTP_PORT"),
        _listener(6334, "", "QDRANT__SERVICE__GRPC_PORT"),
    ),
    # docs.influxdata.com, http-bind-address, of version 2 and of version 1
    "influxdb": (_listener(8086, "http-bind-address", "INFLUXD_HTTP_BIND_ADDRESS INFLUXDB_HTTP_BIND_ADDRESS"),),
    "cockroach cockroachdb": (_listener(8080, "http-addr"),),  # cockroachlabs.com/docs, cockroach start
    "etcd": (_listener(2379, "listen-client-urls", "ETCD_LISTEN_CLIENT_URLS"),),  # etcd.io/docs, configuration
    # neo4j.com/docs/operations-manual, ports and the names of its variables
    "neo4j": (
        _listener(7687, "", "NEO4J_server_bolt_listen__address NEO4J_dbms_connector_bolt_listen__address"),
        _listener(7474, "", "NEO4J_server_http_listen__address NEO4J_dbms_connector_http_listen__address"),
    ),
    "mattermost-team-edition mattermost-enterprise-edition": (
        _listener(8065, "", "MM_SERVICESETTINGS_LISTENADDRESS"),  # docs.mattermost.com, "Web server listen address"
    ),
    "odoo": (_listener(8069, "http-port", "", "-p"),),  # odoo.com/documentation, odoo-bin
    # geth.ethereum.org/docs, "Command-line options"
    "geth client-go": (_listener(8545, "http.port"), _listener(8546, "ws.port")),
    # developer.bitcoin.org/reference, bitcoind: -port and -rpcport, which coins of its family keep
    **{names: (_listener(peers, "port"), _listener(rpc, "rpcport")) for names, (peers, rpc) in _COIN.items()},
}
"""What moves the ports of products, each with its source.

By the first word of their images, with the owner before it where that tells too little.
"""

_OF_IMAGE = by_name(_LISTENERS)
_TURNED_OFF = by_name({"redis valkey keydb redis-stack redis-stack-server": True})
"""Images for which 0 is no port at all."""
_TOLD = re.compile(
    r"(?:[a-z][a-z0-9+]{0,12}://)?(?:\[[0-9a-f:.]*\]|[\w.*-]{0,253}):(\d{1,5})/?|(\d{1,5})", re.IGNORECASE
)
_ELSEWHERE = "PGHOST"
"""Where it is another host, ``PGPORT`` is that host's, whatever the image."""


def moved_ports(component: Component) -> tuple[Moved, ...]:
    """Return the ports of a component's image that its own settings move elsewhere, in order.

    A setting that cannot be read, such as ``$PORT``, moves nothing.

    >>> from fluxviz.spec import Secret
    >>> words = tuple(map(Secret, ["redis-server", "--port", "0", "--tls-port", "6380"]))
    >>> moved_ports(Component(name="kv", key="kv", index=0, image="redis:7", commands=words))
    (Moved(port=6379, ports=(), told_by='command', who=''),)
    """
    listeners = row_of(_OF_IMAGE, component.image)
    if listeners is None:
        return ()
    servers = [command for command in commands_of(component) if not calls_host(command)]
    may_be_off = row_of(_TURNED_OFF, component.image) is not None
    found = (_moved(component, servers, each, may_be_off=may_be_off) for each in listeners)
    return tuple(each for each in found if each is not None)


def own_port_variables(component: Component) -> frozenset[str]:
    """Return the variables that a component's image reads for its own ports: none is about who is called.

    >>> sorted(own_port_variables(Component(name="kv", key="kv", index=0, image="bitnami/redis:7")))
    ['REDIS_PORT_NUMBER', 'VALKEY_PORT_NUMBER']
    """
    listeners = row_of(_OF_IMAGE, component.image) or ()
    names = frozenset[str]().union(*(each.variables for each in listeners))
    return names - {"PGPORT"} if _calls_elsewhere(component) else names


def moved_from(component: Component, port: int) -> Moved | None:
    """Return where a component listens instead of on a port of its image; None where that is not known."""
    return next((each for each in moved_ports(component) if each.port == port), None)


def _moved(component: Component, servers: Sequence[Command], listener: Listener, *, may_be_off: bool) -> Moved | None:
    told = [text for command in servers for text in _commanded(command, listener)]
    who = ""
    told_by: Literal["variable", "command", "switch"] = "command"
    if not told:
        variables = [each for each in component.environment if each.name in listener.variables]
        if variables and not ("PGPORT" in listener.variables and _calls_elsewhere(component)):
            who, told, told_by = variables[-1].name, variables[-1].value.read().split(","), "variable"
        elif any(each.name == listener.switch and each.value for each in component.environment):
            who, told, told_by = listener.switch, [str(listener.switched)], "switch"
        else:
            return None
    read = [_TOLD.fullmatch(text.strip().strip("\"'")) for text in told]
    ports = {int(each[1] or each[2]) for each in read if each is not None}
    if None in read or listener.port in ports or max(ports) > MAX_PORT or (0 in ports and not may_be_off):
        return None
    return Moved(listener.port, tuple(sorted(ports - {0})), told_by, who)


def _commanded(command: Command, listener: Listener) -> Iterator[str]:
    """Yield what a command sets a port to; an etcd's list of URLs is several."""
    for flag, text in command.flags:
        if flag in listener.flags:
            yield from text.split(",")
    for word, following in zip(command.words, command.words[1:], strict=False):
        if listener.option and word == listener.option:
            yield following


def _calls_elsewhere(component: Component) -> bool:
    return any(each.name == _ELSEWHERE and not leads_home(each.value.read().strip()) for each in component.environment)
