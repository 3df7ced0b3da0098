"""The time that the course promises is measured."""

from __future__ import annotations

import re

from tests.course import timing
from tests.course.notebooks import FOLDER, PATHS, read

MEASURED = {path.name: (timing.reading(read(path)), timing.tasks(read(path))) for path in PATHS}
README = (FOLDER / "README.md").read_text("utf-8")


def test_the_list_of_chapters_tells_the_measured_minutes() -> None:
    rows = re.findall(r"^\| \[[^\]]+\]\((\w+\.ipynb)\) \| .+ \| (\d+) \| (\d+) \|$", README, re.MULTILINE)
    assert {name: (int(reading), int(tasks)) for name, reading, tasks in rows} == MEASURED


def test_the_sums_are_told() -> None:
    reading, tasks = (sum(each[place] for each in MEASURED.values()) for place in (0, 1))
    assert f"{reading} minutes to read and {tasks} minutes of tasks" in " ".join(README.split())


def test_no_chapter_is_long() -> None:
    assert max(reading for reading, _ in MEASURED.values()) <= 6
