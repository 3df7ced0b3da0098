"""What saved files say of themselves: it can be read back, it hurts no reader, and a change of the file shows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fluxviz import draw
from fluxviz.export import embedded_graph, extract_provenance, read_embedded_graph
from fluxviz.rendering import FORMATS, with_provenance
from tests.drawing.hostile import MARKUP, NAMES
from tests.formats.specimens import drawn, hostile
from tests.specimens import ALL, app, component

CARRYING = [suffix for suffix in FORMATS if suffix not in (".json", ".png", ".pdf", ".html")]


def raw(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


@pytest.mark.parametrize("suffix", CARRYING)
@pytest.mark.parametrize("name", ALL)
def test_a_file_carries_its_graph(suffix: str, name: str) -> None:
    diagram = drawn(name)
    provenance, intact = extract_provenance(raw(with_provenance(diagram, suffix)), suffix)
    assert intact
    assert provenance is not None
    assert provenance.graph == embedded_graph(diagram.topology, "network")


@pytest.mark.parametrize("detail", ["network", "full"])
@pytest.mark.parametrize("name", ALL)
def test_a_carried_graph_becomes_a_topology_again(name: str, detail: str) -> None:
    graph = json.loads(json.dumps(embedded_graph(drawn(name).topology, detail)))  # type: ignore[arg-type]
    again = read_embedded_graph(graph)
    assert embedded_graph(again, detail) == graph  # type: ignore[arg-type]
    assert again.graph.number_of_edges() == len(drawn(name).topology.edges)


@pytest.mark.parametrize("suffix", CARRYING)
def test_any_change_of_the_file_shows(suffix: str) -> None:
    data = raw(with_provenance(drawn("guide_fullstack"), suffix))
    assert extract_provenance(data.replace(b"postgres", b"postgrez", 1), suffix)[1] is False
    assert extract_provenance(data + b"x", suffix)[1] is False


@pytest.mark.parametrize("suffix", CARRYING)
def test_line_ends_that_git_changed_are_no_change(suffix: str) -> None:
    assert extract_provenance(raw(with_provenance(drawn("v1_bot"), suffix)).replace(b"\n", b"\r\n"), suffix)[1]


@pytest.mark.parametrize("suffix", CARRYING)
@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_no_name_ends_its_comment(suffix: str, name: str) -> None:
    """What stands around the provenance is one line; nothing in it could end a tag, a comment or a directive."""
    content = str(with_provenance(hostile(name), suffix))
    provenance, intact = extract_provenance(content.encode(), suffix)
    assert provenance is not None
    assert intact
    (line,) = [line for line in content.split("\n") if '{"fluxviz":' in line]
    inner = line[line.index("{") : line.rindex("}") + 1]
    assert inner.isascii()
    assert re.findall(r"[<>&%$]|--", inner) == []
    if suffix in (".svg", ".drawio", ".graphml"):
        ElementTree.fromstring(content)


def test_what_a_picture_does_not_say_is_not_carried() -> None:
    """Another size of a component, or another name of a variable, makes no picture out of date that hides it."""
    before = app(
        component("api", cpu=1, ram=100, hdd=1, environmentParameters=["DB=fluxdb_shop:5432"]), component("db", None)
    )
    after = app(
        component("api", cpu=2, ram=200, hdd=9, environmentParameters=["STORE=fluxdb_shop:5432"]), component("db", None)
    )
    graphs = [
        [embedded_graph(draw(each).topology, detail) for each in (before, after)] for detail in ("network", "full")
    ]
    assert graphs[0][0] == graphs[0][1]
    assert graphs[1][0] != graphs[1][1]


def test_a_notebook_shows_the_picture_without_it() -> None:
    assert "metadata" not in drawn("guide_fullstack")._repr_mimebundle_()[0]["image/svg+xml"]


def test_a_stamp_that_was_broken_is_none() -> None:
    data = raw(with_provenance(drawn("v1_bot"), ".svg"))
    for broken in (b'{"fluxviz":1}', b"[]", b"{", b"null", b"[" * 5000):
        spoiled = re.sub(rb"\{\"fluxviz\":.*\}", lambda _, broken=broken: broken, data)
        assert extract_provenance(spoiled, ".svg") == (None, False)


def test_markdown_brings_its_picture_and_spares_a_strangers(tmp_path: Path) -> None:
    diagram = drawn("guide_fullstack")
    diagram.save(tmp_path / "app.md")
    text = (tmp_path / "app.md").read_text("utf-8")
    assert "](app.svg)" in text
    assert extract_provenance((tmp_path / "app.svg").read_bytes(), ".svg")[1]
    diagram.save(tmp_path / "app.md")
    (tmp_path / "app.svg").write_text("<svg>mine</svg>")
    with pytest.raises(Exception, match="is not of fluxviz; move it away"):
        diagram.save(tmp_path / "app.md")
    assert (tmp_path / "app.svg").read_text() == "<svg>mine</svg>"


def test_markdown_tables_hold_names_as_text_only() -> None:
    for name in MARKUP:
        text = re.sub(r"<!-- fluxviz-provenance .* -->", "", str(with_provenance(hostile(name), ".md")))
        assert re.findall(r"(?<!\\)<(?!br>)", text) == []
