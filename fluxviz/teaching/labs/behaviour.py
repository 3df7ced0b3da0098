"""Behaviour: what an app did before it was broken, by which a repair is checked; how it was written is not in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fluxviz.errors import FluxvizError
from fluxviz.spec import AccessLike
from fluxviz.teaching import wanted
from fluxviz.teaching.answering import is_touched, topology_of
from fluxviz.teaching.outcomes import Outcome, is_unanswered
from fluxviz.topology import FDM, Topology


@dataclass(frozen=True)
class Behaviour:
    """What an app does when it works.

    Attributes:
        instances: How many copies of it run.
        calls: Pairs of components: the first calls the second inside the app.
        browser_calls: Pairs of components: the browser calls the second for the page of the first.
        leads: Public names and the component each leads to.
        private: Components without a public port.
        public: Components that a public name leads to.

    """

    instances: int | None
    calls: Sequence[tuple[str, str]] = ()
    browser_calls: Sequence[tuple[str, str]] = ()
    leads: Mapping[str, str] = field(default_factory=dict, hash=False)
    private: Sequence[str] = ()
    public: Sequence[str] = ()

    def check(self, answer: Any, access: AccessLike | None = None, *, task: str = "") -> Outcome:
        """Say what is still wrong with a repair: as :meth:`fluxviz.teaching.labs.Lab.check` does.

        Args:
            answer: The repaired spec in any form, a picture, or the explorer it was edited in; ``...``: none yet.
            access: The settings at CloudFlare; None: those of the picture or the explorer, else none.
            task: What its tries are kept under.

        """
        if is_unanswered(answer):
            return Outcome(answered=False, task=task)
        try:
            given = topology_of(answer, access, FDM)
            if given.instances != self.instances:
                return Outcome(True, (f"Let the app keep its {self.instances} instances.",), task=task)
            wrong = tuple(dict.fromkeys(self._wrong(given)))
        except FluxvizError as error:
            wrong = (f"It cannot be checked: {error}",)
        return Outcome(True, wrong, task=task, touched=is_touched(answer))

    def _wrong(self, given: Topology) -> Iterator[str]:
        yield from wanted.calls(given, self.calls)
        yield from wanted.browser_calls(given, self.browser_calls)
        yield from wanted.leads(given, self.leads)
        yield from wanted.private(given, self.private)
        yield from wanted.public(given, self.public)
        yield from wanted.without(given, ["FX"], severity="warning")


def behaviour_of(sound: Topology) -> Behaviour:
    """Return what an app does that works."""
    names = {each.id: each.name for each in sound.components}
    pages = [
        (evidence.component, _called(sound, edge.host))
        for edge in sound.of_kind("browser_call")
        if edge.enters
        for evidence in edge.evidence
    ]
    return Behaviour(
        instances=sound.instances,
        calls=[(names[edge.source], names[edge.target]) for edge in sound.of_kind("internal")],
        browser_calls=pages,
        leads={
            host.host: host.component
            for host in sound.public_hosts
            if host.kind in ("app", "custom") and host.component
        },
        private=[each.name for each in sound.components if each.exposure == "private"],
        public=[each.name for each in sound.components if each.exposure == "public"],
    )


def _called(sound: Topology, host: str | None) -> str:
    return next((each.component for each in sound.public_hosts if each.host == host and each.component), "")
