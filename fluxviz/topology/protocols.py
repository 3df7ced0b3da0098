"""What protocols are: which pass the edge, which are spoken over UDP, which TLS is part of, which port is whose."""

from __future__ import annotations

from collections.abc import Mapping

UDP_PROTOCOLS = frozenset({"udp", "game/udp", "voice/udp", "wireguard", "quic", "ipsec", "ntp", "snmp"})
"""Protocols over UDP, which never passes the edge."""

TLS_PROTOCOLS = frozenset(
    "https wss rediss amqps mqtts smtps ldaps imaps pop3s grpcs ssl smp xftp ftps natss ircs stuns sips".split()
)
"""Protocols that TLS is part of."""

STARTTLS = frozenset({"smtp", "imap", "pop3", "ldap", "postgresql", "mysql", "sqlserver"})
"""Protocols that begin in plain and turn to TLS on the same port, where both sides agree to it."""

NEGOTIATE = frozenset({"smtp", "imap", "pop3", "ldap", "sqlserver"})
"""Those of them whose servers leave it to each client.

SQL Server makes a certificate of its own. Source: ``learn.microsoft.com``, "SQL Server and client encryption summary".
"""

_OWN_CRYPTOGRAPHY: Mapping[str, str] = {
    "ssh": "SSH",
    "wireguard": "WireGuard",
    "openvpn": "OpenVPN",
    "ipsec": "IPsec",
    "quic": "QUIC",
}
"""Protocols that encrypt by themselves, without TLS or with it as a part, by what they are called in words."""

NEGOTIATED = frozenset(
    ["postgresql", "mysql", "mongodb", "sqlserver", "cassandra", "kafka", "nats", "redis", "memcached", "smtp"]
)
"""Protocols that are spoken with and without TLS by one scheme; past the app's own network nothing tells which."""

ON_ONE_PORT = (NEGOTIATED | STARTTLS) - {"kafka", "redis", "memcached"}
"""Those that a server speaks with and without TLS on one and the same port."""

HTTP_PROTOCOLS = frozenset({"http", "https", "ws", "wss"})
"""Protocols that pass the Flux edge, which speaks HTTP/1.1 to the app.

gRPC does not: it needs HTTP/2, which no rule of the domain manager turns on (``enableH2``). Source:
``haproxyTemplate.js`` and ``src/services/application/custom.js`` in RunOnFlux/flux-domain-manager.
"""

_UNTOLD = frozenset({None, "tcp", "udp", "p2p", "voice", "dns", "rdp"})
"""Protocols that are spoken with TLS of their own here and without there: Avalanche's and Chainweb's peers use it."""


def has_tls(protocol: str | None) -> bool | None:
    """Return whether TLS is part of a protocol; None where that is not known.

    >>> has_tls("rediss"), has_tls("redis"), has_tls("tcp")
    (True, False, None)
    """
    if protocol in TLS_PROTOCOLS:
        return True
    return None if protocol in _UNTOLD else False


def is_secure(protocol: str | None) -> bool | None:
    """Return whether a protocol is encrypted, with TLS or by itself; None where that is not known.

    >>> is_secure("https"), is_secure("ssh"), is_secure("redis"), is_secure("tcp")
    (True, True, False, None)
    """
    return True if protocol in _OWN_CRYPTOGRAPHY else has_tls(protocol)


def cryptography_of(protocol: str | None) -> str:
    """Return what encrypts a protocol that is encrypted, in words.

    >>> cryptography_of("ssh"), cryptography_of("https"), cryptography_of(None)
    ('SSH', 'TLS', 'TLS')
    """
    return _OWN_CRYPTOGRAPHY.get(protocol or "", "TLS")


_KIN = {
    "https": "http", "ws": "http", "wss": "http", "grpc": "http", "grpcs": "http", "elasticsearch": "http",
    "rediss": "redis", "amqps": "amqp", "mqtts": "mqtt", "smtps": "smtp", "natss": "nats", "ircs": "irc",
    "stuns": "stun", "sips": "sip", "imaps": "imap", "pop3s": "pop3", "ldaps": "ldap",
}  # fmt: skip


_WITH_TLS = {kin: form for form, kin in _KIN.items() if form in TLS_PROTOCOLS and kin != "http"} | {"http": "https"}


def with_tls(protocol: str) -> str:
    """Return the protocol's form that begins with TLS; ``ssl`` where that has no name of its own.

    >>> with_tls("redis"), with_tls("http"), with_tls("memcached")
    ('rediss', 'https', 'ssl')
    """
    return _WITH_TLS.get(protocol, "ssl")


def family(protocol: str) -> str:
    """Return the protocol that those of one kind are forms of: with TLS, or within HTTP.

    >>> family("wss"), family("rediss"), family("postgresql")
    ('http', 'redis', 'postgresql')
    """
    return _KIN.get(protocol, protocol)


WELL_KNOWN: Mapping[int, str] = {
    **dict.fromkeys((80, 591, 2375, 3000, 3001, 3002, 4000, 4200, 5000, 5001, 5173, 5601, 7474, 8000, 8001), "http"),
    **dict.fromkeys((8008, 8010, 8080, 8081, 8082, 8086, 8088, 8090, 8123, 8500, 8545, 8888, 9090, 9200), "http"),
    **dict.fromkeys((443, 2376, 8443, 9443), "https"),
    **dict.fromkeys((5432, 5433, 6432, 26257), "postgresql"),
    **dict.fromkeys((3306, 3307, 33060), "mysql"),
    **dict.fromkeys((21025, 24642, 25565, 26900, 30120, 30814), "game"),
    **dict.fromkeys((14004, 16567, 22003, 27500, 27910, 27960, 28960), "game/udp"),
    **dict.fromkeys((9987, 3784), "voice/udp"),
    6667: "irc",
    **dict.fromkeys((53, 853, 5353), "dns"),
    3478: "stun",
    5349: "stuns",
    5060: "sip",
    5061: "sips",
    500: "ipsec",
    **dict.fromkeys((139, 445), "smb"),
    **dict.fromkeys((15636, 15637, 16261, 16262, 19132, 26901, 26902, 27015, 27016, 34197), "game/udp"),
    25575: "rcon",
    **dict.fromkeys((16111, 16125, 18444, 26656, 30303, 30333), "p2p"),
    21: "ftp",
    22: "ssh",
    23: "telnet",
    25: "smtp",
    110: "pop3",
    123: "ntp",
    143: "imap",
    161: "snmp",
    389: "ldap",
    465: "smtps",
    514: "syslog",
    **dict.fromkeys((587, 2525), "smtp"),
    636: "ldaps",
    873: "rsync",
    993: "imaps",
    995: "pop3s",
    1025: "smtp",
    1194: "openvpn",
    1433: "sqlserver",
    1521: "oracle",
    1883: "mqtt",
    554: "rtsp",
    1935: "rtmp",
    2049: "nfs",
    2181: "zookeeper",
    3389: "rdp",
    4222: "nats",
    5222: "xmpp",
    5223: "smp",
    5671: "amqps",
    5672: "amqp",
    5900: "vnc",
    6697: "ircs",
    9418: "git",
    64738: "voice",
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
"""Container port to protocol, where the image tells nothing.

Numbers of games, voice and peers stand here only where hardly any HTTP service has them: 4001 is IPFS's and of many an
API, 9999 is Dash's and Stash's web page, 8333 and 9333 are Bitcoin's, Litecoin's and SeaweedFS' (S3, and its master).
"""
