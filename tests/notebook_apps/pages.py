"""Pages under watch: they reach one server only, and what goes wrong on them is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Route, WebSocket

Scheme = Literal["light", "dark"]
_PATIENCE = 15_000  # ms; a cold JupyterLab on a busy machine takes seven seconds


@dataclass
class WatchedPage:
    """A page with the errors of its console and scripts, and the addresses that it asked for and did not get.

    What matches one of ``known``, regular expressions of what the host does without us, is in neither list.
    """

    page: Page
    known: Sequence[str] = ()
    errors: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)

    def note(self, fault: str, faults: list[str]) -> None:
        """Keep an error or a stray that is not one of the host's own."""
        if not any(re.search(pattern, fault) for pattern in self.known):
            faults.append(fault)


@contextmanager
def watched_page(
    browser: Browser,
    provenance: str,
    *,
    known: Sequence[str] = (),
    width: int = 1200,
    height: int = 900,
    scheme: Scheme = "light",
) -> Iterator[WatchedPage]:
    """Open an empty page that cannot leave an origin.

    Args:
        browser: the session's Chromium.
        origin: the start of all URLs that may be asked for, such as ``http://127.0.0.1:8888/``.
        known: regular expressions of errors and strays that the host makes without us.
        width: of the page in CSS px.
        height: of the page in CSS px.
        scheme: the reader's preference that CSS sees.

    """
    # A service worker would ask the network behind the back of the routes.
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, service_workers="block"
    )
    try:
        context.set_default_timeout(_PATIENCE)
        watched = WatchedPage(context.new_page(), known)

        def refuse(route: Route) -> None:
            watched.note(route.request.url, watched.strays)
            route.abort()

        def hear(message: ConsoleMessage) -> None:
            if message.type == "error":
                watched.note(f"{message.text} ({message.location.get('url', '')})", watched.errors)

        def fail(error: Error) -> None:
            watched.note(f"{error.name}: {error.message}\n{error.stack}", watched.errors)

        def follow(socket: WebSocket) -> None:
            if not socket.url.startswith(provenance.replace("http", "ws", 1)):
                watched.note(socket.url, watched.strays)

        context.route(re.compile(f"^(?!{re.escape(provenance)})"), refuse)
        watched.page.on("console", hear)
        watched.page.on("pageerror", fail)
        watched.page.on("websocket", follow)
        yield watched
    finally:
        context.close()
