"""A port that a product's own settings move is not where its image has it, for calls, doors and names alike."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, load
from fluxviz.spec import Component, Secret, Variable
from fluxviz.topology.moved_ports import moved_ports
from tests.specimens import app, component


def moved(image: str, *words: str, **variables: str) -> list[tuple[int, tuple[int, ...]]]:
    told = tuple(Variable(name=name, value=Secret(text)) for name, text in variables.items())
    where = Component(name="x", key="x", index=0, image=image, commands=tuple(map(Secret, words)), environment=told)
    return [(each.port, each.ports) for each in moved_ports(where)]


@pytest.mark.parametrize(
    ("image", "words", "expected"),
    [
        ("postgres:16", ["postgres", "-c", "port=5433", "-c", "ssl=on"], [(5432, (5433,))]),
        ("postgres:16", ["postgres -p 5433"], [(5432, (5433,))]),
        ("postgres:16", ["sh", "-c", "exec postgres --port=5433"], [(5432, (5433,))]),
        ("postgres:16", ["postgres", "-p", "5432"], []),
        ("postgres:16", ["postgres", "-p", "$PORT"], []),
        ("postgres:16", ["sh", "-c", "pg_dump -h fluxdb_shop -p 5433"], []),
        ("redis:7", ["redis-server", "--port", "0", "--tls-port", "6380"], [(6379, ())]),
        ("redis:7", ["redis-server", "--port", "70000"], []),
        ("mysql:8", ["--port=0"], []),
        ("mysql:8", ["mysqld", "-P", "3307"], [(3306, (3307,))]),
        ("prom/prometheus:v2", ["--web.listen-address=0.0.0.0:9095"], [(9090, (9095,))]),
        ("minio/minio:1", ["server", "/data", "--address", ":9443"], [(9000, (9443,))]),
        ("quay.io/coreos/etcd:v3", ["etcd", "--listen-client-urls=http://0.0.0.0:2379,http://0.0.0.0:4001"], []),
        ("bitcoin/bitcoin:27", ["-rpcport=8400"], [(8332, (8400,))]),
        ("mysql:8", ["mysqldump", "--host=fluxdb_shop", "--port=3307"], []),
        ("mongo:7", ["mongod", "--port", "27018", "--bind_ip_all"], [(27017, (27018,))]),
        ("nats:2", ["-m", "8223"], [(8222, (8223,))]),
        ("quay.io/keycloak/keycloak:25", ["start-dev", "--http-port=8180"], [(8080, (8180,))]),
        ("edoburu/pgbouncer:1", [], []),
        ("me/postgres-exporter:1", ["--port=9000"], []),
    ],
)
def test_a_command_moves_a_port(image: str, words: list[str], expected: list[tuple[int, tuple[int, ...]]]) -> None:
    assert moved(image, *words) == expected


def test_a_variable_moves_a_port_unless_it_is_another_hosts() -> None:
    assert moved("postgres:16", PGPORT="5433") == [(5432, (5433,))]
    assert moved("postgres:16", PGPORT="5433", PGHOST="localhost") == [(5432, (5433,))]
    assert moved("postgres:16", PGPORT="5433", PGHOST="fluxdb_shop") == []
    assert moved("grafana/grafana:11", GF_SERVER_HTTP_PORT="3001") == [(3000, (3001,))]
    assert moved("postgres:16", "-p", "5434", PGPORT="5433") == [(5432, (5434,))]
    assert moved("edoburu/pgbouncer:1", LISTEN_PORT="6432") == [(5432, (6432,))]
    assert moved("mcr.microsoft.com/mssql/server:2022-latest", MSSQL_TCP_PORT="1444") == [(1433, (1444,))]
    assert moved("acme/server:1", MSSQL_TCP_PORT="1444", ROCKET_PORT="81") == []


def test_of_an_image_that_nobody_knows_nothing_is_moved() -> None:
    assert moved_ports(Component(name="x", key="x", index=0)) == ()
    assert moved("me/store:1", "--port=5433", PGPORT="5433") == []


def topology(entry: str, target: dict[str, Any]) -> Topology:
    return build(load(app(component("api", 3000, environmentParameters=[entry]), target)))


@pytest.mark.parametrize(
    ("entry", "target", "problem"),
    [
        (
            "REDIS_URL=redis://fluxkv_shop:6379?ssl=true",
            component("kv", None, repotag="redis:7", commands=["--port", "0", "--tls-port", "6380"]),
            "nobody listens on 6379: its command turns it off",
        ),
        (
            "DATABASE_URL=postgres://fluxdb_shop:5432/x?sslmode=require",
            component("db", None, repotag="postgres:16", commands=["-c", "port=5433", "-c", "ssl=on"]),
            "nobody listens on 5432: its command listens on 5433",
        ),
        (
            "PROMETHEUS=http://fluxprom_shop:9090",
            component("prom", 9090, repotag="prom/prometheus", commands=["--web.listen-address=:9095"]),
            "nobody listens on 9090: its command listens on 9095",
        ),
        (
            "DATABASE_URL=postgres://fluxdb_shop/x",
            component("db", 5432, repotag="postgres:16", environmentParameters=["PGPORT=5433"]),
            "nobody listens on 5432: its PGPORT is 5433",
        ),
    ],
)
def test_a_call_to_where_a_port_was_does_not_work(entry: str, target: dict[str, Any], problem: str) -> None:
    built = topology(entry, target)
    (edge,) = built.of_kind("internal")
    assert edge.problem == problem
    found = [each for each in check(built) if each.code == "FX202"]
    assert [each.message.partition("where it does not listen: ")[2] for each in found] == [problem.partition(": ")[2]]


def test_a_published_port_leads_to_nobody_where_the_port_behind_it_moved() -> None:
    prom = component("prom", 39090, containerPorts=[9090], repotag="prom/prometheus")
    moving = {**prom, "commands": ["--web.listen-address=:9095"]}
    for target, problem in ((prom, ""), (moving, "nobody listens on 9090: its command listens on 9095")):
        built = topology("A=1", target)
        assert built.edge("forward.edge.prom.39090").problem == problem
        found = [each for each in check(built) if each.code == "FX209"]
        assert ["[9095]" in each.fix for each in found] == [True] * bool(problem)
        assert [each.message for each in found] == ["prom maps 39090 to 9090, but its command listens on 9095"][
            : len(found)
        ]


def test_where_a_port_went_its_protocol_is_spoken() -> None:
    db = component("db", 35432, containerPorts=[5433], repotag="postgres:16", commands=["-c", "port=5433"])
    built = topology("DATABASE_URL=postgres://fluxdb_shop:5433/x", db)
    (edge,) = built.of_kind("internal")
    assert (edge.problem, edge.protocol, edge.encrypted) == ("", "postgresql", False)
    assert built.edge("direct.browser.db.35432").encrypted is False
    with_tls = topology(
        "URL=postgres://fluxdb_shop:5433/x?sslmode=require", {**db, "commands": [*db["commands"], "-c", "ssl=on"]}
    )
    (edge,) = with_tls.of_kind("internal")
    assert (edge.assumed, edge.encrypted) == (False, True)
    assert with_tls.edge("direct.browser.db.35432").encrypted is None
