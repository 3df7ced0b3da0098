"""Calls to a port where the edge passes TCP: what answers is the component behind that port, whatever the name."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, load, trace
from tests.specimens import app, component

NAME = "shop.app.runonflux.io"


def shop(*entries: str) -> dict[str, Any]:
    web = component("web", 8081, repotag="acme/web:1")
    db = component(
        "db", 15432, containerPorts=[5432], repotag="postgres:16", containerData="g:/var/lib/postgresql/data"
    )
    return app(web, db, component("job", None, environmentParameters=list(entries)))


def call(topology: Topology) -> Any:
    (edge,) = topology.of_kind("egress")
    return edge


@pytest.mark.parametrize(
    ("entry", "encrypted", "problem"),
    [
        (f"DB=postgres://{NAME}:15432/x?sslmode=require", None, ""),
        (f"DB=postgres://{NAME}:15432/x", False, ""),
        (f"DB=https://{NAME}:15432", None, "postgresql is spoken on 15432, not https"),
    ],
)
def test_tls_is_what_the_component_behind_the_port_speaks(entry: str, encrypted: bool | None, problem: str) -> None:
    topology = build(load(shop(entry)))
    assert (call(topology).encrypted, call(topology).problem) == (encrypted, problem)


def test_the_advice_names_the_component_behind_the_port() -> None:
    (found,) = (each for each in check(shop(f"DB=postgres://{NAME}:15432/x")) if each.code == "FX107")
    assert found.fix == "DB=postgres://fluxdb_shop:5432/x"


def test_a_trace_goes_to_the_component_behind_the_port_and_to_no_other() -> None:
    topology = build(load(shop(f"DB=postgres://{NAME}:15432/x")))
    (path,) = trace(topology, "job", "db").paths
    assert [hop.target for hop in path.hops] == ["edge", "component.db"]
    assert path.hops[1].protocol == "tcp"
    assert not trace(topology, "job", "web").paths


def test_cloudflare_passes_only_its_own_ports() -> None:
    topology = build(
        load(shop("DB=postgres://db.example.com:15432/x")),
        access={"domains": {"db.example.com": {"component": "db"}}},
    )
    assert call(topology).problem == "a closed port: CloudFlare proxies the name, and passes nothing on 15432"
    direct = build(
        load(shop("DB=postgres://db.example.com:15432/x")),
        access={"domains": {"db.example.com": {"component": "db", "proxied": False}}},
    )
    assert call(direct).problem == ""


@pytest.mark.parametrize("name", ["web-shop.app.runonflux.io", "shop_8081.app.runonflux.io"])
def test_a_name_of_http_leads_by_http_alone(name: str) -> None:
    paths = trace(build(load(shop(f"WEB=https://{name}"))), "job", "web").paths
    assert [[hop.protocol for hop in path.hops] for path in paths] == [["https", "http"]]
