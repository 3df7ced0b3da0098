"""Labels of edges, and the lines they are drawn with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from fluxviz.drawing.cells import NAME, Run, badge, holding, host, indent, joined, line, mark, row, table, words
from fluxviz.drawing.line_styles import (
    CALL,
    DOOR,
    EXTRA,
    FAULT,
    GONE,
    MISSING,
    PLAIN,
    SECURE,
    STORAGE,
    UNSURE,
    Line,
)
from fluxviz.drawing.palette_roles import RoleColours
from fluxviz.drawing.remarks import remark_lines
from fluxviz.drawing.scene import TERSE, Detail, DrawnEdge
from fluxviz.drawing.text import wrap
from fluxviz.topology import Edge

if TYPE_CHECKING:
    from fluxviz.topology.remarks import Remarks, Status


BY_EDGE = "by the edge"
"""What a line says that goes from one app to another: by way of the Flux edge."""

_MOST_REASON = 40
"""How many letters of why it does not work stand on one line of a label."""

MAX_LISTED = 4
"""How many parts a label lists before the rest is counted."""


def stroke_of(drawn: DrawnEdge, status: Status | None = None) -> Line:
    """Return the line of what is drawn: that of its edge, and a plain one where TLS ends on the way."""
    if drawn.by_edge and not drawn.edge.problem:
        return PLAIN
    return line_of(drawn.edge, status)


def line_of(edge: Edge, status: Status | None = None) -> Line:
    """Return the line of an edge: solid where it is encrypted, broken where it does not, thick where it does not work.

    What is new is thicker, what is gone thin and dotted, in the picture of a change; what a probe refuted is as what
    does not work. In a learner's drawing what is missing is dotted, and what is not there has the colour of what does
    not work.
    """
    if status in OF_STATUS:
        return OF_STATUS[status]
    plain = _line_of(edge)
    if status in (None, "confirmed", "untold", "aside"):
        return plain
    return replace(plain, width=plain.width + (1.4 if status == "added" else 0.8))


OF_STATUS: dict[Status | None, Line] = {"removed": GONE, "missing": MISSING, "extra": EXTRA, "refuted": FAULT}
"""The lines that what became of an edge decides, whatever it is."""

_OF_KIND = {"mount": STORAGE, "direct": DOOR, "browser_call": CALL}


def _line_of(edge: Edge) -> Line:
    if edge.failure:
        return FAULT
    if edge.kind in _OF_KIND:
        return _OF_KIND[edge.kind]
    if edge.assumed or edge.encrypted is None:
        return UNSURE
    return SECURE if edge.encrypted else PLAIN


def label_of(
    drawn: DrawnEdge,
    colours: RoleColours,
    detail: Detail,
    step: int | None = None,
    *,
    terse: bool = False,
    remarks: Remarks | None = None,
    numbers: Sequence[int] = (),
) -> str:
    """Return the HTML-like label of a line: its protocol and port, and what else must be said on it.

    Args:
        drawn: The line.
        colours: What each role is painted with.
        detail: How much is said.
        step: The number of its step in a trace.
        terse: Leave out what the legend or the card at its end says anyway, where room is scarce.
        remarks: What is said of it in the picture of a change.
        numbers: The numbers of the findings that it carries.

    """
    edge = drawn.edge
    told = remark_lines(remarks, colours) if remarks else []
    if edge.kind == "mount":
        failing = [words(reason, colours["door"], bold=True) for reason in drawn.reasons]
        said = [*(line(mark(sign_of(drawn), colours), each) for each in failing), *told]
        return f"<{table(row(holding(table(*said), cellpadding=4)))}>" if said else ""
    sign = sign_of(drawn)
    number = [words(f"{step}.", colours["call"], size=NAME, bold=True)] if step is not None else []
    detected, *more = [BY_EDGE] if drawn.by_edge else detected_protocols(drawn.members)
    signs = [mark(sign, colours)]
    padlock = padlock_of(edge)
    if remarks and remarks.status in ("missing", "mistaken") and sign != padlock:
        signs.insert(0, mark(padlock, colours))  # it was asked for
    head = line(*number, *signs, words(detected, colours["text"]))
    rest = [joined(indent(sign), words(text, colours["text"])) for text in more]
    rest += _second_lines(drawn, colours, terse=terse, whole=detail == "full") if detail not in TERSE else []
    if detail == "full":
        rest += _evidence_lines(drawn, colours)
    rest += [words(badge(numbers), colours["door"], bold=True)] if numbers else []
    inner = table(head, *(line(run) for run in rest), *told)
    return f"<{table(row(holding(inner, cellpadding=4)))}>"


def sign_of(drawn: DrawnEdge) -> str:
    """Return the mark that begins the label of a line."""
    edge = drawn.edge
    if edge.failure:
        return "dead"
    if drawn.by_edge:
        return "unlock"
    if edge.kind == "direct":
        return "door"
    return "maybe" if edge.assumed and edge.kind == "request" else padlock_of(edge)


def padlock_of(edge: Edge) -> str:
    """Return the padlock that says whether an edge is encrypted."""
    return {True: "lock", False: "unlock", None: "maybe"}[edge.encrypted]


def encryptions(edges: Sequence[Edge]) -> str:
    """Say what encrypts edges that are drawn as one; where they differ, how many: ``1 plain, 3 TLS``."""
    said = Counter({False: "plain", None: "TLS not known", True: edge.cryptography}[edge.encrypted] for edge in edges)
    return ", ".join(f"{count} {text}" for text, count in said.items()) if len(said) > 1 else next(iter(said))


def detected_protocols(edges: Sequence[Edge]) -> list[str]:
    """Return protocols and ports of edges that are drawn as one, as their label has it: one line for what is alike.

    No line says of a port what is not spoken there.

    >>> from fluxviz.topology import Edge
    >>> redis = Edge(id="x", source="a", target="b", kind="internal", protocol="redis", port=6379)
    >>> detected_protocols([redis])
    ['redis 6379']
    >>> web = Edge(id="y", source="edge", target="b", kind="forward", protocol="http", port=80)
    >>> tcp = [web.model_copy(update={"protocol": "tcp", "port": port}) for port in (80, 81)]
    >>> detected_protocols([web, *tcp]), detected_protocols([web, tcp[0]])
    (['HTTP 80', 'TCP 80, 81'], ['HTTP, TCP 80'])

    """
    protocols = list(dict.fromkeys(_protocol(edge) for edge in edges))
    if len(protocols) > 1:
        if edges[0].kind in ("egress", "unresolved"):
            return [f"{len(edges)} calls"]
        if edges[0].kind != "forward":
            return [_folded(protocols)]
    spoken: dict[tuple[int, ...], list[str]] = {}
    for protocol in protocols:
        ports = sorted({edge.port for edge in edges if edge.port is not None and _protocol(edge) == protocol})
        spoken.setdefault(tuple(ports), []).append(protocol)
    likely = all(edge.port_text.endswith("?") for edge in edges if edge.port is not None)
    few_first = sorted(spoken.items(), key=lambda each: len(each[0]))
    return [_spoken(_folded(those), ports, likely=likely) for ports, those in few_first]


def _spoken(protocols: str, ports: Sequence[int], *, likely: bool) -> str:
    return f"{protocols} {_port_list(ports)}{'?' if likely else ''}" if ports else f"{protocols}, port unknown"


def _port_list(ports: Sequence[int]) -> str:
    """List ports; a run of them becomes a range, and of more than three the rest is counted.

    >>> _port_list([80]), _port_list([31000, 31001, 31002]), _port_list([80, 3000, 5000]), _port_list([1, 3, 5, 7])
    ('80', '31000-31002', '80, 3000, 5000', '1, 3, + 2 more')
    """
    if len(ports) > 2 and ports[-1] - ports[0] == len(ports) - 1:
        return f"{ports[0]}-{ports[-1]}"
    most = 3 if len(ports) == 3 else 2  # one more takes no more room than to count it
    listed = ", ".join(str(port) for port in ports[:most])
    return listed if len(ports) <= most else f"{listed}, + {len(ports) - most} more"


def _protocol(edge: Edge) -> str:
    protocol = edge.protocol or "protocol unknown"
    shown = protocol.upper() if protocol in ("http", "https", "ws", "wss", "udp", "tcp") else protocol
    return f"{shown}?" if edge.assumed else shown


def _folded(parts: Sequence[str]) -> str:
    """List parts; beyond four, count the rest.

    >>> _folded(["1", "2", "3", "4", "5", "6"])
    '1, 2, 3, + 3 more'
    """
    return ", ".join(parts) if len(parts) <= MAX_LISTED else f"{', '.join(parts[:3])}, + {len(parts) - 3} more"


def _second_lines(drawn: DrawnEdge, colours: RoleColours, *, terse: bool, whole: bool) -> list[Run]:
    edge, lines = drawn.edge, []
    if edge.kind in ("egress", "unresolved") and len({each.encrypted for each in drawn.members}) > 1:
        # The line shows the least of them, no more; a card outside the app lists each with its lock.
        lines += [] if terse and not edge.enters else [words(encryptions(drawn.members), colours["muted"])]
    most = len(drawn.members) if whole else 1 if terse else MAX_LISTED
    if edge.kind == "browser_call":
        callers = dict.fromkeys(evidence.component for each in drawn.members for evidence in each.evidence)
        lines += _hosts(drawn, colours, most) if edge.enters else []
        lines.append(words(f"the browser calls for {_folded(list(callers))}", colours["muted"]))
    if edge.kind == "direct" and not terse:
        lines += [host(edge.host, colours["door"])] if edge.host else []
        lines.append(words(f"open on {edge.nodes}, {edge.encryption}", colours["door"]))
    if edge.kind == "egress" and edge.enters:
        lines += _hosts(drawn, colours, most)
        if not edge.problem:
            lines.append(words("out and back in", colours["muted"]))
    if edge.declared:
        lines.append(words("declared", colours["muted"]))
    elif edge.short_form:
        lines.append(words(f"as {edge.host}", colours["muted"]))
    reasons = drawn.reasons
    shown = reasons[: 1 if terse else MAX_LISTED]
    for why in (*shown, *([f"+ {len(reasons) - len(shown)} more"] if len(reasons) > len(shown) else [])):
        lines += [words(part, colours["door"], bold=True) for part in wrap(why, _MOST_REASON)]
    return lines


def _hosts(drawn: DrawnEdge, colours: RoleColours, most: int) -> list[Run]:
    hosts = list(dict.fromkeys(edge.host for edge in drawn.members if edge.host))
    shown = hosts if len(hosts) <= most else hosts[: max(most - 1, 1)]
    lines = [host(name, colours["text"]) for name in shown]
    if len(hosts) > len(shown):
        lines.append(words(f"+ {len(hosts) - len(shown)} more", colours["muted"]))
    return lines


def _evidence_lines(drawn: DrawnEdge, colours: RoleColours) -> list[Run]:
    """Name the settings that a line comes from: a few of each of its calls."""
    names: dict[str, None] = {}
    for edge in drawn.members:
        told = dict.fromkeys(f"{one.component} {one.variable}" for one in edge.evidence if one.variable)
        names |= dict.fromkeys([] if edge.kind in ("forward", "direct") else list(told)[:MAX_LISTED])
    return [words(f"from {name}", colours["muted"], limit=40) for name in names]
