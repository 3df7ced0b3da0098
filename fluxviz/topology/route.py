"""A published port as the edge sees it, and what its names are compared by."""

from __future__ import annotations

from dataclasses import dataclass

from fluxviz.topology.protocol_detection import DetectedProtocol
from fluxviz.topology.serving import ServedPort
from fluxviz.topology.zone_names import zone_stem

UNHEARD = ("nobody listens on", "nobody seems to listen on")
"""How a reason begins, sure and less so, that holds whoever calls, inside the app, too."""


PORTS_OF_NAMES = frozenset({None, 80, 443})
"""Ports of the edge at which the name decides where a call leads; None is the one of its scheme. At any other it is the
port, where TCP is passed there."""


@dataclass(frozen=True)
class Route:
    """A published port, as the edge sees it.

    Attributes:
        component: Key of the component.
        public: The public port.
        container: The container port; None where it is not known.
        detected: What is spoken there.
        served: What the edge does with it.
        stopped: Why nobody answers behind it, whoever calls; empty where nothing is known that stops it.

    """

    component: str
    public: int
    container: int | None
    detected: DetectedProtocol
    served: ServedPort
    stopped: str = ""

    @property
    def refusal(self) -> str:
        """Why the edge's HTTP side gets no answer here, in a few words; empty where it does."""
        if self.stopped:
            return self.stopped
        where, protocol = f"{self.component}:{self.public}", self.detected.protocol
        if protocol in ("grpc", "grpcs"):
            return f"{where} speaks gRPC, which needs HTTP/2: the edge speaks HTTP/1.1 to it"
        if not self.detected.is_http:
            return f"{where} speaks {protocol}, not HTTP"
        if protocol in ("https", "wss") and not self.served.tls:
            expects = "expects TLS" if self.detected.encrypted else "leads to a port of HTTPS"
            return f"{where} {expects}: the edge speaks plain HTTP to it"
        if self.served.tls and protocol in ("http", "ws") and self.detected.settled:
            return f"{where} speaks plain HTTP: the edge opens TLS to it"
        return ""

    @property
    def is_guess(self) -> bool:
        """Whether it is only assumed that the edge gets an answer: nothing tells that what it speaks is spoken here."""
        settled = self.detected.settled or self.detected.protocol in ("https", "wss")
        return self.detected.assumed or (self.served.tls and not settled)


def bare_host(host: str) -> str:
    """Leave out ``www.``, which the domain manager adds to every custom domain by itself."""
    return host.lower().rstrip(".").removeprefix("www.")


def known_as(host: str) -> str:
    """Return what a name is compared by: ``www.`` is added to custom domains only."""
    return host if zone_stem(host) is not None else bare_host(host)
