"""The fields of what-ifs, as a kernel would hear of them: a page that takes itself for a notebook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import fluxviz
from tests.notebook_apps.pages import watched_page
from tests.widget.apps import SHOP

pytestmark = pytest.mark.browser

TWO = {"domains": {"shop.example.com": {"component": "web"}, "b.org": {"component": "api"}}}


@pytest.fixture
def page(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    file = tmp_path / "shop.html"
    text = (
        fluxviz.draw(SHOP, access=TWO)
        .page()
        .replace('"_alone": true', '"_alone": false')
        .replace('"_alone":true', '"_alone":false')
    )
    # As it stands in a page: without room.
    shows = "explore(model,main)"
    assert text.count(shows) == 1
    file.write_text(text.replace(shows, "explore((globalThis.asked=model),main)"), "utf-8")
    with watched_page(chromium, "file://") as watched:
        watched.page.goto(file.as_uri())
        watched.page.get_by_role("tab", name="What if").click()
        yield watched.page


def asked_for(page: Page, trait: str) -> Any:
    """Give what the front end set a trait to first: without a kernel the page then takes it back."""
    return json.loads(page.evaluate(f"JSON.stringify(globalThis.told?.{trait} ?? null)"))


def listen(page: Page) -> None:
    page.evaluate(
        "globalThis.told = {}; const set = asked.set.bind(asked);"
        "asked.set = (name, value) => { told[name] ??= value; set(name, value); }"
    )


@pytest.mark.parametrize("number", ["65536", "0", "-3", "80.5"])
def test_what_is_no_port_is_told_and_not_taken_back(page: Page, number: str) -> None:
    listen(page)
    field = page.get_by_label("Public port of web")
    field.fill(number)
    field.press("Enter")
    page.get_by_role("alert").filter(has_text="a port is a whole number from 1 to 65535").wait_for()
    assert field.input_value() == number
    assert field.get_attribute("aria-invalid") == "true"
    assert asked_for(page, "publishes") is None
    field.fill("31999")
    field.press("Enter")
    assert asked_for(page, "publishes") == {"web:31000": 31999}


def test_each_domain_has_a_field(page: Page) -> None:
    listen(page)
    assert page.get_by_label("Custom domain", exact=True).count() == 0
    field = page.get_by_label("Custom domain b.org")
    field.fill("c.net")
    field.press("Enter")
    assert asked_for(page, "domains") == {"b.org": "c.net"}
    assert page.get_by_label("Custom domain shop.example.com").input_value() == "shop.example.com"


def test_every_field_of_a_port_has_a_label_to_read_and_a_name_of_its_own(chromium: Browser, tmp_path: Path) -> None:
    spec = {"version": 8, "name": "shop", "compose": [
        {"name": "web", "repotag": "acme/web:1", "ports": [33080, 33081], "containerPorts": [80, 81]},
        {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
    ]}  # fmt: skip
    file = tmp_path / "shop.html"
    file.write_text(fluxviz.draw(spec).page(), "utf-8")
    with watched_page(chromium, "file://") as watched:
        watched.page.goto(file.as_uri())
        watched.page.get_by_role("tab", name="What if").click()
        fields = watched.page.get_by_role("group", name="Ports").get_by_role("spinbutton").all()
        names = [field.get_attribute("aria-label") or "" for field in fields]
        assert len(set(names)) == len(names) == 4
        for field, name in zip(fields, names, strict=True):
            shown = field.locator("xpath=..").inner_text().strip()
            assert shown in ("public port", "container port")
            assert shown in name.lower()
