"""Patterns as data: which components there are, and how their values follow from the parameters."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import wraps
from string import Formatter
from typing import Any, ParamSpec, Self
from urllib.parse import quote

from fluxviz.patterns.parts import PLACEHOLDER, POSTGRES_PORT, Draft, Part
from fluxviz.patterns.recipe import Recipe, recipe
from fluxviz.patterns.saying import public_url
from fluxviz.topology.naming import get_naming, internal_host

P = ParamSpec("P")
Given = Mapping[str, Any]
"""The parameters of a pattern, all of them."""

Says = str | Callable[[Given], Iterable[str]]
"""A deviation from the guide, or what gives those that follow from the parameters."""


class _Templates(Formatter):
    """Fills in templates; ``!q`` quotes a value for a URL."""

    def convert_field(self, value: Any, conversion: Any) -> Any:
        return quote(value, safe="") if conversion == "q" else super().convert_field(value, conversion)


_TEMPLATES = _Templates()


@dataclass(frozen=True)
class Role:
    """A component of a pattern. Its name is the parameter of the role's; others begin with it, such as ``api_port``.

    Attributes:
        name: The role.
        size: CPU cores, RAM in MB, disk in GB.
        description: What it is.
        environment: Its settings: templates with parameters in braces, the host of each role as ``api_host``, and the
            api's public URL as ``api_url``.
        data: Where it keeps what it stores; empty: nowhere.
        prefix: What its parameters begin with, where that is not its name and an underscore.

    """

    name: str
    size: tuple[float, int, int]
    description: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)
    data: str = ""
    prefix: str | None = None

    def with_(self, environment: Mapping[str, str], **changes: Any) -> Self:
        """Return the role with other settings."""
        return replace(self, environment=environment, **changes)

    def part(self, given: Given) -> Part:
        """Return the component; without a parameter for its port it has no public one."""
        prefix = f"{self.name}_" if self.prefix is None else self.prefix
        values = _values(given)
        return Part(
            name=given[self.name],
            image=given[f"{prefix}image"],
            size=self.size,
            public=given.get(f"{prefix}port"),
            container=given.get(f"{prefix}container_port", 0),
            environment={key: _TEMPLATES.vformat(text, (), values) for key, text in self.environment.items()},
            data=self.data,
            description=self.description,
            parameters={
                "name": self.name,
                "repotag": f"{prefix}image",
                "ports[0]": f"{prefix}port",
                "containerPorts[0]": f"{prefix}container_port",
            },
        )


FRONTEND = Role("frontend", (0.5, 1000, 5), "Front end")
API = Role("api", (1, 2000, 10), "API")
POSTGRES = Role(
    "postgres",
    (1, 2000, 20),
    "PostgreSQL database",
    {"POSTGRES_DB": "{db_name}", "POSTGRES_USER": "{db_user}", "POSTGRES_PASSWORD": PLACEHOLDER},
    "/var/lib/postgresql/data",
)
LOGIN = {"DB_NAME": "{db_name}", "DB_USER": "{db_user}", "DB_PASSWORD": PLACEHOLDER}
DATABASE = {"DB_HOST": "{postgres_host}", "DB_PORT": str(POSTGRES_PORT), **LOGIN}
"""The settings by which a service finds its database, as the guide writes them."""

DATABASE_URL = f"postgresql://{{db_user!q}}:{PLACEHOLDER}@{{postgres_host}}:{POSTGRES_PORT}/{{db_name!q}}"


def renamed(given: Given) -> Iterable[str]:
    """Describe that the api's public URL is not the guide's, where it is not."""
    return _url(given)[1]


def declared(
    *, title: str, shows: str, section: str, description: str, roles: Sequence[Role], deviations: Sequence[Says]
) -> Callable[[Callable[P, None]], Recipe[P]]:
    """Make a recipe of roles. What is decorated gives its parameters, their defaults and its name, and does nothing.

    Args:
        title: What it is called.
        shows: What there is to see, in a sentence.
        section: Where the guide has it.
        description: The app's description.
        roles: Its components, in their order.
        deviations: Where it parts from the guide.

    """

    def make(parameters: Callable[P, None]) -> Recipe[P]:
        signature = inspect.signature(parameters)

        @wraps(parameters)
        def draft(*args: P.args, **kwargs: P.kwargs) -> Draft:
            parameters(*args, **kwargs)  # refuses what is no parameter by its own name
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            given = bound.arguments
            said = [(each,) if isinstance(each, str) else each(given) for each in deviations]
            return Draft(
                app=given["app"],
                description=description,
                parts=[role.part(given) for role in roles],
                owner=given["owner"],
                instances=given["instances"],
                deviations=[text for texts in said for text in texts],
            )

        return recipe(title=title, shows=shows, section=section)(draft)

    return make


def _values(given: Given) -> dict[str, Any]:
    hosts = {f"{role}_host": internal_host(given[role], given["app"]) for role in _CALLED if role in given}
    url = {"api_url": _url(given)[0]} if "naming" in given else {}
    return {**given, **hosts, **url}


_CALLED = ("api", "postgres", "redis")


def _url(given: Given) -> tuple[str, tuple[str, ...]]:
    return public_url(given["api"], given["app"], given["api_port"], get_naming(given["naming"]))
