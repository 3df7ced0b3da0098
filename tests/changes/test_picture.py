"""The picture of a change: what came, what went, what is not what it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from fluxviz import draw, draw_changes
from fluxviz.diagram import draw_side_by_side
from tests.changes.editing import component, edited, set_variable
from tests.geometry import Chromium, check, details
from tests.svg_reading import read_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture
def geometry(chromium: Browser) -> Iterator[Chromium]:
    with Chromium(chromium) as page:
        yield page


def edit(spec: dict[str, Any]) -> None:
    spec["compose"].append({"name": "redis", "repotag": "redis:7", "port": 6379, "containerPort": 6379})
    component(spec, "api").update(port=3001)
    set_variable(spec, "api", "DB_PORT", "6432")
    component(spec, "postgres").update(repotag="postgres:16", port=None, containerPort=None)


def classes(svg: str) -> dict[str, set[str]]:
    """Give the classes of every part by its id."""
    parts = read_svg(svg).root.iter("{http://www.w3.org/2000/svg}g")
    return {part.attrib["data-id"]: set(part.attrib["class"].split()) for part in parts if "data-id" in part.attrib}


def test_what_came_went_and_changed_is_told_by_class() -> None:
    told = classes(draw_changes(*edited(edit)).svg())
    assert "node-added" in told["component.redis"]
    assert "node-changed" in told["component.api"]
    assert "link-removed" in told["was.direct.browser.postgres.5432"]
    assert not {"node-added", "node-removed", "node-changed"} & told["component.frontend"]


def test_before_and_after_stand_on_the_labels() -> None:
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", draw_changes(*edited(edit)).svg())
    for pair in (("postgresql 5432", "postgresql 6432"), ("3000", "3001"), ("postgres:15-alpine", "postgres:16")):
        assert set(pair) <= set(texts)


def test_what_did_not_change_is_dimmed() -> None:
    parts = read_svg(draw_changes(*edited(edit)).svg()).root.iter("{http://www.w3.org/2000/svg}g")
    opacity = {part.attrib.get("data-id"): part.attrib.get("opacity") for part in parts}
    assert opacity["component.frontend"] == "0.25"
    assert opacity["component.api"] is None
    assert opacity["was.direct.browser.postgres.5432"] == "0.6"


def test_a_change_of_nothing_is_the_picture_itself() -> None:
    before, _ = edited(edit)
    assert draw_changes(before, before).svg() == draw(before).svg()


def test_side_by_side_marks_each_side() -> None:
    svg = draw_side_by_side(*edited(edit))
    root = read_svg(svg).root
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert "before-direct.browser.postgres.5432" in ids
    assert "after-component.redis" in ids
    assert "before-component.redis" not in ids


@pytest.mark.browser
def test_no_label_or_card_covers_another(geometry: Chromium) -> None:
    there, back = edited(edit), edited(edit)[::-1]
    reports = check({"there": draw_changes(*there).svg(), "back": draw_changes(*back).svg()}, chromium=geometry)
    assert [details([report]) for report in reports if not report.clean] == []
