"""Calls without a port: which one is meant, where the target lists ports of its own, and what protects the call."""

from __future__ import annotations

import pytest

from fluxviz import build, check, load
from tests.specimens import app, component

MAIL = "mailserver/docker-mailserver:14"
Call = tuple[str, str, bool | None]


def call(image: str, ports: list[int], entry: str) -> Call:
    called = component("srv", None, repotag=image) | {
        "ports": ports,
        "containerPorts": ports,
        "domains": [""] * len(ports),
    }
    caller = component("api", 31080) | {"environmentParameters": [entry]}
    spec = load(app(caller, called))
    (edge,) = build(spec).of_kind("internal")
    assert not edge.problem
    assert not check(spec).of("FX212") or edge.encrypted is None
    assert {port.container for port in build(spec).components[1].ports} >= {edge.port} - {None}
    return edge.protocol_text, edge.port_text, edge.encrypted


@pytest.mark.parametrize(
    ("image", "ports", "entry", "called"),
    [
        (MAIL, [25, 465, 587, 993], "X_HOST=tls://fluxsrv_shop", ("tcp", "", None)),
        (MAIL, [25, 465, 587, 993], "X_HOST=ssl://fluxsrv_shop", ("tcp", "", None)),
        (MAIL, [25, 465, 587, 993], "MAIL_HOST=fluxsrv_shop", ("", "", None)),
        (MAIL, [25, 465, 587, 993], "SMTP_HOST=fluxsrv_shop", ("smtp", "25?", False)),
        (MAIL, [465, 587], "SMTP_HOST=fluxsrv_shop", ("smtp", "", False)),
        (MAIL, [25, 993], "X_HOST=tls://fluxsrv_shop", ("imaps", "993?", None)),
        (MAIL, [587], "X_HOST=tls://fluxsrv_shop", ("smtp", "587", None)),
        ("acme/redis:7", [6380, 9121], "REDIS_HOST=fluxsrv_shop", ("redis", "6380?", False)),
        ("acme/postgres:16", [5433, 9187], "DB_HOST=fluxsrv_shop", ("postgresql", "5433?", False)),
        ("postgres:16", [15432, 9187], "DB_HOST=fluxsrv_shop", ("postgresql", "", False)),
        ("acme/rabbitmq:3", [5671, 15672], "RABBITMQ_HOST=fluxsrv_shop", ("amqps", "5671?", None)),
        ("rabbitmq:3", [5672, 15672], "MQ_HOST=fluxsrv_shop", ("amqp", "5672?", False)),
        ("minio/minio", [9001, 9100], "S3_HOST=fluxsrv_shop", ("http", "9001?", False)),
        ("lukechilds/electrumx", [50001, 50002], "ELECTRUM=ssl://fluxsrv_shop", ("ssl", "50002?", True)),
        ("traefik:3", [443, 8080], "GW_HOST=fluxsrv_shop", ("", "", None)),
    ],
)
def test_what_the_target_lists_goes_before_what_its_image_is_known_for(
    image: str, ports: list[int], entry: str, called: Call
) -> None:
    assert call(image, ports, entry) == called


@pytest.mark.parametrize(
    ("image", "ports", "entry", "called"),
    [
        ("rabbitmq:3", [15672], "RABBITMQ_HOST=fluxsrv_shop", ("amqp", "5672?", False)),
        ("rabbitmq:3", [15672, 25672], "MQ_HOST=fluxsrv_shop", ("amqp", "5672?", False)),
        ("acme/rabbitmq:3", [], "MQ_URL=tls://fluxsrv_shop", ("amqps", "5671?", None)),
        ("neo4j:5", [7474, 7473], "NEO4J_HOST=fluxsrv_shop", ("bolt", "7687?", False)),
        (MAIL, [], "SMTP_HOST=fluxsrv_shop", ("smtp", "25?", False)),
        ("mailhog/mailhog", [], "SMTP_HOST=fluxsrv_shop", ("smtp", "1025?", False)),
        ("typesense/typesense:27", [], "SEARCH_HOST=fluxsrv_shop", ("http", "8108?", False)),
        ("nginxinc/nginx-unprivileged", [], "WEB_HOST=fluxsrv_shop", ("http", "8080?", False)),
        ("redis:7", [], "CACHE=tls://fluxsrv_shop", ("redis", "", None)),
    ],
)
def test_an_image_tells_the_port_where_none_that_is_listed_fits(
    image: str, ports: list[int], entry: str, called: Call
) -> None:
    assert call(image, ports, entry) == called


def test_a_scheme_of_tls_is_believed_on_a_port_that_turns_to_it() -> None:
    assert call("me/postfix", [25, 587], "X_HOST=tls://fluxsrv_shop:587") == ("smtp", "587", True)


@pytest.mark.parametrize(
    ("entries", "port"),
    [
        (["X_DEFAULT_HOST=fluxmail_shop", "X_DEFAULT_PORT=993", "X_DB_HOST=fluxdb_shop"], 5432),
        (["X_DB_HOST=fluxdb_shop", "X_DB_PORT=5433"], 5433),
        (["X_DB_HOST=fluxdb_shop", "X_PORT=5433"], 5433),
        (["X_HOST=fluxmail_shop", "X_PORT=5433", "X_DB_HOST=fluxdb_shop"], 5433),
    ],
)
def test_the_port_of_one_host_is_not_lent_to_another(entries: list[str], port: int) -> None:
    """Roundcube's: ``ROUNDCUBEMAIL_DEFAULT_PORT`` belongs to ``ROUNDCUBEMAIL_DEFAULT_HOST`` alone."""
    parts = [component("db", None, repotag="postgres:16"), component("mail", None, repotag="me/mail")]
    built = build(app(*parts, component("web", None, environmentParameters=entries)))
    assert [edge.port for edge in built.of_kind("internal") if edge.target == "component.db"] == [port]
