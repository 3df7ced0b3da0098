"""Any name at all survives the way into DOT, through the engine, and out into SVG and JSON."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fluxviz import draw
from fluxviz.drawing import lay_out
from fluxviz.unseen import clean
from tests.specimens import app, component
from tests.svg_reading import read_svg

pytestmark = pytest.mark.slow

ANY = st.text(st.characters(), min_size=1, max_size=30).filter(lambda text: text.strip() != "")
LEGAL = st.from_regex(re.compile(r"[A-Za-z0-9]{1,32}", re.ASCII), fullmatch=True)
MARKED = st.text(
    st.sampled_from("<>&\"'`\\/{}[]|:;,.#%@$=-_ \n\t\x00\u202e\u00e9\u4e2d\U0001f600ab"), min_size=1, max_size=30
)
NAMES = ANY | LEGAL | MARKED.filter(lambda text: text.strip() != "")


@settings(max_examples=60)
@given(st.lists(NAMES, min_size=2, max_size=4), NAMES)
def test_every_component_stands_in_the_picture_under_its_own_id(names: list[str], image: str) -> None:
    parts = [component(name, 31000 + place, repotag=image) for place, name in enumerate(names)]
    diagram = draw(app(*parts, name=names[0]))
    picture = read_svg(diagram.svg())
    assert set(picture.groups("node")) == {node.id for node in diagram.topology.nodes}
    assert set(picture.groups("link")) == {edge.id for edge in diagram.topology.edges}
    assert len(picture.ids) == len(set(picture.ids))
    for part in diagram.topology.components:
        assert unquote(part.id.removeprefix("component.")) == part.key
        assert re.fullmatch(r"[\w.%-]+", part.id, re.ASCII)
    frame = [group for group in picture.of("g") if group.attrib.get("class") == "frame"]
    assert [group.attrib["data-label"] for group in frame] == [clean(diagram.topology.app)]


@given(NAMES, NAMES)
def test_names_stand_in_the_json_as_they_were_loaded(app_name: str, name: str) -> None:
    diagram = draw(app(component(name, 80), name=app_name))
    data = json.loads(diagram.json())
    assert data["app"] == diagram.topology.app
    (part,) = [node for node in data["nodes"] if node["kind"] == "component"]
    assert part["name"] == diagram.topology.components[0].name


@settings(max_examples=30)
@given(NAMES)
def test_the_dot_file_is_read_by_graphviz_with_the_ids_it_was_written_with(name: str) -> None:
    diagram = draw(app(component(name, 80), name=name))
    layout = lay_out(diagram.dot())
    assert {item.id for item in layout.items if item.kind == "node"} == {node.id for node in diagram.topology.nodes}
    assert {item.id for item in layout.items if item.kind == "edge"} == {edge.id for edge in diagram.topology.edges}
