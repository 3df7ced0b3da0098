"""The graph as a saved file carries it: what its picture can say, and no more, in little room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.drawing import Detail
from fluxviz.topology import App, Edge, Evidence, Node, Topology, node_adapter

_UNSAID = {"cpu", "ram", "hdd", "mounts"}
"""What of a component only the full picture says."""


def embedded_graph(topology: Topology, detail: Detail) -> dict[str, Any]:
    """Return the graph as plain values, without what the level of detail leaves out.

    So a variable that got another name makes no picture out of date that does not show it.
    """
    hidden = set() if detail == "full" else _UNSAID
    return {
        "app": topology.app,
        "naming": topology.naming,
        "instances": topology.instances,
        "apps": [app.model_dump(mode="json", exclude_defaults=True) for app in topology.apps],
        "nodes": [_node(node, hidden) for node in topology.nodes],
        "edges": [_edge(edge, detail) for edge in topology.edges],
        "notes": list(topology.notes),
    }


def read_embedded_graph(data: Mapping[str, Any]) -> Topology:
    """Make a topology of what :func:`embedded_graph` gave.

    Raises:
        ValueError, TypeError, KeyError: it is no such graph.

    """
    edges = [dict(edge) for edge in data["edges"]]
    for edge in edges:
        edge["evidence"] = [Evidence(component=one[0], variable=one[1], rule="") for one in edge.get("evidence", ())]
    return Topology(
        data["app"],
        data["naming"],
        data["instances"],
        [node_adapter().validate_python(dict(node)) for node in data["nodes"]],
        [Edge.model_validate(edge) for edge in edges],
        data["notes"],
        apps=[App.model_validate(app) for app in data["apps"]],
    )


def _node(node: Node, hidden: set[str]) -> dict[str, Any]:
    return {"kind": node.kind, **node.model_dump(mode="json", exclude_defaults=True, exclude=hidden)}


def _edge(edge: Edge, detail: Detail) -> dict[str, Any]:
    data = edge.model_dump(mode="json", exclude_defaults=True, exclude={"evidence"})
    evidence: list[list[str]] = []
    if detail == "full":
        evidence = [[one.component, one.variable] for one in edge.evidence]
    elif edge.kind == "browser_call":
        evidence = [[one, ""] for one in dict.fromkeys(each.component for each in edge.evidence)]
    return {**data, "evidence": evidence} if evidence else data
