"""What the makers of questions read in a topology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fluxviz.teaching.answers import fold
from fluxviz.teaching.asking import Question
from fluxviz.teaching.misconceptions import Slip
from fluxviz.topology import EDGE, App, Component, Edge, Node, Topology
from fluxviz.traces import trace

MAX_CHOICES = 5


class Reading:
    """A topology, and what is asked of it again and again.

    Attributes:
        topology: The topology.
        components: Those that can be told apart from outside: not the encrypted ones.

    """

    def __init__(self, topology: Topology) -> None:
        self.topology = topology
        self.components = [each for each in topology.components if each.exposure != "hidden"]
        self._apps: dict[str, App] = {app.key: app for app in topology.apps}
        self._into: dict[str, list[Edge]] = {}
        for edge in topology.edges:
            self._into.setdefault(edge.target, []).append(edge)

    def name(self, node: Node) -> str:
        """Return what a node is called; with its app where there are several apps."""
        if node.id == EDGE:
            return "the Flux edge"
        if isinstance(node, Component) and len(self._apps) > 1 and node.app in self._apps:
            return f"{node.label} of {self._apps[node.app].name}"
        return "the browser" if node.kind == "browser" else node.label

    def app_of(self, component: Component) -> str:
        """Return the name of the app that a component is of."""
        app = self._apps.get(component.app)
        return app.name if app else self.topology.app

    def into(self, node: Node, *kinds: str) -> list[Edge]:
        """Return the edges of these kinds that lead to a node."""
        return [edge for edge in self._into.get(node.id, ()) if edge.kind in kinds]

    def is_open(self, node: Component) -> bool:
        """Return whether a visitor can call a component: through the edge, or at a port of a node."""
        return any(port.public is not None for port in node.ports)

    def path(self, start: str, end: str) -> tuple[str, ...]:
        """Return the nodes and edges of the shortest path, in order; the end alone where there is no path."""
        if start not in {node.id for node in self.topology.nodes}:
            return (end,)
        found = trace(self.topology, start, end)
        paths = found.paths or found.blocked
        hops = paths[0].hops if paths else ()
        return tuple(dict.fromkeys(name for hop in hops for name in (hop.source, hop.edge, hop.target))) or (end,)

    def choice(
        self,
        kind: str,
        mark: str,
        prompt: str,
        right: str,
        wrong: Iterable[Slip],
        reason: str,
        highlighted: Iterable[str],
        topology: Topology | None = None,
    ) -> Iterator[Question]:
        """Yield a question with choices; none where they could not be told apart, or where there is only one."""
        slips = tuple({slip.answer: slip for slip in wrong}.values())[: MAX_CHOICES - 1]
        choices = (right, *(slip.answer for slip in slips))
        if len({fold(choice) for choice in choices}) < max(2, len(choices)):
            return
        yield Question(
            id=f"{kind}.{mark}",
            kind=kind,
            prompt=prompt,
            expects="choice",
            answers=(right,),
            reason=reason,
            highlighted=tuple(dict.fromkeys(highlighted)),
            topology=topology or self.topology,
            choices=choices,
            slips=slips,
        )
