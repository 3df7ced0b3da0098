"""Paths a line can take between two cards, and how calm each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import atan, atan2, degrees, dist, remainder, tau
from typing import Literal

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box, around
from fluxviz.drawing.routing.corridors import Run, Wall
from fluxviz.drawing.routing.guides import Guide

Side = Literal["flow", "left", "right"]
"""Where a line ends on a card: on the side that faces along the flow, or beside it."""

CALM = 222.0
"""How far a line may turn in all, in degrees."""

MOST_BACK = 2
"""How often a line may bend back."""

STUB = 14.0
"""How far a slanted line runs straight at its ends, in points."""

_PAST_LABEL = 2.0
_LEAST_BEND = 8.0
_SLIGHT = 0.1
_HALF_HEAD = 4.5
_STRAY = 0.5
STEEP = 1.6
"""How steep the middle of a bend from lane to lane is, for as much across as along."""


@dataclass(frozen=True, eq=False)
class LinePath:
    """A line, before it is drawn: runs along the flow, between them bends across.

    Each equals only itself, so that what is known of one is found fast.

    Attributes:
        start: Where it leaves the upper card.
        end: Where it reaches the lower card.
        leaving: The side of the upper card.
        reaching: The side of the lower card.
        runs: The place of each run, and the levels it begins and ends at.
        taut: Its corners where it is drawn slanted, since bends would turn too far; empty: with runs and bends.

    """

    start: Point
    end: Point
    leaving: Side
    reaching: Side
    runs: tuple[tuple[float, float, float], ...]
    taut: tuple[Point, ...] = ()

    @cached_property
    def turned(self) -> float:
        """How far it turns in all, in degrees."""
        if self.taut:
            return turning(self.taut)
        corners = 90.0 * ((self.leaving != "flow") + (self.reaching != "flow"))
        bends = sum(
            2 * degrees(atan(STEEP * abs(after[0] - before[0]) / max(after[1] - before[2], 1.0)))
            for before, after in pairwise(self.runs)
        )
        return corners + bends

    @cached_property
    def is_calm(self) -> bool:
        """It neither turns too far nor bends back too often."""
        return self.turned <= CALM and bends_back(self.corners) <= MOST_BACK

    def at(self, level: float) -> float:
        """Return its place across at a level."""
        return next((place for place, _, bottom in self.runs if level <= bottom), self.runs[-1][0])

    @property
    def across(self) -> float:
        """How far it goes across in all."""
        places = [self.start[0], *(run[0] for run in self.runs), self.end[0]]
        return sum(abs(after - before) for before, after in pairwise(places))

    @cached_property
    def corners(self) -> tuple[Point, ...]:
        """Its corners, as if bends were slanted and sharp."""
        if self.taut:
            return self.taut
        inner = [point for place, top, bottom in self.runs for point in ((place, top), (place, bottom))]
        return (self.start, *inner, self.end)

    @cached_property
    def pieces(self) -> tuple[tuple[Point, Point], ...]:
        """Its straight pieces, as if bends were slanted and corners sharp."""
        corners = self.corners
        return tuple((a, b) for a, b in pairwise(corners) if a != b)

    @cached_property
    def length(self) -> float:
        """How long it is, in points, as if its corners were sharp."""
        return sum(dist(*piece) for piece in self.pieces)

    @cached_property
    def is_slanted(self) -> bool:
        """A piece of it runs neither along the flow nor across."""
        return any(abs(a - c) > _STRAY and abs(b - d) > _STRAY for (a, b), (c, d) in self.pieces)

    @cached_property
    def heads(self) -> tuple[Point, Point]:
        """The middles of arrowheads at its ends, as if both had one."""
        (first, second), (last_but_one, last) = self.pieces[0], self.pieces[-1]
        return _towards(first, second), _towards(last, last_but_one)

    @cached_property
    def box(self) -> Box:
        """The box of its corners."""
        return around(self.corners)

    def cuts(self, other: LinePath) -> int:
        """Count the crossings with another way."""
        left, top, right, low = self.box
        far_left, far_top, far_right, far_low = other.box
        if far_left > right or far_right < left or far_top > low or far_low < top:
            return 0
        count = 0
        for c, d in other.pieces:
            (x, y), (to_x, to_y) = c, d
            if (
                (x <= right or to_x <= right)
                and (x >= left or to_x >= left)
                and (y <= low or to_y <= low)
                and (y >= top or to_y >= top)
            ):
                for a, b in self.pieces:
                    count += is_cut(a, b, c, d)
        return count


def _towards(tip: Point, other: Point) -> Point:
    part = _HALF_HEAD / dist(tip, other)
    return tip[0] + part * (other[0] - tip[0]), tip[1] + part * (other[1] - tip[1])


def make_way(
    runs: Sequence[Run],
    places: Sequence[float],
    start: Point,
    end: Point,
    leaving: Side,
    reaching: Side,
    label: Box | None = None,
) -> LinePath:
    """Make a way of runs at their places; those at its ends reach to the cards.

    Args:
        runs: The runs.
        places: Where each stands.
        start: Where the line leaves the upper card.
        end: Where it reaches the lower one.
        leaving: The side of the upper card.
        reaching: The side of the lower card.
        label: Its label: the line runs straight beside it, and bends above or below.

    """
    tops = [start[1], *(run.top for run in runs[1:])]
    bottoms = [*(run.bottom for run in runs[:-1]), end[1]]
    if label is not None:
        top, bottom = label.top - _PAST_LABEL, label.bottom + _PAST_LABEL
        for index in range(len(runs) - 1):
            begin, finish = bottoms[index], tops[index + 1]
            if begin < bottom and top < finish and max(top - begin, finish - bottom) >= _LEAST_BEND:
                if top - begin >= finish - bottom:
                    tops[index + 1] = top
                else:
                    bottoms[index] = bottom
    return LinePath(start, end, leaving, reaching, tuple(zip(places, tops, bottoms, strict=True)))


def way_along(guide: Guide) -> LinePath:
    """Return the path of a line that is drawn as the engine led it, since no other was found."""
    points = tuple(zip(guide.places, guide.levels, strict=True))
    start, end = points[0], points[-1]
    return LinePath(start, end, "flow", "flow", ((end[0], start[1], end[1]),), points)


def turning(points: Sequence[Point]) -> float:
    """Return how far a line through some points turns in all, in degrees."""
    steps = [atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(points) if a != b]
    return sum(abs(degrees(remainder(b - a, tau))) for a, b in pairwise(steps))


def bends_back(points: Sequence[Point]) -> int:
    """Count how often a line through some points bends back: from right to left or from left to right."""
    steps = [atan2(b[1] - a[1], b[0] - a[0]) for a, b in pairwise(points) if a != b]
    bends: list[float] = []
    for a, b in pairwise(steps):
        turn = remainder(b - a, tau)
        if bends and bends[-1] * turn >= 0:
            bends[-1] += turn
        else:
            bends.append(turn)
    firm = [bend for bend in bends if abs(bend) > _SLIGHT]
    return sum(one * two < 0 for one, two in pairwise(firm))


def tauten(line_path: LinePath, walls: Sequence[Wall]) -> LinePath:
    """Return a way that is pulled taut between its walls: slanted, where bends from lane to lane turn too far."""
    best = line_path
    for first, last in ((True, True), (False, True), (False, False)):
        corners = list(line_path.corners)
        kept = walls
        if line_path.leaving == "flow":
            if first:
                corners.insert(1, (line_path.start[0], min(line_path.start[1] + STUB, line_path.runs[0][2])))
            else:
                kept = [wall for wall in kept if not (wall.low == wall.high and wall.top == line_path.start[1])]
        if line_path.reaching == "flow":
            if last:
                corners.insert(-1, (line_path.end[0], max(line_path.end[1] - STUB, line_path.runs[-1][1])))
            else:
                kept = [wall for wall in kept if not (wall.low == wall.high and wall.bottom == line_path.end[1])]
        fixed = {0, len(corners) - 1}
        if first or line_path.leaving != "flow":
            fixed.add(1)
        if last or line_path.reaching != "flow":
            fixed.add(len(corners) - 2)
        pulled = replace(line_path, taut=tuple(_pulled(corners, fixed, kept)))
        if (not pulled.is_calm, pulled.turned) < (not best.is_calm, best.turned):
            best = pulled
        if best.is_calm:
            break
    return best


def _pulled(corners: Sequence[Point], fixed: set[int], walls: Sequence[Wall]) -> list[Point]:
    """Leave out the corners that a line can pass by straight; those that are fixed stay."""
    kept = [corners[0]]
    index = 0
    while index < len(corners) - 1:
        last = next((at for at in range(index + 1, len(corners)) if at in fixed), len(corners) - 1)
        for after in range(last, index, -1):
            if after == index + 1 or _clear(corners[index], corners[after], walls):
                break
        if corners[after] != kept[-1]:
            kept.append(corners[after])
        index = after
    return kept


def _clear(start: Point, end: Point, walls: Sequence[Wall]) -> bool:
    (u1, v1), (u2, v2) = start, end
    if v2 - v1 < 1.0:
        return False
    slope = (u2 - u1) / (v2 - v1)
    for top, bottom, low, high in walls:
        if v1 < bottom and top < v2 and top < bottom:
            at = u1 + slope * (max(top, v1) - v1)
            to = u1 + slope * (min(bottom, v2) - v1)
            if at < low - 0.5 or to < low - 0.5 or at > high + 0.5 or to > high + 0.5:
                return False
    return True


def is_cut(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Return whether two straight pieces cross: the ends of each lie on both sides of the other."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = a, b, c, d
    across, along = bx - ax, by - ay
    if (across * (cy - ay) - along * (cx - ax)) * (across * (dy - ay) - along * (dx - ax)) >= 0:
        return False
    across, along = dx - cx, dy - cy
    return (across * (ay - cy) - along * (ax - cx)) * (across * (by - cy) - along * (bx - cx)) < 0


def crossings(line_path: LinePath, others: Iterable[LinePath]) -> int:
    """Count the crossings of a path with others."""
    return sum(line_path.cuts(other) for other in others)
