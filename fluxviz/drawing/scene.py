"""A scene: what of a topology is drawn, and what is drawn as one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from fluxviz.topology import App, Component, Edge, Node, Topology, Volume

if TYPE_CHECKING:
    from fluxviz.checks import Finding
    from fluxviz.topology.remarks import Remarks


Detail = Literal["apps", "groups", "overview", "network", "full"]
DETAILS: tuple[Detail, ...] = ("apps", "groups", "overview", "network", "full")
"""From the least to the most that is said."""

TERSE: tuple[Detail, ...] = ("apps", "groups", "overview")
"""The levels that say who talks to whom, and neither hosts nor ports."""

View = Literal["all", "public", "internal"]
VIEWS: tuple[View, ...] = ("all", "public", "internal")
MAX_FINDINGS = 30
"""How many findings a picture lists and numbers; the rest is counted."""


@dataclass(frozen=True)
class DrawnNode:
    """A card.

    Attributes:
        id: Its id: that of its node, or one of its own where it stands for several.
        members: The nodes it stands for.
        title: What its card is called, where it stands for several components; empty for all others.
        lines: What that card says below, each line with the role it is painted with.

    """

    id: str
    members: tuple[Node, ...]
    title: str = ""
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def node(self) -> Node:
        """The first of its nodes."""
        return self.members[0]


@dataclass(frozen=True)
class DrawnEdge:
    """A line.

    Attributes:
        source: Id of the card it starts from.
        target: Id of the card it leads to.
        members: The edges it stands for.
        by_edge: It goes by way of the Flux edge, where TLS ends: protected to there, and plain from there on.

    """

    source: str
    target: str
    members: tuple[Edge, ...]
    by_edge: bool = False

    @property
    def edge(self) -> Edge:
        """The first of its edges."""
        return self.members[0]

    @property
    def id(self) -> str:
        """Its id: that of its first edge."""
        return self.edge.id

    @property
    def reasons(self) -> list[str]:
        """Why calls over it fail, in short, each reason once."""
        return list(dict.fromkeys(edge.reason for edge in self.members if edge.problem))


Box = tuple[float, float, float, float]
"""Left, top, width and height, in points."""


@dataclass(frozen=True)
class Anchor:
    """Where a scene stands: the plan of another, with what is new at its end.

    Attributes:
        base: The other scene: what is not there any more keeps its room, unseen.
        cards: Id of each card of the plan to the one that is drawn in its place.
        lines: Id of each line of the plan to the one that is drawn in its place.
        boxes: Id of each card of the base to its left and top, and how wide and high it is: what is drawn there is
            no smaller.

    """

    base: Scene
    cards: Mapping[str, DrawnNode]
    lines: Mapping[str, DrawnEdge]
    boxes: Mapping[str, Box]


@dataclass(frozen=True)
class Scene:
    """What is drawn.

    Attributes:
        topology: What it is drawn from.
        detail: How much is said.
        nodes: The cards.
        edges: The lines.
        remarks: Id of each part that changed to what is said of it, in the picture of a change.
        findings: What is wrong: listed under the picture, each with a number that stands where it belongs.
        asked: How much was asked to be said: more than ``detail`` where that could not be read.
        view: Which side is shown.
        unlinked: The lines were too many to be drawn.
        room: Id of each card that is no smaller than this to how wide and high it is.
        sketched: Ids of the lines that a learner drew: what they leave out, the spec may say.
        ground: Where it stands, if not where it reads best: see :func:`~fluxviz.drawing.anchoring.keep`.

    """

    topology: Topology
    detail: Detail
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    remarks: Mapping[str, Remarks] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    asked: Detail = "network"
    view: View = "all"
    unlinked: bool = False
    ground: Anchor | None = None
    room: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    sketched: frozenset[str] = frozenset()

    def numbers(self, drawn: DrawnNode | DrawnEdge) -> tuple[int, ...]:
        """Return the numbers of the findings that a card or a line carries."""
        return self._numbers.get(drawn.id, ())

    @property
    def _component_cards(self) -> Iterator[tuple[Component, str]]:
        """Yield each component with the id of its card."""
        for card in self.nodes:
            for node in card.members:
                if isinstance(node, Component):
                    yield node, card.id

    @cached_property
    def dots(self) -> dict[Hashable, str]:
        """The DOT that was written of it, by style: writing it takes as long as painting the picture does."""
        return {}

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, ...]]:
        cards = {card.id: card.id for card in self.nodes}
        cards |= {member.id: card.id for card in self.nodes for member in card.members}
        lines = {member.id: line.id for line in self.edges if line.edge.kind != "mount" for member in line.members}
        carried: dict[str, tuple[int, ...]] = {}
        keys = {node.key: card for node, card in self._component_cards}
        ends = {edge.id: (edge.target, edge.source) for edge in self.topology.edges}
        for number, finding in enumerate(self.findings[:MAX_FINDINGS], 1):
            own = keys.get(finding.component) or cards.get(f"app.{finding.component}")
            not_drawn = (cards[end] for end in ends.get(finding.element, ()) if end in cards)
            place = lines.get(finding.element) or cards.get(finding.element) or own or next(not_drawn, None)
            if place is not None:
                carried[place] = (*carried.get(place, ()), number)
        return carried

    @property
    def frames(self) -> tuple[App, ...]:
        """The apps that have a frame; none where each is a card."""
        return () if self.detail == "apps" else self.topology.apps

    def frame_of(self, drawn: DrawnNode) -> App | None:
        """Return the app whose frame a card stands in; None where it stands in none."""
        node = drawn.node
        if not isinstance(node, (Component, Volume)):
            return None
        return next((app for app in self.frames if app.key == node.app), None)

    @property
    def is_terse(self) -> bool:
        """Neither hosts nor ports are said."""
        return self.detail in TERSE

    @property
    def component_cards(self) -> tuple[DrawnNode, ...]:
        """The cards of components, in the order of the spec."""
        return tuple(drawn for drawn in self.nodes if isinstance(drawn.node, Component))

    def remarks_of(self, drawn: DrawnNode | DrawnEdge) -> Remarks | None:
        """Return what is said of a part that changed, for all that it stands for; None where nothing did."""
        found = [self.remarks[member.id] for member in drawn.members if member.id in self.remarks]
        if not found:
            return None
        from fluxviz.topology.remarks import PROBED, Remarks  # only a change or a probe has any

        statuses = {each.status for each in found}
        lines = tuple(dict.fromkeys(line for each in found for line in each.lines))
        if worst := next((status for status in PROBED if status in statuses), None):
            return Remarks(worst, lines)
        whole = len(found) == len(drawn.members) and len(statuses) == 1
        return Remarks(found[0].status if whole else "changed", lines)

    def edges_of(self, *kinds: str) -> list[DrawnEdge]:
        """Return the lines of these kinds."""
        return [drawn for drawn in self.edges if drawn.edge.kind in kinds]


def names_called(calls: Iterable[Edge]) -> Iterator[str]:
    """Yield the public names that calls to the edge look up."""
    return (edge.host for edge in calls if edge.kind in ("egress", "browser_call") and edge.host and not edge.problem)
