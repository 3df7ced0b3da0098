"""Prospects: ways to lay out that are known to read no better than one that was tried; the engine is not asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from fluxviz.drawing.calmness import unrest_of
from fluxviz.drawing.layout import Layout
from fluxviz.drawing.layout_memory import Laid
from fluxviz.drawing.misfits import PAGE_WIDTH, is_flat, misfit_of, room_of, tallness_of
from fluxviz.drawing.routing.boxes import Box, united
from fluxviz.drawing.routing.notes import box_of
from fluxviz.drawing.style import Style
from fluxviz.topology import EDGE

_AT_BORDER = 8.0
"""How near to the border of a picture something makes it as wide as it is, in points."""

_LATER = 0.02
"""What each try costs."""

_AT_LEAST = 0.9
"""How much lines and labels take in a layout, and how much there is to follow, of the least in another of the same."""


@dataclass(frozen=True)
class Try:
    """A way to lay out that was tried.

    Attributes:
        style: The way.
        laid: What came of it.
        misfit: How far it is from what a docs page shows well.
        before: How many were tried before it.
        drawn: Its lines are drawn anew, which takes longer than the engine: where it may be well.

    """

    style: Style
    laid: Laid
    misfit: float
    before: int
    drawn: bool

    @cached_property
    def cost(self) -> float:
        """What is against it: that it does not show well, comes late, takes room, and how much there is to follow."""
        cost = self.misfit + _LATER * self.before
        return cost + room_of(self.laid.routed) + self.unrest if self.drawn else cost

    @cached_property
    def unrest(self) -> float:
        """How much there is to follow in its lines."""
        return unrest_of(self.laid.routed)


class Outlook(NamedTuple):
    """What is likely of a layout of the engine's, once its lines are drawn anew.

    Attributes:
        misfit: How far it is then from what a docs page shows well.
        outdone: One that was tried has less against it.

    """

    misfit: float
    outdone: bool


def outlook_of(layout: Layout, tried: Collection[Try]) -> Outlook | None:
    """Return what is likely of a layout whose lines are not drawn anew yet; None where nothing to go by was tried.

    All ways to lay out show the same lines and labels: beside the cards, these take about as much room in each, and
    there is about as much to follow.
    """
    drawn = [each for each in tried if each.drawn]
    if not drawn:
        return None
    width, height = _size_of_cards(layout)
    sizes = [(each.laid.routed, *_size_of_cards(each.laid.engines)) for each in drawn]
    likely = replace(
        layout,
        width=width + _AT_LEAST * min(routed.width - its_width for routed, its_width, _ in sizes),
        height=height + _AT_LEAST * min(routed.height - its_height for routed, _, its_height in sizes),
    )
    misfit = misfit_of(likely) + tallness_of(likely)
    cost = misfit + _LATER * len(tried) + room_of(likely) + _AT_LEAST * min(each.unrest for each in drawn)
    return Outlook(misfit, cost >= min(each.cost for each in drawn))


def _size_of_cards(layout: Layout) -> tuple[float, float]:
    """Return how wide and how high all cards and frames are together."""
    whole = united([box_of(item) for item in layout.items if item.kind in ("node", "frame")])
    return whole.right - whole.left, whole.bottom - whole.top


def best_of(tried: Collection[Try]) -> Try:
    """Return the try that has the least against it, of those whose lines are drawn anew where there are such."""
    drawn = [each for each in tried if each.drawn] or [*tried]
    # What is against a picture takes long to tell, and most often there is no choice.
    return drawn[0] if len(drawn) == 1 else min(drawn, key=lambda each: each.cost)


def is_vain(style: Style, tried: Collection[Try], wide: Try | None) -> bool:
    """Return whether a way to lay out is known to read no better than one that was tried.

    Args:
        style: The way.
        tried: Those that were tried; their rows are as wide or wider.
        wide: The one of them that differs in nothing but that names stand beside what they lead to.

    """
    if wide is not None and _is_as_wide_when_narrow(wide):
        return True
    alike = (each for each in tried if (each.style.direction, each.style.terse) == (style.direction, style.terse))
    if any(_is_only_tall(each) for each in alike):
        return True
    above = [each for each in tried if each.style.direction == "TB"]
    return style.direction == "LR" and bool(above) and _is_wider(above)


def _is_only_tall(tried: Try) -> bool:
    """Return whether a picture is too high, and well otherwise: narrower rows and names make none lower."""
    return tried.drawn and misfit_of(tried.laid.routed) <= 0.0


def _is_as_wide_when_narrow(tried: Try) -> bool:
    """Return whether a picture stays as wide where names stand above what they lead to: it only becomes higher.

    They stand in the card of the Flux edge, so it is as wide for neither that card nor what stands beside it.
    """
    if tried.drawn and (is_flat(tried.laid.routed) or tried.laid.routed.width < PAGE_WIDTH):
        return False  # it is to be higher, or so little too wide that its lines, drawn anew, may decide
    items = tried.laid.engines.items
    boxes = {item.id: box_of(item) for item in items if item.kind in ("node", "edge") and item.marks}
    if EDGE not in boxes:
        return True
    whole, edge = united(boxes.values()), boxes[EDGE]
    return not any(
        _reaches_border(box, whole) for box in boxes.values() if box.top < edge.bottom and edge.top < box.bottom
    )


def _reaches_border(box: Box, whole: Box) -> bool:
    return box.left < whole.left + _AT_BORDER or box.right > whole.right - _AT_BORDER


def _is_wider(above: Collection[Try]) -> bool:
    """Return whether a picture from left to right is wider than the narrowest from top to bottom.

    Its labels are not terse, and the public side stands beside the app: that takes what its narrower rows give. So it
    helps where a picture is wide for what stands around the app, but not where the app alone is.
    """
    app = next(each for each in above if not each.style.terse).laid.engines
    return _app_width(app) >= min(each.laid.engines.width for each in above)


def _app_width(layout: Layout) -> float:
    frames = [box_of(item) for item in layout.items if item.kind == "frame"]
    whole = united(frames) if frames else Box(0.0, 0.0, 0.0, 0.0)
    return whole.right - whole.left
