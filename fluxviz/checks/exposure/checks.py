"""FX3: what is open to the internet and should not be, and what should be and is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fluxviz.checks.exposure.rules import (
    DOMAIN_ON_NO_HTTP,
    FRONT_WITHOUT_PORT,
    MAIN_DOMAIN,
    NOT_BEHIND_THE_EDGE,
    OPEN_DATA,
    ORPHAN,
)
from fluxviz.checks.findings import Finding
from fluxviz.checks.moving import first_in_compose, free_port, port_lists
from fluxviz.checks.subject import Subject
from fluxviz.spec import Component, PortMapping
from fluxviz.spec.hostnames import is_host_name
from fluxviz.topology import GUIDE
from fluxviz.topology.protocols import WELL_KNOWN
from fluxviz.topology.route import Route
from fluxviz.topology.technologies import image_words

_DATA = frozenset(
    """
    postgresql mysql mongodb redis memcached amqp amqps kafka cassandra sqlserver oracle clickhouse bolt elasticsearch
    zookeeper ldap
    """.split()
)
_ADMIN = frozenset({"ssh", "telnet", "rdp", "vnc", "ftp"})
_ADMIN_SETTING = re.compile(
    r"^(?:\w+[_-])?(?:RCON|WEB_?ADMIN|ADMIN|ADMIN_?PANEL|CONSOLE|TELNET|MANAGEMENT)(?:[_-](?:WEB|UI|HTTP))?[_-]?"
    r"(?:PORT|LISTEN|BIND|ADDR(?:ESS)?)$",
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
_DATA_OVER_HTTP = frozenset(
    """
    Elasticsearch CouchDB InfluxDB Qdrant Weaviate Chroma Milvus etcd Consul Search ClickHouse Vault
    """.split()
)
_OVER_HTTP = {"http": "HTTP", "https": "HTTPS", "grpc": "gRPC"}
_ADMIN_PORTS = {
    ("RabbitMQ", 15672): "the management page of RabbitMQ",
    ("MinIO", 9001): "the console of MinIO",
    ("IPFS", 5001): "the API of IPFS, which has no password",
    ("MQTT", 18083): "the dashboard of EMQX",
}
_DOCKER = (2375, 2376)
"""Ports of Docker's own API: who calls it is root on what it runs on. Source: docs.docker.com, "dockerd"."""
_MEANT_TO_BE_OPEN = frozenset({"Shared DB", "SimpleX SMP", "SimpleX XFTP", "MQTT"})
_CLUSTERS = frozenset({"flux-pg-cluster", "flux-mongodb-cluster", "flux-redis-cluster"})
"""Images whose instances find each other on the nodes' own addresses, and need their ports open for it."""
_FRONT_WORDS = frozenset({"frontend", "front", "web", "website", "ui", "webapp", "site", "www", "client"})


def check_exposure(subject: Subject) -> Iterator[Finding]:
    """Find open doors, closed front ends, and an own domain that leads to the wrong place."""
    for route in subject.routes.routes:
        yield from _published(subject, route)
    yield from _main_domain(subject)
    yield from _unreached(subject)


def _index(component: Component, route: Route) -> int:
    return next(index for index, port in enumerate(component.ports) if port.public == route.public)


def _published(subject: Subject, route: Route) -> Iterator[Finding]:
    component = subject.components[route.component]
    index = _index(component, route)
    where = subject.port_at(component, "ports", index, route.public)
    element = subject.route_element(route)
    if sort := _sort_of_data(subject, component, route):
        address = subject.tcp_address(route)
        edge = f", and at {address} through the edge" if address else ""
        message = f"{component.name} publishes {route.public}, {sort}"
        message = f"{message}: it is open to the internet on {subject.door(route).nodes}{edge}"
        fix = port_lists([port for each, port in enumerate(component.ports) if each != index])
        yield subject.finding(OPEN_DATA, where, message, fix, component=component, element=element)
        return
    if route.detected.is_http and route is not subject.routes.main and _is_too_long(subject, route):
        message = f"{component.name}:{route.public} gets no public name: {subject.public_name(route)} would be too long"
        yield subject.finding(NOT_BEHIND_THE_EDGE, where, message, component=component, element=element)
        return
    door = subject.door(route)
    if route.detected.is_http or door.host or (route.served.tcp and not route.detected.is_udp):
        return
    speaks = f"{component.name}:{route.public} speaks {route.detected.protocol}"
    domains = [name.host for name in route.served.domains if name.host and not name.problem]
    if domains and not route.served.unnamed:
        message = f"{speaks}, which the HTTP edge cannot pass on to {', '.join(domains)}"
        place = subject.at(component, f"domains[{index}]")
        yield subject.finding(DOMAIN_ON_NO_HTTP, place, message, component=component, element=element)
        return
    name = subject.public_name(route)
    served = is_host_name(name) and not route.served.unnamed and not subject.routes.service.tcp_only
    edge = f": the edge answers 503 at {name}; it is reached" if served else ": it is reached"
    node = "the primary node's address" if door.primary else "a node's own address"
    message = f"{speaks}{edge} at {node}, on port {route.public}"
    yield subject.finding(NOT_BEHIND_THE_EDGE, where, message, component=component, element=element)


def _is_too_long(subject: Subject, route: Route) -> bool:
    """Return whether the name of a port cannot be where the app's own can."""
    return is_host_name(GUIDE.app_host(subject.spec.name)) and not is_host_name(subject.public_name(route))


def _sort_of_data(subject: Subject, component: Component, route: Route) -> str:
    """Return what kind of door it is that should be shut; empty where none."""
    technology = subject.technology(component)
    if route.container in _DOCKER and route.detected.is_http and route.detected.reason != "variable":
        return "the API of Docker, which gives out commands"
    known = subject.image_technology(component) is not None
    if known and (sort := _ADMIN_PORTS.get((technology.name, route.container or 0))):
        return sort
    if technology.name in _MEANT_TO_BE_OPEN or (component.image and _CLUSTERS & set(image_words(component.image))):
        return ""
    protocol = route.detected.protocol
    is_its_port = route.container in technology.ports or WELL_KNOWN.get(route.container or 0) == protocol
    if protocol in _DATA and is_its_port:
        return f"the port of {technology.name}" if technology.words and technology.ports else f"a port of {protocol}"
    if protocol in _ADMIN:
        return f"a port for {protocol}"
    settings = {setting.flag or setting.name: setting.text for setting in subject.settings_of(component)}
    rcon_is_off = any(_RCON.match(name) and text.lower() in _OFF for name, text in settings.items())
    if protocol == "rcon":
        return "" if rcon_is_off else "the port of RCON, which gives out commands"
    for name, text in settings.items():
        if _ADMIN_SETTING.match(name) and text.rpartition(":")[2] == str(route.container) and not rcon_is_off:
            return f"the port that {name} names"
    words = image_words(component.image) if component.image else []
    if _ADMIN_IMAGES & {*words} or (words[:1] == ["console"] and "minio" in words):
        return "an admin page"
    if known and technology.name in _DATA_OVER_HTTP and route.container in technology.ports and protocol in _OVER_HTTP:
        return f"the {_OVER_HTTP[protocol]} interface of {technology.name}"
    return ""


def is_front(subject: Subject, component: Component) -> bool:
    """Return whether a component is a front end: by its name, or by variables that a browser reads."""
    settings = subject.settings_of(component)
    if any(setting.read.browser and not setting.name.startswith("PUBLIC_") for setting in settings):
        return True
    technology = subject.technology(component)
    return technology.role == "web" and (technology.name == "Front end" or component.name.lower() in _FRONT_WORDS)


def _main_domain(subject: Subject) -> Iterator[Finding]:
    main = subject.routes.main
    if main is None or subject.routes.service.tcp_only:
        return
    component = subject.components[main.component]
    others = [route for route in subject.http_routes if route is not main and not route.detected.assumed]
    others.sort(key=lambda route: _keeps_data(subject, route))  # the page of a database is not what visitors look for
    fronts = [route for route in others if is_front(subject, subject.components[route.component])]
    wanted = next(iter(fronts), next(iter(others), None) if not main.detected.is_http else None)
    if wanted is None:
        return
    front = subject.technology(component).role == "web" or is_front(subject, component)
    if main.detected.is_http and (front or wanted.component == main.component):
        return
    host = GUIDE.app_host(subject.spec.name)
    name = subject.components[wanted.component].name
    message = (
        f"{host} leads to {component.name}:{main.public}, the first port of the first component that has ports, "
        f"not to {name}:{wanted.public}"
    )
    if wanted.component == main.component:
        first = component.ports[_index(component, wanted)]
        fix = port_lists([first, *(port for port in component.ports if port is not first)])
    else:
        moved = first_in_compose(subject, subject.components[wanted.component])
        fix = "\nor ".join(filter(None, [moved, f"take the public port off {component.name}"]))
    where = subject.port_at(component, "ports", _index(component, main), main.public)
    yield subject.finding(MAIN_DOMAIN, where, message, fix, component=component, element=subject.route_element(main))


def _keeps_data(subject: Subject, route: Route) -> bool:
    return subject.technology(subject.components[route.component]).role in ("database", "cache", "queue")


def _unreached(subject: Subject) -> Iterator[Finding]:
    if len(subject.spec.components) < 2:
        return
    linked = {end for pair in subject.calls for end in pair}
    called = {target for _, target in subject.calls}
    shared = {
        end
        for component in subject.spec.components
        for mount in component.mounts
        if mount.component is not None
        for end in (component.index, mount.component)
    }
    busy = {reference.component for reference in subject.references}
    for component in subject.spec.components:
        if any(port.public is not None for port in component.ports):
            continue
        where = subject.at(component)
        if is_front(subject, component) and component.key not in called and not component.ports:
            message = f"{component.name} is a front end without a public port: no visitor can reach it"
            fix = port_lists([PortMapping(public=free_port(subject, 31080), container=80)])
            yield subject.finding(FRONT_WITHOUT_PORT, where, message, fix, component=component)
        elif component.key not in linked | busy and component.index not in shared and not component.hidden_environment:
            message = f"{component.name} has no public port, and nothing calls it or is called by it"
            yield subject.finding(ORPHAN, where, message, component=component)
