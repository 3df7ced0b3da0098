"""A project with a diagram in its docs, in a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.running import Ran, run
from tests.specimens import app, component

TOML = """
[tool.fluxviz]
detail = "network"

[[tool.fluxviz.diagrams]]
spec = "app.json"
output = ["docs/app.svg", "docs/app.mmd"]
"""


def shop(port: int = 3000, **more: Any) -> dict[str, Any]:
    return app(component("api", port, environmentParameters=["DB=fluxdb_shop:5432"]), component("db", None, **more))


class Project:
    """A folder with settings and a spec."""

    def __init__(self, folder: Path, settings: str = TOML, name: str = "pyproject.toml") -> None:
        self.folder = folder
        self.settings = folder / name
        self.settings.write_text(settings)
        self.write(shop())

    def write(self, spec: dict[str, Any], name: str = "app.json", **layout: Any) -> None:
        (self.folder / name).write_text(json.dumps(spec, **layout))

    def docs(self, verb: str, *words: str) -> Ran:
        return run("docs", verb, "--config", self.settings, *words)

    def read(self, name: str) -> str:
        return (self.folder / name).read_bytes().decode()
