"""What a component is, told from its image, its name and its ports: the one table of technologies.

Each row: what it is called, its mark, the words that tell it in an image's name, the protocols of its
container ports, and whether they speak HTTP.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fluxviz.topology.further_technologies import FURTHER
from fluxviz.topology.technology import UDP, Technology
from fluxviz.topology.technology import coin as _coin
from fluxviz.topology.technology import game as _game
from fluxviz.topology.technology import row as _row

_PG_CLUSTER = {5432: "postgresql", 5433: "postgresql", 8008: "http", 2379: "http", 2380: "http"}
_KASPA = {16211: "p2p", 16110: "grpc", 16210: "grpc"}
_BITCOIN = {**dict.fromkeys((18333, 18444, 38333, 48333), "p2p"), **dict.fromkeys((18332, 18443, 38332, 48332), "http")}
_GALERA = {3306: "mysql", **dict.fromkeys((4444, 4567, 4568), "p2p")}
_BITCOIN |= dict.fromkeys((28332, 28333, 28334, 28335), "zmq")
_MAIL = {25: "smtp", 465: "smtps", 587: "smtp", 143: "imap", 993: "imaps", 110: "pop3", 995: "pop3s"}
_ELECTRUM = {
    50001: "tcp",
    50002: "ssl",
    50003: "ws",
    50004: "wss",
    19000: "p2p",
    19011: "tcp",
    19012: "ssl",
    8000: "tcp",
}
_CLICKHOUSE = {9000: "clickhouse", 8123: "http", 9004: "mysql", 9005: "postgresql", 9009: "http", 9363: "http"}
_RUSTDESK = {**dict.fromkeys((21115, 21116, 21117), "tcp"), **dict.fromkeys((21118, 21119), "ws"), 21114: "http"}
_ETHEREUM = {8546: "ws", 8551: "http", 30300: "p2p", 30311: "p2p", 40605: "p2p", 3545: "http"}  # 30311: BNB Chain's
# What members of a cluster call each other on: zookeeper.apache.org, "Getting Started"; rabbitmq.com/docs/networking;
# cassandra.yaml, storage_port; developer.hashicorp.com/consul, "Required ports"
_ENSEMBLE = {2888: "p2p", 3888: "p2p", 8080: "http"}
_RABBITMQ = {5672: "amqp", 5671: "amqps", 15672: "http", 25672: "p2p", 4369: "p2p", 15692: "http"}
_RING = {7000: "p2p", 7001: "p2p", 7199: "tcp"}
_GOSSIP = dict.fromkeys((8300, 8301, 8302), "p2p")
TECHNOLOGIES: tuple[Technology, ...] = (
    _row("PgBouncer", "database", "pgbouncer pgpool", {6432: "postgresql", 5432: "postgresql"}, "postgresql"),
    _row(
        "PostgreSQL",
        "database",
        "postgres postgresql postgis timescaledb pgvector pgvecto-rs",
        {5432: "postgresql"},
        "postgresql",
    ),
    _row("PostgreSQL", "database", "flux-pg-cluster", _PG_CLUSTER),
    _row("MySQL", "database", "mysql mariadb percona", {3306: "mysql", 33060: "mysql"}, "mysql"),
    _row("MySQL", "database", "mariadb-galera galera percona-xtradb-cluster", _GALERA),
    _row("Shared DB", "database", "shared-db", {3307: "mysql", 7071: "http", 8008: "http"}),
    _row("MongoDB", "database", "mongo mongodb ferretdb", {27017: "mongodb"}, "mongodb"),
    _row("SQL Server", "database", "mssql azure-sql-edge", {1433: "sqlserver"}, "sqlserver"),
    _row("Oracle", "database", "oracle-xe oracle-free", {1521: "oracle"}, "oracle"),
    _row("Cassandra", "database", "cassandra", {9042: "cassandra", **_RING}, "cassandra"),
    _row("CockroachDB", "database", "cockroach cockroachdb", {26257: "postgresql", 8080: "http"}),
    _row("ClickHouse", "database", "clickhouse clickhouse-server", _CLICKHOUSE),
    _row("Neo4j", "database", "neo4j", {7687: "bolt", 7474: "http"}),
    _row("InfluxDB", "database", "influxdb", {8086: "http"}),
    _row("CouchDB", "database", "couchdb", {5984: "http", 4369: "p2p", 9100: "p2p"}),
    _row("Elasticsearch", "database", "elasticsearch", {9200: "http", 9300: "elasticsearch"}),
    _row("Search", "database", "meilisearch", {7700: "http"}),
    _row("Search", "database", "typesense", {8108: "http"}),
    _row("Qdrant", "database", "qdrant", {6333: "http", 6334: "grpc", 6335: "p2p"}),
    _row("Weaviate", "database", "weaviate", {8080: "http", 50051: "grpc", 2112: "http"}),
    _row("Chroma", "database", "chroma chromadb", {8000: "http"}),
    _row("Milvus", "database", "milvus", {19530: "grpc", 9091: "http"}),
    _row("Vault", "database", "vault openbao", {8200: "http", 8201: "p2p"}),
    _row("IPFS", "database", "ipfs kubo go-ipfs", {5001: "http", 4001: "p2p", 8080: "http", 8081: "ws"}),
    _row("Docker", "worker", "dind docker-dind docker-socket-proxy", {2375: "http", 2376: "https"}),
    _row("MinIO", "database", "minio", {9000: "http", 9001: "http"}),
    _row("etcd", "database", "etcd", {2379: "http", 2380: "http"}),
    _row("Consul", "database", "consul", {8500: "http", 8600: "dns", **_GOSSIP}),
    _row(
        "Redis",
        "cache",
        "redis valkey keydb dragonfly redis-stack redisstack",
        {6379: "redis", 26379: "redis", 8001: "http"},
        "redis",
    ),
    _row("Memcached", "cache", "memcached", {11211: "memcached"}, "memcached"),
    _row("RabbitMQ", "queue", "rabbitmq lavinmq", _RABBITMQ),
    _row("Kafka", "queue", "kafka redpanda", {9092: "kafka", 9093: "kafka", 9094: "kafka"}, "kafka"),
    _row("Pulsar", "queue", "pulsar", {6650: "pulsar", 6651: "ssl", 8080: "http", 8443: "https"}),
    _row("ZooKeeper", "queue", "zookeeper", {2181: "zookeeper", **_ENSEMBLE}, "zookeeper"),
    _row("NATS", "queue", "nats", {4222: "nats", 8222: "http", 6222: "p2p"}),
    _row(
        "MQTT",
        "queue",
        "mosquitto eclipse-mosquitto emqx mqtt vernemq",
        {1883: "mqtt", 8883: "mqtts", 9001: "ws", 8083: "ws", 8084: "wss", 18083: "http"},
        "mqtt",
    ),
    _row("Mail", "unknown", "mailhog mailpit", {1025: "smtp", 8025: "http", 1110: "pop3"}),
    _row("Mail", "unknown", "postfix docker-mailserver mailserver", _MAIL),
    _row("OpenSSH", "unknown", "sshd sftp", {22: "ssh", 2222: "ssh"}, "ssh"),
    _row("OpenSSH", "unknown", "openssh-server", {2222: "ssh", 22: "ssh"}, "ssh"),
    _row("WireGuard", "unknown", "wireguard cumulusvpn-gateway", {51820: "wireguard", 51821: "wireguard"}),
    _row("OpenVPN", "unknown", "openvpn openvpn-as", {1194: "openvpn", 943: "https", 443: "https"}),
    _row("DNS", "unknown", "dnsmasq coredns bind9 unbound dns-server pihole adguardhome", {53: "dns", 5353: "dns"}),
    _row("IRC", "unknown", "inspircd unrealircd ngircd oragono irc-server ircd", {6667: "irc", 6697: "ircs"}),
    _row("Mumble", "unknown", "mumble mumble-server murmur", {64738: "voice"}),
    _row("RustDesk", "unknown", "rustdesk rustdesk-server", _RUSTDESK),
    _row("TURN", "unknown", "coturn turnserver", {3478: "stun", 5349: "stuns"}),
    _row("SimpleX SMP", "queue", "simplex-smp-server smp-server", {5223: "smp", 443: "smp"}),
    _row("SimpleX XFTP", "queue", "simplex-xftp-server xftp-server", {443: "xftp", 34443: "xftp"}),
    _row("Tor", "unknown", "hiddenonion tor", {9050: "socks"}),
    _game("Minecraft", "minecraft minecraft-server", {25565: "game", 25575: "rcon", 19132: UDP, 24454: UDP}),
    _game("Minecraft Bedrock", "minecraft-bedrock-server", {19132: UDP, 19133: UDP}),
    _game("Valheim", "valheim valheim-server", {2456: UDP, 2457: UDP, 2458: UDP, 80: "http", 9001: "http"}),
    _game("Palworld", "palworld-server-docker palworld", {8211: UDP, 27015: UDP, 25575: "rcon", 8212: "http"}),
    _game("ARK", "arkserver ark", {7777: UDP, 7778: UDP, 27015: UDP, 27020: "rcon", 32330: "rcon"}),
    _game("Terraria", "terraria", {7777: "game", 7878: "http"}),
    _game("Enshrouded", "enshrouded enshrouded-server", {15636: UDP, 15637: UDP}),
    _game("Rust", "rustserver rust-server", {28015: UDP, 28016: "rcon", 28017: UDP, 28082: "ws", 8080: "http"}),
    _game("Satisfactory", "satisfactory satisfactory-server", {7777: UDP, 8888: "tcp", 15000: UDP, 15777: UDP}),
    _game("Conan Exiles", "conan conan-exiles", {7777: UDP, 7778: UDP, 27015: UDP, 25575: "rcon"}),
    _game(
        "7 Days to Die",
        "sevendays 7daystodie 7dtd 7dtd-server",
        {26900: "game", 26901: UDP, 26902: UDP, 8080: "http", 8081: "telnet"},
    ),
    _game("TeamSpeak", "teamspeak", {9987: UDP, 10011: "tcp", 10022: "ssh", 30033: "tcp"}),
    _game("Abiotic Factor", "abiotic-factor abiotic-factor-flux", {7777: UDP, 7778: UDP, 27015: UDP}),
    _game("Sons of the Forest", "sons-of-the-forest", {8766: UDP, 27016: UDP, 9700: UDP}),
    _game("StarRupture", "starrupture", {7777: UDP, 27015: UDP}),
    _game("Project Zomboid", "project-zomboid zomboid", {16261: UDP, 16262: UDP, 8766: UDP, 8767: UDP, 27015: "rcon"}),
    _game("Soulmask", "soulmask", {8777: UDP, 27015: UDP, 18888: "tcp"}),
    _game("Voyagers of Nera", "voyagers-of-nera nera-server", {7777: UDP, 7778: UDP}),
    _game("Hytale", "hytale", {5520: UDP, 3000: "http"}),
    _game("Factorio", "factorio", {34197: UDP, 27015: "rcon"}),
    _game("Source engine", "csgo cs2 garrysmod gmod tf2", {27015: UDP, 27005: UDP, 27020: UDP}),
    _game("V Rising", "vrising", {9876: UDP, 9877: UDP, 25575: "rcon"}),
    _game("Core Keeper", "corekeeper core-keeper", {27015: UDP}),
    _game("Don't Starve", "dontstarve", {10999: UDP, 11000: UDP}),
    _game("Quake", "quake quake2 quake3 quake3-server quakejs ioquake3", {27960: UDP, 27910: UDP, 26000: UDP}),
    _game("Starbound", "starbound starbound-server", {21025: "game", 21026: "rcon"}),
    _game("Luanti", "minetest luanti", {30000: UDP}),
    _game("FiveM", "fivem", {30120: "game", 40120: "http"}),
    _game("OpenTTD", "openttd", {3979: "game", 3977: "tcp"}),
    _game("Teeworlds", "teeworlds tw", {8303: UDP}),
    _coin("Bitcoin", "bitcoin bitcoin-core bitcoind bitcoin-node", 8333, 8332, more=_BITCOIN),
    _coin("Cardano", "cardano cardano-node", 3001, 0, more={12798: "http"}),
    _coin("Avalanche", "avalanchego avalanche", 9651, 9650),
    _coin("Litecoin", "litecoin litecoind", 9333, 9332),
    _coin("Dogecoin", "dogecoin dogecoind", 22556, 22555),
    _coin("Dash", "dash dashd dashnode", 9999, 9998),
    _coin("Firo", "firo firod fironode", 8168, 8888),
    _coin("Flux", "fluxd flux-node zelcashd", 16125, 16124),
    _coin("Neoxa", "neoxa", 8788, 9766),
    _coin("Nexa", "nexa", 7228, 7227, more={7230: "p2p", 7229: "http"}),
    _coin("Radiant", "radiant-node radiantd", 7333, 7332),
    _coin("Ravencoin", "ravencoin ravencoin-core-server ravend", 8767, 8766),
    _coin("Meowcoin", "meowcoin meowcointestnet", 8788, 9766, more={4569: "p2p"}),
    _coin("Neurai", "neurai", 19000, 19001),
    _coin("Alephium", "alephium alephium-standalone", 9973, 12973, more={39973: "p2p"}),
    _coin("Kaspa", "kaspad rusty-kaspad", 16111, 0, more=_KASPA),
    _coin(
        "Polkadot", "polkadot subtensor astar-node parity", 30333, 9933, more={9944: "ws", 30334: "p2p", 9615: "http"}
    ),
    _coin("Ethereum", "geth client-go fusenet celo-blockchain bsc brise-node-flux", 30303, 8545, more=_ETHEREUM),
    _coin("Ethereum", "lighthouse", 9000, 5052),
    _row("LND", "worker", "lnd", {9735: "p2p", 10009: "grpcs", 8080: "https"}),
    _coin("Chainweb", "chainweb kadena-chainweb-node", 1789, 1848),
    _coin("Presearch", "presearch", 38253, 0),
    _row("ElectrumX", "api", "electrumx electrumx-node", _ELECTRUM),
    _row("Blockbook", "api", "blockbook blockbook-docker", {}, "http"),
    _row("Streamr", "worker", "streamr", {1883: "mqtt", 7170: "ws", 7171: "http", 32200: "p2p"}),
    _row("Timpi collector", "worker", "timpi-collector", {5015: "http"}),
    _row("Folding@home", "worker", "folding-at-home", {7396: "http", 36330: "tcp"}),
    _row("WordPress", "web", "wordpress wp-nginx", {80: "http"}),
    _row("nginx", "web", "nginx-unprivileged", {8080: "http", 8443: "https", 80: "http", 443: "https"}),
    _row("nginx", "web", "nginx openresty", {80: "http", 8080: "http", 443: "https"}),
    _row("Caddy", "web", "caddy", {80: "http", 443: "https"}),
    _row("Apache", "web", "httpd apache apache2", {80: "http", 443: "https"}),
    _row("Traefik", "web", "traefik", {80: "http", 443: "https", 8080: "http"}),
    _row("HAProxy", "web", "haproxy", {80: "http", 443: "https", 8404: "http"}),
    _row("Grafana", "web", "grafana", {3000: "http"}),
    _row("Prometheus", "worker", "prometheus", {9090: "http"}),
    _row("Loki", "database", "loki", {3100: "http"}),
    _row("Owncast", "web", "owncast", {8080: "http", 1935: "rtmp"}),
    _row("n8n", "web", "n8n", {5678: "http"}),
    _row("Node-RED", "web", "node-red", {1880: "http"}),
    _row("Ghost", "web", "ghost", {2368: "http"}),
    _row("Gitea", "web", "gitea forgejo", {3000: "http", 22: "ssh", 2222: "ssh"}),
    _row("code-server", "web", "code-server", {8080: "http", 8443: "http"}),
    _row("draw.io", "web", "drawio", {8080: "http", 8443: "https"}),
    _row("Keycloak", "web", "keycloak", {8080: "http", 8443: "https", 9000: "http"}),
    _row("YaCy", "web", "yacy", {8090: "http", 8443: "https"}),
    _row("Portainer", "web", "portainer portainer-ce portainer-ee", {9443: "https", 9000: "http", 8000: "tcp"}),
    _row("Directus", "web", "directus", {8055: "http"}),
    _row("Odoo", "web", "odoo", {8069: "http", 8072: "http"}),
    _row("Mattermost", "web", "mattermost-team-edition mattermost-enterprise-edition", {8065: "http"}),
    _row("LiveKit", "api", "livekit-server", {7880: "ws", 7881: "tcp", 7882: "udp"}),
    _row("Jitsi Videobridge", "worker", "jvb", {10000: "udp", 8080: "http"}),
    *FURTHER,
)
"""Told from the image's name."""

_BY_NAME: tuple[Technology, ...] = (
    _row("Front end", "web", "frontend front web website ui app-ui dashboard explorer site client www portal spa", {}),
    _row("API", "api", "api backend server gateway service graphql rest app rpc", {}),
    _row("Worker", "worker", "worker workers job jobs cron scheduler indexer consumer sync bot backup operator", {}),
    _row("Database", "database", "db database sql pg data-store datastore", {}),
    _row("Cache", "cache", "cache", {}),
    _row("Queue", "queue", "queue broker events", {}),
    _row("Game server", "game", "game gameserver", {}),
)
_UNKNOWN = Technology("", "unknown")
_BESIDE = frozenset(
    "exporter commander express admin ui backup operator client dashboard console insight viewer manager".split()
)
"""How the name of a tool ends that stands beside a product: ``redis_exporter`` is no Redis."""
_VAGUE = frozenset({"server", "service", "client", "app", "gateway", "site", "rest"})
"""Words that tell nothing in an image's name: anything is a server."""


def image_words(image: str) -> list[str]:
    """Return the words of an image's name that can tell a technology, the most telling first.

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
    """Return what a component is from its image alone; None where that tells nothing."""
    words = image_words(image) if image else []
    if words and _is_beside(words[0]):
        words = words[:1]
    for word in words:
        for technology in TECHNOLOGIES:
            if word in technology.words:
                return technology
    return None


def image_product(image: str | None) -> Technology | None:
    """Return what a component is where its image is that very product: ``postgres``, not ``postgres-dashboard``."""
    technology = image_technology(image)
    words = [word for word in image_words(image or "") if word != "server"]  # mssql/server
    return technology if words and technology is not None and words[0] in technology.words else None


def _is_beside(name: str) -> bool:
    return re.split(r"[-_.]+", name)[-1] in _BESIDE


@lru_cache(maxsize=4096)
def detect_technology(image: str | None, name: str) -> Technology:
    """Return what a component is, from its image, else from its name.

    >>> detect_technology("postgres:15-alpine", "main").name, detect_technology("acme/x", "worker").role
    ('PostgreSQL', 'worker')
    """
    told = image_technology(image)
    if told is not None:
        return told
    words = [name.lower(), *re.findall(r"[a-z]+", re.sub(r"([a-z])([A-Z])", r"\1 \2", name).lower())]
    rows = _BY_NAME if _is_beside(words[0]) else (*TECHNOLOGIES, *_BY_NAME)
    of_image = [word for word in image_words(image)[:4] if word not in _VAGUE] if image else []
    tries = [*((word, rows) for word in words), *((word, _BY_NAME) for word in of_image)]
    return next((row for word, rows in tries for row in rows if word in row.words), _UNKNOWN)
