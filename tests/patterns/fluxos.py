"""FluxOS's rules for a version 8 document, written once more from its reference, apart from the package's own table."""

from __future__ import annotations

import re
from typing import Any

APP_KEYS = {
    "version", "name", "description", "owner", "compose", "instances", "contacts", "geolocation", "expire", "nodes",
    "staticip", "enterprise",
}  # fmt: skip
COMPONENT_KEYS = {
    "name", "description", "repotag", "ports", "containerPorts", "environmentParameters", "commands",
    "containerData", "domains", "cpu", "ram", "hdd", "repoauth",
}  # fmt: skip
BANNED = "16100-16299 26100-26299 30000-30099 8384 27017 22 23 25 3389 5900 5800 161 512 513 5901 3388 4444 123 53"


def is_banned(port: int) -> bool:
    ranges = [(int(first), int(last or first)) for first, _, last in (each.partition("-") for each in BANNED.split())]
    return any(first <= port <= last for first, last in ranges)


def refusals(document: dict[str, Any]) -> list[str]:
    """List what FluxOS would refuse; empty: it takes the app."""
    parts = document["compose"]
    rules = {
        "keys of the app": set(document) == APP_KEYS,
        "version": document["version"] == 8,
        "name": re.fullmatch("[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?", document["name"]) is not None
        and len(document["name"]) <= 63
        and not document["name"].startswith(("flux", "zel")),
        "description": 1 <= len(document["description"]) <= 256,
        "owner": isinstance(document["owner"], str) and document["owner"] != "",
        "instances": type(document["instances"]) is int and 1 <= document["instances"] <= 100,
        "expire": type(document["expire"]) is int and 1 <= document["expire"] <= 1056000,
        "lists": all(document[key] == [] for key in ("contacts", "geolocation", "nodes")),
        "staticip": document["staticip"] is False,
        "enterprise": document["enterprise"] == "",
        "number of components": 1 <= len(parts) <= 10,
        "own names": len({part["name"] for part in parts}) == len(parts),
        "own ports": len(ports := [port for part in parts for port in part["ports"]]) == len(set(ports)),
        "cpu": sum(part["cpu"] for part in parts) <= 15,
        "ram": sum(part["ram"] for part in parts) <= 59000,
        "hdd": sum(part["hdd"] for part in parts) <= 820,
    }
    for part in parts:
        rules |= {f"{part['name']}: {rule}": holds for rule, holds in _of_component(part).items()}
    return [rule for rule, holds in rules.items() if not holds]


def _of_component(part: dict[str, Any]) -> dict[str, bool]:
    return {
        "keys": set(part) == COMPONENT_KEYS,
        "name": re.fullmatch("[a-zA-Z0-9]{1,63}", part["name"]) is not None
        and not part["name"].startswith(("flux", "zel")),
        "description": len(part["description"]) <= 256,
        "repotag": 2 <= len(part["repotag"]) <= 200,
        "containerData": 2 <= len(part["containerData"]) <= 200,
        "lengths": len(part["ports"]) == len(part["containerPorts"]) == len(part["domains"]) <= 5,
        "ports": all(type(port) is int and 1 <= port <= 65535 and not is_banned(port) for port in part["ports"]),
        "containerPorts": all(type(port) is int and 0 <= port <= 65535 for port in part["containerPorts"]),
        "domains": all(isinstance(entry, str) and len(entry) <= 253 for entry in part["domains"]),
        "environment": len(part["environmentParameters"]) <= 20
        and all(isinstance(entry, str) and len(entry) <= 400 for entry in part["environmentParameters"]),
        "commands": part["commands"] == [],
        "numbers": all(type(part[key]) in (int, float) and part[key] > 0 for key in ("cpu", "ram", "hdd")),
        "repoauth": part["repoauth"] == "",
    }
