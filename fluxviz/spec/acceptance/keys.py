"""The fourth check: no key but those of the version. What the chain adds is left out before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fluxviz.spec.acceptance.breaches import Breach, is_number
from fluxviz.spec.acceptance.formatting import to_number
from fluxviz.spec.versions import APP_KEYS, COMPONENT_KEYS, TIER_KEYS

ADDED_BY_THE_CHAIN = frozenset({"hash", "height", "_id", "__v"})
"""Keys that a spec gets when it is registered, and that no one writes."""


def check_keys(document: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield the keys that the version does not have."""
    version: Any = to_number(document.get("version"))
    if not is_number(version) or version not in APP_KEYS:
        yield Breach("keys", "version", "version", "expected 1 to 8")
        return
    allowed = {"version", *APP_KEYS[version], *(TIER_KEYS if version <= 3 else ())}
    if version == 8:
        allowed.add("datacenter")
    yield from _extra(document, "", allowed | ADDED_BY_THE_CHAIN, version)
    if version <= 3:
        return
    of_part = {*COMPONENT_KEYS[version], *(TIER_KEYS if version <= 7 else ())}
    compose = document.get("compose")
    for index, part in enumerate(compose if isinstance(compose, list) else ()):
        if isinstance(part, Mapping):
            yield from _extra(part, f"compose[{index}].", of_part, version)


def _extra(part: Mapping[str, Any], at: str, allowed: set[str], version: int) -> Iterator[Breach]:
    for key in part:
        if key not in allowed:
            # An odd key could hold anything: it is counted, not named.
            name = str(key) if str(key).isidentifier() and len(str(key)) <= 40 else "(an odd key)"
            yield Breach("keys", "unknown", f"{at}{name}", f"{name} is no key of version {version}", name)
