"""``explain``: why each link is believed."""

from __future__ import annotations

from fluxviz.frozen import Frozen
from fluxviz.refusing import strict
from fluxviz.spec import AccessLike
from fluxviz.topology import Evidence, Naming, Source, build
from fluxviz.topology.sentences import describe_edge
from fluxviz.traces.showing import as_text


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

    def __repr__(self) -> str:
        told = [
            f"{each.component}, {each.variable}: {each.value}. {each.why}".rstrip()
            if each.variable
            else f"{each.component}: {each.why}"
            for each in self.evidence
        ]
        return as_text([(f"{self.text} This is {self.certainty}.", told)])


_ORDER = ("certain", "likely", "declared")


@strict
def explain(
    source: Source,
    edge: str | None = None,
    *,
    access: AccessLike | None = None,
    naming: Naming | str | None = None,
    name: str | None = None,
) -> tuple[Explanation, ...]:
    """Explain one edge, or every edge that was read from settings.

    Args:
        source: Where to look: a path, JSON text, bytes, a mapping, a loaded spec, or a topology.
        edge: An edge's id; None for all that have evidence.
        access: What the spec cannot say; as for :func:`fluxviz.build`, as are the others.
        naming: Whose public names to use.
        name: The app's name, where the document has none.

    Raises:
        SpecError: the spec cannot be read; carries every fault.
        AccessError: the access overlay cannot be read.
        UnknownNameError: no such edge or naming.

    """
    topology = build(source, access=access, naming=naming, name=name)
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
