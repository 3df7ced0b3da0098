"""Voila, which runs a notebook for each reader and shows its outputs without its code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.notebook_apps.homes import Home
from tests.notebook_apps.processes import free_port, running


@dataclass(frozen=True)
class VoilaServer:
    """A server of all notebooks in ``notebooks``."""

    url: str
    notebooks: Path

    def page_of(self, path: str) -> str:
        """Give the URL where a notebook, named from the folder, is run and shown."""
        return f"{self.url}/voila/render/{path}"


@contextmanager
def voila_server(root: Path) -> Iterator[VoilaServer]:
    """Serve a folder of notebooks from a new home."""
    home = Home(root)
    server = VoilaServer(f"http://127.0.0.1:{(port := free_port())}", home.notebooks)
    command = [sys.executable, "-m", "voila", str(home.notebooks), "--no-browser", f"--port={port}"]
    with running([*command, "--show_tracebacks=True"], server.url, home):
        yield server
