"""The first check: values are brought into their types where that can be done, and what must be there is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from fluxviz.spec.acceptance.violations import Violation, is_filled, is_whole, missing_key, quantity, unexpected_value
from fluxviz.spec.javascript import to_flag, to_list, to_number, to_text
from fluxviz.spec.limits import Span, instances_of
from fluxviz.spec.versions import TIER_KEYS

_LISTS = (
    ("ports", "a list of numbers"), ("domains", "a list of texts"), ("environmentParameters", "a list of texts"),
    ("commands", "a list of texts"), ("containerPorts", "a list of numbers"),
)  # fmt: skip
_SINGLE = ("repotag", "enviromentParameters", "commands", "containerData", "cpu", "ram", "hdd")


def _put(part: dict[str, Any], key: str, change: Callable[[Any], Any]) -> None:
    """Bring a value to its type where the key is there; null is a value, as it is in JavaScript."""
    if key in part:
        part[key] = change(part[key])


class Formatter:
    """Formats one document.

    Attributes:
        violations: What cannot be brought into its type, or is not there.
        done: The document as far as it could be formatted.

    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.violations: list[Violation] = []
        self.done: dict[str, Any] = dict(document)

    def format(self) -> dict[str, Any] | None:
        """Return the document with every value in its type; None where something cannot be."""
        source, done = self.document, self.done
        if not is_filled(source.get("version")):
            self.violations.append(Violation("format", "version", "version", "is missing"))
            return None
        version = done["version"] = to_number(source["version"])
        for key in ("name", "description", "owner"):
            self._require(source, "", key)
            _put(done, key, to_text)
        if version < 4:
            self._single(done, version)
        else:
            self._compose(done, version)
        self._of_app(done, version)
        return None if self.violations else done

    def _require(self, part: Mapping[str, Any], at: str, key: str) -> bool:
        if is_filled(part.get(key)):
            return True
        self.violations.append(missing_key("format", at, key))
        return False

    def _list(self, part: Mapping[str, Any], at: str, key: str, what: str) -> list[Any]:
        value = to_list(part.get(key))
        if isinstance(value, list):
            return value
        self.violations.append(
            missing_key("format", at, key)
            if key not in part
            else unexpected_value("format", f"{at}{key}", what, part[key])
        )
        return []

    def _single(self, done: dict[str, Any], version: int) -> None:
        lists = ("ports", "containerPorts", "domains") if version > 1 else ()
        for key in (*_SINGLE, *(("port", "containerPort") if version == 1 else lists)):
            self._require(done, "", key)
        for key in ("enviromentParameters", "commands", *lists):
            if is_filled(done.get(key)):
                done[key] = [to_text(each) for each in self._list(done, "", key, "a list of texts")]
        for key in ("repotag", "containerData"):
            _put(done, key, to_text)
        for key in ("cpu", "ram", "hdd", *(("port", "containerPort") if version == 1 else ())):
            _put(done, key, to_number)
        done["tiered"] = to_flag(done.get("tiered"))
        self._tiers(done, "")

    def _tiers(self, part: Mapping[str, Any], at: str) -> None:
        if not isinstance(part.get("tiered"), bool):
            known = "tiered" in part and part["tiered"] is not None
            self.violations.append(
                unexpected_value("format", f"{at}tiered", "true or false", part["tiered"])
                if known
                else missing_key("format", at, "tiered")
            )
        elif part["tiered"]:
            for key in TIER_KEYS[1:]:
                self._require(part, at, key)

    def _compose(self, done: dict[str, Any], version: int) -> None:
        compose = to_list(done.get("compose"))
        if not isinstance(compose, list):
            there = is_filled(done.get("compose"))
            self.violations.append(
                unexpected_value("format", "compose", "a list of components", compose)
                if there
                else missing_key("format", "", "compose")
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
            # FluxOS works out the numbers of containerPorts, and goes on with what was written.
            done[key] = value if key == "containerPorts" else [change(each) for each in value]
        for key in ("name", "description", "repotag", "containerData", "repoauth", "secrets"):
            _put(done, key, to_text)
        for key in ("cpu", "ram", "hdd"):
            _put(done, key, to_number)
        if version <= 7:
            self._tiers(part, at)
        return done

    def _of_app(self, done: dict[str, Any], version: int) -> None:
        if version >= 3 and self._require(done, "", "instances"):
            self._whole(done, "instances", instances_of(version))
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
                self.violations.append(
                    unexpected_value("format", "staticip", "true or false", done["staticip"])
                    if there
                    else missing_key("format", "", "staticip")
                )
        if version >= 8:
            _put(done, "datacenter", to_flag)

    def _texts(self, done: dict[str, Any], key: str) -> None:
        if self._require(done, "", key):
            done[key] = [to_text(each) for each in self._list(done, "", key, "a list of texts")]

    def _whole(self, done: dict[str, Any], key: str, span: Span | None = None) -> None:
        number = to_number(done[key])
        if not is_whole(number):
            self.violations.append(unexpected_value("format", key, "a whole number", done[key]))
        elif span and not span.least <= number <= span.most:
            message = f"expected {span.least} to {span.most}, found {quantity(number)}"
            self.violations.append(Violation("format", "range", key, message))
        done[key] = number
