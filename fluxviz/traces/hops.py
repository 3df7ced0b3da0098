"""Hops and paths: what a request does on its way, step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fluxviz.frozen import Frozen
from fluxviz.traces.showing import CROSS, Told, as_html, as_text
from fluxviz.unseen import clean


class Hop(Frozen):
    """One step of a request.

    Attributes:
        edge: Id of the edge it takes.
        source: Id of the node it leaves.
        target: Id of the node it reaches.
        lookup: The name that is looked up; empty where an address is known already.
        answer: What the look-up answers with, in words.
        address: ``host:port`` that is called.
        protocol: What is spoken; None where it is not known.
        encrypted: TLS, or the protocol itself, protects it; None where that is not known.
        tls_ends: Who ends the TLS; empty where there is none.
        problem: What goes wrong on it; empty where all is well.
        note: On what it depends that the request goes on; empty where on nothing.
        text: The step in one sentence.

    """

    edge: str
    source: str
    target: str
    lookup: str
    answer: str
    address: str
    protocol: str | None
    encrypted: bool | None
    tls_ends: str
    problem: str
    note: str = ""
    text: str

    def __repr__(self) -> str:
        return clean(f"{CROSS} {self.text}" if self.problem else self.text)


class Path(Frozen):
    """One path from a start to an end.

    Attributes:
        hops: Its steps.
        hosts: The public names that lead along this path, where it goes through the edge first.
        called_for: The front ends whose code in the browser makes the first call; empty where a visitor does.
        works: Nothing goes wrong on it.

    """

    hops: tuple[Hop, ...]
    hosts: tuple[str, ...] = ()
    called_for: tuple[str, ...] = ()
    works: bool = True

    @property
    def problem(self) -> str:
        """What goes wrong first on it; empty where all is well."""
        return next((hop.problem for hop in self.hops if hop.problem), "")

    def title(self, start: str = "Path") -> str:
        """Return what it is and whether it arrives, in one line."""
        names = f", for {', '.join(self.hosts)}" if self.hosts else ""
        caller = f", called by {', '.join(self.called_for)} in the browser" if self.called_for else ""
        note = next((f", {hop.note}" for hop in self.hops if hop.note), "")
        told = f"{start}{names}{caller}: {f'blocked: {self.problem}' if self.problem else f'arrives{note}'}"
        return f"{CROSS} {told}" if self.problem else told

    def __repr__(self) -> str:
        return as_text([_path(self.title(), self)])

    def _repr_html_(self) -> str:
        return as_html([_path(self.title(), self)])


class Trace(Frozen):
    """Every path from a start to an end.

    Attributes:
        start: Id of the node it starts from.
        end: Id of the node it leads to.
        paths: The paths a request can take, the shortest first.
        blocked: Paths that are drawn but on which something goes wrong.
        more: There are more paths than are listed.

    """

    start: str
    end: str
    paths: tuple[Path, ...]
    blocked: tuple[Path, ...] = ()
    more: bool = False

    def titled(self, name: Callable[[str], str]) -> Iterator[tuple[str, Path | None]]:
        """Yield what there is to show, in order: a title with its path, or a line without one.

        Args:
            name: Returns what the node of an id is called.

        """
        ends = f"from {name(self.start)} to {name(self.end)}"
        if not self.paths:
            yield f"No request gets {ends}.", None
        for number, path in enumerate((*self.paths, *self.blocked), 1):
            yield path.title(f"Path {number} {ends}"), path
        if self.more:
            yield "There are more paths; these are the shortest.", None

    def told(self, name: Callable[[str], str]) -> Iterator[Told]:
        """Yield the titles with a line a hop below each."""
        for title, path in self.titled(name):
            yield _path(title, path) if path else (title, [])

    def __repr__(self) -> str:
        return as_text(self.told(_name))

    def _repr_html_(self) -> str:
        return as_html(self.told(_name))


class Reached(Frozen):
    """A node that can be reached, or that can reach.

    Attributes:
        node: Its id.
        label: Its name.
        hops: How many hops away it is at the least.
        via: Ids of the nodes of the shortest path, both ends left out.

    """

    node: str
    label: str
    hops: int
    via: tuple[str, ...]


class Reach(Frozen):
    """What a node reaches, or what reaches it.

    Attributes:
        start: Id of the node it starts from; None where ``end`` is asked for.
        end: Id of the node it leads to; None where ``start`` is asked for.
        nodes: The nodes, the nearest first.

    """

    start: str | None
    end: str | None
    nodes: tuple[Reached, ...]

    def title(self, name: Callable[[str], str]) -> str:
        """Return what is told of which node; ``name`` returns what the node of an id is called."""
        return f"What {name(self.start)} reaches" if self.start else f"What reaches {name(self.end or '')}"

    def __repr__(self) -> str:
        return as_text([_reached(self)])

    def _repr_html_(self) -> str:
        return as_html([_reached(self)])


def _path(title: str, path: Path) -> Told:
    return title, [repr(hop) for hop in path.hops]


def _reached(reach: Reach) -> Told:
    rows = []
    for each in reach.nodes:
        way = f", by way of {', '.join(map(_name, each.via))}" if each.via else ""
        rows.append(f"{each.label}: {each.hops} {'hop' if each.hops == 1 else 'hops'}{way}")
    title = reach.title(_name)
    return (f"{title}:" if rows else f"{title}: nothing."), rows


def _name(node: str) -> str:
    return node.removeprefix("component.")
