"""How lines are drawn: every pattern that a picture has, and that its legend shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """How an edge is drawn.

    Attributes:
        role: The role its line is painted with.
        style: Graphviz's line style, which has no dashes with dots between them.
        width: In points.
        dashes: The dash pattern, as SVG has it; empty for a solid line.

    """

    role: str
    style: str
    width: float
    dashes: str = ""

    @property
    def cap(self) -> str:
        """How its dashes end, as SVG has it: dots are round."""
        return "round" if self.style == "dotted" else "butt"


_DOTS = "1.5 4"

SECURE = Line("secure", "solid", 1.6)
PLAIN = Line("plain", "dashed", 1.2, "6 4")
UNSURE = Line("plain", "dotted", 1.6, "10 3 1.5 3 1.5 3")
"""What is spoken is assumed, or whether with TLS is not known."""

DOOR = Line("door", "dashed", 1.6, "8 3 1.5 3")
CALL = Line("call", "dotted", 1.8, _DOTS)
STORAGE = Line("storage", "dotted", 1.2, _DOTS)
FAULT = Line("door", "dashed", 2.8, "3.5 3.5")
"""Whatever does not work, and whyever: thick and of short dashes, so that it is no open door without colour either."""

GONE = Line("muted", "dotted", 1.2, _DOTS)
MISSING = Line("call", "dotted", 2.0, _DOTS)
EXTRA = Line("door", "dashed", 1.6, "8 3 1.5 3")
