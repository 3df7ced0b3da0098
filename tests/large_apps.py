"""Apps and estates of any size, from a seed: components that call each other at random, apps that call each other."""

from __future__ import annotations

import random
from typing import Any

IMAGES = ("acme/service:1", "postgres:16", "redis:7", "nginx:1")


def _calls(names: list[str], links: int, seed: int) -> dict[str, list[str]]:
    chance = random.Random(seed)
    calls: dict[str, set[str]] = {name: set() for name in names}
    while sum(map(len, calls.values())) < links:
        caller, called = chance.sample(names, 2)
        calls[caller].add(called)
    return {name: sorted(called) for name, called in calls.items()}


def linked_app(components: int, links: int, seed: int = 1) -> dict[str, Any]:
    """Return an app of so many components, a fifth of them public, with so many links between them."""
    chance = random.Random(seed)
    names = [f"c{index}" for index in range(components)]
    calls = _calls(names, links, seed)
    public = components // 5
    return {
        "version": 8,
        "name": "large",
        "instances": 3,
        "compose": [
            {
                "name": name,
                "repotag": chance.choice(IMAGES),
                "ports": [31000 + index] if index < public else [],
                "containerPorts": [3000] if index < public else [],
                "environmentParameters": [
                    "LIMIT=3000",  # so that nobody can be sure where it listens
                    *(f"PEER{place}=http://flux{called}_large:3000" for place, called in enumerate(calls[name])),
                ],
            }
            for index, name in enumerate(names)
        ],
    }


def linked_estate(apps: int, links: int, seed: int = 1) -> list[dict[str, Any]]:
    """Return so many apps, with so many calls from one to a public name of another."""
    names = [f"app{index}" for index in range(apps)]
    calls = _calls(names, links, seed)
    return [_member(name, calls[name]) for name in names]


def _member(name: str, called: list[str]) -> dict[str, Any]:
    peers = [f"PEER{place}_URL=https://{peer}.app.runonflux.io" for place, peer in enumerate(called)]
    web = {"name": "web", "repotag": "nginx:1", "ports": [31000], "containerPorts": [80]}
    database = {"name": "db", "repotag": "postgres:16", "ports": [35432], "containerPorts": [5432]}
    return {
        "version": 8,
        "name": name,
        "instances": 3,
        "compose": [{**web, "environmentParameters": peers}, database],
    }
