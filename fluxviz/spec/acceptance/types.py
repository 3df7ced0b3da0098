"""The second check: every value has the type that its version asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fluxviz.spec.acceptance.violations import (
    Violation,
    has_few_decimals,
    is_filled,
    is_number,
    is_whole,
    missing_key,
    unexpected_value,
)
from fluxviz.spec.limits import MAX_DECIMALS
from fluxviz.spec.versions import TIER_KEYS

_NUMBERS = "a list of whole numbers"
_TEXTS = "a list of texts"


def check_types(document: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield what has another type than FluxOS asks for."""
    version: Any = document.get("version")
    if not is_filled(version):
        yield Violation("type", "version", "version", "is missing")
        return
    if not is_number(version):
        yield unexpected_value("type", "version", "a number", version)
        return
    for key in ("name", "description", "owner"):
        if not is_filled(document.get(key)):
            yield missing_key("type", "", key)
        elif not isinstance(document[key], str):
            yield unexpected_value("type", key, "text", document[key])
    if version < 4:
        yield from _single(document, version)
    else:
        if version >= 8:
            yield from _enterprise(document)
        yield from _compose(document, version)
    yield from _of_app(document, version)


def _text(part: Mapping[str, Any], at: str, key: str) -> Iterator[Violation]:
    if part.get(key) is None:
        yield missing_key("type", at, key)
    elif not isinstance(part[key], str):
        yield unexpected_value("type", f"{at}{key}", "text", part[key])


def _number(part: Mapping[str, Any], at: str, key: str) -> Iterator[Violation]:
    value = part.get(key)
    if value is None or value != value:  # no number: FluxOS's formatter has made NaN of it
        yield missing_key("type", at, key)
    elif not is_number(value):
        yield unexpected_value("type", f"{at}{key}", "a number", value)
    elif not has_few_decimals(value):
        yield Violation("type", "decimals", f"{at}{key}", f"has more than {MAX_DECIMALS} decimals")


def _list(part: Mapping[str, Any], at: str, key: str, what: str) -> Iterator[Violation]:
    value = part.get(key)
    if value is None:
        yield missing_key("type", at, key)
    elif not isinstance(value, list):
        yield unexpected_value("type", f"{at}{key}", what, value)
    else:
        for index, each in enumerate(value):
            if not (is_whole(each) if what is _NUMBERS else isinstance(each, str)):
                expected = "a whole number" if what is _NUMBERS else "text"
                yield unexpected_value("type", f"{at}{key}[{index}]", expected, each)


def _single(document: Mapping[str, Any], version: int) -> Iterator[Violation]:
    for key in ("repotag", "containerData"):
        yield from _text(document, "", key)
    for key in ("cpu", "ram", "hdd", *(("port", "containerPort") if version == 1 else ())):
        yield from _number(document, "", key)
    # Versions 2 and 3 keep ports as texts; the formatter makes texts of numbers, so only others are refused.
    lists = ("ports", "containerPorts", "domains") if version > 1 else ()
    for key in ("enviromentParameters", "commands", *lists):
        yield from _list(document, "", key, _TEXTS)
    yield from _tiers(document, "")


def _tiers(part: Mapping[str, Any], at: str) -> Iterator[Violation]:
    if part.get("tiered") is None:
        yield missing_key("type", at, "tiered")
    elif not isinstance(part["tiered"], bool):
        yield unexpected_value("type", f"{at}tiered", "true or false", part["tiered"])
    elif part["tiered"]:
        for key in TIER_KEYS[1:]:
            yield from _number(part, at, key)


def _enterprise(document: Mapping[str, Any]) -> Iterator[Violation]:
    if document.get("enterprise") is None:
        yield missing_key("type", "", "enterprise")
    elif not is_filled(document["enterprise"]) and document.get("nodes"):
        yield Violation("type", "enterprise", "nodes", "version 8 takes nodes of enterprise apps only")


def _compose(document: Mapping[str, Any], version: int) -> Iterator[Violation]:
    compose = document.get("compose")
    if not isinstance(compose, list):
        yield (
            missing_key("type", "", "compose")
            if compose is None
            else unexpected_value("type", "compose", "a list", compose)
        )
        return
    for index, part in enumerate(compose):
        if not isinstance(part, Mapping):
            yield unexpected_value("type", f"compose[{index}]", "a component, an object", part)
            continue
        at = f"compose[{index}]."
        for key in ("name", "description"):
            yield from _text(part, at, key)
        for key in ("ports", "containerPorts"):
            yield from _list(part, at, key, _NUMBERS)
        for key in ("domains", "environmentParameters", "commands"):
            yield from _list(part, at, key, _TEXTS)
        for key in ("cpu", "ram", "hdd"):
            yield from _number(part, at, key)
        if version <= 7:
            yield from _tiers(part, at)
        if version == 7:
            yield from _text(part, at, "secrets")
        if version >= 7:
            yield from _text(part, at, "repoauth")


def _of_app(document: Mapping[str, Any], version: int) -> Iterator[Violation]:
    wholes = (("instances", 3), ("expire", 6))
    for key, since in wholes:
        if version >= since:
            if not is_filled(document.get(key)):
                yield missing_key("type", "", key)
            elif not is_whole(document[key]):
                yield unexpected_value("type", key, "a whole number", document[key])
    for key, since in (("contacts", 5), ("geolocation", 5), ("nodes", 7)):
        if version >= since:
            yield from _list(document, "", key, _TEXTS)
    if version >= 7 and not isinstance(document.get("staticip"), bool):
        there = document.get("staticip") is not None
        yield (
            unexpected_value("type", "staticip", "true or false", document["staticip"])
            if there
            else missing_key("type", "", "staticip")
        )
    if version >= 8:
        yield from _datacenter(document)


def _datacenter(document: Mapping[str, Any]) -> Iterator[Violation]:
    """Check the one key that may be left out, and that only owners on a list of Flux's own may set."""
    if "datacenter" not in document:
        return
    if not isinstance(document["datacenter"], bool):
        yield unexpected_value("type", "datacenter", "true or false", document["datacenter"])
    elif document["datacenter"]:
        message = "is for owners on Flux's list of enterprise owners; FluxOS refuses it of all others"
        yield Violation("type", "enterprise", "datacenter", message)
