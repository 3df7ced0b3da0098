"""Every picture, in a real browser: nothing overlaps, nothing sticks out, and small apps stay legible at 800 px."""

from functools import cache

import pytest

from fluxviz import Diagram
from fluxviz.drawing import DIRECTIONS
from tests.geometry import Chromium, check, details, table
from tests.geometry.groups import FOLDERS, GROUPS, diagrams

pytestmark = pytest.mark.browser
AT_ITS_OWN_SIZE = ("(base)", "(padding)", "(title)")
"""What is held to at a picture's own size: a page may show it smaller."""

CALM = ("(line/label)", "(line/frame)", "(border)", "(restless)", "(heads)", "(astray)", "(leaves)")
"""What is held to besides: lines turn little, keep off words and each other's arrowheads, and stay in their app."""

ANY_SIZE = ("more specs", "all more specs")
"""Groups whose text may be small: orbit_pg_redis has eight ports on two cards and as many lines at their sides."""

LOOSE = ("looks and estates",)
"""Groups that are not held to be calm: several apps in one picture, and looks that a reader asks for."""

parts = [pytest.param(each, marks=[pytest.mark.slow] * each.startswith("all")) for each in GROUPS]
drawn = cache(diagrams)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("group", parts)
def test_pictures_are_clean(group: str, direction: str, chromium: Chromium) -> None:
    if group in FOLDERS and not any(FOLDERS[group].glob("*.json")):
        pytest.skip(f"no specs to draw: {FOLDERS[group]} is not there or holds no .json file")
    pictures: dict[str, Diagram] = drawn(group)
    assert pictures, f"none of the {group} draws"
    svgs = {name: diagram.with_(direction=direction).svg() for name, diagram in pictures.items()}
    reports = check(svgs, any_size=direction == "LR" or group in ANY_SIZE, chromium=chromium)
    held = AT_ITS_OWN_SIZE + (() if group in LOOSE else CALM)
    bad = [report for report in reports if not report.clean or any(report.watched[column] for column in held)]
    if bad:
        pytest.fail(f"{group}, {direction}:\n{table(reports)}\n{details(bad, lines=True)}", pytrace=False)
