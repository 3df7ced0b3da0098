"""The one file of the probe that connects: TCP and TLS, within a deadline. Only dnspython opens sockets besides."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic

Dial = Callable[[str, int, float], socket.socket]
_LARGEST = 64 * 1024
"""How much of an answer is read at most, in bytes."""
_CHUNK = 4096


def _dial(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True)
class Network:
    """The network that a probe goes out to: the machine's own; tests give it another.

    Attributes:
        dial: Opens a TCP connection to a public address: its address, its port, and the seconds it may take.
        nameservers: Addresses of the DNS servers that are asked; empty: those of the machine.
        nameserver_port: Their port.
        authorities: A PEM file of authorities that are trusted besides those of the machine; empty: none.

    """

    dial: Dial = _dial
    nameservers: tuple[str, ...] = ()
    nameserver_port: int = 53
    authorities: str = ""


class Deadline:
    """When a try ends, whatever it is doing: a server that sends a letter now and then does not hold it up."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left.

        Raises:
            TimeoutError: there are none.

        """
        seconds = self._end - monotonic()
        if seconds <= 0:
            raise TimeoutError("the time is over")
        return seconds


@contextmanager
def connected(network: Network, address: str, port: int, deadline: Deadline) -> Iterator[socket.socket]:
    """Open a TCP connection until the block ends.

    Raises:
        OSError: nobody answers there.

    """
    connection = network.dial(address, port, deadline.left)
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def secured(
    network: Network, address: str, port: int, name: str, deadline: Deadline, *, trusting: bool = False
) -> Iterator[ssl.SSLSocket]:
    """Open a TLS connection until the block ends.

    Args:
        network: Where it goes out.
        address: The address that is called.
        port: Its port.
        name: The name that is asked for; whether the certificate is for it is for the caller to see.
        deadline: When it ends.
        trusting: Take any certificate: it is only looked at.

    Raises:
        ssl.SSLCertVerificationError: nobody who is trusted has signed the certificate, or its time is over.
        OSError: nobody answers there, or not with TLS.

    """
    with connected(network, address, port, deadline) as connection:
        connection.settimeout(deadline.left)
        with _context(network, trusting).wrap_socket(connection, server_hostname=name) as inside:
            yield inside


def _context(network: Network, trusting: bool) -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False  # OpenSSL refuses names that browsers take: see certificates.covers
    if trusting:
        context.verify_mode = ssl.CERT_NONE
        return context
    import certifi

    context.load_verify_locations(certifi.where())  # a machine may have none of its own
    if network.authorities:
        context.load_verify_locations(network.authorities)
    return context


def received(connection: socket.socket, deadline: Deadline, most: int = _LARGEST) -> Iterator[bytes]:
    """Yield what comes, until it ends or is enough; the last is empty where the other side has closed.

    Raises:
        OSError: the time is over, or the connection breaks.

    """
    total = 0
    while total < most:
        connection.settimeout(deadline.left)
        data = connection.recv(_CHUNK)
        total += len(data)
        yield data
        if not data:
            return
