"""How calm the lines are: how far they turn, what they run through, where their arrowheads stand, what they share."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import atan2, degrees, dist, hypot, remainder, tau

from .boxes import Box
from .picture import Group, Picture

Point = tuple[float, float]

MOST_TURNED = 225.0
"""How far a line may turn in all, in degrees: a bend to a lane, one back, and half a bend more."""

MOST_BACK = 2
"""How often a line may bend back: from right to left or from left to right."""

APART = 8.0
"""How far arrowheads stand apart, in px."""

NEAR = 16.0
"""How far a label may stand from its line, in px."""

SLANTED = 24.0
"""How long a piece of a line may be slanted, in px: a round corner is."""

_AT = 3.0
_STEP = 4.0
_OFF = 0.15
_SLIGHT = 8.0
_ALONG = 12.0
_CLOSE = 2.5
_ENDS = 14.0


def restless_lines(picture: Picture) -> Iterator[str]:
    """Yield lines that turn more than 225 degrees in all, or bend back more than twice."""
    for edge in picture.of("link"):
        turned, back = turning(edge.line)
        if turned > MOST_TURNED + 2 or back > MOST_BACK:
            yield f"the line of {edge.name} turns {turned:.0f} degrees and bends back {back} times"


def lines_out_of_frames(picture: Picture) -> Iterator[str]:
    """Yield lines between two cards of one app that leave its frame, or run along its border: the call does not."""
    for frame in picture.frames:
        inside = {each for node in picture.nodes if frame.card.holds(node.card) for each in node.ids}
        for edge in picture.of("link"):
            if {edge.source, edge.target} <= inside and not all(frame.card.smaller(2).has(*at) for at in edge.line):
                yield f"the line of {edge.name} leaves {frame.name}"


def lines_on_borders(picture: Picture) -> Iterator[str]:
    """Yield lines that run upon the border of a frame or a card for a while: neither is seen there."""
    boxes = [(group.card, group.name) for group in (*picture.frames, *picture.nodes)]
    for edge in picture.of("link"):
        for box, name in boxes:
            if any(_upon(edge.line, *side) > _ALONG for side in _sides(box)):
                yield f"the line of {edge.name} runs upon the border of {name}"


def _sides(box: Box) -> Iterator[tuple[float, float, float, bool]]:
    yield from ((at, box.top, box.bottom, True) for at in (box.left, box.right))
    yield from ((at, box.left, box.right, False) for at in (box.top, box.bottom))


def _upon(line: Sequence[Point], at: float, low: float, high: float, upright: bool) -> float:
    """Give how far a line runs upon a side, in px."""
    whole = 0.0
    for one, two in pairwise(line):
        (a, b), (c, d) = (one, two) if upright else (one[::-1], two[::-1])
        if max(abs(a - at), abs(c - at)) < _CLOSE:
            whole += max(min(max(b, d), high) - max(min(b, d), low), 0.0)
    return whole


def slanted_lines(picture: Picture) -> Iterator[str]:
    """Yield lines of which a piece runs neither along the flow nor across. Told, no fault by itself."""
    for edge in picture.of("link"):
        if (slant := _slanted(edge.line)) > SLANTED:
            yield f"the line of {edge.name} is slanted for {slant:.0f} px"


def _slanted(line: Sequence[Point]) -> float:
    """Give how long the longest piece of a line is that is slanted, in px."""
    longest = piece = 0.0
    for one, two in pairwise(_thinned(line)):
        (x, y), (to_x, to_y) = one, two
        slanted = min(abs(to_x - x), abs(to_y - y)) > _OFF * dist(one, two)
        piece = piece + dist(one, two) if slanted else 0.0
        longest = max(longest, piece)
    return longest


def turning(line: Sequence[Point]) -> tuple[float, int]:
    """Give how far a line turns in all, in degrees, and how often it bends back."""
    points = _thinned(line)
    steps = [atan2(y2 - y1, x2 - x1) for (x1, y1), (x2, y2) in pairwise(points)]
    turns = [degrees(remainder(after - before, tau)) for before, after in pairwise(steps)]
    bends: list[float] = []
    for turn in turns:
        if bends and bends[-1] * turn >= 0:
            bends[-1] += turn
        else:
            bends.append(turn)
    firm = [bend for bend in bends if abs(bend) > _SLIGHT]
    back = sum(one * two < 0 for one, two in pairwise(firm))
    return sum(abs(turn) for turn in turns), back


def _thinned(line: Sequence[Point]) -> list[Point]:
    """Give a line without the steps that are too short to have a direction."""
    kept = list(line[:1])
    for point in line[1:]:
        if dist(point, kept[-1]) >= _STEP:
            kept.append(point)
    return kept


def lines_on_tabs(picture: Picture) -> Iterator[str]:
    """Yield lines that run over what a card at their end holds: its words, its marks, or another port's tab."""
    for edge in picture.of("link"):
        for node in picture.nodes:
            if not node.ids & {edge.source, edge.target}:
                continue
            tabs = [shape for shape in node.shapes if shape != node.card]
            held = [*tabs, *(text.box for text in node.texts if text.words.strip()), *node.marks]
            if any(box.smaller(1.5).has(x, y) for box in held for x, y in edge.line):
                yield f"the line of {edge.name} runs over what {node.name} holds"


def lines_on_notes(picture: Picture) -> Iterator[str]:
    """Yield lines that run through the legend or the notes."""
    for edge in picture.of("link"):
        for note in picture.of("notes"):
            if any(role.smaller(1).has(x, y) for role in note.role for x, y in edge.line):
                yield f"the line of {edge.name} runs through the notes"


def labels_astray(picture: Picture) -> Iterator[str]:
    """Yield labels that stand so far from their own line that they could be another's."""
    for edge in picture.of("link"):
        if edge.role and edge.line and not any(Box.around(edge.role).smaller(-NEAR).has(x, y) for x, y in edge.line):
            yield f"the label of {edge.name} stands away from its line"


def heads_on_heads(picture: Picture) -> Iterator[str]:
    """Yield pairs of arrowheads that stand closer than 8 px."""
    heads = [(head.centre, edge.name) for edge in picture.of("link") for head in edge.heads]
    for (one, first), (two, second) in combinations(sorted(heads), 2):
        if two[0] - one[0] >= APART:
            continue
        if hypot(two[0] - one[0], two[1] - one[1]) < APART - 0.05:
            yield f"the arrowheads of {first} and {second} stand {dist(one, two):.1f} px apart"


def heads_elsewhere(picture: Picture) -> Iterator[str]:
    """Yield lines whose arrowhead does not stand at the card that they lead to: the call is read the wrong way."""
    cards = {name: node.card.smaller(-_AT) for node in picture.nodes for name in node.ids}
    for edge in picture.of("link"):
        if edge.target in cards and not all(cards[edge.target].overlaps(head) for head in edge.heads):
            yield f"the arrowhead of {edge.name} does not stand at {edge.target}"


def crossings(picture: Picture) -> Iterator[str]:
    """Yield each crossing of two lines. Told, no fault by itself."""
    for one, two, count in _pairs(picture, _crossed):
        for _ in range(count):
            yield f"the lines of {one.name} and {two.name} cross"


def shared(picture: Picture) -> Iterator[str]:
    """Yield pairs of lines that run on top of each other for a while, away from their ends."""
    for one, two, _ in _pairs(picture, _shared):
        yield f"the lines of {one.name} and {two.name} share a segment"


def _pairs(picture: Picture, count) -> Iterator[tuple[Group, Group, int]]:  # type: ignore[no-untyped-def]
    edges = [(edge, Box.around([Box(x, y, x, y) for x, y in edge.line])) for edge in picture.of("link") if edge.line]
    for (one, first), (two, second) in combinations(edges, 2):
        if first.left > second.right or second.left > first.right:
            continue
        if first.top > second.bottom or second.top > first.bottom:
            continue
        if found := count(one.line, two.line):
            yield one, two, found


def _crossed(one: Sequence[Point], two: Sequence[Point]) -> int:
    """Count the crossings of two lines: within short steps of each other, sorted along x."""
    cells: dict[tuple[int, int], list[tuple[Point, Point]]] = {}
    for step in pairwise(two):
        for cell in _cells(step):
            cells.setdefault(cell, []).append(step)
    found: list[Point] = []
    for step in pairwise(one):
        near = {other for cell in _cells(step) for other in cells.get(cell, ())}
        for other in near:
            if _cut(step, other) and all(dist(step[0], each) > 5 for each in found):
                found.append(step[0])
    return len(found)


def _cells(step: tuple[Point, Point]) -> set[tuple[int, int]]:
    return {(int(x // 12), int(y // 12)) for x, y in step}


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cut(one: tuple[Point, Point], two: tuple[Point, Point]) -> bool:
    first, second = _side(*one, two[0]), _side(*one, two[1])
    third, fourth = _side(*two, one[0]), _side(*two, one[1])
    return first * second < 0 and third * fourth < 0


def _shared(one: Sequence[Point], two: Sequence[Point]) -> int:
    """Tell whether a line runs on another for 12 px or more, further than 14 px from the ends of both."""
    places: dict[tuple[int, int], list[Point]] = {}
    for x, y in two:
        if all(dist((x, y), end) > _ENDS for end in (two[0], two[-1])):
            places.setdefault((int(x // 8), int(y // 8)), []).append((x, y))
    run = 0.0
    before: Point | None = None
    for x, y in one:
        column, row = int(x // 8), int(y // 8)
        near = any(
            dist((x, y), other) < _CLOSE
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in places.get((i, j), ())
        ) and all(dist((x, y), end) > _ENDS for end in (one[0], one[-1]))
        run = run + dist((x, y), before) if near and before else 0.0
        if run >= _ALONG:
            return 1
        before = (x, y)
    return 0
