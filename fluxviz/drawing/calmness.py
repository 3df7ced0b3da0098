"""Calmness: how much there is to follow in the lines of a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from math import dist

from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing.boxes import Box, around, united
from fluxviz.drawing.routing.curves import pieces_of_item
from fluxviz.drawing.routing.lines import Segment, cuts
from fluxviz.drawing.routing.paths import is_cut, turning
from fluxviz.drawing.routing.wires import words_box

_SLANTED, _TURN, _CROSSED, _LENGTH, _CUT = 0.03, 0.015, 0.04, 1e-4, 0.3
"""What a slanted piece costs, a right angle that a line turns by, two lines that cross, a point of their length, and a
line through the label of another."""

_MANY = 10
"""How many lines are followed one by one; more are seen as a pattern, of which each counts less."""

_LONG, _OFF = 24.0, 1.0
"""How long a slanted piece is that is seen as one, and by how much it is off a right angle, in points."""


@dataclass(frozen=True)
class _Line:
    """A line: its pieces, the box around them, and its label."""

    pieces: Sequence[Segment]
    box: Box
    label: Box | None

    @property
    def turned(self) -> float:
        """How many right angles it turns by."""
        return turning([self.pieces[0][0], *(end for _, end in self.pieces)]) / 90.0

    def crosses(self, other: _Line) -> bool:
        return self.box.meets(other.box) and any(is_cut(*one, *two) for one in self.pieces for two in other.pieces)

    def cuts_label_of(self, other: _Line) -> bool:
        label = other.label
        return label is not None and self.box.meets(label) and any(cuts(label, piece) for piece in self.pieces)


def unrest_of(layout: Layout) -> float:
    """Return how much there is to follow in the lines of a picture: their length, slants, turns and crossings."""
    lines = _lines(layout)
    pieces = [piece for line in lines for piece in line.pieces]
    unrest = (
        _LENGTH * sum(dist(*piece) for piece in pieces)
        + _SLANTED * sum(map(_is_slanted, pieces))
        + _TURN * sum(line.turned for line in lines)
        + _CROSSED * sum(one.crosses(two) for one, two in combinations(lines, 2))
        + _CUT * sum(one.cuts_label_of(two) for one, two in permutations(lines, 2))
    )
    return unrest * min(1.0, _MANY / max(len(lines), 1))


def _lines(layout: Layout) -> list[_Line]:
    found = []
    for item in layout.items:
        if item.kind == "edge" and item.curves:
            pieces = pieces_of_item(item)
            found.append(_Line(pieces, united(map(around, pieces)), words_box(item.words)))
    return found


def _is_slanted(piece: Segment) -> bool:
    (x, y), (to_x, to_y) = piece
    return min(abs(to_x - x), abs(to_y - y)) > _OFF and dist(*piece) > _LONG
