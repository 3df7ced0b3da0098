"""Every exercise and every task of the course can be done, and then the check is content."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Widget

from fluxviz.teaching import Outcome
from tests.course.mistakes import MISTAKES
from tests.course.notebooks import FOLDER, PATHS, cells_of, read
from tests.course.solutions import ANSWERS, TRIED

BLANK = re.compile(r"^(\w+) = \.\.\..*$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _no_widget_stays() -> Iterator[None]:
    yield
    Widget.close_all()


def run(source: str, names: dict[str, Any]) -> object:
    """Run a cell, and return what its last line shows."""
    *before, last = ast.parse(source).body
    exec(compile(ast.Module(before, []), "cell", "exec"), names)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    exec(compile(ast.Module([last], []), "cell", "exec"), names)
    return None


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_a_chapter_is_played_to_its_end(
    path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    names: dict[str, Any] = {"display": lambda *_: None}
    monkeypatch.chdir(FOLDER)
    request.addfinalizer(lambda: names["folder"].cleanup() if "folder" in names else None)
    answers = list(ANSWERS[path.stem[:2]])
    tried = asked = 0
    for cell in cells_of(read(path), "code"):
        source = cell.source
        if re.search(r"explore\(.*\)\n(\w+)$", source):
            source += f"\n{TRIED[path.stem[:2]]}"
            tried += 1
        if BLANK.search(source):
            for mistake in MISTAKES.get((path.stem[:2], asked), ()):
                refused = run(BLANK.sub(lambda _, wrong=mistake: wrong, source), {**names})
                assert str(refused).startswith("Not yet. "), mistake
            asked += 1
        outcome = run(BLANK.sub(lambda _: answers.pop(0), source), names)
        if isinstance(outcome, Outcome):
            assert str(outcome).startswith("Right."), source
    assert answers == []
    assert tried == 1
