"""Calmness: how much there is to follow in the lines of a picture."""

from __future__ import annotations

from itertools import combinations
from math import dist

from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing.boxes import around, united
from fluxviz.drawing.routing.curves import pieces_along
from fluxviz.drawing.routing.labelling import Segment
from fluxviz.drawing.routing.paths import is_cut, turning

_SLANTED, _TURN, _CROSSED = 0.03, 0.015, 0.04
"""What a slanted piece costs, a right angle that a line turns by, and two lines that cross."""

_MANY = 10
"""How many lines are followed one by one; more are seen as a pattern, of which each counts less."""

_LONG, _OFF = 24.0, 1.0
"""How long a slanted piece is that is seen as one, and by how much it is off a right angle, in points."""


def unrest_of(layout: Layout) -> float:
    """Return how much there is to follow in the lines of a picture: slanted pieces, turns and crossings; 0 for none."""
    lines = [
        [piece for curve in item.curves for piece in pieces_along(curve.points)]
        for item in layout.items
        if item.kind == "edge" and item.curves
    ]
    turned = sum(turning([pieces[0][0], *(end for _, end in pieces)]) for pieces in lines) / 90.0
    slanted = sum(_is_slanted(piece) for pieces in lines for piece in pieces)
    unrest = _SLANTED * slanted + _TURN * turned + _CROSSED * _crossings(lines)
    return unrest * min(1.0, _MANY / max(len(lines), 1))


def _is_slanted(piece: Segment) -> bool:
    (x, y), (to_x, to_y) = piece
    return min(abs(to_x - x), abs(to_y - y)) > _OFF and dist(*piece) > _LONG


def _crossings(lines: list[list[Segment]]) -> int:
    """Count the pairs of lines that cross."""
    boxed = [(united(map(around, pieces)), pieces) for pieces in lines]
    return sum(
        any(is_cut(*piece, *other) for piece in pieces for other in others)
        for (box, pieces), (beside, others) in combinations(boxed, 2)
        if box.meets(beside)
    )
