"""``interaction_of``: a path as participants and the messages between them, as a sequence diagram has it."""

from __future__ import annotations

from typing import Literal

from fluxviz.errors import FluxvizError
from fluxviz.frozen import Frozen
from fluxviz.topology import Component, Topology
from fluxviz.topology.sentences import title_of
from fluxviz.traces.hops import Path
from fluxviz.traces.steps import SENT, Step, StepKind, walk_through

ANSWER = "Answer"
"""What a message is called that goes back."""


class Participant(Frozen):
    """A node of a path.

    Attributes:
        id: Its id.
        label: Its name; of several apps, with that of its own in front.

    """

    id: str
    label: str


class Message(Frozen):
    """What one participant sends to another, or does by itself.

    Attributes:
        kind: That of its step, or ``answer``.
        step: The number of its step in the path, counted from 1; 0 for an answer.
        title: What its kind is called.
        says: Hosts and ports, as short as a line can have them.
        text: All of it in one sentence.
        edge: Id of the edge it takes.
        source: Id of the participant it comes from.
        target: Id of the participant it goes to; the same where that one does it by itself.
        encrypted: TLS, or its protocol, protects it; None where that is not known, is only assumed or fails, or
            nothing is sent.
        cryptography: What encrypts it where it is encrypted.
        works: Nothing goes wrong on its hop.

    """

    kind: StepKind | Literal["answer"]
    step: int
    title: str
    says: str
    text: str
    edge: str
    source: str
    target: str
    encrypted: bool | None
    cryptography: str = "TLS"
    works: bool = True

    @property
    def sent(self) -> bool:
        """Whether it goes from one participant to another; a failure does not get there."""
        return self.goes_back or self.kind in SENT

    @property
    def goes_back(self) -> bool:
        """Whether it answers what was asked for: an answer, or a redirect."""
        return self.kind in ("answer", "redirect")

    @property
    def encryption(self) -> str:
        """What is known of TLS on it, in words; empty where nothing is sent, or does not get there."""
        words = {True: f"with {self.cryptography}", False: "no TLS", None: "TLS not known" if self.works else ""}
        return words[self.encrypted] if self.sent else ""

    @property
    def heading(self) -> str:
        """Its number, what its kind is called, and what is known of TLS on it where that does not say it."""
        number = f"{self.step}. " if self.step else ""
        more = "" if self.kind == "handshake" and self.encrypted else self.encryption
        return f"{number}{self.title}{', ' if more else ''}{more}"


class Interaction(Frozen):
    """A path as a sequence diagram has it.

    Attributes:
        title: What it shows, in words.
        participants: The nodes of the path, in the order in which the request meets them.
        messages: Its steps, and the answers on the way back; where something goes wrong, that is the last.

    """

    title: str
    participants: tuple[Participant, ...]
    messages: tuple[Message, ...]


def interaction_of(topology: Topology, path: Path) -> Interaction:
    """Return the participants of a path and the messages between them.

    Args:
        topology: Where the path was found.
        path: The path.

    Raises:
        FluxvizError: the path has no hops.
        UnknownNameError: the path is not one of this topology.

    """
    if not path.hops:
        raise FluxvizError("expected a path with hops, found one with none")
    steps = walk_through(topology, path)
    failing = {step.hop for step in steps if step.kind == "failure"}
    messages = [_message(topology, number, step, step.hop not in failing) for number, step in enumerate(steps, 1)]
    if not failing:
        sent = {message.edge: message for message in messages if message.sent and not message.goes_back}
        messages += [_answer(topology, sent[hop.edge]) for hop in reversed(path.hops)]
    names = dict.fromkeys(name for hop in path.hops for name in (hop.source, hop.target))
    participants = tuple(Participant(id=name, label=_label(topology, name)) for name in names)
    ends = f"{participants[0].label} to {_label(topology, path.hops[-1].target)}"
    return Interaction(
        title=f"A request from {ends}. {title_of(topology)}", participants=participants, messages=tuple(messages)
    )


def _label(topology: Topology, name: str) -> str:
    node = topology.node(name)
    apps = topology.apps
    if not isinstance(node, Component) or len(apps) < 2:
        return node.label
    return next((f"{app.name} · {node.label}" for app in apps if app.key == node.app), node.label)


def _message(topology: Topology, number: int, step: Step, works: bool) -> Message:
    edge = topology.edge(step.edge)
    goes = step.kind in SENT or step.kind == "failure"
    ends = (edge.source, edge.target) if goes else (edge.target, edge.source) if step.kind == "redirect" else ()
    source, target = ends or (step.node, step.node)
    return Message(
        kind=step.kind,
        step=number,
        title=step.title,
        says=step.says,
        text=step.text,
        edge=edge.id,
        source=source,
        target=target,
        encrypted=None if step.encrypted and not works else step.encrypted,
        cryptography=step.cryptography,
        works=works,
    )


def _answer(topology: Topology, sent: Message) -> Message:
    who = f"{_label(topology, sent.target)} answers {_label(topology, sent.source)}"
    return Message(
        kind="answer",
        step=0,
        title=ANSWER,
        says="",
        text=f"{who} on the same connection, {sent.encryption}.",
        edge=sent.edge,
        source=sent.target,
        target=sent.source,
        encrypted=sent.encrypted,
        cryptography=sent.cryptography,
    )
