"""The nodes of the graph, one type a kind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from fluxviz.frozen import Frozen
from fluxviz.topology.technologies import Mark, SpeechReason

if TYPE_CHECKING:
    from pydantic import TypeAdapter

HostKind = Literal["app", "component", "port", "custom"]
BROWSER = "browser"
EDGE = "edge"


SSL_TITLES = {"off": "Off", "flexible": "Flexible", "full": "Full", "strict": "Full (strict)"}
"""CloudFlare's SSL/TLS modes as its own pages call them."""


class _Node(Frozen):
    id: str
    label: str


class PublicHost(Frozen):
    """A public name and where it leads.

    Attributes:
        host: The name, such as ``api-webapp.app.runonflux.io``.
        kind: ``app``: the app's own domain; ``component``: the guide's name of a component; ``port``: the
            domain manager's name of a port; ``custom``: a domain of the user's.
        component: Key of the component it leads to; None where it leads to none that is known.
        port: The public port it leads to; None where it leads to none that is known.
        works: Something that speaks HTTP answers behind it.
        note: Why it does not work, or what is odd about it; empty where all is well.
        cname: What the DNS record of a custom domain points to; None for the names that Flux gives.
        proxied: CloudFlare proxies it; None where that is not known, or for the names that Flux gives.

    """

    host: str
    kind: HostKind
    component: str | None = None
    port: int | None = None
    works: bool = True
    note: str = ""
    cname: str | None = None
    proxied: bool | None = None


class Port(Frozen):
    """A port of a component.

    Attributes:
        public: The port on every node's address; None where it is not published.
        container: The port inside the container; None where it is not known.
        protocol: What it speaks, such as ``http``.
        http: It speaks HTTP, so the Flux edge can serve it.
        reason: How the protocol was told: ``image``, ``name``, ``variable``, ``port``, ``link`` or ``assumed``.

    """

    public: int | None = None
    container: int | None = None
    protocol: str = ""
    http: bool = False
    reason: SpeechReason | Literal["link"] = "assumed"


class App(Frozen):
    """An app of a topology.

    Attributes:
        name: Its name.
        key: What ids call it; empty where it is the only one.
        instances: How many nodes run a whole copy of it; None where it is not given.

    """

    name: str
    key: str = ""
    instances: int | None = None

    @property
    def id(self) -> str:
        """The id of its frame."""
        return f"app.{self.key}" if self.key else "app"


class Browser(_Node):
    """Whoever is outside: a browser or any client on the internet."""

    kind: Literal["browser"] = "browser"


class CloudFlare(_Node):
    """CloudFlare's proxy for one zone.

    Attributes:
        zone: The registrable domain, such as ``example.com``.
        hosts: The custom domains it proxies.
        ssl: CloudFlare's SSL mode.
        always_https: It redirects visitors of ``http`` to ``https`` itself.

    """

    kind: Literal["cloudflare"] = "cloudflare"
    zone: str
    hosts: tuple[str, ...]
    ssl: Literal["off", "flexible", "full", "strict"]
    always_https: bool


class FluxEdge(_Node):
    """The Flux edge, where TLS ends.

    Attributes:
        hosts: Every public name it serves, where each leads.
        other_hosts: The names that the other naming has and this one does not.

    """

    kind: Literal["edge"] = "edge"
    hosts: tuple[PublicHost, ...]
    other_hosts: tuple[PublicHost, ...] = ()


class ShownVariable(Frozen):
    """A variable whose value the user allowed to be shown.

    Attributes:
        name: Its name.
        value: Its value.

    """

    name: str
    value: str


class Component(_Node):
    """A component of the app.

    Attributes:
        name: Its name in the spec.
        key: Its name in ids.
        app: Key of its app; empty where there is only one.
        index: Its place in ``compose``, counted from 0.
        host: Its name on the app's own network.
        image: The Docker image; None where it is not given.
        technology: What the image is; empty where it is not known.
        mark: Which glyph stands for it.
        exposure: ``public``: it has a published port; ``private``: none; ``hidden``: encrypted.
        ports: Its ports: the published ones, then those known from links only.
        cpu: CPU cores; None where not given.
        ram: Memory in MB; None where not given.
        hdd: Disk in GB; None where not given.
        mounts: Its own paths, as written without other components' volumes.
        shown: Variables whose values the user allowed to be shown.
        notes: What else is to be said of it.

    """

    kind: Literal["component"] = "component"
    name: str
    key: str
    app: str = ""
    index: int
    host: str
    image: str | None = None
    technology: str = ""
    mark: Mark = "unknown"
    exposure: Literal["public", "private", "hidden"] = "private"
    ports: tuple[Port, ...] = ()
    cpu: float | None = None
    ram: float | None = None
    hdd: float | None = None
    mounts: tuple[str, ...] = ()
    shown: tuple[ShownVariable, ...] = ()
    notes: tuple[str, ...] = ()


class External(_Node):
    """A host outside the app that a component calls.

    Attributes:
        host: The host.

    """

    kind: Literal["external"] = "external"
    host: str


class Unresolved(_Node):
    """A name that a component calls and that no component has.

    Attributes:
        host: The name.
        note: Why it leads nowhere.

    """

    kind: Literal["unresolved"] = "unresolved"
    host: str
    note: str = ""


class Volume(_Node):
    """A volume that components share.

    Attributes:
        owner: Key of the component it belongs to; None where no component has that number.
        path: Where its owner has it; empty where that is not known.
        app: Key of its app; empty where there is only one.

    """

    kind: Literal["volume"] = "volume"
    owner: str | None = None
    app: str = ""
    path: str = ""


Node = Browser | CloudFlare | FluxEdge | Component | External | Unresolved | Volume
NODE_KINDS = ("browser", "cloudflare", "edge", "component", "external", "unresolved", "volume")


@cache
def node_adapter() -> TypeAdapter[Node]:
    """Return pydantic's reader of nodes, which tells them by their ``kind``."""
    from pydantic import Field, TypeAdapter

    return TypeAdapter(Annotated[Node, Field(discriminator="kind")])
