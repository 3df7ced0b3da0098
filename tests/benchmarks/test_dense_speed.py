"""What the picture of a dense app costs: every try at its layout, and its lines drawn anew.

Run on request: ``pytest tests/benchmarks/test_dense_speed.py --benchmark-enable``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fluxviz import draw
from fluxviz.drawing import fitting
from fluxviz.drawing.layout_memory import LayoutMemory
from tests.large_apps import linked_app
from tests.stress import stress_apps

Benchmark = Callable[..., Any]

DENSE = (
    "web_6_and_database",
    "web_9_and_database",
    "web_10_and_database",
    "star_out",
    "bipartite",
    "ten_by_five_mixed",
    "all_to_all_6",
    "shared_stores_and_queue",
)


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return what lets each round ask the engine again."""
    return lambda: monkeypatch.setattr(fitting, "_MEMORY", LayoutMemory(32))


@pytest.mark.parametrize("name", DENSE)
def test_ten_components(benchmark: Benchmark, forget: Callable[[], None], name: str) -> None:
    spec, access = stress_apps()[name]
    benchmark.pedantic(lambda: draw(spec, access=access).svg(), setup=forget, rounds=5)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("components", "links"), [(20, 40), (30, 60), (40, 40), (40, 120)])
def test_more_than_flux_allows(benchmark: Benchmark, forget: Callable[[], None], components: int, links: int) -> None:
    spec = linked_app(components, links)
    benchmark.pedantic(lambda: draw(spec).svg(), setup=forget, rounds=3)  # type: ignore[attr-defined]
