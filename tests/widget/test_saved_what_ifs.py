"""What is saved from an explorer that supposes something says so: in the picture, the title and the metadata."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import fluxviz
from fluxviz.export import extract_provenance
from fluxviz.rendering import FORMATS
from tests.docs.project import Project, shop
from tests.notebook_apps.pages import watched_page
from tests.svg_reading import read_svg

SAID = "What if: db is switched off: as if the spec did not have it."
TITLE = "What if: Network of the Flux app shop. db is switched off: as if the spec did not have it."
BINARY = (".png", ".pdf")


@pytest.fixture
def explorer() -> fluxviz.Explorer:
    return fluxviz.explore(shop(), off=["db"])


def test_the_picture_says_so_at_every_level_of_detail(explorer: fluxviz.Explorer) -> None:
    for detail in ("overview", "network", "full"):
        explorer.detail = detail
        svg = explorer.diagram.svg()
        assert SAID in read_svg(svg).words.split("\n")
        assert re.search(r"<title[^>]*>([^<]*)</title>", svg)[1] == TITLE  # type: ignore[index]
        assert SAID in explorer._picture["svg"]


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - set(BINARY)))
def test_every_format_says_so(explorer: fluxviz.Explorer, suffix: str, tmp_path: Path) -> None:
    text = explorer.save(tmp_path / f"app{suffix}").read_text("utf-8")
    words = re.sub(r"<br/?>|&lt;br&gt;|\\n|\n| {2,}|&#xa;", " ", text)
    assert "What if: " in words
    assert "db is switched off" in words


@pytest.mark.parametrize("suffix", sorted(set(FORMATS) - {".json"}))
def test_the_metadata_say_so(explorer: fluxviz.Explorer, suffix: str, tmp_path: Path) -> None:
    provenance, intact = extract_provenance(explorer.save(tmp_path / f"app{suffix}").read_bytes(), suffix)
    assert intact
    assert provenance is not None
    assert provenance.applied == (SAID.removeprefix("What if: "),)


def test_what_is_drawn_of_the_topology_of_a_what_if_says_so(explorer: fluxviz.Explorer) -> None:
    assert SAID in read_svg(fluxviz.draw(explorer.topology).svg()).words.split("\n")
    again = fluxviz.Topology.from_graph(explorer.topology.graph)
    assert again.applied == explorer.topology.applied
    assert explorer.diagram.text().startswith(SAID)


def test_an_app_as_it_is_says_nothing_of_the_kind(explorer: fluxviz.Explorer) -> None:
    explorer.reset()
    assert explorer.topology.applied == ()
    assert explorer.diagram.svg() == fluxviz.draw(shop()).svg()
    assert explorer.diagram.page() == fluxviz.draw(shop()).page()


@pytest.mark.parametrize("suffix", [".svg", ".mmd", ".html", ".json", ".png", ".md"])
def test_docs_check_says_that_a_file_shows_a_what_if(explorer: fluxviz.Explorer, suffix: str, tmp_path: Path) -> None:
    output = f"docs/app{suffix}"
    project = Project(tmp_path, f'[[tool.fluxviz.diagrams]]\nspec = "app.json"\noutput = ["{output}"]\n')
    (tmp_path / "docs").mkdir()
    explorer.save(tmp_path / output)
    checked = project.docs("check")
    assert checked.code == 1
    assert "shows a what-if, not the app as it is: db is switched off" in checked.err
    assert project.docs("build", "-q").code == 0
    assert project.docs("check").code == 0


@pytest.mark.browser
def test_a_page_keeps_the_strip_and_leads_back(chromium: Browser, explorer: fluxviz.Explorer, tmp_path: Path) -> None:
    explorer.trace = ["browser", "api"]
    file = explorer.save(tmp_path / "what-if.html")
    with watched_page(chromium, "file://") as watched:
        page = watched.page
        page.goto(file.as_uri())
        assert page.title() == TITLE
        strip = page.locator(".strip")
        assert "What if: db is switched off" in strip.inner_text()
        assert "Breaks: api no longer reaches db" in strip.inner_text()
        page.get_by_role("tab", name="What if").click()
        assert not page.get_by_label("db", exact=True).is_checked()
        assert page.locator('[data-id="component.db"]').count() == 0
        page.get_by_role("button", name="Reset").click()
        page.locator('[data-id="component.db"]').wait_for()
        assert strip.is_hidden()
        assert page.title() == page.locator("h1").inner_text() == "Network of the Flux app shop"
        page.get_by_label("db", exact=True).uncheck()
        strip.wait_for()
        assert page.title() == page.locator("h1").inner_text() == TITLE
        assert watched.errors == []
