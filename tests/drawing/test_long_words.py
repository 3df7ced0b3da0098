"""Nothing that counts is cut: hosts, ports and reasons go on below; notes stand apart, and repeat no card."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz import build, draw, load
from fluxviz.drawing.glyphs import GLYPHS
from fluxviz.drawing.text import wrap
from tests.specimens import app, component
from tests.svg_reading import read_svg

LONG = "my-very-long-application-name-for-production-europe"
NAMED = app(
    component("customerfacingfrontendweb", 8080, domains=["portal.production.europe.example-company.com"])
    | {"containerData": "/data"},
    component("primarypostgresdatabase", 5432, repotag="postgres:16") | {"containerData": "g:/var/lib/postgresql/data"},
    name=LONG,
    version=8,
    instances=3,
)
UPPER = app(component("web", 31080, domains=["Example.COM"]), name="KadenaChainWebNodeOfMine")
PEERS = app(component("KadenaChainWebNode", 30004, repotag="runonflux/kadena-chainweb-node:2.13.0"), name="chain")
PEERS["compose"][0]["containerPorts"] = [1789]


def _words(spec: dict[str, Any], direction: Any) -> str:
    """Give what a picture says, without the marks and the breaks of lines."""
    return re.sub(r"\s+", " ", read_svg(draw(load(spec), direction=direction).svg()).words)


@pytest.mark.parametrize("direction", ["TB", "LR"])
def test_the_edges_card_cuts_no_host_no_port_and_no_reason(direction: str) -> None:
    assert "..." not in _words(UPPER, direction)
    assert "it is typed with upper-case letters, which the Flux edge never matches" in _words(UPPER, direction)
    assert "KadenaChainWebNode:30004 speaks p2p, not HTTP" in _words(PEERS, direction)
    said = _words(NAMED, direction)
    for host in build(load(NAMED)).public_hosts:
        assert all(part in said for part in wrap(f"{host.host}:{host.at}", 60))
    assert "primarypostgresdatabase: one primary runs, the others stand by, data synchronised" in said


@given(st.text("ab.-_/ ", max_size=120), st.integers(5, 40))
def test_a_text_is_wrapped_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in lines)


def test_a_word_is_broken_where_a_reader_would() -> None:
    assert wrap("customerfacingfrontendweb-shop.app.runonflux.io: no", 40) == [
        "customerfacingfrontendweb-shop.app.",
        "runonflux.io: no",
    ]


def test_each_note_has_a_mark_and_repeats_no_row_of_the_edges_card() -> None:
    topology = build(load(NAMED))
    picture = read_svg(draw(load(NAMED)).svg())
    (notes,) = (group for group in picture.of("g") if group.get("class") == "notes")
    said = " ".join(text.text or "" for text in notes.iter("{http://www.w3.org/2000/svg}text"))
    tcp = next(note for note in topology.notes if note.startswith("The Flux edge also passes TCP"))
    assert f"{LONG}.app.runonflux.io:8080" in tcp
    assert "The Flux edge also passes TCP, without TLS, to the primary's node." in said
    paths = [path.get("d", "") for path in notes.iter("{http://www.w3.org/2000/svg}path")]
    assert paths.count(GLYPHS["note"].fills) >= len(topology.notes) - 1


def test_what_the_card_does_not_list_is_said_below() -> None:
    many = [component(f"web{index}", 31000 + index) | {"containerData": "g:/data"} for index in range(9)]
    topology = build(load(app(*many)))
    tcp = next(note for note in topology.notes if note.startswith("The Flux edge also passes TCP"))
    words = read_svg(draw(load(app(*many))).svg()).words.replace("\n", "").replace(" ", "")
    assert tcp.replace(" ", "") in words


def test_the_frame_of_a_d2_picture_has_the_apps_name_alone() -> None:
    text = draw(load(NAMED)).d2()
    frame = next(line for line in text.splitlines() if line.startswith("app: "))
    assert frame == f'app: "{LONG}" {{'
    assert f"{LONG}: 3 copies" in text
