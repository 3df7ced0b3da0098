"""The Domain Manager's own answers, and where small cases lie: read beside the project, where they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.specimens import TESTS

ORACLE = TESTS.parent.parent / "shared" / "oracle" / "fdm"
CASES = TESTS.parent.parent / "shared" / "cases"
NO_ORACLE = "../shared/oracle/fdm, what the Domain Manager makes of 30 specs, is not beside the project"
NO_CASES = "../shared/cases, the small inputs that this test reads, is not beside the project"
ZONE = "app.runonflux.io"


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def answers() -> dict[str, Any]:
    """Give what the edge really serves of each app: the two with a shared database as they are sliced."""
    return {**read(ORACLE / "names.json"), **read(ORACLE / "names-shared-db.json")}


def case(name: str) -> dict[str, Any]:
    """Read a small input with an owner filled in."""
    document: dict[str, Any] = read(CASES / f"{name}.json")
    return document
