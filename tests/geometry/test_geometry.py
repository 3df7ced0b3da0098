"""Every picture, in a real browser: nothing overlaps, nothing sticks out, and small apps stay legible at 800 px."""

from collections.abc import Sequence
from functools import cache

import pytest

from fluxviz import Diagram
from fluxviz.drawing import DIRECTIONS
from tests.geometry import Chromium, check, details, table
from tests.geometry.groups import FOLDERS, GROUPS, diagrams
from tests.geometry.report import Report

pytestmark = pytest.mark.browser
AT_ITS_OWN_SIZE = ("(base)", "(padding)", "(title)")
"""What is held to at a picture's own size: a page may show it smaller."""

CALM = ("(line/label)", "(line/frame)", "(border)", "(restless)", "(heads)", "(astray)", "(leaves)")
"""What is held to besides: lines turn little, keep off words and each other's arrowheads, and stay in their app."""

NOT_YET = {
    # A line or a label of others stands right beside the frame, which cannot grow around the line that leaves it.
    ("stress apps", "LR", "star_out"): {"(leaves)": 1},
    ("reference specs", "LR", "03_mongo_replicaset"): {"(leaves)": 1},
    ("reference specs", "LR", "12_rabbit_celery"): {"(leaves)": 1},
    ("reference specs", "LR", "40_sockets_and_schemes"): {"(leaves)": 1},
    ("reference specs", "LR", "46_analytics_stores"): {"(leaves)": 2},
    # A wide label between three lines that go straight down from one card.
    ("reference specs", "LR", "13_mqtt_iot"): {"(line/label)": 1},
    # Nine lines to one card, each with a label, in a row of four.
    ("stress apps", "LR", "bipartite"): {"(astray)": 1},
}
"""What is known not to be so yet, and how often: it must become no more, and must not stay here when it is mended."""

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
    bad = [report for report in reports if not report.clean or _found(report, held) != _known(group, direction, report)]
    if bad:
        pytest.fail(f"{group}, {direction}:\n{table(reports)}\n{details(bad, lines=True)}", pytrace=False)


def _found(report: Report, held: Sequence[str]) -> dict[str, int]:
    return {column: len(report.watched[column]) for column in held if report.watched[column]}


def _known(group: str, direction: str, report: Report) -> dict[str, int]:
    return NOT_YET.get((group, direction, report.name), {})
