"""The patterns of Flux's networking guide, as small specs in the guide's own names, hosts and ports.

What the guide leaves open is filled in the plainest way: images it names elsewhere, and no public port for a database
or a cache unless the guide gives it one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Spec = dict[str, Any]
Access = dict[str, Any]

_IMAGES = {
    "postgres": "postgres:15-alpine",
    "redis": "redis:7-alpine",
    "frontend": "myuser/frontend:latest",
    "api": "myuser/api:latest",
    "web": "nginx:alpine",
}
_SSL_MODES = {
    "off": ("Off", "Visitors come by plain HTTP, the edge sends them to HTTPS and CloudFlare back: endless redirects"),
    "flexible": ("Flexible", "A padlock for visitors and plain HTTP behind it, which the edge redirects for ever"),
    "full": ("Full", "The guide's advice: TLS on both sides of CloudFlare"),
    "strict": ("Full (strict)", "TLS on both sides, but the edge has no certificate of the domain: error 526"),
}


@dataclass(frozen=True)
class Pattern:
    """One pattern of the guide.

    Attributes:
        title: What it is called.
        caption: What there is to see, in a sentence.
        spec: The app.
        access: What the spec cannot say; None: nothing.

    """

    title: str
    caption: str
    spec: Spec
    access: Access | None = None


def guide_patterns() -> dict[str, Pattern]:
    """Give every pattern by its name, in the order of the guide."""
    return {
        "three_tier": Pattern(
            "Three tiers find each other by name",
            "The front end calls the api and the api calls postgres, each at flux{component}_webapp.",
            _app(
                "webapp",
                _part("frontend", 8080, env={"API_URL": "http://fluxapi_webapp:3000"}),
                _part("api", 3000, env=_database_of("webapp")),
                _part("postgres"),
            ),
        ),
        "standard_port": Pattern(
            "Standard port",
            "A component on its own: it listens on 3000 and is published on 3000.",
            _part("api", 3000),
        ),
        "different_mapping": Pattern(
            "Different port mapping",
            "A bare nginx on port 80: the guide's example of another port, 80 outside and 80 in the container.",
            _part("web", 80),
        ),
        "full_stack": Pattern(
            "Full stack",
            "The guide's whole example, with its surprise: the port of postgres is published, so it is an open door.",
            full_stack(),
        ),
        "multi_component": Pattern(
            "A public name for each component",
            "frontend-webapp, api-webapp and admin-webapp all end at the edge and part there.",
            _app("webapp", _part("frontend", 8080), _part("api", 3000), _part("admin", 8081)),
        ),
        "custom_domain_subdomain": Pattern(
            "Custom domain: a subdomain",
            "app.yourdomain.com is a CNAME to myblog.app.runonflux.io, proxied by CloudFlare.",
            _blog(),
            _domains("app.yourdomain.com"),
        ),
        "custom_domain_root": Pattern(
            "Custom domain: the root",
            "yourdomain.com itself points to myblog.app.runonflux.io; CloudFlare flattens the CNAME.",
            _blog(),
            _domains("yourdomain.com"),
        ),
        **{f"ssl_{mode}": _with_ssl(mode) for mode in _SSL_MODES},
        "communication_flow": Pattern(
            "Browser, database, cache",
            "The browser calls the api by its public name; postgres and redis answer inside the app only.",
            _app(
                "myapp",
                _part("frontend", 80, env={"REACT_APP_API_URL": "https://api-myapp.app.runonflux.io"}),
                _part(
                    "api",
                    3000,
                    env={
                        "DATABASE_URL": "postgresql://fluxpostgres_myapp:5432/dbname",
                        "REDIS_URL": "redis://fluxredis_myapp:6379",
                    },
                ),
                _part("postgres"),
                _part("redis"),
            ),
        ),
        "api_database": Pattern(
            "API and database",
            "Only the api is public; it reaches postgres by one connection string.",
            _app(
                "myapi",
                _part("api", 3000, env={"DATABASE_URL": "postgresql://user:pass@fluxpostgres_myapi:5432/database"}),
                _part("postgres"),
            ),
        ),
        "frontend_api_database": Pattern(
            "Front end, API and database",
            "Two public names, frontend-app and api-app, and a database that has none.",
            _app(
                "app",
                # The guide writes api-myapp here, which is a name of another app.
                _part("frontend", 80, env={"REACT_APP_API_URL": "https://api-app.app.runonflux.io"}),
                _part("api", 3000, env=_database_of("app")),
                _part("postgres"),
            ),
        ),
        "microservices": Pattern(
            "Microservices with a shared database",
            "Three services, one postgres at fluxpostgres_platform:5432.",
            _app(
                "platform",
                *(
                    _part(name, 3001 + index, image=f"myuser/{name}:latest", env=_database_of("platform", joined=True))
                    for index, name in enumerate(("userservice", "orderservice", "paymentservice"))
                ),
                _part("postgres"),
            ),
        ),
        "redis_cache": Pattern(
            "Redis cache",
            "The guide publishes 6379, so the cache has an open door beside the call that the app makes.",
            _app(
                "myapp",
                _part("api", 3000, env={"REDIS_HOST": "fluxredis_myapp", "REDIS_PORT": "6379"}),
                _part("redis", 6379),
            ),
        ),
    }


def full_stack() -> Spec:
    """Give the guide's full example, whose components stand in its own order."""
    return _app(
        "fullstack",
        _part(
            "postgres",
            5432,
            env={"POSTGRES_DB": "appdb", "POSTGRES_USER": "appuser", "POSTGRES_PASSWORD": "securepass123"},
            containerData="s:/var/lib/postgresql/data",
            hdd=20,
        ),
        _part("api", 3000, env={"NODE_ENV": "production", **_database_of("fullstack"), "DB_PASSWORD": "securepass123"}),
        _part("frontend", 80, env={"REACT_APP_API_URL": "https://api-fullstack.app.runonflux.io"}),
    )


def _with_ssl(mode: str) -> Pattern:
    name, caption = _SSL_MODES[mode]
    return Pattern(f"CloudFlare SSL/TLS mode {name}", f"{caption}.", _blog(), _domains("app.yourdomain.com", ssl=mode))


def _blog() -> Spec:
    return _app("myblog", _part("web", 80))


def _domains(*hosts: str, **settings: str) -> Access:
    return {"domains": {host: {"component": "web", **settings} for host in hosts}}


def _database_of(app: str, *, joined: bool = False) -> dict[str, str]:
    """Give the variables by which a component finds the app's database: host and port apart, or in one."""
    if joined:
        return {"DB_HOST": f"fluxpostgres_{app}:5432"}
    return {"DB_HOST": f"fluxpostgres_{app}", "DB_PORT": "5432", "DB_NAME": "appdb", "DB_USER": "appuser"}


def _app(name: str, *parts: Spec) -> Spec:
    return {"version": 4, "name": name, "description": "", "compose": list(parts)}


def _part(
    name: str,
    port: int | None = None,
    *,
    image: str = "",
    env: Mapping[str, str] | None = None,
    **more: object,
) -> Spec:
    """Give a component in the guide's dialect; no port: it is private."""
    ports = {"ports": [], "containerPorts": []} if port is None else {"port": port, "containerPort": port}
    return {
        "name": name,
        "repotag": image or _IMAGES.get(name, f"myuser/{name}:latest"),
        **ports,
        "environmentParameters": [f"{key}={value}" for key, value in (env or {}).items()],
        "cpu": 1.0,
        "ram": 2000,
        "hdd": 10,
        **more,
    }
