"""D2, compiled by D2's own compiler."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz.drawing.text import shorten
from tests.drawing.hostile import KEYWORDS, MARKUP, QUOTING, SCRIPTS
from tests.formats.compiling import compile_d2
from tests.formats.specimens import drawn, named
from tests.specimens import ALL

pytestmark = pytest.mark.slow

ODD = (*MARKUP, *QUOTING, *KEYWORDS, *SCRIPTS[:4], "${x}", "$x", "a\nb", "label", "style.fill", "...@file", "|md x|")


BROKEN = 'a: "x'


@pytest.fixture(scope="module")
def compiled() -> dict[str, dict[str, Any]]:
    """Give what the compiler says of every text that these tests look at, which it is started for once."""
    texts = [*(drawn(name).d2() for name in ALL), *(named(name).d2() for name in ODD), BROKEN]
    return dict(zip(texts, compile_d2(texts), strict=True))


@pytest.mark.parametrize("name", ALL)
def test_every_specimen_compiles_with_all_of_its_cards_and_lines(name: str, compiled: dict[str, Any]) -> None:
    diagram = drawn(name)
    answer = compiled[diagram.d2()]
    assert "error" not in answer
    frames = [app for app in diagram.topology.apps if any(part.app == app.key for part in diagram.topology.components)]
    assert len(answer["shapes"]) == len(diagram.scene.nodes) + len(frames)
    assert len(answer["links"]) == len(diagram.scene.edges)


@pytest.mark.parametrize("name", ODD, ids=lambda name: ascii(name)[:40])
def test_any_name_is_read_back_as_it_was_written(name: str, compiled: dict[str, Any]) -> None:
    diagram = named(name)
    answer = compiled[diagram.d2()]
    assert "error" not in answer
    labels = [label.split("\n")[0] for _, label in answer["shapes"]]
    assert shorten(diagram.topology.components[0].label, 80) in labels


def test_what_does_not_compile_is_found(compiled: dict[str, Any]) -> None:
    """Without this, the tests above could pass for a compiler that takes anything."""
    assert "error" in compiled[BROKEN]


@pytest.mark.parametrize("name", ["a$b", '"'])
def test_quotes_and_substitutions_are_escaped(name: str) -> None:
    assert f'"{name}' not in named(name).d2()
