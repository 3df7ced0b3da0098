"""Ports that a product keeps shut as it is set up, or to its own container, are told as ones where nobody listens."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import build, check, load
from tests.specimens import app, component

KEYCLOAK = "quay.io/keycloak/keycloak:26.0"
LOCAL = "nobody listens on 1883: Mosquitto 2.0 without a configuration answers its own container alone"
NO_HTTP = "nobody listens on 8080: Keycloak serves no HTTP in production without http-enabled"
NO_HTTPS = "nobody listens on 8443: Keycloak serves no HTTPS without a certificate"


def called(image: str, port: int, **more: Any) -> str:
    """Return why a call inside the app to a port of an image does not work."""
    caller = component("api", None, environmentParameters=[f"X_HOST=fluxx_shop:{port}"])
    (edge,) = build(load(app(caller, component("x", None, repotag=image, **more)))).of_kind("internal")
    return edge.problem


@pytest.mark.parametrize(
    ("image", "more", "problem"),
    [
        ("eclipse-mosquitto:2.0", {}, LOCAL),
        ("eclipse-mosquitto:2.0.20-openssl", {"containerData": "/mosquitto/data"}, LOCAL),
        ("docker.io/library/eclipse-mosquitto:openssl", {}, LOCAL),
        ("eclipse-mosquitto:2", {}, ""),
        ("eclipse-mosquitto", {}, ""),
        ("eclipse-mosquitto:1.6", {}, ""),
        ("acme/eclipse-mosquitto:2.0", {}, ""),
        ("eclipse-mosquitto:2.0", {"containerData": "/mosquitto/config"}, ""),
        ("eclipse-mosquitto:2.0", {"containerData": "/mosquitto"}, ""),
        ("eclipse-mosquitto:2.0", {"commands": ["mosquitto", "-c", "/mosquitto-no-auth.conf"]}, ""),
    ],
)
def test_mosquitto_2_0_without_a_configuration_answers_nobody_else(
    image: str, more: dict[str, Any], problem: str
) -> None:
    assert called(image, 1883, **more) == problem


@pytest.mark.parametrize(
    ("port", "command", "entries", "problem"),
    [
        (8080, "start", [], NO_HTTP),
        (8080, "start", ["KC_HTTP_ENABLED=false", "KC_PROXY_HEADERS=xforwarded"], NO_HTTP),
        (8080, "start --optimized", ["KC_HTTPS_CERTIFICATE_FILE=/tls/a.pem"], NO_HTTP),
        (8080, "start", ["KC_HTTP_ENABLED=true"], ""),
        (8080, "start --http-enabled=true", [], ""),
        (8080, "start --http-enabled true", [], ""),
        (8080, "start", ["KC_HTTP_ENABLED=$HTTP"], ""),
        (8080, "start --proxy=edge", [], ""),
        (8080, "start", ["KC_PROXY=edge"], ""),
        (8080, "start --config-file=/tmp/k.conf", [], ""),
        (8080, "start-dev", [], ""),
        (8443, "start", ["KC_HTTP_ENABLED=true"], NO_HTTPS),
        (8443, "start-dev", [], NO_HTTPS),
        (8443, "start", ["KC_HTTPS_CERTIFICATE_FILE=/tls/a.pem"], ""),
        (8443, "start", ["KC_CONFIG_FILE=/tmp/k.conf"], ""),
    ],
)
def test_keycloak_opens_what_it_is_told_to_open(port: int, command: str, entries: list[str], problem: str) -> None:
    for commands in (command.split(), ["sh", "-c", f"/opt/keycloak/bin/kc.sh {command}"]):
        assert called(KEYCLOAK, port, commands=commands, environmentParameters=entries) == problem
    assert called(KEYCLOAK, port, commands=["start"], containerData="/opt/keycloak/conf") == ""


@pytest.mark.parametrize(
    ("image", "words", "problem"),
    [
        ("traefik:v3", "--entrypoints.web.address=:8000", "Traefik's entry points are on 8000"),
        (
            "traefik:v3",
            "--entryPoints.web.address=:8000/tcp --entrypoints.tls.address=:8443",
            "Traefik's entry points are on 8000, 8443",
        ),
        ("traefik:v3", "--entrypoints.web.address=:8000 --entrypoints.other.address=:80", ""),
        ("traefik:v3", "--entrypoints.web.address=:$PORT", ""),
        ("traefik:v3", "--providers.file.filename=/x.yml", ""),
        ("caddy:2", "caddy reverse-proxy --from :8081 --to fluxapi_shop:3000", "its command listens on 8081"),
        ("caddy:2", "caddy file-server --listen :8082", "its command listens on 8082"),
        ("caddy:2", "caddy reverse-proxy --from example.com --to fluxapi_shop:3000", ""),
        ("caddy:2", "caddy reverse-proxy --from :80 --to fluxapi_shop:3000", ""),
    ],
)
def test_80_is_shut_where_a_command_names_other_ports(image: str, words: str, problem: str) -> None:
    web = component("web", 31000, containerPorts=[80], repotag=image, commands=words.split())
    topology = build(load(app(web, component("api", 3000))))
    assert topology.edge("forward.edge.web.31000").problem == (f"nobody listens on 80: {problem}" if problem else "")
    assert [each.message for each in check(topology).of("FX209")] == (
        [f"web maps 31000 to 80, but {problem}"] if problem else []
    )
