"""The card of the Flux edge: green where TLS ends for a name, and nowhere else."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Diagram, build, draw, join, load
from fluxviz.topology import FluxEdge
from tests.specimens import app, component

G_DATA = {"containerData": "g:/data"}
GAME = component("game", 25565, repotag="itzg/minecraft-server") | G_DATA
SPECS: dict[str, tuple[dict[str, Any], bool, str]] = {
    "https": (app(component("web", 31080)), True, "TLS ends here; plain HTTP goes on"),
    "https and tcp": (app(component("web", 31080) | G_DATA), True, "TLS ends here for HTTPS; TCP passes as it is"),
    "tcp only": (app(GAME, name="minecraft"), False, "TCP passes as it is, without TLS"),
    "tcp, and a name that is dead": (app(GAME), False, "TCP passes as it is, without TLS"),
    "dead names": (app(component("db", 35432, repotag="postgres:16")), False, "no name gets an answer here"),
    "no host name": (app(component("web", 31080), name="my shop"), False, "no name gets an answer here"),
    "tls to the container": (app(component("notes", 8080), name="trilium"), True, "TLS ends here; HTTPS goes on"),
}


def _edge(diagram: Diagram) -> FluxEdge:
    return next(node for node in diagram.topology.nodes if isinstance(node, FluxEdge))


@pytest.mark.parametrize("name", SPECS)
def test_it_says_what_goes_on(name: str) -> None:
    spec, ends, task = SPECS[name]
    edge = _edge(draw(load(spec)))
    assert (edge.ends_tls, edge.task) == (ends, task)


@pytest.mark.parametrize("name", SPECS)
def test_green_is_where_tls_ends_in_every_format(name: str) -> None:
    spec, ends, task = SPECS[name]
    diagram = draw(load(spec), theme="light")
    green = "#0b7a4b"
    svg = diagram.svg()
    card = svg[svg.index('id="edge"') :]
    card = card[: card.index("</text>")]
    assert (green in card) is ends
    for text in (diagram.mermaid(), diagram.d2(), diagram.drawio()):
        assert task in text.replace("#59;", ";").replace("&amp;", "&")
    line = next(each for each in diagram.d2().splitlines() if "Flux edge" in each)
    style = diagram.d2().split(line)[1].splitlines()[1]
    assert (green in style) is ends
    assert ("edgePlainPart" in diagram.mermaid()) is not ends


def test_several_apps_have_one_edge_that_does_what_it_does_for_each() -> None:
    both = draw(join([build(load(SPECS[name][0])) for name in ("tcp only", "https")]))
    assert _edge(both).task == "TLS ends here for HTTPS; TCP passes as it is"
