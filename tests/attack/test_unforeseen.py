"""An error that nobody foresaw is told of the one spec it is of, and stops no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fluxviz import draw_all
from fluxviz.cli import checking
from fluxviz.diagram import many
from tests.specimens import document


@pytest.fixture
def specs(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.json" for name in ("a", "bad", "c")]
    for path in paths:
        path.write_text(json.dumps(document("v4_shop")))
    return paths


def _failing(real: Any, seen: list[int]) -> Any:
    def fail(*args: Any, **more: Any) -> Any:
        seen.append(1)
        if len(seen) == 2:
            raise RecursionError("Zqsecret")
        return real(*args, **more)

    return fail


def test_of_several_pictures(specs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "draw", _failing(many.draw, []))
    drawn = list(draw_all(specs))
    assert [bool(each.error) for each in drawn] == [False, True, False]
    assert "bad.json: fluxviz failed at" in drawn[1].error
    assert "Zq" not in drawn[1].error


def test_of_several_checks(specs: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "load", _failing(checking.load, []))
    done = checking.check_all([checking.Job(str(path)) for path in specs])
    assert [bool(each.error) for each in done] == [False, True, False]
    assert "bad.json: fluxviz failed at" in done[1].error
