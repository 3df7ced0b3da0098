"""Findings on the picture: numbers where they belong, and the list below."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fluxviz import Findings, check, draw
from fluxviz.drawing.scene import MAX_FINDINGS
from tests.checks.breaking import API, changed, clean
from tests.checks.test_rules import BAD
from tests.cli.running import run
from tests.svg_reading import read_svg

TYPO = changed(clean(), {f"{API}.environmentParameters[1]": "DB_HOST=fluxpostgre_shop", f"{API}.repotag": "acme/api"})


def test_a_picture_without_findings_is_the_picture_as_it_was() -> None:
    assert draw(clean(), check=True).svg() == draw(clean()).svg()
    checked = draw(TYPO, check=True)
    assert checked.with_(findings=Findings()).svg() == draw(TYPO).svg()


@pytest.mark.parametrize("direction", ["TB", "LR"])
@pytest.mark.parametrize("detail", ["overview", "network", "full"])
def test_numbers_stand_where_they_belong_and_in_the_list(direction: str, detail: str) -> None:
    diagram = draw(TYPO, check=True, direction=direction, detail=detail)
    words = read_svg(diagram.svg()).words.split("\n")
    assert words.count("[1]") == 2  # on the line to the name that nobody has, and in the list
    assert words.count("[2]") == 2
    assert any(each.startswith("error FX101: api's DB_HOST names fluxpostgre_shop") for each in words)
    scene = diagram.scene
    assert {scene.numbers(each) for each in (*scene.nodes, *scene.edges)} == {(), (1,), (2,)}


@pytest.mark.parametrize("case", BAD[::5], ids=lambda case: case.id)
def test_every_finding_has_its_number(case: object) -> None:
    document = changed(clean(), case.changes)  # type: ignore[attr-defined]
    diagram = draw(document, access=case.access, check=True)  # type: ignore[attr-defined]
    listed = [
        word
        for word in read_svg(diagram.svg()).words.split("\n")
        if word.startswith(("error FX", "warning FX", "advice FX"))
    ]
    assert len(listed) == len(diagram.findings)


def test_many_findings_are_counted() -> None:
    many = changed(clean(), {f"{API}.commands": [f"--host=fluxx{index}_shop" for index in range(MAX_FINDINGS + 9)]})
    findings = check(many)
    text = "\n".join(read_svg(draw(many, check=True).svg()).words.split("\n"))
    assert f"+ {len(findings) - MAX_FINDINGS} more: fluxviz check lists them" in text


def test_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(TYPO))
    assert run("draw", path, "--check", "-q").out == draw(path, check=True).svg()
    together = run("draw", path, path, "--together", "--check", "-q")
    assert together.code == 0
    words = read_svg(together.out).words.split("\n")
    assert ["shop" in words, "shop#2" in words] == [True, True]
