"""``write_dot``: from a topology to DOT, assembled with the ``graphviz`` package. Pure: it runs nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Literal

import graphviz

from fluxviz.drawing.cards import card, port_name
from fluxviz.drawing.cells import NAME, line, table, words
from fluxviz.drawing.highlight import Highlight
from fluxviz.drawing.inks import LAYOUT_INKS, Inks
from fluxviz.drawing.labels import Line, label_of, line_of
from fluxviz.drawing.legend import footer
from fluxviz.drawing.rows import component_rows
from fluxviz.topology import EDGE, Component, Edge, Node, Topology

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
    return _Writer(topology, style, inks).write()


def copies(instances: int | None) -> str:
    """Say how many copies of the app run.

    >>> copies(3)
    '3 independent copies, each with its own data'
    """
    if instances is None:
        return "number of copies not given; each has its own data"
    return "1 copy" if instances == 1 else f"{instances} independent copies, each with its own data"


class _Writer:
    """Writes one picture."""

    def __init__(self, topology: Topology, style: Style, inks: Inks) -> None:
        self.topology, self.style, self.inks = topology, style, inks
        self.sideways = style.direction == "LR"
        self.forwards = bool(topology.of_kind("forward"))
        self.doors: dict[str, set[int | None]] = {}
        for edge in topology.of_kind("direct"):
            self.doors.setdefault(edge.target, set()).add(edge.port)

    def write(self) -> str:
        inks = self.inks
        graph = graphviz.Digraph("fluxviz")
        graph.attr(
            rankdir=self.style.direction,
            bgcolor=inks["page"],
            nodesep="0.35",
            ranksep="0.6" if self.sideways else "0.45",
            pad="0.15",
            labelloc="b",
            labeljust="l",
            fontname="Helvetica",
            fontsize="10",
            label=footer(self.topology, inks) or "",
        )
        graph.attr("node", shape="plain", fontname="Helvetica", fontsize="10", fontcolor=inks["text"])
        graph.attr("edge", fontname="Helvetica", fontsize="10", arrowsize="0.7", fontcolor=inks["text"])
        inside = [node for node in self.topology.nodes if node.kind in ("component", "volume")]
        self._add_nodes(graph, (node for node in self.topology.nodes if node.kind not in ("component", "volume")))
        rows = component_rows(self.topology)
        if inside:
            with graph.subgraph(name="cluster_app") as frame:
                self._fill_frame(frame, rows)
        if rows and self.topology.public_hosts and not self.forwards:
            # The edge stands above the app even where none of its names leads in.
            graph.edge(EDGE, rows[0][0].id, style="invis")
        for stroke, edges in groupby(self.topology.edges, key=line_of):
            self._add_edges(graph, stroke, edges)
        return str(graph.source)

    def _add_nodes(self, graph: graphviz.Digraph, nodes: Iterable[Node]) -> None:
        for node in nodes:
            label = card(node, self.inks, doors=self.doors.get(node.id, set()), sideways=self.sideways)
            graph.node(node.id, f"<{label}>", id=node.id)

    def _fill_frame(self, frame: graphviz.Digraph, rows: list[list[Component]]) -> None:
        inks = self.inks
        label = table(
            line(words(self.topology.app, inks["text"], size=NAME + 1, bold=True)),
            line(words(copies(self.topology.instances), inks["muted"])),
            cellspacing=1,
        )
        frame.attr(
            id="app",
            label=f"<{label}>",
            labeljust="l",
            labelloc="t",
            style="rounded,filled",
            color=inks["frame"],
            fillcolor=inks["frame_fill"],
            margin="14",
        )
        for members in rows:
            with frame.subgraph() as same:
                same.attr(rank="same")
                self._add_nodes(same, members)
        for upper, lower in pairwise(rows):
            frame.edge(upper[0].id, lower[0].id, style="invis", weight="0")
        self._add_nodes(frame, (node for node in self.topology.nodes if node.kind == "volume"))

    def _add_edges(self, graph: graphviz.Digraph, stroke: Line, edges: Iterable[Edge]) -> None:
        """Add edges with the same line, which is told once for all of them."""
        width, colour = f"{stroke.width:g}", self.inks[stroke.role]
        graph.attr("edge", color=colour, style=stroke.style, penwidth=width)
        for edge in edges:
            attributes = {"id": edge.id, "label": self._label(edge)}
            if self._is_dim(edge):
                attributes["color"] = f"{colour}{_FADED}"
            if edge.kind == "mount":
                attributes["arrowhead"] = "none"
            if edge.kind == "browser_call" or (edge.kind == "direct" and self.forwards):
                attributes["weight"] = "0"
            graph.edge(edge.source, self._end(edge), **attributes)

    def _label(self, edge: Edge) -> str:
        light = self.style.highlight
        crowded = edge.kind == "direct" and len(self.doors[edge.target]) > 1
        return label_of(edge, self.inks, light.step(edge.id) if light else None, terse=crowded)

    def _is_dim(self, edge: Edge) -> bool:
        """Tell whether an edge is dimmed here; in SVG, whole groups are."""
        light = self.style.highlight
        return light is not None and edge.id not in light.lit and self.inks is not LAYOUT_INKS

    def _end(self, edge: Edge) -> str:
        """Give the end of an edge: the cell of its port on the card of its component, or the card."""
        node = self.topology.node(edge.target)
        if not isinstance(node, Component) or edge.port is None or edge.source == edge.target:
            return edge.target
        published = edge.kind in ("forward", "direct")
        for port in node.ports:
            if edge.port == (port.public if published else port.container):
                return f"{edge.target}:{port_name(port)}:{'w' if self.sideways else 'n'}"
        return edge.target
