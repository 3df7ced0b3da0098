"""A change that takes something away can be drawn, explored and made a page: of any app, whatever goes."""

from __future__ import annotations

import json
import warnings
from itertools import islice
from pathlib import Path

import pytest

from fluxviz import SpecError, build, check, draw_changes, join, load
from tests.changes.editing import component, edited
from tests.changes.removing import without_one
from tests.specimens import ALL, NO_SHARED, REAL_SPECS, SHARED, document
from tests.test_estate import BLOG, SHOP

PATHS = [each for folder in REAL_SPECS for each in sorted(folder.glob("*.json"))]


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL)
def test_every_removal_is_explored(name: str) -> None:
    app = document(name)
    before = build(load(app))
    for _, after in without_one(app):
        for one, other in ((before, after), (after, before)):
            explorer = draw_changes(one, other).explore()
            assert list(explorer.findings) == list(check(other))
            _parts_are_drawn(explorer._picture)


@pytest.mark.slow
@pytest.mark.skipif(not SHARED.exists(), reason=NO_SHARED)
@pytest.mark.parametrize(
    "path", [each for folder in REAL_SPECS for each in sorted(folder.glob("*.json"))][::6], ids=str
)
def test_removals_from_a_real_spec_are_pages(path: Path) -> None:
    """Three of each sixth spec, since the pages of all take minutes."""
    try:
        app = json.loads(path.read_text("utf-8"))
        before = build(load(app))
    except (SpecError, ValueError):
        return  # what cannot be read has tests of its own
    for _, after in islice(without_one(app), 3):
        page = draw_changes(before, after).page()
        _parts_are_drawn(json.loads(page.partition('id="given">')[2].partition("</script>")[0])["state"]["_picture"])


def test_a_called_component_that_went_makes_a_page() -> None:
    before, after = edited(lambda spec: spec["compose"].remove(component(spec, "postgres")))
    assert "component.postgres" in draw_changes(before, after).page()


def test_findings_are_those_of_the_new_side_and_those_that_went() -> None:
    before, after = edited(lambda spec: spec["compose"].remove(component(spec, "postgres")))
    listed = draw_changes(before, after).explore()._picture["findings"]
    told = [(each["mark"], each["severity"], each["code"]) for each in listed]
    assert ("new", "error", "FX101") in told
    assert ("gone", "warning", "FX301") in told
    assert len([mark for mark, *_ in told if mark != "gone"]) == len(check(after))
    assert list(check(draw_changes(before, after).topology)) == list(check(after))


def test_an_app_that_left_an_estate_is_still_seen() -> None:
    shop, blog = build(load(SHOP)), build(load(BLOG))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = draw_changes(join([shop, blog, build(load({**BLOG, "name": "zine"}))]), join([shop, blog])).svg()
    assert 'class="frame" data-kind="app" data-label="zine"' in svg


def _parts_are_drawn(picture: dict[str, object]) -> None:
    """What a click leads to is there."""
    parts = {part["id"] for part in picture["parts"]}  # type: ignore[attr-defined]
    assert {wrong["part"] for wrong in picture["findings"]} <= {*parts, ""}  # type: ignore[attr-defined]
