"""What labels say of lines: of no port what is not spoken there, and of all lines in a picture as much."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fluxviz import SpecError, build, draw, load
from fluxviz.drawing import compose
from fluxviz.drawing.labels import detected_protocols
from tests.specimens import ALL, REAL_SPECS, app, component, path_of
from tests.svg_reading import read_svg

REAL = sorted(path for folder in REAL_SPECS for path in folder.glob("*.json"))
_SAID = re.compile(r"(?P<protocols>.*?) (?P<ports>\d[\d, -]*?)(?:, \+ \d+ more)?\??")

KASPA = app(
    component("kaspad")
    | {
        "repotag": "kaspanet/rusty-kaspad:latest",
        "ports": [15110, 15111, 17110, 18110],
        "containerPorts": [15110, 15111, 17110, 18110],
        "commands": [
            "--rpclisten=0.0.0.0:15110",
            "--listen=0.0.0.0:15111",
            "--rpclisten-borsh=0.0.0.0:17110",
            "--rpclisten-json=0.0.0.0:18110",
        ],
    },
    name="KaspaNode24",
)


def _ports(text: str) -> set[int]:
    found: set[int] = set()
    for part in text.split(", "):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


@pytest.mark.parametrize("path", [path_of(name) for name in ALL] + REAL, ids=lambda path: path.stem)
def test_no_label_says_of_a_port_what_is_not_spoken_there(path: Path) -> None:
    try:
        topology = build(load(path))
    except SpecError:
        return  # what is refused has no picture
    for detail in ("network", "overview"):
        for drawn in compose(topology, detail).edges:
            spoken = {((edge.protocol or "protocol unknown").lower(), edge.port) for edge in drawn.members}
            for said in detected_protocols(drawn.members):
                if match := _SAID.fullmatch(said):
                    protocols = [each.rstrip("?").lower() for each in match["protocols"].split(", ")]
                    assert {(each, port) for each in protocols for port in _ports(match["ports"])} <= spoken, said


def test_what_is_spoken_on_some_ports_only_has_a_line_of_its_own() -> None:
    drawn = next(drawn for drawn in compose(build(load(KASPA))).edges if drawn.edge.kind == "forward")
    assert detected_protocols(drawn.members) == ["HTTP 17110, 18110", "TCP 15110, 17110, 18110"]
    words = read_svg(draw(load(KASPA)).svg()).words.splitlines()
    assert {"HTTP 17110, 18110", "TCP 15110, 17110, 18110"} <= {*words}
    for text in (draw(load(KASPA)).mermaid(), draw(load(KASPA)).d2()):
        assert "HTTP 17110, 18110; TCP 15110, 17110, 18110" in text.replace("#59;", ";").replace("#43;", "+")


FULL_STACK = app(
    component("front", 80, repotag="nginx"),
    component("api", 3000) | {"environmentParameters": ["DATABASE_URL=postgresql://fluxdb_shop:5432/x"]},
    component("db", 5432, repotag="postgres:16"),
    component("cache", None, repotag="redis:7"),
    component("worker", None) | {"environmentParameters": ["CACHE=redis://cache:6379", "API=http://fluxapi_shop:3000"]},
)


@pytest.mark.parametrize("direction", ["TB", "LR"])
def test_no_label_is_a_bare_number_however_terse(direction: str) -> None:
    diagram = draw(load(FULL_STACK), direction=direction)
    picture = read_svg(diagram.svg())
    for name, group in picture.groups("link").items():
        texts = [text.text or "" for text in group.iter("{http://www.w3.org/2000/svg}text")]
        signs = [each for each in group if each.get("class") == "glyph"]
        assert texts, name
        assert signs, name
        assert not texts[0].isdecimal(), name
    assert "as cache" in picture.words


MIXED = app(
    component("api") | {"environmentParameters": [f"U{n}=http{'s' * (n > 1)}://h{n}.example.com" for n in range(12)]},
    component("web", 13001)
    | {"environmentParameters": ["A=http://shop_3000.app.runonflux.io", "B=https://shop_3000.app.runonflux.io"]},
)


@pytest.mark.parametrize("form", ["mermaid", "d2", "drawio", "svg"])
def test_calls_with_and_without_tls_in_one_line_are_counted_apart(form: str) -> None:
    text = getattr(draw(MIXED), form)()
    assert "2 plain, 10 TLS" in text
    assert "1 plain, 1 TLS" in text
    assert "12 calls (plain)" not in text


@pytest.mark.parametrize("direction", ["TB", "LR"])
def test_in_full_no_call_of_a_line_is_left_out(direction: str) -> None:
    text = read_svg(draw(MIXED, detail="full", direction=direction).svg()).words
    assert all(f"from api U{n}" in text and f"h{n}.example.com" in text for n in range(12))
    assert "from web A" in text
    assert "from web B" in text
    assert "more" not in text
