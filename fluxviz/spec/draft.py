"""The draft of version 9, read as far as a picture needs: components, images, ports, settings.

Source: ``docs/mesh.md`` and ``ZelBack/src/models`` in MorningLightMountain713/flux, commit b870daf; nothing of it is
released, and all of it may change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DRAFT_VERSION = 9
"""The version that is a draft."""

DRAFT_TITLE = "draft of version 9, as of July 2026"
"""What pictures call it."""


def draft_components(document: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Return the components of a draft in the shape that version 8 has them, each with its path; none that say nothing.

    >>> draft_components({"components": {"web": {"image": "nginx", "ports": {"http": {"containerPort": 80,
    ...     "hostPort": 31080}}}}})[0][1]["ports"]
    [31080]
    """
    written = document.get("components")
    if not isinstance(written, Mapping):
        return []
    return [
        (f"components.{name}", _component(str(name), item))
        for name, item in written.items()
        if isinstance(item, Mapping) and (item.get("image") or item.get("ports") or item.get("meshPorts"))
    ]


def _component(name: str, item: Mapping[str, Any]) -> dict[str, Any]:
    published, inside = _ports(item.get("ports")), _ports(item.get("meshPorts"))
    words = [word for key in ("entrypoint", "cmd") for word in _words(item.get(key))]
    return {
        "name": name,
        "repotag": item.get("image"),
        "ports": [port.get("hostPort") for port in (*published, *inside)],
        "containerPorts": [port.get("containerPort") for port in (*published, *inside)],
        "domains": [],
        "environmentParameters": _entries(item.get("environment")),
        "commands": words,
        "cpu": item.get("cpu"),
        "ram": item.get("memory"),
        "hdd": item.get("rootFsGb"),
    }


def _entries(value: Any) -> Any:
    """Return the environment, an object in the draft, as entries; anything else as it is."""
    return [f"{name}={text}" for name, text in value.items()] if isinstance(value, Mapping) else value or []


def _ports(value: Any) -> list[Mapping[str, Any]]:
    return [port for port in value.values() if isinstance(port, Mapping)] if isinstance(value, Mapping) else []


def _words(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value) if isinstance(value, list) else []
