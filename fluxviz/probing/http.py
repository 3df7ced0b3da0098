"""One HTTP request and what of the answer is looked at: never its body, but for whose error page it is."""

from __future__ import annotations

import socket
from dataclasses import dataclass

from fluxviz.probing.sockets import Deadline, received
from fluxviz.probing.verdicts import Verdict

_EDGE_PAGES = {
    502: b"<html><body><h1>502 Bad Gateway</h1>\nThe server returned an invalid or incomplete response.",
    503: b"<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.",
    504: b"<html><body><h1>504 Gateway Time-out</h1>\nThe server didn't respond in time.",
}
"""How HAProxy's own error pages begin, which the Flux edge sends as they are. Source: ``errorfile`` in
``haproxyTemplate.js`` of RunOnFlux/flux-domain-manager, and the files of HAProxy's package."""
_OF_EDGE: dict[int, tuple[Verdict, str]] = {
    502: ("not HTTP", "the Flux edge says 502: no HTTP comes from the node"),
    503: ("edge says 503", "no node accepts, or it does not know the name"),
    504: ("timed out", "the Flux edge says 504: a node accepts, and sends nothing"),
}
CLOUDFLARE_ONLY = range(520, 531)
"""CloudFlare's own errors. Source: "Error 5XX" in CloudFlare's documentation."""
_LONGEST_HEAD = 16 * 1024


class NotHttpError(Exception):
    """What answers does not speak HTTP."""


@dataclass(frozen=True)
class Answer:
    """An answer.

    Attributes:
        status: Its status; 0: none came in time.
        location: Where it sends the visitor, as it came; empty where nowhere.
        by_cloudflare: CloudFlare has passed it on, or made it.
        by_edge: It is one of the edge's own error pages.
        body: Its body, where that was asked for.

    """

    status: int
    location: str = ""
    by_cloudflare: bool = False
    by_edge: bool = False
    body: bytes = b""

    @property
    def verdict(self) -> tuple[Verdict, str]:
        """What it says, in a word or two and in words."""
        if not self.status:
            return "timed out", "TLS answers, and then nothing comes"
        if self.by_edge:
            return _OF_EDGE[self.status]
        if self.status >= 500:
            by = " of CloudFlare" if self.by_cloudflare and self.status in CLOUDFLARE_ONLY else ""
            return "error", f"{self.status}{by}"
        return "reached", str(self.status)


def ask(connection: socket.socket, host: str, deadline: Deadline, path: str = "/", most: int = 0) -> Answer:
    """Send ``GET`` and read the answer's head; of its body no more than whose error page it is.

    Args:
        connection: What it is sent over.
        host: The name that is asked for.
        deadline: When it must have come.
        path: What is asked for.
        most: How much of the body is wanted, in bytes.

    Raises:
        NotHttpError: no HTTP answer came.
        OSError: the time is over, or the connection breaks.

    """
    import h11

    from fluxviz import __version__

    client = h11.Connection(h11.CLIENT, max_incomplete_event_size=_LONGEST_HEAD)
    headers = [
        ("Host", host),
        ("User-Agent", f"fluxviz/{__version__} (probe)"),
        ("Accept", "*/*"),
        ("Connection", "close"),
    ]
    request = client.send(h11.Request(method="GET", target=path, headers=headers))
    connection.settimeout(deadline.left)
    connection.sendall((request or b"") + (client.send(h11.EndOfMessage()) or b""))
    head: h11.Response | None = None
    body, wanted = bytearray(), most
    incoming = received(connection, deadline, _LONGEST_HEAD + most)
    try:
        while True:
            event = client.next_event()
            if event is h11.NEED_DATA:
                data = next(incoming, None)
                if data is None:
                    break
                client.receive_data(data)
            elif isinstance(event, h11.Response):
                head, wanted = event, most or 200 * (event.status_code in _EDGE_PAGES)
            elif isinstance(event, h11.Data):
                body += event.data
            elif not isinstance(event, h11.InformationalResponse):
                break
            if head is not None and len(body) >= wanted:
                break
    except h11.RemoteProtocolError:
        if head is None:
            raise NotHttpError from None
    if head is None:
        raise NotHttpError
    return _answer(head.status_code, dict(head.headers), bytes(body[:wanted]))


def _answer(status: int, headers: dict[bytes, bytes], body: bytes) -> Answer:
    return Answer(
        status=status,
        location=headers.get(b"location", b"").decode("latin-1"),
        by_cloudflare=headers.get(b"server", b"").lower() == b"cloudflare",
        by_edge=status in _EDGE_PAGES and body.startswith(_EDGE_PAGES[status]),
        body=body,
    )
