"""Hops and paths: what a request does on its way, step by step."""

from __future__ import annotations

from fluxviz.frozen import Frozen
from fluxviz.traces.showing import hop_text, path_html, path_text, reach_html, reach_text, trace_html, trace_text


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
        encrypted: TLS protects it; None where that is not known.
        tls_ends: Who ends the TLS; empty where there is none.
        problem: What goes wrong on it; empty where all is well.
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
    text: str

    def __repr__(self) -> str:
        return hop_text(self)


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

    def __repr__(self) -> str:
        return path_text(self)

    def _repr_html_(self) -> str:
        return path_html(self)


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

    def __repr__(self) -> str:
        return trace_text(self)

    def _repr_html_(self) -> str:
        return trace_html(self)


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

    def __repr__(self) -> str:
        return reach_text(self)

    def _repr_html_(self) -> str:
        return reach_html(self)
