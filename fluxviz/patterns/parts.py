"""The parts that patterns are made of: components, and the document they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fluxviz.faults import Fault
from fluxviz.spec import PublicAccess
from fluxviz.spec.document import ordered
from fluxviz.spec.versions import LATEST

PLACEHOLDER = "CHANGE_ME"
"""What stands where a password belongs."""

POSTGRES_PORT = 5432
REDIS_PORT = 6379
A_MONTH = 88_000
"""``expire``, in blocks of 30 seconds."""

_NO_DATA = "/tmp"  # noqa: S108 - a path in the container: FluxOS wants one even of those who keep nothing


@dataclass(frozen=True)
class Part:
    """One component of a pattern.

    Attributes:
        name: Its name.
        image: Its Docker image.
        size: CPU cores, RAM in MB, disk in GB.
        public: Its public port; None: it has none.
        container: The port it listens on, behind the public one.
        domain: The custom domain of its port.
        environment: Its settings.
        data: Where it keeps what it stores; empty: nowhere.
        description: What it is.
        parameters: Which parameter each of its values comes from, by path in the component.

    """

    name: str
    image: str
    size: tuple[float, int, int]
    public: int | None = None
    container: int = 0
    domain: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    data: str = ""
    description: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """Return it as version 8 has it."""
        published = self.public is not None
        cpu, ram, hdd = self.size
        return {
            "name": self.name,
            "description": self.description,
            "repotag": self.image,
            "ports": [self.public] if published else [],
            "containerPorts": [self.container] if published else [],
            "domains": [self.domain] if published else [],
            "environmentParameters": [f"{key}={value}" for key, value in self.environment.items()],
            "commands": [],
            "containerData": self.data or _NO_DATA,
            "cpu": cpu,
            "ram": ram,
            "hdd": hdd,
            "repoauth": "",
        }


@dataclass(frozen=True)
class Draft:
    """What a pattern is made of, before it is checked.

    Attributes:
        app: The app's name.
        description: The app's description.
        parts: Its components.
        owner: The owner's Flux ID; empty: still to be filled in.
        instances: How many nodes run a whole copy.
        access: What the spec cannot say.
        deviations: Where it parts from the guide's own text and why.
        remaining: What is still to be filled in besides what every pattern asks for.
        faults: What is wrong with parameters that the document alone does not tell.

    """

    app: str
    description: str
    parts: Sequence[Part]
    owner: str = ""
    instances: int = 3
    access: PublicAccess | None = None
    deviations: Sequence[str] = ()
    remaining: Sequence[str] = ()
    faults: Sequence[Fault] = ()

    def document(self) -> dict[str, Any]:
        """Return it as a version 8 document, with every key that FluxOS asks for."""
        return ordered(
            {
                "version": LATEST,
                "name": self.app,
                "description": self.description,
                "owner": self.owner,
                "compose": [part.document() for part in self.parts],
                "instances": self.instances,
                "contacts": [],
                "geolocation": [],
                "expire": A_MONTH,
                "nodes": [],
                "staticip": False,
                "enterprise": "",
            }
        )
