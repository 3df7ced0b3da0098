"""Server processes: started, waited for until they answer, and stopped with all that they started."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import psutil

from tests.notebook_apps.homes import Home

_START = 40.0
_STOP = 8.0
_PAUSE = 0.05


class ServerError(RuntimeError):
    """A server did not start; the end of its log says why."""


def free_port() -> int:
    """Give a port of 127.0.0.1 that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


@contextmanager
def running(
    command: Sequence[str], ready: str, home: Home, seconds: float = _START
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server until the block ends.

    Args:
        command: what starts it.
        ready: a URL that it answers, with anything but a server error, once it is up.
        home: where it lives; whatever lives there still when the block ends is killed.
        seconds: how long it may take to be up.

    Raises:
        ServerError: it ended or did not answer in time.

    """
    log = home.root / "server.log"
    with log.open("wb") as out:
        server = subprocess.Popen(
            command, env=home.environment(), cwd=home.root, stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    try:
        until = time.monotonic() + seconds
        while not _answers(ready):
            if server.poll() is not None or time.monotonic() > until:
                state = "did not answer" if server.returncode is None else f"ended with {server.returncode}"
                raise ServerError(f"{' '.join(command)} {state}:\n{log.read_text('utf-8', 'replace')[-3000:]}")
            time.sleep(_PAUSE)
        yield server
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(_STOP)
        until = time.monotonic() + _STOP
        while (left := inhabitants(home)) and time.monotonic() < until:
            for process in left:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            time.sleep(_PAUSE)
        server.wait(_STOP)


def inhabitants(home: Home) -> list[psutil.Process]:
    """Give the processes whose ``$HOME`` it is: kernels are no longer children of the server once that has ended."""
    living = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get("HOME") == str(home.root) and process.status() != psutil.STATUS_ZOMBIE:
                living.append(process)
    return living


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError as error:
        with error:
            return error.code < 500
    except OSError:
        return False
