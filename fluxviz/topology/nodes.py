"""The nodes of the graph, one type a kind."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from fluxviz.frozen import Frozen
from fluxviz.topology.serving import DataKind
from fluxviz.topology.technology import DetectionReason, Role

if TYPE_CHECKING:
    from pydantic import TypeAdapter

HostKind = Literal["app", "component", "port", "custom", "tcp"]
BROWSER = "browser"
EDGE = "edge"
PUBLIC_LABELS = {BROWSER: "Browser", EDGE: "Flux edge"}
"""What is called so in every app, and is drawn where anything leads there."""


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
            domain manager's name of a port; ``custom``: a domain of the user's; ``tcp``: the app's own domain
            where the edge passes TCP on a public port.
        at: The port on which the edge answers.
        also: Other names with the same answer: ``www.`` and ``test.`` of a custom domain, the second zone.
        component: Key of the component it leads to; None where it leads to none that is known.
        port: The public port it leads to; None where it leads to none that is known.
        works: Something that speaks HTTP, or anything over TCP where the edge passes that, answers behind it.
        assumed: That it answers is assumed: nothing tells what the port speaks.
        note: Why it does not work, or what is odd about it; empty where all is well.
        cname: What the DNS record of a custom domain points to; None for the names that Flux gives.
        proxied: CloudFlare proxies it; None where that is not known, or for the names that Flux gives.

    """

    host: str
    kind: HostKind
    at: int = 443
    also: tuple[str, ...] = ()
    component: str | None = None
    port: int | None = None
    works: bool = True
    assumed: bool = False
    note: str = ""
    cname: str | None = None
    proxied: bool | None = None

    @property
    def address(self) -> str:
        """The name, with the port where that is not HTTPS'."""
        return self.host if self.at == 443 else f"{self.host}:{self.at}"

    @property
    def reason(self) -> str:
        """The note in short, without what explains it; empty where all is well."""
        return self.note.partition(": ")[0]

    @property
    def url(self) -> str:
        """What a visitor types: a URL, or host and port where TCP is passed."""
        return f"https://{self.host}" if self.at == 443 else self.address


class Port(Frozen):
    """A port of a component.

    Attributes:
        public: The port on every node's address; None where it is not published.
        container: The port inside the container; None where it is not known.
        protocol: What it speaks, such as ``http``.
        http: It speaks HTTP, so the Flux edge can serve it.
        assumed: That it does is assumed: nothing in the spec tells.
        reason: How the protocol was told: ``image``, ``name``, ``variable``, ``port``, ``link`` or ``assumed``.
        protected: TLS, or a protocol's own cryptography, protects whoever calls it past the edge; None where that is up
            to both sides, or not known.

    """

    public: int | None = None
    container: int | None = None
    protocol: str = ""
    http: bool = False
    assumed: bool = False
    reason: DetectionReason | Literal["link"] = "assumed"
    protected: bool | None = None


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


_GOES_ON = {(True, False): "plain HTTP", (False, True): "HTTPS", (True, True): "HTTP, plain or with TLS,"}


class FluxEdge(_Node):
    """The Flux edge, where TLS ends for the names of HTTPS.

    Attributes:
        hosts: Every public name it serves, where each leads.
        other_hosts: The names that the other naming has and this one does not.
        passes: What it passes on to where it gets an answer, sorted: ``http``, ``https``, ``tcp``.

    """

    kind: Literal["edge"] = "edge"
    hosts: tuple[PublicHost, ...]
    other_hosts: tuple[PublicHost, ...] = ()
    passes: tuple[str, ...] = ()

    def names_shown(self, called: Iterable[str], most: int) -> tuple[PublicHost, ...]:
        """Return the names to list: those in use, and whatever else calls lead to; these come first where too many are.

        Args:
            called: The public names that calls lead to.
            most: How many are listed; all are returned, the first of which are to be shown.

        """
        wanted, listed = dict.fromkeys(called), {host.host for host in self.hosts}
        known = {
            name: host for host in (*self.other_hosts, *self.hosts) if host.works for name in (host.host, *host.also)
        }
        more = [name for name in wanted if name not in listed and name in known]
        shown = (*self.hosts, *(known[name].model_copy(update={"host": name, "also": ()}) for name in more))
        return shown if len(shown) <= most else tuple(sorted(shown, key=lambda host: host.host not in wanted))

    @property
    def ends_tls(self) -> bool:
        """Whether TLS ends there for any name: not where it only passes TCP, nor where no name gets an answer."""
        return bool({"http", "https"} & {*self.passes})

    @property
    def task(self) -> str:
        """What it does, in a few words."""
        if not self.ends_tls:
            return "TCP passes as it is, without TLS" if "tcp" in self.passes else "no name gets an answer here"
        if all(host.component is None for host in self.hosts if host.works):
            return "TLS ends here; what goes on is not known"
        if "tcp" in self.passes:
            return "TLS ends here for HTTPS; TCP passes as it is"
        return f"TLS ends here; {_GOES_ON['http' in self.passes, 'https' in self.passes]} goes on"


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
        role: Which glyph stands for it.
        exposure: ``public``: it has a published port; ``private``: none; ``hidden``: encrypted.
        data: What becomes of its data, as in :class:`App`; None where that is not known.
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
    role: Role = "unknown"
    exposure: Literal["public", "private", "hidden"] = "private"
    data: DataKind | None = None
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


UNNAMED = "volume"
"""What a volume without a name of its own is called."""


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
