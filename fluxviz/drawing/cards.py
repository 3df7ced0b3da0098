"""Cards: the label of each kind of node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING

from fluxviz.drawing.cells import (
    NAME,
    SMALL,
    Run,
    badge,
    columns,
    holding,
    host,
    host_lines,
    indent,
    joined,
    line,
    mark,
    row,
    table,
    with_room,
    words,
)
from fluxviz.drawing.ending import APART, CORNER, TAB_CORNER
from fluxviz.drawing.palette_roles import RoleColours, outline
from fluxviz.drawing.remarks import remark_lines
from fluxviz.drawing.scene import TERSE, Detail, DrawnNode
from fluxviz.topology import (
    SSL_TITLES,
    Browser,
    CloudFlare,
    Component,
    Edge,
    External,
    FluxEdge,
    Port,
    PublicHost,
    Unresolved,
    Volume,
)

if TYPE_CHECKING:
    from fluxviz.topology.remarks import Remarks


MAX_HOSTS = 14
"""How many public names a card lists; the rest is counted there and listed in the description."""

MAX_NARROW = 6
"""How many public names a card lists at most on two lines each, where width is scarce."""

MAX_CALLED = 8
"""How many hosts outside the app a card lists."""

MAX_NAME = 42
"""The longest name of a component that its card shows whole, in Latin letters."""

MAX_PORTS_IN_A_ROW = 5
MAX_BADGES = 6
"""How many numbers of findings stand beside each other."""
_END = "</TABLE>"


def label_of_card(
    drawn: DrawnNode,
    colours: RoleColours,
    detail: Detail,
    *,
    calls: Sequence[Edge] = (),
    doors: Set[int | None] = frozenset(),
    ends: Mapping[str, int] = MappingProxyType({}),
    sideways: bool = False,
    remarks: Remarks | None = None,
    numbers: Sequence[int] = (),
) -> str:
    """Return the HTML-like label of a card.

    Args:
        drawn: The card.
        colours: What each role is painted with.
        detail: How much is said.
        calls: The edges that lead to it.
        doors: Its public ports that are open to the internet past the edge.
        ends: How many lines end on each of its ports, by name; on the card itself, by an empty one.
        sideways: The picture runs left to right: ports stand at the left side, not on top.
        remarks: What is said of it in the picture of a change.
        numbers: The numbers of the findings that it carries.

    """
    card = _card(drawn, colours, detail, calls, doors, ends, sideways)
    if ends.get("", 0) > 1:
        card = with_room(card, *_room_for(ends[""], CORNER, sideways))
    told = remark_lines(remarks, colours) if remarks else []
    badges = [numbers[start : start + MAX_BADGES] for start in range(0, len(numbers), MAX_BADGES)]
    told += [line(words(badge(each), colours["door"], bold=True)) for each in badges]
    if not told:
        return card
    node = drawn.node
    beside = sideways and detail not in TERSE and isinstance(node, Component) and bool(node.ports)
    below = row(holding(table(*told), align="LEFT", **({"colspan": 2} if beside else {})))
    return f"{card.removesuffix(_END)}{below}{_END}"


def _card(
    drawn: DrawnNode,
    colours: RoleColours,
    detail: Detail,
    calls: Sequence[Edge],
    doors: Set[int | None],
    ends: Mapping[str, int],
    sideways: bool,
) -> str:
    node = drawn.node
    match node:
        case Component() if drawn.title:
            return _several(drawn, colours)
        case Component():
            return _component(node, colours, detail, doors, ends, sideways)
        case FluxEdge():
            return _edge(node, colours, detail, sideways)
        case CloudFlare():
            hosts = [host for each in drawn.members if isinstance(each, CloudFlare) for host in each.hosts]
            return _cloudflare(node, hosts, colours, detail)
        case Browser():
            lines = [words("or any client on the internet", colours["muted"])]
            return _framed([_titled("browser", "Browser", lines, colours)], colours, "card", "card_line")
        case External():
            lines = _called(calls, "text", colours) if len(drawn.members) > 1 else [host(node.host, colours["text"])]
            body = _titled("external", "Outside the app", lines, colours, size=SMALL)
            return _framed([body], colours, "outside", "outside_line")
        case Unresolved():
            lines = _called(calls, "door", colours) if len(drawn.members) > 1 else [host(node.host, colours["door"])]
            body = _titled("unresolved", "Leads nowhere", lines, colours, size=SMALL)
            return _framed([body], colours, "outside", "door")
        case Volume():
            return _volume(node, colours)


def _called(calls: Sequence[Edge], role: str, colours: RoleColours) -> list[Run]:
    """List the hosts of a card that stands for several, each with its port."""
    names = dict.fromkeys((edge.host or "", edge.port, edge.encrypted) for edge in calls)
    lines: list[Run] = []
    for name, port, encrypted in list(names)[:MAX_CALLED]:
        sign = mark({True: "lock", False: "unlock", None: "maybe"}[encrypted], colours)
        shown = host(name if port is None else f"{name}:{port}", colours[role])
        lines.append(joined(sign, shown))
    if len(names) > MAX_CALLED:
        lines.append(words(f"+ {len(names) - MAX_CALLED} more", colours["muted"]))
    return lines


def _titled(glyph: str, title: str, lines: Iterable[Run], colours: RoleColours, *, size: float = NAME) -> str:
    """Return a mark with a title beside it and lines below that."""
    head = line(mark(glyph, colours), words(title, colours["text"], size=size, bold=True, limit=MAX_NAME))
    return table(head, *(line(indent(glyph), each) for each in lines), cellspacing=1)


def _framed(inner: Sequence[str], colours: RoleColours, fill: str, edge: str) -> str:
    rows = [row(holding(part, align="LEFT")) for part in inner]
    return _frame(rows, colours, fill, edge)


def _frame(rows: Sequence[str], colours: RoleColours, fill: str, edge: str) -> str:
    style = outline(colours, fill, edge)
    return table(*rows, border=1, cellpadding=3, style=style, bgcolor=colours[fill], color=colours[edge])


def _volume(node: Volume, colours: RoleColours) -> str:
    lines = [host(node.path, colours["text"])] if node.path else []
    if node.owner is None:
        lines.append(words("no component has this number", colours["door"]))
    title = "Shared volume" if node.label == "volume" else f"Shared: {node.label}"
    return _framed([_titled("volume", title, lines, colours, size=SMALL)], colours, "outside", "storage")


def _cloudflare(node: CloudFlare, hosts: Sequence[str], colours: RoleColours, detail: Detail) -> str:
    if detail in TERSE:
        return _framed([_titled("cloud", "CloudFlare", [], colours)], colours, "card", "card_line")
    lines = [host(name, colours["text"]) for name in hosts[:MAX_HOSTS]]
    if len(hosts) > MAX_HOSTS:
        lines.append(_more(len(hosts), colours))
    lines.append(words(f"SSL/TLS mode: {SSL_TITLES[node.ssl]}", colours["text"]))
    lines.append(words(f"Always Use HTTPS: {'on' if node.always_https else 'off'}", colours["muted"]))
    return _framed([_titled("cloud", "CloudFlare", lines, colours)], colours, "card", "card_line")


def _more(count: int, colours: RoleColours) -> Run:
    return words(f"+ {count - MAX_HOSTS} more", colours["muted"])


def _edge(node: FluxEdge, colours: RoleColours, detail: Detail, sideways: bool) -> str:
    head = _titled("edge", "Flux edge", [words(node.task, colours["muted"])], colours)
    if detail in TERSE:
        return _framed([head], colours, "card", "secure")
    parts = [head]
    if sideways and len(node.hosts) <= MAX_NARROW:
        parts.append(table(*(line(run) for name in node.hosts for run in _narrow_name(name, colours))))
    elif node.hosts:
        parts.append(columns(*(_public_name(name, colours) for name in node.hosts[:MAX_HOSTS])))
    if len(node.hosts) > MAX_HOSTS:
        parts.append(table(line(_more(len(node.hosts), colours))))
    return _framed(parts, colours, "card", "secure")


def _narrow_name(name: PublicHost, colours: RoleColours) -> tuple[Run, Run]:
    """Return a public name above what it leads to."""
    shown, goes = _public_name(name, colours)
    return shown, joined(indent("to"), goes)


def _public_name(name: PublicHost, colours: RoleColours) -> tuple[Run, Run]:
    if name.works:
        target = "not known" if name.component is None else f"{name.component}:{name.port}"
        shown = host(f"{target}{_SORTS[name.kind == 'tcp', name.assumed]}", colours["text"], 40)
        goes = joined(mark("to", colours), shown)
        return host(f"{name.host}:{name.at}", colours["text"]), goes
    reason = name.note.partition(": ")[0]
    goes = joined(mark("dead", colours), words(reason, colours["door"], limit=44))
    return host(f"{name.host}:{name.at}", colours["muted"]), goes


_SORTS = {(True, False): " TCP, no TLS", (False, True): " HTTP?", (False, False): ""}


def _component(
    node: Component,
    colours: RoleColours,
    detail: Detail,
    doors: Set[int | None],
    ends: Mapping[str, int],
    sideways: bool,
) -> str:
    public = node.exposure == "public"
    glyph = "hidden" if node.exposure == "hidden" else node.role
    body = _titled(glyph, node.label, _component_lines(node, colours, detail), colours)
    fill, edge = ("card", "card_line") if public else ("private", "private_line")
    ports = "" if detail in TERSE else _ports(node.ports, colours, doors, ends, sideways)
    if not ports:
        return _framed([body], colours, fill, edge)
    if sideways:
        return _frame([row(holding(ports), holding(body, align="LEFT"))], colours, fill, edge)
    return _framed([ports, body], colours, fill, edge)


def _several(drawn: DrawnNode, colours: RoleColours) -> str:
    """Return the card of several components: what they are, and what they have together."""
    parts = [member for member in drawn.members if isinstance(member, Component)]
    marks = {part.role for part in parts}
    glyph = marks.pop() if len(marks) == 1 else "unknown"
    public = any(part.exposure == "public" for part in parts)
    lines = [words(text, colours[role], limit=60) for text, role in drawn.lines]
    fill, edge = ("card", "card_line") if public else ("private", "private_line")
    return _framed([_titled(glyph, drawn.title, lines, colours)], colours, fill, edge)


def _component_lines(node: Component, colours: RoleColours, detail: Detail) -> list[Run]:
    if node.exposure == "hidden":
        return [words("encrypted: only its nodes can read it", colours["muted"])]
    if detail in TERSE:
        return [words(node.technology or node.image or "image not given", colours["muted"], limit=26)]
    lines = [
        *host_lines(node.host, colours["text"]),
        words(node.image or "image not given", colours["muted"], limit=42),
    ]
    if detail == "full":
        lines += [words(text, colours["muted"], limit=42) for text in _particulars(node)]
    if node.exposure == "private":
        lines.append(words("private: no public port", colours["muted"]))
    return lines


def _particulars(node: Component) -> list[str]:
    """Return what only the full picture says: resources, storage, and what is to be known besides."""
    sizes = [(node.cpu, "CPU {:g}"), (node.ram, "{:g} MB RAM"), (node.hdd, "{:g} GB disk")]
    resources = ", ".join(text.format(size) for size, text in sizes if size is not None)
    shown = [f"{variable.name}={variable.value}" for variable in node.shown]
    return [*([resources] if resources else []), *(f"stores {path}" for path in node.mounts), *shown]


def _ports(
    ports: Sequence[Port], colours: RoleColours, doors: Set[int | None], ends: Mapping[str, int], sideways: bool
) -> str:
    cells = []
    for port in _with_doors_outside(ports, doors):
        lines = ends.get(port_name(port), 0)
        room = _room_for(lines, TAB_CORNER, sideways) if lines > 1 else (0.0, 0.0)
        cells.append(_port(port, colours, port.public is not None and port.public in doors, room))
    if not cells:
        return ""
    step = 1 if sideways else MAX_PORTS_IN_A_ROW
    return table(*(row(*cells[i : i + step]) for i in range(0, len(cells), step)), cellspacing=3)


def _with_doors_outside(ports: Sequence[Port], doors: Set[int | None]) -> Sequence[Port]:
    """Return ports in an order that lets open doors be reached from the sides: the first at the end, one in front."""
    open_ones = [port for port in ports if port.public is not None and port.public in doors]
    if len(ports) > MAX_PORTS_IN_A_ROW or not 0 < len(open_ones) < len(ports):
        return ports
    first, *more = open_ones
    rest = [port for port in ports if port not in open_ones]
    return [*more[:1], *rest, *more[1:], first]


def port_name(port: Port) -> str:
    """Return the name of a port's cell, where edges end."""
    return f"p{port.public}" if port.public is not None else f"c{port.container}"


def _room_for(lines: int, corner: float, sideways: bool) -> tuple[float, float]:
    """Return how wide and how high a side has to be for lines to end on it apart from each other."""
    room = (lines - 1) * APART + 2 * corner
    return (0.0, room) if sideways else (room, 0.0)


def _port(port: Port, colours: RoleColours, door: bool, room: tuple[float, float]) -> str:
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
        **{name: ceil(size) for name, size in zip(("width", "height"), room, strict=True) if size},
    )
