"""Arranging: which cards stand in which rows. All that the width of rows decides is here."""

from __future__ import annotations

from dataclasses import dataclass

from fluxviz.drawing.rows import Row, app_rows, apps_in_rows, component_rows, outside_rows
from fluxviz.drawing.scene import Scene
from fluxviz.topology import App

_FRAME_EXTRA = 100.0
"""How much wider than a row of cards one of frames may be, in points."""

Names = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Arrangement:
    """Rows of cards.

    Attributes:
        apps: The cards that each stand for an app; empty where components are drawn.
        frames: The apps that have a frame, each with its cards.
        lines: The places of frames that stand beside each other, from above.
        outside: What is outside the apps.

    """

    apps: list[Row]
    frames: list[tuple[App, list[Row]]]
    lines: list[list[int]]
    outside: list[Row]

    @property
    def names(self) -> tuple[Names, ...]:
        """The ids of the cards of each row: where they are the same, so is all that is arranged."""
        blocks = (self.apps, *(rows for _, rows in self.frames), self.outside)
        lines = tuple(tuple(map(str, line)) for line in self.lines)
        return (*(tuple(tuple(card.id for card in row) for row in rows) for rows in blocks), lines)


def arrange(plan: Scene, width: float) -> Arrangement:
    """Put the cards of a scene in rows no wider than ``width``, in points."""
    framed = ((app, component_rows(plan, app.key, width)) for app in plan.frames)
    frames = [(app, rows) for app, rows in framed if rows]
    return Arrangement(
        apps_in_rows(plan, width) if plan.detail == "apps" else [],
        frames,
        app_rows([rows for _, rows in frames], width + _FRAME_EXTRA) if frames else [],
        outside_rows(plan, width),
    )
