"""A small internet on the loopback: its own DNS, its own authority, and public addresses that lead to real servers.

What is probed has public addresses, as in the world, so that the rules about addresses hold as they do there; only
the last step, the connection, leads to a server on the loopback. Nothing listens where no server was put.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from threading import Thread

import trustme
from dnslib import AAAA, CNAME, QTYPE, RCODE, RR, A, DNSRecord
from dnslib.server import BaseResolver, DNSHandler, DNSLogger, DNSServer

from fluxviz.probing import Network
from tests.servers.server import LOOPBACK, free_port

Place = tuple[str, int]
EDGE = "5.9.0.10"
"""The public address of the Flux edge."""
EDGE_HOST = "fdm-fn-1-1.runonflux.io"
"""Its name."""
CLOUDFLARE = "104.16.0.7"
"""A public address of CloudFlare."""


class Internet:
    """What there is.

    Attributes:
        records: name to what DNS says: addresses, ``-> alias``, ``SERVFAIL``; a name that is not there does not exist.
        places: public address and port to where a server of it listens on the loopback.
        calls: each public address and port that was called, in order.
        queries: each name that was looked up.
        authority: whom the network trusts.

    """

    def __init__(self, folder: Path, nameserver: int) -> None:
        self.records: dict[str, list[str]] = {}
        self.places: dict[Place, Place] = {}
        self.calls: list[Place] = []
        self.queries: set[str] = set()
        self.authority = trustme.CA()
        self.folder, self._nameserver = folder, nameserver
        self._pem = folder / "authority.pem"
        self.authority.cert_pem.write_to_path(self._pem)
        self._closed = (LOOPBACK, free_port())
        self.dial = self._dial

    @property
    def network(self) -> Network:
        """It, as a probe goes out to it."""
        return Network(self.dial, (LOOPBACK,), self._nameserver, str(self._pem))

    def _dial(self, address: str, port: int, seconds: float) -> socket.socket:
        self.calls.append((address, port))
        return socket.create_connection(self.places.get((address, port), self._closed), timeout=seconds)


class _Resolver(BaseResolver):
    def __init__(self) -> None:
        self.internet: Internet | None = None

    def resolve(self, request: DNSRecord, handler: DNSHandler) -> DNSRecord:
        assert self.internet is not None
        name, kind = str(request.q.qname).rstrip(".").lower(), QTYPE[request.q.qtype]
        self.internet.queries.add(name)
        reply, seen = request.reply(), set[str]()
        while True:
            values = self.internet.records.get(name)
            if values is None:
                reply.header.rcode = RCODE.NXDOMAIN
                return reply
            if "SERVFAIL" in values:
                reply.header.rcode = RCODE.SERVFAIL
                return reply
            alias = next((value.removeprefix("-> ") for value in values if value.startswith("-> ")), "")
            if not alias:
                for value in values:
                    if kind == ("AAAA" if ":" in value else "A"):
                        data = AAAA(tuple(ip_address(value).packed)) if kind == "AAAA" else A(value)
                        reply.add_answer(RR(name, QTYPE.AAAA if kind == "AAAA" else QTYPE.A, rdata=data, ttl=1))
                return reply
            reply.add_answer(RR(name, QTYPE.CNAME, rdata=CNAME(alias), ttl=1))
            if alias in seen:
                return reply
            seen.add(alias)
            name = alias


@contextmanager
def internet(folder: Path) -> Iterator[Internet]:
    """Run the DNS server of an internet until the block ends."""
    resolver = _Resolver()
    server = DNSServer(resolver, address=LOOPBACK, port=0, logger=DNSLogger(logf=lambda _: None))
    made = Internet(folder, server.server.server_address[1])
    resolver.internet = made
    thread = Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.server.shutdown()
        thread.join()
        server.server.server_close()
