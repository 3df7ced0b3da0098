"""Misfits: how far a picture is from what a docs page shows well."""

from __future__ import annotations

from math import log

from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing.boxes import united
from fluxviz.drawing.routing.notes import box_of

MARGIN = 10.0
"""Empty room around a picture, in pixels."""

PAGE_WIDTH = 800.0
"""How wide a docs page shows a picture, in pixels."""

SCREEN = (1200.0, 900.0)
"""How much room a wide screen has for a picture, in pixels."""

SMALLEST_TEXT = 9.0
"""How small a picture's text may get there, in pixels, before narrower rows or another direction are tried."""

FLATTEST = 4 / 3
"""How much wider than high a picture should be at most."""

TALLEST = 3 / 4
"""How wide it should be at least for its height."""

_ROOM = 0.5e-6
"""What a picture costs for each square point of the room that it takes."""

_BESIDE = 40.0
"""How much wider than its cards a picture is at least for its lines, in points."""

ILLEGIBLE = 100.0
"""What a picture costs whose text is too small."""


def misfit_of(layout: Layout) -> float:
    """Return how far a picture is from what a docs page shows well; at most 0 for one that is well."""
    width, height = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN
    return _width_costs(width) + max(log(width / height / FLATTEST), 0.0)


def likely_misfit_of(layout: Layout) -> float:
    """Return about the least that the misfit of a layout of the engine's may be with its lines drawn anew.

    The engine keeps more room for lines and labels than they take then; its cards stay where they are.
    """
    cards = [box_of(item) for item in layout.items if item.kind in ("node", "frame")]
    width = max((card.right for card in cards), default=0.0) - min((card.left for card in cards), default=0.0)
    return _width_costs(min(width + _BESIDE, layout.width) + 2 * MARGIN)


def _width_costs(width: float) -> float:
    """Return what it costs that a picture is wider than a docs page."""
    small = SMALL * min(1.0, PAGE_WIDTH / width) < SMALLEST_TEXT
    return ILLEGIBLE * small + 2.0 * max(width / PAGE_WIDTH - 1.0, 0.0)


def tallness_of(layout: Layout) -> float:
    """Return how far a picture is too high for its width; 0 for one that is not."""
    return max(log((layout.height + 2 * MARGIN) / (layout.width + 2 * MARGIN) * TALLEST), 0.0)


def room_of(layout: Layout) -> float:
    """Return what the room costs that a picture takes: 0.5 for 1,000 x 1,000 points."""
    return _ROOM * (layout.width + 2 * MARGIN) * (layout.height + 2 * MARGIN)


def is_flat(layout: Layout) -> bool:
    """Return whether a picture is too wide for its height."""
    return layout.width + 2 * MARGIN > FLATTEST * (layout.height + 2 * MARGIN)


def barred_of(layout: Layout) -> int:
    """Count the cards of an app beside its public side that lines from there reach only behind other cards."""
    cards = {item.id: box_of(item) for item in layout.items if item.kind == "node"}
    app = {name: box for name, box in cards.items() if name not in layout.aside}
    reached = {
        end
        for item in layout.items
        if item.kind == "edge" and not layout.aside.isdisjoint(item.ends)
        for end in item.ends
        if end in app
    }
    return sum(
        any(other.right <= app[name].left and other.top < app[name].middle[1] < other.bottom for other in app.values())
        for name in reached
    )


def text_on_a_screen(layout: Layout) -> float:
    """Return the height of the smallest text where all but the notes is on a wide screen, in pixels."""
    whole = united([box_of(item) for item in layout.items if item.kind != "page" and item.marks])
    width, height = whole.right - whole.left, whole.bottom - whole.top
    return SMALL * min(1.0, SCREEN[0] / (width + 2 * MARGIN), SCREEN[1] / (height + 2 * MARGIN))
