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
