"""Labels: each beside the middle of the longest piece of its own line that is free of everything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.curves import pieces_of
from fluxviz.drawing.routing.paths import LinePath

GAP = 5.0
"""How far a label stands from its line, in points."""

_CLEAR = 3.0
_STEP = 6.0
_LEAST = 12.0
_BAND = 24.0
Segment = tuple[Point, Point]


def place_labels(
    line_paths: Mapping[int, LinePath],
    labels: Mapping[int, Box],
    still: Iterable[Box],
    borders: Sequence[Box],
    *,
    sideways: bool,
) -> dict[int, Box]:
    """Return each label its place.

    Args:
        line_paths: The lines, by number.
        labels: Where the engine put their labels, by number.
        still: What no label may lie on.
        borders: The frames, whose lines no label may lie on.
        sideways: The picture runs from left to right.

    """
    taken = list(still)
    lines = _Lines(line_paths)
    placed: dict[int, Box] = {}
    waiting = {index: box for index, box in labels.items() if index in line_paths}
    taken += [box for index, box in labels.items() if index not in line_paths]
    # Those with the least choice first: the shorter a line, the fewer places beside it.
    for index in sorted(waiting, key=lambda index: (_length(line_paths[index]), index)):
        box = waiting.pop(index)
        free = _Free([*taken, *placed.values()], list(waiting.values()), lines, index, borders)
        places = list(_places(line_paths[index], box, sideways=sideways))
        best = next((place for place in places if free.is_free(place, strict=True)), None)
        best = best or next((place for place in places if free.is_free(place, strict=False)), None)
        best = best or next((place for place in places if free.is_free(place, strict=False, clear=0.5)), None)
        apart = [] if best else [place for place in [*places, box] if free.is_apart(place)]
        placed[index] = best or min(apart, key=free.cut, default=box)
    return placed


def _length(line_path: LinePath) -> float:
    return max(abs(end[1] - start[1]) for start, end in line_path.pieces)


def _places(line_path: LinePath, box: Box, *, sideways: bool) -> Iterator[Box]:
    """Yield the places beside a line, the best first: the middle of its longest piece, then further out."""
    width, height = box.right - box.left, box.bottom - box.top
    pieces = sorted((tuple(sorted(piece, key=_level)) for piece in line_path.pieces), key=_rise, reverse=True)
    for (x1, y1), (x2, y2) in pieces:
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
    for (x1, y1), (x2, y2) in line_path.pieces:
        if y1 == y2 and abs(x2 - x1) > width + 2 * GAP:
            left = (x1 + x2 - width) / 2
            for top in (y1 - GAP - height, y1 + GAP):
                yield Box(left, top, left + width, top + height)


def _level(point: Point) -> float:
    return point[1]


def _rise(piece: Sequence[Point]) -> float:
    return piece[1][1] - piece[0][1]


class _Lines:
    """The pieces of all lines, by the bands that they run through."""

    def __init__(self, line_paths: Mapping[int, LinePath]) -> None:
        self.bands: dict[int, list[tuple[int, Segment]]] = {}
        for index, line_path in line_paths.items():
            for piece in pieces_of(line_path):
                levels = piece[0][1], piece[1][1]
                for band in range(int(min(levels) // _BAND), int(max(levels) // _BAND) + 1):
                    self.bands.setdefault(band, []).append((index, piece))

    def through(self, box: Box) -> Iterator[int]:
        """Yield the number of the line of each piece that runs through a box."""
        for band in range(int(box.top // _BAND), int(box.bottom // _BAND) + 1):
            for index, piece in self.bands.get(band, ()):
                if cuts(box, piece):
                    yield index


class _Free:
    """What a label must keep clear of."""

    def __init__(
        self, taken: Sequence[Box], waiting: Sequence[Box], lines: _Lines, own: int, borders: Sequence[Box]
    ) -> None:
        self.taken, self.waiting, self.lines, self.own, self.borders = taken, waiting, lines, own, borders

    def is_apart(self, box: Box) -> bool:
        """Return whether a label there would lie on nothing but lines."""
        return not any(other.meets(box) for other in (*self.taken, *self.waiting))

    def cut(self, box: Box) -> int:
        """Count the pieces of lines, and the lines of frames, that would run through a label there."""
        framed = sum(border.meets(box) and not border.holds(box) for border in self.borders)
        return framed + sum(1 for _ in self.lines.through(box))

    def is_free(self, box: Box, *, strict: bool, clear: float = _CLEAR) -> bool:
        room = box.grown(clear, clear)
        if any(other.meets(room) for other in self.taken):
            return False
        if strict and any(other.meets(room) for other in self.waiting):
            return False
        if any(border.meets(room) and not border.holds(room) for border in self.borders):
            return False
        if any(index != self.own for index in self.lines.through(room)):
            return False
        return self.own not in self.lines.through(box.grown(1, 1))


def cuts(box: Box, piece: Segment) -> bool:
    """Return whether a piece of a line runs through a box."""
    (x1, y1), (x2, y2) = piece
    if max(x1, x2) <= box.left or min(x1, x2) >= box.right or max(y1, y2) <= box.top or min(y1, y2) >= box.bottom:
        return False
    if x1 == x2 or y1 == y2:
        return True
    first, last = 0.0, 1.0
    for start, step, low, high in ((x1, x2 - x1, box.left, box.right), (y1, y2 - y1, box.top, box.bottom)):
        one, two = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, one), min(last, two)
    return first < last
