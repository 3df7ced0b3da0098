"""The fifth check: CPU, RAM and disk, of one container or of all components together.

Source: ``checkHWParameters`` and ``checkComposeHWParameters``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from fluxviz.spec.acceptance.violations import Violation, is_number, quantity
from fluxviz.spec.limits import STEPS, TIERS, WHOLE_NODE, Hardware

_ENOUGH = 10**12
"""More than any node has: longer numbers are not added up."""


def check_hardware(document: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield what no node has, and of a single container what is no multiple of the step."""
    version: Any = document.get("version")
    if is_number(version) and version <= 3:
        tiers = {"": WHOLE_NODE, **(TIERS if document.get("tiered") else {})}
        for tier, hardware in tiers.items():
            yield from _alone(document, tier, hardware)
        return
    compose = document.get("compose")
    if not isinstance(compose, list):
        yield Violation("hw", "missing", "compose", "is missing or empty", "compose")
        return
    parts = [part for part in compose if isinstance(part, Mapping)]
    tiered = any(part.get("tiered") is True for part in parts)
    for tier, hardware in (TIERS if tiered else {"": WHOLE_NODE}).items():
        yield from _together(parts, tier, hardware)


def _alone(document: Mapping[str, Any], tier: str, hardware: Hardware) -> Iterator[Violation]:
    for key, (least, step, unit) in STEPS.items():
        value: Any = document.get(key + tier)
        most = getattr(hardware, key)
        if is_number(value) and (not least <= value <= most or round(value / step, 6) % 1):
            expected = f"{least:g} to {most} {unit} in steps of {step:g}, which {hardware.node} has"
            yield Violation("hw", "hardware", key + tier, f"expected {expected}, found {quantity(value)}")


def _together(parts: Sequence[Mapping[str, Any]], tier: str, hardware: Hardware) -> Iterator[Violation]:
    for key, step in STEPS.items():
        values: list[Any] = [part.get(key + tier) or part.get(key) for part in parts]
        total = round(sum(min(value, _ENOUGH) for value in values if is_number(value)), 6)
        most = getattr(hardware, key)
        if total > most:
            asked = f"the components ask for {quantity(total)} {step.unit} together"
            yield Violation("hw", "hardware", "compose", f"{asked}; {hardware.node} gives at most {most}")
