"""Rows of components: who is called stands below who calls, data stores last, and no row is too wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fluxviz.drawing.text import extra_width
from fluxviz.topology import Component, Topology

ROW_WIDTH = 700.0
"""How wide a row of cards may be, in points, so that a docs page of 800 px still shows 9 px text."""

_STORES = ("database", "cache", "queue")
_GAP = 40.0
_LETTER = 6.1


def component_rows(topology: Topology) -> list[list[Component]]:
    """Put the components in rows, from the public side to the data."""
    components = topology.components
    levels = _levels(topology)
    rows: list[list[Component]] = []
    for level in sorted(set(levels.values())):
        members = [component for component in components if levels[component.id] == level]
        rows += _broken(members)
    return rows


def _levels(topology: Topology) -> Mapping[str, int]:
    """Give each component its level: one below the lowest of those that call it."""
    callers: dict[str, set[str]] = {component.id: set() for component in topology.components}
    for edge in topology.of_kind("internal"):
        if edge.source != edge.target and edge.source in callers and edge.target in callers:
            callers[edge.target].add(edge.source)
    levels: dict[str, int] = {}

    def level_of(node: str, above: frozenset[str]) -> int:
        if node not in levels:
            known = [level_of(caller, above | {node}) for caller in sorted(callers[node] - above - {node})]
            level = 1 + max(known, default=-1)
            if above & callers[node]:
                return level
            levels[node] = level
        return levels[node]

    order = [component.id for component in topology.components]
    for node in order:
        levels[node] = level_of(node, frozenset())
    deepest = max(levels.values(), default=0)
    for component in topology.components:
        called = bool(callers[component.id])
        if not called and component.mark in _STORES and deepest:
            levels[component.id] = deepest
    return levels


def _broken(members: Sequence[Component]) -> list[list[Component]]:
    """Break a level into rows of even length that are not too wide."""
    widths = [_card_width(component) for component in members]
    count = 1
    while count < len(members) and _widest(widths, count) > ROW_WIDTH:
        count += 1
    size = -(-len(members) // count)
    return [list(members[i : i + size]) for i in range(0, len(members), size)]


def _widest(widths: Sequence[float], rows: int) -> float:
    size = -(-len(widths) // rows)
    return max(sum(widths[i : i + size]) + _GAP * (size - 1) for i in range(0, len(widths), size))


def _card_width(component: Component) -> float:
    texts = [component.host, component.label, (component.image or "")[:48]]
    longest = max(max(len(text) * _LETTER, extra_width(text, 10.0)) for text in texts) + 42
    return max(longest, 74.0 * min(len(component.ports), 5))
