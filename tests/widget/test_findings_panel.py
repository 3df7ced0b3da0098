"""Findings in the explorer: counted, flagged, grouped, filtered, each with the page of its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fluxviz
from fluxviz.checks import get_rule
from tests.widget.apps import FULLSTACK
from tests.widget.test_page import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.notebook_apps.pages import Scheme
    from tests.widget.views import View

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fluxviz.draw(FULLSTACK).save(tmp_path_factory.mktemp("findings") / "app.html")


@pytest.fixture
def view(chromium: Browser, page: Path) -> Iterator[View]:
    with opened(chromium, page, width=1400) as (view, _):
        yield view


BROKEN = """panel => [...panel.querySelectorAll(".word, .whole > span")]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().height > 30)
    .map(each => each.textContent).filter(text => text.length < 40)"""

FOUND = fluxviz.check(FULLSTACK)


def test_the_tab_counts_by_severity_and_the_summary_leads_there(view: View) -> None:
    from playwright.sync_api import expect

    counts = FOUND.counts
    tab = view.host.get_by_role("tab", name=re.compile("^Findings"))
    said = " ".join((tab.text_content() or "").split())
    assert f"{counts['warning']} warnings" in said
    assert f"{counts['advice']} advice" in said
    assert "error" not in said
    view.panel.get_by_role("button", name=f"{counts['warning']} warnings").click()
    expect(view.host.get_by_role("tabpanel", name="Findings")).to_be_visible()
    assert view.panel.locator(".finding").count() == len(FOUND)


def test_they_are_grouped_and_filtered(view: View) -> None:
    view.tab("Findings")
    heads = view.panel.get_by_role("heading", level=3)
    assert heads.all_inner_texts() == [f"Warnings ({FOUND.counts['warning']})", f"Advice ({FOUND.counts['advice']})"]
    view.button(f"{FOUND.counts['advice']} advice").click()
    assert view.panel.locator(".finding").count() == FOUND.counts["warning"]
    view.button(f"{FOUND.counts['advice']} advice").click()
    view.choice("Group by").select_option("rule")
    assert {text.split()[0] for text in heads.all_inner_texts()} == set(FOUND.codes)
    view.choice("Group by").select_option("card")
    assert {text.split()[0] for text in heads.all_inner_texts()} >= {"postgres", "api", "frontend"}
    # The field that was changed keeps the focus.
    view.choice("Group by").focus()
    view.page.keyboard.press("s")
    assert heads.first.inner_text().startswith("Warnings")
    assert view.host.evaluate("host => host.shadowRoot.activeElement.tagName") == "SELECT"


def test_each_has_the_page_of_its_rule_which_stays_open(view: View) -> None:
    from playwright.sync_api import expect

    view.tab("Findings")
    finding = view.panel.locator(".finding", has_text="FX301").first
    rule = get_rule("FX301")
    assert not finding.get_by_text(rule.why).is_visible()
    finding.locator("summary").focus()
    view.page.keyboard.press("Enter")
    for text in (rule.what, rule.why, rule.good):
        expect(finding.get_by_text(text).first).to_be_visible()
    finding.get_by_role("button").click()
    expect(view.part("component.postgres")).to_have_class(re.compile("chosen|highlighted"))
    expect(finding.get_by_text(rule.why)).to_be_visible()


def test_a_card_tells_its_own_and_is_flagged(view: View) -> None:
    mine = FOUND.where(lambda each: each.component == "postgres")
    view.click("component.postgres")
    section = view.panel.locator("section", has=view.page.get_by_role("heading", name="Findings"))
    assert section.locator(".finding").count() == len(mine)
    assert re.search(r"[23] findings, warning\.$", view.part("component.postgres").get_attribute("aria-label") or "")
    assert view.host.locator(".flag.warning").count() >= 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 400])
def test_axe_finds_nothing_wrong_with_them(chromium: Browser, page: Path, width: int, scheme: Scheme) -> None:
    from tests.frontend.axe import axe_violations
    from tests.notebook_apps.screenshots import keep

    with opened(chromium, page, width=width, scheme=scheme) as (view, watched):
        view.tab("Findings")
        view.panel.locator("summary").first.click()
        found = axe_violations(watched.page, "html")
        assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
        keep(watched.page, f"findings_{width}_{scheme}")
        assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_hosts_are_not_broken_over_lines(chromium: Browser, page: Path) -> None:
    """A host takes one line wherever the panel is wide enough for it."""
    for width in (1400, 400):
        with opened(chromium, page, width=width) as (view, _):
            for tab in ("Details", "Findings"):
                view.tab(tab)
                broken = view.panel.evaluate(BROKEN)
                assert broken == [], (width, tab)
