"""Pages that are made from the code, the tests and the notebooks: nothing in them is written twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generated import api, commands, course, gallery, rules, schemas

ASSETS = Path(__file__).parents[2]
Files = Iterator[tuple[str, str | bytes]]


def make_files() -> Files:
    """Yield every file that is made, by its path in the site."""
    for each in (rules, commands, api, schemas, gallery, course):
        yield from each.make_files()
    for name in ("fullstack.svg", "explorer-trace.png", "explorer-what-if.png"):
        yield f"images/{name}", (ASSETS / name).read_bytes()
    yield "site.css", Path(__file__).parents[1].joinpath("site.css").read_text("utf-8")
