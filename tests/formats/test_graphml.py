"""GraphML, read back by networkx."""

from __future__ import annotations

import networkx as nx
import pytest

from fluxviz import Diagram
from fluxviz.unseen import clean
from tests.drawing.hostile import NAMES
from tests.formats.specimens import drawn, hostile
from tests.specimens import ALL


def read(diagram: Diagram) -> nx.MultiDiGraph:
    return nx.parse_graphml(diagram.graphml(), force_multigraph=True)


@pytest.mark.parametrize("name", ALL)
def test_networkx_reads_every_node_and_edge_back(name: str) -> None:
    diagram = drawn(name)
    graph, ours = read(diagram), diagram.topology.graph
    assert dict(graph.nodes(data="kind")) == dict(ours.nodes(data="kind"))
    assert {key: ends for *ends, key in graph.edges(keys=True)} == {key: ends for *ends, key in ours.edges(keys=True)}
    for source, target, key, data in graph.edges(keys=True, data=True):
        edge = ours.edges[source, target, key]
        assert data["kind"] == edge["kind"]
        for fact in ("port", "container_port", "protocol", "host", "encrypted"):
            assert data.get(fact) == edge[fact], fact
        assert data["declared"] is edge["declared"]
    assert graph.graph["app"] == diagram.topology.app


def test_it_holds_what_components_are() -> None:
    api = read(drawn("guide_fullstack")).nodes["component.api"]
    assert (api["host"], api["ports"], api["exposure"]) == ("fluxapi_fullstack", "3000 → 3000", "public")
    assert "api-fullstack.app.runonflux.io" in read(drawn("guide_fullstack")).nodes["edge"]["hosts"]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:40])
def test_any_name_is_read_back_as_it_was(name: str) -> None:
    graph = read(hostile(name))
    ours = hostile(name).topology
    assert list(graph.nodes) == [node.id for node in ours.nodes]
    for node in ours.nodes:
        # XML turns line ends and tabs into blanks in places; neither stands in a clean text.
        assert graph.nodes[node.id].get("label", "") == clean(node.label)
