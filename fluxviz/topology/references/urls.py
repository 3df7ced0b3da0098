"""URLs as the libraries that take them read them: several hosts, JDBC, credentials with odd characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import parse_qsl

from fluxviz.spec.limits import MAX_PORT
from fluxviz.topology.own_address import is_own_address
from fluxviz.topology.references.addresses import MASK, Address, is_flux_name, is_placeholder, split_host, written
from fluxviz.topology.references.vocabulary import read_name

_SIGN = re.compile("://")
_SCHEME = re.compile(
    r"(?:jdbc:)?(?P<scheme>(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,40}(?::[a-z0-9]{1,20}){0,2})\Z", re.IGNORECASE
)
_NUMBER = re.compile(r"[0-9]{1,5}")
_LONGEST_SCHEME = 88
_CUT = re.compile(r"[/?#;\s\"'`]")
_HAS_PATH = re.compile(r"[/?#][^/?#]")
_PARAMETER = re.compile(r"[?&;](\w{1,40})=")
_MAIL = re.compile(r"\s+[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*")
_QUERY = re.compile(r"[^@]*[?&;]\w+=")
_IP = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*", re.IGNORECASE)
_ORACLE = re.compile(r"jdbc:oracle:thin:(?:[^@\s]*)@(?://)?(?P<rest>[^\s\"']+)", re.IGNORECASE)
_END = re.compile(r"[\s\"'`]|[,;](?=(?:[\w.-]{1,63}=)?(?:jdbc:)?[a-z][a-z0-9+.:-]{0,84}://)", re.IGNORECASE)
_DATABASE_NAME = re.compile(r"^[A-Za-z0-9_][A-Za-z0-9_.$-]{0,62}$")

_NO_NETWORK = frozenset(
    """
    file unix sqlite sqlite3 spatialite data h2 jar s3 gs azure docker oci image secret vault env dns-sd sqs filecache
    dbcache locmemcache dummycache uwsgicache consolemail filemail memorymail redis+socket
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
    "pulsar": 6650,
}  # fmt: skip
"""Port of a protocol whose URL names none."""

_SCHEME_PORTS = {
    "cockroachdb": 26257, "cockroach": 26257, "redshift": 5439, "sentinel": 26379, "redis-sentinel": 26379,
    "redis+sentinel": 26379, "clickhouse+http": 8123, "clickhousedb": 8123, "submission": 587, "couchdb": 5984,
    "influxdb": 8086, "arangodb": 8529, "smtp+tls": 587, "pulsar+ssl": 6651,
}  # fmt: skip
"""Port of a scheme that has another than its protocol."""

_ALIASES = {
    "postgres": "postgresql", "pgsql": "postgresql", "cockroachdb": "postgresql", "mariadb": "mysql",
    "mssql": "sqlserver", "mongodb+srv": "mongodb", "mongo": "mongodb", "neo4j": "bolt", "valkey": "redis",
    "valkeys": "rediss", "memcache": "memcached", "mqtt+ssl": "mqtts", "grpcs": "grpc", "dns": "grpc",
    "rabbitmq": "amqp", "tls": "tcp", "ssl": "tcp", "plaintext": "kafka", "mysql2": "mysql", "postgis": "postgresql",
    "pyamqp": "amqp", "py-amqp": "amqp", "librabbitmq": "amqp", "confluentkafka": "kafka", "sentinel": "redis",
    "redis-sentinel": "redis", "redis+sentinel": "redis", "hiredis": "redis", "pymemcache": "memcached",
    "pylibmc": "memcached", "psql": "postgresql", "timescale": "postgresql", "timescaledb": "postgresql",
    "timescalegis": "postgresql", "redshift": "postgresql", "cockroach": "postgresql", "greenplum": "postgresql",
    "mysqlgis": "mysql", "mysql-connector": "mysql", "mssqlms": "sqlserver", "sqlsrv": "sqlserver",
    "oraclegis": "oracle", "tibero": "oracle", "clickhousedb": "clickhouse", "submission": "smtp",
    "rediscache": "redis", "trilogy": "mysql", "mysqlx": "mysql", "zk": "zookeeper", "es": "http", "statsd": "udp",
}  # fmt: skip
_SINGLE_HOST = frozenset({"http", "https", "ws", "wss", "ftp", "sftp", "ssh", "grpc"})
_HOST_IN_QUERY = ("host", "hostaddr", "backup")
_MULTIADDRESS = re.compile(
    r"/(?:dns[46]?|dnsaddr|ip[46])/(?P<host>[^/\s]+)/(?P<kind>tcp|udp)/(?P<port>\d{1,5})", re.IGNORECASE
)


def protocol_of(scheme: str) -> str:
    """Return the protocol of a URL's scheme: drivers and JDBC sub-protocols are left out.

    >>> protocol_of("postgresql+asyncpg"), protocol_of("mysql:loadbalance"), protocol_of("postgres")
    ('postgresql', 'mysql', 'postgresql')
    """
    for name in (scheme, *re.split(r"[+:]", scheme)):
        if name in _ALIASES or name in DEFAULT_PORTS:
            return _ALIASES.get(name, name)
    return re.split(r"[+:]", scheme)[0]


def default_port(scheme: str) -> int | None:
    """Return the port of a URL that names none; None where its scheme has no usual one.

    >>> default_port("postgresql+asyncpg"), default_port("cockroachdb+psycopg"), default_port("mongodb+srv")
    (5432, 26257, None)
    """
    if "+srv" in scheme:
        return None
    for name in (scheme, scheme.partition("+")[0]):
        if name in _SCHEME_PORTS:
            return _SCHEME_PORTS[name]
    return DEFAULT_PORTS.get(protocol_of(scheme))


def is_network_scheme(scheme: str) -> bool:
    """Return whether a scheme is known to name a host on a network.

    >>> is_network_scheme("redis"), is_network_scheme("doctrine")
    (True, False)
    """
    return protocol_of(scheme) in DEFAULT_PORTS or scheme in ("tcp", "udp", "grpc")


def is_database_scheme(scheme: str) -> bool:
    """Return whether a scheme is a database's, which its clients alone write.

    >>> is_database_scheme("postgresql+asyncpg"), is_database_scheme("nats")
    (True, False)
    """
    return protocol_of(scheme) in _DATABASES


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
    position, secret = 0, False
    if oracle := _ORACLE.search(text):
        found += _oracle(oracle["rest"])
        text = text[: oracle.start()] + text[oracle.end() :]
    found += [address for each in _MULTIADDRESS.finditer(text) if (address := _multiaddress(each)) is not None]
    for scheme, begin, start in _starts(text):
        if begin < position:
            continue
        left += [] if secret else [text[position:begin]]
        position = _past_credentials(text, start, _end_of(text, start))
        found += _read(scheme, text[start:position])
        # What stands behind a password without escapes may be the rest of it.
        secret = any(read_name(match[1]).secret for match in _PARAMETER.finditer(text, start, position))
        secret |= not text[:begin].strip("\"' ") and _HAS_PATH.search(text, start, position) is not None
    left += [] if secret else [text[position:]]
    return found, "".join(left)


def _multiaddress(match: re.Match[str]) -> Address | None:
    """Read a libp2p address such as ``/dns/node.example/tcp/30333``."""
    pair, port, kind = split_host(match["host"]), int(match["port"]), match["kind"].lower()
    if pair is None or not 0 < port <= MAX_PORT:
        return None
    return Address(pair[0], port, kind, "multiaddress", f"/dns/{pair[0]}/{kind}/{port}", plain=True)


def _starts(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the URLs that begin in a text: the scheme, where it begins, and where it ends."""
    for sign in _SIGN.finditer(text):
        if match := _SCHEME.search(text, max(0, sign.start() - _LONGEST_SCHEME), sign.start()):
            yield match["scheme"].lower(), match.start(), sign.end()


def _end_of(text: str, start: int) -> int:
    match = _END.search(text, start)
    return match.start() if match else len(text)


def _past_credentials(text: str, start: int, end: int) -> int:
    """Move the end of a URL behind a password with blanks or quotes in it: its host stands behind the last ``@``."""
    authority = _cut(text[start:end])[0]
    if ("@" not in authority and ":" not in authority) or _is_sure(authority):
        return end
    while (at := text.find("@", end)) != -1 and "://" not in text[end:at]:
        end = _end_of(text, at)
    return end


def _read(scheme: str, rest: str) -> list[Address]:
    base = protocol_of(scheme)
    if scheme in _NO_NETWORK or base in _NO_NETWORK or is_placeholder(rest.partition("/")[0].rpartition("@")[2]):
        return []
    parts = _split(base, rest)
    if parts is None:
        return []
    credentials, authority, path = parts
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
    doubtful = not credentials and "@" in path and "." not in authority and ":" in authority
    return [
        Address(host, port, scheme, "url", masked, plain=True, doubtful=doubtful)
        for host, port in dict.fromkeys([*pairs, *others])
    ]


def _split(base: str, rest: str) -> tuple[str, str, str] | None:
    """Split what follows ``://`` into masked credentials, authority and path; None where it cannot be told.

    People do not escape their passwords: in ``u:2024#x@host`` the port, as the standard reads it, is half of one.
    """
    authority, path = _cut(rest)
    before, at, after = authority.rpartition("@")
    if "@" in path and not _is_sure(after):
        beyond = _cut(rest.rpartition("@")[2])
        told = _read_authority(base, authority, path, beyond[0])
        if told is None:
            return None
        if told == "beyond":
            before, at, (after, path) = rest.rpartition("@")[0], "@", beyond
    if not at:
        return "", after, path
    return (f"{MASK}:{MASK}@" if ":" in before else f"{MASK}@"), after, path


def _cut(rest: str) -> tuple[str, str]:
    match = _CUT.search(rest)
    return (rest[: match.start()], rest[match.start() :]) if match else (rest, "")


def _read_authority(base: str, authority: str, path: str, beyond: str) -> Literal["here", "beyond"] | None:
    """Return which of two is the authority, where an ``@`` stands behind the first; None where nothing tells it."""
    pair = split_host(beyond.partition(",")[0])
    if _is_sure(beyond):
        return "beyond"
    if base in _STREAMS:
        if _QUERY.match(path) is None:
            return "beyond" if pair and not _MAIL.fullmatch(path) else None
        return "here" if ":" not in authority and "." in authority else None
    if ":" not in authority:
        return "here"
    likely = pair is not None and (pair[1] is not None or "." in beyond)
    return None if likely or _is_user(authority) or path[0] in "#;" else "here"


def _is_sure(authority: str) -> bool:
    """Return whether an authority names hosts that no user is called: Flux names, IP addresses, localhost."""
    pairs = [split_host(part) for part in authority.split(",")]
    return all(pair is not None and _names_no_user(pair[0]) for pair in pairs)


def _names_no_user(host: str) -> bool:
    return is_flux_name(host) or is_own_address(host) or _IP.fullmatch(host) is not None


def _is_user(authority: str) -> bool:
    _, colon, port = authority.rpartition(":")
    return bool(colon) and not port.isdecimal()


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
            port = int(beside) if pair[1] is None and _NUMBER.fullmatch(beside) else pair[1]
            found.append((pair[0], port))
    return found


def _oracle(rest: str) -> list[Address]:
    host, *others = re.split(r"[:/]", rest, maxsplit=2)
    port = int(others[0]) if others and _NUMBER.fullmatch(others[0]) else None
    pair = split_host(host)
    if pair is None:
        return []
    masked = f"jdbc:oracle:thin:@{written(pair[0], port)}/{MASK}"
    return [Address(pair[0], port, "oracle", "url", masked, plain=True)]
