"""The parts that patterns are made of: components, and the document they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from fluxviz.errors import Fault
from fluxviz.spec import PublicAccess
from fluxviz.spec.document import ordered
from fluxviz.spec.versions import LATEST
from fluxviz.topology.naming import internal_host

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
        """Give it as version 8 has it."""
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
        """Give it as a version 8 document, with every key that FluxOS asks for."""
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


def postgres_part(name: str, image: str, db_name: str, db_user: str, parameter: str = "postgres") -> Part:
    """Give a PostgreSQL that answers inside the app only."""
    return Part(
        name=name,
        image=image,
        size=(1, 2000, 20),
        environment={"POSTGRES_DB": db_name, "POSTGRES_USER": db_user, "POSTGRES_PASSWORD": PLACEHOLDER},
        data="/var/lib/postgresql/data",
        description="PostgreSQL database",
        parameters={"name": parameter, "repotag": f"{parameter}_image"},
    )


def service_part(
    role: str,
    name: str,
    image: str,
    public: int | None,
    container: int,
    environment: Mapping[str, str],
    description: str = "",
) -> Part:
    """Give a service that speaks HTTP: ``role`` is the parameter that names it."""
    front = role == "frontend"
    return Part(
        name=name,
        image=image,
        size=(0.5, 1000, 5) if front else (1, 2000, 10),
        public=public,
        container=container,
        environment=environment,
        description=description or ("Front end" if front else "API"),
        parameters={
            "name": role,
            "repotag": f"{role}_image",
            "ports[0]": f"{role}_port",
            "containerPorts[0]": f"{role}_container_port",
        },
    )


def database_settings(host: str, db_name: str, db_user: str) -> dict[str, str]:
    """Give the settings by which a service finds its database, as the guide writes them."""
    return {
        "DB_HOST": host,
        "DB_PORT": str(POSTGRES_PORT),
        "DB_NAME": db_name,
        "DB_USER": db_user,
        "DB_PASSWORD": PLACEHOLDER,
    }


def database_url(host: str, db_name: str, db_user: str) -> str:
    """Give the connection string by which a service finds its database.

    >>> database_url("fluxpostgres_myapi", "database", "user")
    'postgresql://user:CHANGE_ME@fluxpostgres_myapi:5432/database'
    """
    return f"postgresql://{quote(db_user, safe='')}:{PLACEHOLDER}@{host}:{POSTGRES_PORT}/{quote(db_name, safe='')}"


def host_of(component: str, app: str) -> str:
    """Give the internal host of a component."""
    return internal_host(component, app)
