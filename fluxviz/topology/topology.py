"""Topology: a typed view over the networkx graph of an app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from fluxviz.errors import AmbiguousNameError, UnknownNameError
from fluxviz.refusing import Unchanging
from fluxviz.spec import AppSpec, PublicAccess, SpecWarning
from fluxviz.spec import Component as WrittenComponent
from fluxviz.topology.app import App
from fluxviz.topology.edges import EDGE_KINDS, Edge
from fluxviz.topology.estate_names import SHARED_KINDS, EstateNames
from fluxviz.topology.nodes import Component, FluxEdge, Node, PublicHost, node_adapter
from fluxviz.topology.provenance import Provenance

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[str]


@dataclass(frozen=True)
class Member(EstateNames):
    """One app of an estate.

    Attributes:
        app: The app, as the estate has it.
        topology: Its own topology, as it was built.

    """

    topology: Topology

    def element_id(self, element: str) -> str:
        """Return the id in the estate of a node or an edge; empty for the empty one."""
        if not element or element in {node.id for node in self.topology.nodes}:
            return self.node_id(element)
        kind = element.partition(".")[0]
        return element if kind in SHARED_KINDS else self.edge_id(element)


WHAT_IF = "What if: "
"""How the notes begin that say what is applied."""


class Topology(Unchanging):
    """The network of an app: nodes, links, and what is to be said about them.

    Built by :func:`fluxviz.build`. It does not change; its order is that of the spec.

    Attributes:
        app: The app's name.
        naming: ``guide`` or ``fdm``: whose public names are drawn.
        instances: How many nodes run a whole copy of the app; None where it is not given.
        nodes: Every node.
        edges: Every edge.
        notes: What the picture says under itself: where names differ, what is assumed, what is incomplete.
        warnings: What was odd about the spec.
        apps: The apps; one, unless several were joined.
        provenance: What it was built from; None for several apps, or for a graph. No part of what it is compared by.
        members: The apps that were joined, each with its own topology; empty for one app.
        new_side: Where it shows a change, with what went still in it: the app as it is after the change, which is
            what findings are of; else None.

    """

    def __init__(
        self,
        app: str,
        naming: str,
        instances: int | None,
        nodes: Iterable[Node],
        edges: Iterable[Edge],
        notes: Iterable[str] = (),
        warnings: Iterable[SpecWarning] = (),
        apps: Iterable[App] = (),
        provenance: Provenance | None = None,
        members: Iterable[Member] = (),
        new_side: Topology | None = None,
    ) -> None:
        self.app, self.naming, self.instances = app, naming, instances
        self.apps = tuple(apps) or (App(name=app, instances=instances),)
        self._nodes: Mapping[str, Node] = {node.id: node for node in nodes}
        self._edges: Mapping[str, Edge] = {edge.id: edge for edge in edges}
        self.notes, self.warnings = tuple(notes), tuple(warnings)
        self.provenance, self.members, self.new_side = provenance, tuple(members), new_side
        self._seal()

    @cached_property
    def graph(self) -> Graph:
        """The networkx graph, frozen; ``graph.copy()`` gives one to change.

        A ``MultiDiGraph`` whose nodes and edges (keyed by their ids) hold the fields of
        :class:`~fluxviz.topology.nodes.Node` and :class:`~fluxviz.topology.edges.Edge` as plain texts, numbers,
        lists and dicts.
        """
        import networkx as nx  # a tenth of a second that a picture does not need

        graph: Graph = nx.MultiDiGraph(
            app=self.app,
            naming=self.naming,
            instances=self.instances,
            apps=[each.model_dump(mode="json") for each in self.apps],
            notes=[str(note) for note in self.notes],
            warnings=[warning.model_dump(mode="json") for warning in self.warnings],
        )
        for node in self.nodes:
            graph.add_node(node.id, **node.model_dump(mode="json", exclude={"id"}))
        for edge in self.edges:
            data = edge.model_dump(mode="json", exclude={"id", "source", "target"})
            graph.add_edge(edge.source, edge.target, key=edge.id, **data)
        frozen: Graph = nx.freeze(graph)
        return frozen

    @classmethod
    def from_graph(cls, graph: Graph) -> Topology:
        """Make a topology of a graph that has the shape of :attr:`graph`.

        Raises:
            pydantic.ValidationError: a node or an edge lacks what its kind must have.

        """
        nodes = [node_adapter().validate_python({"id": key, **data}) for key, data in graph.nodes(data=True)]
        edges = [
            Edge.model_validate({"id": key, "source": source, "target": target, **data})
            for source, target, key, data in graph.edges(keys=True, data=True)
        ]
        meta: dict[str, Any] = graph.graph
        return cls(
            meta.get("app", ""),
            meta.get("naming", "guide"),
            meta.get("instances"),
            nodes,
            edges,
            meta.get("notes", ()),
            [SpecWarning.model_validate(warning) for warning in meta.get("warnings", ())],
            [App.model_validate(app) for app in meta.get("apps", ())],
        )

    def with_parts(
        self,
        nodes: Iterable[Node],
        edges: Iterable[Edge],
        *,
        apps: Iterable[App] = (),
        new_side: Topology | None = None,
    ) -> Topology:
        """Return the same topology with other nodes and edges; a change adds the apps that went, and its new side."""
        return Topology(
            self.app,
            self.naming,
            self.instances,
            nodes,
            edges,
            self.notes,
            self.warnings,
            (*self.apps, *apps),
            self.provenance,
            self.members,
            new_side or self.new_side,
        )

    def with_what_if(self, sentences: Iterable[str]) -> Topology:
        """Return the same topology as one that says of itself that it is a what-if; without sentences it is none."""
        made = self._copied(notes=(*(f"{WHAT_IF}{each}" for each in sentences), *self.notes[len(self.applied) :]))
        made.__dict__.pop("graph", None)  # it has the notes, too
        return made

    def with_note(self, note: str) -> Topology:
        """Return the same topology with a note more, before the others."""
        made = self._copied(notes=(*self.notes[: len(self.applied)], note, *self.notes[len(self.applied) :]))
        made.__dict__.pop("graph", None)  # it has the notes, too
        return made

    def without(self, gone: Iterable[WrittenComponent]) -> Topology:
        """Return the same topology, with the components known that a what-if or a change has just taken away."""
        return self._copied(
            provenance=replace(self.provenance, gone=tuple(gone)) if self.provenance is not None else None
        )

    def with_members(self, members: Iterable[Member]) -> Topology:
        """Return the same topology, with more known of each of its apps."""
        return self._copied(members=tuple(members))

    @property
    def applied(self) -> tuple[str, ...]:
        """What is applied, in sentences, where it is a what-if and not the app as it is: its notes begin with them."""
        return tuple(note.removeprefix(WHAT_IF) for note in self.notes if note.startswith(WHAT_IF))

    @property
    def spec(self) -> AppSpec | None:
        """The spec it was built from."""
        return self.provenance.spec if self.provenance else None

    @property
    def access(self) -> PublicAccess | None:
        """What it was built with besides."""
        return self.provenance.access if self.provenance else None

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Every node: the browser, CloudFlare, the edge, the components, then what they call."""
        return tuple(self._nodes.values())

    @property
    def edges(self) -> tuple[Edge, ...]:
        """Every edge: the public path first, then what the components call, in the order of the spec."""
        return tuple(self._edges.values())

    @property
    def components(self) -> tuple[Component, ...]:
        """The components, in the order of the spec."""
        return tuple(node for node in self._nodes.values() if isinstance(node, Component))

    @property
    def public_hosts(self) -> tuple[PublicHost, ...]:
        """Every public name, where each leads."""
        return next((node.hosts for node in self._nodes.values() if isinstance(node, FluxEdge)), ())

    def node(self, name: str) -> Node:
        """Return a node by its id, a component also by its name, and by its key: ``shop.api`` in an estate.

        Hosts and the Flux edge are also found by what tables and pictures call them.

        Raises:
            UnknownNameError: there is none; lists those that there are.
            AmbiguousNameError: several apps have a component of that name; lists their keys.

        """
        name = str(name)
        if name in self._nodes:
            return self._nodes[name]
        called = [node for node in self.components if node.key == name]
        called = called or [node for node in self.components if node.name == name]
        if not called:
            shown = [
                node for node in self.nodes if node.label == name and node.kind in ("unresolved", "external", "edge")
            ]
            if len(shown) == 1:
                return shown[0]
        if len({node.app for node in called}) > 1:
            raise AmbiguousNameError("component", name, sorted(node.key for node in called))
        if called:
            return called[0]
        raise UnknownNameError("node", name, sorted(self._nodes))

    def edge(self, name: str) -> Edge:
        """Return an edge by its id.

        Raises:
            UnknownNameError: there is none; lists those that there are.

        """
        name = str(name)
        if name not in self._edges:
            raise UnknownNameError("edge", name, sorted(self._edges))
        return self._edges[name]

    def of_kind(self, *kinds: str) -> tuple[Edge, ...]:
        """Return the edges of these kinds.

        Raises:
            UnknownNameError: there is no such kind.

        """
        for kind in kinds:
            if kind not in EDGE_KINDS:
                raise UnknownNameError("kind of edge", str(kind), EDGE_KINDS)
        return tuple(edge for edge in self.edges if edge.kind in kinds)

    def __repr__(self) -> str:
        counts = f"{len(self.components)} component(s), {len(self.edges)} edge(s)"
        return f"Topology({self.app!r}, {counts}, names of {self.naming})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Topology):
            return NotImplemented
        return (self.app, self._nodes, self._edges) == (other.app, other._nodes, other._edges)

    __hash__ = None  # type: ignore[assignment]
