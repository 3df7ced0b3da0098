"""Frames as wide as the lines that stay in them: a call within an app is not drawn as if it left the app."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fluxviz.drawing.layout import Item, Layout, Shape
from fluxviz.drawing.routing.boxes import Box, around, united
from fluxviz.drawing.routing.curves import pieces_of_item
from fluxviz.drawing.routing.lines import Segment
from fluxviz.drawing.routing.notes import box_of
from fluxviz.drawing.routing.opening import Cut, opened
from fluxviz.drawing.routing.wires import words_box

_INSIDE = 8.0
"""How far within the border lines run, in points."""

_CLEAR = 6.0
"""How far the border keeps off what is outside, in points."""


def with_frames_widened(layout: Layout) -> Layout:
    """Return a layout whose frames hold the lines between their cards; where others stand beside, they make room.

    Args:
        layout: The layout, its lines drawn.

    """
    items = list(layout.items)
    for index, frame in enumerate(items):
        if frame.kind == "frame":
            for right in (False, True):
                items = _widened(items, index, right=right)
    return replace(layout, items=tuple(items))


def _widened(items: list[Item], index: int, *, right: bool) -> list[Item]:
    """Return the parts of a picture of which a frame holds its own lines at one side."""
    frame = items[index]
    box = box_of(frame)
    inside = {item.id for item in items if item.kind == "node" and box.holds(box_of(item))}
    own = [item for item in items if item.kind == "edge" and inside.issuperset(item.ends)]
    edge = box.right if right else box.left
    reached = (_reach_of(item) for item in own)
    by = [max(reach.right - edge, 0.0) if right else min(reach.left - edge, 0.0) for reach in reached]
    most = max(by, key=abs, default=0.0)
    if not most:
        return items
    others = [item for item in items if item.kind != "page" and item is not frame and item.id not in inside]
    others = [item for item in others if item not in own]
    far = edge + most + (_CLEAR if right else -_CLEAR)
    widened: list[Item] | None = items
    if not _is_free(others, Box(min(edge, far), box.top, max(edge, far), box.bottom)):
        widened = opened(items, Cut(edge, most), staying=own)
    if widened is None:
        return items
    widened[index] = _stretched(frame, 0.0, most) if right else _stretched(frame, most, 0.0)
    return widened


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
        if any(_ends_in(piece, strip) for piece in pieces_of_item(item)):
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
