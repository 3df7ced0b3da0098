"""The pieces that stress apps are made of."""

from collections.abc import Iterable, Sequence
from typing import Any

Spec = dict[str, Any]
Access = dict[str, Any]
Apps = dict[str, tuple[Spec, Access | None]]
Part = dict[str, Any]


def part(
    name: str,
    *,
    ports: Sequence[int] = (),
    inside: Sequence[int] | None = None,
    calls: Iterable[str] = (),
    image: str = "",
    data: str = "/data",
    domains: Sequence[str] = (),
) -> Part:
    """Give a component.

    Args:
        name: Its name.
        ports: Its public ports.
        inside: The container ports behind them; the same, where left out.
        calls: URLs that it calls, or whole ``KEY=value`` entries.
        image: Its image.
        data: Its ``containerData``.
        domains: The custom domains of its ports.

    """
    variables = [call if "=" in call.partition("://")[0] else f"URL_{i}={call}" for i, call in enumerate(calls)]
    return {
        "name": name,
        "description": "",
        "repotag": image or f"stress/{name}:1.0",
        "ports": list(ports),
        "containerPorts": list(ports if inside is None else inside),
        "domains": list(domains) or [""] * len(ports),
        "environmentParameters": variables,
        "commands": [],
        "containerData": data,
        "cpu": 1,
        "ram": 1000,
        "hdd": 10,
        "repoauth": "",
    }


def app(name: str, parts: Iterable[Part], instances: int = 3) -> Spec:
    """Give an app of version 8."""
    return {
        "version": 8,
        "name": name,
        "description": "A stress app",
        "owner": "1StressOwnerNotARealAddress0000000",
        "compose": list(parts),
        "instances": instances,
        "contacts": [],
        "geolocation": [],
        "expire": 88000,
        "nodes": [],
        "staticip": False,
        "enterprise": "",
    }


def url(to: str, of: str, port: int, scheme: str = "http") -> str:
    """Give the URL by which a component of an app is called inside it."""
    return f"{scheme}://flux{to}_{of}:{port}"


def database(name: str = "db", **more: Any) -> Part:
    """Give a PostgreSQL that only the app reaches."""
    return part(name, **{"image": "postgres:16-alpine", **more})
