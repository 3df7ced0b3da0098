"""What a front end's build variable names is called by visitors' browsers, wherever it leads."""

from __future__ import annotations

import fluxviz
from tests.specimens import app, component

TILES = "https://tiles.example.com"


def _topology(*variables: str, **more: object) -> fluxviz.Topology:
    return fluxviz.build(app(component("web", 31000, environmentParameters=list(variables), **more)))


def test_a_page_calls_a_host_outside_the_app_and_its_container_does_not() -> None:
    topology = _topology(f"VITE_TILES={TILES}")
    (edge,) = topology.of_kind("browser_call")
    assert (edge.source, edge.target, edge.port, edge.encrypted) == ("browser", "external.tiles.example.com", 443, True)
    assert not topology.of_kind("egress")
    assert "For web, the browser calls tiles.example.com" in fluxviz.draw(topology).text()


def test_where_the_container_calls_it_too_there_are_two_lines() -> None:
    topology = _topology(f"VITE_TILES={TILES}", f"TILES_URL={TILES}")
    assert [edge.source for edge in topology.of_kind("browser_call", "egress")] == ["browser", "component.web"]


def test_a_page_of_a_component_without_a_public_port_is_still_read_by_browsers() -> None:
    topology = fluxviz.build(app(component("web", None, environmentParameters=[f"VITE_TILES={TILES}"])))
    assert [edge.source for edge in topology.of_kind("browser_call")] == ["browser"]


def test_a_trace_says_whose_code_calls_and_that_no_edge_is_on_the_way() -> None:
    traced = fluxviz.trace(_topology(f"VITE_TILES={TILES}"), "browser", "external.tiles.example.com")
    (path,) = traced.paths
    (hop,) = path.hops
    assert path.called_for == ("web",)
    assert (hop.answer, hop.address) == ("an address on the internet", "tiles.example.com:443")
    assert "Flux edge" not in hop.text


def test_in_an_estate_a_page_calls_the_public_name_of_another_app() -> None:
    page = app(component("web", 31000, environmentParameters=["VITE_API=https://blog.app.runonflux.io"]), name="shop")
    joined = fluxviz.join([fluxviz.build(page), fluxviz.build(app(component("api", 31001), name="blog"))])
    (edge,) = joined.of_kind("browser_call")
    assert (edge.id, edge.source, edge.target) == (
        "browser_call.browser.edge.blog.app.runonflux.io.443",
        "browser",
        "edge",
    )


def test_localhost_in_a_page_is_the_machine_of_each_visitor() -> None:
    topology = _topology("VITE_API=http://localhost:9000", "API=http://localhost:9000")
    assert topology.node("component.web").notes == (
        "VITE_API names localhost: the machine of each visitor.", "API names localhost: the container itself.",
    )  # fmt: skip
