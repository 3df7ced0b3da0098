"""Calls that cannot work: the scheme asks for something that the port does not speak."""

from __future__ import annotations

from fluxviz.topology.protocol_detection import DetectedProtocol
from fluxviz.topology.protocols import family
from fluxviz.topology.references.resolving import TargetKind
from fluxviz.topology.references.tls import TLS_PORTS, begins_plain, uses_tls
from fluxviz.topology.references.urls import protocol_of

_APART = frozenset(
    """
    http redis amqp mqtt smtp postgresql mysql mongodb memcached kafka cassandra sqlserver oracle zookeeper bolt
    fastcgi
    """.split()
)
"""Protocols of which no server answers to another: ClickHouse's, NATS' and plain TCP are left out."""


def mismatch(scheme: str, port: int | None, kind: TargetKind, called: DetectedProtocol | None) -> str:
    """Return why the protocol of a URL gets no answer; empty where it may.

    Args:
        scheme: The URL's scheme; empty where the address has none.
        port: The port that is called.
        kind: What the address is.
        called: What the port speaks; None outside the app.

    >>> mismatch("http", 5432, "internal", DetectedProtocol("postgresql", "image", settled=True))
    'postgresql is spoken on 5432, not http'
    >>> mismatch("http", 5432, "internal", DetectedProtocol("postgresql", "port"))
    ''

    """
    if not scheme or kind in ("unresolved", "self"):
        return ""
    if kind == "internal" and "+srv" in scheme:
        return f"no SRV record: {scheme} asks the DNS for one, and Docker's has none"
    if port == 80 and uses_tls(scheme) and not (called is not None and called.encrypted):
        return "TLS to port 80, where plain HTTP is spoken"
    if called is None or called.reason != "image":
        return ""
    asked = protocol_of(scheme)
    return f"{called.protocol} is spoken on {port}, not {asked}" if speaks_another(asked, called) else ""


def speaks_another(asked: str | None, called: DetectedProtocol) -> bool:
    """Return whether a port is known to speak another protocol than the one that is asked for.

    >>> speaks_another("amqp", DetectedProtocol("http", "image", settled=True))
    True
    >>> speaks_another("amqps", DetectedProtocol("amqp", "image", settled=True))
    False
    """
    if asked is None or not called.settled:
        return False
    families = {family(asked), family(called.protocol)}
    return len(families) == 2 and families <= _APART and not (called.protocol == "ws" and "mqtt" in families)


def doubt(
    scheme: str,
    port: int | None,
    encrypted: bool | None,
    called: DetectedProtocol | None,
    *,
    told: bool | None = None,
    asked: bool = False,
) -> str:
    """Return how a call and the port that it calls contradict each other on TLS; empty where they do not.

    Args:
        scheme: The URL's scheme; empty where the address has none.
        port: The port that is called.
        encrypted: Whether TLS protects the call; None where that is not known.
        called: What the port speaks; None outside the app.
        told: A setting besides the scheme asks for TLS, or turns it off; None where none does.
        asked: The scheme or a setting asks for TLS.

    >>> doubt("", 465, None, None, told=False)
    'TLS is turned off, and 465 is a port of TLS by custom'
    >>> doubt("http", 443, None, None), doubt("https", 443, True, None)
    ('http is without TLS, and 443 is a port of TLS by custom', '')

    """
    if encrypted is not None or port is None:
        return ""
    speaks_tls = called is not None and bool(called.protected)
    of_tls = "a port of TLS" if speaks_tls else "a port of TLS by custom" if port in TLS_PORTS else ""
    if told is False and of_tls:
        return f"TLS is turned off, and {port} is {of_tls}"
    if not (scheme or asked):
        return ""
    if begins_plain(scheme, port):
        return f"{scheme} begins with TLS, and {port} is a port that begins without it"
    if asked and not uses_tls(scheme):
        return f"TLS is asked for, and {port} is not known to speak it"
    if uses_tls(scheme):
        return f"{scheme} asks for TLS, and {port} is not known to speak it"
    if of_tls:
        return f"{scheme} is without TLS, and {port} is {of_tls}"
    return f"{scheme} is without TLS, and other calls to {port} are with it" if called and called.contested else ""
