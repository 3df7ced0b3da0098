"""Secrets planted in a spec wherever it can hold one, and what is looked for afterwards."""

from __future__ import annotations

import base64
import json
from copy import deepcopy
from typing import Any
from urllib.parse import quote

CANARY = "Zq7canary0secret"

PLANTED: dict[str, Any] = {
    "version": 7,
    "name": "shop",
    "description": f"call {CANARY}01",
    "owner": "1FluxExample",
    "contacts": [f"{CANARY}02@example.com"],
    "compose": [
        {
            "name": "web",
            "description": f"the key is {CANARY}03",
            "repotag": f"robot:{CANARY}04@registry.example.com/web:1",
            "ports": [31000],
            "containerPorts": [3000],
            "domains": [f"https://u:{CANARY}05@shop.example.com/{CANARY}06"],
            "environmentParameters": [
                f"DATABASE_URL=postgresql://{CANARY}07:{CANARY}08@fluxdb_shop:5432/shop",
                f"API_URL=https://{CANARY}09:{CANARY}10@api.example.com/v1?token={CANARY}11",
                f"GREETING={CANARY}12",
                f"DB_PASSWORD={CANARY}13",
                f"REACT_APP_API_URL=https://u:{CANARY}14@shop.app.runonflux.io/{CANARY}15",
                f'CONFIG={{"db": {{"host": "fluxdb_shop", "password": "{CANARY}16"}}}}',
                f"{CANARY}17",
            ],
            "commands": ["serve", f"--password={CANARY}18", f"redis://:{CANARY}19@fluxcache_shop:6379/0"],
            "secrets": f"{CANARY}20",
            "repoauth": f"{CANARY}21",
            "containerData": "/data",
        },
        {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
        {"name": "cache", "repotag": "redis:7", "ports": [], "containerPorts": []},
    ],
    "instances": 3,
}


def planted(document: dict[str, Any]) -> dict[str, Any]:
    """Give a spec with a canary as every value of its environment, beside those it has, and in its descriptions."""
    changed = deepcopy(document)
    holder = changed
    for wrapper in ("data", "appSpecifications", "value"):
        if isinstance(holder.get(wrapper), dict):
            holder = holder[wrapper]
    holder["description"] = CANARY
    parts = holder.get("compose")
    for number, part in enumerate(parts if isinstance(parts, list) else [holder]):
        part["description"] = f"{CANARY}d{number}"
        entries = part.get("environmentParameters")
        if isinstance(entries, list):
            urls = [f"U{number}_URL=https://{CANARY}:{CANARY}@far{number}.example.com/{CANARY}"]
            part["environmentParameters"] = [*entries, f"SECRET_{number}={CANARY}e{number}", *urls]
        commands = part.get("commands")
        if isinstance(commands, list):
            part["commands"] = [*commands, f"--token={CANARY}c{number}"]
    return changed


def canaries_in(text: str) -> list[str]:
    """Find a canary as it is, in a URL, and in base64 at each of its three offsets."""
    folded = text.casefold()
    forms = [CANARY, quote(CANARY, safe=""), json.dumps(CANARY)[1:-1]]
    found = [form for form in forms if form.casefold() in folded]
    for lead in range(3):
        encoded = base64.b64encode(b"x" * lead + CANARY.encode()).decode()
        # What depends on what stands before or after the canary is left out.
        core = encoded[-(-lead * 4 // 3) + (1 if lead else 0) : len(encoded) // 4 * 4 - 4]
        found += [core] if core in text else []
    return found
