"""Tabs: the ports of a component on its card, where lines end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from math import ceil

from fluxviz.drawing.cells import holding, mark, row, table, words
from fluxviz.drawing.ending import APART, TAB_CORNER
from fluxviz.drawing.palette_roles import RoleColours, outline
from fluxviz.drawing.scene import DrawnEdge, Scene
from fluxviz.topology import Component, Port

MAX_PORTS_IN_A_ROW = 5


def tabs_of(
    ports: Sequence[Port],
    colours: RoleColours,
    doors: Set[int | None],
    ends: Mapping[str, int],
    *,
    stacked: bool = False,
) -> str:
    """Return the table of the tabs of a component; empty for one without ports.

    Args:
        ports: Its ports.
        colours: What each role is painted with.
        doors: Its public ports that are open to the internet past the edge.
        ends: How many lines end on each, by the name of its cell.
        stacked: One stands below the other, so that each is reached from the left and from the right.

    """
    cells = []
    for number, port in enumerate(_with_called_first(ports, ends) if stacked else _with_doors_outside(ports, doors)):
        lines = ends.get(port_name(port), 0)
        room = room_for(lines, TAB_CORNER) if lines > 1 else 0.0
        side = {"height" if stacked and number else "width": ceil(room)} if room else {}
        cells.append(_port(port, colours, port.public is not None and port.public in doors, side))
    if not cells:
        return ""
    step = 1 if stacked else MAX_PORTS_IN_A_ROW
    return table(*(row(*cells[i : i + step]) for i in range(0, len(cells), step)), cellspacing=3)


def _with_doors_outside(ports: Sequence[Port], doors: Set[int | None]) -> Sequence[Port]:
    """Return ports in an order that lets open doors be reached from the sides: the first at the end, one in front."""
    open_ones = [port for port in ports if port.public is not None and port.public in doors]
    if len(ports) > MAX_PORTS_IN_A_ROW or not 0 < len(open_ones) < len(ports):
        return ports
    first, *more = open_ones
    rest = [port for port in ports if port not in open_ones]
    return [*more[:1], *rest, *more[1:], first]


def _with_called_first(ports: Sequence[Port], ends: Mapping[str, int]) -> Sequence[Port]:
    """Return ports in an order that lets those be reached from above that lines within the app lead to."""
    return sorted(ports, key=lambda port: ends.get(port_name(port), 0) <= (port.public is not None))


def end_of(drawn: DrawnEdge, scene: Scene, doors: Set[int | None], *, stacked: bool, first: bool) -> str:
    """Return the end of a line: the tab of its port on the card of its component, or the card.

    A line that stands for several published ports ends on the tab in their middle where that can be reached, an open
    door on the outermost of a row. Else such a line ends on the card, wherever it comes in.

    Args:
        drawn: The line.
        scene: What is drawn.
        doors: The public ports of the component that are open to the internet past the edge.
        stacked: Tabs stand below each other.
        first: The card stands right below the edge.

    """
    node, edge = scene.topology.node(drawn.edge.target), drawn.edge
    if not isinstance(node, Component) or scene.is_terse or drawn.source == drawn.target:
        return drawn.target
    published = edge.kind in ("forward", "direct")
    called = {member.port for member in drawn.members if member.port is not None}
    tabs = [port for port in node.ports if (port.public if published else port.container) in called]
    if len(called) > 1 and not (published and (stacked or first)):
        return f"{drawn.target}:n" if published else drawn.target
    if edge.kind == "direct" and not stacked:
        tabs = [port for port in _with_doors_outside(node.ports, doors) if port in tabs][-1:]
    return f"{drawn.target}:{port_name(tabs[(len(tabs) - 1) // 2])}:n" if tabs else drawn.target


def port_name(port: Port) -> str:
    """Return the name of a port's cell, where edges end."""
    return f"p{port.public}" if port.public is not None else f"c{port.container}"


def room_for(lines: int, corner: float) -> float:
    """Return how wide a side has to be for lines to end on it apart from each other."""
    return (lines - 1) * APART + 2 * corner


def _port(port: Port, colours: RoleColours, door: bool, side: Mapping[str, int]) -> str:
    inside = words("?" if port.container is None else str(port.container), colours["text"])
    if port.public is None:
        runs = [words(f"{port.container} inside", colours["text"])]
        fill, edge = "inner_port", "private_line"
    else:
        runs = [words(str(port.public), colours["text"], bold=True), mark("to", colours), inside]
        runs[:0] = [mark("door", colours)] if door else []
        fill, edge = "port", "door" if door else "card_line"
    return holding(
        "".join(runs),
        port=port_name(port),
        border=1,
        style=outline(colours, fill, edge),
        bgcolor=colours[fill],
        color=colours[edge],
        cellpadding=3,
        **side,
    )
