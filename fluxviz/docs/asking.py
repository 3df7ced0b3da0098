"""What the network says of the apps in the docs: each is asked for once, however many pictures show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fluxviz.changes import diff
from fluxviz.docs.differences import describe_differences
from fluxviz.docs.jobs import Asked, Job, Stale
from fluxviz.errors import NetworkError, SpecError
from fluxviz.network import Cause
from fluxviz.network.names import PREFIX
from fluxviz.spec.source import open_document
from fluxviz.topology import Topology, build


class Network:
    """Asks for an app once, and remembers what was said."""

    def __init__(self) -> None:
        self._said: dict[str, Asked] = {}

    def ask(self, named: str) -> Asked:
        """Return what the network says of ``flux:NAME``."""
        if named not in self._said:
            self._said[named] = _ask(named)
        return self._said[named]

    def answered(self, job: Job) -> Job:
        """Return a job with what the network says, where its spec is an app by its name."""
        return replace(job, asked=self.ask(job.spec)) if isinstance(job.spec, str) else job

    def differences(self, topology: Topology) -> Iterator[Stale]:
        """Yield how the app that runs is another than the one a spec tells.

        Args:
            topology: The network of the spec.

        Raises:
            NetworkError: there is no answer.

        """
        named = f"{PREFIX}{topology.app}"
        try:
            live = build(self.ask(named).spec(), access=topology.access, naming=topology.naming)
        except NetworkError as error:
            if error.cause != Cause.NO_SUCH_APP:
                raise
            yield Stale(f"{named} is not on the network: {error.detail}", "live")
            return
        if diff(topology, live):
            for line in describe_differences(topology, live):
                yield Stale(f"{named} is registered otherwise: {line}", "live")


def _ask(named: str) -> Asked:
    try:
        return Asked(open_document(named, SpecError))
    except NetworkError as error:
        return Asked(error=error)
