"""The guide's examples in the guide's own dialect: its names, hosts and ports, with singular ``port``.

What the guide leaves open is filled in the plainest way: images it names elsewhere, and no public port for a database
or a cache unless the guide gives it one. Passwords are placeholders here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fluxviz.patterns.catalogue import get_recipe
from fluxviz.patterns.parts import PLACEHOLDER
from fluxviz.patterns.pattern import Pattern
from fluxviz.patterns.saying import PASSWORD
from fluxviz.spec import PublicAccess, load_access
from fluxviz.spec.document import document_text

_IMAGES = {
    "postgres": "postgres:15-alpine",
    "redis": "redis:7-alpine",
    "web": "nginx:alpine",
}
_LARGE, _SMALL = (1.0, 2000, 10), (0.5, 1000, 5)
_REFUSED = "FluxOS refuses the guide's dialect: fluxviz convert makes version 8 of it."
_OPEN = "The guide gives names, hosts and ports here; the rest is filled in."


def guide_example(name: str) -> Pattern:
    """Return an example as the guide has it, in its own dialect.

    Args:
        name: The name of the pattern, such as ``full_stack``.

    Raises:
        UnknownNameError: there is no such pattern.

    >>> guide_example("full_stack").document["compose"][0]["containerPort"]
    5432

    """
    recipe = get_recipe(name)
    document = _EXAMPLES[recipe.name]
    text = document_text(document)
    said = [PASSWORD] if PLACEHOLDER in text else []
    if recipe.name not in _WRITTEN_OUT:
        said.append(_OPEN)
    access = _DOMAINS.get(recipe.name)
    return Pattern(
        recipe.name, recipe.title, recipe.shows, recipe.section, text, access, tuple(said), remaining=(_REFUSED,)
    )


def _app(name: str, *parts: dict[str, Any], description: str = "") -> dict[str, Any]:
    return {"version": 4, "name": name, "description": description, "compose": list(parts)}


def _part(
    name: str,
    port: int | None,
    environment: Mapping[str, str] | None = None,
    size: tuple[float, int, int] = _LARGE,
    description: str = "",
    data: str = "",
) -> dict[str, Any]:
    cpu, ram, hdd = size
    part: dict[str, Any] = {"name": name}
    if description:
        part["description"] = description
    part["repotag"] = _IMAGES.get(name, f"myuser/{name}:latest")
    if port is None:
        part |= {"ports": [], "containerPorts": []}
    else:
        part |= {"port": port, "containerPort": port}
    if environment:
        part["environmentParameters"] = [f"{key}={value}" for key, value in environment.items()]
    if data:
        part["containerData"] = data
    return {**part, "cpu": cpu, "ram": ram, "hdd": hdd}


def _database(app: str) -> dict[str, str]:
    return {
        "DB_HOST": f"fluxpostgres_{app}",
        "DB_PORT": "5432",
        "DB_NAME": "appdb",
        "DB_USER": "appuser",
        "DB_PASSWORD": PLACEHOLDER,
    }


def _domain(host: str) -> PublicAccess:
    return load_access({"domains": {host: {"component": "web"}}})


_BLOG = _app("myblog", _part("web", 80, size=_SMALL))
_DOMAINS = {
    "custom_domain_subdomain": _domain("app.yourdomain.com"),
    "custom_domain_root": _domain("yourdomain.com"),
}
_WRITTEN_OUT = ("standard_port", "different_mapping", "full_stack")
"""The examples that the guide writes out as whole documents."""

_EXAMPLES: Mapping[str, dict[str, Any]] = {
    "three_tier": _app(
        "webapp",
        _part("frontend", 8080, {"API_URL": "http://fluxapi_webapp:3000"}, _SMALL),
        _part("api", 3000, _database("webapp")),
        _part("postgres", None),
    ),
    "standard_port": _part("api", 3000),
    "different_mapping": _part("web", 80, size=_SMALL),
    "custom_domain_subdomain": _BLOG,
    "custom_domain_root": _BLOG,
    "full_stack": _app(
        "fullstack",
        _part(
            "postgres",
            5432,
            {"POSTGRES_DB": "appdb", "POSTGRES_USER": "appuser", "POSTGRES_PASSWORD": PLACEHOLDER},
            (1.0, 2000, 20),
            "PostgreSQL database",
            "s:/var/lib/postgresql/data",
        ),
        _part("api", 3000, {"NODE_ENV": "production", **_database("fullstack")}, _LARGE, "Node.js API backend"),
        _part(
            "frontend",
            80,
            {"REACT_APP_API_URL": "https://api-fullstack.app.runonflux.io"},
            _SMALL,
            "React frontend",
        ),
        description="Complete web application stack",
    ),
    "api_database": _app(
        "myapi",
        _part("api", 3000, {"DATABASE_URL": f"postgresql://user:{PLACEHOLDER}@fluxpostgres_myapi:5432/database"}),
        _part("postgres", None),
    ),
    "frontend_api_database": _app(
        "app",
        # The guide writes api-myapp here, which is a name of another app.
        _part("frontend", 80, {"REACT_APP_API_URL": "https://api-app.app.runonflux.io"}, _SMALL),
        _part("api", 3000, _database("app")),
        _part("postgres", None),
    ),
    "microservices_shared_database": _app(
        "platform",
        *(
            _part(name, port, {"DB_HOST": "fluxpostgres_platform:5432"})
            for name, port in (("userservice", 3001), ("orderservice", 3002), ("paymentservice", 3003))
        ),
        _part("postgres", None),
    ),
    "redis_cache": _app(
        "myapp",
        _part("api", 3000, {"REDIS_HOST": "fluxredis_myapp", "REDIS_PORT": "6379"}),
        _part("redis", 6379, size=_SMALL),
    ),
}
