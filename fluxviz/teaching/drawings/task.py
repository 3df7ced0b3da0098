"""DrawingTask: the cards of an app, whose connections a learner draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from fluxviz.errors import WrongTypeError
from fluxviz.faults import name_kind
from fluxviz.teaching.drawings.cards import Cards
from fluxviz.teaching.drawings.comparing import Expected, Topic, expected_links
from fluxviz.teaching.drawings.links import SHAPE, Link, read_links, write_links
from fluxviz.teaching.drawings.pictures import Sheet, blank_sheet
from fluxviz.teaching.hints import HINTS
from fluxviz.topology import Node, Topology
from fluxviz.topology.identifiers import part
from fluxviz.unseen import clean

_PROMPTS: dict[Topic, str] = {
    "all": "Draw the connections of {}: who calls whom, by which protocol, at which port, encrypted or not.",
    "public": "Draw how requests from outside reach {}: who calls whom, by which protocol, at which port, encrypted or "
    "not.",
    "internal": "Draw what the components of {} call: by which protocol, at which port, encrypted or not.",
}


@dataclass(frozen=True, repr=False)
class DrawingTask:
    """An exercise: the cards of an app are given, and its connections are drawn.

    ``fluxviz.teaching.ask`` shows it as a canvas, ``check_answer`` checks what is written as a list. What is right, the
    app's own topology says.

    Attributes:
        topology: The app. For teachers: it is in no repr.
        topic: ``all`` connections, those of the ``public`` path, or the ``internal`` ones behind it.
        show_ports: The cards show the ports of components, and which are public.

    """

    topology: Topology = field(hash=False)
    topic: Topic = "all"
    show_ports: bool = False

    @property
    def id(self) -> str:
        """The same in every run, such as ``draw.all.shop``."""
        return f"draw.{self.topic}.{part(self.topology.app)}"

    @property
    def prompt(self) -> str:
        """What is asked."""
        return _PROMPTS[self.topic].format(self.topology.app)

    @property
    def asked(self) -> dict[str, str]:
        """What its tries are kept under."""
        return {"question": self.id, "prompt": self.prompt}

    @property
    def hints(self) -> tuple[str, ...]:
        """Two hints: where to look, and nearly the answer."""
        return HINTS[f"draw.{self.topic}"]

    @cached_property
    def cards(self) -> Cards:
        """What can be connected."""
        return Cards(self.topology)

    @property
    def nodes(self) -> tuple[Node, ...]:
        """The parts that have a card."""
        if self.topic == "all":
            return self.cards.nodes
        asked = ("component",) if self.topic == "internal" else ("browser", "cloudflare", "edge", "component")
        ends = {end for each in self.expected for end in (each.link.source, each.link.target)}
        return tuple(node for node in self.cards.nodes if node.kind in asked or node.id in ends)

    @cached_property
    def expected(self) -> tuple[Expected, ...]:
        """The connections that the app has. For teachers."""
        return expected_links(self.topology, self.cards, self.topic)

    @cached_property
    def sheet(self) -> Sheet:
        """The cards alone."""
        return blank_sheet(self.topology, self.nodes, self.cards.names, ports=self.show_ports)

    @property
    def solution(self) -> str:
        """The connections that the app has, in the notation: for teachers, and for who gives up."""
        return write_links((each.link for each in self.expected), self.cards)

    def read(self, answer: Any) -> tuple[Link, ...]:
        """Read an answer: a list of connections in the notation, as one text or as lines; or a canvas.

        Raises:
            LinksError: lines cannot be read; carries every fault, with its line.
            WrongTypeError: it is none of these.

        """
        links = getattr(answer, "links", answer)
        if isinstance(links, str):
            return read_links(links, self.cards)
        if isinstance(links, Iterable) and not isinstance(links, Mapping):
            listed = list(links)
            if all(isinstance(each, Link) for each in listed):
                return tuple(listed)
            if all(isinstance(each, str) for each in listed):
                return read_links("\n".join(listed), self.cards)
        raise WrongTypeError(f"connections, one a line: {SHAPE}", name_kind(answer))

    def __repr__(self) -> str:
        names = ", ".join(self.cards.name(node.id) for node in self.nodes)
        return clean(f"{self.prompt} Cards: {names}. One connection a line: {SHAPE}")

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        bundle, metadata = self.sheet._repr_mimebundle_(**options)
        return {**bundle, "text/plain": repr(self)}, metadata
