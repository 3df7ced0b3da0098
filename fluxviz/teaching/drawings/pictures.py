"""The pictures of a drawing: the cards alone, what was drawn with what became of it, and all that differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from fluxviz.drawing import AUTO, Detail, Layout, Scene, fit_first
from fluxviz.drawing.anchoring import boxes_of
from fluxviz.drawing.layout import Shape
from fluxviz.drawing.scene import Box, DrawnEdge, DrawnNode
from fluxviz.drawing.settling import moved_marks
from fluxviz.export import Said, write_svg
from fluxviz.rendering.still_diagram import fit_output
from fluxviz.teaching.drawings.cards import is_nobody, nobody
from fluxviz.teaching.drawings.comparing import Comparison, Mark, spelt_out
from fluxviz.teaching.drawings.links import Link, said_of
from fluxviz.topology import EDGE, Component, Edge, FluxEdge, Node, Topology
from fluxviz.topology.edges import EdgeKind
from fluxviz.topology.remarks import Remark, Remarks, Status
from fluxviz.topology.sentences import describe_edge, describe_node, title_of

_ROOM = (44.0, 20.0)
"""How much room there is beside the cards of a canvas, and above and below, in points: lines and labels stand there."""

_DRAWN = "drawn."
"""What the id of a line begins with that a learner drew."""

_STATUSES: Mapping[str, Status] = {"wrong": "mistaken", "extra": "extra", "beside": "aside"}


class _Blank(FluxEdge):
    """The card of the Flux edge, without what it does: that is for the learner to tell."""

    @property
    def task(self) -> str:
        """Where it stands, and nothing of what it does."""
        return "between the internet and the app"


@dataclass(frozen=True)
class Sheet:
    """A picture that is no diagram of an app, and says so.

    Attributes:
        scene: What is drawn.
        said: What it says in words.
        fixed: Where its parts stand; None: as it reads best.

    """

    scene: Scene
    said: Said
    fixed: Layout | None = None

    @cached_property
    def layout(self) -> Layout:
        """Where its parts stand."""
        return self.fixed or fit_first([self.scene], "auto", None, "pure")[2]

    def svg(self, *, prefix: str = "") -> str:
        """Return the SVG, light and dark."""
        return write_svg(self.scene, self.layout, AUTO, prefix=prefix, said=self.said)

    def text(self) -> str:
        """Describe it in sentences."""
        return self.said.whole

    def _repr_mimebundle_(self, *, prefix: str = "", **_: object) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        mark = hashlib.sha256(self.svg().encode()).hexdigest()[:8]
        svg = fit_output(self.svg(prefix=f"{prefix}w{mark}-"))
        return {"image/svg+xml": svg, "text/plain": self.text()}, {"image/svg+xml": {"alt": self.text()}}


def blank_sheet(topology: Topology, nodes: Iterable[Node], names: Mapping[str, str], *, ports: bool) -> Sheet:
    """Return the cards alone, where they stand in the app's own picture: no line, and nothing that tells of one.

    Args:
        topology: The app.
        nodes: The parts that have a card.
        names: Id of each to what it is called.
        ports: Cards of components show their ports, and whether they are public.

    """
    blank = _blanked(topology, nodes, ports=ports)
    detail: Detail = "network" if ports else "overview"
    kept = {node.id for node in blank.nodes}
    edges = [
        edge.model_copy(update={"kind": "internal"}) if edge.kind == "direct" else edge  # an open door would be marked
        for edge in topology.edges
        if edge.source in kept and edge.target in kept
    ]
    layout = _without_lines(fit_first([_scene_of(blank.with_parts(blank.nodes, edges), detail)], "TB", None, "pure")[2])
    scene = _scene_of(blank, detail)
    listed = ", ".join(names[node.id] for node in blank.nodes)
    said = Said(f"Cards of the Flux app {topology.app}", f"Cards of the Flux app {topology.app}: {listed}.")
    return Sheet(scene, said, layout)


def boxes_on(sheet: Sheet) -> dict[str, Box]:
    """Return the left, top, width and height of each card."""
    return boxes_of(sheet.layout)


def marked_sheet(blank: Sheet, marks: Iterable[Mark], lines: Mapping[Link, str]) -> Sheet:
    """Return what was drawn, each line with what became of it; neither what is missing nor what is right instead.

    Args:
        blank: The cards.
        marks: What was drawn.
        lines: Each connection in words.

    """
    listed = list(marks)
    edges = [_drawn(number, mark) for number, mark in enumerate(listed)]
    remarks = {
        edge.id: Remarks(_STATUSES[mark.status], _doubts(mark))
        for edge, mark in zip(edges, listed, strict=True)
        if mark.status in _STATUSES
    }
    parts = {edge.id: _spoken(mark, lines[mark.link]) for edge, mark in zip(edges, listed, strict=True)}
    whole = "\n".join([blank.said.whole, *(parts[edge.id] for edge in edges)])
    said = Said(f"Drawing of the Flux app {blank.scene.topology.app}", whole, parts)
    return Sheet(_scene_of(_with_strangers(blank.scene.topology, edges), blank.scene.detail, remarks), said)


def differences_sheet(topology: Topology, comparison: Comparison, lines: Mapping[Link, str]) -> Sheet:
    """Return all that differs: what is right as usual, what is missing, what is not there, and both values else."""
    edges: dict[str, Edge] = {}
    remarks: dict[str, Remarks] = {}
    for number, mark in enumerate(comparison.marks):
        if mark.expected is None:
            edge = _drawn(number, mark)
            edges[edge.id] = edge
            remarks[edge.id] = Remarks(_STATUSES[mark.status])
            continue
        edges |= {edge.id: edge for edge in mark.expected.edges}
        if mark.wrong:
            drawn, right = (said_of(each) or "nothing said" for each in (mark.link, mark.expected.link))
            lines_of = (Remark("", drawn, right),)
            remarks |= {edge.id: Remarks("mistaken", lines_of) for edge in mark.expected.edges}
    for missing in comparison.missing:
        edges |= {edge.id: edge for edge in missing.edges}
        remarks |= {edge.id: Remarks("missing") for edge in missing.edges}
    drawn_edges = list(edges.values())
    whole = _with_strangers(topology, drawn_edges)
    nodes = [node for node in whole.nodes if node.kind != "volume"]
    whole = whole.with_parts(nodes, drawn_edges)
    parts = {edge.id: _of_difference(edge, remarks.get(edge.id), whole) for edge in drawn_edges}
    parts |= {
        edge.id: _spoken(mark, lines[mark.link])
        for number, mark in enumerate(comparison.marks)
        if mark.expected is None and (edge := _drawn(number, mark))
    }
    sentences = [parts[edge.id] for edge in drawn_edges]
    said = Said(
        f"Differences between a drawing and the {title_of(topology)[:1].lower()}{title_of(topology)[1:]}",
        "\n".join(sentences),
        {**{node.id: describe_node(node) for node in nodes}, **parts},
    )
    return Sheet(_scene_of(whole, "network", remarks), said)


def _of_difference(edge: Edge, remarks: Remarks | None, topology: Topology) -> str:
    said = describe_edge(edge, topology)
    if remarks is None:
        return f"Right: {said}"
    if remarks.status == "missing":
        return f"Missing: {said}"
    return f"Not right: drawn as {remarks.lines[0].before}. {said}" if remarks.lines else said


def _spoken(mark: Mark, line: str) -> str:
    """Say what became of a line."""
    wrong = ", ".join(mark.wrong)
    opening = {"right": "Right", "wrong": f"Not right ({wrong})", "extra": "Not there", "beside": "Not asked for"}
    return f"{opening.get(mark.status, 'Drawn')}: {line}"


def _doubts(mark: Mark) -> tuple[Remark, ...]:
    """Return what is said of a line that says something that is not so: which of it, and not what is right."""
    return tuple(Remark(f"{aspect}?") for aspect in mark.wrong)


def _drawn(number: int, mark: Mark) -> Edge:
    link = mark.link
    return Edge(
        id=f"{_DRAWN}{number}",
        source=link.source,
        target=link.target,
        kind=mark.expected.edges[0].kind if mark.expected else _kind(link),
        protocol=link.protocol or None,
        port=link.port,
        encrypted=spelt_out(link).encrypted,
    )


def _kind(link: Link) -> EdgeKind:
    """Return a kind that a line may be laid out as, which its label says nothing more for."""
    if link.target == EDGE:
        return "egress" if link.source.startswith("component") else "proxy"
    return "forward" if link.source == EDGE else "internal"


def _scene_of(topology: Topology, detail: Detail, remarks: Mapping[str, Remarks] | None = None) -> Scene:
    """Return a scene with a card for each part and a line for each edge: each is connected, and marked, by itself."""
    nodes = tuple(DrawnNode(node.id, (node,)) for node in topology.nodes)
    edges = tuple(DrawnEdge(edge.source, edge.target, (edge,)) for edge in topology.edges)
    sketched = frozenset(edge.id for edge in topology.edges if edge.id.startswith(_DRAWN))
    return Scene(topology, detail, nodes, edges, remarks or {}, asked=detail, sketched=sketched)


def _with_strangers(topology: Topology, edges: Iterable[Edge]) -> Topology:
    """Add cards for what was drawn and is not there."""
    listed = list(edges)
    ends = dict.fromkeys(end for edge in listed for end in (edge.source, edge.target))
    return topology.with_parts([*topology.nodes, *(nobody(end) for end in ends if is_nobody(end))], listed)


def _blanked(topology: Topology, nodes: Iterable[Node], *, ports: bool) -> Topology:
    made = Topology(topology.app, topology.naming, topology.instances, (), (), (), (), topology.apps)
    return made.with_parts([_blank(node, ports=ports) for node in nodes], ())


def _blank(node: Node, *, ports: bool) -> Node:
    """Return a part without what tells of its connections."""
    if isinstance(node, FluxEdge):
        return _Blank(id=node.id, label=node.label, hosts=())
    if isinstance(node, Component) and not ports and node.exposure != "hidden":
        return node.model_copy(update={"exposure": "public", "ports": (), "data": None, "notes": (), "shown": ()})
    return node


def _without_lines(layout: Layout) -> Layout:
    """Return the cards and frames of a layout, with the same room on every side."""
    items = [item for item in layout.items if item.kind in ("node", "frame")]
    points = [point for item in items for mark in item.marks if isinstance(mark, Shape) for point in mark.points]
    left, top = (min(point[axis] for point in points) - _ROOM[axis] for axis in (0, 1))
    right, bottom = (max(point[axis] for point in points) + _ROOM[axis] for axis in (0, 1))
    moved = tuple(replace(item, marks=moved_marks(item.marks, (-left, -top))) for item in items)
    return Layout(round(right - left, 2), round(bottom - top, 2), moved)
