"""Lab: a broken app, its symptom, and what says whether it is repaired."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fluxviz.diagram import Diagram, draw
from fluxviz.errors import FluxvizError
from fluxviz.export import escape_markdown
from fluxviz.spec import AccessLike
from fluxviz.teaching import wanted
from fluxviz.teaching.answering import is_touched, topology_of
from fluxviz.teaching.outcomes import Outcome, is_unanswered
from fluxviz.topology import FDM, Component, Topology, build

if TYPE_CHECKING:
    from fluxviz.widget import Explorer


@dataclass(frozen=True, repr=False)
class Lab:
    """A broken app, told by its symptom.

    Attributes:
        name: Which fault it is; :data:`fluxviz.teaching.labs.NAMES` lists them. It tells much: it is in no repr.
        seed: The same seed gives the same lab; another one other names, ports and slips.
        number: Its place among those dealt together.
        symptom: What people see.
        teaches: The chapter of the course that has what it takes.

    """

    name: str
    seed: int
    symptom: str
    teaches: int
    _broken: dict[str, Any] = field(hash=False)
    _broken_access: dict[str, Any] = field(hash=False)
    _sound: dict[str, Any] = field(hash=False)
    _sound_access: dict[str, Any] = field(hash=False)
    number: int = 1

    @property
    def document(self) -> dict[str, Any]:
        """The broken spec as plain values, anew each time."""
        return copy.deepcopy(self._broken)

    @property
    def text(self) -> str:
        """The broken spec as JSON, to be edited."""
        return json.dumps(self._broken, indent=2)

    @property
    def access(self) -> dict[str, Any]:
        """The settings at CloudFlare as they are, as plain values, anew each time."""
        return copy.deepcopy(self._broken_access)

    @property
    def solution(self) -> dict[str, Any]:
        """A spec that works: for teachers, and for who gives up."""
        return copy.deepcopy(self._sound)

    @property
    def solution_access(self) -> dict[str, Any]:
        """The settings at CloudFlare that go with it."""
        return copy.deepcopy(self._sound_access)

    @property
    def diagram(self) -> Diagram:
        """The broken app's network."""
        return draw(self._broken, access=self._broken_access, naming=FDM)

    def explore(self, **traits: Any) -> Explorer:
        """Return the broken app in the explorer, where it can be edited."""
        return self.diagram.explore(**traits)

    def check(self, answer: Any, access: AccessLike | None = None) -> Outcome:
        """Say what is still wrong with a repair.

        It is repaired when every call of the app arrives, visitors get in, nothing is open that was not, and
        ``fluxviz.check`` finds no error and no warning.

        Args:
            answer: The repaired spec in any form, a picture, or the explorer it was edited in; ``...``: none yet.
            access: The settings at CloudFlare; None: those of the picture or the explorer, else as they were.

        """
        task = f"lab: {self.symptom}"
        if is_unanswered(answer):
            return Outcome(answered=False, task=task)
        shown = isinstance(getattr(answer, "topology", None), Topology)
        try:
            given = topology_of(answer, None if shown and access is None else access or self._broken_access, FDM)
            if given.instances != self._topology.instances:
                return Outcome(True, (f"Let the app keep its {self._topology.instances} instances.",), task=task)
            wrong = tuple(dict.fromkeys(_wrong(given, self._topology)))
        except FluxvizError as error:
            wrong = (f"It cannot be checked: {error}",)
        return Outcome(True, wrong, task=task, touched=is_touched(answer))

    @property
    def _topology(self) -> Topology:
        return build(self._sound, access=self._sound_access, naming=FDM)

    def __repr__(self) -> str:
        return f"Lab {self.number}. {self.symptom}"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        text = f"**Lab {self.number}** · {escape_markdown(self.symptom)}"
        return {"text/markdown": text, "text/plain": repr(self)}


def _wrong(given: Topology, sound: Topology) -> Iterator[str]:
    """Compare a repair with the app before it was broken: what it did, it does again."""
    names = {each.id: each.name for each in sound.components}
    inside = [(names[edge.source], names[edge.target]) for edge in sound.of_kind("internal")]
    yield from wanted.calls(given, inside)
    pages = [
        (evidence.component, _called(sound, edge.host))
        for edge in sound.of_kind("browser_call")
        for evidence in edge.evidence
    ]
    yield from wanted.browser_calls(given, pages)
    leads = {
        host.host: host.component for host in sound.public_hosts if host.kind in ("app", "custom") and host.component
    }
    yield from wanted.leads(given, leads)
    yield from wanted.private(given, [each.name for each in sound.components if each.exposure == "private"])
    yield from wanted.public(given, [each.name for each in sound.components if each.exposure == "public"])
    yield from _stopped(given)
    yield from wanted.without(given, ["FX"], severity="warning")


def _called(sound: Topology, host: str | None) -> str:
    return next((each.component for each in sound.public_hosts if each.host == host and each.component), "")


def _stopped(given: Topology) -> Iterator[str]:
    """Tell of calls to what stands by: g: data let a component run on the primary's node alone."""
    if given.instances == 1:
        return
    for edge in given.of_kind("internal"):
        source, target = given.node(edge.source), given.node(edge.target)
        if not isinstance(source, Component) or not isinstance(target, Component):
            continue
        if target.data == "primary" != source.data:
            yield f"On some nodes {source.name} runs and {target.name} does not."
