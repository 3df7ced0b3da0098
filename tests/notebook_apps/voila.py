"""Voila, which runs a notebook for each reader and shows its outputs without its code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from tests.notebook_apps.homes import Home
from tests.notebook_apps.pages import Scheme, WatchedPage, watched_page
from tests.notebook_apps.processes import free_port, running

# Voila's own template asks for these icons, and it loads an extension of Notebook 7 that it cannot serve.
_PATIENCE = 30_000  # ms; the page comes when the whole notebook has been run
_KNOWN = (r"fontawesome-free", r"labextensions/@jupyter-notebook/lab-extension")


@dataclass(frozen=True)
class VoilaServer:
    """A server of all notebooks in ``notebooks``."""

    url: str
    notebooks: Path

    @contextmanager
    def page(
        self, browser: Browser, path: str, *, width: int = 1200, scheme: Scheme = "light"
    ) -> Iterator[WatchedPage]:
        """Run a notebook, named from the folder, and show it."""
        with watched_page(browser, f"{self.url}/", known=_KNOWN, width=width, scheme=scheme) as watched:
            watched.page.goto(f"{self.url}/voila/render/{path}", timeout=_PATIENCE)
            yield watched


@contextmanager
def voila_server(root: Path) -> Iterator[VoilaServer]:
    """Serve a folder of notebooks from a new home."""
    home = Home(root)
    server = VoilaServer(f"http://127.0.0.1:{(port := free_port())}", home.notebooks)
    command = [sys.executable, "-m", "voila", str(home.notebooks), "--no-browser", f"--port={port}"]
    with running([*command, "--show_tracebacks=True"], server.url, home):
        yield server
