"""Labels: each beside the middle of the longest piece of its own line that is free of everything else."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box, meets_any
from fluxviz.drawing.routing.lines import Lines, Segment
from fluxviz.drawing.routing.paths import LinePath

GAP = 5.0
"""How far a label stands from its line, in points."""

_BESIDE = 9.0
"""How near its line a place is looked for, in points: some bends leave the straight way that a place is beside."""

_CLEAR, _NARROW = 3.0, 0.5
_ALONE = GAP + 1.5
"""How near no other line is to a label, in points, where there is a choice: a reader takes it for the nearest one's."""

_STEP = 6.0
_LEAST = 12.0
_RINGS, _MOST_RINGED = (12.0, 24.0, 48.0, 72.0, 96.0, 144.0), 12


def place_labels(
    line_paths: Mapping[int, LinePath],
    labels: Mapping[int, Box],
    still: Iterable[Box],
    borders: Sequence[Box],
    *,
    sideways: bool = False,
    lines: Lines | None = None,
    first: Collection[int] = (),
) -> dict[int, Box]:
    """Return each label its place.

    Args:
        line_paths: The lines, by number.
        labels: Where the engine put their labels, by number.
        still: What no label may lie on.
        borders: The frames, whose lines no label may lie on.
        sideways: The picture runs from left to right.
        lines: The pieces of the lines, if they are at hand.
        first: Those that choose before all others.

    """
    taken = list(still)
    lines = lines or Lines(line_paths)
    placed: dict[int, Box] = {}
    waiting = {index: box for index, box in labels.items() if index in line_paths}
    taken += [box for index, box in labels.items() if index not in line_paths]
    # Those with the least choice first: the shorter a line, the fewer places beside it.
    for index in sorted(waiting, key=lambda index: (index not in first, _length(line_paths[index]), index)):
        box = waiting.pop(index)
        free = Free([*taken, *placed.values()], list(waiting.values()), lines, index, borders)
        free.look_near(line_paths[index].box, box)
        placed[index] = free.best(places_beside(line_paths[index].pieces, box, sideways=sideways), box)
    return placed


def _length(line_path: LinePath) -> float:
    return max(abs(end[1] - start[1]) for start, end in line_path.pieces)


def places_beside(pieces: Sequence[Segment], box: Box, *, sideways: bool = False) -> Iterator[Box]:
    """Yield the places beside a line, the best first: the middle of its longest piece, then further out.

    Args:
        pieces: The pieces of the line.
        box: The label, wherever it stands.
        sideways: The picture runs from left to right.

    """
    width, height = box.right - box.left, box.bottom - box.top
    falling = sorted((tuple(sorted(piece, key=_level)) for piece in pieces), key=_rise, reverse=True)
    for (x1, y1), (x2, y2) in falling:
        room = y2 - y1
        if room < min(height, _LEAST):
            continue
        slope, middle = (x2 - x1) / room, (y1 + y2) / 2
        most = max((room - height) / 2, 0.0)
        offsets = [_STEP * index for index in range(int(most / _STEP) + 1)]
        kept = [box.middle[1] - middle] if y1 < box.middle[1] < y2 else []  # where the engine kept room for it
        for shifts, rights in (
            (offsets, (False, True) if sideways else (True, False)),
            (kept, (False, True) if sideways else (True, False)),
        ):
            for right in rights:
                for offset in shifts:
                    for shift in (offset, -offset) if offset and shifts is offsets else (offset,):
                        top = middle + shift - height / 2
                        ends = [x1 + slope * (min(max(at, y1), y2) - y1) for at in (top, top + height)]
                        left = max(ends) + GAP if right else min(ends) - GAP - width
                        yield Box(left, top, left + width, top + height)
    for (x1, y1), (x2, y2) in pieces:
        if abs(y2 - y1) < _LEAST and (room := abs(x2 - x1) - width - 2 * GAP) > 0:
            left, slope = (x1 + x2 - width) / 2, (y2 - y1) / (x2 - x1)
            for shift in (_STEP * index for index in range(int(room / 2 / _STEP) + 1)):
                for above in (True, False):
                    for by in (shift, -shift) if shift else (0.0,):
                        ends = [y1 + slope * (at - x1) for at in (left + by, left + by + width)]
                        top = min(ends) - GAP - height if above else max(ends) + GAP
                        yield Box(left + by, top, left + by + width, top + height)


def beside_middle(line_path: LinePath, box: Box) -> list[Box]:
    """Return the places of a label on either side of the middle of its line's longest piece."""
    places = list(places_beside(line_path.pieces, box))
    return [min(places, key=lambda place: place.left), max(places, key=lambda place: place.left)] if places else []


def _level(point: Point) -> float:
    return point[1]


def _rise(piece: Sequence[Point]) -> float:
    return piece[1][1] - piece[0][1]


class Free:
    """What a label must keep clear of."""

    def __init__(
        self, taken: Sequence[Box], waiting: Sequence[Box], lines: Lines, own: int, borders: Sequence[Box]
    ) -> None:
        self.taken, self.waiting, self.lines, self.own, self.borders = taken, waiting, lines, own, borders
        self._near = taken

    def look_near(self, way: Box, box: Box) -> None:
        """Look for room only beside a way: most of a picture is far from any place that its label may take."""
        reach = way.grown(box.right - box.left + 2 * GAP, box.bottom - box.top + 2 * GAP)
        self._near = [other for other in self.taken if other.meets(reach)]

    def best(self, places: Iterable[Box], box: Box) -> Box:
        """Return the first place that is free; else one that others may wait for, one with less room, the least bad."""
        tried: list[Box] = []
        near: Box | None = None
        waited: Box | None = None
        narrow: Box | None = None
        for place in places:
            if self._has_room(place, _NARROW) and self._is_beside_own(place):  # where even that is not, no more is
                if self._has_room(place, _CLEAR):
                    if meets_any(place.grown(_CLEAR, _CLEAR), self.waiting):
                        waited = waited or place
                    elif self._is_beside_none(place):
                        return place
                    else:
                        near = near or place
                elif near is None and waited is None and narrow is None:
                    narrow = place
            tried.append(place)
        if near or waited or narrow:
            return near or waited or narrow or box
        apart = [place for place in tried if self._is_apart(place, self._near)]
        apart += [box] if self._is_apart(box, self.taken) else []
        further = (place for place in _around(tried or [box]) if self._is_apart(place, self.taken))
        return self._least_cut(apart) if apart else next(further, box)

    def _is_beside_none(self, box: Box) -> bool:
        """Return whether no line is as near to a label there as its own."""
        return not self.lines.another_runs_through(box.grown(_ALONE, _ALONE), self.own)

    def _is_apart(self, box: Box, taken: Iterable[Box]) -> bool:
        """Return whether a label there would lie on nothing but lines."""
        return not meets_any(box, taken) and not meets_any(box, self.waiting)

    def _least_cut(self, places: Iterable[Box]) -> Box:
        """Return the first place that the fewest pieces of lines, and lines of frames, run through."""
        best, least = None, sys.maxsize
        for place in places:
            framed = sum(border.meets(place) and not border.holds(place) for border in self.borders)
            if framed < least:
                # Where lines are dense, most places are known to be worse long before all is counted.
                cut = framed + sum(1 for _ in islice(self.lines.through(place), least - framed))
                if cut < least:
                    best, least = place, cut
        if best is None:
            raise ValueError("there is no place to choose from")
        return best

    def is_free(self, box: Box) -> bool:
        """Return whether a label there would be beside its line, with room around it."""
        return self._has_room(box, _CLEAR) and self._is_beside_own(box)

    def _has_room(self, box: Box, clear: float) -> bool:
        """Return whether nothing but its own line is as near to a label there."""
        room = box.grown(clear, clear)
        if meets_any(room, self._near):
            return False
        if any(border.meets(room) and not border.holds(room) for border in self.borders):
            return False
        return not self.lines.another_runs_through(room, self.own)

    def _is_beside_own(self, box: Box) -> bool:
        lines, own = self.lines, self.own
        return not lines.runs_through(box.grown(1, 1), own) and lines.runs_through(box.grown(_BESIDE, _BESIDE), own)


def _around(places: Sequence[Box]) -> Iterator[Box]:
    """Yield places further from a line, the nearest first."""
    for step in _RINGS:
        for place in places[:_MOST_RINGED]:
            for across, along in ((0, step), (0, -step), (step, 0), (-step, 0)):
                yield place.moved(across, along)
