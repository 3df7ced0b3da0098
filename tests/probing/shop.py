"""A shop on Flux, for probes: a site, a database beside it, and a game over UDP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

from fluxviz.probing import ProbeReport, plan_probe, run_plan
from fluxviz.probing.judging import Result
from fluxviz.topology import FDM, build
from tests.probing.edge import edge
from tests.probing.internet import EDGE, EDGE_HOST, Internet, Place
from tests.servers.http import http_server

NODES = ("5.9.0.2", "5.9.0.3")
APP = "shop.app.runonflux.io"
WEB = "shop_33000.app.runonflux.io"
DB = "shop_35432.app.runonflux.io"
SECOND = "shop.app2.runonflux.io"
"""The app's name in the second zone, which other edges serve."""
CUSTOM = "shop.example.com"
CANARY = "s3cr3t-canary-pr0be"


def component(name: str, image: str, ports: Sequence[int], inside: Sequence[int], **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "description": name,
        "repotag": image,
        "ports": [*ports],
        "containerPorts": [*inside],
        "domains": [""] * len(ports),
        "environmentParameters": [],
        "commands": [],
        "containerData": "/tmp",
        "cpu": 0.5,
        "ram": 500,
        "hdd": 5,
        "repoauth": "",
        **more,
    }


def app(*components: dict[str, Any], name: str = "shop") -> dict[str, Any]:
    return {
        "version": 8,
        "name": name,
        "description": name,
        "owner": "1Example",
        "compose": list(components),
        "instances": 3,
        "contacts": [],
        "geolocation": [],
        "expire": 88000,
        "nodes": [],
        "staticip": False,
        "enterprise": "",
    }


def web(*domains: str, **more: Any) -> dict[str, Any]:
    return component("web", "nginx:1.27", [33000], [80], domains=[",".join(domains)], **more)


def db(**more: Any) -> dict[str, Any]:
    return component("db", "postgres:16", [35432], [5432], **more)


def probed(
    internet: Internet,
    spec: dict[str, Any],
    *,
    nodes: Sequence[str] = NODES,
    limit: float = 5.0,
    access: dict[str, Any] | None = None,
) -> ProbeReport:
    """Probe an app; nothing may be called or looked up that is not in its plan."""
    topology = build(spec, access=access, naming=FDM)
    plan = plan_probe(topology, nodes, limit=limit)
    report = run_plan(topology, plan, network=internet.network)
    assert set(internet.calls) <= allowed(internet, report)
    assert internet.queries == {each.host for each in plan.of_kind("dns")}
    return report


def allowed(internet: Internet, report: ProbeReport) -> set[Place]:
    """Return each address and port that a plan lets be called, as DNS of this internet leads there."""
    found: set[Place] = set()
    for each in report.plan.tries:
        if each.kind == "dns":
            continue
        ports = {443, 80} if each.kind == "https" else {each.port or 0}
        found |= {(address, port) for address in _addresses(internet, each.host) for port in ports}
    return found


def _addresses(internet: Internet, host: str) -> list[str]:
    """Return the addresses that a name leads to, by as many aliases as there are names."""
    here = host
    for _ in internet.records:
        values = internet.records.get(here, [here])
        if not values or not values[0].startswith("-> "):
            return values
        here = values[0].removeprefix("-> ")
    return []


def of(report: ProbeReport, kind: str, host: str, port: int | None = None) -> Result:
    """Return what was seen of one hop."""
    found = [each for each in report.results if (each.kind, each.host) == (kind, host) and port in (None, each.port)]
    assert len(found) == 1, [each.where for each in report.results]
    return found[0]


def at_home(internet: Internet, *names: str) -> None:
    """Let names lead to the Flux edge."""
    internet.records[EDGE_HOST] = [EDGE]
    internet.records |= {name: [f"-> {EDGE_HOST}"] for name in names}


@contextmanager
def edge_list(internet: Internet, status: int, body: str) -> Iterator[Place]:
    """Run what answers for the edge when it is asked which nodes it routes to."""
    with http_server(status, {"Content-Type": "application/json"}, body.encode()) as server:
        yield server.host, server.port


def listed(*nodes: str) -> str:
    """Return the edge's list of nodes, as it sends it."""
    rows = ", ".join(f'"{node}"' for node in nodes)
    return f'{{"status": "success", "data": {{"appName": "shop", "ips": [{rows}], "count": {len(nodes)}}}}}'


@contextmanager
def running(
    internet: Internet,
    *,
    site: int = 200,
    headers: dict[str, str] | None = None,
    body: bytes = b"<html>shop</html>",
    custom: Sequence[str] = (),
    api: tuple[int, str] = (200, listed(*NODES)),
    routes: dict[str, list[Place]] | None = None,
    **options: Any,
) -> Iterator[list[Place]]:
    """Run a shop's site on two nodes, and the edge before it, until the block ends; give where the nodes listen."""
    with ExitStack() as stack:
        sites = [stack.enter_context(http_server(site, headers, body, f"127.0.0.{last}")) for last in (2, 3)]
        places = [(each.host, each.port) for each in sites]
        internet.places |= {(node, 33000): place for node, place in zip(NODES, places, strict=True)}
        at_home(internet, APP, WEB, *custom)
        own = stack.enter_context(edge_list(internet, *api))
        served = {EDGE_HOST: [own], **dict.fromkeys((APP, WEB, *custom), places), **(routes or {})}
        stack.enter_context(edge(internet, served, **options))
        yield places
