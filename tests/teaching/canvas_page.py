"""A canvas on a page of its own in Chromium, before the real Python behind it: as a notebook has it, and quick."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Browser, Locator, Page, Route, expect

if TYPE_CHECKING:
    from fluxviz.teaching.drawings.canvas import Canvas

HOME = "http://canvas.test/"
POLICY = "default-src 'none'; script-src 'self' blob:; style-src 'unsafe-inline'; img-src data:"
"""What a strict page allows: no evaluated text, and no address but its own."""
_SYNCED = ("_sheet", "_drawn", "_verdict", "_told", "_controls", "_style")
_PAGE = """<!DOCTYPE html><html lang="en"><head><title>canvas</title><meta charset="utf-8">
<meta name="viewport" content="width=device-width"></head><body><div id="cell"></div>
<script type="module" src="page.js"></script></body></html>"""
_SCRIPT = """
import canvas from "./module.js";
const state = JSON.parse(await toPython("start", "{}")).state;
const heard = {};
let turn = Promise.resolve();
const take = async (what, given) => {
  const { state: now, sent } = JSON.parse(await toPython(what, JSON.stringify(given)));
  for (const [name, value] of Object.entries(now)) {
    const changed = JSON.stringify(state[name]) !== JSON.stringify(value);
    state[name] = value;
    if (changed) for (const react of heard[`change:${name}`] ?? []) react();
  }
  for (const message of sent) for (const react of heard["msg:custom"] ?? []) react(message);
};
const model = {
  get: (name) => state[name],
  set: (name, value) => { state[name] = value; },
  save_changes: () => { const drawn = structuredClone(state._drawn); turn = turn.then(() => take("draw", drawn)); },
  send: (message) => { turn = turn.then(() => take("send", message)); },
  on: (name, react) => { (heard[name] ??= []).push(react); },
  off: (name, react) => { heard[name] = (heard[name] ?? []).filter((each) => each !== react); },
};
const end = canvas.render({ model, el: document.getElementById("cell") });
Object.assign(window, { model, end });
"""


class CanvasView:
    """A canvas that shows: what a learner clicks, types and sees."""

    def __init__(self, page: Page, within: Locator | None = None) -> None:
        self.page = page
        self.host = (within or page.locator("body")).locator(".fluxviz-canvas").first
        self.verdict = self.host.locator(".verdict")
        self.status = self.host.locator(".status")
        self.lines = self.host.locator("g.wire")
        self.rows = self.host.locator(".list li")
        self.protocol = self.host.get_by_label("Protocol")
        self.port = self.host.get_by_label("Port")

    def card(self, name: str) -> Locator:
        ids = (f'="{name}"', f'="component.{name}"', f'^="{name}."')
        return self.host.locator(", ".join(f"g.node[data-id{each}]" for each in ids))

    def button(self, name: str) -> Locator:
        return self.host.get_by_role("button", name=name, exact=True)

    def drag(self, source: str, target: str) -> None:
        """Draw a line with the mouse."""
        ends = [self.card(name).bounding_box() for name in (source, target)]
        (x, y), (to_x, to_y) = ((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in ends if box)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move((x + to_x) / 2, (y + to_y) / 2, steps=4)
        self.page.mouse.move(to_x, to_y, steps=4)
        self.page.mouse.up()

    def say(self, protocol: str = "", port: str = "", padlock: str = "") -> None:
        """Fill in the form of the connection that is selected."""
        if protocol:
            self.protocol.select_option(protocol)
        if port:
            self.port.fill(port)
        if padlock:
            self.host.get_by_role("radio", name=padlock).check()

    def told(self) -> list[str]:
        """Return the connections of the list, as the notation has them."""
        return self.host.locator(".list code").all_text_contents()

    def check(self) -> None:
        self.button("Check").click()

    def expect_verdict(self, text: str) -> None:
        expect(self.verdict).to_contain_text(text)


@contextmanager
def canvas_page(browser: Browser, canvas: Canvas, **context: Any) -> Iterator[CanvasView]:
    """Show a canvas; what goes wrong on the page fails the test, and every address but its own."""
    from fluxviz.frontend import packed_canvas

    files = {"": (_PAGE, "text/html"), "page.js": (_SCRIPT, "text/javascript")}
    files["module.js"] = (packed_canvas(), "text/javascript")
    sent: list[dict[str, Any]] = []
    wrong: list[str] = []
    known: dict[str, str] = {}
    canvas.send = lambda content, buffers=None: sent.append(content)  # type: ignore[method-assign]

    def to_python(what: str, given: str) -> str:
        if what == "draw":
            canvas.set_trait("_drawn", json.loads(given))
            # As a kernel does: what a browser told is not told back.
            known["_drawn"] = json.dumps(canvas._drawn)
        elif what == "send":
            canvas._hear(canvas, json.loads(given), [])
        state = {name: getattr(canvas, name) for name in _SYNCED}
        told = {name: value for name, value in state.items() if json.dumps(value) != known.get(name)}
        known.update({name: json.dumps(value) for name, value in state.items()})
        answered = json.dumps({"state": told, "sent": sent})
        sent.clear()
        return answered

    def serve(route: Route) -> None:
        name = route.request.url.removeprefix(HOME)
        if name not in files:
            wrong.append(f"asked for {route.request.url[:80]}")
            route.abort()
            return
        body, kind = files[name]
        route.fulfill(body=body, content_type=kind, headers={"Content-Security-Policy": POLICY})

    made = browser.new_context(**{"viewport": {"width": 1200, "height": 1000}, **context})
    try:
        page = made.new_page()
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.expose_function("toPython", to_python)
        page.route("**/*", serve)
        page.goto(HOME)
        view = CanvasView(page)
        view.button("Check").wait_for()
        yield view
        assert [each for each in wrong if "favicon" not in each] == []
    finally:
        made.close()
