"""No link of any page leads nowhere, and every page of the documentation can be found from its front page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pages.markdown import DOCS, PAGES, anchors, links, name_of


def reached(page: Path) -> list[tuple[str, Path, str]]:
    """Give each link of a page within the project: as written, its file, and its anchor."""
    found = []
    for link in links(page.read_text("utf-8")):
        if not link.startswith(("http://", "https://")):
            target, _, anchor = link.partition("#")
            found.append((link, (page.parent / target).resolve() if target else page, anchor))
    return found


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(page: Path) -> None:
    dead = [link for link, target, _ in reached(page) if not target.exists()]
    assert dead == []
    lost = [
        link for link, target, anchor in reached(page) if anchor and anchor not in anchors(target.read_text("utf-8"))
    ]
    assert lost == []


def test_every_page_of_the_documentation_is_linked_from_its_front_page() -> None:
    front = {target for _, target, _ in reached(DOCS / "index.md")}
    assert sorted(set(DOCS.rglob("*.md")) - front - {DOCS / "index.md"}) == []
