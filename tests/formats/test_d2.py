"""D2, compiled by D2's own compiler."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fluxviz import Diagram
from fluxviz.drawing.text import shorten
from tests.drawing.hostile import KEYWORDS, MARKUP, QUOTING, SCRIPTS
from tests.formats.specimens import drawn, named
from tests.frontend.packages import FRONTEND, install, require
from tests.programs import run_program
from tests.specimens import ALL

ODD = (*MARKUP, *QUOTING, *KEYWORDS, *SCRIPTS[:4], "${x}", "$x", "a\nb", "label", "style.fill", "...@file", "|md x|")


def compile_all(diagrams: list[Diagram]) -> list[dict[str, Any]]:
    install()
    texts = json.dumps([diagram.d2() for diagram in diagrams])
    command = [require("node"), "read_d2.mjs"]
    done = run_program(command, cwd=FRONTEND, stdin=texts, limit=240)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def test_every_specimen_compiles_with_all_of_its_cards_and_lines() -> None:
    diagrams = [drawn(name) for name in ALL]
    for diagram, answer in zip(diagrams, compile_all(diagrams), strict=True):
        assert "error" not in answer, answer
        frames = [app for app in diagram.topology.apps if any(part.app == app.key for part in diagram.scene.components)]
        assert len(answer["shapes"]) == len(diagram.scene.nodes) + len(frames)
        assert len(answer["links"]) == len(diagram.scene.edges)


def test_any_name_is_read_back_as_it_was_written() -> None:
    diagrams = [named(name) for name in ODD]
    for name, diagram, answer in zip(ODD, diagrams, compile_all(diagrams), strict=True):
        assert "error" not in answer, (name, answer)
        labels = [label.split("\n")[0] for _, label in answer["shapes"]]
        assert shorten(diagram.topology.components[0].label, 80) in labels


def test_what_does_not_compile_is_found() -> None:
    """Without this, the tests above could pass for a compiler that takes anything."""

    class Broken:
        def d2(self) -> str:
            return 'a: "x'

    (answer,) = compile_all([Broken()])  # type: ignore[list-item]
    assert "error" in answer


@pytest.mark.parametrize("name", ["a$b", '"'])
def test_quotes_and_substitutions_are_escaped(name: str) -> None:
    assert f'"{name}' not in named(name).d2()
