"""``explain``: why each link is believed."""

from __future__ import annotations

from fluxviz.frozen import Frozen
from fluxviz.topology import Evidence, Topology
from fluxviz.topology.sentences import describe_edge


class Explanation(Frozen):
    """Why an edge is drawn.

    Attributes:
        edge: Its id.
        kind: Its kind.
        text: The edge in one sentence.
        certainty: ``certain``, ``likely`` or ``declared``: that of its best evidence.
        evidence: Every place it was read from, with secret parts masked.

    """

    edge: str
    kind: str
    text: str
    certainty: str
    evidence: tuple[Evidence, ...]


_ORDER = ("certain", "likely", "declared")


def explain(topology: Topology, edge: str | None = None) -> tuple[Explanation, ...]:
    """Explain one edge, or every edge that was read from settings.

    Args:
        topology: Where to look.
        edge: An edge's id; None for all that have evidence.

    Raises:
        UnknownNameError: no such edge.

    """
    edges = [topology.edge(edge)] if edge is not None else [each for each in topology.edges if each.evidence]
    return tuple(
        Explanation(
            edge=each.id,
            kind=each.kind,
            text=describe_edge(each, topology),
            certainty=min((one.certainty for one in each.evidence), key=_ORDER.index, default="certain"),
            evidence=each.evidence,
        )
        for each in edges
    )
