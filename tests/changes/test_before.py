"""Before a change the app is as it was, to the label: as terse as its own picture, and no terser."""

from __future__ import annotations

import json
import re
from itertools import islice
from pathlib import Path
from typing import Literal

import pytest

from fluxviz import build, draw, draw_changes, load
from tests.changes.removing import without_one
from tests.specimens import NO_SHARED, REAL_SPECS

CASES: dict[str, Literal["network", "full"]] = {
    "shareddb_doc": "network",
    "mp_YaCy_v4": "network",
    "fluxexplorer_v8_r3": "full",
    "wordpress1687539310160": "full",
}
"""Apps whose change has more to say than they have themselves, and the detail at which that shows."""
PATHS = [path for folder in REAL_SPECS for name in CASES for path in folder.glob(f"{name}.json")]


@pytest.mark.slow
@pytest.mark.skipif(not PATHS, reason=NO_SHARED)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_before_has_the_words_of_the_app_as_it_was(path: Path) -> None:
    app, detail = json.loads(path.read_text("utf-8")), CASES[path.stem]
    before = build(load(app))
    for _, after in islice(without_one(app), 4):
        sides = draw_changes(before, after, detail=detail).explore()._picture["sides"]
        assert words(sides["before"]["svg"]) == words(draw(before, detail=detail).svg())


def words(svg: str) -> list[str]:
    return sorted(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
