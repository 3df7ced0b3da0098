"""A clean app of the patterns, and ways to break it in one place."""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from typing import Any

from fluxviz import Findings, check
from fluxviz.patterns import full_stack

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+|\+)\]")
OWNER = "1FluxExampleOwner"
DOMAIN = {"domains": {"shop.example.com": {"component": "frontend"}}}


def clean() -> dict[str, Any]:
    """A front end, an api and a postgres: the pattern, with its open questions answered."""
    document = full_stack.pattern(
        app="shop", owner=OWNER, api_image="acme/api:1", frontend_image="acme/front:1", frontend_port=31080, instances=1
    ).document
    for part in document["compose"]:
        part["environmentParameters"] = [
            entry for entry in part["environmentParameters"] if not entry.endswith("=CHANGE_ME")
        ]
    return document


def changed(document: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """Put values at paths; ``[+]`` appends, a value of ``...`` takes the key away."""
    done = copy.deepcopy(document)
    for path, value in changes.items():
        steps = [name or (int(index) if index.isdigit() else index) for name, index in _STEP.findall(path)]
        where: Any = done
        for step in steps[:-1]:
            where = where[step]
        if value is ...:
            del where[steps[-1]]
        elif steps[-1] == "+":
            where.append(value)
        else:
            where[steps[-1]] = value
    return done


@dataclass(frozen=True)
class Case:
    """One path to break the clean app, or one that only looks so.

    Attributes:
        code: The rule.
        changes: Paths and what is put there.
        access: The overlay.
        also: Other codes that rightly come with it.
        template: The document is one whose owner a form fills in.

    """

    code: str
    changes: dict[str, Any] = field(default_factory=dict)
    access: dict[str, Any] | None = None
    also: tuple[str, ...] = ()
    template: bool = False

    def findings(self) -> Findings:
        return check(changed(clean(), self.changes), access=self.access, template=self.template)

    @property
    def id(self) -> str:
        said = ",".join(f"{path}={value}" for path, value in self.changes.items()) or str(self.access)
        return f"{self.code} {said}"[:90]


FRONT, API, DB = "compose[0]", "compose[1]", "compose[2]"
FRONT_ENV, API_ENV, DB_ENV = (f"{part}.environmentParameters[+]" for part in (FRONT, API, DB))
