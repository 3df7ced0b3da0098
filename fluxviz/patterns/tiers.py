"""Front end, API and database: the guide's apps of three tiers."""

from __future__ import annotations

from fluxviz.patterns.parts import POSTGRES_PORT, Draft, database_settings, host_of, postgres_part, service_part
from fluxviz.patterns.recipe import recipe
from fluxviz.patterns.saying import DIALECT, FILLED_IN, ONE_DOOR, PASSWORD, front_first, private, public_url, unsynced
from fluxviz.topology.naming import FDM, Naming, get_naming


@recipe(
    title="Three-tier web app",
    shows="The front end calls the api and the api calls postgres, each by its internal host; one port is public.",
    section="1 Flux Internal DNS Pattern",
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
) -> Draft:
    """Give front end, API and database that find each other by internal DNS; only the front end is public."""
    calls = {"API_URL": f"http://{host_of(api, app)}:{api_container_port}"}
    return Draft(
        app=app,
        description="Three-tier web application",
        parts=[
            service_part("frontend", frontend, frontend_image, frontend_port, frontend_container_port, calls),
            service_part(
                "api",
                api,
                api_image,
                None,
                api_container_port,
                {"PORT": str(api_container_port), **database_settings(host_of(postgres, app), db_name, db_user)},
            ),
            postgres_part(postgres, postgres_image, db_name, db_user),
        ],
        owner=owner,
        instances=instances,
        deviations=[FILLED_IN, ONE_DOOR],
    )


@recipe(
    title="Front end + API + database",
    shows="Browser code calls the api by its public name; postgres answers inside the app only.",
    section="6 Common Networking Patterns, Pattern 2",
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
) -> Draft:
    """Give two public components and a private database; the browser is told the api's public name."""
    url, renamed = public_url(api, app, api_port, get_naming(naming))
    return Draft(
        app=app,
        description="Front end, API and database",
        parts=[
            service_part(
                "frontend",
                frontend,
                frontend_image,
                frontend_port,
                frontend_container_port,
                {"REACT_APP_API_URL": url},
            ),
            service_part(
                "api",
                api,
                api_image,
                api_port,
                api_container_port,
                database_settings(host_of(postgres, app), db_name, db_user),
            ),
            postgres_part(postgres, postgres_image, db_name, db_user),
        ],
        owner=owner,
        instances=instances,
        deviations=[
            FILLED_IN,
            "The guide's variable names api-myapp, which would be of another app; here it names this app's own api.",
            *renamed,
        ],
    )


@recipe(
    title="Full-stack example",
    shows="The guide's whole example, its database closed to the internet and its public name one that answers.",
    section="4 Multi-Component Communication",
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
) -> Draft:
    """Give React front end, Node.js API and PostgreSQL, as the guide's example has them."""
    url, renamed = public_url(api, app, api_port, get_naming(naming))
    database = database_settings(host_of(postgres, app), db_name, db_user)
    return Draft(
        app=app,
        description="Complete web application stack",
        parts=[
            service_part(
                "frontend",
                frontend,
                frontend_image,
                frontend_port,
                frontend_container_port,
                {"REACT_APP_API_URL": url},
                "React frontend",
            ),
            service_part(
                "api",
                api,
                api_image,
                api_port,
                api_container_port,
                {"NODE_ENV": "production", **database},
                "Node.js API backend",
            ),
            postgres_part(postgres, postgres_image, db_name, db_user),
        ],
        owner=owner,
        instances=instances,
        deviations=[
            DIALECT,
            private(postgres, POSTGRES_PORT),
            unsynced(postgres),
            PASSWORD,
            *renamed,
            front_first(app, frontend),
        ],
    )
