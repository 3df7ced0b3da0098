"""Ways to lay out that are known to read no better are not asked of the engine, and the picture stays the same."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import draw
from fluxviz.drawing import fitting, layout_memory
from fluxviz.drawing.layout import Layout
from tests.stress import stress_apps

DENSE = ("all_to_all_6", "bipartite", "shared_stores_and_queue", "star_out")


@pytest.mark.parametrize("name", DENSE)
def test_what_is_not_tried_would_not_have_been_chosen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = fitting.lay_out

    def counted(dot: str, **options: Any) -> Any:
        asked.append(dot)
        return real(dot, **options)

    monkeypatch.setattr(fitting, "lay_out", counted)
    monkeypatch.setattr(fitting._MEMORY, "get", lambda _: None)
    spec, access = stress_apps()[name]
    chosen = draw(spec, access=access).svg()
    few = len(asked)
    monkeypatch.setattr(fitting, "is_vain", lambda *_: False)
    assert draw(spec, access=access).svg() == chosen
    assert few < len(asked) - few


@pytest.mark.parametrize("name", ["everything_outside", "external_shared"])
def test_lines_are_not_drawn_anew_in_a_layout_that_would_not_have_been_chosen(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Layout] = []
    real = layout_memory.route

    def counted(layout: Layout) -> Layout:
        drawn.append(layout)
        return real(layout)

    monkeypatch.setattr(layout_memory, "route", counted)
    monkeypatch.setattr(fitting._MEMORY, "get", lambda _: None)
    spec, access = stress_apps()[name]
    chosen = draw(spec, access=access).svg()
    few = len(drawn)
    monkeypatch.setattr(fitting, "outlook_of", lambda *_: None)
    assert draw(spec, access=access).svg() == chosen
    assert few < len(drawn) - few
