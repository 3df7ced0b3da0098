"""A built site in Chromium: what its pictures are, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any, Literal

from playwright.sync_api import Browser, Page

_LOOK = """async () => {
    const pictures = [...document.querySelectorAll("img, svg.fluxviz")].filter(each => each.closest(".fluxviz"));
    await Promise.all([...document.images].map(each => each.decode().catch(() => null)));
    return pictures.map(each => {
        const box = each.getBoundingClientRect();
        const alt = each.alt ?? each.closest("[role=group]").getAttribute("aria-label");
        return { tag: each.tagName.toLowerCase(), alt,
            width: box.width, height: box.height, natural: each.naturalWidth ?? 0, page: document.body.clientWidth };
    });
}"""
_PICTURE = ".fluxviz img, .fluxviz-svg svg"
_EDGE = """picture => {
    picture.scrollIntoView({ block: "center", behavior: "instant" });
    const box = picture.getBoundingClientRect();
    return { x: box.x, y: box.y + box.height / 2 };
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the standard library
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, as a site is: scripts of a theme may refuse to run from files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def opened(
    browser: Browser, site: Path, name: str, *, scheme: Literal["light", "dark"] = "light", width: int = 1280
) -> Iterator[Page]:
    """Open a page of a site; an error on it, and an address of the site that is not there, fail."""
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url) if "127.0.0.1" in request.url else None)
    try:
        with served(site) as address:
            page.goto(f"{address}/{name}")
            page.wait_for_load_state("networkidle")
            yield page
        # A theme whose highlighter comes from the network does without it here.
        assert not [error for error in errors if "hljs" not in error]
        assert not failed, failed
    finally:
        page.close()


def brightness(page: Page, picture: str = _PICTURE) -> float:
    """Return how bright a picture is at its left edge, where nothing is drawn: from 0 to 255."""
    from io import BytesIO

    from PIL import Image

    edge = page.locator(picture).first.evaluate(_EDGE)
    shot = page.screenshot(clip={"x": edge["x"] + 2, "y": edge["y"], "width": 4, "height": 4})
    red, green, blue = Image.open(BytesIO(shot)).convert("RGB").getpixel((2, 2))  # type: ignore[misc]
    return float(red + green + blue) / 3


def becomes(page: Page, picture: str, scheme: str) -> bool:
    """Return whether a picture is dark, or light, before long: an image is painted anew some frames later."""
    deadline = monotonic() + 5
    while not (brightness(page, picture) > 200 if scheme == "light" else brightness(page, picture) < 60):
        if monotonic() > deadline:
            return False
    return True


def pictures_of(page: Page) -> list[dict[str, Any]]:
    """Return what the pictures of a page are."""
    pictures: list[dict[str, Any]] = page.evaluate(_LOOK)
    return pictures
