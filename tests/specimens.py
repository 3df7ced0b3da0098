"""The specs that tests read, and short ways to make more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent
SPECS = TESTS / "specs"
GOLDEN = TESTS / "golden"
PACKAGE = TESTS.parent / "fluxviz"

SHARED = TESTS.parent.parent / "shared" / "specs"
REAL_SPECS = tuple(each for each in (SHARED, SHARED.parent / "more-specs") if each.is_dir())
"""Folders of real specs, each with what FluxOS says of them when they are registered."""
CASES = SHARED.parent / "cases"
"""Small inputs with a right answer, after what users reported."""
NO_SHARED = "../shared, with the real specs and the cases that this test reads, is not beside the project"

GUIDE_EXAMPLES = (
    "guide_three_tier",
    "guide_standard_port",
    "guide_different_mapping",
    "mapping_that_differs",
    "guide_custom_domain",
    "guide_fullstack",
)
ALL = tuple(sorted(path.stem for path in SPECS.glob("*.json") if not path.name.endswith(".access.json")))


def path_of(name: str) -> Path:
    return SPECS / f"{name}.json"


def document(name: str) -> dict[str, Any]:
    """Read a spec of ours as plain values, to be changed at will."""
    read: dict[str, Any] = json.loads(path_of(name).read_text("utf-8"))
    return read


def component(name: str = "api", port: int | None = 3000, **more: Any) -> dict[str, Any]:
    ports = [] if port is None else [port]
    return {"name": name, "ports": ports, "containerPorts": ports, **more}


def app(*components: dict[str, Any], name: str = "shop", version: int = 4, **more: Any) -> dict[str, Any]:
    return {"version": version, "name": name, "compose": list(components or (component(),)), **more}
