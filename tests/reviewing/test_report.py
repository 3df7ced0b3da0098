"""The report of a review: what stands in it, and that nothing in it runs or is read as markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from fluxviz import explore
from tests.cli.running import run
from tests.widget.canaries import PLANTED, canaries_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EVIL = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> ![p](https://evil.example/p.png)\n"
    "[x](javascript:alert(3)) **bold** `code`\n\n```\n</code><script>alert(4)</script>\n```\n"
    "# a heading\n| a | b |\n"
)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(PLANTED))
    (tmp_path / "shop.access.json").write_text(
        json.dumps({"suppress": [{"code": "FX307", "where": "web", "reason": "a <b>lab</b> | of ours"}]})
    )
    notes = {
        "component.web": [{"text": EVIL, "author": "<b>Eve</b>", "date": "2026-11-26"}],
        "component.gone": [{"text": "who?", "state": "resolved"}],
        "": [{"text": "the *whole* app"}],
    }
    tours = [{"title": "<i>First</i>", "steps": [{"text": EVIL, "state": {"selected": "component.web"}}]}]
    (tmp_path / "shop.review.json").write_text(json.dumps({"notes": notes, "tours": tours}))
    return path


def test_a_page_holds_all_of_a_review_and_nothing_that_runs(planted: Path) -> None:
    ran = run("review", planted, "--format", "html", "--date", "2026-11-26", "-q")
    assert (ran.code, ran.err) == (0, "")
    page = ran.out
    for said in (
        "Review of shop",
        "2026-11-26",
        "FX307",
        "a &lt;b&gt;lab&lt;/b&gt; | of ours",
        "the <em>whole</em> app",
    ):
        assert said in page
    assert "component.gone (not in the app any more)" in page
    assert "<strong>bold</strong>" in page
    tags = set(re.findall(r"<([a-z]+)[ >]", page))
    assert not tags & {"script", "img", "b onclick", "i", "iframe", "object", "form", "base"}
    assert re.search(r"<[^>]*\s(?:on\w+|src)\s*=", page) is None
    assert re.findall(r'<a href="([^"]*)">', page) == ["https://evil.example/p.png"] * 2
    policy = re.findall(r"'sha256-([^']+)'", page)
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert policy == [base64.b64encode(hashlib.sha256(each.encode()).digest()).decode() for each in styles]
    assert " style=" not in page
    assert canaries_in(page) == []


def test_markdown_holds_the_same_as_text(planted: Path) -> None:
    ran = run("review", planted, "-q")
    assert (ran.code, ran.err) == (0, "")
    for said in ("# Review of shop", "```mermaid", "| FX307 | web |", "not in the app any more", "## Tour"):
        assert said in ran.out
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(ran.out)
    assert not set(re.findall(r"<([a-z]+)[ >]", rendered)) & {"script", "img", "a", "i", "b"}
    assert "alert(1)" in rendered
    assert canaries_in(ran.out) == []


def test_the_command_refuses_in_one_line(planted: Path) -> None:
    review = planted.with_name("shop.review.json")
    for arguments, said in (
        ((planted, "-o", review), "would write over"),
        ((planted, "-o", planted), "would write over"),
        ((planted, "--notes", "nowhere.json"), "no such file"),
        ((planted.with_name("nobody.json"),), "no such file"),
        ((planted, "-o", planted.parent / "no" / "x.md"), "cannot write"),
    ):
        ran = run("review", *arguments, "-q")
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
    review.write_text('{"notes": {"x": [{}]}}')
    ran = run("review", planted, "-q")
    assert ran.code == 2
    assert "not a review file" in ran.err


def test_a_spec_without_a_review_has_a_report(planted: Path) -> None:
    planted.with_name("shop.review.json").unlink()
    target = planted.with_name("out.md")
    assert run("review", planted, "-q", "-o", target).code == 0
    assert "No notes." in target.read_text()


def test_the_same_report_from_python(planted: Path) -> None:
    explorer = explore(planted)
    page = planted.with_name("report.html")
    assert explorer.report(date="2026-11-26") == run("review", planted, "-q", "--date", "2026-11-26").out
    explorer.report(page, date="2026-11-26")
    assert page.read_text() == run("review", planted, "-q", "--format", "html", "--date", "2026-11-26").out


def test_a_review_file_is_no_spec_though_a_pattern_finds_it(planted: Path) -> None:
    review = planted.with_name("shop.review.json")
    ran = run("check", planted, review, "--select", "FX101")
    assert (ran.code, f"{review}: passed over: a review file, not a spec" in ran.err) == (0, True)
    ran = run("draw", planted, review, "-q", "-o", planted.with_name("drawn"))
    assert (ran.code, [path.name for path in planted.with_name("drawn").iterdir()]) == (0, ["shop.svg"])
    for command in (("draw", planted, "-o", review), ("convert", planted, "-o", review)):
        assert run(*command).code == 2
    assert "the *whole* app" in review.read_text()


@pytest.mark.browser
def test_the_picture_of_a_page_scrolls_before_its_text_is_too_small(planted: Path, chromium: Browser) -> None:
    ran = run("review", planted, "--format", "html", "-q")
    page = chromium.new_page(viewport={"width": 400, "height": 800})
    page.set_content(ran.out)
    shrunk, wide, room, page_wide = page.evaluate(
        """() => {
            const [svg, box] = ["figure svg", "figure"].map((each) => document.querySelector(each));
            const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            return [scale, box.scrollWidth, box.clientWidth, document.documentElement.scrollWidth];
        }"""
    )
    page.close()
    assert 12 * shrunk >= 10
    assert wide > room
    assert page_wide == 400
