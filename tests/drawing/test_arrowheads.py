"""An arrowhead stands at who is called, whichever way the picture runs and the line was laid out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import fluxviz
from fluxviz.drawing.anchoring import boxes_of
from fluxviz.drawing.layout import Shape
from fluxviz.drawing.routing.wires import read_parts
from fluxviz.drawing.style import DIRECTIONS, Direction
from fluxviz.patterns import PATTERNS, guide_example
from tests.score_references import CORPUS
from tests.specimens import app
from tests.stress import stress_apps

_NEAR = 3.0


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("name", PATTERNS)
def test_in_the_patterns_of_the_guide(name: str, direction: Direction) -> None:
    pattern = guide_example(name)
    assert not list(_astray(fluxviz.draw(pattern.document, access=pattern.access, direction=direction)))


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.json")), ids=lambda file: file.stem)
def test_in_the_corpus_of_references(file: Path, direction: Direction) -> None:
    """Calls out and back in are laid out from the edge down: their heads stand at the edge."""
    document = json.loads(file.read_text("utf-8"))["spec"]
    assert not list(_astray(fluxviz.draw(document, direction=direction)))


def _astray(diagram: fluxviz.Diagram) -> Iterator[str]:
    """Yield the lines with an arrowhead that is not at the card of who is called."""
    boxes, targets = boxes_of(diagram.layout), {line.id: line.target for line in diagram.scene.edges}
    for item in diagram.layout.items:
        heads = [mark for mark in item.marks if isinstance(mark, Shape) and mark.kind == "polygon"]
        if item.kind == "edge" and item.id in targets and len(heads) == 1:
            x, y = heads[0].points[1]
            left, top, width, height = boxes[targets[item.id]]
            if not (left - _NEAR <= x <= left + width + _NEAR and top - _NEAR <= y <= top + height + _NEAR):
                yield item.id


@pytest.mark.parametrize("name", ["six_by_five_http", "six_by_two", "one_game_server"])
def test_a_line_for_several_ports_ends_on_one_of_them_where_they_are_stacked(name: str) -> None:
    spec, access = stress_apps()[name]
    tabs = list(_tabs_of_bundles(fluxviz.draw(spec, access=access, direction="LR")))
    assert tabs
    assert None not in tabs


def test_and_right_below_the_edge_on_the_one_in_the_middle() -> None:
    ports = {"ports": [31001, 31002, 31003, 31004], "containerPorts": [80, 8101, 8102, 8103]}
    assert list(_tabs_of_bundles(fluxviz.draw(app({"name": "site", **ports})))) == [2]  # of those taken as HTTP


def test_and_an_open_door_there_on_the_outermost() -> None:
    spec, access = stress_apps()["one_game_server"]
    assert list(_tabs_of_bundles(fluxviz.draw(spec, access=access))) == [4]


def _tabs_of_bundles(diagram: fluxviz.Diagram) -> Iterator[int | None]:
    """Yield the number of the tab that each line for several ports ends on; None where it is none."""
    cards = read_parts(diagram.layout).cards
    bundles = {line.id: line.target for line in diagram.scene.edges if len({edge.port for edge in line.members}) > 1}
    for item in diagram.layout.items:
        if item.id in bundles and item.kind == "edge" and bundles[item.id] in cards:
            (head,) = (mark for mark in item.marks if isinstance(mark, Shape) and mark.kind == "polygon")
            x, y = head.points[1]
            tabs = [tab.grown(_NEAR, _NEAR) for tab in cards[bundles[item.id]].tabs]
            on = (i for i, tab in enumerate(tabs) if tab.left <= x <= tab.right and tab.top <= y <= tab.bottom)
            yield next(on, None)
