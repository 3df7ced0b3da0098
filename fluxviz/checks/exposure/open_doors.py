"""What a published port opens to the internet: data, commands, or an API that may be meant for all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from fluxviz.checks.subject import Subject
from fluxviz.spec import Component
from fluxviz.topology.protocols import WELL_KNOWN, family
from fluxviz.topology.references.vocabulary import read_name
from fluxviz.topology.route import Route
from fluxviz.topology.technologies import image_words


@dataclass(frozen=True)
class OpenDoor:
    """What a published port lets in to, where that is worth a word.

    Attributes:
        what: What there is, and for whom.
        for_people: A page that its owner opens in a browser: without its public port it is of no use.
        for_all: The app may be there to serve it to everybody.

    """

    what: str
    for_people: bool = False
    for_all: bool = False

    @property
    def should_shut(self) -> bool:
        """Whether the port is better not published."""
        return not (self.for_people or self.for_all)


_DATA = frozenset(
    """
    postgresql mysql mongodb redis rediss memcached amqp amqps kafka nats cassandra sqlserver oracle clickhouse bolt
    elasticsearch zookeeper ldap smb nfs rsync
    """.split()
)
_ADMIN = frozenset({"ssh", "telnet", "rdp", "vnc", "ftp"})
_GIT = frozenset("gitea forgejo gogs gitlab-ce gitlab-ee".split())
"""Images whose SSH is for Git alone, by key. Source: docs.gitea.com, "Installation with Docker"; docs.gitlab.com."""
_ADMIN_SETTING = re.compile(
    r"^(?:\w+[_.-])?(?:RCON|WEB_?ADMIN|ADMIN|ADMIN_?PANEL|CONSOLE|TELNET|MANAGEMENT|(?:NO)?VNC|PPROF)"
    r"(?:[_.-](?:WEB|UI|HTTP))?[_.-]?(?:PORT|LISTEN|BIND|ADDR(?:ESS)?)$",
    re.IGNORECASE,
)
_RCON = re.compile(r"^(?:ENABLE_RCON|RCON_ENABLED?)$", re.IGNORECASE)
_OFF = frozenset({"false", "0", "no", "off"})
_ADMIN_IMAGES = frozenset(
    """
    adminer adminerevo phpmyadmin pgadmin pgadmin4 mongo-express redis-commander redisinsight portainer portainer-ce
    portainer-ee kibana pgweb cloudbeaver redpanda-console kafka-ui kafdrop akhq dbgate phpredisadmin phpldapadmin
    elasticvue webmin dozzle opensearch-dashboards sqlpad
    """.split()
)
_FIGURES: Mapping[str, str] = {
    **{name: f"what {name} measures" for name in ("prometheus", "pushgateway", "node-exporter", "cadvisor")},
    "alertmanager": "the page on which alerts are silenced",
    "flower": "the page of Flower, which commands Celery's workers",  # flower.readthedocs.io, "Authentication"
}
"""Pages without a password that are not for the internet, by product. Source: prometheus.io/docs/operating/security."""
_EXPORTER = re.compile(r"[-_.]exporter$")
"""How the images of exporters are called: they tell what they measure to whoever asks."""
_LOCKED = re.compile(r"basic[-_]?auth|\bFLOWER_(?:AUTH|OAUTH)|web\.config\.file", re.IGNORECASE)
"""What gives such a page a password: Flower's own options, and the configuration that all of Prometheus' share."""
_SHELLS: Mapping[str, str] = {
    # jupyter-notebook.readthedocs.io, "Security": access to the server is access to running any code
    **dict.fromkeys(("jupyter", "jupyterlab"), "Jupyter, which runs any code for whoever has its token or password"),
    **dict.fromkeys(("code-server", "openvscode-server", "rstudio"), "an editor with a terminal in it"),
    **dict.fromkeys(("ttyd", "wetty", "gotty", "shellinabox"), "a terminal"),
    **dict.fromkeys(("vnc", "novnc", "kasmvnc", "webtop", "rdesktop", "guacamole"), "a desktop"),
}
_DATA_OVER_HTTP = frozenset(
    """
    Elasticsearch OpenSearch CouchDB InfluxDB Qdrant Weaviate Chroma Milvus etcd Consul Search ClickHouse Vault Loki
    ArangoDB SurrealDB QuestDB VictoriaMetrics rqlite
    """.split()
)
_OVER_HTTP = {"http": "HTTP", "https": "HTTPS", "grpc": "gRPC"}
_ADMIN_PORTS = {
    ("RabbitMQ", 15672): "the management page of RabbitMQ",
    ("NATS", 8222): "the monitoring page of NATS, which has no password",
    ("MinIO", 9001): "the console of MinIO",
    ("IPFS", 5001): "the API of IPFS, which has no password",
    ("MQTT", 18083): "the dashboard of EMQX",
    # rethinkdb.com/docs/security: the page has no password, the drivers' port has that of each user, by itself none
    ("RethinkDB", 8080): "the page of RethinkDB, which has no password",
    ("RethinkDB", 28015): "the port of RethinkDB",
    # developer.konghq.com, "Secure the Admin API"
    **dict.fromkeys((("Kong", 8001), ("Kong", 8444)), "the Admin API of Kong, which has no password by itself"),
    ("Nginx Proxy Manager", 81): "the admin page of Nginx Proxy Manager",  # nginxproxymanager.com/guide
    # docs.palworldgame.com, "REST API": it is not designed to be published directly to the internet
    ("Palworld", 8212): "the REST API of Palworld, which commands the server by a password",
}
_DOCKER = (2375, 2376)
"""Ports of Docker's own API: who calls it is root on what it runs on. Source: docs.docker.com, "dockerd"."""
_MEANT_TO_BE_OPEN = frozenset({"Shared DB", "SimpleX SMP", "SimpleX XFTP", "MQTT"})
_CLUSTERS = frozenset({"flux-pg-cluster", "flux-mongodb-cluster", "flux-redis-cluster"})
"""Images whose instances find each other on the nodes' own addresses, and need their ports open for it."""

_LIKE_BITCOIN = frozenset(
    "Bitcoin Litecoin Dogecoin Dash Firo Flux Neoxa Nexa Radiant Ravencoin Meowcoin Neurai".split()
)
"""Coins whose node is a Bitcoin Core of its own, and has its JSON-RPC.

Source: ``doc/JSON-RPC-interface.md`` in bitcoin/bitcoin, "Security": it can spend the wallet's funds, sends its
password in the clear, and is not to be enabled over the public internet.
"""
_WALLET = "which commands the node and its wallet by a password"
_ENGINE = "the Engine API of Ethereum, by which a consensus client commands the node"
_ETHEREUM = "Ethereum's JSON-RPC, which has no password"
_RPC: Mapping[tuple[str, int], str] = {
    # geth.ethereum.org/docs/fundamentals/security: no API of geth is built for hostile callers
    **dict.fromkeys((("Ethereum", 8545), ("Ethereum", 8546), ("Ethereum", 3545)), _ETHEREUM),
    # lighthouse-book.sigmaprime.io, "Beacon Node API": not for the public internet
    ("Ethereum", 5052): "the API of a beacon node, which has no password",
    # docs.polkadot.com, "Set Up a Node"; --rpc-external of the node itself: not all methods are safe
    **dict.fromkeys((("Polkadot", 9933), ("Polkadot", 9944)), "the JSON-RPC of the node, which has no password"),
    ("Avalanche", 9650): "the API of the node, which has no password",  # build.avax.network, "Node configuration"
    ("Alephium", 12973): "the API of Alephium, with that of its wallets",  # docs.alephium.org, "Full node, API key"
    ("Ollama", 11434): "the API of Ollama, which has no password",  # docs.ollama.com, "Authentication"
    **dict.fromkeys((("LND", 10009), ("LND", 8080)), "the API of LND, which commands its wallet, by a macaroon"),
}
"""APIs that some apps are there to serve, by product and container port."""
_BY_NUMBER: Mapping[int, str] = {
    **dict.fromkeys((8332, 18332, 18443, 38332), f"the usual port of Bitcoin's JSON-RPC, {_WALLET}"),
    **dict.fromkeys((8545, 8546), "the usual port of Ethereum's JSON-RPC, which has no password"),
    8551: f"the usual port of {_ENGINE}",
}
"""Numbers that hardly anything else has, where the image tells nothing."""
_COMMANDING = r"{transport}[._-]?api[=\s]+[\"']?\S*\b(?:admin|personal|debug|miner)\b|rpc-methods[=\s]+[\"']?unsafe"
"""What turns on the methods that command a node: ``--http.api`` of geth, ``--rpc-methods`` of Substrate's nodes."""
_DEBUGGERS = (
    (r"--inspect(?:-brk)?", "the debugger of Node.js"),  # nodejs.org, "Debugging Node.js", security implications
    (r"-agentlib:jdwp|-Xrunjdwp", "the debugger of Java"),
    (r"--remote-debugging-port", "the debugger of a browser"),
)
_INSECURE = re.compile(
    r"--api\.insecure(?:[= ](?:true|1))?(?![\w=.])(?! (?:false|0)\b)|^TRAEFIK_API_INSECURE=[\"']?(?:true|1)\b",
    re.IGNORECASE | re.MULTILINE,
)
_TRAEFIK_ENTRY = re.compile(r"entrypoints[._]traefik[._]address[= ][\"']?[^\s:]{0,60}:(\d{1,5})\b", re.IGNORECASE)
_RUNS_CODE = "which runs any code for whoever calls it"
"""Of FastCGI, too: a request says which file is run, with which settings. Source: ``php.net/manual``, FPM, "Global
php.ini directives": ``PHP_VALUE`` and ``PHP_ADMIN_VALUE`` come from the web server."""


def open_door(subject: Subject, component: Component, route: Route) -> OpenDoor | None:
    """Return what a published port opens to the internet; None where nothing speaks against it."""
    technology, container = subject.technology(component), route.container or 0
    told = route.detected.reason == "variable"
    if container in _DOCKER and route.detected.is_http and not told:
        return OpenDoor("the API of Docker, which gives out commands")
    known = subject.image_technology(component) is not None
    if known and (sort := _ADMIN_PORTS.get((technology.name, container))):
        return OpenDoor(sort)
    if known and technology.name == "Traefik" and container == _dashboard_port(component):
        return OpenDoor("the dashboard and API of Traefik, which have no password")
    if debugger := _debugger(component, container):
        return OpenDoor(f"{debugger}, {_RUNS_CODE}")
    if route.detected.protocol == "fastcgi":
        return OpenDoor(f"FastCGI, {_RUNS_CODE}")
    if technology.name in _MEANT_TO_BE_OPEN or (component.image and _CLUSTERS & set(image_words(component.image))):
        return None
    if sort := _store_or_shell(subject, component, route):
        return OpenDoor(sort)
    words = image_words(component.image) if component.image else []
    if route.detected.is_http and (_ADMIN_IMAGES & {*words} or (words[:1] == ["console"] and "minio" in words)):
        return OpenDoor("an admin page")
    figures = _figures(words[0]) if words and route.detected.is_http else ""
    if figures and not _LOCKED.search(_texts(component)):
        return OpenDoor(f"{figures}, without a password")
    shell = next((_SHELLS[word] for word in words if word in _SHELLS), "")
    if shell and route.detected.is_http:
        return OpenDoor(shell, for_people=True)
    protocol = route.detected.protocol
    if known and technology.name in _DATA_OVER_HTTP and container in technology.ports and protocol in _OVER_HTTP:
        return OpenDoor(f"the {_OVER_HTTP[protocol]} interface of {technology.name}")
    return _rpc(subject, component, route) if known else _rpc_by_number(component, route)


def _figures(image: str) -> str:
    """Return what a page for its owner shows, by the first word of its image."""
    return _FIGURES.get(image) or (f"what {image} measures" if _EXPORTER.search(image) else "")


def _store_or_shell(subject: Subject, component: Component, route: Route) -> str:
    """Return what a port of a store or for commands is; empty of any other."""
    technology, detected = subject.technology(component), route.detected
    protocol = technology.protocol if detected.protocol == "ssl" else detected.protocol  # Kafka's, with TLS
    is_its_port = route.container in technology.ports or WELL_KNOWN.get(route.container or 0) == protocol
    is_its_port = is_its_port or (detected.settled and family(protocol) == technology.protocol)
    if protocol in _DATA and is_its_port:
        own = {technology.protocol, *map(family, technology.ports.values())}  # a proxy's are not those it passes on
        return f"the port of {technology.name}" if family(protocol) in own else f"a port of {protocol}"
    if protocol in _ADMIN:
        is_git = protocol == "ssh" and component.image and _GIT & {*image_words(component.image)}
        return "" if is_git else f"a port for {protocol}"
    settings = {setting.flag or setting.name: setting.text for setting in subject.settings_of(component)}
    rcon_is_off = any(_RCON.match(name) and text.lower() in _OFF for name, text in settings.items())
    if protocol == "rcon":
        return "" if rcon_is_off else "the port of RCON, which gives out commands"
    for name, text in settings.items():
        if _ADMIN_SETTING.match(name) and text.rpartition(":")[2] == str(route.container) and not rcon_is_off:
            return f"the port that {name} names"
    return ""


def _rpc(subject: Subject, component: Component, route: Route) -> OpenDoor | None:
    """Return what the RPC port of a blockchain node is, by its image."""
    technology, container = subject.technology(component), route.container or 0
    if technology.name in _LIKE_BITCOIN and route.detected.protocol == "http":
        named = container in technology.ports or _is_told_to_be_rpc(subject, component, container)
        return OpenDoor(f"the JSON-RPC of {technology.name}, {_WALLET}") if named else None
    if (technology.name, container) == ("Ethereum", 8551):
        return OpenDoor(_ENGINE)
    return _rpc_for_all(_RPC.get((technology.name, container), ""), component, route)


def _rpc_by_number(component: Component, route: Route) -> OpenDoor | None:
    """Return what a port is whose number tells it, where nothing else does."""
    told = route.detected.settled and route.detected.protocol not in ("http", "ws")
    return _rpc_for_all("" if told else _BY_NUMBER.get(route.container or 0, ""), component, route)


def _rpc_for_all(what: str, component: Component, route: Route) -> OpenDoor | None:
    transport = "(?:ws|rpc)" if route.detected.protocol == "ws" else "(?:http|rpc)"
    if what and re.search(_COMMANDING.format(transport=transport), _texts(component), re.IGNORECASE):
        return OpenDoor(f"{what}, with methods that command the node")
    return OpenDoor(what, for_all=True) if what else None


def _is_told_to_be_rpc(subject: Subject, component: Component, port: int) -> bool:
    """Return whether a setting says that a port is one of RPC: ``-rpcport=9000``, ``RPC_PORT``."""
    return any(
        "rpc" in "".join(read_name(setting.flag or setting.name).words) and setting.text.rpartition(":")[2] == str(port)
        for setting in subject.settings_of(component)
    )


def _debugger(component: Component, port: int) -> str:
    """Return which debugger listens on a port, by what the component's command or settings say."""
    texts = _texts(component)
    for sign, name in _DEBUGGERS:
        if re.search(rf"{sign}\b[^\n]{{0,80}}?(?<!\d){port}(?!\d)", texts):
            return name
    return ""


def _dashboard_port(component: Component) -> int | None:
    """Return where Traefik's dashboard listens for anybody; None where it is not told to.

    Source: doc.traefik.io, "The Dashboard", insecure mode: on the entry point called traefik, by itself 8080.
    """
    texts = _texts(component)
    if _INSECURE.search(texts) is None:
        return None
    moved = _TRAEFIK_ENTRY.search(texts)
    return int(moved[1]) if moved else 8080


def _texts(component: Component) -> str:
    """Return a component's command, and a line for the value of each variable."""
    command = " ".join(word.read() for word in component.commands)
    named = (f"{each.name}={each.value.read()}" for each in component.environment)
    return "\n".join((command, *named))
