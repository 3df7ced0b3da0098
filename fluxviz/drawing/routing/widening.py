"""Frames as wide as the lines that stay in them: a call within an app is not drawn as if it left the app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fluxviz.drawing.layout import Item, Layout, Shape
from fluxviz.drawing.routing.boxes import Box, around, united
from fluxviz.drawing.routing.curves import pieces_along
from fluxviz.drawing.routing.labelling import Segment
from fluxviz.drawing.routing.notes import box_of
from fluxviz.drawing.routing.wires import words_box

_INSIDE = 8.0
"""How far within the border lines run, in points."""

_CLEAR = 6.0
"""How far the border keeps off what is outside, in points."""


def with_frames_widened(layout: Layout) -> Layout:
    """Return a layout whose frames hold the lines between their cards, where there is room beside the frame.

    Args:
        layout: The layout, its lines drawn.

    """
    items = list(layout.items)
    cards = {item.id: box_of(item) for item in items if item.kind == "node"}
    for index, frame in enumerate(items):
        if frame.kind == "frame":
            box = box_of(frame)
            inside = {name for name, card in cards.items() if box.holds(card)}
            own = [each for each in items if each.kind == "edge" and inside.issuperset(each.ends)]
            reach = [reached for each in own if not box.holds(reached := _reach_of(each))]
            left = min([box.left, *(line.left for line in reach)])
            right = max([box.right, *(line.right for line in reach)])
            others = [
                each
                for each in items
                if each.kind != "page" and each is not frame and each.id not in inside and each not in own
            ]
            if left < box.left and _is_free(others, Box(left - _CLEAR, box.top, box.left, box.bottom)):
                items[index] = _stretched(items[index], left - box.left, 0.0)
            if right > box.right and _is_free(others, Box(box.right, box.top, right + _CLEAR, box.bottom)):
                items[index] = _stretched(items[index], 0.0, right - box.right)
    return replace(layout, items=tuple(items))


def _is_free(others: Sequence[Item], strip: Box) -> bool:
    """Return whether nothing that is not the app's stands in a strip beside it; lines may run across it."""
    for item in others:
        if item.kind != "edge":
            if box_of(item).meets(strip):
                return False
            continue
        label = words_box(item.words)
        if label and label.meets(strip):
            return False
        if any(_ends_in(piece, strip) for curve in item.curves for piece in pieces_along(curve.points)):
            return False
    return True


def _ends_in(piece: Segment, strip: Box) -> bool:
    """Return whether a piece of a line turns in a strip or runs along it, rather than across."""
    return around(piece).meets(strip.grown(0.0, 0.1)) and any(strip.left < x < strip.right for x, _ in piece)


def _reach_of(edge: Item) -> Box:
    """Return the box of a line and its label, with room to the border."""
    boxes = [around(curve.points) for curve in edge.curves]
    label = words_box(edge.words)
    return united([*boxes, label] if label else boxes).grown(_INSIDE, 0.0)


def _stretched(frame: Item, left: float, right: float) -> Item:
    """Return a frame whose sides stand elsewhere; its name stays."""
    marks = (mark.stretched(left, right) if isinstance(mark, Shape) else mark for mark in frame.marks)
    return replace(frame, marks=tuple(marks))
