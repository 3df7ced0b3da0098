"""The SVG is well-formed, accessible, safe to show anywhere, and speaks of each node and edge by its id."""

from __future__ import annotations

import re

import pytest

from fluxviz import FluxvizError, draw
from tests.specimens import ALL, path_of
from tests.svg_reading import Picture, read_svg

LOOKS = [("auto", "TB"), ("light", "LR"), ("dark", "TB")]


def svg_of(name: str, theme: str = "auto", direction: str = "TB", prefix: str = "") -> str:
    return draw(path_of(name), theme=theme, direction=direction).svg(prefix=prefix)


@pytest.fixture(scope="module", params=ALL)
def picture(request: pytest.FixtureRequest) -> Picture:
    return read_svg(svg_of(request.param))


@pytest.mark.parametrize(("theme", "direction"), LOOKS)
@pytest.mark.parametrize("name", ALL)
def test_it_is_well_formed(name: str, theme: str, direction: str) -> None:
    assert read_svg(svg_of(name, theme, direction)).root.tag == "{http://www.w3.org/2000/svg}svg"


def test_it_is_an_image_with_a_title_and_a_description(picture: Picture) -> None:
    root = picture.root
    assert root.attrib["role"] == "img"
    title, description = root.attrib["aria-labelledby"].split()
    assert root[0].tag.endswith("}title")
    assert (root[0].attrib["id"], root[1].attrib["id"]) == (title, description)
    assert (root[0].text or "").startswith("Network of the Flux app ")
    assert picture.description.startswith("Network of the Flux app ")


def test_the_title_names_the_app() -> None:
    assert read_svg(svg_of("guide_fullstack")).root[0].text == "Network of the Flux app fullstack"


def test_its_ids_are_unique(picture: Picture) -> None:
    assert len(picture.ids) == len(set(picture.ids)) > 3


def test_a_prefix_stands_before_every_id_and_every_use_of_one() -> None:
    plain, prefixed = read_svg(svg_of("guide_custom_domain")), read_svg(svg_of("guide_custom_domain", prefix="left-"))
    assert prefixed.ids == [f"left-{each}" for each in plain.ids]
    assert not set(plain.ids) & set(prefixed.ids)
    used = prefixed.root.attrib["aria-labelledby"].split()
    used += re.findall(r"#([\w-]*fluxviz)\b", "".join(style.text or "" for style in prefixed.of("style")))
    assert len(used) > 2
    assert set(used) <= set(prefixed.ids)


@pytest.mark.parametrize("prefix", ["1", "-a", "a b", 'a"', "<", "a" * 99, "a.b", "ü", "a\n"])
def test_a_prefix_that_cannot_begin_an_id_is_refused(prefix: str) -> None:
    with pytest.raises(FluxvizError, match="cannot use"):
        svg_of("guide_standard_port", prefix=prefix)


@pytest.mark.parametrize("name", ALL)
def test_every_node_and_every_edge_is_a_group_with_its_id_and_kind(name: str) -> None:
    diagram = draw(path_of(name))
    picture = read_svg(diagram.svg())
    nodes, edges = picture.groups("node"), picture.groups("link")
    assert {key: group.attrib["data-kind"] for key, group in nodes.items()} == {
        node.id: node.kind for node in diagram.topology.nodes
    }
    assert {key: group.attrib["data-kind"] for key, group in edges.items()} == {
        edge.id: edge.kind for edge in diagram.topology.edges
    }
    for kind, groups in (("node", nodes), ("link", edges)):
        for key, group in groups.items():
            assert group.attrib["id"] == key
            assert group.attrib["class"].split()[:2] == [kind, f"{kind}-{group.attrib['data-kind'].replace('_', '-')}"]
            assert picture.title(group)


def test_an_edge_says_where_it_leads_and_whether_it_is_encrypted() -> None:
    edges = read_svg(svg_of("guide_custom_domain")).groups("link")
    data = edges["internal.api.postgres.5432"].attrib
    assert (data["data-source"], data["data-target"]) == ("component.api", "component.postgres")
    assert (data["data-protocol"], data["data-port"]) == ("postgresql", "5432")
    assert "link-plain" in data["class"].split()
    assert "link-encrypted" in edges["proxy.cloudflare.yourdomain.com.edge.443"].attrib["class"].split()


def test_encrypted_and_plain_hops_differ_by_more_than_colour() -> None:
    edges = read_svg(svg_of("guide_custom_domain")).groups("link")
    dashed = {
        key: any("stroke-dasharray" in path.attrib and path.attrib.get("class", "").startswith("s-") for path in group)
        for key, group in edges.items()
    }
    assert not dashed["request.browser.edge.443"]
    assert not dashed["proxy.cloudflare.yourdomain.com.edge.443"]
    assert dashed["forward.edge.api.3000"]
    assert dashed["internal.api.postgres.5432"]
    assert dashed["direct.browser.postgres.5432"]


def test_the_legend_names_only_what_the_picture_has() -> None:
    full, small = read_svg(svg_of("guide_custom_domain")).words, read_svg(svg_of("guide_standard_port")).words
    for entry in ("encrypted (TLS)", "plain, not encrypted", "open door"):
        assert entry in full
    assert "encrypted (TLS)" in small
    assert "open door" not in small


def test_it_holds_no_script_no_link_and_no_handler(picture: Picture) -> None:
    tags = {element.tag.rpartition("}")[2] for element in picture.elements}
    assert tags <= {"svg", "title", "desc", "style", "rect", "g", "path", "text", "tspan"}
    for element in picture.elements:
        for name in element.attrib:
            assert not name.lower().startswith("on")
            assert not name.lower().endswith("href")


@pytest.mark.parametrize("name", ALL)
def test_it_names_no_url_but_its_own_namespace(name: str) -> None:
    svg = svg_of(name)
    assert re.findall(r"\w+://[^\s\"'<>]*", svg) == ["http://www.w3.org/2000/svg"]
    assert "<script" not in svg
    assert "url(" not in svg
    assert "@import" not in svg
    assert "<!" not in svg


def test_it_holds_no_engine_version_and_no_clock(picture: Picture) -> None:
    everything = " ".join(" ".join(element.attrib.values()) + (element.text or "") for element in picture.elements)
    assert "graphviz" not in everything.lower()
    assert not re.search(r"\b20\d\d-\d\d|\d\d:\d\d:\d\d", everything)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_only_the_theme_auto_follows_the_readers_system(theme: str) -> None:
    assert svg_of("guide_fullstack").count("prefers-color-scheme: dark") == 1
    assert "prefers-color-scheme" not in svg_of("guide_fullstack", theme)
    assert "<style" not in svg_of("guide_fullstack", theme)


def test_light_and_dark_have_other_colours_and_the_same_words() -> None:
    light, dark = (read_svg(svg_of("guide_fullstack", theme)) for theme in ("light", "dark"))
    assert light.words == dark.words
    page = [picture.of("rect")[0].attrib["fill"] for picture in (light, dark)]
    assert page[0] == "#ffffff"
    assert page[1] != page[0]


def test_a_style_reaches_only_its_own_picture() -> None:
    style = "".join(each.text or "" for each in read_svg(svg_of("guide_fullstack", prefix="one-")).of("style"))
    selectors = re.findall(r"([^{}]+)\{", style.partition("{")[2])
    assert len(selectors) > 10
    assert all(selector.strip().startswith("#one-fluxviz") for selector in selectors)


def test_every_class_that_is_painted_has_a_colour_at_night() -> None:
    picture = read_svg(svg_of("guide_custom_domain"))
    style = "".join(each.text or "" for each in picture.of("style"))
    painted = {
        name
        for element in picture.elements
        for name in element.attrib.get("class", "").split()
        if re.match(r"[fs]-", name)
    }
    assert len(painted) > 5
    assert not [name for name in painted if f".{name} " not in style]


def test_its_fonts_are_those_that_every_reader_has(picture: Picture) -> None:
    assert picture.root.attrib["font-family"] == "Helvetica, Arial, sans-serif"
    families = {element.attrib["font-family"] for element in picture.elements if "font-family" in element.attrib}
    assert all(family.endswith("sans-serif") for family in families)


def test_its_size_is_that_of_its_view_box(picture: Picture) -> None:
    _, _, width, height = picture.root.attrib["viewBox"].split()
    assert (picture.root.attrib["width"], picture.root.attrib["height"]) == (width, height)
    assert float(width) > 100
    assert float(height) > 50


def test_the_picture_says_what_the_issue_wants_said_of_a_component() -> None:
    words = read_svg(svg_of("mapping_that_differs")).words.splitlines()
    for said in (
        "maps",
        "3 copies",
        "db: data kept in step",
        "fluxweb_maps",
        "acme/maps-nginx:1.27",
        "33080",
        "80",
    ):
        assert said in words
    assert "private: no public port" in words
    assert "maps.example.org:443" in words


def test_a_private_component_looks_different_from_one_that_is_exposed() -> None:
    nodes = read_svg(svg_of("mapping_that_differs")).groups("node")
    assert "node-private" in nodes["component.db"].attrib["class"].split()
    assert "node-public" in nodes["component.web"].attrib["class"].split()


def test_an_enterprise_app_is_one_opaque_card() -> None:
    picture = read_svg(svg_of("v8_enterprise"))
    assert "node-hidden" in picture.groups("node")["component.hiddenapp"].attrib["class"].split()
    assert "encrypted: only its nodes can read it" in picture.words


@pytest.mark.parametrize("ssl", ["strict", "flexible", "off"])
def test_what_goes_wrong_is_written_on_its_edge(ssl: str) -> None:
    diagram = draw(path_of("guide_standard_port"), access={"domains": {"a.example.com": {"ssl": ssl}}})
    picture = read_svg(diagram.svg())
    said = "error 526" if ssl == "strict" else "endless redirects"
    (edge,) = [group for group in picture.groups("link").values() if group.attrib["data-kind"] == "proxy"]
    assert said in "".join(edge.itertext())
