"""Front end, API and database: the guide's apps of three tiers."""

from __future__ import annotations

from fluxviz.patterns.declaring import API, DATABASE, FRONTEND, POSTGRES, declared, renamed
from fluxviz.patterns.parts import POSTGRES_PORT
from fluxviz.patterns.saying import DIALECT, FILLED_IN, ONE_DOOR, PASSWORD, front_first, private, unsynced
from fluxviz.topology.naming import FDM, Naming


@declared(
    title="Three-tier web app",
    shows="The front end calls the api and the api calls postgres, each by its internal host; one port is public.",
    section="1 Flux Internal DNS Pattern",
    description="Three-tier web application",
    roles=(
        FRONTEND.with_({"API_URL": "http://{api_host}:{api_container_port}"}),
        API.with_({"PORT": "{api_container_port}", **DATABASE}),
        POSTGRES,
    ),
    deviations=(FILLED_IN, ONE_DOOR),
)
def three_tier(
    *,
    app: str = "webapp",
    frontend: str = "frontend",
    api: str = "api",
    postgres: str = "postgres",
    frontend_image: str = "myuser/frontend:latest",
    api_image: str = "myuser/api:latest",
    postgres_image: str = "postgres:15-alpine",
    frontend_port: int = 8080,
    frontend_container_port: int = 8080,
    api_container_port: int = 3000,
    db_name: str = "appdb",
    db_user: str = "appuser",
    owner: str = "",
    instances: int = 3,
) -> None:
    """Return front end, API and database that find each other by internal DNS; only the front end is public."""


@declared(
    title="Front end + API + database",
    shows="Browser code calls the api by its public name; postgres answers inside the app only.",
    section="6 Common Networking Patterns, Pattern 2",
    description="Front end, API and database",
    roles=(FRONTEND.with_({"REACT_APP_API_URL": "{api_url}"}), API.with_(DATABASE), POSTGRES),
    deviations=(
        FILLED_IN,
        "The guide's variable names api-myapp, which would be of another app; here it names this app's own api.",
        renamed,
    ),
)
def frontend_api_database(
    *,
    app: str = "app",
    frontend: str = "frontend",
    api: str = "api",
    postgres: str = "postgres",
    frontend_image: str = "myuser/frontend:latest",
    api_image: str = "myuser/api:latest",
    postgres_image: str = "postgres:15-alpine",
    frontend_port: int = 80,
    frontend_container_port: int = 80,
    api_port: int = 3000,
    api_container_port: int = 3000,
    db_name: str = "appdb",
    db_user: str = "appuser",
    naming: Naming | str = FDM,
    owner: str = "",
    instances: int = 3,
) -> None:
    """Return two public components and a private database; the browser is told the api's public name."""


@declared(
    title="Full-stack example",
    shows="The guide's whole example, its database closed to the internet and its public name one that answers.",
    section="4 Multi-Component Communication",
    description="Complete web application stack",
    roles=(
        FRONTEND.with_({"REACT_APP_API_URL": "{api_url}"}, description="React frontend"),
        API.with_({"NODE_ENV": "production", **DATABASE}, description="Node.js API backend"),
        POSTGRES,
    ),
    deviations=(
        DIALECT,
        lambda given: (private(given["postgres"], POSTGRES_PORT), unsynced(given["postgres"])),
        PASSWORD,
        renamed,
        lambda given: (front_first(given["app"], given["frontend"]),),
    ),
)
def full_stack(
    *,
    app: str = "fullstack",
    frontend: str = "frontend",
    api: str = "api",
    postgres: str = "postgres",
    frontend_image: str = "myuser/frontend:latest",
    api_image: str = "myuser/api:latest",
    postgres_image: str = "postgres:15-alpine",
    frontend_port: int = 80,
    frontend_container_port: int = 80,
    api_port: int = 3000,
    api_container_port: int = 3000,
    db_name: str = "appdb",
    db_user: str = "appuser",
    naming: Naming | str = FDM,
    owner: str = "",
    instances: int = 3,
) -> None:
    """Return React front end, Node.js API and PostgreSQL, as the guide's example has them."""
