"""URLs as the libraries that take them read them: several hosts, JDBC, credentials with odd characters."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from fluxviz.topology.references.addresses import MASK, Address, is_placeholder, split_host, written

_START = re.compile(r"(?:jdbc:)?(?P<scheme>[a-z][a-z0-9+.-]{0,40}(?::[a-z0-9]+){0,2})://", re.IGNORECASE)
_ORACLE = re.compile(r"jdbc:oracle:thin:(?:[^@\s]*)@(?://)?(?P<rest>[^\s\"']+)", re.IGNORECASE)
_END = re.compile(r"[\s\"'`]")
_NEXT = re.compile(r"[,;](?=(?:jdbc:)?[a-z][a-z0-9+.:-]*://)", re.IGNORECASE)
_DATABASE_NAME = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9_.$-]{0,62}$")

_NO_NETWORK = frozenset(
    """
    file unix sqlite sqlite3 data h2 jar s3 gs azure docker oci image secret vault env dns-sd
    """.split()
)
_DATABASES = frozenset(
    """
    postgresql postgres pgsql mysql mariadb mongodb mongodb+srv redis rediss sqlserver mssql cockroachdb
    clickhouse cassandra neo4j bolt influxdb couchdb db2 oracle valkey
    """.split()
)
_STREAMS = _DATABASES | frozenset(
    ["amqp", "amqps", "kafka", "nats", "mqtt", "mqtts", "tcp", "ssl", "tls", "ldap", "ldaps", "smtp", "smtps", "stomp"]
)

DEFAULT_PORTS = {
    "http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21, "ssh": 22, "sftp": 22, "smtp": 25, "smtps": 465,
    "ldap": 389, "ldaps": 636, "postgresql": 5432, "mysql": 3306, "mongodb": 27017, "redis": 6379, "rediss": 6379,
    "amqp": 5672, "amqps": 5671, "mqtt": 1883, "mqtts": 8883, "nats": 4222, "kafka": 9092, "memcached": 11211,
    "clickhouse": 9000, "sqlserver": 1433, "oracle": 1521, "cassandra": 9042, "bolt": 7687, "zookeeper": 2181,
    "elasticsearch": 9200, "stomp": 61613, "rtmp": 1935, "socks": 1080, "socks5": 1080, "imap": 143, "imaps": 993,
}  # fmt: skip
"""Port of a protocol whose URL names none."""

_ALIASES = {
    "postgres": "postgresql", "pgsql": "postgresql", "cockroachdb": "postgresql", "mariadb": "mysql",
    "mssql": "sqlserver", "mongodb+srv": "mongodb", "mongo": "mongodb", "neo4j": "bolt", "valkey": "redis",
    "valkeys": "rediss", "memcache": "memcached", "mqtt+ssl": "mqtts", "grpcs": "grpc", "dns": "grpc",
    "rabbitmq": "amqp", "tls": "tcp", "ssl": "tcp", "plaintext": "kafka", "mysql2": "mysql", "postgis": "postgresql",
    "rediscache": "redis", "trilogy": "mysql", "mysqlx": "mysql", "zk": "zookeeper", "es": "http", "statsd": "udp",
}  # fmt: skip
_SINGLE_HOST = frozenset({"http", "https", "ws", "wss", "ftp", "sftp", "ssh", "grpc"})
_HOST_IN_QUERY = ("host", "hostaddr", "backup")
_MULTIADDRESS = re.compile(
    r"/(?:dns[46]?|dnsaddr|ip[46])/(?P<host>[^/\s]+)/(?P<kind>tcp|udp)/(?P<port>\d{1,5})", re.IGNORECASE
)


def protocol_of(scheme: str) -> str:
    """Give the protocol of a URL's scheme: drivers and JDBC sub-protocols are left out.

    >>> protocol_of("postgresql+asyncpg"), protocol_of("mysql:loadbalance"), protocol_of("postgres")
    ('postgresql', 'mysql', 'postgresql')
    """
    for name in (scheme, *re.split(r"[+:]", scheme)):
        if name in _ALIASES or name in DEFAULT_PORTS:
            return _ALIASES.get(name, name)
    return re.split(r"[+:]", scheme)[0]


def is_network_scheme(scheme: str) -> bool:
    """Tell whether a scheme is known to name a host on a network.

    >>> is_network_scheme("redis"), is_network_scheme("doctrine")
    (True, False)
    """
    return protocol_of(scheme) in DEFAULT_PORTS or scheme in ("tcp", "udp", "grpc")


def may_hold_url(text: str) -> bool:
    """Tell, at little cost, whether :func:`find_urls` could find anything."""
    return "://" in text or "jdbc:" in text or "/tcp/" in text


def find_urls(text: str) -> tuple[list[Address], str]:
    """Find the URLs in a text: their addresses, and what of the text is left.

    >>> [a.masked for a in find_urls("mongodb://u:p@a:1,b:2/db?w=1")[0]]
    ['mongodb://•••:•••@a:1,b:2/db?•••', 'mongodb://•••:•••@a:1,b:2/db?•••']
    """
    found: list[Address] = []
    left: list[str] = []
    position = 0
    if oracle := _ORACLE.search(text):
        found += _oracle(oracle["rest"])
        text = text[: oracle.start()] + text[oracle.end() :]
    found += [address for each in _MULTIADDRESS.finditer(text) if (address := _multiaddress(each)) is not None]
    while match := _START.search(text, position):
        left.append(text[position : match.start()])
        end = _past_credentials(text, match.end(), _end_of(text, match.end()))
        found += _read(match["scheme"].lower(), text[match.end() : end])
        position = end
    left.append(text[position:])
    return found, "".join(left)


def _multiaddress(match: re.Match[str]) -> Address | None:
    """Read a libp2p address such as ``/dns/node.example/tcp/30333``."""
    pair, port, kind = split_host(match["host"]), int(match["port"]), match["kind"].lower()
    if pair is None or not 0 < port <= 65535:
        return None
    return Address(pair[0], port, kind, "multiaddress", f"/dns/{pair[0]}/{kind}/{port}", plain=True)


def _end_of(text: str, start: int) -> int:
    ends = [match.start() for pattern in (_END, _NEXT) if (match := pattern.search(text, start))]
    return min(ends, default=len(text))


def _past_credentials(text: str, start: int, end: int) -> int:
    """Move the end of a URL behind a password with blanks or quotes in it: its host stands behind the last ``@``."""
    authority = re.split(r"[/?#;]", text[start:end], maxsplit=1)[0]
    if "@" not in authority and not _is_user(authority):
        return end
    while (at := text.find("@", end)) != -1 and "://" not in text[end:at]:
        end = _end_of(text, at)
    return end


def _read(scheme: str, rest: str) -> list[Address]:
    base = protocol_of(scheme)
    if scheme in _NO_NETWORK or base in _NO_NETWORK or is_placeholder(rest.partition("/")[0].rpartition("@")[2]):
        return []
    credentials, authority, path = _split(base, rest)
    if base in _SINGLE_HOST:
        authority = authority.partition(",")[0]
    if not authority and scheme.startswith("dns"):
        authority, _, path = path.lstrip("/").partition("/")
    hosts = [split_host(part.strip()) for part in authority.split(",") if part.strip()]
    if None in hosts:
        return []  # not hosts: the first half of a password, perhaps
    pairs = [pair for pair in hosts if pair is not None]
    masked = f"{scheme}://{credentials}{','.join(written(*pair) for pair in pairs)}{_path(base, path)}"
    if not pairs:
        masked = f"{scheme}://{credentials}/?host={','.join(written(*pair) for pair in _hosts_in_query(path))}"
    others = _hosts_in_query(path) if base not in _SINGLE_HOST and "?" in path else []
    return [Address(host, port, scheme, "url", masked, plain=True) for host, port in dict.fromkeys([*pairs, *others])]


def _split(base: str, rest: str) -> tuple[str, str, str]:
    """Split what follows ``://`` into masked credentials, authority and path."""
    cut = re.search(r"[/?#;]", rest)
    authority, path = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    before, at, after = authority.rpartition("@")
    if "@" in path and not _is_plain_host(after if at else authority, path, base):
        # A password with an unescaped "/", "?" or "#" in it: the host stands behind the last "@".
        before, at, after = rest.rpartition("@")
        cut = re.search(r"[/?#;]", after)
        after, path = (after[: cut.start()], after[cut.start() :]) if cut else (after, "")
    if not at:
        return "", authority, path
    return (f"{MASK}:{MASK}@" if ":" in before else f"{MASK}@"), after, path


def _is_plain_host(authority: str, path: str, base: str) -> bool:
    """Tell whether an authority is one, though an ``@`` stands behind it; else it is half of a password."""
    if _is_user(authority):
        return False
    if all(re.search(r"[._]|:\d+$", host) for host in authority.split(",")):
        return True
    return base not in _STREAMS or re.match(r"[^@]*[?&;]\w+=", path) is not None


def _is_user(authority: str) -> bool:
    _, colon, port = authority.rpartition(":")
    return bool(colon) and not port.isdigit()


def _path(base: str, path: str) -> str:
    if not path or path == "/":
        return path
    if base in _DATABASES and path.startswith("/"):
        name, query, _ = path[1:].partition("?")
        if _DATABASE_NAME.match(name):
            return f"/{name}{'?' + MASK if query else ''}"
    return f"{path[0]}{MASK}"


def _hosts_in_query(path: str) -> list[tuple[str, int | None]]:
    query = dict(parse_qsl(path.partition("?")[2]))
    hosts = next((query[key] for key in _HOST_IN_QUERY if key in query), "").split(",")
    ports = query.get("port", "").split(",")
    found: list[tuple[str, int | None]] = []
    for index, text in enumerate(hosts):
        if text and (pair := split_host(text)):
            beside = ports[min(index, len(ports) - 1)]
            port = int(beside) if pair[1] is None and beside.isdigit() and len(beside) < 6 else pair[1]
            found.append((pair[0], port))
    return found


def _oracle(rest: str) -> list[Address]:
    host, *others = re.split(r"[:/]", rest, maxsplit=2)
    port = int(others[0]) if others and others[0].isdigit() and len(others[0]) < 6 else None
    pair = split_host(host)
    if pair is None:
        return []
    masked = f"jdbc:oracle:thin:@{written(pair[0], port)}/{MASK}"
    return [Address(pair[0], port, "oracle", "url", masked, plain=True)]
