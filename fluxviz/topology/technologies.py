"""What a component is, told from its image, its name and its ports: the one table of technologies.

Each row: what it is called, its mark, the words that tell it in an image's name, the protocols of its
container ports, and whether they speak HTTP. ``WELL_KNOWN`` does the same for ports alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

SpeechReason = Literal["image", "name", "variable", "port", "link", "assumed"]
Mark = Literal["database", "cache", "web", "api", "queue", "worker", "game", "unknown"]

UDP_PROTOCOLS = frozenset({"udp", "game/udp", "wireguard"})
"""Protocols over UDP, which never passes the edge."""

TLS_PROTOCOLS = frozenset("https wss rediss amqps mqtts smtps ldaps imaps pop3s grpcs ssl smp xftp ftps natss".split())
"""Protocols that TLS is part of."""

HTTP_PROTOCOLS = frozenset({"http", "https", "ws", "wss", "grpc", "grpcs"})
"""Protocols that pass the Flux edge, which speaks HTTP to the app."""


@dataclass(frozen=True)
class Technology:
    """One row of the table.

    Attributes:
        name: What it is called.
        mark: Which glyph stands for it.
        words: Words of an image's name that tell it.
        ports: Protocol of each container port it is known for, its main port first.
        protocol: What any other port of it speaks; empty where that is open.

    """

    name: str
    mark: Mark
    words: frozenset[str] = frozenset()
    ports: Mapping[int, str] = field(default_factory=dict)
    protocol: str = ""


def _row(name: str, mark: Mark, words: str, ports: Mapping[int, str], protocol: str = "") -> Technology:
    return Technology(name, mark, frozenset(words.split()), ports, protocol)


TECHNOLOGIES: tuple[Technology, ...] = (
    _row("PgBouncer", "database", "pgbouncer pgpool", {6432: "postgresql", 5432: "postgresql"}, "postgresql"),
    _row(
        "PostgreSQL", "database", "postgres postgresql postgis timescaledb pgvector", {5432: "postgresql"}, "postgresql"
    ),
    _row("MySQL", "database", "mysql mariadb percona", {3306: "mysql", 33060: "mysql"}, "mysql"),
    _row("Shared DB", "database", "shared-db", {3307: "mysql", 7071: "http", 8008: "http"}),
    _row("MongoDB", "database", "mongo mongodb ferretdb", {27017: "mongodb"}, "mongodb"),
    _row("SQL Server", "database", "mssql azure-sql-edge", {1433: "sqlserver"}, "sqlserver"),
    _row("Oracle", "database", "oracle-xe oracle-free", {1521: "oracle"}, "oracle"),
    _row("Cassandra", "database", "cassandra scylla scylladb", {9042: "cassandra"}, "cassandra"),
    _row("CockroachDB", "database", "cockroach cockroachdb", {26257: "postgresql", 8080: "http"}),
    _row("ClickHouse", "database", "clickhouse clickhouse-server", {9000: "clickhouse", 8123: "http"}),
    _row("Neo4j", "database", "neo4j", {7687: "bolt", 7474: "http"}),
    _row("InfluxDB", "database", "influxdb", {8086: "http"}),
    _row("CouchDB", "database", "couchdb", {5984: "http"}),
    _row("Elasticsearch", "database", "elasticsearch opensearch", {9200: "http", 9300: "elasticsearch"}),
    _row("Search", "database", "meilisearch typesense", {7700: "http", 8108: "http"}),
    _row("Qdrant", "database", "qdrant weaviate chroma", {6333: "http", 6334: "grpc", 8000: "http"}),
    _row("MinIO", "database", "minio", {9000: "http", 9001: "http"}),
    _row("etcd", "database", "etcd", {2379: "http", 2380: "http"}),
    _row("Consul", "database", "consul", {8500: "http"}),
    _row(
        "Redis", "cache", "redis valkey keydb dragonfly redis-stack redisstack", {6379: "redis", 8001: "http"}, "redis"
    ),
    _row("Memcached", "cache", "memcached", {11211: "memcached"}, "memcached"),
    _row("RabbitMQ", "queue", "rabbitmq lavinmq", {5672: "amqp", 5671: "amqps", 15672: "http", 25672: "amqp"}),
    _row("Kafka", "queue", "kafka redpanda", {9092: "kafka", 9093: "kafka", 9094: "kafka"}, "kafka"),
    _row("ZooKeeper", "queue", "zookeeper", {2181: "zookeeper"}, "zookeeper"),
    _row("NATS", "queue", "nats", {4222: "nats", 8222: "http", 6222: "nats"}),
    _row("MQTT", "queue", "mosquitto emqx mqtt vernemq", {1883: "mqtt", 8883: "mqtts", 9001: "ws", 8083: "ws"}),
    _row("Mail", "unknown", "mailhog mailpit postfix docker-mailserver", {1025: "smtp", 25: "smtp", 8025: "http"}),
    _row("OpenSSH", "unknown", "sshd openssh-server sftp", {22: "ssh", 2222: "ssh"}, "ssh"),
    _row("WireGuard", "unknown", "wireguard cumulusvpn-gateway openvpn", {51820: "wireguard", 51821: "wireguard"}),
    _row("SimpleX SMP", "queue", "simplex-smp-server", {5223: "smp"}, "smp"),
    _row("SimpleX XFTP", "queue", "simplex-xftp-server", {34443: "xftp"}, "xftp"),
    _row("Tor", "unknown", "hiddenonion tor", {9050: "socks"}),
    _row(
        "Game server",
        "game",
        "minecraft-server minecraft minecraft-bedrock-server valheim palworld-server-docker palworld arkserver ark "
        "terraria enshrouded rustserver rust-server satisfactory satisfactory-server conan conan-exiles sevendays "
        "7daystodie teamspeak abiotic-factor sons-of-the-forest starrupture project-zomboid zomboid soulmask "
        "voyagers-of-nera nera-server hytale factorio csgo cs2 garrysmod vrising corekeeper core-keeper dontstarve",
        {},
        "game",
    ),
    _row("WordPress", "web", "wordpress wp-nginx", {80: "http"}),
    _row("nginx", "web", "nginx nginx-unprivileged openresty", {80: "http", 8080: "http", 443: "https"}),
    _row("Caddy", "web", "caddy", {80: "http", 443: "https"}),
    _row("Apache", "web", "httpd apache apache2", {80: "http", 443: "https"}),
    _row("Traefik", "web", "traefik", {80: "http", 443: "https", 8080: "http"}),
    _row("HAProxy", "web", "haproxy", {80: "http", 443: "https", 8404: "http"}),
    _row("Grafana", "web", "grafana", {3000: "http"}),
    _row("Prometheus", "worker", "prometheus", {9090: "http"}),
    _row("Loki", "database", "loki", {3100: "http"}),
    _row("Owncast", "web", "owncast", {8080: "http", 1935: "rtmp"}),
)
"""Told from the image's name."""

_BY_NAME: tuple[Technology, ...] = (
    _row("Front end", "web", "frontend front web website ui app-ui dashboard explorer site client www portal spa", {}),
    _row("API", "api", "api backend server gateway service graphql rest app rpc", {}),
    _row("Worker", "worker", "worker workers job jobs cron scheduler indexer consumer sync bot backup operator", {}),
    _row("Database", "database", "db database sql pg data-store datastore", {}),
    _row("Cache", "cache", "cache", {}),
    _row("Queue", "queue", "queue broker events", {}),
    _row("Game server", "game", "game gameserver", {}, "game"),
)
_UNKNOWN = Technology("", "unknown")

WELL_KNOWN: Mapping[int, str] = {
    **dict.fromkeys((80, 591, 3000, 3001, 3002, 4000, 4200, 5000, 5001, 5173, 5601, 7474, 8000, 8001), "http"),
    **dict.fromkeys((8008, 8010, 8080, 8081, 8082, 8086, 8088, 8090, 8123, 8500, 8545, 8888, 9090, 9200), "http"),
    **dict.fromkeys((443, 8443, 9443), "https"),
    **dict.fromkeys((5432, 5433, 6432, 26257), "postgresql"),
    **dict.fromkeys((3306, 3307, 33060), "mysql"),
    **dict.fromkeys((2456, 2457, 2458, 7777, 7778, 8211, 16261, 16262, 25565, 25575, 27015, 27016, 34197), "game"),
    **dict.fromkeys((8333, 9651, 16125, 26656, 30303, 30333), "p2p"),
    21: "ftp",
    22: "ssh",
    23: "telnet",
    25: "smtp",
    53: "dns",
    110: "pop3",
    143: "imap",
    389: "ldap",
    465: "smtps",
    514: "syslog",
    587: "smtp",
    636: "ldaps",
    853: "dns",
    993: "imaps",
    995: "pop3s",
    1025: "smtp",
    1194: "openvpn",
    1433: "sqlserver",
    1521: "oracle",
    1883: "mqtt",
    1935: "rtmp",
    2181: "zookeeper",
    3389: "rdp",
    4222: "nats",
    5222: "xmpp",
    5223: "smp",
    5671: "amqps",
    5672: "amqp",
    5900: "vnc",
    6379: "redis",
    6380: "redis",
    7687: "bolt",
    8546: "ws",
    8883: "mqtts",
    9042: "cassandra",
    9050: "socks",
    9092: "kafka",
    9300: "elasticsearch",
    11211: "memcached",
    27017: "mongodb",
    50051: "grpc",
    51820: "wireguard",
}
"""Container port to protocol, where the image tells nothing."""

_VARIABLES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?:^|[_.-])(?:{words})[_.-]?PORT$|^(?:{words})$", re.IGNORECASE), protocol)
    for words, protocol in (
        ("P2P|PEER|GOSSIP|SWARM|LIBP2P|BITTORRENT|TRANSMISSION", "p2p"),
        ("UDP", "udp"),
        ("QUERY|GAME|RCON|STEAM", "game"),
        ("MQTT", "mqtt"),
        ("SMTP", "smtp"),
        ("SSH|SFTP", "ssh"),
        ("TCP|STRATUM|ELECTRUM", "tcp"),
        ("HTTP|WEB|UI|DASHBOARD|FRONTEND|API|REST|SERVER_HTTP|RPC|SERVICE|ADMIN|METRICS", "http"),
        ("HTTPS|TLS|SSL", "https"),
        ("GRPC", "grpc"),
        ("WS|WEBSOCKET", "ws"),
        ("PORT", "http"),
    )
)


def image_words(image: str) -> list[str]:
    """Give the words of an image's name that can tell a technology, the most telling first.

    >>> image_words("ghcr.io/acme/my-redis:7-alpine")
    ['my-redis', 'my', 'redis', 'acme']
    """
    path = image.lower().partition("@")[0]
    head, _, last = path.rpartition("/")
    name = last.partition(":")[0]
    owner = [segment for segment in head.split("/") if segment and "." not in segment and ":" not in segment]
    parts = re.split(r"[-_.]+", name)
    openings = ["-".join(parts[:count]) for count in range(len(parts) - 1, 1, -1)]
    return [name, *openings, *(part for part in parts if part != name), *reversed(owner)]


@lru_cache(maxsize=4096)
def image_technology(image: str | None) -> Technology | None:
    """Tell what a component is from its image alone; None where that tells nothing."""
    for word in image_words(image) if image else ():
        for technology in TECHNOLOGIES:
            if word in technology.words:
                return technology
    return None


@lru_cache(maxsize=4096)
def tell_technology(image: str | None, name: str) -> Technology:
    """Tell what a component is, from its image, else from its name.

    >>> tell_technology("postgres:15-alpine", "main").name, tell_technology("acme/x", "worker").mark
    ('PostgreSQL', 'worker')
    """
    told = image_technology(image)
    if told is not None:
        return told
    words = [name.lower(), *re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())]
    if image:
        words += image_words(image)[:4]
    for word in words:
        for technology in (*TECHNOLOGIES, *_BY_NAME):
            if word in technology.words:
                return technology
    return _UNKNOWN


@dataclass(frozen=True)
class Speech:
    """What a port speaks.

    Attributes:
        protocol: Such as ``http`` or ``postgresql``.
        reason: How it was told: ``image``, ``name`` (the component's), ``variable``, ``port`` or ``assumed``.

    """

    protocol: str
    reason: SpeechReason

    @property
    def is_http(self) -> bool:
        """Whether it passes the Flux edge."""
        return self.protocol in HTTP_PROTOCOLS

    @property
    def is_udp(self) -> bool:
        """Whether it is spoken over UDP, which never passes the edge."""
        return self.protocol in UDP_PROTOCOLS

    @property
    def assumed(self) -> bool:
        """Whether nothing tells it."""
        return self.reason == "assumed"

    @property
    def encrypted(self) -> bool | None:
        """Whether TLS is part of it; None where that is not known."""
        return None if self.assumed else has_tls(self.protocol)


def has_tls(protocol: str | None) -> bool | None:
    """Tell whether TLS is part of a protocol; None where that is not known.

    >>> has_tls("rediss"), has_tls("redis"), has_tls("tcp")
    (True, False, None)
    """
    if protocol in TLS_PROTOCOLS:
        return True
    return None if protocol in (None, "tcp", "udp") else False


def tell_speech(
    technology: Technology,
    port: int | None,
    variables: Mapping[str, str],
    told_by: Literal["image", "name"] = "image",
) -> Speech:
    """Tell what a container port speaks: from the image, then the variables, then the port number.

    Anything unknown is taken as HTTP, with ``assumed`` as the reason.

    Args:
        technology: What the component is.
        port: The container port; None where it is not known.
        variables: Names of environment variables that hold a port number, with that number as text.
        told_by: What told the technology: the image or the component's name.

    >>> tell_speech(tell_technology("postgres:15", "db"), 5432, {}).protocol
    'postgresql'
    >>> tell_speech(tell_technology(None, "x"), 31352, {"CHAINWEB_P2P_PORT": "31352"}).is_http
    False

    """
    if port is not None and port in technology.ports:
        return Speech(technology.ports[port], told_by)
    for name, value in variables.items():
        if port is not None and value == str(port):
            for pattern, protocol in _VARIABLES:
                if pattern.search(name):
                    return Speech(protocol, "variable")
    if technology.protocol:
        return Speech(technology.protocol, told_by)
    if port is not None and port in WELL_KNOWN:
        return Speech(WELL_KNOWN[port], "port")
    return Speech("http", "assumed")
