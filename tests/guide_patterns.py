"""The patterns of Flux's networking guide, each with what its picture is called and what there is to see in it.

The guide's own examples are those of ``fluxviz.patterns``; three more of its pictures are of apps that it only tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fluxviz.patterns.guide import guide_example
from fluxviz.spec import PublicAccess
from tests.specimens import app, component

Spec = dict[str, Any]

_IMAGES = {"postgres": "postgres:15-alpine", "redis": "redis:7-alpine"}
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
    access: PublicAccess | Mapping[str, Any] | None = None


def guide_patterns() -> dict[str, Pattern]:
    """Give every pattern by its name, in the order of the guide."""
    return {
        "three_tier": _example(
            "three_tier",
            "Three tiers find each other by name",
            "The front end calls the api and the api calls postgres, each at flux{component}_webapp.",
        ),
        "standard_port": _example(
            "standard_port",
            "Standard port",
            "A component on its own: it listens on 3000 and is published on 3000.",
        ),
        "different_mapping": _example(
            "different_mapping",
            "Different port mapping",
            "A bare nginx on port 80: the guide's example of another port, 80 outside and 80 in the container.",
        ),
        "full_stack": _example(
            "full_stack",
            "Full stack",
            "The guide's whole example, with its surprise: the port of postgres is published, so it is an open door.",
        ),
        "multi_component": Pattern(
            "A public name for each component",
            "frontend-webapp, api-webapp and admin-webapp all end at the edge and part there.",
            app(_part("frontend", 8080), _part("api", 3000), _part("admin", 8081), name="webapp"),
        ),
        "custom_domain_subdomain": _example(
            "custom_domain_subdomain",
            "Custom domain: a subdomain",
            "app.yourdomain.com is a CNAME to myblog.app.runonflux.io, proxied by CloudFlare.",
        ),
        "custom_domain_root": _example(
            "custom_domain_root",
            "Custom domain: the root",
            "yourdomain.com itself points to myblog.app.runonflux.io; CloudFlare flattens the CNAME.",
        ),
        **{f"ssl_{mode}": _with_ssl(mode) for mode in _SSL_MODES},
        "communication_flow": Pattern(
            "Browser, database, cache",
            "The browser calls the api by its public name; postgres and redis answer inside the app only.",
            app(
                _part("frontend", 80, "REACT_APP_API_URL=https://api-myapp.app.runonflux.io"),
                _part(
                    "api",
                    3000,
                    "DATABASE_URL=postgresql://fluxpostgres_myapp:5432/dbname",
                    "REDIS_URL=redis://fluxredis_myapp:6379",
                ),
                _part("postgres"),
                _part("redis"),
                name="myapp",
            ),
        ),
        "api_database": _example(
            "api_database",
            "API and database",
            "Only the api is public; it reaches postgres by one connection string.",
        ),
        "frontend_api_database": _example(
            "frontend_api_database",
            "Front end, API and database",
            "Two public names, frontend-app and api-app, and a database that has none.",
        ),
        "microservices": _example(
            "microservices_shared_database",
            "Microservices with a shared database",
            "Three services, one postgres at fluxpostgres_platform:5432.",
        ),
        "redis_cache": _example(
            "redis_cache",
            "Redis cache",
            "The guide publishes 6379, so the cache has an open door beside the call that the app makes.",
        ),
    }


def full_stack() -> Spec:
    """Give the guide's full example, whose components stand in its own order."""
    return guide_example("full_stack").document


def _example(name: str, title: str, caption: str) -> Pattern:
    example = guide_example(name)
    return Pattern(title, caption, example.document, example.access)


def _with_ssl(mode: str) -> Pattern:
    name, caption = _SSL_MODES[mode]
    access = {"domains": {"app.yourdomain.com": {"component": "web", "ssl": mode}}}
    spec = guide_example("custom_domain_subdomain").document
    return Pattern(f"CloudFlare SSL/TLS mode {name}", f"{caption}.", spec, access)


def _part(name: str, port: int | None = None, *settings: str) -> Spec:
    image = _IMAGES.get(name, f"myuser/{name}:latest")
    return component(name, port, repotag=image, environmentParameters=list(settings), cpu=1.0, ram=2000, hdd=10)
