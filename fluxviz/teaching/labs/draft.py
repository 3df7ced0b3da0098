"""Draft: an app of the guide's patterns with names and ports of chance, before something in it is broken."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from fluxviz.patterns import PATTERNS
from fluxviz.topology.naming import FDM, internal_host

_APPS = (
    "aurora bakery cellar dahlia ember fjord garden harbor island juniper kestrel lagoon meadow nimbus orchard".split()
)
_FRONTENDS = "frontend web site portal".split()
_APIS = "api backend core gateway".split()
_DATABASES = "postgres store ledger archive".split()
_OWNER = "1LabOwnerOfNobodyXXXXXXXXXXXXXXXXX"


@dataclass
class Draft:
    """An app that works, to be broken; its names are those that a mutation speaks of.

    Attributes:
        chance: What deals names, ports and variations.
        document: The spec as plain values.
        domain: The domain of its own.
        access: What the spec cannot say, as plain values.
        app: The app's name.
        frontend: The component that visitors see first.
        api: The component behind it.
        database: The component with the data.
        api_port: The public port of the api.

    """

    chance: Random
    document: dict[str, Any]
    domain: str
    app: str
    frontend: str
    api: str
    database: str
    api_port: int
    access: dict[str, Any] = field(default_factory=dict)

    def component(self, name: str) -> dict[str, Any]:
        """Return a component as it is written, to be changed."""
        found: dict[str, Any] = next(each for each in self.document["compose"] if each["name"] == name)
        return found

    def host(self, name: str) -> str:
        """Return a component's internal host."""
        return internal_host(name, self.app)

    @property
    def api_url(self) -> str:
        """The address at which browsers reach the api."""
        return f"https://{FDM.port_host(self.app, self.api_port)}"

    def set_variable(self, component: str, name: str, value: str) -> None:
        """Give a variable of a component another value, or a new variable."""
        entries = self.component(component)["environmentParameters"]
        at = next((place for place, entry in enumerate(entries) if entry.startswith(f"{name}=")), len(entries))
        entries[at : at + 1] = [f"{name}={value}"]


def draft(seed: str) -> Draft:
    """Return an app of the guide's full stack: front end, API and database behind a domain that CloudFlare proxies.

    The front end's own server calls the API inside the app as well: a call from container to container.
    """
    chance = Random(seed)  # noqa: S311 - it deals exercises, and keeps no secret
    app, frontend, api = chance.choice(_APPS), chance.choice(_FRONTENDS), chance.choice(_APIS)
    database = chance.choice(_DATABASES)
    ports = chance.sample(range(31000, 40000), 2)
    container = chance.choice((3000, 4000, 5000))
    name = chance.choice(("full_stack", "frontend_api_database"))
    pattern = PATTERNS[name].pattern(
        app=app,
        frontend=frontend,
        api=api,
        postgres=database,
        frontend_image="acme/web:1.4",
        api_image="acme/api:2.1",
        frontend_port=ports[0],
        api_port=ports[1],
        api_container_port=container,
        owner=_OWNER,
    )
    domain = f"{chance.choice(('www', 'shop', 'app'))}.{app}.example.com"
    made = Draft(chance, pattern.document, domain, app, frontend, api, database, ports[1])
    made.access = {"domains": {domain: {"ssl": "full"}}}
    made.component(frontend)["domains"] = [domain]
    made.set_variable(frontend, "API_URL", f"http://{made.host(api)}:{container}")
    made.set_variable(api, "PORT", str(container))
    return made
