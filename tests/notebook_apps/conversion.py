"""Notebooks converted by nbconvert, as they lie on a page of documentation."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser

from tests.notebook_apps.homes import Home
from tests.notebook_apps.pages import Scheme, WatchedPage, watched_page
from tests.programs import run_program

Template = Literal["lab", "classic", "basic"]


def to_html(notebook: Path, template: Template = "lab") -> Path:
    """Convert a notebook, without running it, into an HTML file beside it."""
    return _convert(notebook, "html", ".html", f"--template={template}")


def to_markdown(notebook: Path) -> Path:
    """Convert a notebook, without running it, into a Markdown file beside it, with its pictures in a folder."""
    return _convert(notebook, "markdown", ".md")


def _convert(notebook: Path, form: str, suffix: str, *options: str) -> Path:
    # A process of its own: what other packages warn of there is no error of ours, and the user's settings stay out.
    home = Home(notebook.parent / f"{notebook.stem}_home")
    command = [sys.executable, "-m", "nbconvert", "--to", form, *options, str(notebook)]
    run = run_program(command, env=home.environment(), limit=120)
    assert run.returncode == 0, run.stderr
    return notebook.with_suffix(suffix)


@contextmanager
def converted_page(
    browser: Browser, html: Path, *, width: int = 1200, scheme: Scheme = "light"
) -> Iterator[WatchedPage]:
    """Open an HTML file with no network at all: every address it asks for is refused and kept in ``strays``."""
    with watched_page(browser, "file://", width=width, scheme=scheme) as watched:
        watched.page.goto(html.as_uri(), wait_until="load")
        yield watched
