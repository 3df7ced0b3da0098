"""What breaks an app's doors, its data, and its registration."""

from __future__ import annotations

from fluxviz.teaching.labs.draft import Draft
from fluxviz.teaching.labs.mutation import mutation


@mutation(teaches=10)
def open_database(draft: Draft) -> str:
    """Publish the database's port."""
    port = draft.chance.randrange(31000, 40000)
    draft.component(draft.database).update(ports=[port], containerPorts=[5432], domains=[""])
    return f"The log of {draft.database} shows thousands of failed logins from all over the world."


@mutation(teaches=3)
def wrong_container_port(draft: Draft) -> str:
    """Map the public port to one on which nothing listens."""
    port = draft.component(draft.api)["containerPorts"][0]
    draft.component(draft.api)["containerPorts"] = [port + draft.chance.choice((1, 80, 443))]
    return f"{draft.api} says in its log that it is ready on port {port}. Browsers get error 503 from it."


@mutation(teaches=3)
def banned_port(draft: Draft) -> str:
    """Publish a port that Flux bans."""
    draft.component(draft.frontend)["ports"] = [draft.chance.choice((22, 25, 3389, 5900, 8384, 27017))]
    return "FluxOS refuses to register the spec."


@mutation(teaches=3)
def same_port_twice(draft: Draft) -> str:
    """Publish one port for two components."""
    draft.component(draft.frontend)["ports"] = [draft.api_port]
    return f"FluxOS refuses to register the spec since {draft.frontend} was added."


@mutation(teaches=7)
def forgetful_database(draft: Draft) -> str:
    """Keep something else than the database's files."""
    draft.component(draft.database)["containerData"] = draft.chance.choice(("/data", "/backup", "/var/lib/data"))
    return f"Whenever {draft.database} gets a new image, all of its data is gone."


@mutation(teaches=9)
def synchronised_database(draft: Draft) -> str:
    """Let the instances overwrite each other's files."""
    draft.document["instances"] = 3
    draft.component(draft.database)["containerData"] = f"{draft.chance.choice('sr')}:/var/lib/postgresql/data"
    return f"{draft.database} starts, and some hours later says: invalid page in block. It happens on every node."
