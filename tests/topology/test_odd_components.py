"""Components without a name, with the same name, or with names that ids cannot hold as they are."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, load
from tests.specimens import app, component


def topology(*components: dict[str, Any], **more: Any) -> Topology:
    return build(load(app(*components, **more)))


def test_the_second_component_of_a_name_has_an_id_of_its_own() -> None:
    built = topology(component("api", 3000), component("api", 3001), component("api", 3002))
    assert [part.id for part in built.components] == ["component.api", "component.api%232", "component.api%233"]
    assert [part.label for part in built.components] == ["api", "api", "api"]


def test_a_link_to_a_name_that_two_have_goes_to_the_first() -> None:
    web = component("web", 80, environmentParameters=["API=http://fluxapi_shop:3000"])
    (edge,) = topology(component("api", 3000), component("api", 3000), web).of_kind("internal")
    assert edge.target == "component.api"


def test_each_of_two_components_of_a_name_keeps_its_own_ports() -> None:
    built = topology(component("api", 3000), component("api", 3001))
    assert [[port.public for port in part.ports] for part in built.components] == [[3000], [3001]]
    assert {edge.target for edge in built.of_kind("forward")} == {"component.api", "component.api%232"}


def test_a_component_without_a_name_is_drawn_by_its_place() -> None:
    built = topology({"ports": [80], "containerPorts": [80]}, component("api"))
    assert [(part.id, part.label) for part in built.components] == [
        ("component.%231", "(no name)"),
        ("component.api", "api"),
    ]


@pytest.mark.parametrize("names", [["a", "a", "a#2"], ["a#2", "a", "a"], ["", "#1", "b"], ["b", "", "#2"]])
def test_no_component_is_lost_to_another_whose_name_looks_like_its_key(names: list[str]) -> None:
    built = topology(*(component(name, 3000 + index) for index, name in enumerate(names)))
    assert [part.name for part in built.components] == names


def test_names_that_differ_in_capitals_are_two_components() -> None:
    assert [part.id for part in topology(component("API"), component("api", 3001)).components] == [
        "component.API",
        "component.api",
    ]


@pytest.mark.parametrize(
    "name",
    ["edge", "node", "graph", "subgraph", "digraph", "strict", "browser", "a.b", "a:b", "a b", "a/b", "ü", "%41"],
)
def test_a_name_that_means_something_else_in_an_id_is_still_one_component(name: str) -> None:
    built = topology(component(name), component("other", 3001))
    assert [part.name for part in built.components] == [name, "other"]
    assert built.node(f"component.{built.components[0].id.removeprefix('component.')}") is built.components[0]
    assert built.of_kind("forward")[0].target == built.components[0].id


def test_a_port_that_is_published_twice_is_drawn_once() -> None:
    built = topology({"name": "web", "ports": [80, 80], "containerPorts": [80, 81]})
    assert [edge.id for edge in built.of_kind("forward")] == ["forward.edge.web.80"]
