"""The document of a version 8 spec: its keys in one order, so that the same app gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

APP_ORDER = (
    "version", "name", "description", "owner", "compose", "instances", "contacts", "geolocation", "expire", "nodes",
    "staticip", "datacenter", "enterprise",
)  # fmt: skip
"""Every key that version 8 has at the top; all but ``datacenter`` are required."""

COMPONENT_ORDER = (
    "name", "description", "repotag", "ports", "containerPorts", "domains", "environmentParameters", "commands",
    "containerData", "cpu", "ram", "hdd", "repoauth",
)  # fmt: skip
"""Every key that version 8 has in a component; all are required."""


def ordered(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a version 8 document with its keys in order.

    >>> list(ordered({"name": "shop", "compose": [], "version": 8}))
    ['version', 'name', 'compose']
    """
    compose = [{key: part[key] for key in COMPONENT_ORDER if key in part} for part in document.get("compose", ())]
    return {key: compose if key == "compose" else document[key] for key in APP_ORDER if key in document}


def in_order(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return any document with its keys in order, those that version 8 does not have behind them, and none left out.

    The API answers with the same spec in another order of keys from call to call.

    >>> list(in_order({"hash": "", "name": "shop", "compose": [], "version": 8}))
    ['version', 'name', 'compose', 'hash']
    """
    made = _sorted(document, APP_ORDER)
    if isinstance(compose := made.get("compose"), list):
        made["compose"] = [_sorted(part, COMPONENT_ORDER) if isinstance(part, Mapping) else part for part in compose]
    return made


def _sorted(value: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    place = {key: number for number, key in enumerate(order)}
    return {key: value[key] for key in sorted(value, key=lambda key: (place.get(key, len(place)), key))}


def document_text(document: Mapping[str, Any]) -> str:
    """Write a document as JSON, as a file has it."""
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def shortest(number: float) -> int | float:
    """Return a number as it is written: whole ones without a point.

    >>> shortest(2.0), shortest(0.5)
    (2, 0.5)
    """
    return int(number) if number == int(number) else number
