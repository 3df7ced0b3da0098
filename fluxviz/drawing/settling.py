"""``settle``: what stays stands exactly where it stood: among equal places the engine chooses as it likes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from fluxviz.drawing.anchoring import boxes_of
from fluxviz.drawing.layout import Item, Layout, Point, Shape, TextRun
from fluxviz.drawing.scene import Box, Scene

_SAME = 1.5
"""How far apart two places may be that are one, in points: the engine rounds."""

_REACH = 100.0
"""How far from its end a line bends, in points, where the end moves along its card."""

Marks = tuple[Shape | TextRun, ...]


def grown(scene: Scene, layout: Layout) -> dict[str, tuple[float, float]]:
    """Return each place of the ground whose card needs more room now, with how wide and high that is."""
    if scene.ground is None:
        return {}
    boxes, known = boxes_of(layout), scene.ground.boxes
    needed = {name: (boxes[card.id], known[name]) for name, card in scene.ground.cards.items() if card.id in boxes}
    return {
        name: (max(now[2], room[2]), max(now[3], room[3]))
        for name, (now, room) in needed.items()
        if now[2] > room[2] + _SAME or now[3] > room[3] + _SAME
    }


def settle(scene: Scene, layout: Layout, base: Layout, *, whatever: bool = False) -> Layout:
    """Put every card and line where it stands in the layout of the ground.

    Args:
        scene: What is drawn, on its ground.
        layout: As the engine laid it out.
        base: The layout of the ground.
        whatever: Do so even where something new would cover a card.

    Returns:
        the layout with the places of the ground; as it is where something new or larger needs other places.

    """
    ground = scene.ground
    if ground is None or (grown(scene, layout) and not whatever):
        return layout
    boxes = boxes_of(layout)
    shifts = {
        card.id: (ground.boxes[name][0] - boxes[card.id][0], ground.boxes[name][1] - boxes[card.id][1])
        for name, card in ground.cards.items()
        if card.id in boxes
    }
    before = {(item.kind, item.id): item for item in base.items}
    beside = _beside(layout, base, shifts)
    lines, drawn = {line.id: name for name, line in ground.lines.items()}, {line.id: line for line in scene.edges}
    items: list[Item] = []
    for item in layout.items:
        if item.kind == "node":
            items.append(replace(item, marks=moved_marks(item.marks, shifts.get(item.id, beside))))
        elif item.kind == "edge":
            line = drawn[item.id]
            was = before.get(("edge", lines[item.id])) if item.id in lines else None
            ends = shifts.get(line.source, beside), shifts.get(line.target, beside)
            items.append(replace(item, marks=_line(item.marks, was.marks if was else (), *ends)))
        elif item.kind == "frame" and ("frame", item.id) in before:
            items.append(replace(item, marks=_frame(item.marks, before["frame", item.id].marks)))
        else:
            items.append(item)
    added = boxes.keys() - shifts.keys()
    if not whatever and not _is_clear(items, added):
        return layout
    settled = replace(layout, width=base.width, items=tuple(items))
    return _with_footer(settled, layout, base, beside if added else None)


def _beside(layout: Layout, base: Layout, shifts: Mapping[str, Point]) -> Point:
    """Return how far what is new moves: as far as most of the others, and as the lower border of the frames."""
    across = sorted(x for x, _ in shifts.values())
    lows = [
        max(
            (y for item in each.items if item.kind == "frame" for mark in _shapes(item.marks) for _, y in mark.points),
            default=0.0,
        )
        for each in (layout, base)
    ]
    return across[len(across) // 2] if across else 0.0, lows[1] - lows[0]


def _is_clear(items: list[Item], cards: Collection[str]) -> bool:
    """Return whether new cards cover no other; labels find places of their own when lines are drawn."""
    boxes = boxes_of(Layout(0.0, 0.0, tuple(items)))
    return not any(_meet(boxes[name], other) for name in cards for known, other in boxes.items() if name != known)


def _meet(one: Box, other: Box) -> bool:
    return all(one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2] for axis in (0, 1))


def shift_between(layout: Layout, base: Layout) -> Point:
    """Return how far a layout moves for the first card that both have to stand where it stands in the base."""
    there, boxes = boxes_of(base), boxes_of(layout)
    name = next((each for each in there if each in boxes), None)
    return (0.0, 0.0) if name is None else _between(boxes[name][:2], there[name][:2])


def _line(now: Marks, before: Marks, source: Point, target: Point) -> Marks:
    """Return a line the way it had, its end on the port that it leads to now; a new one its own, bent to its cards."""
    shapes, old = _shapes(now), _shapes(before)
    first, last = _curve(shapes)
    if shapes and [shape.kind for shape in shapes] == [shape.kind for shape in old]:
        was_last = _curve(old)[1]
        end = _between(was_last, _plus(last, target))
        moved = [tuple(_pulled(point, was_last, end) for point in shape.points) for shape in old]
    else:
        moved = [_bent(shape.points, first, last, source, target) for shape in shapes]
    paths = iter(replace(shape, points=points) for shape, points in zip(shapes, moved, strict=True))
    words, were = _words(now), _words(before)
    by = _between(_middle(words), _middle(were)) if words and were else _half(source, target)
    return tuple(next(paths) if isinstance(mark, Shape) else moved_marks((mark,), by)[0] for mark in now)


def _curve(shapes: list[Shape]) -> tuple[Point, Point]:
    """Return the two ends of a line: its longest shape is the line, the others are its arrowheads."""
    points = max((shape.points for shape in shapes), key=len, default=((0.0, 0.0),))
    return points[0], points[-1]


def _pulled(point: Point, last: Point, by: Point) -> Point:
    """Move a point near the end of a line along with the end."""
    part = max(0.0, 1.0 - _far(point, last) / _REACH)
    return round(point[0] + by[0] * part, 2), round(point[1] + by[1] * part, 2)


def _bent(points: tuple[Point, ...], first: Point, last: Point, source: Point, target: Point) -> tuple[Point, ...]:
    """Move points with the card that they are nearer to, and those between by a part of each."""

    def bent(point: Point) -> Point:
        near, far = _far(point, first), _far(point, last)
        part = near / (near + far) if near + far else 0.0
        return (
            round(point[0] + source[0] * (1 - part) + target[0] * part, 2),
            round(point[1] + source[1] * (1 - part) + target[1] * part, 2),
        )

    return tuple(map(bent, points))


def _frame(now: Marks, before: Marks) -> Marks:
    words, were = _words(now), _words(before)
    by = _between((words[0].x, words[0].y), (were[0].x, were[0].y)) if words and were else (0.0, 0.0)
    return (*_shapes(before), *moved_marks(tuple(words), by))


def _with_footer(settled: Layout, layout: Layout, base: Layout, by: Point | None) -> Layout:
    """Put what stands below the picture where it stood, or below what is new; the picture is as high as that needs."""
    words = [mark for item in settled.items if item.kind == "page" for mark in _words(item.marks)]
    were = [mark for item in base.items if item.kind == "page" for mark in _words(item.marks)]
    cards = boxes_of(settled).values()
    wide = max((left + width for left, _, width, _ in cards), default=0.0) + 8.0
    if not words:
        return replace(
            settled, width=max(base.width, wide), height=base.height if by is None else layout.height + by[1]
        )
    top, old = min(word.y for word in words), min((word.y for word in were), default=base.height + 10.0)
    left, was = min(word.x for word in words), min((word.x for word in were), default=min(word.x for word in words))
    by = was - left, old - top if by is None else by[1]
    items = tuple(
        replace(item, marks=moved_marks(item.marks, by)) if item.kind == "page" else item for item in settled.items
    )
    right = max(word.x + word.width for word in words) + by[0]
    return replace(settled, width=max(base.width, wide, right + 8.0), height=layout.height + by[1], items=items)


def moved_marks(marks: Marks, by: Point) -> Marks:
    """Return shapes and words elsewhere."""
    return tuple(
        replace(mark, x=round(mark.x + by[0], 2), y=round(mark.y + by[1], 2))
        if isinstance(mark, TextRun)
        else replace(mark, points=tuple((round(x + by[0], 2), round(y + by[1], 2)) for x, y in mark.points))
        for mark in marks
    )


def _shapes(marks: Marks) -> list[Shape]:
    return [mark for mark in marks if isinstance(mark, Shape)]


def _words(marks: Marks) -> list[TextRun]:
    return [mark for mark in marks if isinstance(mark, TextRun)]


def _middle(words: list[TextRun]) -> Point:
    """Return the middle of the left side, where a label stands beside its line."""
    return min(word.x for word in words), (min(word.y for word in words) + max(word.y for word in words)) / 2


def _between(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def _half(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _plus(point: Point, by: Point) -> Point:
    return point[0] + by[0], point[1] + by[1]


def _far(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)
