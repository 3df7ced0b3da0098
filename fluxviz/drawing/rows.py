"""Rows of cards: who is called stands below who calls, data stores last, and no row is too wide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from fluxviz.drawing.cells import SMALL
from fluxviz.drawing.scene import DrawnNode, Scene
from fluxviz.drawing.text import text_width
from fluxviz.topology import EDGE, CloudFlare, Component, Node

ROW_WIDTH = 700.0
"""How wide a row of cards may be at first, in points, so that a docs page of 800 px still shows 9 px text."""

WIDE_ROW = 1900.0
"""How wide rows of cards may be in larger pictures, in points: fewer rows lay out faster."""

MAX_LEVELS = 12
"""How many levels a chain of calls is drawn with; a longer one shares them, or the engine takes minutes."""

MAX_STACKED = 6
"""How many apps are put in rows that fit a docs page; more are put in wider rows."""

ESTATE_WIDTH = 4800.0
"""How wide those are, in points: lines that pass many rows take the engine long."""

SIDES = 2
"""How many in a row lines can reach that come in from beside it: one from the left, another from the right."""

Row = list[DrawnNode]
_STORES = ("database", "cache", "queue")
_GAP = 40.0
_BESIDE_TEXT = 50.0
_PORT_WIDTH = 96.0


def component_rows(scene: Scene, app: str, width: float = ROW_WIDTH) -> list[Row]:
    """Put the components of an app in rows no wider than ``width``, from the public side to the data."""
    return _rows(scene, [card for card in scene.component_cards if app_of(card) == app], width)


def apps_in_rows(scene: Scene, width: float = ROW_WIDTH) -> list[Row]:
    """Put cards that each stand for an app in rows: who calls above who is called, last those without calls."""
    cards = scene.component_cards
    width = max(width, ESTATE_WIDTH) if len(cards) > MAX_STACKED else width
    linked = {end for line in scene.edges for end in (line.source, line.target)}
    apart = [card for card in cards if card.id not in linked]
    return [*_rows(scene, [card for card in cards if card.id in linked], width), *_broken(apart, width)]


def reach(scene: Scene) -> int:
    """Return how many rows the lines of a scene cross together: what the engine's time depends on.

    Of several apps only the lines inside each are counted: frames stand apart.
    """
    number: dict[str, int] = {"browser": 0, EDGE: 2}
    deepest = 0
    if scene.detail == "apps":
        blocks = [apps_in_rows(scene, WIDE_ROW)]
    else:
        blocks = [component_rows(scene, app.key, WIDE_ROW) for app in scene.topology.apps]
    for rows in blocks:
        for index, row in enumerate(rows, 3):
            number |= {card.id: index for card in row}
            deepest = max(deepest, index)
    for index, row in enumerate(outside_rows(scene, WIDE_ROW), deepest + 1):
        number |= {card.id: index for card in row}
    inside = {card.id for card in scene.component_cards}
    counted = (
        scene.edges if len(blocks) == 1 else [line for line in scene.edges if {line.source, line.target} <= inside]
    )
    return sum(abs(number.get(line.source, 0) - number.get(line.target, 0)) for line in counted)


def app_of(card: DrawnNode) -> str:
    """Return the key of the app that a component's card belongs to."""
    return card.node.app if isinstance(card.node, Component) else ""


def _rows(scene: Scene, cards: Sequence[DrawnNode], width: float) -> list[Row]:
    levels = _levels(scene, cards)
    doors = {line.target for line in scene.edges_of("direct")} if width < WIDE_ROW else set()
    rows: list[Row] = []
    for level in sorted(set(levels.values())):
        for row in _broken([card for card in cards if levels[card.id] == level], width):
            rows += _parted(row, doors)
    return rows


def _parted(row: Row, doors: Collection[str]) -> list[Row]:
    """Part a row with more open cards than it has sides: the lines past the edge come in from there."""
    count = -(-sum(card.id in doors for card in row) // SIDES)
    size = -(-len(row) // max(count, 1))
    return [row[i : i + size] for i in range(0, len(row), size)]


def outside_rows(scene: Scene, width: float = ROW_WIDTH) -> list[Row]:
    """Put what is outside the app in rows no wider than ``width``."""
    return _broken([card for card in scene.nodes if card.node.kind in ("external", "unresolved")], width)


def app_rows(frames: Sequence[Sequence[Row]], width: float = ROW_WIDTH) -> list[list[int]]:
    """Put apps, each given as its rows, in rows no wider than ``width``; give their places in ``frames``."""
    if len(frames) > MAX_STACKED:
        width = max(width, ESTATE_WIDTH)
    widths = [max((_row_width(row) for row in rows), default=0.0) + _BESIDE_TEXT for rows in frames]
    lines: list[list[int]] = [[]]
    used = 0.0
    for index, frame in enumerate(widths):
        if lines[-1] and used + frame > width:
            lines.append([])
            used = 0.0
        lines[-1].append(index)
        used += frame + _GAP
    return lines


def reached_beside(scene: Scene, first: Collection[str]) -> set[str]:
    """Return the ids of cards that more lines come to beside the edge, or other cards, than a row of tabs has sides.

    Args:
        scene: What is drawn.
        first: The ids of the cards in the first row of each app: the edge stands right above them.

    """
    beside = Counter(
        line.target
        for line in scene.edges_of("direct", "forward")
        if line.edge.kind == "direct" or line.target not in first
    )
    return {name for name, lines in beside.items() if lines > SIDES}


def _row_width(row: Row) -> float:
    return sum(_card_width(card) for card in row) + _GAP * (len(row) - 1)


def _levels(scene: Scene, cards: Sequence[DrawnNode]) -> Mapping[str, int]:
    """Return each card of a component its level: one below the lowest of those that call it."""
    callers: dict[str, set[str]] = {card.id: set() for card in cards}
    for edge in scene.edges_of("internal", "egress"):
        if edge.source != edge.target and edge.source in callers and edge.target in callers:
            callers[edge.target].add(edge.source)
    first = [card.id for card in cards if any(_is(each, exposure="public") for each in card.members)]
    for source, target in _back_links(callers, [*first, *callers]):
        callers[target].discard(source)
    levels = _longest_paths({node: sorted(before) for node, before in callers.items()})
    deepest = max(levels.values(), default=0)
    linked = {node for target, before in callers.items() if before for node in (target, *before)}
    for card in cards:
        if card.id not in linked and all(_is(each, *_STORES) for each in card.members):
            levels[card.id] = deepest
    if deepest < MAX_LEVELS:
        return levels
    return {node: level * MAX_LEVELS // (deepest + 1) for node, level in levels.items()}


def _is(node: Node, *marks: str, exposure: str = "") -> bool:
    return isinstance(node, Component) and (node.role in marks or node.exposure == exposure)


def _back_links(callers: Mapping[str, Iterable[str]], starts: Iterable[str]) -> list[tuple[str, str]]:
    """Return the calls that lead back to where a walk from the first of the starts came from."""
    called: dict[str, list[str]] = {node: [] for node in callers}
    for target, sources in callers.items():
        for source in sorted(sources):
            called[source].append(target)
    back, done = [], set()
    for start in starts:
        stack, on_way = [(start, iter(called[start]))], [start]
        while stack and start not in done:
            node, rest = stack[-1]
            after = next(rest, None)
            if after is None:
                done.add(on_way.pop())
                stack.pop()
            elif after in on_way:
                back.append((node, after))
            elif after not in done:
                stack.append((after, iter(called[after])))
                on_way.append(after)
    return back


def _longest_paths(before: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return each node of a graph without cycles the length of the longest path to it."""
    levels: dict[str, int] = {}
    for start in before:
        stack = [start]
        while stack:
            node = stack[-1]
            waiting = next((each for each in before[node] if each not in levels), None)
            if waiting is not None:
                stack.append(waiting)
            else:
                levels[node] = 1 + max((levels[each] for each in before[node]), default=-1)
                stack.pop()
    return levels


def _broken(members: Sequence[DrawnNode], width: float) -> list[Row]:
    """Break cards into rows of even length that are not too wide."""
    if not members:
        return []
    widths = [_card_width(card) for card in members]
    count = 1
    while count < len(members) and _widest(widths, count) > width:
        count += 1
    size = -(-len(members) // count)
    return [list(members[i : i + size]) for i in range(0, len(members), size)]


def _widest(widths: Sequence[float], rows: int) -> float:
    size = -(-len(widths) // rows)
    return max(sum(widths[i : i + size]) + _GAP * (size - 1) for i in range(0, len(widths), size))


def _card_width(card: DrawnNode) -> float:
    """Estimate how wide a card will be; only its row depends on it."""
    node = card.node
    if card.title:
        texts = max(1.3 * _width(card.title), *(_width(text) for text, _ in card.lines))
        return texts + _BESIDE_TEXT
    if isinstance(node, Component):
        texts = max(_width(node.host), 1.3 * _width(node.label), _width((node.image or "")[:48]))
        return max(texts + _BESIDE_TEXT, _PORT_WIDTH * min(len(node.ports), 5))
    hosts = [host for each in card.members if isinstance(each, CloudFlare) for host in each.hosts]
    hosts += [getattr(each, "host", each.label) for each in card.members]
    return max(_width(host) for host in hosts) + 2 * _BESIDE_TEXT


def _width(text: str) -> float:
    return min(text_width(text, SMALL), 60 * 7.4)
