"""How exact the type is: base lines, left edges and paddings, in px."""

from collections.abc import Iterator
from itertools import pairwise

from .picture import Picture, Text

EXACT = 0.5
"""How far what stands in one row, or begins at one place, may differ."""

PADDING = 8.0
"""How much room text keeps from the right border of its card."""

_SLACK = 0.85
"""How much less it may be: Chromium gives 52 letters of Liberation Mono a box 0.8 px wider than their textLength."""


def uneven_base_lines(picture: Picture) -> Iterator[str]:
    """Yield neighbours in one row of a card that stand on different base lines."""
    for node in picture.of("node"):
        for one, two in pairwise(sorted(node.free, key=lambda text: text.start[1])):
            lower = two.start[1] - one.start[1]
            if EXACT < lower < 0.45 * one.size:
                yield f"{one.words!r} and {two.words!r} on {node.name} differ by {lower:.1f} px"


def narrow_paddings(picture: Picture) -> Iterator[str]:
    """Yield texts closer than 8 px to the right border of their card."""
    for node in picture.nodes:
        for text in node.free:
            room = node.card.right - text.box.right
            if room < PADDING - _SLACK:
                yield f"{text.words!r} keeps {room:.1f} px from the right border of {node.name}"


def ragged_titles(picture: Picture) -> Iterator[str]:
    """Yield cards whose title and the line below it begin at different places."""
    for node in picture.nodes:
        texts = sorted(node.free, key=lambda text: text.start[1])
        if len(texts) > 1 and texts[0].size > texts[1].size:
            apart = abs(_left(texts[0]) - _left(texts[1]))
            if apart > EXACT:
                yield f"title and subtitle of {node.name} begin {apart:.1f} px apart"


def _left(text: Text) -> float:
    """Give where a text begins at the left: Arabic starts at its right end."""
    middle = text.box.centre[0]
    return text.start[0] if text.start[0] < middle else text.box.left
