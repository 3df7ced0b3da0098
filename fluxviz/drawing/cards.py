"""Cards: the label of each kind of node."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import zip_longest
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
from fluxviz.drawing.ending import CORNER
from fluxviz.drawing.node_looks import border_of
from fluxviz.drawing.palette_roles import RoleColours, outline
from fluxviz.drawing.remarks import remark_lines
from fluxviz.drawing.scene import TERSE, Detail, DrawnNode, names_called
from fluxviz.drawing.tabs import room_for, tabs_of
from fluxviz.drawing.text import shorten, wrap
from fluxviz.topology import (
    SSL_TITLES,
    Browser,
    CloudFlare,
    Component,
    Edge,
    External,
    FluxEdge,
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

_MOST_LETTERS = 52
"""How many letters of a public name stand on one line."""

_MOST_REASON = 44
"""How many letters of why one gets no answer do."""

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
    narrow: bool = False,
    stacked: bool = False,
    height: float = 0.0,
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
        narrow: Width is scarce: public names stand above what they lead to.
        stacked: Its ports stand one below the other.
        height: How high it is at least, in points.
        remarks: What is said of it in the picture of a change.
        numbers: The numbers of the findings that it carries.

    """
    card = _card(drawn, colours, detail, calls, doors, ends, narrow, stacked)
    if ends.get("", 0) > 1 or height:
        card = with_room(card, room_for(max(ends.get("", 0), 1), CORNER), height)
    told = remark_lines(remarks, colours) if remarks else []
    badges = [numbers[start : start + MAX_BADGES] for start in range(0, len(numbers), MAX_BADGES)]
    told += [line(words(badge(each), colours["door"], bold=True)) for each in badges]
    if not told:
        return card
    below = row(holding(table(*told), align="LEFT"))
    return f"{card.removesuffix(_END)}{below}{_END}"


def _card(
    drawn: DrawnNode,
    colours: RoleColours,
    detail: Detail,
    calls: Sequence[Edge],
    doors: Set[int | None],
    ends: Mapping[str, int],
    narrow: bool,
    stacked: bool,
) -> str:
    node = drawn.node
    most = len(calls) if detail == "full" else MAX_CALLED
    match node:
        case Component() if drawn.title:
            return _several(drawn, colours)
        case Component():
            return _component(node, colours, detail, doors, ends, stacked)
        case FluxEdge():
            names = node.names_shown(names_called(calls), MAX_HOSTS)
            return _edge(node, names, colours, detail, narrow)
        case CloudFlare():
            return _cloudflare(node, [each for each in drawn.members if isinstance(each, CloudFlare)], colours, detail)
        case Browser():
            lines = [words("or any client on the internet", colours["muted"])]
            return _framed([_titled("browser", "Browser", lines, colours)], colours, "card", "card_line")
        case External():
            lines = (
                _called(calls, "text", colours, most) if len(drawn.members) > 1 else [host(node.host, colours["text"])]
            )
            body = _titled("external", "Outside the app", lines, colours, size=SMALL)
            return _framed([body], colours, "outside", "outside_line")
        case Unresolved():
            lines = (
                _called(calls, "door", colours, most) if len(drawn.members) > 1 else [host(node.host, colours["door"])]
            )
            body = _titled("unresolved", "Leads nowhere", lines, colours, size=SMALL)
            return _framed([body], colours, "outside", "door")
        case Volume():
            return _volume(node, colours)


def _called(calls: Sequence[Edge], role: str, colours: RoleColours, most: int) -> list[Run]:
    """List the hosts of a card that stands for several, each with its port."""
    names = dict.fromkeys((edge.host or "", edge.port, edge.encrypted) for edge in calls)
    lines: list[Run] = []
    for name, port, encrypted in list(names)[:most]:
        sign = mark({True: "lock", False: "unlock", None: "maybe"}[encrypted], colours)
        shown = host(name if port is None else f"{name}:{port}", colours[role])
        lines.append(joined(sign, shown))
    if len(names) > most:
        lines.append(words(f"+ {len(names) - most} more", colours["muted"]))
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
    elif not lines:
        lines.append(words(f"of {node.owner}", colours["muted"]))
    title = "Shared volume" if node.label == "volume" else f"Shared: {node.label}"
    return _framed([_titled("volume", title, lines, colours, size=SMALL)], colours, "outside", "storage")


def _cloudflare(node: CloudFlare, members: Sequence[CloudFlare], colours: RoleColours, detail: Detail) -> str:
    hosts = [host for each in members for host in each.hosts]
    if detail in TERSE:
        zones = dict.fromkeys(each.zone for each in members)
        more = f", + {len(zones) - 1} more" if len(zones) > 1 else ""
        zone = [words(f"{node.zone}{more}", colours["muted"], limit=30)]
        return _framed([_titled("cloud", "CloudFlare", zone, colours)], colours, "card", "card_line")
    lines = [host(name, colours["text"]) for name in hosts[:MAX_HOSTS]]
    if len(hosts) > MAX_HOSTS:
        lines.append(_more(len(hosts), colours))
    lines.append(words(f"SSL/TLS mode: {SSL_TITLES[node.ssl]}", colours["text"]))
    lines.append(words(f"Always Use HTTPS: {'on' if node.always_https else 'off'}", colours["muted"]))
    return _framed([_titled("cloud", "CloudFlare", lines, colours)], colours, "card", "card_line")


def _more(count: int, colours: RoleColours) -> Run:
    return words(f"+ {count - MAX_HOSTS} more", colours["muted"])


def _edge(node: FluxEdge, names: Sequence[PublicHost], colours: RoleColours, detail: Detail, narrow: bool) -> str:
    glyph = "edge" if node.ends_tls else "edge-tcp" if node.passes else "edge-dead"
    head = _titled(glyph, "Flux edge", [words(node.task, colours["muted"])], colours)
    if detail in TERSE:
        return _framed([head], colours, "card", border_of(node))
    parts = [head]
    if narrow and len(names) <= MAX_NARROW:
        parts.append(table(*(line(run) for name in names for run in _narrow_name(name, colours))))
    elif names:
        parts.append(columns(*(runs for name in names[:MAX_HOSTS] for runs in _wide_name(name, colours))))
    if len(names) > MAX_HOSTS:
        parts.append(table(line(_more(len(names), colours))))
    return _framed(parts, colours, "card", border_of(node))


def _narrow_name(name: PublicHost, colours: RoleColours) -> Iterator[Run]:
    """Yield a public name above what it leads to."""
    shown, goes = _public_name(name, colours)
    yield from shown
    yield from (joined(indent("to"), run) for run in goes)


def _wide_name(name: PublicHost, colours: RoleColours) -> Iterator[tuple[Run, Run]]:
    """Yield a public name beside what it leads to; what is too long for a line goes on below."""
    shown, goes = _public_name(name, colours)
    yield from zip_longest(shown, goes, fillvalue=words("", colours["text"]))


def _public_name(name: PublicHost, colours: RoleColours) -> tuple[list[Run], list[Run]]:
    """Return the lines of a public name, and of what it leads to: no host and no port is cut."""
    role = colours["text" if name.works else "muted"]
    shown = [host(part, role) for part in wrap(f"{name.host}:{name.at}", _MOST_LETTERS)]
    shown = [shown[0], *(joined(indent("to"), part) for part in shown[1:])]
    if not name.works:
        first, *more = (words(part, colours["door"]) for part in wrap(name.reason, _MOST_REASON))
        return shown, [joined(mark("dead", colours), first), *(joined(indent("dead"), part) for part in more)]
    where = "" if name.component is None else f":{name.port}"
    where += _SORTS[name.kind == "tcp", name.assumed]
    leads = "not known" if name.component is None else shorten(name.component, max(40 - len(where), 20))
    return shown, [joined(mark("to", colours), host(f"{leads}{where}", colours["text"]))]


_SORTS = {(True, False): " TCP, no TLS", (False, True): " HTTP?", (False, False): ""}


def _component(
    node: Component,
    colours: RoleColours,
    detail: Detail,
    doors: Set[int | None],
    ends: Mapping[str, int],
    stacked: bool,
) -> str:
    public = node.exposure == "public"
    glyph = "hidden" if node.exposure == "hidden" else node.role
    body = _titled(glyph, node.label, _component_lines(node, colours, detail), colours)
    fill, edge = ("card", "card_line") if public else ("private", "private_line")
    ports = "" if detail in TERSE else tabs_of(node.ports, colours, doors, ends, stacked=stacked)
    if not ports:
        return _framed([body], colours, fill, edge)
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
