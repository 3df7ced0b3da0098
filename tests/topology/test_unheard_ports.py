"""A port on which nobody listens is drawn as one that does not work, and never looked up as one that does."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, draw, load
from fluxviz.topology.reference_card import reference_card
from tests.specimens import app, component


def topology(*components: dict[str, Any]) -> Topology:
    return build(load(app(*components)))


def database(image: str = "postgres:16", **more: Any) -> dict[str, Any]:
    return {"name": "db", "repotag": image, "ports": [], "containerPorts": [], "domains": [], **more}


def called(host_and_port: str, target: dict[str, Any]) -> str:
    host, _, port = host_and_port.partition(":")
    api = component("api", 3000, environmentParameters=[f"DB_HOST={host}", f"DB_PORT={port}"])
    (edge,) = topology(api, target).of_kind("internal")
    return edge.problem


@pytest.mark.parametrize(
    ("target", "port", "problem"),
    [
        (database(), 5432, ""),
        (database(), 3306, "nobody listens on 3306: PostgreSQL listens on 5432"),
        (database(environmentParameters=["PGPORT=3306"]), 3306, ""),
        (database(commands=["postgres", "-p", "3306"]), 3306, ""),
        (
            database(ports=[33306], containerPorts=[3306], domains=[""]),
            3306,
            "nobody seems to listen on 3306: PostgreSQL listens on 5432",
        ),
        (database("acme/postgres:16", ports=[33306], containerPorts=[3306], domains=[""]), 3306, ""),
        (database("me/store:1"), 3306, ""),
        (
            database("redis:7", commands=["redis-server", "--bind", "127.0.0.1 -::1"]),
            6379,
            "nobody listens on 6379: its command binds it to 127.0.0.1, its own container",
        ),
        (database("redis:7", commands=["redis-server", "--bind", "0.0.0.0"]), 6379, ""),
        (
            database(commands=["postgres", "-c", "listen_addresses=localhost"]),
            5432,
            "nobody listens on 5432: its command binds it to localhost, its own container",
        ),
        (
            component("db", 33000, image="me/store:1", containerPorts=[3000], environmentParameters=["PORT=3000"]),
            3001,
            "nobody seems to listen on 3001: its PORT is 3000",
        ),
    ],
)
def test_a_call_to_a_port_where_nobody_listens_does_not_work(target: dict[str, Any], port: int, problem: str) -> None:
    assert called(f"fluxdb_shop:{port}", target) == problem


@pytest.mark.parametrize(
    ("web", "problem"),
    [
        ({"environmentParameters": ["PORT=3000"]}, "nobody seems to listen on 8080: its PORT is 3000"),
        ({"environmentParameters": ["PORT=8080"]}, ""),
        ({"environmentParameters": ["PORT=3000", "ADMIN_PORT=8080"]}, ""),
        ({"commands": ["serve", "--listen", "0.0.0.0:9000"]}, "nobody listens on 8080: its command listens on 9000"),
        ({"commands": ["serve", "--listen", "0.0.0.0:8080"]}, ""),
    ],
)
def test_a_published_port_where_nobody_listens_answers_nobody(web: dict[str, Any], problem: str) -> None:
    built = topology(component("web", 33000, containerPorts=[8080], **web))
    (forward,) = built.of_kind("forward")
    assert (forward.problem, built.of_kind("direct")) == (problem, ())
    card = reference_card(built)
    assert bool(card.rows[0].urls) is not bool(problem)
    assert all(problem in line for line in card.dead)


def test_the_second_component_that_publishes_a_port_gets_no_answer() -> None:
    built = topology(component("api", 33000), component("admin", 33000))
    assert [(edge.target, edge.problem) for edge in built.of_kind("forward")] == [
        ("component.api", ""),
        ("component.admin", "33000 is published by api already: a node has each port once"),
    ]
    assert [row.urls != () for row in reference_card(built).rows] == [True, False]


def test_an_open_door_to_a_port_that_another_has_is_none() -> None:
    cache = component("cache", 33000, image="redis:7", containerPorts=[6379])
    built = topology(component("api", 33000), cache)
    (door,) = built.of_kind("direct")
    assert door.problem
    assert reference_card(built).rows[1].direct.startswith("no answer")
    assert "33000 is published by api already" in draw(built).svg()


def test_a_port_where_nobody_listens_is_the_same_from_inside_and_from_outside() -> None:
    api = component("api", 33000, repotag="me/api", containerPorts=[80], environmentParameters=["PORT=3000"])
    built = topology(component("web", 3000, environmentParameters=["API=http://fluxapi_shop:80"]), api)
    (call,) = built.of_kind("internal")
    assert (
        call.problem == built.edge("forward.edge.api.33000").problem == "nobody seems to listen on 80: its PORT is 3000"
    )
    (found,) = (each for each in check(built) if each.code == "FX202")
    assert found.message.endswith("calls api on 80, where it does not seem to listen: its PORT is 3000")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"environmentParameters": ["PORT=8001"]}, "its PORT is 8001"),
        ({"commands": ["gunicorn", "-b", "0.0.0.0:8001", "app:app"]}, "its command listens on 8001"),
        ({}, ""),
    ],
)
def test_a_component_that_publishes_nothing_listens_where_it_says(told: dict[str, Any], said: str) -> None:
    web = component("web", 3000, repotag="acme/web:1", environmentParameters=["API=http://fluxapi_shop:8000"])
    api = component("api", None, repotag="acme/api:1", ports=[], containerPorts=[], domains=[], **told)
    (edge,) = build(load(app(web, api))).of_kind("internal")
    assert edge.problem == (f"nobody seems to listen on 8000: {said}" if said else "")
