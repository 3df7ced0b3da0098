"""Labels that alone make a picture wide, or that lines drawn later cut: each is put where its own line has room."""

from __future__ import annotations

from dataclasses import replace

from fluxviz.drawing.layout import Layout
from fluxviz.drawing.routing.boxes import Box, around, united
from fluxviz.drawing.routing.curves import pieces_of_item
from fluxviz.drawing.routing.labelling import Free, places_beside
from fluxviz.drawing.routing.lines import Lines
from fluxviz.drawing.routing.redrawing import with_label_at
from fluxviz.drawing.routing.wires import read_parts, words_box

_OUT = 8.0
"""How far a label may stand out, in points."""

_NEAR = 14.0
"""How near to a label, in points, its reader takes a line for its own, or another label for its second half."""

_BESIDE = 4.0
"""How much more room than elsewhere it has beside cards, in points."""


def with_labels_pulled_in(layout: Layout) -> Layout:
    """Return a layout in which no label stands out at a side, or is cut, where its line has room for it elsewhere.

    Args:
        layout: The layout, its lines drawn.

    """
    edges = {index: item for index, item in enumerate(layout.items) if item.kind == "edge"}
    labels = {index: box for index, item in edges.items() if (box := words_box(item.words))}
    pieces = {index: pieces_of_item(item) for index, item in edges.items()}
    parts = read_parts(layout)
    cards = [card.box for card in parts.cards.values()]
    rest = united([*cards, *parts.frames, *(around(piece) for each in pieces.values() for piece in each)])
    lines = Lines({})
    for index, each in pieces.items():
        lines.add(each, index)
    astray = {index for index, box in labels.items() if _out(box, rest) > _OUT or _is_misread(lines, box, index)}
    if not astray:
        return layout
    room = [card.grown(_BESIDE, _BESIDE) for card in cards]
    items = list(layout.items)
    for index in sorted(labels, key=lambda index: (-_out(labels[index], rest), index)):
        box = labels.pop(index)
        if index in astray:
            taken = [other.grown(_NEAR, _NEAR / 2) for other in labels.values()]
            free = Free([*room, *parts.names, *taken], [], lines, index, parts.frames)
            inside = (place for place in places_beside(pieces[index], box) if _out(place, rest) <= 0.0)
            place = next((place for place in inside if free.is_free(place) and _is_own(lines, place, index)), box)
            items[index] = with_label_at(items[index], box, place)
            box = place
        labels[index] = box
    return replace(layout, items=tuple(items))


def _is_misread(lines: Lines, box: Box, index: int) -> bool:
    """Return whether a line runs through a label, or its own is not beside it."""
    return next(lines.through(box), None) is not None or not lines.runs_through(box.grown(_NEAR, _NEAR), index)


def _is_own(lines: Lines, place: Box, index: int) -> bool:
    """Return whether a label there is read as that of its own line: no other is near."""
    return not lines.another_runs_through(place.grown(_NEAR, _NEAR / 2), index)


def _out(box: Box, rest: Box) -> float:
    """Return how far a label stands out beside the rest of the picture; at most 0 for one that does not."""
    return max(rest.left - box.left, box.right - rest.right)
