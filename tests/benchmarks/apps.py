"""Apps of a given size, shaped like real ones: 20 entries a component, three in ten of them links."""

from __future__ import annotations

from typing import Any

_ENTRIES = (
    "NODE_ENV=production", "LOG_LEVEL=info", "PORT=3000", "DB_HOST=flux{next}_bench", "DB_PORT=3000", "DB_NAME=appdb",
    "DB_USER=bench", "DB_PASSWORD=not-a-secret", "REDIS_URL=redis://:pw@flux{next}_bench:6379/0",
    "API_URL=http://flux{next}_bench:3000/v1", "FEATURE_NEW_CART=true", "TIMEOUT=30", "TZ=Europe/Berlin",
    "SMTP_HOST=smtp.example.com", "SMTP_PORT=587", "S3_BUCKET=pictures", "JWT_SECRET=not-a-secret-either",
    "CORS_ORIGIN=https://shop.example.com", "WORKERS=4", "APP_NAME=bench",
)  # fmt: skip


def app(size: int, entries: int = 20) -> dict[str, Any]:
    """Give an app of ``size`` components in a chain, each with ``entries`` environment entries."""
    names = [f"c{index}" for index in range(size)]
    return {
        "version": 8,
        "name": "bench",
        "compose": [
            {
                "name": name,
                "repotag": "acme/service:1",
                "ports": [31000 + index],
                "containerPorts": [3000],
                "environmentParameters": [
                    f"{'' if turn == 0 else f'X{turn}_'}{entry}".format(next=names[(index + 1) % size])
                    for turn in range(-(-entries // len(_ENTRIES)))
                    for entry in _ENTRIES[: entries - turn * len(_ENTRIES)]
                ],
            }
            for index, name in enumerate(names)
        ],
        "instances": 3,
    }


def estate(size: int) -> list[dict[str, Any]]:
    """Give ``size`` apps of five components each, every one calling a public name of the next."""
    return [_member(f"app{index}", f"app{(index + 1) % size}") for index in range(size)]


def _member(name: str, following: str) -> dict[str, Any]:
    parts = {
        "web": (["31000"], [80], [f"REACT_APP_API=https://api-{name}.app.runonflux.io"]),
        "api": (
            [31001],
            [3000],
            [
                f"DB_HOST=fluxdb_{name}:5432",
                f"REDIS_URL=redis://fluxcache_{name}:6379",
                f"PEER=https://{following}.app.runonflux.io",
            ],
        ),
        "worker": ([], [], [f"DB_HOST=fluxdb_{name}:5432"]),
        "db": ([], [], []),
        "cache": ([], [], []),
    }
    images = {"web": "nginx:1", "db": "postgres:16", "cache": "redis:7"}
    compose = [
        {
            "name": part,
            "repotag": images.get(part, f"acme/{part}:1"),
            "ports": ports,
            "containerPorts": inside,
            "environmentParameters": environment,
        }
        for part, (ports, inside, environment) in parts.items()
    ]
    return {"version": 8, "name": name, "compose": compose, "instances": 3}
