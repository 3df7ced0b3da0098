"""Untangling: of two lines that end on one side of a card and cross, each takes the other's place there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.ends import Ends, ends_by_side
from fluxviz.drawing.routing.paths import LinePath

_BEND = 24.0
"""How much of a straight line bends where only one of its ends moves, in points."""


def tangled(paths: Mapping[int, LinePath], final: Mapping[int, Ends]) -> Iterator[tuple[int, int, tuple[bool, bool]]]:
    """Yield two lines each that end on one side of a card and cross, with whether that is the lower end of each.

    Args:
        paths: The lines, by number.
        final: Where each ends.

    """
    for members in ends_by_side(final).values():
        listed = sorted((end.low, index, end is final[index][1]) for index, end in members if index in paths)
        for number, (_, one, lower) in enumerate(listed):
            for _, two, other in listed[number + 1 :]:
                if one != two and paths[one].cuts(paths[two]):
                    yield one, two, (lower, other)


def moved_end(path: LinePath, place: float, *, lower: bool) -> LinePath:
    """Return a path that ends at another place on the same side of its card, and runs on as it did.

    Args:
        path: The path.
        place: Where it is to end.
        lower: It is the lower end that moves.

    """
    side = path.reaching if lower else path.leaving
    across = side == "flow"
    was = (path.end if lower else path.start)[not across]
    runs, taut = list(path.runs), path.taut
    if taut:
        taut = _moved(taut[::-1], was, place, across)[::-1] if lower else _moved(taut, was, place, across)
    at, top, bottom = runs[-1 if lower else 0]
    if across and len(runs) == 1 and (path.reaching == path.leaving == "flow") and not taut:
        middle = (top + bottom) / 2
        upper, under = (at, top, middle - _BEND), (at, middle + _BEND, bottom)
        runs = [upper, (place, *under[1:])] if lower else [(place, *upper[1:]), under]
    elif across:
        runs[-1 if lower else 0] = place, top, bottom
    else:
        runs[-1 if lower else 0] = (at, top, place) if lower else (at, place, bottom)
    end = path.end if lower else path.start
    moved: Point = (place, end[1]) if across else (end[0], place)
    if lower:
        return replace(path, end=moved, runs=tuple(runs), taut=taut)
    return replace(path, start=moved, runs=tuple(runs), taut=taut)


def _moved(corners: tuple[Point, ...], was: float, place: float, across: bool) -> tuple[Point, ...]:
    """Return corners of which the first, and those on one straight line with it, stand elsewhere."""
    axis = 0 if across else 1
    count = next((number for number, corner in enumerate(corners) if abs(corner[axis] - was) > 0.01), len(corners))
    count = min(count, len(corners) - 1)
    return (*((place, y) if across else (x, place) for x, y in corners[:count]), *corners[count:])
