"""Walls: from what stands in the path, and the side the engine passed it on, to what a line keeps to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.corridors import FAR, Wall
from fluxviz.drawing.routing.guides import Guide

_STEP = 16.0
_TURNING = 10.0
_SHORT = 4.0
_MOST_LEVELS = 12
_FAR_OFF = 150.0
"""How far from its guide no line goes, in points."""


def wall_of(box: Box, guide: Guide, reach: tuple[float, float], middle: float | None = None) -> Wall | None:
    """Return what keeps a line on the side of a box that its guide passes it on; None: the box is out of its reach.

    Args:
        box: What stands in the path, with its room.
        guide: The line's guide.
        reach: The levels the line begins and ends at.
        middle: Where a guide has to be to pass on the left; None: left of the box's middle.

    """
    first, last = max(box.top, reach[0]), min(box.bottom, reach[1])
    if first >= last or box.right < guide.low - _FAR_OFF or box.left > guide.high + _FAR_OFF:
        return None
    if middle is None:
        middle = (box.left + box.right) / 2
    if guide.high < middle or (guide.low < middle and guide.at((first + last) / 2) < middle):
        return Wall(first, last, -FAR, box.left)
    return Wall(first, last, box.right, FAR)


def walls_along(box: Box, guide: Guide, reach: tuple[float, float]) -> Iterator[Wall]:
    """Yield what keeps a line off a thin box, such as the border of a frame, which it crosses where its guide does."""
    first, last = max(box.top, reach[0]), min(box.bottom, reach[1])
    if first < last and box.right >= guide.low - _FAR_OFF and box.left <= guide.high + _FAR_OFF:
        middle = (box.left + box.right) / 2
        yield from _long_wall(first, last, box, [guide.at(level) < middle for level in _levels(first, last)])


def _levels(first: float, last: float) -> list[float]:
    count = max(2, min(_MOST_LEVELS, int((last - first) / _STEP)))
    return [first + (last - first) * (index + 0.5) / count for index in range(count)]


def _long_wall(first: float, last: float, box: Box, lefts: Sequence[bool]) -> Iterator[Wall]:
    """Yield a wall for each stretch on one side, with room between for the line to cross."""
    step = (last - first) / len(lefts)
    begin = 0
    for index in range(1, len(lefts) + 1):
        if index == len(lefts) or lefts[index] != lefts[begin]:
            top = first if begin == 0 else first + begin * step + _TURNING
            bottom = last if index == len(lefts) else first + index * step - _TURNING
            if bottom > top:
                yield Wall(top, bottom, -FAR, box.left) if lefts[begin] else Wall(top, bottom, box.right, FAR)
            begin = index


def walls_beside(
    run: tuple[float, float, float], theirs: Guide, mine: Guide, reach: tuple[float, float], room: float
) -> Iterable[Wall]:
    """Return what keeps a line beside a run of another, on the side that their guides run beside each other.

    Args:
        run: The place of the run, and the levels it begins and ends at.
        theirs: The guide of the other line.
        mine: The line's own guide.
        reach: The levels the line begins and ends at.
        room: How far apart they run.

    """
    place, top, bottom = run
    first, last = max(top, reach[0]), min(bottom, reach[1])
    if last - first < _SHORT or not mine.low - _FAR_OFF < place < mine.high + _FAR_OFF:
        return ()
    if mine.high < theirs.low:  # as most do: on one side of it all the way
        return (Wall(first, last, -FAR, place - room),)
    if theirs.high <= mine.low:
        return (Wall(first, last, place + room, FAR),)
    return _long_wall(first, last, Box(place - room, first, place + room, last), _lefts(mine, theirs, first, last))


@lru_cache(maxsize=4096)
def _lefts(mine: Guide, theirs: Guide, first: float, last: float) -> list[bool]:
    """Return at which levels a guide runs left of another."""
    return [mine.at(level) < theirs.at(level) for level in _levels(first, last)]
