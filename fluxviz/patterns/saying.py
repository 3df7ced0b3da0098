"""What patterns say of themselves: where they part from the guide, and what is still to be done."""

from __future__ import annotations

from collections.abc import Iterator

from fluxviz.patterns.parts import PLACEHOLDER, Draft, Part
from fluxviz.spec.limits import DEAR_PORTS, LAST_DEAR_PORT, is_dear_port
from fluxviz.topology.naming import GUIDE, ZONE, Naming

OWN_IMAGE = "myuser/"
"""What the guide begins the name of an image with that is the reader's own."""

DIALECT = (
    "The guide writes version 4 with singular port and containerPort, which FluxOS refuses; this is version 8, "
    "with every key that FluxOS asks for."
)
FILLED_IN = "The guide gives names, hosts and ports only; images and sizes are those it has elsewhere."
LISTED = (
    "The guide asks for the CNAME record only; the Flux edge answers 503 unless the domain stands in the spec's "
    "domains too, as it does here."
)
ONE_DOOR = "The guide gives three internal addresses and no public one; here the front end alone has a public port."
EACH_ITS_OWN = (
    "The guide says that all services share one database; that holds inside each instance of the app, and each "
    "instance has its own."
)
PASSWORD = f"The guide writes passwords out; here {PLACEHOLDER} stands for them."


def private(name: str, port: int) -> str:
    """Return the deviation that a data store has no public port, where the guide gives it one."""
    return (
        f"The guide publishes port {port} of {name}, which opens it to the internet on every node; "
        "here it has no public port, and answers inside the app as before."
    )


def unsynced(name: str) -> str:
    """Return the deviation that a database's files are not synchronised, where the guide has it so."""
    return (
        f"The guide marks the files of {name} with s:, so that each instance overwrites those of the others while "
        "their databases run; here each instance keeps its own."
    )


def front_first(app: str, front: str) -> str:
    """Return why the front end stands first."""
    return (
        f"{front} stands first, since {GUIDE.app_host(app)} leads to the first component that has a public port; "
        "in the guide it stands last."
    )


def public_url(component: str, app: str, port: int, naming: Naming) -> tuple[str, tuple[str, ...]]:
    """Return the public URL of a component, and the deviation from the guide that it is."""
    guide = GUIDE.component_host(component, app)
    host = naming.component_host(component, app) or naming.port_host(app, port)
    if host == guide:
        return f"https://{host}", ()
    said = (
        f"The guide calls {component} by https://{guide}, a name that the Flux Domain Manager never had; "
        f"here it is https://{host}. The naming 'guide' gives the guide's."
    )
    return f"https://{host}", (said,)


def edge_only(app: str, port: int) -> str:
    """Return where the edge really answers."""
    host = GUIDE.app_host(app)
    return f"The guide reaches it at {host}:{port}; the Flux edge answers at https://{host}, on port 443."


def remaining_steps(draft: Draft) -> Iterator[str]:
    """Return what is still to be filled in or decided."""
    if not draft.owner:
        yield "owner: fill in your Flux ID."
    own = [part for part in draft.parts if part.image.startswith(OWN_IMAGE)]
    if own:
        yield f"repotag: {_and([part.image for part in own])}: put your own image there."
    secret = [f"{key} of {part.name}" for part in draft.parts for key in _placeholders(part)]
    if secret:
        yield (
            f"{PLACEHOLDER} stands for the password in {_and(secret)}. Anyone can read the environment of an app that "
            "is not an enterprise app."
        )
    stores = [part.name for part in draft.parts if "POSTGRES_DB" in part.environment]
    if stores and draft.instances != 1:
        yield f"Each of the {draft.instances} instances has a {_and(stores)} of its own; nothing keeps them in step."
    dear = [f"{part.public} of {part.name}" for part in draft.parts if part.public and is_dear_port(part.public)]
    if dear:
        others = _and([str(port) for port in sorted(DEAR_PORTS)])
        yield (
            f"Public port {_and(dear)} costs extra on Flux; ports from {LAST_DEAR_PORT + 1} do not, except {others}."
        )
    yield from draft.remaining


def set_dns(domain: str, app: str, record: str, *, placeholder: bool) -> Iterator[str]:
    """Return what to set up at CloudFlare."""
    if placeholder:
        yield f"domain: {domain} stands for your own domain."
    yield (
        f"CloudFlare: a CNAME record {record} to {app.lower()}.{ZONE}, proxied; SSL/TLS mode Full; Always Use HTTPS on."
    )


def _placeholders(part: Part) -> list[str]:
    return [key for key, value in part.environment.items() if PLACEHOLDER in value]


def _and(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
