"""On the package index the README stands alone: there, its links lead to the repository."""

from __future__ import annotations

import re
import tomllib

from tests.pages.markdown import ROOT, links

HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["metadata"]["hooks"]
REPOSITORY = re.compile(
    r"https://(?:github\.com/\w+/fluxviz/blob|raw\.githubusercontent\.com/\w+/fluxviz)/main/([^#]+)"
)


def test_every_link_is_absolute_there_and_leads_to_the_same_file() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    there = text
    for each in HOOK["fancy-pypi-readme"]["substitutions"]:
        there = re.sub(each["pattern"], each["replacement"], there)
    here = [link for link in links(text) if not link.startswith("https://")]
    moved = [(old, new) for old, new in zip(links(text), links(there), strict=True) if old != new]
    assert [old for old, _ in moved] == here
    assert here
    for old, new in moved:
        found = REPOSITORY.fullmatch(new.partition("#")[0])
        assert found
        assert found[1] == old.partition("#")[0]
        assert (ROOT / found[1]).exists()


def test_pictures_are_shown_and_not_linked_as_pages() -> None:
    pattern, replacement = (HOOK["fancy-pypi-readme"]["substitutions"][0][key] for key in ("pattern", "replacement"))
    assert re.sub(pattern, replacement, "![a](b.svg) [c](d.md)").startswith("![a](https://raw.githubusercontent.com/")
