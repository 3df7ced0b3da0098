"""``Style``: what decides where things stand in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fluxviz.drawing.highlight import Highlight
from fluxviz.drawing.rows import ROW_WIDTH

Direction = Literal["TB", "LR"]
DIRECTIONS: tuple[Direction, ...] = ("TB", "LR")


@dataclass(frozen=True)
class Style:
    """What decides where things stand.

    Attributes:
        direction: ``TB``: top to bottom; ``LR``: left to right: the public side stands beside the app.
        highlight: What is highlighted; None: everything.
        row_width: How wide a row of cards may be, in points.
        terse: Labels say less, and cards stand closer.
        narrow: Public names stand above what they lead to, not beside it.

    """

    direction: Direction = "TB"
    highlight: Highlight | None = None
    row_width: float = ROW_WIDTH
    terse: bool = False
    narrow: bool = False


AS_USUAL = Style()
"""From top to bottom, nothing highlighted."""
