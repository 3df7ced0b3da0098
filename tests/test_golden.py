"""The guide's examples give the DOT and the JSON that stand in tests/golden, byte for byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fluxviz import FDM, draw
from tests.specimens import GOLDEN, GUIDE_EXAMPLES, path_of

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("name", GUIDE_EXAMPLES)
def test_the_dot_of_a_guide_example_is_the_golden_one(name: str, golden: Golden) -> None:
    golden(f"{name}.dot", draw(path_of(name)).dot())


@pytest.mark.parametrize("name", GUIDE_EXAMPLES)
def test_the_json_of_a_guide_example_is_the_golden_one(name: str, golden: Golden) -> None:
    golden(f"{name}.graph.json", draw(path_of(name)).json())


def test_the_domain_managers_names_of_the_full_stack_are_the_golden_ones(golden: Golden) -> None:
    golden("guide_fullstack.fdm.graph.json", draw(path_of("guide_fullstack"), naming=FDM).json())


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}{suffix}" for name in GUIDE_EXAMPLES for suffix in (".dot", ".graph.json")}
    assert {path.name for path in GOLDEN.iterdir() if path.is_file()} - expected == {
        "README.md",
        "guide_fullstack.fdm.graph.json",
    }
