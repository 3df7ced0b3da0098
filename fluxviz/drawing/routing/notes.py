"""The legend and the notes: beside the app where the picture leaves room, else below it, beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from math import log

from fluxviz.drawing.cells import NO_COLOUR
from fluxviz.drawing.glyphs import GLYPHS
from fluxviz.drawing.layout import Item, Layout, Shape, TextRun
from fluxviz.drawing.palette_roles import role_of
from fluxviz.drawing.routing.bounds import moved
from fluxviz.drawing.routing.boxes import Box, around, meets_any, united
from fluxviz.drawing.routing.guides import sampled

BELOW = 18.0
"""How far below the rest the legend stands, in points."""

_GAP = 18.0
_COLUMN = 30.0
_PAGE = 780.0
_SHAPELY = (0.75, 4 / 3)
_MOST_LINES = 48
"""With how many lines at most a picture is searched for room."""

_WIDEST = 420.0
"""How wide a block may be to stand beside the app; wider ones are lists of findings."""

Block = tuple[TextRun, ...]
Placed = list[tuple[Block, Box]]


def with_notes_placed(layout: Layout) -> Layout:
    """Return a layout whose legend and notes stand where the picture leaves room for them."""
    page = next((item for item in layout.items if item.kind == "page"), None)
    blocks = [] if page is None else list(_blocks(page.words))
    stands = [box_of(item) for item in layout.items if item.kind != "page" and item.marks]
    if page is None or not blocks or not stands:
        return layout
    bounds = united(stands)
    taken = list(_taken(layout))
    frames = [box_of(item) for item in layout.items if item.kind == "frame"]
    cards = [box_of(item) for item in layout.items if item.kind == "node"]
    outer = frames + [card for card in cards if not any(frame.holds(card) for frame in frames)]
    searched = sum(item.kind == "edge" for item in layout.items) <= _MOST_LINES
    choices: list[Placed] = []
    if searched and all(_size(block)[0] <= _WIDEST for block in blocks):
        choices += _beside(_stacked(blocks), bounds, outer, taken)
        if len(blocks) > 1:
            rest = _Foot(blocks[1:])
            for stood in _beside(_stacked(blocks[:1]), bounds, outer, taken):
                choices += [[*stood, *foot] for foot in rest.below(united([bounds, stood[0][1]]))]
    choices += _Foot(blocks).below(bounds)
    best = min(choices, key=lambda placed: _cost(placed, bounds))
    marks: list[Shape | TextRun] = [mark for mark in page.marks if isinstance(mark, Shape)]
    for block, box in best:
        at = _box(block)
        marks += moved(block, box.left - at.left, box.top - at.top)
    return replace(
        layout, items=tuple(replace(item, marks=tuple(marks)) if item is page else item for item in layout.items)
    )


def _cost(placed: Sequence[tuple[Block, Box]], bounds: Box) -> tuple[float, float, float]:
    """Return how large the picture is then, more for one that is too wide, too high or too flat; lower places first."""
    whole = united([bounds, *(box for _, box in placed)])
    width, height = whole.right - whole.left, whole.bottom - whole.top
    shape = width / height
    bent = max(log(_SHAPELY[0] / shape), log(shape / _SHAPELY[1]), 0.0)
    wide = 3.0 if width > max(_PAGE, bounds.right - bounds.left) + 1 else 1.0
    first = placed[0][1]
    early = 0.06 * (first.top + first.bottom < whole.top + whole.bottom)  # what it explains is read first
    apart = 0.06 * (len({box.left for _, box in placed}) > 1 and len({box.top for _, box in placed}) > 1)
    return round(wide * width * height * (1 + 1.6 * bent + early + apart)), -first.top, first.left


def _blocks(runs: Sequence[TextRun]) -> Iterator[Block]:
    """Yield what belongs together: the rows of the legend, and the words above and below it."""
    rows: dict[float, list[TextRun]] = {}
    for run in runs:
        rows.setdefault(run.y, []).append(run)
    block: list[TextRun] = []
    before: bool | None = None
    for _, row in sorted(rows.items()):
        entry = any(_is_of_legend(run) for run in row)
        if block and entry != before:
            yield tuple(block)
            block = []
        block += row
        before = entry
    if block:
        yield tuple(block)


def _is_of_legend(run: TextRun) -> bool:
    """Return whether a run is a sample, a sign or room for one: not what begins a note, and the room below that."""
    if run.colour == NO_COLOUR:
        return run.width > GLYPHS["note"].size + GLYPHS["note"].room + 1
    role = role_of(run.colour) or ""
    return role.startswith("mark:") and role != "mark:note"


def _stacked(blocks: Sequence[Block]) -> list[tuple[Block, Box]]:
    """Return blocks as the engine stacks them: their left sides in one line."""
    left = min(_box(block).left for block in blocks)
    return [(block, _box(block).moved(left - _box(block).left, 0.0)) for block in blocks]


class _Foot:
    """Blocks below the picture: side by side, and one below the other."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.stacked = _stacked(blocks)
        self.whole = united([box for _, box in self.stacked])

    def below(self, bounds: Box) -> Iterator[Placed]:
        """Yield the places of the blocks below a picture."""
        by = bounds.left - self.whole.left, bounds.bottom + BELOW - self.whole.top
        yield [(block, box.moved(*by)) for block, box in self.stacked]
        if len(self.stacked) > 1:
            place, placed = bounds.left, []
            for block, box in self.stacked:
                placed.append((block, box.moved(place - box.left, bounds.bottom + BELOW - box.top)))
                place += box.right - box.left + _COLUMN
            yield placed


def _beside(stacked: Placed, bounds: Box, outer: Sequence[Box], taken: Sequence[Box]) -> Iterator[Placed]:
    """Yield the places in the picture and right beside it where there is room."""
    whole = united([box for _, box in stacked])
    width, height = whole.right - whole.left, whole.bottom - whole.top
    columns = {bounds.left, bounds.right - width, bounds.right + _GAP, bounds.left - _GAP - width}
    columns |= {at for box in outer for at in (box.left, box.right + _GAP, box.left - _GAP - width)}
    rows = {bounds.bottom - height, bounds.top}
    rows |= {at for box in outer for at in (box.top, box.bottom + _GAP, box.bottom - height)}
    low, high = bounds.top, max(bounds.bottom - height, bounds.top)
    for left, top in product(sorted(columns), sorted(row for row in rows if low <= row <= high)):
        room = Box(left, top, left + width, top + height).grown(_GAP - 1, _GAP - 4)
        if not meets_any(room, taken):
            yield [(block, each.moved(left - whole.left, top - whole.top)) for block, each in stacked]


def _taken(layout: Layout) -> Iterator[Box]:
    """Yield the boxes of all that stands in the picture; of lines, those of short pieces."""
    for item in layout.items:
        if item.kind in ("node", "frame"):
            yield box_of(item)
        elif item.kind == "edge":
            words = tuple(mark for mark in item.marks if isinstance(mark, TextRun) and mark.text.strip())
            if words:
                yield _box(words)
            for mark in item.marks:
                if isinstance(mark, Shape):
                    points = list(sampled(mark.points)) if mark.kind == "curve" else mark.points
                    yield from (around(pair) for pair in pairwise(points))


def box_of(item: Item) -> Box:
    """Return the box of an item: of its shapes, and of the ink of its words."""
    words = tuple(mark for mark in item.marks if isinstance(mark, TextRun) and mark.text.strip())
    shapes = [around(mark.points) for mark in item.marks if isinstance(mark, Shape)]
    return united([*shapes, *([_box(words)] if words else [])])


def _box(runs: Sequence[TextRun]) -> Box:
    return Box(
        min(run.x for run in runs),
        min(run.y - 0.95 * run.size for run in runs),
        max(run.x + run.width for run in runs),
        max(run.y + 0.25 * run.size for run in runs),
    )


def _size(block: Block) -> tuple[float, float]:
    box = _box(block)
    return box.right - box.left, box.bottom - box.top
