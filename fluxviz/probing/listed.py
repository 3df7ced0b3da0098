"""Which of the nodes that the network lists tell of the drawn app: those that run it now, by the drawn spec."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fluxviz.errors import NetworkError
from fluxviz.network import FluxApi, Location
from fluxviz.network.rows import hash_in, latest_rows
from fluxviz.topology import Topology

_LAPSED = "its row has lapsed: the app may be gone from it"
_OLD = "old spec: it does not run the one that is drawn yet"


@dataclass(frozen=True)
class Listed:
    """The nodes that the network lists.

    Attributes:
        nodes: The addresses of those to try, with what stands for one that is none.
        others: Of each address that is not tried, why.

    """

    nodes: tuple[str, ...]
    others: dict[str, str]


def listed_nodes(api: FluxApi, topology: Topology, now: datetime) -> Listed:
    """Ask for the nodes of an app, and tell those that run its spec from the others.

    Several nodes may share one address: it is tried where any of them runs the spec.

    Raises:
        NetworkError: there is no answer.

    """
    rows = latest_rows(api.locations(topology.app))
    own = _own_hash(api, topology, rows)
    why = {row: _LAPSED if row.has_lapsed(now) else _OLD if row.runs_another(own) else "" for row in rows}
    nodes = tuple(dict.fromkeys(_written(row) for row in rows if not why[row]))
    return Listed(nodes, {_written(row): why[row] for row in rows if _written(row) not in nodes})


def _own_hash(api: FluxApi, topology: Topology, rows: list[Location]) -> str:
    """Return the message that set the drawn spec; of a file, which has none, that of the app where its nodes differ."""
    document = topology.provenance.spec.original.document if topology.provenance is not None else {}
    own = hash_in(document.get("hash"))
    if own or len({row.hash for row in rows} - {""}) < 2:
        return own
    try:
        return hash_in(api.spec(topology.app).get("hash"))
    except NetworkError:  # the nodes are tried all the same
        return ""


def _written(row: Location) -> str:
    return row.ip or row.written
