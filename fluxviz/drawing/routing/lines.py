"""Lines: the pieces of all lines of a picture, and which of them run through a box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from fluxviz.drawing.layout import Point
from fluxviz.drawing.routing.boxes import Box
from fluxviz.drawing.routing.curves import pieces_of
from fluxviz.drawing.routing.paths import LinePath

_BAND, _COLUMN = 24.0, 96.0
"""How high and wide the cells are in which lines are looked for, in points."""

Segment = tuple[Point, Point]
Cell = tuple[int, int]
Placed = tuple[float, float, float, float, int, Segment | None]
"""The box around a piece, the column it begins in, and the piece itself where it is slanted: else it fills that box."""


class Lines:
    """The pieces of all lines, by the cells of a grid that they run through."""

    def __init__(self, line_paths: Mapping[int, LinePath]) -> None:
        self._cells: dict[Cell, dict[int, list[Placed]]] = {}
        self._cells_of: dict[int, list[Cell]] = {}
        for index, line_path in line_paths.items():
            self.put(index, line_path)

    def put(self, index: int, line_path: LinePath | None) -> None:
        """Let a line run along a path instead of the one it had; None: nowhere."""
        for cell in self._cells_of.pop(index, ()):
            del self._cells[cell][index]
        if line_path is not None:
            placed = _placed_along(line_path)
            self._cells_of[index] = [*placed]
            for cell, pieces in placed.items():
                self._cells.setdefault(cell, {})[index] = pieces

    def add(self, pieces: Iterable[Segment], index: int) -> None:
        """Add the pieces of a line that stays as it is."""
        for cell, placed in _placed(pieces).items():
            self._cells.setdefault(cell, {})[index] = placed

    def through(self, box: Box) -> Iterator[int]:
        """Yield the number of the line of each piece that runs through a box, once for each band."""
        left, top, right, bottom = box
        leftmost = int(left // _COLUMN)
        for column, lines in self._near(box):
            for index, pieces in lines.items():
                for low, first, high, last, begins, slanted in pieces:
                    if (
                        low < right
                        and left < high
                        and first < bottom
                        and top < last
                        and (begins == column or column == leftmost)  # not one more time where it goes on
                        and (slanted is None or cuts(box, slanted))
                    ):
                        yield index

    def runs_through(self, box: Box, index: int) -> bool:
        """Return whether a line runs through a box."""
        return any(index in lines and _meets(lines[index], box) for _, lines in self._near(box))

    def another_runs_through(self, box: Box, index: int) -> bool:
        """Return whether a line runs through a box that is not the one with that number."""
        for _, lines in self._near(box):
            for other, pieces in lines.items():
                if other != index and _meets(pieces, box):
                    return True
        return False

    def _near(self, box: Box) -> list[tuple[int, dict[int, list[Placed]]]]:
        """Return the lines in each cell that a box lies in, with the column of that."""
        left, top, right, bottom = box
        return [
            (column, self._cells[band, column])
            for band in range(int(top // _BAND), int(bottom // _BAND) + 1)
            for column in range(int(left // _COLUMN), int(right // _COLUMN) + 1)
            if (band, column) in self._cells
        ]


@lru_cache(maxsize=1024)
def _placed_along(line_path: LinePath) -> dict[Cell, list[Placed]]:
    return _placed(pieces_of(line_path))


def _placed(pieces: Iterable[Segment]) -> dict[Cell, list[Placed]]:
    """Return pieces by the cells of the grid that they run through."""
    cells: dict[Cell, list[Placed]] = {}
    for piece in pieces:
        (x, y), (to_x, to_y) = piece
        left, right = (x, to_x) if x < to_x else (to_x, x)
        top, bottom = (y, to_y) if y < to_y else (to_y, y)
        first = int(left // _COLUMN)
        placed = left, top, right, bottom, first, None if x == to_x or y == to_y else piece
        for band in range(int(top // _BAND), int(bottom // _BAND) + 1):
            for column in range(first, int(right // _COLUMN) + 1):
                cells.setdefault((band, column), []).append(placed)
    return cells


def _meets(pieces: Iterable[Placed], box: Box) -> bool:
    left, top, right, bottom = box
    for low, first, high, last, _, slanted in pieces:
        if low < right and left < high and first < bottom and top < last and (slanted is None or cuts(box, slanted)):
            return True
    return False


def cuts(box: Box, piece: Segment) -> bool:
    """Return whether a piece of a line runs through a box."""
    (x1, y1), (x2, y2) = piece
    low, first, high, last = box
    if (
        (x1 <= low and x2 <= low)
        or (x1 >= high and x2 >= high)
        or (y1 <= first and y2 <= first)
        or (y1 >= last and y2 >= last)
    ):
        return False
    if x1 == x2 or y1 == y2:
        return True
    across, along = x2 - x1, y2 - y1
    left, right = (low - x1) / across, (high - x1) / across
    top, bottom = (first - y1) / along, (last - y1) / along
    begin = max(0.0, left if across > 0 else right, top if along > 0 else bottom)
    end = min(1.0, right if across > 0 else left, bottom if along > 0 else top)
    return begin < end
