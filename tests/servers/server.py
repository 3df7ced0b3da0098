"""What every server has: a program, an address, a log, and a wait until it answers."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.programs import Process, started

LOOPBACK = "127.0.0.1"
_START = 40.0
_STOP = 8.0
_PAUSE = 0.02


class ServerError(RuntimeError):
    """A server did not start; the end of its log says why."""


@dataclass(frozen=True)
class Server:
    """A server that answers.

    Attributes:
        host: its address.
        port: its port.
        folder: where it keeps what it has.
        process: its process.

    """

    host: str
    port: int
    folder: Path
    process: Process


def free_port(host: str = LOOPBACK) -> int:
    """Give a port of an address of the loopback that nobody listens on now."""
    with socket.create_server((host, 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def find_program(name: str, package: str, *folders: Path) -> str:
    """Give the path of a program. Where there is none the test is skipped, on CI it fails.

    Args:
        name: what it is called.
        package: Debian's package that has it.
        folders: where it may be besides ``$PATH``; the last that has it is taken.

    """
    places = [str(folder) for folder in reversed(folders)]
    found = shutil.which(name, path=os.pathsep.join([*places, os.environ.get("PATH", ""), "/usr/sbin"]))
    return found or _missing(f"no {name} here: apt-get install -y {package}")


def _missing(text: str) -> NoReturn:
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(text)
    pytest.skip(text)


@contextmanager
def serving(
    command: Sequence[str | Path],
    folder: Path,
    address: tuple[str, int],
    answers: Callable[[], bool] | None = None,
    stop: signal.Signals = signal.SIGTERM,
    **options: Any,
) -> Iterator[Server]:
    """Run a server until the block ends.

    Args:
        command: what starts it; it stays in the foreground.
        folder: where it runs, and where its log is written.
        address: its host and port.
        answers: whether it answers by now; None: once it accepts a connection.
        stop: what asks it to end; it is killed where it does not.
        options: as for ``subprocess.Popen``.

    Raises:
        ServerError: it ended or did not answer in time.

    """
    ready = answers or (lambda: accepts(*address))
    log = folder / "server.log"
    with log.open("wb") as out, started(command, cwd=folder, stdout=out, stderr=out, **options) as process:
        until = time.monotonic() + _START
        while not ready():
            if process.poll() is not None or time.monotonic() > until:
                state = "did not answer" if process.returncode is None else f"ended with {process.returncode}"
                raise ServerError(f"{command[0]} {state}:\n{log.read_text('utf-8', 'replace')[-3000:]}")
            time.sleep(_PAUSE)
        try:
            yield Server(*address, folder, process)
        finally:
            process.send_signal(stop)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_STOP)


def accepts(host: str, port: int) -> bool:
    """Return whether somebody accepts TCP there."""
    try:
        with socket.create_connection((host, port), timeout=2):
            return True
    except OSError:
        return False
