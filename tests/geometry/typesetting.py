"""How exact the type is: base lines, left edges and paddings, in px."""

from collections.abc import Iterator
from itertools import pairwise

from .boxes import Box
from .picture import Group, Picture, Text

EXACT = 0.5
"""How far what stands in one row, or begins at one place, may differ."""

PADDING = 8.0
"""How much room text keeps from the right border of its card."""

_SLACK = 0.75


def uneven_base_lines(picture: Picture) -> Iterator[str]:
    """Yield neighbours in one row of a card that stand on different base lines."""
    for group in picture.of("node"):
        for one, two in pairwise(sorted(_words(group), key=lambda text: text.base)):
            if EXACT < two.base - one.base < 0.45 * one.size:
                yield f"{one.words!r} and {two.words!r} on {group.name} differ by {two.base - one.base:.1f} px"


def narrow_paddings(picture: Picture) -> Iterator[str]:
    """Yield texts closer than 8 px to the right border of their card."""
    for node in picture.nodes:
        for text in _free(node):
            room = node.card.right - text.box.right
            if room < PADDING - _SLACK:
                yield f"{text.words!r} keeps {room:.1f} px from the right border of {node.name}"


def ragged_titles(picture: Picture) -> Iterator[str]:
    """Yield cards whose title and the line below it begin at different places."""
    for node in picture.nodes:
        texts = sorted(_free(node), key=lambda text: text.base)
        if len(texts) > 1 and texts[0].size > texts[1].size and abs(texts[0].box.left - texts[1].box.left) > EXACT:
            yield f"title and subtitle of {node.name} begin {abs(texts[0].box.left - texts[1].box.left):.1f} px apart"


def _words(group: Group) -> list[Text]:
    return [text for text in group.texts if text.words.strip()]


def _tabs(node: Group) -> list[Box]:
    return [shape for shape in node.shapes if shape != node.card]


def _free(node: Group) -> list[Text]:
    """Give the texts of a card that stand in no tab."""
    return [text for text in _words(node) if not any(tab.has(*text.box.centre) for tab in _tabs(node))]
