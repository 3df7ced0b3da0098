"""A call to a name below Flux's zone that nobody has is drawn as broken, whoever makes it."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import build, check, load
from fluxviz.changes import diff
from fluxviz.topology import FDM, GUIDE, Edge, Naming, Topology

BASE: dict[str, Any] = {"version": 8, "name": "shop"}


def two(*environment: str, api_port: int = 31081) -> Topology:
    web = {
        "name": "web", "repotag": "acme/web:1", "ports": [31080], "containerPorts": [80],
        "environmentParameters": list(environment),
    }  # fmt: skip
    api = {"name": "api", "repotag": "acme/api:1", "ports": [api_port], "containerPorts": [80]}
    return build(load({**BASE, "compose": [web, api]}))


def called(topology: Topology, host: str) -> list[Edge]:
    return [edge for edge in topology.edges if edge.host == host and edge.kind in ("egress", "browser_call")]


@pytest.mark.parametrize(
    "host",
    [
        "shop_31099.app.runonflux.io",
        "shop_99999.app.runonflux.io",
        "shop_31099.app2.runonflux.io",
        "web.shop.app.runonflux.io",
        "nobody.shop.app.runonflux.io",
        "www.shop.app.runonflux.io",
        "a.other.app.runonflux.io",
    ],
)
@pytest.mark.parametrize("variable", ["API_URL", "REACT_APP_API_URL"])
def test_a_name_that_nobody_has_is_broken(variable: str, host: str) -> None:
    (edge,) = called(two(f"{variable}=https://{host}"), host)
    assert edge.target == "edge"
    assert edge.problem.startswith("no such name")


@pytest.mark.parametrize("naming", [GUIDE, FDM], ids=lambda naming: naming.name)
@pytest.mark.parametrize(
    "host", ["api-shop.app.runonflux.io", "api-shop.app2.runonflux.io", "db-shop.app.runonflux.io"]
)
def test_the_guides_name_of_a_component_that_is_not_public_is_broken(host: str, naming: Naming) -> None:
    compose = [
        {
            "name": "web",
            "ports": [31080],
            "containerPorts": [80],
            "environmentParameters": [f"VITE_API=https://{host}"],
        },
        {"name": "api", "repotag": "acme/api:1", "ports": [], "containerPorts": []},
        {"name": "db", "repotag": "postgres:16", "ports": [31432], "containerPorts": [5432]},
    ]
    topology = build(load({**BASE, "compose": compose}), naming=naming)
    (edge,) = called(topology, host)
    assert edge.problem == "no such name: Flux gives names to apps and public ports, and none to components"
    assert "FX415" in {finding.code for finding in check(topology)}


@pytest.mark.parametrize(
    "host",
    [
        "shop_31081.app.runonflux.io",
        "shop_31081.app2.runonflux.io",
        "other_31099.app.runonflux.io",
        "a-shop.app.runonflux.io",
    ],
)
def test_a_name_that_somebody_has_or_may_have_is_not(host: str) -> None:
    (edge,) = called(two(f"API_URL=https://{host}"), host)
    assert edge.problem == ""


@pytest.mark.parametrize("naming", [GUIDE, FDM], ids=lambda naming: naming.name)
def test_a_port_that_shared_db_loses_has_no_name(naming: Naming) -> None:
    operator = {
        "name": "op", "repotag": "runonflux/shared-db:1", "ports": [31000, 31001, 31002],
        "containerPorts": [3307, 7071, 8008],
    }  # fmt: skip
    web = {"name": "web", "repotag": "acme/web:1", "ports": [], "containerPorts": []}
    web["environmentParameters"] = ["DB_API_URL=https://shop_31000.app.runonflux.io"]
    topology = build(load({**BASE, "compose": [operator, web]}), naming=naming)
    (edge,) = called(topology, "shop_31000.app.runonflux.io")
    assert "the last port only" in edge.problem


def test_an_app_that_is_left_out_has_no_names_to_call() -> None:
    web = {"name": "web", "ports": [31080], "containerPorts": [80]}
    api = {"name": "api", "ports": [], "containerPorts": []}
    api["environmentParameters"] = ["HOOK=https://kadena_31080.app.runonflux.io"]
    (edge,) = called(build(load({**BASE, "name": "Kadena", "compose": [web, api]})), "kadena_31080.app.runonflux.io")
    assert "leaves Kadena out" in edge.problem


def test_a_port_that_moves_breaks_the_calls_to_its_old_name() -> None:
    setting = "REACT_APP_API_URL=https://shop_31081.app.runonflux.io"
    changes = diff(two(setting), two(setting, api_port=31082))
    assert [change.kind for change in changes if change.new.startswith("browser_call")] == ["broken"]


def test_a_call_that_comes_and_cannot_work_is_told_as_broken() -> None:
    changes = diff(two(), two("API_URL=https://shop_31099.app.runonflux.io"))
    (change,) = [change for change in changes if change.new.startswith("egress")]
    assert (change.kind, "publishes no port 31099" in change.text) == ("broken", True)
