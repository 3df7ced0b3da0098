"""The sequence diagram in the explorer: what Python says of the path, the step that is walked, a click to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import fluxviz
from fluxviz import Topology, trace
from fluxviz.traces import interaction_of
from tests.drawing.hostile import MARKUP
from tests.sequence.apps import chain, fullstack, named
from tests.widget.test_page import opened

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator

    from tests.widget.views import View

pytestmark = pytest.mark.browser
_ROWS = """messages => messages.map(each => {
    const [heading, says] = each.querySelector("span").children;
    const arrow = each.querySelector(".arrow").classList;
    const look = ["secure", "open", "unknown"].find(name => arrow.contains(name)) ?? "";
    return [heading.textContent, says?.textContent ?? "", arrow.contains("alone") ? "" : look];
})"""


def opened_at(view: View, number: int) -> Locator:
    """Choose a path, and open its sequence diagram."""
    view.panel.locator(".path").nth(number).click()
    view.button("Sequence").click()
    return view.host.locator(".sequence")


def paths_of(topology: Topology, end: str) -> list[Any]:
    found = trace(topology, "browser", end)
    return [*found.paths, *found.blocked]


@pytest.mark.parametrize(
    ("topology", "end"),
    [
        (fullstack(), "component.frontend"),
        (fullstack(ssl="strict"), "component.frontend"),
        (chain(3), "unresolved.fluxnobody_x"),
    ],
    ids=["works", "fails", "leads nowhere"],
)
def test_the_messages_are_those_that_python_tells(
    chromium: Browser, tmp_path: Path, topology: Topology, end: str
) -> None:
    page = fluxviz.draw(topology).trace("browser", end).save(tmp_path / "app.html")
    with opened(chromium, page) as (view, _):
        for number, path in enumerate(paths_of(topology, end)):
            box = opened_at(view, number)
            interaction = interaction_of(topology, path)
            assert box.locator(".heads b").all_inner_texts() == [each.label for each in interaction.participants]
            looks = {True: "secure", False: "open", None: "unknown"}
            assert box.locator(".message").evaluate_all(_ROWS) == [
                [each.heading, each.says, looks[each.encrypted] if each.sent else ""] for each in interaction.messages
            ]
            view.button("Sequence").click()
            assert box.is_hidden()


def test_the_step_that_is_walked_is_marked_and_a_click_goes_to_another(chromium: Browser, tmp_path: Path) -> None:
    page = fluxviz.draw(fullstack()).trace("browser", "frontend").save(tmp_path / "app.html")
    with opened(chromium, page) as (view, _):
        box = opened_at(view, 1)
        marked = box.locator("[aria-current=step] b")
        assert marked.count() == 0
        view.button("Next").click()
        assert marked.inner_text() == "1. Name lookup"
        box.get_by_role("button", name="5. TLS handshake").click()
        assert marked.inner_text() == "5. TLS handshake"
        assert view.panel.locator(".step[aria-current=step] b").inner_text() == "TLS handshake"
        view.page.keyboard.press("Tab")
        view.page.keyboard.press("Enter")
        assert marked.inner_text() == "6. TLS termination"
        view.button("Stop tracing").click()
        assert box.is_hidden()


@pytest.mark.parametrize("width", [1400, 400])
def test_hosts_are_large_and_nothing_is_lost(chromium: Browser, tmp_path: Path, width: int) -> None:
    topology = chain(9)
    page = fluxviz.draw(topology).trace("browser", topology.components[-1].id).save(tmp_path / "app.html")
    with opened(chromium, page, width=width) as (view, _):
        box = opened_at(view, 0)
        sizes = box.locator("b, span").evaluate_all(
            "all => all.map(each => parseFloat(getComputedStyle(each).fontSize))"
        )
        assert min(sizes) >= 10
        cut = box.locator(".message > span:first-child > *").evaluate_all(
            "all => all.filter(each => each.scrollWidth > each.clientWidth + 1).length"
        )
        assert cut == 0
        sheet, pane = (box.evaluate(f"each => each.{name}") for name in ("scrollWidth", "clientWidth"))
        assert sheet >= pane


@pytest.mark.parametrize("name", MARKUP[:4], ids=lambda name: ascii(name)[:40])
def test_a_name_stays_text(chromium: Browser, tmp_path: Path, name: str) -> None:
    topology = named(name)
    page = fluxviz.draw(topology).trace("browser", topology.components[-1].id).save(tmp_path / "app.html")
    with opened(chromium, page) as (view, watched):
        box = opened_at(view, 0)
        assert topology.components[0].label in box.inner_text()
        assert watched.page.evaluate("window.ran") is None
