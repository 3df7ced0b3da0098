"""Services and the data they share: a database, a cache."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from fluxviz.patterns.declaring import API, DATABASE_URL, LOGIN, POSTGRES, Given, Role, declared
from fluxviz.patterns.parts import POSTGRES_PORT, REDIS_PORT, Draft, Part
from fluxviz.patterns.recipe import recipe
from fluxviz.patterns.saying import DIALECT, EACH_ITS_OWN, FILLED_IN, PASSWORD, private

_SERVICES: Mapping[str, int] = MappingProxyType({"userservice": 3001, "orderservice": 3002, "paymentservice": 3003})
_SHARED_DATABASE = {"DB_HOST": f"{{postgres_host}}:{POSTGRES_PORT}", **LOGIN}


@declared(
    title="API + database",
    shows="Only the api is public; it reaches postgres by one connection string.",
    section="6 Common Networking Patterns, Pattern 1",
    description="API and database",
    roles=(API.with_({"DATABASE_URL": DATABASE_URL}), POSTGRES),
    deviations=(FILLED_IN, PASSWORD),
)
def api_database(
    *,
    app: str = "myapi",
    api: str = "api",
    postgres: str = "postgres",
    api_image: str = "myuser/api:latest",
    postgres_image: str = "postgres:15-alpine",
    api_port: int = 3000,
    api_container_port: int = 3000,
    db_name: str = "database",
    db_user: str = "user",
    owner: str = "",
    instances: int = 3,
) -> None:
    """Return a public API and the private database it keeps its data in."""


@recipe(
    title="Microservices with a shared database",
    shows="Several public services call one postgres by its internal host.",
    section="6 Common Networking Patterns, Pattern 3",
)
def microservices_shared_database(
    *,
    app: str = "platform",
    services: Mapping[str, int] = _SERVICES,
    postgres: str = "postgres",
    postgres_image: str = "postgres:15-alpine",
    db_name: str = "appdb",
    db_user: str = "appuser",
    owner: str = "",
    instances: int = 3,
) -> Draft:
    """Return services that share one database; ``services`` holds each one's name and port, the same in and outside."""
    given = {"app": app, "postgres": postgres, "postgres_image": postgres_image, "db_name": db_name, "db_user": db_user}
    return Draft(
        app=app,
        description="Microservices with a shared database",
        parts=[
            *(_service(name, port, given) for name, port in services.items()),
            POSTGRES.part(given),
        ],
        owner=owner,
        instances=instances,
        deviations=[
            FILLED_IN,
            "The guide gives the services no ports; here each has one of its own.",
            EACH_ITS_OWN,
        ],
    )


def _service(name: str, port: int, given: Given) -> Part:
    source = f"services.{name}"
    role = Role("service", (1, 2000, 10), "Service", {"PORT": "{service_port}", **_SHARED_DATABASE})
    own = {"service": name, "service_image": f"myuser/{name}:latest", "service_port": port}
    part = role.part({**given, **own, "service_container_port": port})
    return replace(part, parameters=dict.fromkeys(part.parameters, source))


@declared(
    title="Redis cache layer",
    shows="The api keeps its cache in a redis that answers inside the app only.",
    section="6 Common Networking Patterns, Pattern 4",
    description="API with a Redis cache",
    roles=(
        API.with_({"REDIS_HOST": "{redis_host}", "REDIS_PORT": str(REDIS_PORT)}),
        Role("redis", (0.5, 1000, 5), "Redis cache", data="/data"),
    ),
    deviations=(
        DIALECT,
        lambda given: (private(given["redis"], REDIS_PORT),),
        "The guide writes host and port into the api's code; here they are REDIS_HOST and REDIS_PORT.",
    ),
)
def redis_cache(
    *,
    app: str = "myapp",
    api: str = "api",
    redis: str = "redis",
    api_image: str = "myuser/api:latest",
    redis_image: str = "redis:7-alpine",
    api_port: int = 3000,
    api_container_port: int = 3000,
    owner: str = "",
    instances: int = 3,
) -> None:
    """Return a public API and its private cache."""
