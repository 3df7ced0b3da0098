"""An arrowhead stands at who is called, whichever way the picture runs and the line was laid out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import fluxviz
from fluxviz.drawing.anchoring import boxes_of
from fluxviz.drawing.layout import Shape
from fluxviz.drawing.style import DIRECTIONS, Direction
from fluxviz.patterns import PATTERNS, guide_example
from tests.score_references import CORPUS

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
