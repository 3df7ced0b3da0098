"""Mermaid, parsed and drawn by Mermaid itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from fluxviz import Diagram, draw_changes
from fluxviz.drawing.text import shorten
from fluxviz.rendering import with_provenance
from tests.changes.test_in_words import NEW, OLD
from tests.drawing.hostile import KEYWORDS, MARKUP, NAMES, QUOTING, SCRIPTS
from tests.formats.specimens import every_specimen, hostile, named
from tests.frontend.packages import install
from tests.sequence.apps import chain, fullstack, sequences
from tests.sequence.apps import named as named_on_a_path

pytestmark = pytest.mark.browser
ODD = (
    *MARKUP,
    *QUOTING,
    *KEYWORDS,
    *SCRIPTS[:3],
    "1. x",
    "- x",
    "# x",
    "%%{init: {}}%%",
    "end",
    "`x`",
    "**x**",
    "_x_",
    "style:<b>",
)

_PARSE = """async texts => {
    const faults = [];
    for (const text of texts) {
        try { await mermaid.parse(text); faults.push(null); } catch (error) { faults.push(String(error)); }
    }
    return faults;
}"""
_DRAW = """async text => {
    const { svg } = await mermaid.render("drawn", text);
    document.body.innerHTML = svg;
    const words = selector => [...document.querySelectorAll(selector)].map(each => each.innerText ?? each.textContent);
    return { cards: words(".node .nodeLabel"), frames: words(".cluster-label .nodeLabel"),
        lines: words(".edgeLabel .edgeLabel"), active: document.querySelectorAll("body script, img, iframe, a").length,
        ran: window.ran === 1 };
}"""

_DRAW_SEQUENCE = """async text => {
    const { svg } = await mermaid.render("drawn", text);
    document.body.innerHTML = svg;
    const words = selector => [...document.querySelectorAll(selector)].map(each => each.textContent);
    return { actors: words("text.actor"), messages: words(".messageText"),
        active: document.querySelectorAll("body script, img, iframe, a").length, ran: window.ran === 1 };
}"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    requests: list[str] = []
    page.route("**/*", lambda route: route.abort())
    page.on("request", lambda request: requests.append(request.url))
    page.set_content("<!doctype html><meta charset=utf-8><body></body>")
    page.add_script_tag(path=str(install() / "mermaid" / "dist" / "mermaid.min.js"))
    page.evaluate("() => mermaid.initialize({ startOnLoad: false })")
    yield page
    assert requests == []
    page.close()


def draw_it(page: Page, diagram: Diagram) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_DRAW, diagram.mermaid())
    assert (found["active"], found["ran"]) == (0, False)
    return found


def test_every_specimen_and_every_name_is_parsed(page: Page) -> None:
    diagrams = [*every_specimen(), *(hostile(name) for name in NAMES)]
    texts = [text for each in diagrams for text in (each.mermaid(), str(with_provenance(each, ".mmd")))]
    assert [fault for fault in page.evaluate(_PARSE, texts) if fault] == []


def test_what_cannot_be_parsed_is_found(page: Page) -> None:
    """Without this, the test above could pass for a parser that takes anything."""
    assert page.evaluate(_PARSE, ['flowchart TB\n  a["x'])[0]


def test_every_card_frame_and_line_is_drawn(page: Page) -> None:
    for diagram in every_specimen():
        found = draw_it(page, diagram)
        assert len(found["cards"]) == len(diagram.scene.nodes)
        assert len([line for line in found["lines"] if line]) == len(diagram.scene.edges)


@pytest.mark.parametrize("name", ODD, ids=lambda name: ascii(name)[:40])
def test_a_name_is_shown_as_it_was_written(page: Page, name: str) -> None:
    diagram = named(name)
    first = [card.split("\n")[0] for card in draw_it(page, diagram)["cards"]]
    expected = shorten(diagram.topology.components[0].label, 80).replace("\\n", "\u29f5n")
    assert " ".join(expected.split()) in [" ".join(each.split()) for each in first]


def test_every_sequence_diagram_is_parsed_and_drawn_whole(page: Page) -> None:
    for diagram in (*sequences(fullstack(ssl="strict")), *sequences(chain(4))):
        found = page.evaluate(_DRAW_SEQUENCE, diagram.mermaid())
        says = "".join("".join(found["messages"]).split())
        for message in diagram.interaction.messages:
            assert "".join(message.heading.split()) in says
            assert "".join(message.says.split()) in says
        assert {each.label for each in diagram.interaction.participants} <= set(found["actors"])


@pytest.mark.parametrize("name", [*ODD, "wrap:x", "nowrap: x", ":wrap:x"], ids=lambda name: ascii(name)[:40])
def test_any_name_is_shown_in_a_sequence_diagram(page: Page, name: str) -> None:
    topology = named_on_a_path(name)
    *_, diagram = sequences(topology)
    found = page.evaluate(_DRAW_SEQUENCE, diagram.mermaid())
    assert (found["active"], found["ran"]) == (0, False)
    label = " ".join(topology.components[0].label.replace("\\n", "\u29f5n").split())
    assert label in [" ".join(each.split()) for each in found["actors"]]


def test_a_change_is_drawn_with_its_marks(page: Page) -> None:
    diagram = draw_changes(OLD, NEW)
    found = draw_it(page, diagram)
    assert len(found["cards"]) == len(diagram.scene.nodes)
    assert len([line for line in found["lines"] if "NEW" in line or "GONE" in line]) == 3
