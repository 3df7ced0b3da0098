"""What cards and lines say, as plain text: for formats that draw with shapes of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

from fluxviz.drawing import Detail
from fluxviz.drawing.labels import BY_EDGE, detected_protocols, encryptions
from fluxviz.drawing.legend import lessened
from fluxviz.drawing.remarks import MOST_REMARKS, REMARK_TITLES
from fluxviz.drawing.scene import TERSE, DrawnEdge, DrawnNode, Scene, names_called
from fluxviz.drawing.text import shorten
from fluxviz.topology import (
    SSL_TITLES,
    WHAT_IF,
    App,
    Browser,
    CloudFlare,
    Component,
    Edge,
    External,
    FluxEdge,
    Port,
    Unresolved,
    Volume,
)
from fluxviz.unseen import clean

if TYPE_CHECKING:
    from fluxviz.topology.remarks import Remarks

MAX_LINES = 20
"""How many lines a card has; the rest is counted."""

_LONGEST = 80


def card_words(drawn: DrawnNode, scene: Scene) -> list[str]:
    """Return the lines of a card: what it is, what changed, then its hosts and ports."""
    calls = [edge for line in scene.edges if line.target == drawn.id for edge in line.members]
    lines = [shorten(line, _LONGEST) for line in _card(drawn, scene.detail, calls) if line]
    lines[1:1] = _change_words(scene.remarks_of(drawn))
    return lines if len(lines) <= MAX_LINES else [*lines[: MAX_LINES - 1], f"+ {len(lines) - MAX_LINES + 1} more"]


def note_words(scene: Scene) -> list[str]:
    """Return the lines of a note that says what a picture tries and leaves out; none where it is all as it is."""
    said = (*(f"{WHAT_IF}{each}" for each in scene.topology.applied), lessened(scene))
    return [line for text in said for line in textwrap.wrap(text, _LONGEST)]


def frame_words(app: App) -> list[str]:
    """Return the lines of an app's frame."""
    return [shorten(app.name, _LONGEST), *(shorten(text, _LONGEST) for text in app.caption)]


def _change_words(remarks: Remarks | None) -> list[str]:
    """Return the lines that say what changed, or what a probe saw."""
    if remarks is None:
        return []
    lines = [
        " ".join(filter(None, (remark.text, " → ".join(filter(None, (remark.before, remark.after))), remark.host)))
        for remark in remarks.lines[:MOST_REMARKS]
    ]
    more = len(remarks.lines) - len(lines)
    return [REMARK_TITLES[remarks.status].upper(), *lines, *([f"+ {more} more"] if more else [])]


def line_words(drawn: DrawnEdge, scene: Scene) -> list[str]:
    """Return the lines of a line's label: what changed, what is spoken to which port, and what else must be said."""
    return [*_change_words(scene.remarks_of(drawn)), *_line(drawn, scene.detail)]


def _line(drawn: DrawnEdge, detail: Detail) -> list[str]:
    edge = drawn.edge
    if edge.kind == "mount":
        return ["shared volume", *(f"problem: {reason}" for reason in drawn.reasons)]
    if drawn.by_edge:
        return [f"{BY_EDGE} (TLS to it, plain from it)"]
    lines = [f"{'; '.join(detected_protocols(drawn.members))} ({encryptions(drawn.members)})"]
    if detail not in TERSE:
        lines += _remarks(drawn)
    return [shorten(line, _LONGEST) for line in lines]


def _remarks(drawn: DrawnEdge) -> Iterable[str]:
    edge = drawn.edge
    if edge.kind in ("browser_call", "egress") and edge.enters:
        yield from dict.fromkeys(each.host or "" for each in drawn.members)
    if edge.kind == "browser_call":
        callers = dict.fromkeys(one.component for each in drawn.members for one in each.evidence)
        yield f"the browser calls for {', '.join(callers)}"
    if edge.kind == "direct":
        yield f"open on {edge.nodes}, {edge.encryption}"
    if edge.kind == "egress" and edge.enters and not edge.problem:
        yield "out and back in"
    if edge.declared:
        yield "declared"
    yield from (f"problem: {reason}" for reason in drawn.reasons)


def _card(drawn: DrawnNode, detail: Detail, calls: Iterable[Edge]) -> list[str]:
    node = drawn.node
    match node:
        case Component() if drawn.title:
            return [drawn.title, *(text for text, _ in drawn.lines)]
        case Component():
            return _component(node, detail)
        case FluxEdge():
            return ["Flux edge", node.task, *_names(node, detail, calls)]
        case CloudFlare():
            hosts = [host for each in drawn.members if isinstance(each, CloudFlare) for host in each.hosts]
            always = f"Always Use HTTPS: {'on' if node.always_https else 'off'}"
            more = [] if detail in TERSE else [*hosts, f"SSL/TLS mode: {SSL_TITLES[node.ssl]}", always]
            return ["CloudFlare", *more]
        case Browser():
            return ["Browser", "or any client on the internet"]
        case External() | Unresolved():
            title = "Outside the app" if isinstance(node, External) else "Leads nowhere"
            called = dict.fromkeys(_address(edge) for edge in calls) if len(drawn.members) > 1 else [node.host]
            return [title, *called]
        case Volume():
            title = "Shared volume" if node.label == "volume" else f"Shared: {node.label}"
            if node.owner is None:
                return [title, node.path, "no component has this number"]
            return [title, node.path or f"of {node.owner}"]


def _address(edge: Edge) -> str:
    return (edge.host or "") if edge.port is None else f"{edge.host}:{edge.port}"


def _names(node: FluxEdge, detail: Detail, calls: Iterable[Edge]) -> Iterable[str]:
    if detail in TERSE:
        return
    for name in node.names_shown(names_called(calls), MAX_LINES):
        if not name.works:
            yield f"{name.host}:{name.at} ✕ {name.note}"
        else:
            leads = "not known" if name.component is None else f"{name.component}:{name.port}"
            sort = " (TCP)" if name.kind == "tcp" else "?" if name.assumed else ""
            yield f"{name.host}:{name.at} → {leads}{sort}"


def _component(node: Component, detail: Detail) -> list[str]:
    if node.exposure == "hidden":
        return [node.label, "encrypted: only its nodes can read it"]
    if detail in TERSE:
        return [node.label, node.technology or node.image or "image not given"]
    lines = [node.label, node.host, node.image or "image not given", *(port_words(port) for port in node.ports)]
    if detail == "full":
        sizes = ((node.cpu, "CPU {:g}"), (node.ram, "{:g} MB RAM"), (node.hdd, "{:g} GB disk"))
        lines.append(", ".join(text.format(size) for size, text in sizes if size is not None))
        lines += [f"stores {path}" for path in node.mounts]
        lines += [f"{variable.name}={variable.value}" for variable in node.shown]
    if node.exposure == "private":
        lines.append("private: no public port")
    return lines


def port_words(port: Port) -> str:
    """Describe a port: its public number and the one inside.

    >>> port_words(Port(public=31000, container=3000)), port_words(Port(container=5432))
    ('31000 → 3000', '5432 inside')
    """
    inside = "?" if port.container is None else str(port.container)
    return clean(f"{inside} inside" if port.public is None else f"{port.public} → {inside}")
