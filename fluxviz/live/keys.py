"""Which keys of a spec are not what they were: their names, and never a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from fluxviz.network.wording import harmless

_DRAWN = (
    "name", "repotag", "ports", "containerPorts", "port", "containerPort", "domains", "containerData", "instances",
)  # fmt: skip
"""What a picture shows; a change of it is told in topology words."""
_WORDS = {
    "environmentParameters": "environment",
    "enviromentParameters": "environment",
    **dict.fromkeys(("cpu", "ram", "hdd", "tiered"), "resources"),
}
_TIERS = ("basic", "super", "bamf")
_APART = frozenset({"version", "expire", "hash", "height", "owner", "compose", "enterprise"})
"""What is told elsewhere, or means nothing."""


def changed_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Name the keys that are not what they were: those that a picture shows, and all others.

    >>> old = {"compose": [{"name": "web", "cpu": 1, "environmentParameters": ["A=1"]}], "contacts": []}
    >>> new = {"compose": [{"name": "web", "cpu": 2, "environmentParameters": ["A=2"]}], "contacts": ["me"]}
    >>> changed_keys(old, new)
    ([], ['contacts', 'environment, resources of web'])
    """
    drawn, other = _sorted_out(before, after)
    told = [_told(drawn)], [_told(other)]
    new = dict(_components(after))
    for name, once in _components(before):
        if name in new:
            for found, keys in zip(told, _sorted_out(once, new[name]), strict=True):
                found.append(f"{_told(keys)} of {harmless(name, 60)}" if keys else "")
    return [each for each in told[0] if each], [each for each in told[1] if each]


def plain(value: Any) -> Any:
    """Return a value that is the same for all ways in which nothing is written."""
    return None if value in (None, False, "", [], [""]) else value


def _sorted_out(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    keys = [key for key in dict.fromkeys((*before, *after)) if plain(before.get(key)) != plain(after.get(key))]
    keys = [key for key in keys if key not in _APART]
    return [key for key in keys if key in _DRAWN], [key for key in keys if key not in _DRAWN]


def _told(keys: Iterable[str]) -> str:
    return ", ".join(sorted({_word(key) for key in keys}))


def _word(key: str) -> str:
    return "resources" if key.endswith(_TIERS) else _WORDS.get(key, harmless(key, 40))


def _components(document: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    compose = document.get("compose")
    parts = compose if isinstance(compose, list) else []
    return [(str(part.get("name")), part) for part in parts if isinstance(part, Mapping)]
