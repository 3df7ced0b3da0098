"""Lab: a broken app, its symptom, and what says whether it is repaired."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from fluxviz.diagram import Diagram, draw
from fluxviz.export import escape_markdown
from fluxviz.spec import AccessLike
from fluxviz.teaching.labs.behaviour import Behaviour, behaviour_of
from fluxviz.teaching.outcomes import Outcome
from fluxviz.topology import FDM, Topology, build

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
        shown = isinstance(getattr(answer, "topology", None), Topology)
        given = None if shown and access is None else access or self._broken_access
        return self.behaviour.check(answer, given, task=f"lab: {self.symptom}")

    @property
    def behaviour(self) -> Behaviour:
        """What the app did before it was broken, and does again when it is repaired."""
        return behaviour_of(build(self._sound, access=self._sound_access, naming=FDM))

    def __repr__(self) -> str:
        return f"Lab {self.number}. {self.symptom}"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        text = f"**Lab {self.number}** · {escape_markdown(self.symptom)}"
        return {"text/markdown": text, "text/plain": repr(self)}
