"""D2, compiled by D2's own compiler."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz.drawing.text import shorten
from tests.drawing.hostile import KEYWORDS, MARKUP, QUOTING, SCRIPTS
from tests.formats.compiling import compile_d2
from tests.formats.specimens import drawn, named
from tests.sequence.apps import chain, fullstack, sequences
from tests.sequence.apps import named as named_on_a_path
from tests.specimens import ALL

pytestmark = pytest.mark.slow

ODD = (*MARKUP, *QUOTING, *KEYWORDS, *SCRIPTS[:4], "${x}", "$x", "a\nb", "label", "style.fill", "...@file", "|md x|")


SEQUENCES = (*sequences(fullstack(ssl="strict")), *sequences(chain(3)))
NAMED = {name: list(sequences(named_on_a_path(name)))[-1] for name in ODD}
BROKEN = 'a: "x'


@pytest.fixture(scope="module")
def compiled() -> dict[str, dict[str, Any]]:
    """Give what the compiler says of every text that these tests look at, which it is started for once."""
    texts = [*(drawn(name).d2() for name in ALL), *(named(name).d2() for name in ODD), BROKEN]
    texts += [diagram.d2() for diagram in (*SEQUENCES, *NAMED.values())]
    return dict(zip(texts, compile_d2(texts), strict=True))


@pytest.mark.parametrize("name", ALL)
def test_every_specimen_compiles_with_all_of_its_cards_and_lines(name: str, compiled: dict[str, Any]) -> None:
    diagram = drawn(name)
    answer = compiled[diagram.d2()]
    assert "error" not in answer
    frames = [app for app in diagram.topology.apps if any(part.app == app.key for part in diagram.topology.components)]
    shapes = [name for name, _ in answer["shapes"] if name != "fluxviz_note"]
    assert len(shapes) == len(diagram.scene.nodes) + len(frames)
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


def test_every_sequence_diagram_compiles_with_all_of_its_messages(compiled: dict[str, Any]) -> None:
    for diagram in SEQUENCES:
        answer = compiled[diagram.d2()]
        assert "error" not in answer
        assert [label for _, label in answer["shapes"]] == [each.label for each in diagram.interaction.participants]
        messages = diagram.interaction.messages
        for message in messages:
            assert any(message.heading in label and message.says in label for *_, label in answer["links"])


@pytest.mark.parametrize("name", ODD, ids=lambda name: ascii(name)[:40])
def test_any_name_is_read_back_from_a_sequence_diagram(name: str, compiled: dict[str, Any]) -> None:
    answer = compiled[NAMED[name].d2()]
    assert "error" not in answer
    assert {each.label for each in NAMED[name].interaction.participants} <= {label for _, label in answer["shapes"]}
