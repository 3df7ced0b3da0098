"""One view of an explorer on a page, wherever it stands: what readers click, type and see."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

SHOWN = ".fluxviz-explorer"
_TRANSFORM = re.compile(r"translate\((-?[\d.e-]+)px, (-?[\d.e-]+)px\) scale\(([\d.e-]+)\)")


class View:
    """An explorer that shows."""

    def __init__(self, page: Page, within: Locator | None = None) -> None:
        self.page = page
        self.host = (within or page.locator("body")).locator(SHOWN).first
        self.canvas = self.host.locator(".canvas")
        self.panel = self.host.locator(".panel")
        self.strip = self.host.locator(".strip")
        self.news = self.host.locator("[aria-live=polite]")
        self.search = self.host.get_by_role("searchbox", name="Search")
        self.hover = self.host.locator(".hover")
        self.tip = self.host.locator(".tip")
        self.badges = self.host.locator(".badge text")

    def part(self, name: str) -> Locator:
        """Find a card or a line by its id."""
        return self.host.locator(f'.sheet svg g[role=button][data-id="{name}"]')

    def click(self, name: str) -> None:
        """Click a card where it has no text, or a line in its middle."""
        part = self.part(name)
        if "node" in (part.get_attribute("class") or "").split():
            part.click()
            return
        # The middle of the box of a bent line is not on the line.
        place = part.locator(":scope > path.easy").first.evaluate(
            """line => {
                const at = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(line.getScreenCTM());
                return [at.x, at.y];
            }"""
        )
        self.page.mouse.click(*place)

    def tab(self, title: str) -> None:
        self.host.get_by_role("tab", name=re.compile(f"^{title}( \\d|$)")).click()
        expect(self.host.get_by_role("tabpanel", name=title, exact=True)).to_be_visible()

    def menu(self) -> None:
        """Open the menu of how the picture looks."""
        if self.host.locator("details.menu[open]").count() == 0:
            self.host.locator("details.menu > summary").click()

    def button(self, name: str) -> Locator:
        return self.host.get_by_role("button", name=name, exact=True)

    def field(self, label: str) -> Locator:
        return self.host.get_by_role("textbox", name=label, exact=True)

    def choice(self, label: str) -> Locator:
        return self.host.get_by_role("combobox", name=label, exact=True)

    def check(self, label: str) -> Locator:
        return self.host.get_by_role("checkbox", name=label, exact=True)

    def number(self, label: str) -> Locator:
        return self.host.get_by_role("spinbutton", name=label, exact=True)

    @property
    def selected(self) -> list[str]:
        return self._ids("chosen")

    @property
    def highlighted(self) -> set[str]:
        return set(self._ids("highlighted"))

    @property
    def matched(self) -> set[str]:
        return set(self._ids("match"))

    @property
    def away(self) -> set[str]:
        return set(self._ids("away"))

    def _ids(self, name: str) -> list[str]:
        ids: list[str] = self.host.locator(f".sheet svg g[role=button].{name}").evaluate_all(
            "groups => groups.map(group => group.dataset.id)"
        )
        return ids

    @property
    def dimmed(self) -> bool:
        return self.host.locator(".sheet > svg.dimming").count() == 1

    @property
    def place(self) -> tuple[float, float, float]:
        """Where the picture stands: x, y and scale."""
        style = self.host.locator(".sheet").get_attribute("style") or ""
        found = _TRANSFORM.search(style)
        assert found, style
        x, y, scale = map(float, found.groups())
        return x, y, scale

    @property
    def focused(self) -> str:
        """The id of the part that has the focus, or the name of what else has it."""
        name: str = self.host.evaluate(
            """host => { const at = host.shadowRoot.activeElement;
            return at === null ? "" : at.dataset.id ?? at.getAttribute("aria-label") ?? at.textContent; }"""
        )
        return name

    def focus(self, name: str) -> None:
        self.part(name).focus()

    def wait_for(self, condition: str, argument: object = None) -> None:
        """Wait until a condition in JavaScript, a function of the shadow root and an argument, is true."""
        self.page.wait_for_function(
            f"([host, argument]) => ({condition})(host.shadowRoot, argument)",
            arg=[self.host.element_handle(), argument],
        )

    def rows(self) -> dict[str, str]:
        """Read the rows of the panel."""
        pairs: list[list[str]] = self.panel.locator("dt").evaluate_all(
            "names => names.map(name => [name.textContent, name.nextElementSibling.querySelector('span').textContent])"
        )
        return dict(pairs)
