"""The paths between two nodes, as the front end walks them."""

from __future__ import annotations

from collections.abc import Iterable

from fluxviz.exploring.shapes import PathTable
from fluxviz.topology import Topology
from fluxviz.traces import Path, Step, trace, walk_through

MAX_OFFERED_PATHS = 6
"""How many paths the front end offers between two nodes; a trace in Python lists all."""


def find_paths(topology: Topology, pairs: Iterable[tuple[str, str]]) -> PathTable:
    """Return the paths between pairs of nodes, those that work first.

    Args:
        topology: Where to look.
        pairs: Ids of starts and ends.

    Raises:
        UnknownNameError: no such node.

    """
    places: dict[Step, int] = {}
    table: PathTable = {"steps": [], "pairs": {}}
    for start, end in pairs:
        found = trace(topology, start, end)
        paths = [*sorted(found.paths, key=_is_door), *found.blocked][:MAX_OFFERED_PATHS]
        walked = [(path, walk_through(topology, path)) for path in paths]
        listed = [(path, steps, path.works) for path, steps in walked]
        table["pairs"][f"{start}>{end}"] = [
            {
                "title": f"{_title(topology, path)}{'' if works else ' (fails)'}",
                "works": works,
                "hops": [hop.edge for hop in path.hops],
                "steps": [places.setdefault(step, len(places)) for step in steps],
            }
            for path, steps, works in listed
        ]
    for step in places:
        table["steps"].append(
            {
                "kind": step.kind,
                "title": step.title,
                "text": step.text,
                "hop": step.hop,
                "edge": step.edge,
                "node": step.node,
                "says": step.says,
                "encrypted": step.encrypted,
                "cryptography": step.cryptography,
            }
        )
    return table


def every_pair(topology: Topology, starts: Iterable[str] | None = None) -> list[tuple[str, str]]:
    """Return every two nodes a path may lead between; of certain starts only, where they are given."""
    names = [node.id for node in topology.nodes]
    return [(start, end) for start in (names if starts is None else starts) for end in names if start != end]


def _is_door(path: Path) -> bool:
    """Put the way that visitors take before the door past the edge."""
    return path.hops[0].edge.startswith("direct.")


def _title(topology: Topology, path: Path) -> str:
    if path.called_for:
        beginning = f"called by the code of {', '.join(path.called_for)}"
    elif _is_door(path):
        beginning = "past the edge, through the open door"
    elif path.hosts:
        beginning = path.hosts[0] if len(path.hosts) == 1 else f"{path.hosts[0]} and {len(path.hosts) - 1} more"
    else:
        beginning = path.hops[0].address
    between = [topology.node(hop.target).label for hop in path.hops[:-1]]
    via = f" via {', '.join(between)}" if between else ""
    return f"{beginning}{via}"
