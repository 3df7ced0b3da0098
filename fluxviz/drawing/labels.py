"""Labels of edges, and the lines they are drawn with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from fluxviz.drawing.cells import NAME, Run, badge, holding, host, line, mark, row, table, words
from fluxviz.drawing.palette_roles import RoleColours
from fluxviz.drawing.remarks import remark_lines
from fluxviz.drawing.scene import TERSE, Detail, DrawnEdge
from fluxviz.topology import EDGE, Edge

if TYPE_CHECKING:
    from fluxviz.topology.remarks import Remarks, Status


BY_EDGE = "by the edge"
"""What a line says that goes from one app to another: by way of the Flux edge."""

MAX_LISTED = 4
"""How many parts a label lists before the rest is counted."""


@dataclass(frozen=True)
class Line:
    """How an edge is drawn.

    Attributes:
        role: The role its line is painted with.
        style: Graphviz's line style.
        width: In points.

    """

    role: str
    style: str
    width: float


def stroke_of(drawn: DrawnEdge, status: Status | None = None) -> Line:
    """Return the line of what is drawn: that of its edge, and a plain one where TLS ends on the way."""
    if drawn.by_edge and not drawn.edge.problem:
        return Line("plain", "dashed", 1.2)
    return line_of(drawn.edge, status)


def line_of(edge: Edge, status: Status | None = None) -> Line:
    """Return the line of an edge: solid where TLS protects it, broken where it does not.

    What is new is thicker, what is gone thin and dotted, in the picture of a change; what a probe refuted is as what
    does not work. In a
    learner's drawing what is missing is dotted, and what is not there has the colour of what does not work.
    """
    plain = _line_of(edge)
    if status == "removed":
        return Line("muted", "dotted", 1.2)
    if status == "missing":
        return Line("call", "dotted", 2.0)
    if status == "extra":
        return Line("door", "dashed", 1.6)
    if status == "refuted":
        return replace(plain, role="door", width=2.4)
    if status in (None, "confirmed", "untold", "aside"):
        return plain
    return replace(plain, width=plain.width + (1.4 if status == "added" else 0.8))


def _line_of(edge: Edge) -> Line:
    if edge.problem:
        return Line("door", "solid" if edge.encrypted else "dashed", 2.4)
    if edge.kind == "mount":
        return Line("storage", "dotted", 1.2)
    if edge.kind == "direct":
        return Line("door", "dashed", 1.6)
    if edge.kind == "unresolved":
        return Line("door", "dotted", 1.6)
    if edge.kind == "browser_call":
        return Line("call", "dotted", 1.8)
    if edge.assumed or edge.encrypted is None:
        return Line("plain", "dotted", 1.6)
    return Line("secure", "solid", 1.6) if edge.encrypted else Line("plain", "dashed", 1.2)


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
        return f"<{table(row(holding(table(*told), cellpadding=4)))}>" if told else ""
    sign = "unlock" if drawn.by_edge and not edge.problem else _sign(edge)
    number = [words(f"{step}.", colours["call"], size=NAME, bold=True)] if step is not None else []
    detected = BY_EDGE if drawn.by_edge else detected_protocol(drawn.members)
    if terse and edge.kind in ("internal", "forward"):
        detected = detected.removeprefix("HTTP ")
    signs = [] if terse and edge.kind == "internal" and edge.encrypted is False else [mark(sign, colours)]
    padlock = _padlock(edge)
    if remarks and remarks.status in ("missing", "mistaken") and sign != padlock:
        signs.insert(0, mark(padlock, colours))  # it was asked for
    head = line(*number, *signs, words(detected, colours["text"]))
    rest = _second_lines(drawn, colours, terse=terse) if detail not in TERSE else []
    if detail == "full":
        rest += _evidence_lines(edge, colours)
    rest += [words(badge(numbers), colours["door"], bold=True)] if numbers else []
    inner = table(head, *(line(run) for run in rest), *told)
    return f"<{table(row(holding(inner, cellpadding=4)))}>"


def _sign(edge: Edge) -> str:
    if edge.problem or edge.kind == "unresolved":
        return "dead"
    if edge.kind == "direct":
        return "door"
    if edge.assumed and edge.kind == "request":
        return "maybe"
    return _padlock(edge)


def _padlock(edge: Edge) -> str:
    return {True: "lock", False: "unlock", None: "maybe"}[edge.encrypted]


def detected_protocol(edges: Sequence[Edge]) -> str:
    """Return protocol and ports of edges that are drawn as one, as their label has it.

    >>> from fluxviz.topology import Edge
    >>> detected_protocol([Edge(id="x", source="a", target="b", kind="internal", protocol="redis", port=6379)])
    'redis 6379'
    """
    protocols = list(dict.fromkeys(_protocol(edge) for edge in edges))
    if len(protocols) > 1:
        if edges[0].kind in ("egress", "unresolved"):
            return f"{len(edges)} calls"
        if edges[0].kind != "forward":
            return _folded(protocols)
    ports = sorted({edge.port for edge in edges if edge.port is not None})
    if not ports:
        return f"{protocols[0]}, port unknown"
    likely = all(edge.port_text.endswith("?") for edge in edges if edge.port is not None)
    return f"{_folded(protocols)} {_port_list(ports)}{'?' if likely else ''}"


def _port_list(ports: Sequence[int]) -> str:
    """List ports; a run of them becomes a range, and beyond two the rest is counted.

    >>> _port_list([80]), _port_list([31000, 31001, 31002]), _port_list([80, 3000, 5000])
    ('80', '31000-31002', '80, 3000, + 1 more')
    """
    if len(ports) > 2 and ports[-1] - ports[0] == len(ports) - 1:
        return f"{ports[0]}-{ports[-1]}"
    listed = ", ".join(str(port) for port in ports[:2])
    return listed if len(ports) <= 2 else f"{listed}, + {len(ports) - 2} more"


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


def _second_lines(drawn: DrawnEdge, colours: RoleColours, *, terse: bool) -> list[Run]:
    edge, lines = drawn.edge, []
    if edge.kind == "browser_call":
        callers = dict.fromkeys(evidence.component for each in drawn.members for evidence in each.evidence)
        lines += _hosts(drawn, colours, 1 if terse else MAX_LISTED) if edge.target == EDGE else []
        lines.append(words(f"the browser calls for {_folded(list(callers))}", colours["muted"]))
    if edge.kind == "direct" and not terse:
        lines += [host(edge.host, colours["door"])] if edge.host else []
        lines.append(words(f"open on {edge.nodes}, {edge.encryption}", colours["door"]))
    if edge.kind == "egress" and edge.target == EDGE:
        lines += _hosts(drawn, colours, 1 if terse else MAX_LISTED)
        if not edge.problem:
            lines.append(words("out and back in", colours["muted"]))
    if edge.declared:
        lines.append(words("declared", colours["muted"]))
    elif edge.short_form and not terse:
        lines.append(words(f"as {edge.host}", colours["muted"]))
    if edge.problem:
        lines.append(words(edge.problem.partition(": ")[0], colours["door"], bold=True))
    return lines


def _hosts(drawn: DrawnEdge, colours: RoleColours, most: int) -> list[Run]:
    hosts = list(dict.fromkeys(edge.host for edge in drawn.members if edge.host))
    shown = hosts if len(hosts) <= most else hosts[: max(most - 1, 1)]
    lines = [host(name, colours["text"]) for name in shown]
    if len(hosts) > len(shown):
        lines.append(words(f"+ {len(hosts) - len(shown)} more", colours["muted"]))
    return lines


def _evidence_lines(edge: Edge, colours: RoleColours) -> list[Run]:
    if edge.kind in ("forward", "direct"):
        return []
    names = dict.fromkeys(f"{one.component} {one.variable}" for one in edge.evidence if one.variable)
    return [words(f"from {name}", colours["muted"], limit=40) for name in list(names)[:MAX_LISTED]]
