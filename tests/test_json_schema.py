"""The JSON of every graph has the shape that its JSON Schema says, and the schema is that of the models."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from fluxviz import FDM, draw
from fluxviz.export import json_schema
from fluxviz.export.json_graph import make_schema
from fluxviz.topology import EDGE_KINDS, NODE_KINDS
from tests.specimens import ALL, app, component, document, path_of

RICH: dict[str, Any] = app(
    component(
        "web", 80, domains=["shop.example.com"], environmentParameters=["VITE_API=https://api-shop.app.runonflux.io"]
    ),
    component(
        "api",
        3000,
        environmentParameters=[
            "DB_HOST=fluxdb_shop:5432",
            "X_URL=https://api.example.org",
            "Y_URL=http://fluxy_other:80",
        ],
        containerData="/m|2:/shared|9:/lost",
    ),
    component("db", 5432, repotag="postgres:16", containerData="s:/data"),
    instances=3,
)
ACCESS = {"domains": {"a.example.com": {"component": "web", "ssl": "strict"}, "b.example.org": {"proxied": False}}}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_the_file_is_what_the_models_give() -> None:
    text = files("fluxviz.export").joinpath("graph.schema.json").read_text("utf-8")
    assert text == make_schema(), "write fluxviz/export/graph.schema.json anew from make_schema()"


@pytest.mark.parametrize("name", ALL)
def test_every_specimen_is_valid(name: str, validator: Draft202012Validator) -> None:
    for naming in ("guide", FDM):
        validator.validate(json.loads(draw(path_of(name), naming=naming).json()))


def test_a_graph_with_every_kind_of_node_and_edge_is_valid(validator: Draft202012Validator) -> None:
    data = json.loads(draw(RICH, access=ACCESS).json())
    validator.validate(data)
    assert {node["kind"] for node in data["nodes"]} == set(NODE_KINDS)
    assert {edge["kind"] for edge in data["edges"]} == set(EDGE_KINDS)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.pop("schema"),
        lambda data: data.update(schema=2),
        lambda data: data.update(app=None),
        lambda data: data.update(more=1),
        lambda data: data["nodes"][0].pop("id"),
        lambda data: data["nodes"][0].update(kind="tunnel"),
        lambda data: data["edges"][0].update(port="443"),
        lambda data: data["edges"][0].update(kind="tunnel"),
        lambda data: data["edges"][0].pop("source"),
        lambda data: data["warnings"].append({"where": "x"}),
    ],
)
def test_a_graph_of_another_shape_is_not_valid(spoil: Any, validator: Draft202012Validator) -> None:
    data = json.loads(draw(document("guide_fullstack")).json())
    validator.validate(data)
    spoil(data)
    with pytest.raises(ValidationError):
        validator.validate(data)


def test_what_the_schema_lists_is_described() -> None:
    """A schema is documentation: each model in it says what it is."""
    schema = json_schema()
    undescribed = [
        name for name, model in schema["$defs"].items() if "properties" in model and not model.get("description")
    ]
    assert undescribed == []
    assert schema["description"]


def test_warnings_stand_in_the_graph_without_their_lines() -> None:
    data = json.loads(draw(path_of("guide_fullstack")).json())
    assert {"where": "", "message": "missing keys of version 4: owner, instances"} in data["warnings"]
    assert all(set(warning) == {"where", "message"} for warning in data["warnings"])
