"""The engine in WebAssembly gives the layouts of the embedded one, to the last digit, and no other script is run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from fluxviz import build, draw, load
from fluxviz.drawing import compose, lay_out
from fluxviz.drawing.dot import Style, write_dot
from fluxviz.drawing.engines import webassembly
from fluxviz.drawing.engines.webassembly import SCRIPT, checked_script, digest
from fluxviz.drawing.layout import read_layout
from fluxviz.errors import EngineFailedError, EngineMissingError, SpecError
from tests.frontend.packages import require
from tests.programs import run_program
from tests.specimens import SPECS, path_of

REAL = Path(__file__).parents[3] / "shared"
_ALL = """
const fs = require("node:fs");
require("node:vm").runInThisContext(fs.readFileSync(process.argv[1], "utf8"));
const dots = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(dots.map(dot => JSON.parse(fluxvizGraphviz.render(dot)))));
"""


def dots_of(paths: Iterator[Path]) -> dict[str, str]:
    """Give the DOT of each spec that can be drawn, from top to bottom and from left to right."""
    dots = {}
    for path in sorted(paths):
        try:
            scene = compose(build(load(path)))
        except SpecError:
            continue
        for direction in ("TB", "LR"):
            dots[f"{path.stem} {direction}"] = write_dot(scene, Style(direction))
    return dots


def assert_same(dots: dict[str, str], tmp_path: Path) -> None:
    texts = tmp_path / "dots.json"
    texts.write_text(json.dumps([*dots.values()]), encoding="utf-8")
    answers = json.loads(run_program([require("node"), "-e", _ALL, str(SCRIPT), str(texts)], check=True).stdout)
    different = [
        name
        for (name, dot), answer in zip(dots.items(), answers, strict=True)
        if read_layout(json.loads(answer["output"])) != lay_out(dot)
    ]
    assert different == []


def test_the_two_engines_give_the_same_layout(tmp_path: Path) -> None:
    dots = dots_of(path for path in SPECS.glob("*.json") if not path.name.endswith(".access.json"))
    assert len(dots) >= 20
    assert_same(dots, tmp_path)


@pytest.mark.slow
def test_they_give_the_same_layout_for_real_specs(tmp_path: Path) -> None:
    if not REAL.is_dir():
        pytest.skip("there is no ../shared with real specs")
    dots = dots_of(path for folder in ("specs", "more-specs") for path in (REAL / folder).glob("*.json"))
    assert len(dots) >= 200
    assert_same(dots, tmp_path)


def test_a_picture_of_it_is_the_same_file() -> None:
    require("node")
    assert draw(path_of("guide_fullstack"), engine="wasm").svg() == draw(path_of("guide_fullstack")).svg()


def test_what_it_cannot_read_is_told_in_its_own_words() -> None:
    require("node")
    with pytest.raises(EngineFailedError, match=r"the Graphviz engine 'wasm' did not draw: syntax error"):
        lay_out("digraph { this is no dot", engine="wasm")


def test_without_node_it_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineMissingError, match="Node is not on this machine"):
        lay_out("digraph {}", engine="wasm")


def test_the_script_is_the_one_that_was_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert digest() == webassembly.DIGEST
    assert checked_script() == SCRIPT
    other = tmp_path / "graphviz.js"
    monkeypatch.setattr(webassembly, "SCRIPT", other)
    with pytest.raises(EngineMissingError, match="not where it was installed"):
        checked_script()
    other.write_text(f"{SCRIPT.read_text(encoding='utf-8')} fetch('https://example.com')", encoding="utf-8")
    with pytest.raises(EngineMissingError, match="was changed"):
        checked_script()
