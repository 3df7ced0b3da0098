"""``write_dot``: from a topology to DOT, assembled with the ``graphviz`` package. Pure: it runs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import graphviz

from fluxviz.drawing.cards import card, port_name
from fluxviz.drawing.cells import NAME, line, table, words
from fluxviz.drawing.highlight import Highlight
from fluxviz.drawing.inks import LAYOUT_INKS, Inks
from fluxviz.drawing.labels import label_of, line_of
from fluxviz.drawing.legend import footer
from fluxviz.drawing.rows import component_rows
from fluxviz.topology import EDGE, Component, Edge, Topology

Direction = Literal["TB", "LR"]
DIRECTIONS: tuple[Direction, ...] = ("TB", "LR")
_FADED = "40"
"""Added to a colour: a quarter of its strength."""


@dataclass(frozen=True)
class Style:
    """What decides where things stand.

    Attributes:
        direction: ``TB``: top to bottom, for a docs page; ``LR``: left to right, for a wide screen.
        highlight: What is lit; None: everything.

    """

    direction: Direction = "TB"
    highlight: Highlight | None = None


def write_dot(topology: Topology, style: Style = Style(), inks: Inks = LAYOUT_INKS) -> str:
    """Write the DOT of a topology.

    Args:
        topology: What is drawn.
        style: Where things stand.
        inks: What each role is painted with; by default the stand-ins that the layout is read back by.

    """
    sideways = style.direction == "LR"
    graph = graphviz.Digraph("fluxviz")
    graph.attr(
        rankdir=style.direction,
        bgcolor=inks["page"],
        nodesep="0.35",
        ranksep="0.45" if not sideways else "0.6",
        pad="0.15",
        labelloc="b",
        labeljust="l",
        fontname="Helvetica",
        fontsize="10",
        label=footer(topology, inks) or "",
    )
    graph.attr("node", shape="plain", fontname="Helvetica", fontsize="10", fontcolor=inks["text"])
    graph.attr("edge", fontname="Helvetica", fontsize="10", arrowsize="0.7", fontcolor=inks["text"])
    inside = {component.id for component in topology.components}
    volumes = {node.id for node in topology.nodes if node.kind == "volume"}
    for node in topology.nodes:
        if node.id not in inside | volumes:
            graph.node(node.id, f"<{card(node, topology, inks, sideways=sideways)}>", id=node.id)
    if inside:
        with graph.subgraph(name="cluster_app") as frame:
            _fill_frame(frame, topology, inks, sideways)
    for edge in topology.edges:
        _add_edge(graph, edge, topology, inks, style)
    if topology.public_hosts and inside and not topology.of_kind("forward"):
        # The edge stands above the app even where none of its names leads in.
        graph.edge(EDGE, component_rows(topology)[0][0].id, style="invis")
    return str(graph.source)


def _fill_frame(frame: graphviz.Digraph, topology: Topology, inks: Inks, sideways: bool) -> None:
    frame.attr(
        id="app",
        label=f"<{_frame_label(topology, inks)}>",
        labeljust="l",
        labelloc="t",
        style="rounded,filled",
        color=inks["frame"],
        fillcolor=inks["frame_fill"],
        margin="14",
    )
    rows = component_rows(topology)
    for members in rows:
        with frame.subgraph() as same:
            same.attr(rank="same")
            for component in members:
                same.node(component.id, f"<{card(component, topology, inks, sideways=sideways)}>", id=component.id)
    for upper, lower in pairwise(rows):
        frame.edge(upper[0].id, lower[0].id, style="invis", weight="0")
    for node in topology.nodes:
        if node.kind == "volume":
            frame.node(node.id, f"<{card(node, topology, inks, sideways=sideways)}>", id=node.id)


def _frame_label(topology: Topology, inks: Inks) -> str:
    return table(
        line(words(topology.app, inks["text"], size=NAME + 1, bold=True)),
        line(words(copies(topology.instances), inks["muted"])),
        cellspacing=1,
    )


def copies(instances: int | None) -> str:
    """Say how many copies of the app run.

    >>> copies(3)
    '3 independent copies, each with its own data'
    """
    if instances is None:
        return "number of copies not given; each has its own data"
    return "1 copy" if instances == 1 else f"{instances} independent copies, each with its own data"


def _add_edge(graph: graphviz.Digraph, edge: Edge, topology: Topology, inks: Inks, style: Style) -> None:
    stroke = line_of(edge)
    light = style.highlight
    step = light.step(edge.id) if light else None
    dim = light is not None and edge.id not in light.lit and inks is not LAYOUT_INKS
    attributes = {
        "id": edge.id,
        "color": inks[stroke.role] + (_FADED if dim else ""),
        "style": stroke.style,
        "penwidth": f"{stroke.width:g}",
        "label": label_of(edge, inks, step, terse=_is_crowded(edge, topology)),
    }
    if edge.kind == "mount":
        attributes |= {"arrowhead": "none", "label": ""}
    if edge.kind == "browser_call" or (edge.kind == "direct" and topology.of_kind("forward")):
        attributes["weight"] = "0"
    target = edge.target
    port = _port_of(edge, topology)
    if port and edge.source != edge.target:
        target = f"{edge.target}:{port}:{'w' if style.direction == 'LR' else 'n'}"
    graph.edge(edge.source, target, **attributes)


def _is_crowded(edge: Edge, topology: Topology) -> bool:
    """Tell whether several open doors lead to the same component."""
    same = [other for other in topology.of_kind("direct") if other.target == edge.target]
    return edge.kind == "direct" and len(same) > 1


def _port_of(edge: Edge, topology: Topology) -> str:
    """Give the cell at which an edge ends: that of its port, on the card of its component."""
    node = topology.node(edge.target)
    if not isinstance(node, Component):
        return ""
    for port in node.ports:
        published = edge.kind in ("forward", "direct")
        if edge.port is not None and edge.port == (port.public if published else port.container):
            return port_name(port)
    return ""
