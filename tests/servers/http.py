"""HTTP servers in threads of the test: what each answers is said, and what each was asked is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from tests.servers.server import LOOPBACK


@dataclass
class HttpServer:
    """An HTTP server.

    Attributes:
        host: its address.
        port: its port.
        asked: the head of each request, as it came.

    """

    host: str
    port: int
    asked: list[str] = field(default_factory=list)


@contextmanager
def http_server(
    status: int = 200, headers: Mapping[str, str] | None = None, body: bytes = b"", host: str = LOOPBACK, port: int = 0
) -> Iterator[HttpServer]:
    """Run an HTTP server until the block ends, which answers each request in the same way; port 0 is a free one."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"{self.requestline}\n{self.headers}")
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    class _Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: whoever asked has gone."""

    with _Server((host, port), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield HttpServer(host, server.server_address[1], asked)
        finally:
            server.shutdown()
            thread.join()
