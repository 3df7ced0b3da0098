"""The edges of the graph: one type, since all of them are hops."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from fluxviz.frozen import Frozen
from fluxviz.topology.evidence import USUAL_PORT, Evidence
from fluxviz.topology.nodes import EDGE
from fluxviz.topology.protocols import cryptography_of

EdgeKind = Literal["request", "proxy", "forward", "direct", "internal", "browser_call", "egress", "unresolved", "mount"]
EDGE_KINDS: tuple[str, ...] = get_args(EdgeKind)


class Edge(Frozen):
    """One hop.

    Attributes:
        id: Such as ``internal.api.postgres.5432``.
        source: Id of the node it starts from.
        target: Id of the node it leads to.
        kind: ``request``: browser to CloudFlare or edge; ``proxy``: CloudFlare to edge; ``forward``: edge to
            component; ``direct``: the internet to a published port, past the edge; ``internal``: component to
            component; ``browser_call``: a call that the browser makes for a front end; ``egress``: component to
            a host outside (or to CloudFlare or the edge, and back); ``unresolved``: component to a name nobody has;
            ``mount``: component to another's volume.
        protocol: What is spoken, such as ``https``; None where it is not known.
        host: The name that is looked up; None where an address is called.
        port: The port that is called; None where it is not known.
        encrypted: TLS protects it, or the protocol itself, as SSH does; None where there is nothing to encrypt (a
            volume) or it is not known.
        assumed: What is spoken is assumed: nothing in the spec tells.
        hosts: The public names it serves, for ``request``, ``proxy`` and ``forward``.
        container_port: The container port behind a published one, for ``forward`` and ``direct``.
        evidence: Why it is believed.
        declared: It was declared, not read in the spec.
        primary: Only the node that runs the primary answers, for ``direct``, or is called, for ``forward``.
        short_form: It uses the bare component name, which resolves but is easily mistaken.
        problem: What goes wrong on it; empty where all is well.

    """

    id: str
    source: str
    target: str
    kind: EdgeKind
    protocol: str | None = None
    host: str | None = None
    port: int | None = None
    encrypted: bool | None = None
    assumed: bool = False
    hosts: tuple[str, ...] = ()
    container_port: int | None = None
    evidence: tuple[Evidence, ...] = ()
    declared: bool = False
    primary: bool = False
    short_form: bool = False
    problem: str = ""

    @property
    def failure(self) -> str:
        """Why a call over it gets no answer; empty where nothing is known that stops it."""
        return self.problem or ("a name that leads nowhere" if self.kind == "unresolved" else "")

    @property
    def reason(self) -> str:
        """The problem in short, without what explains it; empty where there is none."""
        return self.problem.partition(": ")[0]

    @property
    def enters(self) -> bool:
        """Whether it leads to where visitors come in: to CloudFlare or the Flux edge."""
        return self.target == EDGE or self.target.startswith("cloudflare.")

    @property
    def protocol_text(self) -> str:
        """The protocol, with a question mark where it is assumed; empty where it is not known."""
        return f"{self.protocol}?" if self.protocol and self.assumed else self.protocol or ""

    @property
    def port_text(self) -> str:
        """The port, with a question mark where no setting gives it and it is only likely; empty where unknown."""
        likely = bool(self.evidence) and all(one.rule.endswith(USUAL_PORT) for one in self.evidence)
        return "" if self.port is None else f"{self.port}?" if likely else str(self.port)

    @property
    def nodes(self) -> str:
        """Whose address a direct one leads to, in words."""
        return "the primary's node" if self.primary else "every node"

    @property
    def encryption(self) -> str:
        """What is known of TLS on it, or of what else encrypts it, in words."""
        secure = "with TLS" if self.cryptography == "TLS" else f"encrypted by {self.cryptography}"
        return {True: secure, False: "no TLS", None: "TLS not known"}[self.encrypted]

    @property
    def has_tls(self) -> bool:
        """Whether it is known to be encrypted, and by TLS."""
        return bool(self.encrypted) and self.cryptography == "TLS"

    @property
    def cryptography(self) -> str:
        """What encrypts it where it is encrypted: ``TLS``, or a protocol that does it by itself, such as ``SSH``."""
        return cryptography_of(self.protocol)


def merge_edges(edges: Iterable[Edge]) -> list[Edge]:
    """Make one edge of those with the same id, with all of their names and evidence.

    Where one works and another does not, both stay: the second is called ``ID.broken``.
    """
    merged: dict[str, Edge] = {}
    edges = list(edges)
    working = {edge.id for edge in edges if not edge.problem}
    for edge in edges:
        if edge.problem and edge.id in working:
            edge = edge.model_copy(update={"id": f"{edge.id}.broken"})
        known = merged.get(edge.id)
        merged[edge.id] = edge if known is None else _merged(known, edge)
    return list(merged.values())


def passed_on(edges: Iterable[Edge]) -> tuple[str, ...]:
    """Return what the edge passes on to where it gets an answer, sorted: ``http``, ``https``, ``tcp``."""
    return tuple(sorted({edge.protocol or "" for edge in edges if edge.kind == "forward" and not edge.problem}))


def _merged(known: Edge, edge: Edge) -> Edge:
    return known.model_copy(
        update={
            "hosts": tuple(dict.fromkeys((*known.hosts, *edge.hosts))),
            "evidence": tuple(dict.fromkeys((*known.evidence, *edge.evidence))),
            "protocol": known.protocol or edge.protocol,
            "short_form": known.short_form and edge.short_form,
            "declared": known.declared and edge.declared,
            "assumed": known.assumed and edge.assumed,
            "encrypted": _both(known.encrypted, edge.encrypted),
        }
    )


def _both(one: bool | None, other: bool | None) -> bool | None:
    """Return whether TLS protects both of two calls: not where one has none, and not known where one may have none."""
    if one is False or other is False:
        return False
    return True if one and other else None
