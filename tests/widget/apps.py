"""The apps that the explorer is tried on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.specimens import ALL, SHARED, SPECS, TESTS, path_of

FULLSTACK = TESTS.parent / "assets" / "fullstack.json"
"""Front end, api and postgres, each published; no custom domain."""

DOMAIN = SPECS / "guide_custom_domain.json"
"""A custom domain and its access file."""

OURS = tuple(path_of(name) for name in ALL) + tuple(sorted((SPECS / "references").glob("*.json")))
REAL: tuple[Path, ...] = tuple(sorted(SHARED.glob("*.json"))) if SHARED.is_dir() else ()

SHOP: dict[str, Any] = {
    "version": 7,
    "name": "shop",
    "owner": "1FluxExample",
    "description": "A shop",
    "instances": 3,
    "compose": [
        {
            "name": "web",
            "repotag": "nginx:1.27",
            "ports": [31000],
            "containerPorts": [80],
            "domains": ["shop.example.com"],
            "environmentParameters": ["REACT_APP_API=https://api-shop.app.runonflux.io"],
            "containerData": "/data",
            "cpu": 0.5,
            "ram": 500,
            "hdd": 5,
        },
        {
            "name": "api",
            "repotag": "acme/api:1",
            "ports": [31001],
            "containerPorts": [3000],
            "environmentParameters": [
                "DATABASE_URL=postgresql://fluxdb_shop:5432/shop",
                "CACHE=redis://fluxcache_shop:6379",
                "MAIL_URL=https://mail.example.org/send",
                "QUEUE_HOST=fluxnobody_shop",
            ],
            "containerData": "/x|0:/shared",
        },
        {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": [], "containerData": "/pg"},
        {"name": "cache", "repotag": "redis:7", "ports": [], "containerPorts": []},
    ],
}
"""Every kind of node but CloudFlare: a custom domain, a call outside, one to nowhere, a shared volume."""

SHOP_ACCESS: dict[str, Any] = {"domains": {"shop.example.com": {"component": "web", "ssl": "full"}}}
"""CloudFlare before it."""
