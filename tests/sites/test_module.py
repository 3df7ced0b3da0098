"""The explorer as an ES module, in a page of others: as MyST shows it in a shadow root, twice, with no network."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import fluxviz
from tests.sites.looking import opened
from tests.specimens import app, component

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SECRET = "s3cr3tCanary0123456789"
SHOP = app(
    component("api", 3000, environmentParameters=["DB_HOST=fluxdb_shop", "DB_PORT=5432", f"DB_PASSWORD={SECRET}"]),
    component("db", None, repotag="postgres:16"),
)
BLOG = app(component("web", 80), name="blog")
PAGE = """<!doctype html><html lang="en"><title>Mine</title><h1>Mine</h1><div id="plain"></div><div id="host"></div>
<script type="module">
import shop from "./shop.mjs";
import blog from "./blog.mjs";
const inside = document.getElementById("host").attachShadow({ mode: "open" });
const el = inside.appendChild(document.createElement("div"));
shop.render({ el, model: {} });
window.stop = blog.render({ el: document.getElementById("plain") });
</script></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, spec in (("shop", SHOP), ("blog", BLOG)):
        fluxviz.draw(spec).save(tmp_path / f"{name}.mjs")
    (tmp_path / "index.html").write_text(PAGE)
    return tmp_path


def test_it_is_explored_in_a_shadow_root_and_beside_another(site: Path, chromium: Browser) -> None:
    assert SECRET not in (site / "shop.mjs").read_text("utf-8")
    with opened(chromium, site, "index.html") as page:
        plain, shadow = page.locator("#plain"), page.locator("#host")
        shadow.locator('[data-id="component.db"], [id$="component.db"]').first.click()
        shadow.get_by_text("fluxdb_shop").first.wait_for()
        assert plain.get_by_text("fluxdb_shop").count() == 0
        assert plain.locator("svg").first.is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "32px"  # the page's own
        page.evaluate("window.stop()")


def test_a_what_if_is_there_without_a_kernel(site: Path, chromium: Browser) -> None:
    with opened(chromium, site, "index.html") as page:
        shadow = page.locator("#host")
        shadow.locator('[data-id="component.db"], [id$="component.db"]').first.click()
        shadow.get_by_role("button", name="switch off").first.click()
        shadow.get_by_text("leads nowhere").first.wait_for()


def test_it_says_what_it_shows_and_is_the_same_each_time(site: Path) -> None:
    text = (site / "shop.mjs").read_text("utf-8")
    assert text == (fluxviz.draw(SHOP).save(site / "again.mjs")).read_text("utf-8")
    assert "// fluxviz {" in text
    assert "http://" not in text.replace("http://www.w3.org/", "").replace("http://flux", "")
