"""The graph that users take: plain, frozen, and enough to make the topology again."""

from __future__ import annotations

import json
import pickle
from typing import Any

import networkx as nx
import pytest

from fluxviz import Topology, UnknownNameError, build, draw, load
from tests.specimens import ALL, path_of

PLAIN = (str, int, float, bool, type(None))


def built(name: str) -> Topology:
    return draw(path_of(name)).topology


def is_plain(value: Any) -> bool:
    if type(value) is list:
        return all(is_plain(item) for item in value)
    if type(value) is dict:
        return all(type(key) is str and is_plain(item) for key, item in value.items())
    return type(value) in PLAIN


@pytest.mark.parametrize("name", ALL)
def test_the_graph_is_a_multidigraph_of_plain_values(name: str) -> None:
    graph = built(name).graph
    assert type(graph) is nx.MultiDiGraph
    assert is_plain(dict(graph.graph))
    for key, data in graph.nodes(data=True):
        assert type(key) is str
        assert is_plain(data), key
    for _, _, key, data in graph.edges(keys=True, data=True):
        assert type(key) is str
        assert is_plain(data), key


@pytest.mark.parametrize("name", ALL)
def test_a_topology_made_of_its_graph_has_the_same_nodes_and_edges(name: str) -> None:
    original = built(name)
    again = Topology.from_graph(original.graph)
    assert (again.app, again.naming, again.instances) == (original.app, original.naming, original.instances)
    assert again.nodes == original.nodes
    assert {edge.id: edge for edge in again.edges} == {edge.id: edge for edge in original.edges}


@pytest.mark.parametrize("name", ALL)
def test_a_topology_made_of_its_graph_is_equal_to_it(name: str) -> None:
    original = built(name)
    assert Topology.from_graph(original.graph) == original


def test_the_graph_survives_the_json_of_networkx() -> None:
    graph = built("guide_custom_domain").graph
    data = json.loads(json.dumps(nx.node_link_data(graph, edges="edges")))
    again = nx.node_link_graph(data, edges="edges")
    assert Topology.from_graph(again).nodes == built("guide_custom_domain").nodes


def test_the_graph_is_frozen_and_its_copy_is_not() -> None:
    graph = built("guide_fullstack").graph
    with pytest.raises(nx.NetworkXError):
        graph.add_node("more")
    copy = graph.copy()
    copy.add_node("more")
    assert "more" not in graph


def test_the_graph_answers_the_questions_of_networkx() -> None:
    graph = built("guide_fullstack").graph
    assert nx.has_path(graph, "browser", "component.postgres")
    assert graph.edges["component.api", "component.postgres", "internal.api.postgres.5432"]["port"] == 5432


def test_a_graph_that_lacks_what_a_kind_must_have_is_refused() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("component.x", kind="component")
    with pytest.raises(ValueError, match="name"):
        Topology.from_graph(graph)


def test_ids_of_edges_are_public_and_stable() -> None:
    assert [edge.id for edge in built("guide_custom_domain").edges] == [
        "request.browser.cloudflare.yourdomain.com.443",
        "proxy.cloudflare.yourdomain.com.edge.443",
        "request.browser.edge.443",
        "forward.edge.api.3000",
        "forward.edge.frontend.80",
        "direct.browser.postgres.5432",
        "internal.api.postgres.5432",
        "browser_call.browser.edge.api-fullstack.app.runonflux.io.443",
    ]


def test_ids_of_nodes_are_public_and_stable() -> None:
    assert [node.id for node in built("guide_custom_domain").nodes] == [
        "browser",
        "cloudflare.yourdomain.com",
        "edge",
        "component.postgres",
        "component.api",
        "component.frontend",
    ]


@pytest.mark.parametrize("name", ALL)
def test_every_edge_starts_and_ends_at_a_node(name: str) -> None:
    topology = built(name)
    known = {node.id for node in topology.nodes}
    assert {end for edge in topology.edges for end in (edge.source, edge.target)} <= known


@pytest.mark.parametrize("name", ALL)
def test_no_id_has_a_colon_which_is_a_port_to_graphviz(name: str) -> None:
    topology = built(name)
    assert not [each.id for each in (*topology.nodes, *topology.edges) if ":" in each.id]


def test_nodes_are_found_by_id_and_components_by_name() -> None:
    topology = built("guide_fullstack")
    assert topology.node("api") is topology.node("component.api")
    with pytest.raises(UnknownNameError, match=r"unknown node 'cache'; choose from: browser, component\.api"):
        topology.node("cache")


def test_edges_are_found_by_id_and_kind() -> None:
    topology = built("guide_fullstack")
    assert topology.of_kind("internal") == (topology.edge("internal.api.postgres.5432"),)
    with pytest.raises(UnknownNameError, match="unknown edge"):
        topology.edge("internal.api.postgres.5433")
    with pytest.raises(UnknownNameError, match="unknown kind of edge 'tunnel'; choose from: request, proxy"):
        topology.of_kind("tunnel")


def test_a_topology_survives_pickling() -> None:
    topology = built("guide_custom_domain")
    assert pickle.loads(pickle.dumps(topology)) == topology


def test_a_topology_tells_what_it_is_without_an_address_in_memory() -> None:
    topology = build(load(path_of("guide_fullstack")))
    assert repr(topology) == "Topology('fullstack', 3 component(s), 6 edge(s), names of guide)"
