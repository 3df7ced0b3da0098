"""What the network says of an app, on its picture."""

from __future__ import annotations

from fluxviz.topology import Topology


def with_status(topology: Topology) -> Topology:
    """Return a topology that says how many copies run now.

    Raises:
        NetworkError: there is no such app, or no answer.

    """
    from fluxviz.live import clock, read_status, status_note
    from fluxviz.network import FluxApi

    api = FluxApi()
    spec = topology.spec
    known = spec.original.document if spec is not None and spec.source.startswith("flux:") else None
    return topology.with_note(status_note(read_status(api, known or api.spec(topology.app), clock.now())))
