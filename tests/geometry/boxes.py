"""Boxes in CSS px, and when two of them count as overlapping."""

from collections.abc import Sequence
from typing import NamedTuple

TOLERANCE = 0.75
"""Less than a pixel is no fault: nobody sees it. Path data is rounded to 1/100, Chromium lays glyphs out in steps of
1/64 px, the edge of an antialiased stroke is half a pixel wide, and the box of a text is its advance by its font's
ascent and descent, which its ink does not fill. Runs that stand side by side on a line touch, and must not count."""


class Box(NamedTuple):
    """A box; y runs downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, boxes: Sequence["Box"]) -> "Box":
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return cls(min(lefts), min(tops), max(rights), max(bottoms))

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def centre(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def overlaps(self, other: "Box") -> bool:
        """Tell whether they share more than the tolerance, across and down."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > TOLERANCE and down > TOLERANCE

    def holds(self, other: "Box") -> bool:
        """Tell whether the other stays inside, give or take the tolerance."""
        return (
            other.left >= self.left - TOLERANCE
            and other.top >= self.top - TOLERANCE
            and other.right <= self.right + TOLERANCE
            and other.bottom <= self.bottom + TOLERANCE
        )

    def has(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom

    def smaller(self, margin: float) -> "Box":
        return Box(self.left + margin, self.top + margin, self.right - margin, self.bottom - margin)
