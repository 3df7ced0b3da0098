"""Every script, with few fonts and with many: nothing overlaps, however high its letters and marks stand out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import fluxviz
from fluxviz.drawing import DIRECTIONS
from tests.geometry import Chromium, check, details
from tests.geometry.browser import launch
from tests.geometry.fonts import FAMILIES, only
from tests.stress.scripts import script_apps


@pytest.fixture(scope="module", params=FAMILIES)
def with_fonts(
    request: pytest.FixtureRequest, chromium: Chromium, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Chromium]:
    environment = only(FAMILIES[request.param], tmp_path_factory.mktemp("fonts"))
    if environment is None:
        pytest.skip(f"not all of these fonts are here: {', '.join(FAMILIES[request.param])}")
    running = chromium.page.context.browser
    assert running is not None
    other = launch(running.browser_type, environment)
    try:
        with Chromium(other) as page:
            yield page
    finally:
        other.close()


@pytest.mark.browser
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_script_is_clean_with_any_fonts(direction: str, with_fonts: Chromium) -> None:
    svgs = {
        name: fluxviz.draw(spec, access=access, theme="light", direction=direction).svg()
        for name, (spec, access) in script_apps().items()
    }
    bad = [report for report in check(svgs, any_size=True, chromium=with_fonts) if not report.clean]
    assert not bad, details(bad)


@pytest.mark.browser
@pytest.mark.parametrize("with_fonts", ["with Noto"], indirect=True)
def test_lines_of_their_usual_height_would_overlap(with_fonts: Chromium, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this, the test above could pass for fonts that lack every letter that stands out."""
    monkeypatch.setattr("fluxviz.drawing.cells.extra_height", lambda text, size: 0)
    svgs = {
        name: fluxviz.draw(spec, access=access, theme="light").svg() for name, (spec, access) in script_apps().items()
    }
    reports = check(svgs, any_size=True, chromium=with_fonts)
    assert any(report.faults["texts"] for report in reports)
