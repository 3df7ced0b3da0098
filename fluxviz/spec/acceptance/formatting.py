"""The first check: values are brought into their types where that can be done, and what must be there is there."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from fluxviz.spec.acceptance.breaches import Breach, is_filled, is_whole, lacks, wrong
from fluxviz.spec.versions import TIER_KEYS

_LISTS = (
    ("ports", "a list of numbers"), ("domains", "a list of texts"), ("environmentParameters", "a list of texts"),
    ("commands", "a list of texts"), ("containerPorts", "a list of numbers"),
)  # fmt: skip
_SINGLE = ("repotag", "enviromentParameters", "commands", "containerData", "cpu", "ram", "hdd")


def to_number(value: Any) -> Any:
    """Bring a value to a number as JavaScript's ``Number`` does; what is none becomes one that is not finite."""
    if isinstance(value, bool) or value is None:
        return int(value or 0) if value is not None else math.nan
    if isinstance(value, (int, float)):
        return value
    try:
        number = float(value.strip() or 0)
    except (ValueError, AttributeError):
        return math.nan
    return int(number) if math.isfinite(number) and number == int(number) else number


def to_text(value: Any) -> Any:
    """Bring a value to text; what is not there stays so."""
    return value if isinstance(value, str) or value is None else json.dumps(value)


def to_list(value: Any) -> Any:
    """Bring text that holds a list to that list."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return {}


def to_flag(value: Any) -> Any:
    """Bring what stands for true or false to it."""
    if value in ("true", 1, "1"):
        return True
    return False if value in ("false", 0, "0") else value


class Formatter:
    """Formats one document.

    Attributes:
        breaches: What cannot be brought into its type, or is not there.
        done: The document as far as it could be formatted.

    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.breaches: list[Breach] = []
        self.done: dict[str, Any] = dict(document)

    def format(self) -> dict[str, Any] | None:
        """Give the document with every value in its type; None where something cannot be."""
        source, done = self.document, self.done
        if not is_filled(source.get("version")):
            self.breaches.append(Breach("format", "version", "version", "is missing"))
            return None
        version = done["version"] = to_number(source["version"])
        for key in ("name", "description", "owner"):
            self._require(source, "", key)
            done[key] = to_text(source.get(key))
        if version < 4:
            self._single(done, version)
        else:
            self._compose(done, version)
        self._of_app(done, version)
        return None if self.breaches else done

    def _require(self, part: Mapping[str, Any], at: str, key: str) -> bool:
        if is_filled(part.get(key)):
            return True
        self.breaches.append(lacks("format", at, key))
        return False

    def _list(self, part: Mapping[str, Any], at: str, key: str, what: str) -> list[Any]:
        value = to_list(part.get(key))
        if isinstance(value, list):
            return value
        self.breaches.append(
            lacks("format", at, key) if key not in part else wrong("format", f"{at}{key}", what, part[key])
        )
        return []

    def _single(self, done: dict[str, Any], version: int) -> None:
        lists = ("ports", "containerPorts", "domains") if version > 1 else ()
        for key in (*_SINGLE, *(("port", "containerPort") if version == 1 else lists)):
            self._require(done, "", key)
        for key in ("enviromentParameters", "commands", *lists):
            if is_filled(done.get(key)):
                done[key] = [to_text(each) for each in self._list(done, "", key, "a list of texts")]
        for key in ("cpu", "ram", "hdd", *(("port", "containerPort") if version == 1 else ())):
            done[key] = to_number(done.get(key))
        done["tiered"] = to_flag(done.get("tiered"))
        self._tiers(done, "")

    def _tiers(self, part: Mapping[str, Any], at: str) -> None:
        if not isinstance(part.get("tiered"), bool):
            known = "tiered" in part and part["tiered"] is not None
            self.breaches.append(
                wrong("format", f"{at}tiered", "true or false", part["tiered"])
                if known
                else lacks("format", at, "tiered")
            )
        elif part["tiered"]:
            for key in TIER_KEYS[1:]:
                self._require(part, at, key)

    def _compose(self, done: dict[str, Any], version: int) -> None:
        compose = to_list(done.get("compose"))
        if not isinstance(compose, list):
            there = is_filled(done.get("compose"))
            self.breaches.append(
                wrong("format", "compose", "a list of components", compose) if there else lacks("format", "", "compose")
            )
            return
        done["compose"] = [
            self._component(part, f"compose[{index}].", version) if isinstance(part, Mapping) else part
            for index, part in enumerate(compose)
        ]

    def _component(self, part: Mapping[str, Any], at: str, version: int) -> dict[str, Any]:
        done = dict(part)
        for key, what in _LISTS:
            value = self._list(part, at, key, what)
            change = to_number if key == "ports" else to_text
            done[key] = value if key == "containerPorts" else [change(each) for each in value]
        for key in ("name", "description", "repotag", "containerData", "repoauth", "secrets"):
            done[key] = to_text(part.get(key))
        for key in ("cpu", "ram", "hdd"):
            done[key] = to_number(part.get(key))
        if version <= 7:
            self._tiers(part, at)
        return done

    def _of_app(self, done: dict[str, Any], version: int) -> None:
        if version >= 3 and self._require(done, "", "instances"):
            self._whole(done, "instances", 1 if version >= 8 else 3, 100)
        if version >= 5:
            for key in ("contacts", "geolocation"):
                self._texts(done, key)
        if version >= 6 and self._require(done, "", "expire"):
            self._whole(done, "expire")
        if version >= 7:
            self._texts(done, "nodes")
            done["staticip"] = to_flag(done.get("staticip"))
            if not isinstance(done["staticip"], bool):
                there = done["staticip"] is not None
                self.breaches.append(
                    wrong("format", "staticip", "true or false", done["staticip"])
                    if there
                    else lacks("format", "", "staticip")
                )

    def _texts(self, done: dict[str, Any], key: str) -> None:
        if self._require(done, "", key):
            done[key] = [to_text(each) for each in self._list(done, "", key, "a list of texts")]

    def _whole(self, done: dict[str, Any], key: str, least: int = 0, most: int = 0) -> None:
        number = to_number(done[key])
        if not math.isfinite(number) or not is_whole(number):
            self.breaches.append(wrong("format", key, "a whole number", done[key]))
        elif most and not least <= number <= most:
            message = f"expected {least} to {most}, found {number:g}"
            self.breaches.append(Breach("format", "range", key, message))
        done[key] = number
