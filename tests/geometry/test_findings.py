"""Pictures with findings on them are as clean as those without."""

import pytest

from fluxviz import draw
from fluxviz.drawing import DIRECTIONS
from fluxviz.patterns import PATTERNS, guide_example
from tests.checks.breaking import changed, clean
from tests.checks.test_rules import BAD
from tests.geometry import Chromium, check, details, table

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_pictures_with_findings_are_clean(direction: str, chromium: Chromium) -> None:
    diagrams = {case.id: draw(changed(clean(), case.changes), access=case.access, check=True) for case in BAD[::6]}
    for name in PATTERNS:
        pattern = guide_example(name)
        for detail in ("network", "full"):
            diagrams[f"{name} {detail}"] = draw(pattern.document, access=pattern.access, check=True, detail=detail)
    svgs = {name: diagram.with_(direction=direction).svg() for name, diagram in diagrams.items()}
    reports = check(svgs, any_size=direction == "LR", chromium=chromium)
    bad = [report for report in reports if not report.clean]
    if bad:
        pytest.fail(f"{table(reports)}\n{details(bad)}", pytrace=False)
