"""What is open to the internet is said with what one gets there, and no other advice says the contrary."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import check
from tests.specimens import app, component

DB = component("db", 35432, containerPorts=[5432], repotag="postgres:16")
ADMIN = component("admin", 33081, containerPorts=[80], repotag="phpmyadmin:5")
FRONT = component("frontend", 31080, containerPorts=[80], repotag="nginx:1")
API = component("api", 3000, repotag="acme/api:1")
BOTH = {"name": "all", "repotag": "acme/all:1", "ports": [35432, 31080], "containerPorts": [5432, 80]}
GAME = component("game", 31565, containerPorts=[25565], repotag="itzg/minecraft-server:1")


@pytest.mark.parametrize(
    ("parts", "fix"),
    [
        ([DB, FRONT], "take the public port off db"),
        ([ADMIN, FRONT], "take the public port off admin"),
        ([DB, API, FRONT], "take the public port off db\nand put frontend first in compose"),
        ([BOTH], '"ports": [31080], "containerPorts": [80], "domains": [""]'),
        ([GAME, FRONT], "put frontend first in compose"),
        ([GAME, ADMIN], ""),
    ],
)
def test_an_own_domain_is_led_right_without_a_port_that_is_better_shut(parts: list[Any], fix: str) -> None:
    findings = check(app(*parts)).of("FX304")
    assert [each.fix for each in findings] == ([fix] if fix else [])


def test_ports_that_are_all_better_shut_are_taken_off_together() -> None:
    cluster = {"name": "es", "repotag": "elasticsearch:7", "ports": [39200, 39300], "containerPorts": [9200, 9300]}
    fixes = {each.fix for each in check(app(cluster)).of("FX301")}
    assert fixes == {'"ports": [], "containerPorts": [], "domains": []'}


def test_rpc_may_be_meant_for_all_unless_it_commands_the_node() -> None:
    image = "ethereum/client-go:v1.14.0"
    node = {"name": "node", "repotag": image, "ports": [38545, 38546], "containerPorts": [8545, 8546]}
    (http, _), none = check(app(node)).of("FX310"), check(app(node)).of("FX301")
    assert "which has no password" in http.message
    assert http.message.endswith("leave it out unless the app is there to serve it")
    assert (list(none), http.fix) == ([], "")
    opened = {**node, "commands": ["--http", "--http.api=eth,personal", "--ws.api=eth"]}
    (commanded,), (read,) = check(app(opened)).of("FX301"), check(app(opened)).of("FX310")
    assert "with methods that command the node" in commanded.message
    assert (commanded.where, read.where) == ("compose[0].ports[0]", "compose[0].ports[1]")


def test_a_page_that_is_opened_by_its_owner_is_not_to_be_shut() -> None:
    (found,) = check(app(component("lab", 38888, containerPorts=[8888], repotag="jupyter/base-notebook"))).of("FX301")
    assert "runs any code for whoever has its token" in found.message
    assert not found.fix


@pytest.mark.parametrize(
    ("settings", "port"),
    [
        ({"commands": ["--api.insecure=true", "--entrypoints.web.address=:80"]}, 8080),
        ({"commands": ["--api.insecure", "--ping"]}, 8080),
        ({"environmentParameters": ["TRAEFIK_API_INSECURE=true"]}, 8080),
        ({"commands": ["--api.insecure=true", "--entryPoints.traefik.address=:9000"]}, 9000),
        ({"commands": ["--api.insecure=false"]}, None),
        ({"commands": ["--api=true", "--api.dashboard=true"]}, None),
    ],
)
def test_traefiks_dashboard_is_open_where_it_is_told_to_be_insecure(settings: dict[str, Any], port: int | None) -> None:
    traefik = {"name": "in", "repotag": "traefik:v3.0", "ports": [33080, 38080, 39000], **settings}
    found = check(app({**traefik, "containerPorts": [80, 8080, 9000]})).of("FX301")
    where = {8080: "compose[0].ports[1]", 9000: "compose[0].ports[2]"}
    assert [each.where for each in found] == ([where[port]] if port else [])
    assert all("the dashboard and API of Traefik, which have no password" in each.message for each in found)


def test_what_a_proxy_passes_on_is_not_called_its_own() -> None:
    proxy = component("proxy", 35432, containerPorts=[5432], repotag="haproxy:2.9")
    (found,) = check(app(proxy)).of("FX301")
    assert "publishes 35432, a port of postgresql: it is open" in found.message
    (own,) = check(app(DB)).of("FX301")
    assert "publishes 35432, the port of PostgreSQL: it is open" in own.message


def test_a_port_that_another_component_has_is_reached_nowhere() -> None:
    """FX205 says that nobody answers there: that it is reached at a node's address would be the contrary."""
    games = [
        component(name, 7777, repotag=image) for name, image in (("a", "ryshe/terraria"), ("b", "hermsi/ark-server"))
    ]
    found = check(app(*games))
    assert [each.component for each in found.of("FX205")] == ["b"]
    assert [each.component for each in found.of("FX303")] == ["a"]


@pytest.mark.parametrize(
    ("image", "port", "said"),
    [
        ("oliver006/redis_exporter:v1.58", 9121, "what redis_exporter measures, without a password"),
        ("prometheuscommunity/postgres-exporter:v0.15.0", 9187, "what postgres-exporter measures, without a password"),
        ("mher/flower:2.0", 5555, "the page of Flower"),
        ("jc21/nginx-proxy-manager:2", 81, "the admin page of Nginx Proxy Manager"),
        ("kong:3.7", 8001, "the Admin API of Kong"),
        ("ollama/ollama:0.1.32", 11434, "the API of Ollama"),
        ("opensearchproject/opensearch:2", 9200, "interface of OpenSearch"),
        ("scylladb/scylla:5", 9042, "the port of ScyllaDB"),
        ("arangodb:3.11", 8529, "interface of ArangoDB"),
        ("questdb/questdb:7", 9000, "interface of QuestDB"),
        ("rethinkdb:2.4", 28015, "the port of RethinkDB"),
    ],
)
def test_what_has_no_password_is_found_by_its_image(image: str, port: int, said: str) -> None:
    (found,) = _open(component("x", port, repotag=image))
    assert said in found


@pytest.mark.parametrize(
    "part",
    [
        component("git", 22, repotag="gitea/gitea:1.21"),
        component("git", 22, repotag="gitlab/gitlab-ce:16"),
        component("git", 22, repotag="gogs/gogs:0.13"),
        component("agents", 8000, repotag="portainer/portainer-ce:2.19"),
        component("flower", 5555, repotag="mher/flower:2.0", environmentParameters=["FLOWER_BASIC_AUTH=u:Xk29vQpLm"]),
    ],
)
def test_what_is_open_to_those_who_have_a_key_or_for_agents_is_no_open_door(part: dict[str, Any]) -> None:
    assert _open(part) == []


def _open(part: dict[str, Any]) -> list[str]:
    found = check(app(part))
    return [finding.message for finding in (*found.of("FX301"), *found.of("FX310"))]
