"""Labels of edges, and the lines they are drawn with."""

from __future__ import annotations

from dataclasses import dataclass

from fluxviz.drawing.cells import NAME, Run, holding, host, line, mark, row, table, words
from fluxviz.drawing.inks import Inks
from fluxviz.topology import Edge


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


def line_of(edge: Edge) -> Line:
    """Give the line of an edge: solid where TLS protects it, broken where it does not."""
    if edge.problem:
        return Line("door", "solid" if edge.encrypted else "dashed", 1.6)
    if edge.kind == "mount":
        return Line("storage", "dotted", 1.2)
    if edge.kind == "direct":
        return Line("door", "dashed", 1.6)
    if edge.kind == "unresolved":
        return Line("door", "dotted", 1.6)
    if edge.kind == "browser_call":
        return Line("call", "dotted", 1.8)
    return Line("secure", "solid", 1.6) if edge.encrypted else Line("plain", "dashed", 1.2)


def label_of(edge: Edge, inks: Inks, step: int | None = None, *, terse: bool = False) -> str:
    """Give the HTML-like label of an edge: its protocol and port, and what else must be said on it.

    Args:
        edge: The edge.
        inks: What each role is painted with.
        step: The number of its step in a trace.
        terse: Leave out what the legend says anyway, where many edges of a kind end side by side.

    """
    if edge.kind == "mount":
        return ""
    sign = "door" if edge.kind == "direct" else "lock" if edge.encrypted else "unlock"
    number = [words(f"{step}.", inks["call"], size=NAME, bold=True)] if step is not None else []
    head = line(*number, mark(sign, inks), words(speech_of(edge), inks["text"]))
    inner = table(head, *(line(run) for run in _second_lines(edge, inks, terse)))
    return f"<{table(row(holding(inner, cellpadding=4)))}>"


def speech_of(edge: Edge) -> str:
    """Give protocol and port of an edge, as its label has it.

    >>> from fluxviz.topology import Edge
    >>> speech_of(Edge(id="x", source="a", target="b", kind="internal", protocol="redis", port=6379))
    'redis 6379'
    """
    protocol = edge.protocol or "protocol unknown"
    name = protocol.upper() if protocol in ("http", "https", "ws", "wss", "udp", "tcp") else protocol
    return f"{name} {edge.port}" if edge.port is not None else f"{name}, port unknown"


def _second_lines(edge: Edge, inks: Inks, terse: bool) -> list[Run]:
    lines: list[Run] = []
    if edge.kind == "browser_call":
        callers = ", ".join(dict.fromkeys(evidence.component for evidence in edge.evidence))
        lines.append(host(edge.host or "", inks["text"]))
        lines.append(words(f"the browser calls for {callers}", inks["muted"]))
    if edge.kind == "direct" and not terse:
        lines.append(words("open on every node, no TLS", inks["door"]))
    if edge.kind == "egress" and edge.target == "edge":
        lines.append(host(edge.host or "", inks["text"]))
        lines.append(words("out and back in", inks["muted"]))
    if edge.declared:
        lines.append(words("declared", inks["muted"]))
    elif edge.short_form:
        lines.append(words(f"as {edge.host}", inks["muted"]))
    if edge.problem:
        lines.append(words(edge.problem.partition(":")[0], inks["door"], bold=True))
    return lines
