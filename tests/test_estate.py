"""Estates: several apps in one picture, with the calls between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from fluxviz import Topology, build, draw, join, load, trace
from fluxviz.cli.app import app as command_line
from fluxviz.export import graph_data, json_schema
from tests.stress import stress_apps

SHOP: dict[str, Any] = {
    "version": 8,
    "name": "shop",
    "instances": 3,
    "compose": [
        {"name": "web", "repotag": "nginx:1", "ports": [36101], "containerPorts": [80]},
        {
            "name": "api",
            "ports": [36100],
            "containerPorts": [3000],
            "environmentParameters": ["FEED=https://blog.example.com/feed", "DB_HOST=fluxdb_shop:5432"],
        },
        {"name": "db", "repotag": "postgres:16", "ports": [], "containerPorts": []},
    ],
}
BLOG: dict[str, Any] = {
    "version": 8,
    "name": "blog",
    "compose": [
        {
            "name": "web",
            "repotag": "ghost:5",
            "ports": [36000],
            "containerPorts": [2368],
            "domains": ["blog.example.com"],
            "environmentParameters": ["SHOP_API=https://shop_36100.app.runonflux.io/v1", "DB_HOST=fluxdb_shop:5432"],
        }
    ],
}


@pytest.fixture
def estate() -> Topology:
    return join([build(load(SHOP)), build(load(BLOG))])


def test_ids_carry_the_app(estate: Topology) -> None:
    assert {node.id for node in estate.components} == {
        "component.shop.web",
        "component.shop.api",
        "component.shop.db",
        "component.blog.web",
    }
    assert estate.edge("internal.shop.api.db.5432").target == "component.shop.db"
    assert estate.edge("forward.edge.blog.web.36000").source == "edge"


def test_a_call_to_another_app_goes_out_and_back_in(estate: Topology) -> None:
    assert estate.edge("egress.shop.api.edge.blog.example.com.443").target == "edge"
    ways = trace(estate, "component.shop.api", "component.blog.web").paths
    assert [[hop.target for hop in way.hops] for way in ways] == [["edge", "component.blog.web"]]


def test_a_name_of_the_other_naming_leads_there_too(estate: Topology) -> None:
    ways = trace(estate, "component.blog.web", "component.shop.api").paths
    assert [[hop.target for hop in way.hops] for way in ways] == [["edge", "component.shop.api"]]


def test_internal_names_do_not_cross_from_app_to_app(estate: Topology) -> None:
    edges = [edge.target for edge in estate.edges if edge.source == "component.blog.web" and edge.kind != "egress"]
    assert edges == ["unresolved.blog.fluxdb_shop"]


def test_every_end_is_a_node(estate: Topology) -> None:
    nodes = {node.id for node in estate.nodes}
    assert {end for edge in estate.edges for end in (edge.source, edge.target)} <= nodes


def test_one_app_alone_is_what_it_was() -> None:
    topology = build(load(SHOP))
    assert join([topology]) is topology


def test_two_apps_of_one_name_stay_apart() -> None:
    both = join([build(load(BLOG)), build(load(BLOG))])
    assert len({node.id for node in both.components}) == 2
    assert len({app.key for app in both.apps}) == 2
    assert draw(both).svg()


def test_each_app_has_a_frame_with_its_name(estate: Topology) -> None:
    svg = draw(estate).svg()
    assert 'id="app.shop" class="frame"' in svg
    assert 'id="app.blog" class="frame"' in svg
    assert "Network of the Flux apps shop, blog" in svg


def test_the_graph_of_an_estate_fits_its_schema(estate: Topology) -> None:
    from jsonschema import Draft202012Validator

    Draft202012Validator(json_schema()).validate(graph_data(estate))
    assert [app["name"] for app in graph_data(estate)["apps"]] == ["shop", "blog"]


def test_the_graph_gives_the_estate_back(estate: Topology) -> None:
    assert Topology.from_graph(estate.graph) == estate


def test_all_stress_apps_join() -> None:
    estate = join([build(load(spec), access=access) for spec, access in stress_apps().values()])
    assert len(estate.apps) == len(stress_apps())
    nodes = {node.id for node in estate.nodes}
    assert {end for edge in estate.edges for end in (edge.source, edge.target)} <= nodes


def test_the_command_draws_them_together(tmp_path: Path) -> None:
    for name, spec in (("shop", SHOP), ("blog", BLOG)):
        (tmp_path / f"{name}.json").write_text(json.dumps(spec))
    files = [str(tmp_path / "shop.json"), str(tmp_path / "blog.json")]
    out = tmp_path / "estate.svg"
    done = CliRunner().invoke(command_line, ["draw", *files, "--together", "-q", "-o", str(out)])
    assert done.exit_code == 0
    assert "component.blog.web" in out.read_text()
    refused = CliRunner().invoke(command_line, ["draw", *files, "--together", "-q", "-o", f"{tmp_path}/"])
    assert refused.exit_code == 2
