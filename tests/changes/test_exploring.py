"""The explorer of a change: before, both and after, and a list of changes to click through."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from fluxviz import Topology, diff, draw_changes, join
from tests.changes.editing import edited
from tests.changes.test_picture import edit
from tests.notebook_apps.pages import watched_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_an_explorer_lists_the_changes_and_leads_to_their_places() -> None:
    before, after = edited(edit)
    explorer = draw_changes(before, after).explore()
    listed = explorer._controls["changes"]
    assert [row["text"] for row in listed] == [change.text for change in diff(before, after)]
    ids = {part["id"] for part in explorer._picture["parts"]}
    assert {row["part"] for row in listed} <= ids
    statuses = {part["id"]: part.get("status") for part in explorer._picture["parts"]}
    assert statuses["component.redis"] == "added"
    assert statuses["component.frontend"] is None
    assert explorer.side == "both"


def test_the_change_of_an_app_that_shows_nothing_in_public_is_a_page() -> None:
    app = {"version": 8, "name": "zizy", "compose": [{"name": "app"}, {"name": "mysql"}]}
    assert draw_changes(app, app).page().startswith("<!doctype html>")
    assert draw_changes(app, app, view="public").explore().faults == []


def test_an_app_in_the_place_of_a_change_has_no_changes() -> None:
    explorer = draw_changes(*edited(edit)).explore()
    explorer.spec = {"version": 4, "name": "shop", "compose": [{"name": "web", "ports": [80], "containerPorts": [80]}]}
    assert explorer.faults == []
    assert explorer._controls["changes"] == []
    assert not any("status" in part for part in explorer._picture["parts"])


SHOP = {
    "version": 4,
    "name": "shop",
    "compose": [
        {"name": "web", "repotag": "nginx:1.27", "ports": [31000], "containerPorts": [80]},
        {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
    ],
}


def _estate(names: str) -> Topology:
    return join([{**SHOP, "name": name} for name in names])


@pytest.mark.parametrize("detail", ["overview", "network", "full", "groups", "apps"])
@pytest.mark.parametrize("apps", ["ab abc", "abc ab", "ab ac", "ab cd", "ab a", "a ab", "a b"])
def test_apps_that_came_and_went_are_framed_on_their_side_only(apps: str, detail: str) -> None:
    old, new = map(_estate, apps.split())
    explorer = draw_changes(old, new, detail=detail).explore()
    for side, topology in (("before", old), ("after", new)):
        framed = re.findall(
            r"class='frame' data-kind='app' data-label='(\w+)'", explorer._picture["sides"][side]["svg"]
        )
        assert sorted(framed) == ([] if detail == "apps" else sorted(app.name for app in topology.apps))


@pytest.mark.browser
def test_a_page_shows_either_side_and_both(chromium: Browser, tmp_path: Path) -> None:
    file = draw_changes(*edited(edit)).save(tmp_path / "change.html")
    with watched_page(chromium, "file://") as watched:
        page = watched.page
        page.goto(file.as_uri())
        redis = page.locator('g.node[data-id="component.redis"]')
        door = page.locator('g.link[data-id="was.direct.browser.postgres.5432"]')
        for side, shown in (("before", (False, True)), ("after", (True, False)), ("both", (True, True))):
            page.get_by_role("button", name=side, exact=True).click()
            for part, visible in ((redis, shown[0]), (door, shown[1])):
                part.wait_for(state="visible" if visible else "hidden")
        page.get_by_role("button", name="redis is new").click()
        page.locator('g.node.chosen[data-id="component.redis"]').wait_for()
        assert watched.errors == []
        assert watched.strays == []
