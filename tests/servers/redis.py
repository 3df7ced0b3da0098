"""A Redis of Debian's package."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.server import LOOPBACK, Server, find_program, free_port, serving


@contextmanager
def redis(folder: Path, host: str = LOOPBACK, port: int | None = None) -> Iterator[Server]:
    """Run a Redis until the block ends, which keeps nothing and asks for no password.

    Args:
        folder: where it runs.
        host: the address of the loopback that it listens on.
        port: its port; None: a free one.

    """
    port = port or free_port(host)
    command = [find_program("redis-server", "redis-server"), "--bind", host, "--port", str(port), "--dir", str(folder)]
    with serving(
        [*command, "--save", "", "--appendonly", "no"], folder, (host, port), lambda: _pongs(host, port)
    ) as it:
        yield it


def _pongs(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=2) as asked:
            asked.sendall(b"PING\r\n")
            return asked.recv(16).startswith(b"+PONG")
    except OSError:
        return False
