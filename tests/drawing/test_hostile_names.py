"""Whatever a spec calls its parts, the picture is well-formed and shows the name as text."""

from __future__ import annotations

import json
import re
from functools import cache
from urllib.parse import unquote

import pytest

from fluxviz import Diagram, draw, load
from fluxviz.export.card_formats import card_json, card_markdown
from fluxviz.topology.reference_card import reference_card
from fluxviz.unseen import clean
from tests.drawing.hostile import KEYWORDS, MARKUP, NAMES, PUNCTUATED, QUOTING, SCRIPTS, UNSEEN, everywhere
from tests.specimens import app, component
from tests.svg_reading import read_svg

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
SAFE_TAGS = {"svg", "title", "desc", "style", "rect", "g", "path", "text", "tspan"}
names = pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])


@cache
def drawn(name: str) -> Diagram:
    """Draw a spec that has a name everywhere."""
    return draw(load(everywhere(name), name=None if name.strip() else "x"), direction="LR")


@names
def test_a_picture_with_the_name_everywhere_is_well_formed_and_harmless(name: str) -> None:
    diagram = drawn(name)
    picture = read_svg(diagram.svg())
    assert {element.tag.rpartition("}")[2] for element in picture.elements} <= SAFE_TAGS
    for element in picture.elements:
        assert not [key for key in element.attrib if key.lower().startswith("on") or key.lower().endswith("href")]
    assert len(picture.ids) == len(set(picture.ids))
    assert set(picture.groups("node")) == {node.id for node in diagram.topology.nodes}
    assert set(picture.groups("link")) == {edge.id for edge in diagram.topology.edges}


@names
def test_dot_and_json_and_card_can_be_written_as_utf_8(name: str) -> None:
    diagram = drawn(name)
    card = reference_card(diagram.topology)
    for text in (diagram.dot(), diagram.json(), diagram.text(), card_json(card, verify=True), card_markdown(card)):
        assert text.encode("utf-8", "surrogatepass").decode("utf-8", "strict") == text
    json.loads(diagram.json())


@pytest.mark.parametrize(
    "name", [*QUOTING, *KEYWORDS, *PUNCTUATED, *UNSEEN, *SCRIPTS, *MARKUP], ids=lambda name: ascii(name)[:40]
)
def test_a_component_is_found_again_by_its_name(name: str) -> None:
    diagram = draw(app(component(name, 80), component("other", 81)), direction="LR")
    part = diagram.topology.components[0]
    picture = read_svg(diagram.svg())
    group = picture.groups("node")[part.id]
    if part.name:
        assert unquote(part.id.removeprefix("component.")) == part.name
        assert clean(part.name) in picture.title(group)


@pytest.mark.parametrize("name", [*QUOTING, *KEYWORDS, *SCRIPTS[:12]], ids=lambda name: ascii(name)[:40])
def test_a_short_name_is_shown_whole(name: str) -> None:
    diagram = draw(app(component(name, 80), component("other", 81)), direction="LR")
    shown = read_svg(diagram.svg()).words.split("\n")
    assert clean(diagram.topology.components[0].name) in shown


@pytest.mark.parametrize("name", ["x" * 1000, "W" * 1000, "長" * 1000, "a-" * 500])
def test_a_name_of_a_thousand_characters_is_shortened_in_the_picture_and_whole_in_its_title(name: str) -> None:
    diagram = draw(app(component(name, 80)))
    picture = read_svg(diagram.svg())
    assert float(picture.root.attrib["width"]) < 2500
    assert max(len(line) for line in picture.words.split("\n")) < 150
    assert name in picture.title(picture.groups("node")[diagram.topology.components[0].id])


@pytest.mark.parametrize("name", UNSEEN, ids=ascii)
def test_nothing_unseen_reaches_the_reader(name: str) -> None:
    """A mark that turns text around, or hides it, makes one name look like another."""
    svg = draw(everywhere(f"a{name}b"), direction="LR").svg()
    assert HIDDEN.findall(svg) == []


def test_the_html_of_a_notebook_holds_the_name_as_text_only() -> None:
    for name in MARKUP:
        bundle, _ = draw(everywhere(name), direction="LR")._repr_mimebundle_()
        assert re.findall(r"<(script|img|image|use|iframe|foreignObject|\?xml|!)", bundle["image/svg+xml"]) == []


def test_markdown_holds_the_name_as_text_only() -> None:
    for name in MARKUP:
        text = card_markdown(reference_card(draw(everywhere(name)).topology))
        assert re.findall(r"(?<!\\)<(?!br>)", text) == []
