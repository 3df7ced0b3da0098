"""Labels stand beside their own line, nearer to it than to any other where there is a choice."""

from __future__ import annotations

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.labelling import place_labels
from fluxviz.drawing.routing.paths import LinePath

LABEL = Box(0.0, 0.0, 60.0, 12.0)


def down(x: float, top: float = 0.0, bottom: float = 200.0) -> LinePath:
    return LinePath((x, top), (x, bottom), "flow", "flow", ((x, top, bottom),))


def label_beside(*others: LinePath) -> Box:
    paths = dict(enumerate((down(100.0), *others)))
    return place_labels(paths, {0: LABEL}, [], [])[0]


def test_a_label_stands_to_the_right_of_a_line_from_top_to_bottom() -> None:
    assert label_beside().left == 105.0


def test_a_label_stands_on_the_other_side_of_its_line_where_another_is_as_near() -> None:
    assert label_beside(down(169.0)).right == 95.0


def test_a_label_stands_near_to_another_line_where_that_is_on_either_side() -> None:
    assert label_beside(down(169.0), down(31.0)).left == 105.0
