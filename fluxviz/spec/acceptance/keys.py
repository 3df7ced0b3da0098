"""The fourth check: no key but those of the version. FluxOS has dropped all others by then, in silence.

Source: every path in runs ``specificationFormatter`` first, which builds a new object of the keys that it knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fluxviz.spec.acceptance.violations import Violation, is_number
from fluxviz.spec.javascript import to_number
from fluxviz.spec.keys import short_key
from fluxviz.spec.versions import APP_KEYS, COMPONENT_KEYS, LATEST, TIER_KEYS

ADDED_BY_THE_CHAIN = frozenset({"hash", "height", "_id", "__v"})
"""Keys that a spec gets when it is registered, and that no one writes."""


def check_keys(document: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield the keys that FluxOS drops: those that the version does not have, and sizes by tier that none asks for."""
    version: Any = to_number(document.get("version"))
    if not is_number(version) or version not in APP_KEYS:
        yield Violation("keys", "version", "version", f"expected 1 to {LATEST}")
        return
    allowed = {"version", *APP_KEYS[version], *(_tier_keys(document) if version <= 3 else ())}
    if version == 8:
        allowed.add("datacenter")
    yield from _extra(document, "", allowed | ADDED_BY_THE_CHAIN, version)
    if version <= 3:
        return
    compose = document.get("compose")
    for index, part in enumerate(compose if isinstance(compose, list) else ()):
        if isinstance(part, Mapping):
            of_part = {*COMPONENT_KEYS[version], *(_tier_keys(part) if version <= 7 else ())}
            yield from _extra(part, f"compose[{index}].", of_part, version)


def _tier_keys(part: Mapping[str, Any]) -> tuple[str, ...]:
    """Return ``tiered``, and the sizes beside it where it asks for them."""
    return TIER_KEYS if part.get("tiered") else TIER_KEYS[:1]


def _extra(part: Mapping[str, Any], at: str, allowed: set[str], version: int) -> Iterator[Violation]:
    for key in part:
        if key not in allowed:
            name = short_key(key)
            yield Violation("keys", "unknown", f"{at}{name}", f"{name} is no key of version {version}", name)
