"""Redrawing: the marks of a line along its new way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import dist, hypot

from fluxviz.drawing.layout import Item, Point, Shape, TextRun
from fluxviz.drawing.routing.boxes import Box, turned
from fluxviz.drawing.routing.curves import curve_of
from fluxviz.drawing.routing.paths import LinePath
from fluxviz.drawing.routing.wires import Wire


def redrawn(item: Item, line_path: LinePath, wire: Wire, *, sideways: bool = False) -> Item:
    """Return a line drawn along its path, with its arrowheads at the cards they were at; its words stay."""
    curve = item.curves[0]
    down = item.ends[0] == wire.upper
    shorter = [0.0, 0.0]
    heads: list[Shape] = []
    for mark in item.marks:
        if isinstance(mark, Shape) and mark.kind == "polygon":
            left, tip, right = mark.points[:3]
            lower = down == (dist(tip, curve.points[-1]) < dist(tip, curve.points[0]))
            base = (left[0] + right[0]) / 2, (left[1] + right[1]) / 2
            length, half = hypot(tip[0] - base[0], tip[1] - base[1]), hypot(left[0] - base[0], left[1] - base[1])
            shorter[lower] = length
            heads.append(replace(mark, points=_placed(_head(line_path, length, half, lower=lower), sideways)))
    drawn = curve_of(line_path, shorter[0], shorter[1])
    if not down:
        drawn = drawn[::-1]
    return replace(item, marks=(replace(curve, points=_placed(drawn, sideways)), *heads, *item.words))


def with_label_at(item: Item, before: Box, after: Box, *, sideways: bool = False) -> Item:
    """Return a line whose label was moved from one box to another."""
    across, along = after.left - before.left, after.top - before.top
    x, y = (along, across) if sideways else (across, along)
    marks = (
        replace(mark, x=round(mark.x + x, 2), y=round(mark.y + y, 2)) if isinstance(mark, TextRun) else mark
        for mark in item.marks
    )
    return replace(item, marks=tuple(marks))


def _placed(points: Sequence[Point], sideways: bool = False) -> tuple[Point, ...]:
    return tuple((round(x, 2), round(y, 2)) for x, y in (turned(points) if sideways else points))


def _head(line_path: LinePath, length: float, half: float, *, lower: bool) -> tuple[Point, ...]:
    """Return the corners of an arrowhead at an end of a path: it points along the last piece."""
    corners = line_path.corners[::-1] if lower else line_path.corners
    tip = corners[0]
    before = next(corner for corner in corners if corner != tip)
    whole = hypot(tip[0] - before[0], tip[1] - before[1])
    across, along = (tip[0] - before[0]) / whole, (tip[1] - before[1]) / whole
    base = tip[0] - length * across, tip[1] - length * along
    return (base[0] - half * along, base[1] + half * across), tip, (base[0] + half * along, base[1] - half * across)
