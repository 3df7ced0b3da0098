"""``compare``: what a learner drew beside what the model has. Which links there are, the model alone says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from fluxviz.exploring.layers import layer_of
from fluxviz.teaching.drawings.cards import Cards
from fluxviz.teaching.drawings.links import PROTOCOLS, Link
from fluxviz.topology import Component, Edge, Topology
from fluxviz.topology.protocols import HTTP_PROTOCOLS, TLS_PROTOCOLS, UDP_PROTOCOLS, family, is_secure

Topic = Literal["all", "public", "internal"]
TOPICS: tuple[Topic, ...] = ("all", "public", "internal")
"""What is to be drawn: every connection, those of the public path, or those behind it."""

Aspect = Literal["protocol", "port", "padlock"]
ASPECTS: tuple[Aspect, ...] = ("protocol", "port", "padlock")
"""What a connection says besides who calls whom."""


@dataclass(frozen=True)
class Expected:
    """A connection that the model has.

    Attributes:
        link: What it says; what is not known for certain is left out, and any answer will do.
        edges: The edges of the model that are drawn as it: a visitor's request and the calls of a page are one.

    """

    link: Link
    edges: tuple[Edge, ...]

    @property
    def kind(self) -> str:
        """The kind of its first edge."""
        return self.edges[0].kind


@dataclass(frozen=True)
class Mark:
    """What became of a connection that was drawn.

    Attributes:
        link: As it was drawn.
        status: ``right``; ``wrong``: it is there, and says something that is not so, or too little; ``extra``: there
            is none; ``beside``: it is so, and was not asked for; ``drawn``: it was not compared yet.
        expected: What the model has in its place; None where it has nothing.
        wrong: What it says that is not so, or does not say.

    """

    link: Link
    status: Literal["right", "wrong", "extra", "beside", "drawn"]
    expected: Expected | None = None
    wrong: tuple[Aspect, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """All that was drawn beside all that was wanted.

    Attributes:
        marks: Each connection that was drawn, in the order in which it was.
        missing: The connections that were not.
        total: How many were wanted.

    """

    marks: tuple[Mark, ...]
    missing: tuple[Expected, ...]
    total: int

    def count(self, status: str) -> int:
        """Return how many connections that were drawn have a status."""
        return sum(mark.status == status for mark in self.marks)

    @property
    def right(self) -> bool:
        """All that was wanted was drawn, and nothing else."""
        return self.count("right") == self.total and not self.count("extra")


def expected_links(topology: Topology, cards: Cards, topic: Topic = "all") -> tuple[Expected, ...]:
    """Return the connections that a topology has, those that say the same as one."""
    found: dict[Link, list[Edge]] = {}
    for edge in topology.edges:
        layer = layer_of(edge)
        asked = topic == "all" or (layer == "public") == (topic == "public")
        if layer != "volumes" and asked and edge.source in cards and edge.target in cards:
            found.setdefault(link_of(edge), []).append(edge)
    return tuple(Expected(link, tuple(edges)) for link, edges in found.items())


def link_of(edge: Edge) -> Link:
    """Return an edge as it would be drawn; what the model only assumes is left out, but for what the edge speaks."""
    sure = edge.protocol in PROTOCOLS and (not edge.assumed or edge.kind in ("request", "proxy", "forward"))
    port = None if edge.port_text.endswith("?") else edge.port
    return Link(edge.source, edge.target, (edge.protocol or "") if sure else "", port, edge.encrypted)


def compare(topology: Topology, cards: Cards, links: Iterable[Link], topic: Topic = "all") -> Comparison:
    """Compare what was drawn with what a topology has.

    Args:
        topology: The app.
        cards: What can be connected.
        links: What was drawn.
        topic: What was asked for.

    """
    drawn = list(dict.fromkeys(links))
    wanted = expected_links(topology, cards, topic)
    left = list(wanted)
    marks: dict[Link, Mark] = {}
    for most in range(len(ASPECTS) + 1):  # those that are most alike are one
        for link in drawn:
            alike = [each for each in left if _ends(each.link) == _ends(link)]
            near = [each for each in alike if len(differences(link, each)) == most]
            if link not in marks and near:
                left.remove(near[0])
                wrong = differences(link, near[0])
                marks[link] = Mark(link, "wrong" if wrong else "right", near[0], wrong)
    others = {_ends(each.link) for each in expected_links(topology, cards)} - {_ends(each.link) for each in wanted}
    for link in drawn:
        if link not in marks:
            marks[link] = Mark(link, "beside" if _ends(link) in others or is_open(topology, link) else "extra")
    return Comparison(tuple(marks[link] for link in drawn), tuple(left), len(wanted))


def differences(link: Link, expected: Expected) -> tuple[Aspect, ...]:
    """Return what a connection says otherwise than the model, or leaves out; what the model does not know is right."""
    want = spelt_out(expected.link)
    have = spelt_out(link)
    wrong: list[Aspect] = []
    if want.protocol and have.protocol != want.protocol and not _is_tcp(have.protocol, want.protocol):
        wrong.append("protocol")
    if want.port is not None and have.port != want.port:
        wrong.append("port")
    if want.encrypted is not None and have.encrypted != want.encrypted:
        wrong.append("padlock")
    return tuple(wrong)


def is_open(topology: Topology, link: Link) -> bool:
    """Return whether a connection goes straight to a published port: that is so, though the edge serves the port, too.

    Source: ``flux-networking.md``; a published port answers on the address of every node that runs the app.
    """
    if link.source not in {node.id for node in topology.nodes if node.kind == "browser"}:
        return False
    target = next((node for node in topology.components if node.id == link.target), None)
    if not isinstance(target, Component):
        return False
    have = spelt_out(link)
    if any(edge.problem and (edge.target, edge.port) == (link.target, link.port) for edge in topology.edges):
        return False  # nobody listens there
    return any(
        port.public is not None
        and port.public == link.port
        and have.encrypted is not True
        and (not have.protocol or have.protocol == _plain_form(port.protocol) or _is_tcp(have.protocol, port.protocol))
        for port in target.ports
    )


def _ends(link: Link) -> tuple[str, str]:
    return link.source, link.target


def spelt_out(link: Link) -> Link:
    """Return a connection with what its protocol says of TLS said by itself: ``https`` is ``http`` with TLS."""
    protocol, encrypted = _plain_form(link.protocol), link.encrypted
    if encrypted is None and is_secure(link.protocol):
        encrypted = True
    elif encrypted is None and link.protocol in HTTP_PROTOCOLS:
        encrypted = False
    return replace(link, protocol=protocol, encrypted=encrypted)


def _plain_form(protocol: str) -> str:
    """Return a protocol without TLS, a web socket as the HTTP that it begins as.

    >>> _plain_form("https"), _plain_form("rediss"), _plain_form("grpcs"), _plain_form("postgresql")
    ('http', 'redis', 'grpcs', 'postgresql')
    """
    if protocol in HTTP_PROTOCOLS:
        return "http"
    kin = family(protocol)
    return kin if protocol in TLS_PROTOCOLS and kin != "http" else protocol


def _is_tcp(given: str, wanted: str) -> bool:
    """Return whether ``tcp`` was given for a protocol over TCP that is none of the web's."""
    return given == "tcp" and wanted not in (*UDP_PROTOCOLS, "http", "")
