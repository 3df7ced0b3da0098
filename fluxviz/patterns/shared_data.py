"""Services and the data they share: a database, a cache."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from fluxviz.patterns.parts import (
    REDIS_PORT,
    Draft,
    Part,
    database_settings,
    database_url,
    host_of,
    postgres_part,
    service_part,
)
from fluxviz.patterns.recipe import recipe
from fluxviz.patterns.saying import DIALECT, EACH_ITS_OWN, FILLED_IN, PASSWORD, private

_SERVICES: Mapping[str, int] = MappingProxyType({"userservice": 3001, "orderservice": 3002, "paymentservice": 3003})


@recipe(
    title="API + database",
    shows="Only the api is public; it reaches postgres by one connection string.",
    section="6 Common Networking Patterns, Pattern 1",
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
) -> Draft:
    """Give a public API and the private database it keeps its data in."""
    url = database_url(host_of(postgres, app), db_name, db_user)
    return Draft(
        app=app,
        description="API and database",
        parts=[
            service_part("api", api, api_image, api_port, api_container_port, {"DATABASE_URL": url}),
            postgres_part(postgres, postgres_image, db_name, db_user),
        ],
        owner=owner,
        instances=instances,
        deviations=[FILLED_IN, PASSWORD],
    )


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
    """Give services that share one database; ``services`` holds each one's name and port, the same in and outside."""
    settings = database_settings(host_of(postgres, app), db_name, db_user)
    settings["DB_HOST"] = f"{settings['DB_HOST']}:{settings.pop('DB_PORT')}"
    return Draft(
        app=app,
        description="Microservices with a shared database",
        parts=[
            *(_service(name, port, settings) for name, port in services.items()),
            postgres_part(postgres, postgres_image, db_name, db_user),
        ],
        owner=owner,
        instances=instances,
        deviations=[
            FILLED_IN,
            "The guide gives the services no ports; here each has one of its own.",
            EACH_ITS_OWN,
        ],
    )


def _service(name: str, port: int, settings: Mapping[str, str]) -> Part:
    source = f"services.{name}"
    return Part(
        name=name,
        image=f"myuser/{name}:latest",
        size=(1, 2000, 10),
        public=port,
        container=port,
        environment={"PORT": str(port), **settings},
        description="Service",
        parameters={"name": source, "repotag": source, "ports[0]": source, "containerPorts[0]": source},
    )


@recipe(
    title="Redis cache layer",
    shows="The api keeps its cache in a redis that answers inside the app only.",
    section="6 Common Networking Patterns, Pattern 4",
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
) -> Draft:
    """Give a public API and its private cache."""
    settings = {"REDIS_HOST": host_of(redis, app), "REDIS_PORT": str(REDIS_PORT)}
    return Draft(
        app=app,
        description="API with a Redis cache",
        parts=[
            service_part("api", api, api_image, api_port, api_container_port, settings),
            Part(
                name=redis,
                image=redis_image,
                size=(0.5, 1000, 5),
                data="/data",
                description="Redis cache",
                parameters={"name": "redis", "repotag": "redis_image"},
            ),
        ],
        owner=owner,
        instances=instances,
        deviations=[
            DIALECT,
            private(redis, REDIS_PORT),
            "The guide writes host and port into the api's code; here they are REDIS_HOST and REDIS_PORT.",
        ],
    )
