"""The graph as JSON for other programs; its JSON Schema is ``graph.schema.json`` beside this file."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from fluxviz.topology import Topology

SCHEMA_VERSION = 1
"""The number under ``schema``; it changes when a reader of the old form would break."""


def graph_data(topology: Topology) -> dict[str, Any]:
    """Give the graph as plain values, in the shape that the JSON file has.

    The lines of warnings stay out: the same spec gives the same bytes, however its file is laid out.
    """
    return {
        "schema": SCHEMA_VERSION,
        "app": topology.app,
        "naming": topology.naming,
        "instances": topology.instances,
        "nodes": [node.model_dump(mode="json") for node in topology.nodes],
        "edges": [edge.model_dump(mode="json") for edge in topology.edges],
        "notes": list(topology.notes),
        "warnings": [warning.model_dump(mode="json", exclude={"line"}) for warning in topology.warnings],
    }


def graph_json(topology: Topology) -> str:
    """Give the graph as JSON text."""
    return json.dumps(graph_data(topology), indent=2, ensure_ascii=False) + "\n"


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of :func:`graph_json`."""
    schema: dict[str, Any] = json.loads(files("fluxviz.export").joinpath("graph.schema.json").read_text("utf-8"))
    return schema
