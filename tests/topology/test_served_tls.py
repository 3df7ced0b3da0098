"""TLS that a component's own settings turn on, or give a port of its own; and where the number alone tells of it."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, load
from fluxviz.topology.doors import open_doors
from tests.specimens import app, component

EXPECTS_TLS = "TLS is expected here: the edge speaks plain HTTP to a container port that speaks TLS"


def built(*components: dict[str, Any]) -> Topology:
    return build(load(app(*components)))


@pytest.mark.parametrize(
    ("image", "port", "entries"),
    [
        ("grafana/grafana:11", 3000, ["GF_SERVER_PROTOCOL=https"]),
        ("grafana/grafana:11", 3001, ["GF_SERVER_PROTOCOL=h2", "GF_SERVER_HTTP_PORT=3001"]),
        ("gitea/gitea:1", 3000, ["GITEA__server__PROTOCOL=https"]),
        ("influxdb:2", 8086, ["INFLUXD_TLS_CERT=/tls/a.pem"]),
        ("acme/api:1", 8443, ["ASPNETCORE_URLS=http://+:8080;https://+:8443"]),
    ],
)
def test_the_edge_gets_no_answer_where_a_setting_turns_on_tls(image: str, port: int, entries: list[str]) -> None:
    for told, problem in ((entries, EXPECTS_TLS), ([], "" if port != 8443 else "a port of HTTPS")):
        web = component("web", 31000, containerPorts=[port], repotag=image, environmentParameters=told)
        assert built(web).edge("forward.edge.web.31000").problem.startswith(problem)


def test_a_setting_that_turns_tls_on_elsewhere_or_not_at_all_changes_nothing() -> None:
    for image, entry in (("grafana/grafana:11", "GF_SERVER_PROTOCOL=http"), ("me/app:1", "GF_SERVER_PROTOCOL=https")):
        web = component("web", 31000, containerPorts=[3000], repotag=image, environmentParameters=[entry])
        assert built(web).edge("forward.edge.web.31000").problem == ""


def test_the_number_of_https_alone_is_no_knowledge_of_tls() -> None:
    topology = built(component("ide", 31000, containerPorts=[8443], repotag="acme/ide:1"))
    assert topology.edge("forward.edge.ide.31000").problem == "a port of HTTPS: the edge speaks plain HTTP to it"
    assert topology.edge("direct.browser.ide.31000").encrypted is None
    (found,) = (each for each in check(topology) if each.code == "FX501")
    assert "not known to speak TLS" in found.message


def test_code_server_speaks_plain_http_on_8443() -> None:
    ide = component("ide", 31000, containerPorts=[8443], repotag="linuxserver/code-server:4")
    topology = built(ide, component("web", None, environmentParameters=["IDE=https://fluxide_shop:8443"]))
    assert topology.edge("forward.edge.ide.31000").problem == ""
    assert [door.encrypted for door in open_doors(topology)] == [False]
    (call,) = topology.of_kind("internal")
    assert call.encrypted is None
    assert [each.code for each in check(topology) if each.code == "FX212"] == ["FX212"]


def test_a_callers_setting_alone_does_not_make_the_edges_plain_http_certain() -> None:
    entries = ["ELECTRUM_HOST=fluxex_shop", "ELECTRUM_PORT=50010", "ELECTRUM_TLS_ENABLED=true"]
    topology = built(
        component("ex", 31000, containerPorts=[50010], repotag="acme/ex:1"),
        component("web", None, environmentParameters=entries),
    )
    (call,) = topology.of_kind("internal")
    assert (call.encrypted, call.assumed) == (True, True)
    assert topology.edge("forward.edge.ex.31000").assumed


@pytest.mark.parametrize(
    ("port", "parameters", "encrypted"),
    [(6379, "?ssl=true", None), (6379, "", False), (6380, "?ssl=true", True)],
)
def test_redis_speaks_tls_on_the_port_that_it_has_for_it_and_on_no_other(
    port: int, parameters: str, encrypted: bool | None
) -> None:
    kv = component("kv", None, repotag="redis:7", commands=["redis-server", "--tls-port", "6380"])
    url = f"REDIS_URL=redis://fluxkv_shop:{port}{parameters}"
    (call,) = built(component("web", None, environmentParameters=[url]), kv).of_kind("internal")
    assert call.encrypted is encrypted


@pytest.mark.parametrize("whose", ["KAFKA_", "KAFKA_CFG_"])
def test_kafkas_listeners_tell_which_of_its_ports_have_tls(whose: str) -> None:
    listeners = f"{whose}LISTENERS=PLAINTEXT://:9092,OUTSIDE://:9093,CONTROLLER://:9094,broken"
    protocols = f"{whose}LISTENER_SECURITY_PROTOCOL_MAP=OUTSIDE:SASL_SSL,CONTROLLER:OTHER"
    kafka = component(
        "k", 31000, containerPorts=[9093], repotag="apache/kafka:3", environmentParameters=[listeners, protocols]
    )
    entries = ["KAFKA_BROKERS=fluxk_shop:9092", "KAFKA_SECURITY_PROTOCOL=SASL_SSL"]
    topology = built(component("web", None, environmentParameters=entries), kafka)
    (call,) = topology.of_kind("internal")
    assert (call.protocol, call.encrypted) == ("kafka", None)
    assert topology.edge("direct.browser.k.31000").encrypted is True


def test_a_setting_of_tls_is_read_beside_a_host_whose_name_ends_in_more_words() -> None:
    entries = ["GF_DATABASE_TYPE=postgres", "GF_DATABASE_HOST=fluxdb_shop:5432", "GF_DATABASE_SSL_MODE=require"]
    grafana = component("grafana", 3000, repotag="grafana/grafana:11", environmentParameters=entries)
    (call,) = built(grafana, component("db", None, repotag="postgres:16", commands=["-c", "ssl=on"])).of_kind(
        "internal"
    )
    assert call.encrypted is True


@pytest.mark.parametrize(
    ("image", "commands", "call", "encrypted"),
    [
        ("postgres:16", [], "postgres://fluxdb_shop:5432/x", False),
        ("postgres:16", ["-c", "ssl=on"], "postgres://fluxdb_shop:5432/x", None),
        ("postgres:16", ["-c", "ssl=off"], "postgres://fluxdb_shop:5432/x", False),
        ("postgres:16", ["-c", "ssl=on"], "postgres://fluxdb_shop:5432/x?sslmode=disable", False),
        ("postgres:16", ["-c", "ssl=on"], "postgres://fluxdb_shop:5432/x?sslmode=require", True),
        ("nats:2", ["--tls", "--tlscert", "/c.pem"], "nats://fluxdb_shop:4222", None),
        ("mysql:8.4", [], "mysql://fluxdb_shop:3306/x", None),
        ("mysql:8.4", [], "mysql://fluxdb_shop:3306/x?ssl-mode=DISABLED", False),
        ("mariadb:10.11", [], "mysql://fluxdb_shop:3306/x", False),
        ("mailhog/mailhog", [], "smtp://fluxdb_shop:1025", False),
        ("mysql:5.6", [], "mysql://fluxdb_shop:3306/x?ssl-mode=REQUIRED", None),
        ("percona/percona-server-mongodb:7", [], "mongodb://fluxdb_shop:27017/x?tls=true", None),
        ("louislam/uptime-kuma:1", [], "https://fluxdb_shop:3001", None),
    ],
)
def test_where_a_server_offers_tls_a_call_that_says_nothing_of_it_is_with_or_without(
    image: str, commands: list[str], call: str, encrypted: bool | None
) -> None:
    db = component("db", None, repotag=image, commands=commands)
    (edge,) = built(component("web", None, environmentParameters=[f"URL={call}"]), db).of_kind("internal")
    assert edge.encrypted is encrypted


def test_the_door_of_a_server_that_was_told_of_tls_is_with_or_without() -> None:
    for commands, encrypted in (([], False), (["--tls", "--tlscert", "/c.pem"], None)):
        nats = component("nats", 34222, containerPorts=[4222], repotag="nats:2", commands=commands)
        assert built(nats).edge("direct.browser.nats.34222").encrypted is encrypted


@pytest.mark.parametrize(
    ("image", "inside", "commands", "entries"),
    [
        ("redis:7", 6380, ["--tls-port", "6380"], []),
        ("apache/kafka:3", 9093, [], ["KAFKA_LISTENERS=SASL_SSL://:9093"]),
    ],
)
def test_a_store_with_tls_is_a_store_that_is_open_to_the_internet(
    image: str, inside: int, commands: list[str], entries: list[str]
) -> None:
    store = component("db", 31000, containerPorts=[inside], repotag=image, commands=commands)
    store["environmentParameters"] = entries
    topology = built(store)
    assert topology.edge("direct.browser.db.31000").encrypted is True
    assert [each.code for each in check(topology) if each.code == "FX301"] == ["FX301"]


@pytest.mark.parametrize(
    ("image", "entries", "commands", "encrypted"),
    [
        ("memcached:1", [], [], False),
        ("memcached:1", [], ["memcached", "-Z", "-o", "ssl_chain_cert=/c.pem"], None),
        ("bitnami/redis:7", ["REDIS_TLS_ENABLED=yes"], [], None),
        ("rabbitmq:3", ["RABBITMQ_SSL_CERTFILE=/c.pem"], [], False),  # amqps is spoken on 5671
    ],
)
def test_settings_about_tls_leave_it_open_where_the_product_has_no_port_of_its_own_for_it(
    image: str, entries: list[str], commands: list[str], encrypted: bool | None
) -> None:
    inside = {"memcached:1": 11211, "bitnami/redis:7": 6379, "rabbitmq:3": 5672}[image]
    db = component("db", 31000, containerPorts=[inside], repotag=image, commands=commands)
    topology = built(
        component("web", None, environmentParameters=[f"DB=fluxdb_shop:{inside}"]),
        {**db, "environmentParameters": entries},
    )
    (call,) = topology.of_kind("internal")
    assert (call.encrypted, topology.edge("direct.browser.db.31000").encrypted) == (encrypted, encrypted)


@pytest.mark.parametrize(
    ("image", "port", "more", "problem"),
    [
        ("dpage/pgadmin4:8", 443, {"environmentParameters": ["PGADMIN_ENABLE_TLS=True"]}, EXPECTS_TLS),
        (
            "dpage/pgadmin4:8",
            80,
            {"environmentParameters": ["PGADMIN_ENABLE_TLS=True"]},
            "nobody listens on 80: its PGADMIN_ENABLE_TLS moves it to 443",
        ),
        (
            "dpage/pgadmin4:8",
            5050,
            {"environmentParameters": ["PGADMIN_ENABLE_TLS=True", "PGADMIN_LISTEN_PORT=5050"]},
            EXPECTS_TLS,
        ),
        ("dpage/pgadmin4:8", 80, {}, ""),
        ("cockroachdb/cockroach:v24", 8080, {"commands": ["start-single-node"]}, EXPECTS_TLS),
        ("acme/orders:1", 8080, {"environmentParameters": ["SERVER_SSL_ENABLED=true"]}, EXPECTS_TLS),
        (
            "acme/orders:1",
            9443,
            {"environmentParameters": ["SERVER_SSL_ENABLED=true", "SERVER_PORT=9443"]},
            EXPECTS_TLS,
        ),
        ("acme/orders:1", 8080, {"environmentParameters": ["SERVER_SSL_ENABLED=false"]}, ""),
        ("postgres-page/nginx:1", 8080, {"environmentParameters": ["SERVER_SSL_ENABLED=true"]}, ""),
        ("acme/page:1", 3000, {"environmentParameters": ["HTTPS=true", "SSL_CRT_FILE=/a.crt"]}, EXPECTS_TLS),
        ("acme/page:1", 3000, {"environmentParameters": ["HTTPS=true"]}, ""),
        ("quay.io/jupyter/scipy-notebook:2024", 8888, {"environmentParameters": ["GEN_CERT=yes"]}, EXPECTS_TLS),
        ("cockroachdb/cockroach:v24", 8080, {"commands": ["start-single-node", "--insecure"]}, ""),
        ("cockroachdb/cockroach:v24", 8081, {"commands": ["start", "--http-addr=:8081"]}, EXPECTS_TLS),
        ("cockroachdb/cockroach:v24", 8080, {}, ""),
        ("caddy:2", 443, {"commands": ["caddy", "reverse-proxy", "--from", "example.com", "--to", "a:1"]}, EXPECTS_TLS),
        ("elasticsearch:8.15.0", 9201, {"commands": ["-Ehttp.port=9201"]}, EXPECTS_TLS),
        ("elasticsearch:8.15.0", 9200, {"commands": ["-E", "http.port=9201"]}, "nobody listens on 9200: its command"),
        (
            "elasticsearch:8.15.0",
            9200,
            {"environmentParameters": ["xpack.security.enabled=false", "xpack.security.http.ssl.enabled=true"]},
            "",
        ),
        ("elasticsearch:7.17.0", 9200, {"environmentParameters": ["xpack.security.http.ssl.enabled=true"]}, ""),
    ],
)
def test_what_a_command_or_a_variable_says_of_tls_is_read(
    image: str, port: int, more: dict[str, Any], problem: str
) -> None:
    web = component("web", 31000, containerPorts=[port], repotag=image, **more)
    said = built(web).edge("forward.edge.web.31000").problem
    assert said == problem or (problem.endswith("command") and said.startswith(problem))


def test_no_port_of_tls_is_offered_to_a_call_without_it() -> None:
    search = component("es", None, repotag="elasticsearch:8.15.0", commands=["-Ehttp.port=9201"])
    caller = component("web", 3000, environmentParameters=["ES=http://fluxes_shop:9200"])
    (found,) = check(app(caller, search)).of("FX202")
    assert found.fix == ""
    page = component("pg", 31000, containerPorts=[80], repotag="dpage/pgadmin4:8")
    (found,) = check(app({**page, "environmentParameters": ["PGADMIN_ENABLE_TLS=1"]})).of("FX209")
    assert found.fix == ""


def test_pulsars_port_of_tls_is_the_one_of_its_scheme() -> None:
    entries = ["A=pulsar+ssl://broker.example.com", "B=pulsar://fluxpul_shop", "C=pulsar+ssl://fluxpul_shop:6651"]
    pulsar = component("pul", None, repotag="apachepulsar/pulsar:3")
    topology = built(component("web", None, environmentParameters=entries), pulsar)
    assert sorted(((edge.port or 0, edge.protocol, edge.encrypted) for edge in topology.edges), key=str) == [
        (6650, "pulsar", False),
        (6651, "pulsar", None),
        (6651, "pulsar", True),
    ]
