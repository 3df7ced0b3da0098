"""A plan: what will be tried, and to whom, before anything is."""

from __future__ import annotations

from math import ceil
from typing import Literal

from fluxviz.frozen import Frozen

Kind = Literal["dns", "https", "redirect", "tcp", "edge"]
KIND_TITLES: dict[Kind, str] = {
    "dns": "DNS",
    "https": "HTTPS",
    "redirect": "port 80",
    "tcp": "TCP",
    "edge": "edge's list",
}
Expected = Literal["answer", "maybe", "none", "one"]
Side = Literal["", "cloudflare", "edge", "node"]

LIMIT = 5.0
"""Seconds that each try may take, whatever it has to do."""
AT_ONCE = 8
"""How many are tried at once."""
MAX_NODES = 5
"""How many nodes are tried for each port."""
MAX_TRIES = 120
"""How many tries there may be in all."""


class Try(Frozen):
    """One thing that is tried.

    Attributes:
        kind: ``dns``: a name is looked up; ``https``: ``GET /`` by HTTPS, with the certificate looked at;
            ``redirect``: ``GET /`` on port 80; ``tcp``: a connection is opened and closed; ``edge``: the Flux edge
            is asked which nodes it routes to.
        host: The name or address that is called; for ``edge`` the name whose DNS record tells the edge.
        port: The port; None for DNS.
        component: Key of the component behind it; empty where none is known.
        expected: ``answer``: it is drawn as working; ``maybe``: so it is, but what it speaks is assumed, or a
            name need have no DNS record; ``none``:
            it is drawn as not working; ``one``: of the nodes, the primary's alone answers.
        predicted: What the spec predicts, in words.
        leads: What is called: CloudFlare, the edge itself, or the primary's node; empty where that is not known.
        links: Ids of the links of the topology that it tells of.

    """

    kind: Kind
    host: str
    port: int | None = None
    component: str = ""
    expected: Expected = "answer"
    predicted: str
    leads: Side = ""
    links: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """Host and port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"


class LeftOut(Frozen):
    """What is not tried.

    Attributes:
        kind: What would have been done.
        where: Host and port, made harmless.
        reason: Why.
        links: Ids of the links of the topology that it would tell of.

    """

    kind: Kind = "https"
    where: str
    reason: str
    links: tuple[str, ...] = ()


class ProbePlan(Frozen):
    """What will be tried.

    Attributes:
        app: The app's name.
        tries: Each try: the names that are looked up first, then the rest.
        left_out: What is not tried, and why.
        nodes: The addresses of all nodes that run the app, as far as they are known.
        others: The addresses of nodes that may run it too, and that are not tried: their rows have lapsed, or they
            run another spec.
        complete: Those are all nodes that the network lists.
        limit: Seconds that each try may take.
        at_once: How many are tried at once.

    """

    app: str
    tries: tuple[Try, ...]
    left_out: tuple[LeftOut, ...] = ()
    nodes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    complete: bool = False
    limit: float = LIMIT
    at_once: int = AT_ONCE

    @property
    def seconds(self) -> float:
        """How long it takes at most."""
        names = sum(each.kind == "dns" for each in self.tries)
        rounds = ceil(names / self.at_once) + ceil((len(self.tries) - names) / self.at_once)
        return rounds * self.limit

    def of_kind(self, *kinds: Kind) -> tuple[Try, ...]:
        """Return the tries of these kinds."""
        return tuple(each for each in self.tries if each.kind in kinds)


def plan_lines(plan: ProbePlan) -> list[str]:
    """Return what a plan will try and whom it will call, a line each, and what it leaves out."""
    count, most = len(plan.tries), plan.seconds
    tries = "1 try" if count == 1 else f"{count} tries"
    head = f"A probe of {plan.app}: {tries}, {plan.at_once} at once, {plan.limit:g} s each; at most {most:g} s in all."
    lines = [head]
    for kind, said in _SAID.items():
        if asked := plan.of_kind(kind):
            lines.append(f"{said}: {', '.join(each.where for each in asked)}")
    left: dict[str, list[str]] = {}
    for each in plan.left_out:
        left.setdefault(each.reason, []).append(each.where)
    return [*lines, *(f"Not tried: {_few(places)}: {reason}" for reason, places in left.items())]


def _few(places: list[str]) -> str:
    return ", ".join(places) if len(places) <= MAX_NODES else f"{', '.join(places[:3])}, + {len(places) - 3} more"


_SAID: dict[Kind, str] = {
    "dns": "Look up, with this machine's DNS server",
    "https": "GET / by HTTPS",
    "redirect": "GET / without TLS",
    "tcp": "Open a TCP connection, and close it",
    "edge": "Ask the Flux edge behind this name which nodes it routes to",
}
