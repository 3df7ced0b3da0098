"""Themes, levels of detail, views and directions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fluxviz import ThemeError, UnknownNameError, build, draw, load
from fluxviz.drawing import THEMES, compose
from tests.specimens import path_of

FULLSTACK = path_of("guide_fullstack")


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_paints_with_its_own_colours_only(theme: str) -> None:
    svg = draw(FULLSTACK, theme=theme).svg()
    palettes = [THEMES[theme].palette, THEMES[theme].at_night]
    allowed = {colour for palette in palettes if palette for colour in palette.colours().values()}
    assert set(re.findall(r"#[0-9a-f]{6}\b", svg)) <= allowed


def test_a_theme_of_ones_own_changes_what_it_names(tmp_path: Path) -> None:
    file = tmp_path / "brand.toml"
    file.write_text('base = "light"\n[colours]\nsecure = "#ABCDEF"\n[fonts]\nwords = "Inter, sans-serif"\n')
    svg = draw(FULLSTACK, theme=file).svg()
    assert "#abcdef" in svg
    assert 'font-family="Inter, sans-serif"' in svg
    assert THEMES["light"].palette.door in svg
    assert "prefers-color-scheme" not in svg


def test_a_theme_of_ones_own_has_a_night(tmp_path: Path) -> None:
    file = tmp_path / "brand.json"
    file.write_text('{"dark": {"page": "#010203"}}')
    svg = draw(FULLSTACK, theme=str(file)).svg()
    assert re.search(r"prefers-color-scheme: dark.*#010203", svg, re.DOTALL)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('base = "neon"', "base"),
        ('[colours]\nsecure = "green"', "colours.secure"),
        ('[colours]\nnothing = "#000000"', "colours.nothing"),
        ('[fonts]\nwords = "Inter"', "fonts.words"),
        ('[fonts]\nwords = "x; } * { fill: url(http://evil) , sans-serif"', "fonts.words"),
        ('base = "dark"\n[dark]\npage = "#000000"', ""),
        ("size = 3", "size"),
    ],
)
def test_a_theme_that_cannot_be_read_is_told(text: str, where: str, tmp_path: Path) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(text)
    with pytest.raises(ThemeError) as caught:
        draw(FULLSTACK, theme=file)
    assert [fault.where for fault in caught.value.faults] == [where]


def test_a_theme_that_is_not_there_is_told() -> None:
    with pytest.raises(UnknownNameError, match="auto, light, dark, print, contrast"):
        draw(FULLSTACK, theme="neon")
    with pytest.raises(ThemeError, match="no such file"):
        draw(FULLSTACK, theme="neon.toml")


def test_the_overview_says_less_and_the_full_picture_more() -> None:
    overview, network, full = (draw(FULLSTACK, detail=detail).svg() for detail in ("overview", "network", "full"))
    assert ">fluxapi_fullstack<" not in overview
    assert ">fluxapi_fullstack<" in network
    assert ">CPU 1, 2000 MB RAM, 20 GB disk<" not in network
    assert ">CPU 1, 2000 MB RAM, 20 GB disk<" in full
    assert 'id="direct.browser.api.3000"' not in network
    assert 'id="direct.browser.api.3000"' in full


def test_each_view_shows_its_side() -> None:
    topology = build(load(FULLSTACK))
    public, internal = (compose(topology, view=view) for view in ("public", "internal"))
    assert {drawn.edge.kind for drawn in public.edges} == {"request", "forward", "direct", "browser_call"}
    assert {drawn.edge.kind for drawn in internal.edges} == {"internal"}
    assert "browser" not in {drawn.id for drawn in internal.nodes}
    assert len(internal.component_cards) == 3


def test_what_stands_for_several_names_each() -> None:
    calls = [f"S{number}_URL=https://host{number}.example.com" for number in range(12)]
    diagram = draw({"version": 8, "name": "x", "compose": [{"name": "a", "environmentParameters": calls}]})
    svg = diagram.svg()
    assert ">+ 4 more<" in svg
    for number in range(12):
        assert f'id="external.host{number}.example.com"' in svg
        assert f"host{number}.example.com is outside the app." in svg


@pytest.mark.parametrize(("what", "value"), [("detail", "most"), ("view", "inside"), ("direction", "BT")])
def test_a_look_that_is_not_there_is_told(what: str, value: str) -> None:
    with pytest.raises(UnknownNameError, match=what):
        draw(FULLSTACK, **{what: value})
