"""Links whose scheme and port contradict each other, and settings of TLS that are easily missed."""

from __future__ import annotations

import pytest

from fluxviz import build, load
from fluxviz.spec import Component, Secret, Variable
from fluxviz.topology.edges import Edge
from fluxviz.topology.references.tls import TlsSettings
from tests.specimens import app, component


def links(*entries: str, image: str = "postgres:16") -> list[Edge]:
    api = component("api", 3000, repotag="acme/api", environmentParameters=list(entries))
    built = build(load(app(api, component("x", None, repotag=image))))
    return [edge for edge in built.edges if edge.kind in ("internal", "egress", "unresolved")]


@pytest.mark.parametrize(
    ("entry", "image", "problem"),
    [
        ("TARGET_URL=mongodb+srv://fluxx_shop/db", "mongo:7", "no SRV record"),
        ("TARGET_URL=mongodb+srv://u:p@fluxx_shop/db", "acme/mongo", "no SRV record"),
        ("TARGET_URL=https://fluxx_shop:80", "nginx:1", "TLS to port 80"),
        ("TARGET_URL=wss://fluxx_shop:80/live", "acme/x", "TLS to port 80"),
        ("TARGET_URL=https://s3.amazonaws.com:80", "acme/x", "TLS to port 80"),
        ("TARGET_URL=http://fluxx_shop:5432", "postgres:16", "postgresql is spoken on 5432, not http"),
        ("TARGET_URL=redis://fluxx_shop:3306/0", "mysql:8", "mysql is spoken on 3306, not redis"),
        ("TARGET_URL=postgres://u:p@fluxx_shop:80/x", "nginx:1", "http is spoken on 80, not postgresql"),
        ("TARGET_URL=http://fluxx_shop:5672", "rabbitmq:3", "amqp is spoken on 5672, not http"),
    ],
)
def test_a_link_that_cannot_work_says_why(entry: str, image: str, problem: str) -> None:
    (edge,) = links(entry, image=image)
    assert edge.problem.startswith(problem)


@pytest.mark.parametrize(
    ("entry", "image"),
    [
        ("TARGET_URL=http://fluxx_shop:80", "nginx:1"),
        ("TARGET_URL=https://fluxx_shop:443", "acme/nginx:1"),
        ("TARGET_URL=https://fluxx_shop:9200", "elasticsearch:8"),
        ("TARGET_URL=clickhouse://fluxx_shop:8123/x", "clickhouse/clickhouse-server:24"),
        ("TARGET_URL=rediss://fluxx_shop:6379", "redis:7"),
        ("TARGET_URL=http://fluxx_shop:15672", "rabbitmq:3-management"),
        ("TARGET_URL=mongodb+srv://cluster.example.com/x", "mongo:7"),
        ("TARGET_URL=sftp://fluxx_shop:22", "atmoz/sftp"),
        ("TARGET_URL=http://fluxx_shop:5432", "acme/unheard-of"),
    ],
)
def test_a_link_that_may_work_has_no_problem(entry: str, image: str) -> None:
    assert [edge.problem for edge in links(entry, image=image)] == [""]


@pytest.mark.parametrize(
    ("entry", "image"),
    [
        ("TARGET_URL=rediss://fluxx_shop:6379", "redis:7"),
        ("TARGET_URL=https://fluxx_shop:9200", "elasticsearch:7.17.0"),
        ("TARGET_URL=http://fluxx_shop:9200", "elasticsearch:8"),
        ("TARGET_URL=http://fluxx_shop:443", "acme/nginx:1"),
        ("TARGET_URL=http://fluxx_shop:443", "acme/x"),
        ("TARGET_URL=ldap://fluxx_shop:636", "acme/x"),
        ("TARGET_URL=ldap://ldap.example.com:636", "acme/x"),
        ("TARGET_URL=amqp://fluxx_shop:5671", "acme/rabbitmq:3"),
        ("TARGET_URL=amqp://mq.example.com:5671", "acme/x"),
        ("TARGET_URL=smtp://smtp.example.com:587", "acme/x"),
    ],
)
def test_where_scheme_and_port_disagree_tls_is_not_known(entry: str, image: str) -> None:
    (edge,) = links(entry, image=image)
    assert (edge.encrypted, edge.problem) == (None, "")


def test_a_door_learns_nothing_from_a_link_that_contradicts_it() -> None:
    api = component("api", 3000, environmentParameters=["TARGET_URL=rediss://fluxx_shop:6379"])
    built = build(load(app(api, component("x", 6379, repotag="redis:7"))))
    assert built.edge("direct.browser.x.6379").encrypted is False


@pytest.mark.parametrize(
    "entries",
    [
        ("TARGET_URL=grpcs://fluxx_shop:7443",),
        ("TARGET_URL=neo4j+s://graph.example.com",),
        ("KAFKA_BROKERS=fluxx_shop:9092", "KAFKA_SECURITY_PROTOCOL=SSL"),
        ("KAFKA_BOOTSTRAP_SERVERS=fluxx_shop:9092", "KAFKA_SECURITY_PROTOCOL=SASL_SSL"),
        ("DSN=u:p@tcp(fluxx_shop:3306)/x?tls=skip-verify",),
        ("TARGET_URL=mysql://u:p@fluxx_shop:3306/x?tls=mycerts",),
        ("TARGET_URL=mysql+pymysql://u:p@fluxx_shop:3306/x?ssl_ca=/etc/ca.pem",),
        ("TARGET_URL=mysql://u:p@fluxx_shop:3306/x?sslaccept=strict",),
        ("TARGET_URL=postgres://u:p@fluxx_shop:5432/x?sslmode=no-verify",),
        ("DSN=Server=fluxx_shop;Port=5432;Database=x;SSL Mode=Require;",),
        ("JDBC=jdbc:mariadb://fluxx_shop:3306/x?sslMode=trust",),
        ("DB_HOST=fluxx_shop", "DB_PORT=5432", "DB_SSL_CA=/etc/ca.pem"),
        ("MAIL_HOST=fluxx_shop", "MAIL_PORT=2525", "MAIL_ENCRYPTION=tls"),
    ],
)
def test_tls_is_told_in_many_ways(entries: tuple[str, ...]) -> None:
    (edge,) = links(*entries, image="acme/x")
    assert edge.encrypted is True


@pytest.mark.parametrize(
    "entries",
    [
        ("KAFKA_BROKERS=fluxx_shop:9092", "KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT"),
        ("REDIS_HOST=fluxx_shop", "REDIS_PORT=6379", "REDIS_ENABLED=true"),
        ("DB_HOST=fluxx_shop", "DB_PORT=5432", "DB_SSL_CA=/etc/ca.pem", "DB_SSL=false"),
        ("DB_HOST=fluxx_shop", "DB_PORT=5432", "API_SSL=true"),
    ],
)
def test_what_is_not_about_tls_tells_none(entries: tuple[str, ...]) -> None:
    (edge,) = links(*entries, image="redis:7" if "REDIS_HOST" in entries[0] else "acme/x")
    assert edge.encrypted is False


def test_two_calls_of_one_port_with_and_without_tls_are_not_told_as_plain() -> None:
    (edge,) = links("A_URL=ldaps://fluxx_shop:636", "B_URL=ldap://fluxx_shop:636", image="acme/x")
    assert edge.encrypted is not False


@pytest.mark.parametrize(
    "entry",
    [
        "MAIL_FROM=foo@fluxx_shop",
        "ADMIN_EMAIL=a@fluxx_shop",
        "SMTP_FROM=Shop <a@fluxx_shop>",
        "EMAIL_RECIPIENTS=a@fluxx_shop,b@fluxx_shop",
        "SMTP_USERNAME=a@fluxx_shop",
    ],
)
def test_a_persons_address_is_no_link_whatever_stands_behind_the_at(entry: str) -> None:
    assert links(entry) == []


@pytest.mark.parametrize("entry", ["DB=user@fluxx_shop:5432", "MAIL_HOST=user@fluxx_shop", "MAIL_URL=user@fluxx_shop"])
def test_a_login_before_a_host_is_still_a_link(entry: str) -> None:
    assert [edge.kind for edge in links(entry)] == ["internal"]


def test_settings_of_tls_are_read_once_however_many_hosts_there_are() -> None:
    reads = 0

    class Counted(Secret):
        def read(self) -> str:
            nonlocal reads
            reads += 1
            return super().read()

    names = [name for number in range(200) for name in (f"A{number}_HOST", f"A{number}_SSL")]
    environment = tuple(Variable(name=name, value=Counted("true")) for name in names)
    settings = TlsSettings(Component(name="x", key="x", index=0, environment=environment))
    assert all(settings.beside(f"A{number}_HOST") for number in range(200))
    assert reads <= len(names)
