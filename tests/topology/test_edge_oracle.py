"""Names, modes and TLS of the edge, against what the Flux Domain Manager itself makes of 30 real specs."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import build, load
from fluxviz.topology import FDM
from fluxviz.topology.edge_table import EDGE_TABLE
from fluxviz.topology.routes import Routes
from tests.topology.oracle import NO_ORACLE, ORACLE, ZONE, answers, read

APPS = sorted(path.stem for path in (ORACLE / "specs").glob("*.json")) if ORACLE.is_dir() else []
PROBES = read(ORACLE / "probes.json") if ORACLE.is_dir() else []
pytestmark = pytest.mark.skipif(not ORACLE.is_dir(), reason=NO_ORACLE)


def routes_of(document: dict[str, Any]) -> Routes:
    provenance = build(load(document)).provenance
    assert provenance is not None
    return provenance.routes


def served(routes: Routes) -> dict[str, tuple[int, str | None, bool]]:
    """Give each name that is routed, with its port, its component and whether the edge speaks TLS to it."""
    single = routes.spec.single_container
    found: dict[str, tuple[int, str | None, bool]] = {}
    for host, route in routes.platform_names():
        found.setdefault(host, (route.public, None if single else route.component, route.served.tls))
    for name, listed in routes.listed():
        for host in name.served:
            assert listed is not None
            if not listed.served.unnamed:
                found.setdefault(host, (listed.public, None if single else listed.component, listed.served.tls))
    return found


def expected(answer: dict[str, Any]) -> dict[str, tuple[int, str | None, bool]]:
    return {
        host: (int(route["port"]), route["component"], bool(route.get("ssl")))
        for route in reversed(answer["routes"])
        if (host := route["domain"].replace("{zone}", ZONE)) == host.lower() and " " not in host
        if "{zone}" in route["domain"] or not host.endswith(ZONE)
    }


def alias_apart(names: dict[str, tuple[int, str | None, bool]], app: str) -> dict[str, tuple[int, str | None, bool]]:
    """Leave the TLS of the app's own name out: it shares the backend of its port, though its row has none."""
    host = FDM.app_host(app)
    return {name: (*value[:2], False) if name == host else value for name, value in names.items()}


@pytest.mark.parametrize("name", APPS)
def test_the_names_that_are_routed_are_the_domain_managers(name: str) -> None:
    answer = answers()[name]
    routes = routes_of(read(ORACLE / "specs" / f"{name}.json"))
    assert alias_apart(served(routes), name) == alias_apart(expected(answer), name)


@pytest.mark.parametrize("name", APPS)
def test_the_names_of_the_platform_are_the_domain_managers(name: str) -> None:
    topology = build(load(read(ORACLE / "specs" / f"{name}.json")), naming=FDM)
    given = {host.replace("{zone}", ZONE) for host in answers()[name]["platform"]}
    drawn = {known for host in topology.public_hosts if host.kind != "custom" for known in (host.host, *host.also)}
    assert {host for host in drawn if host.endswith(f".{ZONE}")} == given
    assert {host.replace(".app2.", ".app.") for host in drawn if host.endswith(".app2.runonflux.io")} == given


@pytest.mark.parametrize("name", APPS)
def test_the_custom_names_are_the_domain_managers(name: str) -> None:
    topology = build(load(read(ORACLE / "specs" / f"{name}.json")))
    drawn = {
        known
        for host in topology.public_hosts
        if host.kind == "custom" and not host.note.startswith("beside runonflux")
        for known in (host.host, *host.also)
    }
    assert drawn == set(answers()[name]["custom"])


@pytest.mark.parametrize("name", APPS)
def test_the_modes_are_the_domain_managers(name: str) -> None:
    routes = routes_of(read(ORACLE / "specs" / f"{name}.json"))
    modes = {route["domain"].partition(".")[0]: route["mode"] for route in answers()[name]["routes"]}
    for host, route in routes.platform_names():
        assert ("tcp" if route.served.tcp else "http") == modes[host.partition(".")[0]], host


@pytest.mark.parametrize("probe", PROBES, ids=[probe["what"] for probe in PROBES])
def test_the_probes_get_the_names_that_the_domain_manager_gives(probe: dict[str, Any]) -> None:
    routes = routes_of(probe["spec"])
    names = {host.replace("{zone}", ZONE) for host in probe["platform"]} if probe["routes"] else set()
    assert {host for host, _ in routes.platform_names()} == names
    app = probe["spec"]["name"]
    assert alias_apart(served(routes), app) == alias_apart(expected(probe), app)


def test_the_table_has_every_exception_of_the_domain_manager() -> None:
    given = read(ORACLE / "exceptions.json")
    for effect, key in (("tcp", "tcp_mode"), ("tls", "ssl_to_backend")):
        rows = [row for row in EDGE_TABLE if getattr(row, effect)]
        assert {(row.app, row.match) for row in rows if row.port is None} == {
            (name["text"], name["match"]) for name in given[key]["names"]
        }
        assert {(row.app, row.component, row.port) for row in rows if row.port is not None} == {
            (port["app"], port["component"], port["port"]) for port in given[key]["ports"]
        }
    unnamed = {row.app + ("*" if row.match == "prefix" else "") for row in EDGE_TABLE if row.unnamed}
    assert unnamed == {pattern["pattern"] for pattern in given["blacklist"]["patterns"]}


def test_every_row_of_the_table_has_a_source() -> None:
    assert all(row.source.endswith(".js") for row in EDGE_TABLE)
    assert len(set(EDGE_TABLE)) == len(EDGE_TABLE)
