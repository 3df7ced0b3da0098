"""``make_spec_schema``: the schema of a version, or of all that fluxviz reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fluxviz.spec import limits
from fluxviz.spec.limits import Span
from fluxviz.spec.schema.descriptions import DESCRIPTIONS
from fluxviz.spec.schema.values import (
    Schema,
    as_text,
    container_port,
    described,
    domains,
    hardware,
    name_of_app,
    name_of_component,
    ports,
    public_port,
    text,
    texts,
    whole,
)
from fluxviz.spec.versions import APP_KEYS, COMPONENT_KEYS, LATEST, TIER_KEYS

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know best."""

_SINGULAR = {"anyOf": [{"required": ["port"]}, {"required": ["containerPort"]}]}
_OF_THE_GUIDE: Schema = {
    "anyOf": [
        {"not": {"required": ["version"]}},
        {"required": ["components"]},
        {"required": ["compose"], "properties": {"compose": {"type": "array", "contains": _SINGULAR}}},
    ]
}
"""What no version has: fluxviz reads it as the guide writes it."""

_SEALED_LENGTH = 381
"""Of the ciphertext of any component, in characters; see ``acceptance.restrictions``."""


def make_spec_schema(version: int | None = None) -> dict[str, Any]:
    """Make the JSON Schema of Flux app specs.

    It refuses what registration refuses, as far as a schema can say it: that ``ports``, ``containerPorts`` and
    ``domains`` are as many, that no port or name stands twice and that all components fit on a node is told by
    ``fluxviz check``. Keys that a version does not have are let pass, since FluxOS drops them.

    Args:
        version: 1 to 8; None: each file by the version that it says, and the guide's dialect where it says none.

    >>> make_spec_schema(8)["properties"]["instances"]["minimum"]
    1

    """
    head: dict[str, Any] = {"$schema": _DRAFT, "title": "Flux app spec"}
    if version is not None:
        return {**head, "title": f"Flux app spec, version {version}", **_of_version(version)}
    names = {number: f"version{number}" for number in APP_KEYS}
    registered = [
        {
            "if": {"required": ["version"], "properties": {"version": {"const": number}}, "not": _OF_THE_GUIDE},
            "then": {"$ref": f"#/definitions/{name}"},
        }
        for number, name in names.items()
    ]
    return {
        **head,
        "type": "object",
        "properties": {"version": described("version", {"type": "integer", "enum": [*names]})},
        "allOf": [*registered, {"if": _OF_THE_GUIDE, "then": {"$ref": "#/definitions/guide"}}],
        "definitions": {name: _of_version(number) for number, name in names.items()} | {"guide": _guide()},
    }


def _of_version(version: int) -> dict[str, Any]:
    single = version < 4
    values = _single_values(version) if single else {"compose": _compose(version)}
    known = {"version": {"const": version}, "name": name_of_app(version), **_app_values(version), **values}
    keys = ("version", *APP_KEYS[version])
    schema: dict[str, Any] = {
        "type": "object",
        "required": [*keys, *(["tiered"] if single else [])],
        "properties": {key: described(key, value) if "title" not in value else value for key, value in known.items()},
    }
    if single:
        schema |= _tiers_asked_for()
    elif version >= LATEST:
        schema["allOf"] = [*_enterprise_rules()]
    return schema


def _enterprise_rules() -> Iterator[Schema]:
    """Yield what depends on ``enterprise``: what is encrypted stands for the components; nodes are for it alone."""
    sealed = {"enterprise": {"type": "string", "minLength": _SEALED_LENGTH}}
    yield {"if": {"properties": sealed}, "else": {"properties": {"compose": {"minItems": 1}}}}
    yield {
        "if": {"properties": {"enterprise": {"enum": ["", False]}}},
        "then": {"properties": {"nodes": {"maxItems": 0}}},
    }


def _app_values(version: int) -> dict[str, Schema]:
    """Return the values at the top that are no matter of the containers."""
    filled = Span(1, limits.DESCRIPTION.most)
    values: dict[str, tuple[int, Schema]] = {
        "description": (1, text(filled)),
        "owner": (1, {"type": "string", "minLength": 1}),
        "instances": (3, whole(limits.instances_of(version))),
        "contacts": (5, texts(limits.CONTACTS)),
        "geolocation": (5, texts(limits.GEOLOCATION)),
        "expire": (6, whole(limits.EXPIRE)),
        "nodes": (7, texts(limits.NODES)),
        "staticip": (7, {"type": "boolean"}),
        "enterprise": (8, {"type": ["string", "boolean"], "default": ""}),
        "datacenter": (8, {"const": False}),
    }
    return {key: value for key, (since, value) in values.items() if version >= since}


def _container_values() -> dict[str, Schema]:
    """Return the values of a container that every version has."""
    return {
        "repotag": text(Span(1, limits.REPOTAG.most)),
        "commands": texts(limits.COMMANDS),
        "containerData": text(limits.CONTAINER_DATA),
    }


def _tier_values(*, alone: bool) -> dict[str, Schema]:
    sizes = {key: hardware(key, alone=alone) for key in TIER_KEYS[1:]}
    return {"tiered": {"type": "boolean"}, **sizes}


def _tiers_asked_for() -> dict[str, Any]:
    asked = {"required": ["tiered"], "properties": {"tiered": {"const": True}}}
    return {"if": asked, "then": {"required": [*TIER_KEYS[1:]]}}


def _single_values(version: int) -> dict[str, Schema]:
    """Return the values of a single container, which stand at the top in versions 1 to 3."""
    if version == 1:
        mapped = {"port": public_port(), "containerPort": container_port()}
    else:
        mapped = {
            "ports": ports(as_text(public_port())),
            "containerPorts": ports(as_text(container_port())),
            "domains": domains(),
        }
    sizes = {key: hardware(key, alone=True) for key in limits.STEPS}
    environment = {"enviromentParameters": texts(limits.ENVIRONMENT)}
    return {**_container_values(), **environment, **mapped, **sizes, **_tier_values(alone=True)}


def _compose(version: int) -> Schema:
    values: dict[str, Schema] = {
        "name": name_of_component(version),
        "description": text(limits.DESCRIPTION),
        **_container_values(),
        "ports": ports(public_port()),
        "containerPorts": ports(as_text(container_port())),
        "domains": domains(),
        "environmentParameters": texts(limits.ENVIRONMENT),
        **{key: hardware(key, alone=False) for key in limits.STEPS},
        **{key: text(limits.SEALED) for key in ("secrets", "repoauth") if key in COMPONENT_KEYS[version]},
    }
    if version < LATEST:
        values |= _tier_values(alone=False)
    component: Schema = {
        "type": "object",
        "required": [*COMPONENT_KEYS[version], *(["tiered"] if version < LATEST else [])],
        "properties": {key: value if "title" in value else described(key, value) for key, value in values.items()},
    }
    if version < LATEST:
        component |= _tiers_asked_for()
    parts: Schema = {"type": "array", "items": component, "maxItems": limits.MAX_COMPONENTS}
    return parts if version >= LATEST else {**parts, "minItems": 1}


def _guide() -> dict[str, Any]:
    """Return the schema of the guide's dialect: looser, since Flux does not register it."""
    entry = as_text(container_port())
    loose: Mapping[str, Schema] = {
        "repotag": {"type": "string"},
        "ports": {"type": "array", "items": entry},
        "containerPorts": {"type": "array", "items": entry},
        "port": entry,
        "containerPort": entry,
        "domains": {"type": ["array", "string"]},
        "environmentParameters": {"type": ["array", "object"]},
        "environment": {"type": ["array", "object"]},
        "commands": {"type": ["array", "string"]},
        "containerData": {"type": "string"},
        **{key: {"type": "number", "minimum": 0} for key in limits.STEPS},
    }
    component = {
        "type": "object",
        "properties": {"name": {"type": "string"}, **{key: described(key, value) for key, value in loose.items()}},
    }
    parts = {"type": "array", "items": component}
    top: dict[str, Schema] = {
        "name": {"type": "string"},
        "description": {"type": "string"},
        "compose": parts,
        "components": parts,
        "instances": {"type": "integer", "minimum": 1},
        **loose,
    }
    return {
        "description": "The guide's dialect: fluxviz draws it; Flux registers what fluxviz convert makes of it.",
        "anyOf": [{"required": [key]} for key in ("compose", "components", "repotag", "ports", "port")],
        "properties": {key: described(key, value) for key, value in top.items() if key in DESCRIPTIONS},
    }
