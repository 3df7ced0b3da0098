"""Typesetting: what the engine's tables cannot do. One base line a row, room beside words, tabs no wider than they say.

The engine centres each cell of a row by its own fonts, knows one padding for all four sides, and hands the room that
is left over to every cell. All here moves words and borders by a few points, and nothing over anything else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fluxviz.drawing.cells import NO_COLOUR
from fluxviz.drawing.ending import APART, TAB_CORNER
from fluxviz.drawing.layout import Item, Layout, Shape, TextRun
from fluxviz.drawing.palette_roles import role_of
from fluxviz.drawing.tallness import tallness

ASIDE = 3.0
"""How much wider a card is on either side than the engine makes it, in points."""

BESIDE_PORT = 10.0
"""How much room a lone tab has beside its words, in points."""

_NO_TITLE = 22.0
"""How wide the marks within lines are at most, with the room beside them: those of titles and lines are wider."""

_ROW = 0.45
_CAPITAL = 0.72
Marks = tuple[Shape | TextRun, ...]


def set_type(layout: Layout) -> Layout:
    """Return a layout with its words set exactly.

    Args:
        layout: As the engine gives it.

    """
    ends: Counter[str] = Counter(item.ends[1] for item in layout.items if item.tab)
    across = bool(layout.aside)
    return replace(layout, items=tuple(_set(item, ends[item.id], across=across) for item in layout.items))


def _set(item: Item, ends: int, *, across: bool) -> Item:
    if item.kind == "page":
        return replace(item, marks=_legend(item.marks))
    if item.kind != "node":
        return item
    shapes = [mark for mark in item.marks if isinstance(mark, Shape)]
    if not shapes:
        return item
    card, *tabs = shapes
    words = _on_base_lines(item.words, tabs)
    words = _under_titles(words)
    if tabs and len({tab.points for tab in tabs}) == 1:
        least = (ends - 1) * APART + 2 * TAB_CORNER
        by = _excess(tabs[0], words, least)
        if across:  # lines come in from the left: they end at the tab before they run over their card
            words = [_moved(each, -by) if _is_in(each, tabs[0]) else each for each in words]
        tabs = [tab.stretched(0.0, -2 * by) if across else tab.stretched(by, -by) for tab in tabs]
    if tabs:
        tabs, words = _centred(card, tabs, words)
    return replace(item, marks=(card.stretched(-ASIDE, ASIDE), *tabs, *words))


def _on_base_lines(words: Sequence[TextRun], tabs: Sequence[Shape]) -> list[TextRun]:
    """Put the words of one row on one base line: that of the leftmost. A tab's words have their own."""
    rows: list[list[int]] = []
    boxes = [_box(tab) for tab in tabs]
    free = [
        index
        for index, each in enumerate(words)
        if not any(left < each.x < right and top < each.y < bottom for left, top, right, bottom in boxes)
    ]
    for index in sorted(free, key=lambda index: words[index].y):
        one = words[index]
        if rows and one.y - words[rows[-1][0]].y < _ROW * one.size:
            rows[-1].append(index)
        else:
            rows.append([index])
    placed = list(words)
    for row in rows:
        base = words[min(row, key=lambda index: words[index].x)].y
        for index in row:
            placed[index] = replace(words[index], y=base)
    return placed


def _excess(tab: Shape, words: Sequence[TextRun], least: float) -> float:
    """Return how much narrower on either side the only tab of a card may be, to be as wide as its words ask for."""
    left, _, right, _ = _box(tab)
    held = [each for each in words if _is_in(each, tab)]
    if not held:
        return 0.0
    first, last = min(each.x for each in held), max(each.x + each.width for each in held)
    return max(min(first - left - BESIDE_PORT, right - last - BESIDE_PORT, (right - left - least) / 2), 0.0)


def _is_in(word: TextRun, tab: Shape) -> bool:
    left, top, right, bottom = _box(tab)
    return left <= word.x and word.x + word.width <= right and top < word.y < bottom


def _moved(word: TextRun, across: float) -> TextRun:
    return replace(word, x=round(word.x + across, 2))


def _under_titles(words: Sequence[TextRun]) -> list[TextRun]:
    """Let a title begin where the lines under it do: the engine rounds how wide its mark is."""
    placed = list(words)
    for index in range(len(placed) - 3):
        mark, title, gap, below = placed[index : index + 4]
        first = index == 0 or placed[index - 1].colour != NO_COLOUR
        if (
            first
            and (role_of(mark.colour) or "").startswith("mark:")
            and mark.width > _NO_TITLE
            and gap.colour == NO_COLOUR
            and title.colour != NO_COLOUR
        ):
            placed[index + 1] = replace(title, x=below.x)
    return placed


def _centred(card: Shape, tabs: Sequence[Shape], words: Sequence[TextRun]) -> tuple[list[Shape], list[TextRun]]:
    """Put tabs in the middle between the border above and the words below."""
    top, bottom = min(_box(tab)[1] for tab in tabs), max(_box(tab)[3] for tab in tabs)
    below = [
        each.y - (_CAPITAL + tallness(each.text)) * each.size for each in words if each.y > bottom and each.text.strip()
    ]
    if not below:
        return list(tabs), list(words)
    shift = (min(below) - bottom - (top - _box(card)[1])) / 2
    moved = [replace(tab, points=tuple((x, round(y + shift, 2)) for x, y in tab.points)) for tab in tabs]
    return moved, [replace(each, y=round(each.y + shift, 2)) if top < each.y <= bottom else each for each in words]


def _legend(marks: Marks) -> Marks:
    """Let the samples, the signs and the words of the legend begin at one place each."""
    words = [mark for mark in marks if isinstance(mark, TextRun)]
    rows: dict[float, list[TextRun]] = {}
    for each in words:
        rows.setdefault(each.y, []).append(each)
    samples = [row for row in rows.values() if (role_of(row[0].colour) or "").startswith("mark:line-")]
    if not samples:
        return marks
    signs = [row[1] for row in samples if len(row) > 2]
    stroke = max(row[0].x + row[0].width / 2 for row in samples)
    sign = max((each.x + each.width / 2 for each in signs), default=0.0)
    start = max(row[-1].x for row in samples)
    places = {row[-1]: start for row in rows.values() if row[0].colour == NO_COLOUR and row[0].width > _NO_TITLE}
    for row in samples:
        places[row[0]] = stroke - row[0].width / 2
        places[row[-1]] = start
        if len(row) > 2:
            places[row[1]] = sign - row[1].width / 2
    return tuple(
        replace(mark, x=round(places[mark], 2)) if isinstance(mark, TextRun) and mark in places else mark
        for mark in marks
    )


def _box(shape: Shape) -> tuple[float, float, float, float]:
    columns, rows = zip(*shape.points, strict=True)
    return min(columns), min(rows), max(columns), max(rows)
