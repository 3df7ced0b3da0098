"""The fifth check: CPU, RAM and disk, of one container or of all components together.

Source: ``checkHWParameters`` and ``checkComposeHWParameters``; the sizes are ``fluxSpecifics`` less
``lockedSystemResources`` in ``ZelBack/config/default.js``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fluxviz.spec.acceptance.breaches import Breach, is_number, quantity

_NODES = {
    "": ("a node", 15, 59_000, 820),
    "basic": ("a cumulus node", 3, 5_000, 160),
    "super": ("a nimbus node", 7, 28_000, 380),
    "bamf": ("a stratus node", 15, 59_000, 820),
}
_STEPS = {"cpu": (0.1, 0.1), "ram": (100, 100), "hdd": (1, 1)}
_ENOUGH = 10**12
"""More than any node has: longer numbers are not added up."""
_UNITS = {"cpu": "cores", "ram": "MB", "hdd": "GB"}


def check_hardware(document: Mapping[str, Any]) -> Iterator[Breach]:
    """Yield what no node has, and of a single container what is no multiple of the step."""
    version: Any = document.get("version")
    if is_number(version) and version <= 3:
        tiers = _NODES if document.get("tiered") else {"": _NODES[""]}
        for tier, sizes in tiers.items():
            yield from _alone(document, tier, sizes)
        return
    compose = document.get("compose")
    if not isinstance(compose, list):
        yield Breach("hw", "missing", "compose", "is missing or empty", "compose")
        return
    parts = [part for part in compose if isinstance(part, Mapping)]
    tiered = any(part.get("tiered") is True for part in parts)
    for tier in ("basic", "super", "bamf") if tiered else ("",):
        yield from _together(parts, tier)


def _alone(document: Mapping[str, Any], tier: str, sizes: tuple[str, int, int, int]) -> Iterator[Breach]:
    node, *most = sizes
    for (key, (least, step)), limit in zip(_STEPS.items(), most, strict=True):
        value: Any = document.get(key + tier)
        if not is_number(value):
            continue
        if not least <= value <= limit or round(value / step, 6) % 1:
            expected = f"{least:g} to {limit} {_UNITS[key]} in steps of {step:g}, which {node} has"
            yield Breach("hw", "hardware", key + tier, f"expected {expected}, found {quantity(value)}")


def _together(parts: Sequence[Mapping[str, Any]], tier: str) -> Iterator[Breach]:
    node, *most = _NODES[tier]
    for key, limit in zip(_STEPS, most, strict=True):
        values: list[Any] = [part.get(key + tier) or part.get(key) for part in parts]
        total = round(sum(min(value, _ENOUGH) for value in values if is_number(value)), 6)
        if total > limit:
            said = f"the components ask for {quantity(total)} {_UNITS[key]} together; {node} gives at most {limit}"
            yield Breach("hw", "hardware", "compose", said)
