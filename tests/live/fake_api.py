"""A Flux API on the loopback: what it answers is told to it, its faults too. What it was asked is kept.
::

    with fake_api() as api:
        api.says("/apps/appspecifications/shop", {"name": "shop"})
        api.url  # for FLUXVIZ_API
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Reply:
    """One answer, byte for byte.

    Attributes:
        body: What follows the headers.
        status: That of HTTP.
        headers: Besides the type and the length.
        kind: The content type.
        cut: How many bytes of the body are held back, though they are counted in the length.
        drips: Bytes one at a time, for ever: until whoever asked has gone.
        silent: Nothing is answered until whoever asked has gone.
        flood: How many bytes of a list of numbers are made while they are sent.

    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = JSON
    cut: int = 0
    drips: bool = False
    silent: bool = False
    flood: int = 0


def success(data: Any, status: str = "success") -> Reply:
    return Reply(json.dumps({"status": status, "data": data}).encode())


def failure(message: str, **more: Any) -> Reply:
    """Make an error as FluxOS has it: with HTTP 200."""
    return Reply(json.dumps({"status": "error", "data": {"name": "Error", "message": message, **more}}).encode())


def not_found(name: str) -> Reply:
    return failure(f"Application: {name} not found")


def redirect(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


def packed(reply: Reply) -> Reply:
    return Reply(gzip.compress(reply.body), reply.status, {**reply.headers, "Content-Encoding": "gzip"}, reply.kind)


BALANCER = Reply(b"<html><body><h1>502 Bad Gateway</h1></body></html>", 502, kind="text/html")
NOT_SYNCED = failure("Daemon not yet synced.")
UNREADY = Reply(b"", 503)
DRIP = Reply(drips=True)
SILENT = Reply(silent=True)
LARGE = Reply(flood=93_000_000)


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


class FakeApi:
    """What is answered, and what was asked."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.url = ""
        self._replies: dict[str, list[Reply]] = {}
        self._over = threading.Event()

    def says(self, path: str, *replies: Any) -> None:
        """Answer a path with query so, one reply after the other, the last for ever; data is put into an envelope."""
        self._replies[path] = [each if isinstance(each, Reply) else success(each) for each in replies]

    def knows(self, spec: Mapping[str, Any], *, history: Any = (), locations: Any = ()) -> None:
        """Answer what is asked of one app."""
        name = spec["name"]
        self.says(f"/apps/appspecifications/{name}", spec)
        self.says(f"/apps/location/{name}", list(locations))
        self.says(f"/apps/installinglocation/{name}", [])
        self.says(f"/apps/installingerrorslocation/{name}", [])
        self.says(f"/apps/permanentmessages?appname={name}", list(history))

    def paths(self) -> list[str]:
        return [each.path for each in self.asked]

    def reply_to(self, path: str) -> Reply:
        replies = self._replies.get(path)
        if replies is None:
            name = path.rpartition("/")[2]
            is_list = "location" in path or "?" in path
            return success([]) if is_list else not_found(name)
        return replies.pop(0) if len(replies) > 1 else replies[0]

    def wait_for_the_end(self, gone: Callable[[], bool]) -> None:
        while not self._over.wait(0.05) and not gone():
            pass

    def close(self) -> None:
        self._over.set()

    @property
    def over(self) -> bool:
        return self._over.is_set()


@contextmanager
def fake_api() -> Iterator[FakeApi]:
    """Start one, and end it."""
    api = FakeApi()

    class Handler(_Handler):
        known = api

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    api.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield api
    finally:
        api.close()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    known: FakeApi

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Content-Type") == "application/json":
            self.known.wait_for_the_end(self._gone)  # as FluxOS does
            return
        self._answer(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the method's argument
        pass

    def _answer(self, body: bytes) -> None:
        path = unquote(self.path)
        self.known.asked.append(Asked(self.command, path, dict(self.headers), body))
        with suppress(OSError):
            self._send(self.known.reply_to(path))
        self.close_connection = True

    def _send(self, reply: Reply) -> None:
        if reply.silent:
            self.known.wait_for_the_end(self._gone)
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        if not (reply.drips or reply.flood):
            self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body[: len(reply.body) - reply.cut])
        self._flood(reply.flood)
        while reply.drips and not self.known.over:
            self.wfile.write(b" ")
            self.wfile.flush()
            self.known.wait_for_the_end(lambda: True)

    def _flood(self, size: int) -> None:
        piece = b'"a message of the network", ' * 2000
        for _ in range(0, size, len(piece)):
            self.wfile.write(piece)

    def _gone(self) -> bool:
        """Return whether whoever asked has closed the connection."""
        self.connection.settimeout(0.001)
        try:
            return self.connection.recv(1) == b""
        except TimeoutError:
            return False
        except OSError:
            return True
