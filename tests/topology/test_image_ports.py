"""Where an image listens as it comes is known of those that are published for all, unless it is told otherwise."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, load
from fluxviz.topology.doors import open_doors
from tests.specimens import app, component


def built(*components: dict[str, Any]) -> Topology:
    return build(load(app(*components)))


def published(image: str, inside: int, **more: Any) -> str:
    """Return why a port of an image that is published gets no answer."""
    (forward,) = built(component("web", 31000, containerPorts=[inside], repotag=image, **more)).of_kind("forward")
    return forward.problem


@pytest.mark.parametrize(
    ("image", "inside", "problem"),
    [
        ("nginxinc/nginx-unprivileged:1.27", 80, "nobody seems to listen on 80: nginx listens on 8080"),
        ("nginxinc/nginx-unprivileged:1.27", 8080, ""),
        ("nginx:1.27-alpine", 80, ""),
        ("docker.io/library/nginx", 8080, "nobody seems to listen on 8080: nginx listens on 80"),
        ("tomcat:10-jdk17", 80, "nobody seems to listen on 80: Tomcat listens on 8080"),
        ("jetty:12", 80, "nobody seems to listen on 80: Jetty listens on 8080"),
        ("nextcloud:30", 80, ""),
        ("nextcloud:30-fpm-alpine", 80, "nobody seems to listen on 80: PHP-FPM listens on 9000"),
        ("wordpress:php8.3-fpm", 80, "nobody seems to listen on 80: PHP-FPM listens on 9000"),
        ("php:8.3-apache", 8080, "nobody seems to listen on 8080: Apache listens on 80"),
        ("php:8.3-cli", 8080, ""),
        ("bitnami/nginx:1.27", 80, "nobody seems to listen on 80: nginx listens on 8080"),
        ("bitnamilegacy/wordpress:6", 80, "nobody seems to listen on 80: WordPress listens on 8080"),
        ("rabbitmq:3.13", 15672, "nobody seems to listen on 15672: RabbitMQ listens on 5672"),
        ("rabbitmq:3.13-management-alpine", 15672, ""),
        ("rabbitmq@sha256:12", 15672, ""),
        ("ghcr.io/open-webui/open-webui:main", 3000, "nobody seems to listen on 3000: Open WebUI listens on 8080"),
        ("eclipse-mosquitto:1.6", 9001, "nobody seems to listen on 9001: Mosquitto listens on 1883"),
        ("acme/tomcat:10", 80, ""),
        ("registry.example.com/tomcat:10", 80, ""),
    ],
)
def test_a_port_on_which_an_image_does_not_listen_answers_nobody(image: str, inside: int, problem: str) -> None:
    assert published(image, inside) == problem


@pytest.mark.parametrize(
    "more",
    [
        {"commands": ["catalina.sh", "run"]},
        {"containerData": "/usr/local/tomcat/conf"},
        {"containerData": "/usr/local/tomcat"},
        {"containerData": "/data|f:server.xml:/usr/local/tomcat/server.xml"},
        {"environmentParameters": ["CATALINA_OPTS=-Dport.http=80"]},
        {"environmentParameters": ["SERVER_PORT=80"]},
        {"environmentParameters": ["F_S_ENV=https://config.example.com/env"]},
        {"environmentParameters": ["SSL_CERT_FILE=/certs/a.pem"]},
    ],
)
def test_of_an_image_that_may_be_told_otherwise_nothing_is_said(more: dict[str, Any]) -> None:
    assert published("tomcat:10", 80, **more) == ""
    assert published("tomcat:10", 80, containerData="/usr/local/tomcat/webapps") != ""


def test_it_is_said_alike_of_the_edge_the_door_and_a_call_and_mended() -> None:
    tomcat = component("web", 31000, containerPorts=[80], repotag="tomcat:10")
    topology = built(tomcat, component("api", None, environmentParameters=["SITE=http://fluxweb_shop"]))
    said = "nobody seems to listen on 80: Tomcat listens on 8080"
    (call,) = topology.of_kind("internal")
    (door,) = open_doors(topology)
    assert {topology.edge("forward.edge.web.31000").problem, door.problem, call.problem} == {said}
    found = {each.code: each for each in check(topology)}
    assert found["FX209"].message == "web maps 31000 to 80, but Tomcat listens on 8080"
    assert '"containerPorts": [8080]' in found["FX209"].fix
    assert found["FX202"].message.endswith("on 80, where it does not seem to listen: Tomcat listens on 8080")


def test_a_call_to_the_port_on_which_an_image_listens_is_right_wherever_its_public_port_leads() -> None:
    tomcat = component("web", None, ports=[8080], containerPorts=[80], domains=[""], repotag="tomcat:10")
    topology = built(tomcat, component("api", None, environmentParameters=["SITE=http://fluxweb_shop:8080"]))
    assert [edge.problem for edge in topology.of_kind("internal")] == [""]
    assert not check(topology).of("FX201", "FX202", "FX203")


def test_no_container_port_is_offered_that_speaks_another_protocol() -> None:
    for image in ("nextcloud:30-fpm", "eclipse-mosquitto:1.6"):
        (found,) = check(app(component("web", 31000, containerPorts=[80], repotag=image))).of("FX209")
        assert found.fix == ""


def test_php_fpm_speaks_no_http() -> None:
    php = component("php", 31900, containerPorts=[9000], repotag="wordpress:6-fpm")
    topology = built(php, component("web", None, environmentParameters=["PHP=http://fluxphp_shop:9000"]))
    (call,) = topology.of_kind("internal")
    assert call.problem == "fastcgi is spoken on 9000, not http"
    assert not topology.of_kind("forward")
    found = check(topology)
    assert not found.of("FX202", "FX203")
    (open_data,) = found.of("FX301")
    assert "FastCGI, which runs any code" in open_data.message


def test_what_members_of_a_cluster_call_each_other_on_is_heard() -> None:
    zoo = component("zk", None, repotag="zookeeper:3.9", environmentParameters=["ZOO_SERVERS=fluxother_shop:2888:3888"])
    topology = built(zoo, component("other", None, repotag="zookeeper:3.9"))
    assert {edge.problem for edge in topology.of_kind("internal")} == {""}
    assert not check(topology).of("FX202")
