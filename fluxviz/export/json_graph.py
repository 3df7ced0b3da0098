"""The graph as JSON for other programs; its JSON Schema is ``graph.schema.json`` beside this file."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from fluxviz.export.json_writing import write_json
from fluxviz.topology import App, Edge, Node, Topology

SCHEMA_VERSION: Literal[1] = 1
"""The number under ``schema``; it changes when a reader of the old form would break."""


class GraphWarning(BaseModel):
    """Something odd about the spec that was read all the same.

    Its line is left out: the same spec gives the same bytes, however its file is laid out.
    """

    model_config = ConfigDict(defer_build=True, extra="forbid")

    where: str
    message: str


class GraphFile(BaseModel):
    """The graph of a Flux app's network, as fluxviz writes it."""

    model_config = ConfigDict(defer_build=True, extra="forbid", title="fluxviz graph")

    schema_version: Literal[1] = Field(alias="schema")
    app: str
    naming: str
    instances: int | None
    apps: tuple[App, ...]
    nodes: tuple[Annotated[Node, Field(discriminator="kind")], ...]
    edges: tuple[Edge, ...]
    notes: tuple[str, ...]
    warnings: tuple[GraphWarning, ...]


def graph_data(topology: Topology) -> dict[str, Any]:
    """Return the graph as plain values, in the shape that the JSON file has."""
    file = GraphFile(
        schema=SCHEMA_VERSION,
        app=topology.app,
        naming=topology.naming,
        instances=topology.instances,
        apps=topology.apps,
        nodes=topology.nodes,
        edges=topology.edges,
        notes=tuple(map(str, topology.notes)),  # letters that are no text pass in a plain string alone
        warnings=tuple(GraphWarning(where=each.where, message=each.message) for each in topology.warnings),
    )
    return file.model_dump(mode="json", by_alias=True)


def graph_json(topology: Topology) -> str:
    """Return the graph as JSON text."""
    return write_json(graph_data(topology))


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of :func:`graph_json`."""
    schema: dict[str, Any] = json.loads(files("fluxviz.export").joinpath("graph.schema.json").read_text("utf-8"))
    return schema


def make_schema() -> str:
    """Make the text of ``graph.schema.json`` from the models; a test keeps the file the same."""
    schema = GraphFile.model_json_schema(mode="serialization", by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **schema}, indent=2, ensure_ascii=False) + "\n"
