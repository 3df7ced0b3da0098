"""What images have of TLS as they come: none, or a certificate that they make themselves."""

from __future__ import annotations

import pytest

from fluxviz import build, check, load
from fluxviz.topology.doors import open_doors
from tests.specimens import app, component


def edges(image: str, port: int, *entries: str, call: str = "", commands: tuple[str, ...] = ()) -> dict[str, object]:
    """Return what is known of TLS on the ways to a port: by its door, behind the edge, and by a caller."""
    settings = {"environmentParameters": [*entries], "commands": [*commands]}
    server = component("srv", 31000, containerPorts=[port], repotag=image, **settings)
    caller = component("cl", None, repotag="me/cl", environmentParameters=[f"X={call}"] if call else [])
    topology = build(app(server, caller))
    return {edge.kind: edge for edge in topology.edges}


def door(image: str, port: int, *entries: str, commands: tuple[str, ...] = ()) -> bool | None:
    found = edges(image, port, *entries, commands=commands)["direct"]
    return found.encrypted  # type: ignore[attr-defined, no-any-return]


def codes(image: str, port: int, *entries: str, call: str = "") -> dict[str, str]:
    server = component("srv", 31000, containerPorts=[port], repotag=image, environmentParameters=[*entries])
    caller = component("cl", None, repotag="me/cl", environmentParameters=[f"X={call}"] if call else [])
    return {finding.code: finding.message for finding in check(app(server, caller))}


@pytest.mark.parametrize(
    ("image", "port", "scheme", "setting"),
    [
        ("mailserver/docker-mailserver:14", 993, "imaps", "SSL_TYPE=letsencrypt"),
        ("ghcr.io/docker-mailserver/docker-mailserver", 465, "smtps", "SSL_TYPE=self-signed"),
        ("mailserver/docker-mailserver", 143, "tls", "SSL_TYPE=manual"),
        ("bitnami/openldap:2.6", 636, "ldaps", "LDAP_ENABLE_TLS=yes"),
        ("axllent/mailpit", 1025, "tls", "MP_SMTP_TLS_CERT=/cert.pem"),
        ("rabbitmq:3", 5671, "amqps", "RABBITMQ_SSL_CERTFILE=/cert.pem"),
        ("acme/nginx:1.27", 443, "https", "SSL_CERT=/cert.pem"),
    ],
)
def test_whoever_asks_an_image_without_a_certificate_for_tls_is_not_told_as_encrypted(
    image: str, port: int, scheme: str, setting: str
) -> None:
    call = f"{scheme}://fluxsrv_shop:{port}"
    for entries in ((), (setting.partition("=")[0] + "=",)):
        told = edges(image, port, *entries, call=call)
        assert told["internal"].encrypted is None  # type: ignore[attr-defined]
        assert told["direct"].encrypted is None  # type: ignore[attr-defined]
        assert "FX212" in codes(image, port, *entries, call=call)
    told = edges(image, port, setting, call=call)
    assert told["internal"].encrypted is True  # type: ignore[attr-defined]
    assert "FX212" not in codes(image, port, setting, call=call)


@pytest.mark.parametrize(
    ("image", "told"),
    [
        ("mysql:8.4", None),
        ("mysql/mysql-server", None),
        ("percona/percona-server:8.0", None),
        ("mariadb:11.4", None),
        ("mariadb:10.11", False),
        ("me/mysql-proxy", False),
        ("runonflux/shared-db", False),
    ],
)
def test_the_door_of_a_server_that_offers_tls_to_its_clients_is_not_said_to_have_none(image: str, told: bool) -> None:
    assert door(image, 3306) is told
    assert door(image, 3307, "MYSQL_PORT=3307") is told


@pytest.mark.parametrize("image", ["osixia/openldap:1.5.0", "me/ldap"])
def test_an_image_that_makes_a_certificate_or_is_not_known_is_taken_at_its_callers_word(image: str) -> None:
    told = edges(image, 636, call="ldaps://fluxsrv_shop:636")
    assert told["internal"].encrypted is True  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("image", "plain"),
    [
        ("mariadb:10.11", True),
        ("mariadb:11.3.2-jammy", True),
        ("mariadb:11.4", False),
        ("mariadb:11.8.2", False),
        ("mariadb:11", False),
        ("mariadb", False),
        ("mariadb:lts", False),
        ("mysql:8", False),
        ("postgres", True),
    ],
)
def test_mariadb_has_tls_from_11_4_on(image: str, plain: bool) -> None:
    scheme, port = ("postgresql", 5432) if "postgres" in image else ("mysql", 3306)
    told = edges(image, port, call=f"{scheme}://fluxsrv_shop:{port}/db?ssl-mode=REQUIRED")
    assert told["internal"].encrypted is (None if plain else True)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "image",
    [
        "elasticsearch:8.15.0",
        "docker.elastic.co/elasticsearch/elasticsearch:9.1.0",
        "library/elasticsearch:8",
        "opensearchproject/opensearch:2.11.0",
        "opensearchproject/opensearch",
    ],
)
def test_a_search_engine_that_secures_itself_speaks_https(image: str) -> None:
    told = edges(image, 9200, "discovery.type=single-node", call="https://fluxsrv_shop:9200")
    assert told["internal"].encrypted is told["direct"].encrypted is True  # type: ignore[attr-defined]
    found = codes(image, 9200, call="http://fluxsrv_shop:9200")
    assert "which speaks TLS" in found["FX501"]
    assert "http is without TLS, and 9200 is a port of TLS" in found["FX212"]


@pytest.mark.parametrize(
    ("image", "entries", "commands"),
    [
        ("elasticsearch:8.15.0", ("xpack.security.enabled=false",), ()),
        ("elasticsearch:8.15.0", ("xpack.security.enabled=true",), ()),
        ("elasticsearch:8.15.0", ("xpack.security.http.ssl.enabled=false",), ()),
        ("elasticsearch:8.15.0", ("ES_SETTING_XPACK_SECURITY_ENABLED=false",), ()),
        ("elasticsearch:8.15.0", ("xpack.security.autoconfiguration.enabled=false",), ()),
        ("elasticsearch:8.15.0", ("cluster.initial_master_nodes=a,b",), ()),
        ("elasticsearch:8.15.0", (), ("elasticsearch", "-Expack.security.enabled=false")),
        ("elasticsearch:7.17.0", (), ()),
        ("elasticsearch:${VERSION}", (), ()),
        ("bitnami/elasticsearch:8", (), ()),
        ("opensearchproject/opensearch:2", ("DISABLE_SECURITY_PLUGIN=true",), ()),
        ("opensearchproject/opensearch:2", ("plugins.security.disabled=true",), ()),
        ("bitnami/opensearch:2", (), ()),
    ],
)
def test_one_that_does_not_speaks_plain_http(image: str, entries: tuple[str, ...], commands: tuple[str, ...]) -> None:
    told = edges(image, 9200, *entries, call="http://fluxsrv_shop:9200", commands=commands)
    assert told["internal"].encrypted is False  # type: ignore[attr-defined]
    assert not told["forward"].problem  # type: ignore[attr-defined]


def test_one_that_is_told_to_speak_tls_does() -> None:
    entries = ("xpack.security.enabled=true", "xpack.security.http.ssl.enabled=true")
    assert door("elasticsearch:7.17.0", 9200, *entries) is True


@pytest.mark.parametrize("image", ["acme/nginx:1.27", "acme/httpd", "acme/caddy:2"])
def test_443_of_a_web_server_without_a_certificate_is_not_said_to_speak_tls(image: str) -> None:
    message = codes(image, 443)["FX501"]
    assert "443, a port of HTTPS that is not known to speak TLS; the edge calls it in plain HTTP" in message
    assert edges(image, 443)["forward"].problem == "a port of HTTPS: the edge speaks plain HTTP to it"  # type: ignore[attr-defined]
    assert door(image, 443) is None


@pytest.mark.parametrize("image", ["lscr.io/linuxserver/nginx", "webdevops/apache:alpine"])
def test_some_makers_web_servers_bring_a_certificate(image: str) -> None:
    assert door(image, 443) is True
    assert "which speaks TLS" in codes(image, 443)["FX501"]


@pytest.mark.parametrize(("commands", "told"), [([], False), (["-c", "ssl=on", "-c", "ssl_cert_file=/c.pem"], None)])
def test_a_door_beside_the_edge_knows_what_the_settings_say_of_tls(commands: list[str], told: bool | None) -> None:
    db = component("db", 35432, containerPorts=[5432], repotag="postgres:16", containerData="g:/d", commands=commands)
    topology = build(load(app(db)))
    (door,) = open_doors(topology)
    assert not topology.of_kind("direct")
    assert door.encrypted is told
    assert topology.edge("forward.edge.db.35432.tcp").encrypted is told
