"""What each value may be, by the limits that registration keeps."""

from __future__ import annotations

from typing import Any

from fluxviz.spec import limits
from fluxviz.spec.limits import MAX_PORT, ListSize, Span
from fluxviz.spec.schema.descriptions import COMPONENT_NAME, DESCRIPTIONS, TIERS

Schema = dict[str, Any]
_KEPT = "".join(f"(?!{beginning})" for beginning in limits.RESERVED_BEGINNINGS)
_SIZES = ("cpu", "ram", "hdd")


def described(key: str, value: Schema) -> Schema:
    """Return the schema of a key's value with what the key is for."""
    for size in _SIZES:
        tier = key.removeprefix(size)
        if key != size and tier in TIERS:
            return {"title": key, "description": f"{DESCRIPTIONS[size]} On {TIERS[tier]}.", **value}
    return {"title": key, "description": DESCRIPTIONS[key], **value}


def name_of_app(version: int) -> Schema:
    """Return the schema of an app's name."""
    form = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?" if version >= 8 else "[a-zA-Z0-9]+"
    kept = "".join(f"[{letter}{letter.upper()}]" for letter in limits.RESERVED_APP)
    return described("name", {**_name(form, version), "not": {"pattern": f"^{kept}$"}})


def name_of_component(version: int) -> Schema:
    """Return the schema of a component's name."""
    return {"title": "name", "description": COMPONENT_NAME, **_name("[a-zA-Z0-9]+", version)}


def _name(form: str, version: int) -> Schema:
    return {"type": "string", "pattern": f"^{_KEPT}{form}$", "minLength": 1, "maxLength": limits.longest_name(version)}


def text(size: Span) -> Schema:
    """Return the schema of a text."""
    return {"type": "string", "minLength": size.least, "maxLength": size.most}


def whole(span: Span) -> Schema:
    """Return the schema of a whole number."""
    return {"type": "integer", "minimum": span.least, "maximum": span.most}


def texts(size: ListSize) -> Schema:
    """Return the schema of a list of texts."""
    return {"type": "array", "items": {"type": "string", "maxLength": size.characters}, "maxItems": size.entries}


def public_port() -> Schema:
    """Return the schema of a public port: none that Flux bans."""
    return {"type": "integer", "minimum": 1, "maximum": MAX_PORT, "not": {"anyOf": [*_banned()]}}


def container_port() -> Schema:
    """Return the schema of a container's port."""
    return {"type": "integer", "minimum": 0, "maximum": MAX_PORT}


def as_text(port: Schema) -> Schema:
    """Return the schema of a port as versions 2 and 3 keep it: a number, or text that holds one."""
    return {"anyOf": [port, {"type": "string", "pattern": "^[0-9]{1,5}$"}]}


def ports(entry: Schema) -> Schema:
    """Return the schema of a component's ports."""
    return {"type": "array", "items": entry, "maxItems": limits.MAX_PORTS}


def domains() -> Schema:
    """Return the schema of a component's custom domains."""
    return texts(ListSize(limits.MAX_PORTS, limits.MAX_DOMAIN))


def hardware(key: str, *, alone: bool) -> Schema:
    """Return the schema of a size.

    Args:
        key: Such as ``cpu`` or ``rambasic``.
        alone: The container has a node's hardware for itself.

    """
    size = next(each for each in _SIZES if key.startswith(each))
    node = limits.TIERS.get(key.removeprefix(size), limits.WHOLE_NODE)
    least = limits.STEPS[size].least if alone else 0
    return {"type": "number", "minimum": least, "maximum": getattr(node, size)}


def _banned() -> list[Schema]:
    """Return the ports that Flux bans, those in a row as a range."""
    runs: list[list[int]] = []
    for port in sorted(limits.BANNED_PORTS):
        if runs and port == runs[-1][-1] + 1:
            runs[-1].append(port)
        else:
            runs.append([port])
    return [{"const": run[0]} if len(run) == 1 else {"minimum": run[0], "maximum": run[-1]} for run in runs]
