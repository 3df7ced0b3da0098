"""Boxes on the way of lines, in the picture's own turn: across (u) and along the flow (v), whichever way it runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fluxviz.drawing.layout import Point


class Box(NamedTuple):
    """A box: ``left`` and ``right`` across the flow, ``top`` and ``bottom`` along it, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """Its middle, across and along."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def turned(self) -> Box:
        """The same box with across and along exchanged."""
        return Box(self.top, self.left, self.bottom, self.right)

    def grown(self, across: float, along: float) -> Box:
        """Return the box with room around it."""
        return Box(self.left - across, self.top - along, self.right + across, self.bottom + along)

    def moved(self, across: float, along: float) -> Box:
        """Return the box somewhere else."""
        return Box(self.left + across, self.top + along, self.right + across, self.bottom + along)

    def meets(self, other: Box) -> bool:
        """Return whether two boxes have room in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Return whether another box lies inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def meets_any(box: Box, others: Iterable[Box]) -> bool:
    """Return whether a box has room in common with one of others."""
    left, top, right, bottom = box
    for low, first, high, last in others:  # noqa: SIM110 - asked most often of all, and a generator takes longer
        if low < right and left < high and first < bottom and top < last:
            return True
    return False


def around(points: Iterable[Point]) -> Box:
    """Return the box of some points."""
    columns, rows = zip(*points, strict=True)
    return Box(min(columns), min(rows), max(columns), max(rows))


def united(boxes: Iterable[Box]) -> Box:
    """Return the box of some boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def turned(points: Iterable[Point]) -> tuple[Point, ...]:
    """Return points with across and along exchanged."""
    return tuple((y, x) for x, y in points)
