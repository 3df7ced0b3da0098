"""Specs as the API has them, with values that no output may hold."""

from __future__ import annotations

from typing import Any

from tests.specimens import app, component

CANARIES = ("CANARYpassword", "CANARYtoken", "CANARYrepoauth", "CANARYsecrets", "CANARYciphertext")

HASH = "a" * 64
OLD_HASH = "b" * 64


def shop(**more: Any) -> dict[str, Any]:
    """Make an app of version 7, as FluxOS answers it, that holds secrets wherever there may be one."""
    web = component(
        "web",
        33000,
        repotag="me/web:1",
        environmentParameters=["API_URL=http://fluxapi_shop:3000", "ADMIN_PASSWORD=CANARYpassword-x9z1"],
        commands=["--token=CANARYtoken-77"],
        secrets="CANARYsecrets-PGP",
        repoauth="CANARYrepoauth-PGP",
        description="",
        domains=["shop.example.com"],
        containerData="/tmp",
        cpu=0.5,
        ram=500,
        hdd=5,
    )
    api = {**web, "name": "api", "repotag": "me/api:1", "ports": [33001], "containerPorts": [3000], "domains": [""]}
    given = {
        "description": "a shop",
        "owner": "1OwnerOfTheShop",
        "instances": 3,
        "contacts": [],
        "geolocation": [],
        "expire": 88000,
        "nodes": ["203.0.113.7:16127"],
        "staticip": False,
        "hash": HASH,
        "height": 2994014,
    }
    return {**app(web, api, version=7), **given, **more}


def sealed(**more: Any) -> dict[str, Any]:
    """Make an enterprise app of version 8, whose components only its nodes can read."""
    whole = shop(name="vault", version=8, enterprise="CANARYciphertext" * 40, nodes=[], **more)
    return {**whole, "compose": []}


def without_record(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a spec as a file has it: without what the chain adds."""
    return {key: value for key, value in spec.items() if key not in ("hash", "height")}
