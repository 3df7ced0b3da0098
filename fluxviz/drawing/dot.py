"""``write_dot``: from a scene to DOT, assembled with the ``graphviz`` package. Pure: it runs nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

import graphviz

from fluxviz.drawing.anchoring import plan_of
from fluxviz.drawing.arranging import Arrangement, arrange
from fluxviz.drawing.cards import MAX_NAME, label_of_card
from fluxviz.drawing.cells import NAME, SMALL, line, table, with_room, words
from fluxviz.drawing.labels import label_of, stroke_of
from fluxviz.drawing.legend import footer
from fluxviz.drawing.line_styles import Line
from fluxviz.drawing.palette_roles import LAYOUT_COLOURS, RoleColours
from fluxviz.drawing.routing.router import MAX_LINES
from fluxviz.drawing.rows import Row, reached_beside
from fluxviz.drawing.scene import DrawnEdge, DrawnNode, Scene
from fluxviz.drawing.style import AS_USUAL, Style
from fluxviz.drawing.tabs import end_of
from fluxviz.drawing.text import wrap
from fluxviz.topology import EDGE, App, Edge, Volume

_STRAIGHT = "8"
"""The weight of the lines of the public path, from the browser to a component: they are to be straight."""

_BEFORE = ("browser", "cloudflare", "edge")
"""Kinds of cards that come before the app."""

_CAPTION = 80
"""How many letters of what is said of an app stand on one line below its name."""

_EXIT = 30.0
"""How much height each line needs that leaves a card for an app beside it, in points."""

_FADED = "40"
"""Added to a colour: a quarter of its strength."""


def write_dot(scene: Scene, style: Style = AS_USUAL, colours: RoleColours = LAYOUT_COLOURS) -> str:
    """Write the DOT of a scene.

    Args:
        scene: What is drawn.
        style: Where things stand.
        colours: What each role is painted with; by default the stand-ins that the layout is read back by.

    """
    return _Writer(scene, style, colours).write()


def public_side(scene: Scene) -> frozenset[str]:
    """Return the ids of the cards that come before the app: browser, CloudFlare, edge."""
    return frozenset(card.id for card in scene.nodes if card.node.kind in _BEFORE)


def straightened(dot: str) -> str:
    """Return the same DOT with straight lines."""
    return dot.replace("{", '{\n\tgraph [splines="line"]', 1)


class _Writer:
    """Writes one picture."""

    def __init__(self, scene: Scene, style: Style, colours: RoleColours) -> None:
        self.scene, self.topology, self.style, self.colours = scene, scene.topology, style, colours
        self.sideways = style.direction == "LR"
        self.calls: dict[str, list[Edge]] = {}
        self.doors: dict[str, set[int | None]] = {}
        for drawn in scene.edges:
            self.calls.setdefault(drawn.target, []).extend(drawn.members)
        self.labels: dict[str, str] = {}
        self.plan, self.ground = plan_of(scene), scene.ground
        self.forwards = bool(self.plan.edges_of("forward"))
        self.unseen = _Writer(scene.ground.base, style, colours) if scene.ground else self
        self.rows = arrange(self.plan, style.row_width)
        self.first = {card.id for _, rows in self.rows.frames for card in rows[0]}
        self.stacked = {card.id for card in scene.nodes} if self.sideways else reached_beside(scene, self.first)
        for drawn in scene.edges_of("direct"):
            self.doors.setdefault(drawn.target, set()).update(edge.port for edge in drawn.members)
        self.ends: dict[str, Counter[str]] = {}
        for drawn in scene.edges:
            name, _, port = self._end(drawn).partition(":")
            self.ends.setdefault(name, Counter())[port[:-2]] += 1
        self.spine = {self._line_now(place)[1].id for place in self._spine()}
        self.beside: dict[str, str] = {}

    def write(self) -> str:
        colours = self.colours
        graph = graphviz.Digraph("fluxviz")
        graph.attr(
            # To be laid out, it runs from top to bottom whichever way is asked for: see folding.
            rankdir="TB" if colours is LAYOUT_COLOURS else self.style.direction,
            bgcolor=colours["page"],
            nodesep="0.2" if self.style.terse else "0.35",
            ranksep="0.45",
            pad="0.15",
            labelloc="b",
            labeljust="l",
            fontname="Helvetica",
            fontsize=f"{SMALL:g}",
            label=footer(self.scene, colours) or "",
        )
        graph.attr("node", shape="plain", fontname="Helvetica", fontsize=f"{SMALL:g}", fontcolor=colours["text"])
        graph.attr("edge", fontname="Helvetica", fontsize=f"{SMALL:g}", arrowsize="0.7", fontcolor=colours["text"])
        self._add_nodes(graph, (drawn for drawn in self.plan.nodes if drawn.node.kind in _BEFORE))
        self._add_rows(graph, self.rows.apps)
        frames = self.rows.frames
        if self.sideways and colours is LAYOUT_COLOURS and len(self.scene.edges) <= MAX_LINES:
            self._stand_beside(graph, frames)
        for app, rows in frames:
            with graph.subgraph(name=f"cluster_{app.id}") as frame:
                self._fill_frame(frame, app, rows)
        self._add_rows(graph, self.rows.outside)
        self._stack(graph, self.rows)
        for stroke, lines in groupby(map(self._line_now, self.plan.edges), key=lambda pair: pair[0]._line(pair[1])):
            self._add_edges(graph, stroke, lines)
        return str(graph.source)

    def _spine(self) -> Iterator[DrawnEdge]:
        """Yield the lines of the public path: downwards to the middle of the first row, so that it stays narrow."""
        yield from self.plan.edges_of("request", "proxy")
        forwards = self.plan.edges_of("forward")
        rows = [[card.id for card in row] for _, rows in self.rows.frames for row in rows]
        led = ([line for line in forwards if line.target in row] for row in rows)
        first = next(filter(None, led), forwards)
        yield from first[(len(first) - 1) // 2 :][:1]

    def _add_nodes(self, graph: graphviz.Digraph, nodes: Iterable[DrawnNode]) -> None:
        for place in nodes:
            writer, drawn = self._card_now(place)
            label = writer._card(drawn)
            if self.ground and writer is self and place.id in self.ground.boxes and label != self.unseen._card(place):
                label = with_room(label, *self.ground.boxes[place.id][2:])
            elif place.id in self.unseen.scene.room:
                label = with_room(label, *self.unseen.scene.room[place.id])
            self.labels[drawn.id] = label
            graph.node(drawn.id, f"<{label}>", **({"id": drawn.id} if writer is self else {"style": "invis"}))

    def _card(self, drawn: DrawnNode) -> str:
        return label_of_card(
            drawn,
            self.colours,
            self.scene.detail,
            calls=self.calls.get(drawn.id, ()),
            doors=self.doors.get(drawn.id, set()),
            ends=self.ends.get(drawn.id, {}),
            narrow=self.style.narrow,
            stacked=drawn.id in self.stacked,
            height=self._height(drawn),
            remarks=self.scene.remarks_of(drawn),
            numbers=self.scene.numbers(drawn),
        )

    def _height(self, drawn: DrawnNode) -> float:
        """Return how high a card before the app has to be for its lines to leave beside each other."""
        aside = public_side(self.scene)
        if not self.sideways or drawn.id not in aside:
            return 0.0
        lines = sum(
            drawn.id in (line.source, line.target) and len(aside & {line.source, line.target}) == 1
            for line in self.scene.edges
        )
        return _EXIT * lines + 12.0 if lines > 1 else 0.0

    def _card_now(self, place: DrawnNode) -> tuple[_Writer, DrawnNode]:
        """Return the card that stands in a place; where there is none any more, the one that keeps its room unseen."""
        if self.ground and place.id in self.ground.cards:
            return self, self.ground.cards[place.id]
        gone = self.ground is not None and any(place is card for card in self.ground.base.nodes)
        return (self.unseen if gone else self), place

    def _line_now(self, place: DrawnEdge) -> tuple[_Writer, DrawnEdge]:
        if self.ground and place.id in self.ground.lines:
            return self, self.ground.lines[place.id]
        gone = self.ground is not None and any(place is line for line in self.ground.base.edges)
        return (self.unseen if gone else self), place

    def _has(self, end: str) -> bool:
        """Return whether the card at the end of a line has the port that the line ends on."""
        name, _, port = end.partition(":")
        return name in self.labels and (
            not port or port in "nw" or f'PORT="{port.partition(":")[0]}"' in self.labels[name]
        )

    def _id(self, place: str) -> str:
        """Return the id of the card that stands in a place."""
        return self.ground.cards[place].id if self.ground and place in self.ground.cards else place

    def _add_rows(self, graph: graphviz.Digraph, rows: list[Row]) -> None:
        for members in rows:
            with graph.subgraph() as same:
                same.attr(rank="same")
                self._add_nodes(same, members)
        for upper, lower in pairwise(rows):
            graph.edge(self._id(upper[0].id), self._id(lower[0].id), style="invis", weight="0")

    def _stack(self, graph: graphviz.Digraph, arranged: Arrangement) -> None:
        """Hold the edge above the apps, apps in rows, and what is outside below them, by lines nobody sees."""
        frames, lines, outside = [rows for _, rows in arranged.frames], arranged.lines, arranged.outside
        if lines and any(drawn.id == EDGE for drawn in self.plan.nodes):
            for index in lines[0]:
                graph.edge(EDGE, self._id(frames[index][0][0].id), style="invis")
        for upper, lower in pairwise(lines):
            for index in lower:
                above, below = frames[upper[0]][-1][0].id, frames[index][0][0].id
                graph.edge(self._id(above), self._id(below), style="invis", weight="20")
        if lines and outside:
            graph.edge(self._id(frames[lines[-1][0]][-1][0].id), self._id(outside[0][0].id), style="invis")

    def _fill_frame(self, frame: graphviz.Digraph, app: App, rows: list[Row]) -> None:
        colours = self.colours
        shown = next((each for each in self.topology.apps if each.key == app.key), None)
        app = shown or app
        label = table(
            line(words(app.name, colours["text"], size=NAME + 1, bold=True, limit=MAX_NAME)),
            *(line(words(part, colours["muted"], limit=90)) for text in app.caption for part in wrap(text, _CAPTION)),
            cellspacing=1,
        )
        frame.attr(
            id=app.id,
            label=f"<{label}>",
            labeljust="l",
            labelloc="b",  # where lines do not come in
            style="rounded,filled" if shown else "invis",  # an app of the other side of a change keeps its room
            color=colours["frame"],
            fillcolor=colours["frame_fill"],
            margin="14",
        )
        self._add_rows(frame, rows)
        cards = self.plan.nodes
        self._add_nodes(frame, (card for card in cards if isinstance(card.node, Volume) and card.node.app == app.key))

    def _stand_beside(self, graph: graphviz.Digraph, frames: list[tuple[App, list[Row]]]) -> None:
        """Let lines from the public side begin beside each row, as they will come in: others then pass elsewhere."""
        for app, rows in frames:
            above = EDGE
            for number, members in enumerate(rows):
                place = f"beside.{number}.{app.id}"
                graph.node(place, label="", shape="point", width="0.01", style="invis")
                if any(drawn.id == EDGE for drawn in self.plan.nodes):
                    graph.edge(above, place, style="invis", weight="20")
                above = place
                self.beside |= {self._id(card.id): place for card in members}

    def _add_edges(self, graph: graphviz.Digraph, stroke: Line, lines: Iterable[tuple[_Writer, DrawnEdge]]) -> None:
        """Add edges with the same line, which is told once for all of them."""
        width, colour = f"{stroke.width:g}", self.colours[stroke.role]
        graph.attr("edge", color=colour, style=stroke.style, penwidth=width)
        for writer, drawn in lines:
            kind = drawn.edge.kind
            attributes = {"id": drawn.id, "label": writer._label(drawn)}
            if writer is not self:
                attributes["style"] = "invis"
            if self._is_dim(drawn):
                attributes["color"] = f"{colour}{_FADED}"
            if kind == "mount":
                attributes["arrowhead"] = "none"
            if drawn.id in self.spine:
                attributes["weight"] = _STRAIGHT
            elif kind == "browser_call" or (kind == "direct" and self.forwards):
                attributes["weight"] = "0"
            source, end = self._id(drawn.source), writer._end(drawn)
            if self.ground and not self._has(end):  # what stands there now has no such port
                end = self._id(drawn.target)
            if kind == "egress" and drawn.edge.enters:
                # The way back up: laid out as a way down, it keeps clear of the others.
                self._add_edge(graph, end, source, {**attributes, "dir": "back"})
            else:
                self._add_edge(graph, source, end, attributes)

    def _add_edge(self, graph: graphviz.Digraph, source: str, end: str, attributes: dict[str, str]) -> None:
        beside = self.beside.get(end.partition(":")[0])
        if beside and source in public_side(self.scene):
            attributes["headlabel"] = attributes.pop("label")
            graph.edge(beside, end, comment=source, **attributes)
        else:
            graph.edge(source, end, **attributes)

    def _end(self, drawn: DrawnEdge) -> str:
        target = drawn.target
        doors = self.doors.get(target, set())
        return end_of(drawn, self.scene, doors, stacked=target in self.stacked, first=target in self.first)

    def _line(self, drawn: DrawnEdge) -> Line:
        remarks = self.scene.remarks_of(drawn)
        return stroke_of(drawn, remarks.status if remarks else None)

    def _label(self, drawn: DrawnEdge) -> str:
        light = self.style.highlight
        crowded = drawn.edge.kind == "direct" and len(self.doors[drawn.target]) > 1
        step = light.step(drawn.members) if light else None
        return label_of(
            drawn,
            self.colours,
            self.scene.detail,
            step,
            terse=crowded or self.style.terse,
            remarks=self.scene.remarks_of(drawn),
            numbers=self.scene.numbers(drawn),
        )

    def _is_dim(self, drawn: DrawnEdge) -> bool:
        """Return whether an edge is dimmed here; in SVG, whole groups are."""
        light = self.style.highlight
        return light is not None and not light.lights(drawn.members) and self.colours is not LAYOUT_COLOURS
