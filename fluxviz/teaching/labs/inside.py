"""What breaks calls inside an app."""

from __future__ import annotations

from fluxviz.teaching.labs.draft import Draft
from fluxviz.teaching.labs.mutation import mutation

_OTHERS = "plaza quarry river summit".split()


def _cannot_find(draft: Draft, host: str) -> str:
    draft.set_variable(draft.api, "DB_HOST", host)
    return f"{draft.api} cannot reach its database. Its log says: getaddrinfo ENOTFOUND {host}"


@mutation(teaches=2)
def misspelt_host(draft: Draft) -> str:
    """Exchange two letters of the component in the database's host."""
    name = draft.database
    places = [place for place in range(1, len(name) - 1) if name[place] != name[place + 1]]
    at = draft.chance.choice(places)
    wrong = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return _cannot_find(draft, draft.host(wrong))


@mutation(teaches=2)
def host_of_another_app(draft: Draft) -> str:
    """Name the database of the app that the spec was copied from."""
    return _cannot_find(draft, f"flux{draft.database}_{draft.chance.choice(_OTHERS)}")


@mutation(teaches=2)
def host_with_hyphen(draft: Draft) -> str:
    """Join the parts of the host by another mark."""
    return _cannot_find(draft, f"flux{draft.database}-{draft.app}")


@mutation(teaches=2)
def host_without_prefix(draft: Draft) -> str:
    """Leave the prefix of the host out."""
    return _cannot_find(draft, f"{draft.database}_{draft.app}")


@mutation(teaches=2)
def localhost(draft: Draft) -> str:
    """Look for the database in the api's own container."""
    draft.set_variable(draft.api, "DB_HOST", draft.chance.choice(("localhost", "127.0.0.1")))
    return (
        f"{draft.api} worked on its developer's machine. Here its log says: connect ECONNREFUSED 127.0.0.1:5432. "
        f"The log of {draft.database} shows no attempt at all."
    )


@mutation(teaches=3)
def wrong_database_port(draft: Draft) -> str:
    """Call the database on a port that it does not listen on."""
    port = draft.chance.choice((5433, 6432, 3306))
    draft.set_variable(draft.api, "DB_PORT", str(port))
    return f"{draft.api} finds its database and cannot connect. Its log says: connect ECONNREFUSED, port {port}"


@mutation(teaches=3)
def public_port_inside(draft: Draft) -> str:
    """Call the api inside the app by its public port."""
    draft.set_variable(draft.frontend, "API_URL", f"http://{draft.host(draft.api)}:{draft.api_port}")
    return (
        f"Browsers reach {draft.api}. The server in the container of {draft.frontend} does not: "
        "its log says ECONNREFUSED for every call."
    )


@mutation(teaches=6)
def tls_inside(draft: Draft) -> str:
    """Speak TLS to a port that does not."""
    entries = draft.component(draft.frontend)["environmentParameters"]
    old = next(entry for entry in entries if entry.startswith("API_URL="))
    draft.set_variable(draft.frontend, "API_URL", old.removeprefix("API_URL=").replace("http://", "https://"))
    return (
        f"The server in the container of {draft.frontend} finds {draft.api} and cannot talk to it. Its log says: "
        "SSL routines: wrong version number"
    )


@mutation(teaches=9)
def standby_database(draft: Draft) -> str:
    """Let the database run on one node only, and the api on all of them."""
    draft.document["instances"] = 3
    draft.component(draft.database)["containerData"] = "g:/var/lib/postgresql/data"
    return f"{draft.api} cannot reach its database on two of three nodes. On the third, all is well."
