"""marimo, whose notebooks are Python files, run as apps."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import indent

from playwright.sync_api import Browser

from tests.notebook_apps.homes import Home
from tests.notebook_apps.pages import Scheme, WatchedPage, watched_page
from tests.notebook_apps.processes import free_port, running

_KNOWN = (r"^Error registering service worker",)  # no page under watch has any


def write_marimo(path: Path, *cells: str) -> Path:
    """Write a marimo notebook; names that start with an underscore stay in their cell, and no cell may return."""
    parts = (f"@app.cell\ndef _():\n{indent(cell.strip(), '    ')}\n    return\n" for cell in cells)
    path.write_text("import marimo\n\napp = marimo.App()\n\n\n" + "\n\n".join(parts), "utf-8")
    return path


@contextmanager
def marimo_server(root: Path, file: Path) -> Iterator[str]:
    """Run one marimo notebook as an app and give its URL."""
    home = Home(root)
    url = f"http://127.0.0.1:{(port := free_port())}"
    command = [sys.executable, "-m", "marimo", "run", str(file), "--headless", "--no-token", f"--port={port}"]
    with running(command, f"{url}/health", home):
        yield url


@contextmanager
def marimo_page(
    browser: Browser, root: Path, file: Path, *, width: int = 1200, scheme: Scheme = "light"
) -> Iterator[WatchedPage]:
    """Run a marimo notebook as an app in a new home below a folder, and show it."""
    with (
        marimo_server(root, file) as url,
        watched_page(browser, f"{url}/", known=_KNOWN, width=width, scheme=scheme) as watched,
    ):
        watched.page.goto(url)
        yield watched
