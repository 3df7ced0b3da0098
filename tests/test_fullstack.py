"""The guide's full-stack example, from its file to every format, as the project's first issue demands it."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from fluxviz import FDM, Diagram, Topology, draw, load
from fluxviz.export.card_formats import card_json, card_markdown
from fluxviz.topology.reference_card import reference_card, verify_commands
from tests.specimens import path_of
from tests.svg_reading import read_svg

SECRETS = ("securepass123", "appuser")
HOSTS = (
    "fullstack.app.runonflux.io",
    "api-fullstack.app.runonflux.io",
    "frontend-fullstack.app.runonflux.io",
    "fluxpostgres_fullstack",
    "fluxapi_fullstack",
    "fluxfrontend_fullstack",
)


@pytest.fixture(scope="module")
def diagram() -> Diagram:
    return draw(path_of("guide_fullstack"))


@pytest.fixture(scope="module")
def topology(diagram: Diagram) -> Topology:
    return diagram.topology


def test_it_has_its_three_components(topology: Topology) -> None:
    assert [(part.name, part.image, part.technology, part.role) for part in topology.components] == [
        ("postgres", "postgres:15-alpine", "PostgreSQL", "database"),
        ("api", "myuser/api:latest", "API", "api"),
        ("frontend", "myuser/frontend:latest", "Front end", "web"),
    ]


def test_the_api_calls_postgres_and_the_two_variables_are_the_evidence(topology: Topology) -> None:
    edge = topology.edge("internal.api.postgres.5432")
    assert (edge.host, edge.port, edge.protocol) == ("fluxpostgres_fullstack", 5432, "postgresql")
    assert [(each.component, each.variable) for each in edge.evidence] == [("api", "DB_HOST"), ("api", "DB_PORT")]


def test_the_browser_calls_the_api_for_the_front_end(topology: Topology) -> None:
    (edge,) = topology.of_kind("browser_call")
    assert (edge.source, edge.target, edge.encrypted) == ("browser", "edge", True)
    assert f"{edge.protocol}://{edge.host}" == "https://api-fullstack.app.runonflux.io"
    assert [(each.component, each.variable) for each in edge.evidence] == [("frontend", "REACT_APP_API_URL")]


def test_front_end_and_api_have_their_public_hosts(topology: Topology) -> None:
    hosts = {edge.target: edge.hosts for edge in topology.of_kind("forward")}
    assert hosts == {
        "component.api": ("api-fullstack.app.runonflux.io",),
        "component.frontend": ("frontend-fullstack.app.runonflux.io",),
    }


def test_postgres_has_its_open_door_and_no_http_route(topology: Topology) -> None:
    (door,) = topology.of_kind("direct")
    assert (door.target, door.port, door.protocol) == ("component.postgres", 5432, "postgresql")
    assert (door.source, door.encrypted) == ("browser", False)


def test_there_are_no_edges_besides(topology: Topology) -> None:
    assert sorted(edge.kind for edge in topology.edges) == [
        "browser_call",
        "direct",
        "forward",
        "forward",
        "internal",
        "request",
    ]


FORMATS: dict[str, Callable[[Diagram], str]] = {
    "svg": lambda diagram: diagram.svg(),
    "svg of the domain manager's names": lambda diagram: draw(path_of("guide_fullstack"), naming=FDM).svg(),
    "dark svg": lambda diagram: diagram.with_(theme="dark").svg(),
    "sideways svg": lambda diagram: diagram.with_(direction="LR").svg(),
    "dot": lambda diagram: diagram.dot(),
    "json": lambda diagram: diagram.json(),
    "text": lambda diagram: diagram.text(),
    "mimebundle": lambda diagram: json.dumps(diagram._repr_mimebundle_(), ensure_ascii=False),
    "card as json": lambda diagram: card_json(reference_card(diagram.topology), verify=True),
    "card as markdown": lambda diagram: card_markdown(reference_card(diagram.topology), verify=True).replace("\\", ""),
    "commands": lambda diagram: "\n".join(verify_commands(reference_card(diagram.topology))),
}


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_holds_a_secret(form: str, diagram: Diagram) -> None:
    text = FORMATS[form](diagram)
    for secret in SECRETS:
        assert secret not in text


@pytest.mark.parametrize("form", ["svg", "dot", "json", "text", "mimebundle", "card as json", "card as markdown"])
def test_every_format_holds_every_host(form: str, diagram: Diagram) -> None:
    text = FORMATS[form](diagram)
    for host in HOSTS:
        assert host in text, host


@pytest.mark.parametrize("what", ["spec", "topology", "diagram", "graph"])
def test_no_representation_holds_a_secret(what: str, diagram: Diagram) -> None:
    spec = load(path_of("guide_fullstack"))
    value = {"spec": spec, "topology": diagram.topology, "diagram": diagram, "graph": diagram.topology.graph}[what]
    seen = f"{value!r} {value} {value:}".encode() + pickle.dumps(value) + repr(vars(value)).encode()
    for secret in SECRETS:
        assert secret.encode() not in seen


def test_the_spec_holds_the_secret_itself_for_those_who_ask_for_it() -> None:
    """Without this, the tests above would pass for a spec that was never read."""
    environment = load(path_of("guide_fullstack")).components[0].environment
    assert {each.name: each.value.reveal() for each in environment}["POSTGRES_PASSWORD"] == "securepass123"


def test_no_file_that_is_written_holds_a_secret(tmp_path: Path, diagram: Diagram) -> None:
    for suffix in ("svg", "dot", "gv", "json"):
        data = diagram.save(tmp_path / f"out.{suffix}").read_bytes()
        assert len(data) > 1000
        assert not [secret for secret in SECRETS if secret.encode() in data]


def test_the_picture_labels_each_hop_with_protocol_and_port(diagram: Diagram) -> None:
    words = read_svg(diagram.svg()).words.splitlines()
    assert words.count("HTTP 3000") == 1
    assert words.count("HTTP 80") == 1
    assert words.count("postgresql 5432") == 2
    assert words.count("HTTPS 443") == 2


def test_the_description_tells_the_topology_in_sentences(diagram: Diagram) -> None:
    description = read_svg(diagram.svg()).description
    for sentence in (
        "Network of the Flux app fullstack: 3 components.",
        "api calls postgres at fluxpostgres_fullstack on port 5432 (postgresql), inside the app, not encrypted.",
        "For frontend, the browser calls api-fullstack.app.runonflux.io by https on port 443, encrypted.",
        "Anyone can reach postgres on port 5432 of every node (postgresql), past the edge, without TLS.",
    ):
        assert sentence in description.splitlines()
    assert description == diagram.text()


def test_the_picture_says_where_the_domain_manager_differs(diagram: Diagram) -> None:
    words = " ".join(read_svg(diagram.svg()).words.split())
    assert "For single ports, the Flux Domain Manager publishes: fullstack_3000.app.runonflux.io (api:3000)" in words


def test_the_custom_domain_example_adds_cloudflare_in_full_mode() -> None:
    topology = draw(path_of("guide_custom_domain")).topology
    request = topology.edge("request.browser.cloudflare.yourdomain.com.443")
    proxy = topology.edge("proxy.cloudflare.yourdomain.com.edge.443")
    assert request.hosts == proxy.hosts == ("app.yourdomain.com", "yourdomain.com")
    assert (request.encrypted, proxy.encrypted, proxy.problem) == (True, True, "")
    words = read_svg(draw(path_of("guide_custom_domain")).svg()).words
    for said in ("app.yourdomain.com", "yourdomain.com", "SSL/TLS mode: Full", "Always Use HTTPS: on"):
        assert said in words.splitlines()
    assert topology.edge("forward.edge.frontend.80").hosts == (
        "app.yourdomain.com",
        "yourdomain.com",
        "frontend-fullstack.app.runonflux.io",
    )
