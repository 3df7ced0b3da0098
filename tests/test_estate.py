"""Estates: several apps in one picture, with the calls between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from traitlets import TraitError

from fluxviz import Topology, build, check, draw, join, load, trace
from fluxviz.cli.app import app as command_line
from fluxviz.errors import AmbiguousNameError
from fluxviz.export import graph_data, json_schema
from tests.checks.breaking import clean
from tests.stress import stress_apps
from tests.svg_reading import read_svg

NOT_CHECKED = "Not checked: drawn from a graph, which has no spec."

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
    paths = trace(estate, "component.shop.api", "component.blog.web").paths
    assert [[hop.target for hop in path.hops] for path in paths] == [["edge", "component.blog.web"]]


def test_a_name_of_the_other_naming_leads_there_too(estate: Topology) -> None:
    paths = trace(estate, "component.blog.web", "component.shop.api").paths
    assert [[hop.target for hop in path.hops] for path in paths] == [["edge", "component.shop.api"]]


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


def test_findings_stand_app_by_app(estate: Topology) -> None:
    found = check(estate)
    alone = [check(build(load(spec))) for spec in (SHOP, BLOG)]
    assert [finding.app for finding in found] == ["shop"] * len(alone[0]) + ["blog"] * len(alone[1])
    assert [finding.own_message for finding in found] == [finding.message for each in alone for finding in each]
    listed = draw(estate).explore()._picture["findings"]
    assert [each["app"] for each in listed] == [finding.app for finding in found]
    words = read_svg(draw(estate, check=True).svg()).words.split("\n")
    heads = [each for each in words if each in ("shop", "blog") or each.startswith(("error ", "warning ", "advice "))]
    assert heads[0] == "shop"
    assert heads[len(alone[0]) + 1] == "blog"


def test_an_app_with_nothing_wrong_is_told_beside_one_with_findings() -> None:
    listed = draw(join([build(load(clean())), build(load(BLOG))])).explore()._picture["findings"]
    assert (listed[0]["message"], listed[0]["app"]) == ("Nothing found.", clean()["name"])
    assert listed[1]["app"] == "blog"


def test_what_was_not_checked_is_told(estate: Topology) -> None:
    graph = Topology.from_graph(build(load(SHOP)).graph)
    explorer = draw(graph).explore()
    assert explorer.findings.summary == "not checked, since drawn from a graph: shop"
    assert [each["message"] for each in explorer._picture["findings"]] == [NOT_CHECKED]
    mixed = draw(join([graph, build(load(BLOG))])).explore()
    assert mixed.findings.unchecked == ("shop",)
    assert mixed._picture["findings"][0]["message"] == NOT_CHECKED
    assert len(mixed.findings) == len(check(build(load(BLOG))))
    whole = draw(Topology.from_graph(estate.graph)).explore()
    assert whole.findings.unchecked == ("shop, blog",)


def test_a_name_that_several_apps_have_is_asked_for_with_the_app(estate: Topology) -> None:
    explorer = draw(estate).explore()
    with pytest.raises(TraitError, match=r"several apps have a component 'web'; choose from: blog\.web, shop\.web"):
        explorer.selected = "web"
    with pytest.raises(AmbiguousNameError):
        trace(estate, "browser", "web")
    explorer.selected = "blog.web"
    assert explorer.selected == "component.blog.web"
    explorer.selected = "db"
    assert explorer.selected == "component.shop.db"


def test_a_call_by_network_with_leads_to_the_component_that_stands_in_the_picture() -> None:
    caller = {**BLOG, "name": "caller", "description": "networkWith:[shop]", "compose": [
        {"name": "web", "ports": [36200], "containerPorts": [80], "environmentParameters": ["DB=fluxdb_shop:5432"]},
    ]}  # fmt: skip
    estate = join([SHOP, caller])
    (call,) = (edge for edge in estate.of_kind("egress") if edge.host == "fluxdb_shop")
    assert (call.source, call.target) == ("component.caller.web", "component.shop.db")
    assert not any(node.kind == "external" and node.label == "fluxdb_shop" for node in estate.nodes)
    (path,) = (each for each in trace(estate, call.source, call.target).paths if len(each.hops) == 1)
    assert path.hops[0].answer == "the container's address on that app's network"
    assert "web calls fluxdb_shop on its app's own network on port 5432" in draw(estate).text()
    assert join([{**SHOP, "name": "other"}, caller]).node("external.fluxdb_shop")


def test_a_domain_of_two_apps_is_told_to_be_answered_for_one() -> None:
    parts = [{**SHOP["compose"][0], "domains": ["www.example.com"]}]
    estate = join([{**SHOP, "name": name, "compose": parts} for name in ("one", "two")])
    said = "www.example.com is a domain of one and two: the edge answers for one, and which is not settled."
    assert said in estate.notes
    assert not [note for note in join([SHOP, BLOG]).notes if "not settled" in note]


def test_calls_drawn_as_one_say_how_many_are_encrypted() -> None:
    calls = [
        "A=https://shop.app.runonflux.io",
        "B=https://shop_36100.app.runonflux.io",
        "C=http://shop.app.runonflux.io",
    ]
    web = {**BLOG["compose"][0], "environmentParameters": calls}
    svg = draw(join([build(load(SHOP)), build(load({**BLOG, "compose": [web]}))])).svg()
    assert "1 plain, 2 TLS" in read_svg(svg).words
