"""Whether a link is encrypted: more than its scheme; and what is not known is drawn as not known."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, load
from fluxviz.topology import FDM
from tests.specimens import app, component
from tests.topology.oracle import CASES, NO_CASES, case

PG = "fluxdb_shop:5432"


def link(*entries: str, commands: tuple[str, ...] = (), image: str = "postgres:16") -> bool | None:
    edges = links(*entries, commands=commands, image=image).of_kind("internal", "egress")
    assert len({edge.encrypted for edge in edges}) == 1
    return edges[0].encrypted


def links(*entries: str, commands: tuple[str, ...] = (), image: str = "postgres:16") -> Topology:
    api = component("api", 3000, environmentParameters=list(entries), commands=list(commands))
    return build(load(app(api, component("db", None, repotag=image))))


@pytest.mark.parametrize(
    "entry",
    [
        f"DATABASE_URL=postgresql://u:p@{PG}/x?sslmode=require",
        f"DATABASE_URL=postgres://u:p@{PG}/x?connect_timeout=3&sslmode=verify-full",
        "MYSQL_URL=mysql://u:p@fluxdb_shop:3306/x?ssl-mode=REQUIRED",
        "MONGO_URL=mongodb://u:p@fluxdb_shop:27017/x?tls=true",
        "MONGO_URL=mongodb://u:p@fluxdb_shop:27017/x?ssl=true",
        "JDBC=jdbc:mysql://fluxdb_shop:3306/x?useSSL=true",
        "JDBC=jdbc:sqlserver://fluxdb_shop:1433;databaseName=x;encrypt=true",
        "DSN=host=fluxdb_shop port=5432 sslmode=verify-ca",
        "DSN=Server=fluxdb_shop,1433;Database=x;Encrypt=True;",
        "CACHE_URL=rediss://fluxdb_shop:6380",
        "MONGO_URL=mongodb+srv://u:p@cluster.example.com/x",
        "SEARCH_HOST=search.example.com:9443",
        "SMTP_HOST=smtp.example.com:465",
    ],
)
def test_tls_is_told_by_scheme_settings_and_port(entry: str) -> None:
    assert link(entry, image="acme/db:1") is True


@pytest.mark.parametrize(
    "entries",
    [
        ("DB_HOST=fluxdb_shop", "DB_PORT=5432", "DB_SSLMODE=require"),
        ("DB_HOST=fluxdb_shop", "DB_PORT=5432", "DB_SSL=true"),
        ("PGHOST=fluxdb_shop", "PGPORT=5432", "PGSSLMODE=verify-full"),
        ("LDAP_HOST=ldap.example.com", "LDAP_PORT=636"),
        ("API_HOST=api.example.com", "API_PORT=443"),
    ],
)
def test_tls_is_told_by_a_setting_beside(entries: tuple[str, ...]) -> None:
    assert link(*entries, image="acme/db:1") is True


@pytest.mark.parametrize(
    ("entry", "image"),
    [
        (f"A_URL=postgres://u:p@{PG}/x?sslmode=require", "postgres:16"),
        ("A_URL=mongodb://fluxdb_shop:27017/x?tls=true", "mongo:6"),
        ("A_URL=mqtts://fluxdb_shop", "eclipse-mosquitto:2"),
        ("A_URL=amqps://fluxdb_shop", "rabbitmq:3"),
        ("A_URL=https://fluxdb_shop", "nginx:1"),
        ("A_URL=https://fluxdb_shop", "httpd:2.4"),
        ("A_URL=mysql://fluxdb_shop/x?ssl-mode=REQUIRED", "mariadb:10"),
    ],
)
def test_what_an_image_does_not_speak_as_it_comes_is_not_known(entry: str, image: str) -> None:
    called = component("db", None, repotag=image)
    caller = component("api", 3000, environmentParameters=[entry])
    spec = load(app(caller, called))
    (edge,) = build(spec).of_kind("internal")
    assert edge.encrypted is None
    assert len(check(spec).of("FX212")) == 1
    told = load(app(caller, called | {"environmentParameters": ["TLS_CERT_FILE=/certs/server.pem"]}))
    (edge,) = build(told).of_kind("internal")
    assert edge.encrypted is True
    assert not check(told).of("FX212")
    off = load(app(caller, called | {"environmentParameters": ["ENABLE_TLS=no"]}))
    assert build(off).of_kind("internal")[0].encrypted is None


def test_one_caller_by_https_does_not_break_the_public_route() -> None:
    web = component("web", 3000, environmentParameters=["API=https://fluxapi_shop:8080"])
    api = component("api", 31080, containerPorts=[8080], repotag="acme/api:1")
    job = component("job", None, environmentParameters=["API=http://fluxapi_shop:8080"])
    for components, encrypted in (((web, api), True), ((web, api, job), None)):
        spec = load(app(*components))
        topology = build(spec)
        (route,) = (edge for edge in topology.of_kind("forward") if edge.target == "component.api")
        assert (route.problem, route.assumed) == ("", True)
        assert not check(spec).of("FX501")
        calls = topology.of_kind("internal")
        assert {call.encrypted for call in calls} == {encrypted}
        assert encrypted is None or calls[0].assumed


@pytest.mark.parametrize("port", [25, 110, 143, 389, 587])
def test_a_door_that_may_turn_to_tls_is_not_known(port: int) -> None:
    server = component("srv", port, containerPorts=[port], repotag="acme/server:1")
    for entries in ([], [f"A_HOST=tls://fluxsrv_shop:{port}"]):
        caller = component("api", None, environmentParameters=entries)
        (door,) = build(load(app(server, caller))).of_kind("direct")
        assert door.encrypted is None


@pytest.mark.parametrize(
    "entries",
    [
        (f"DATABASE_URL=postgresql://u:p@{PG}/x?sslmode=disable",),
        ("DB_HOST=fluxdb_shop", "DB_PORT=5432", "DB_SSL=false"),
        ("MONGO_URL=mongodb+srv://u:p@cluster.example.com/x?tls=false",),
        (f"DATABASE_URL=postgresql://u:p@{PG}/x",),
        ("CACHE_URL=redis://fluxdb_shop:6379/0",),
        ("API_URL=http://api.example.com",),
    ],
)
def test_plain_is_told_as_well(entries: tuple[str, ...]) -> None:
    assert link(*entries) is False


@pytest.mark.parametrize(
    "entries",
    [
        ("DATABASE_URL=postgresql://u:p@db.example.com/x",),
        ("DB_HOST=db.example.com", "DB_PORT=5432"),
    ],
)
def test_what_is_not_known_is_not_drawn_as_plain(entries: tuple[str, ...]) -> None:
    assert link(*entries) is None


def test_a_link_to_what_is_only_assumed_is_assumed() -> None:
    (edge,) = links("UPSTREAM_HOST=fluxdb_shop", "UPSTREAM_PORT=12345", image="acme/x").of_kind("internal")
    assert (edge.protocol, edge.assumed, edge.encrypted) == ("http", True, None)


def test_a_password_is_no_setting_of_tls() -> None:
    assert link(f"DATABASE_URL=postgresql://u:ssl=true@{PG}/x") is False


@pytest.mark.skipif(not CASES.is_dir(), reason=NO_CASES)
def test_the_three_links_of_the_case() -> None:
    edges = build(load(case("sslmode_require"))).of_kind("internal")
    assert {edge.target: edge.encrypted for edge in edges} == {
        "component.pg": None, "component.mongo": None, "component.sql": True,
    }  # fmt: skip


def broken(*components: dict[str, Any]) -> dict[str, str]:
    return {edge.id: edge.problem for edge in build(load(app(*components))).edges if edge.problem}


def test_a_browser_variable_with_an_internal_host_is_drawn_broken() -> None:
    front = component("web", 80, repotag="nginx", environmentParameters=["REACT_APP_API_URL=http://fluxapi_shop:3000"])
    told = broken(front, component("api", 3000, repotag="acme/api"))
    assert list(told) == ["browser_call.browser.fluxapi_shop.3000"]
    assert told["browser_call.browser.fluxapi_shop.3000"].startswith("no path for a browser")
    (call,) = build(load(app(front, component("api", 3000, repotag="acme/api")))).of_kind("browser_call")
    assert (call.source, call.target) == ("browser", "component.api")


def test_a_working_call_stays_beside_a_broken_one() -> None:
    entries = ["REACT_APP_API_URL=http://fluxapi_shop:3000", "API_URL=http://fluxapi_shop:3000"]
    front = component("web", 80, repotag="nginx", environmentParameters=entries)
    built = build(load(app(front, component("api", 3000, repotag="acme/api"))))
    assert {edge.id: bool(edge.problem) for edge in built.of_kind("internal", "browser_call")} == {
        "internal.web.api.3000": False,
        "browser_call.browser.fluxapi_shop.3000": True,
    }


def test_a_call_to_the_host_port_is_drawn_broken() -> None:
    front = component("web", 80, repotag="nginx", environmentParameters=["API_URL=http://fluxapi_shop:31000"])
    told = broken(front, component("api", 31000, containerPorts=[3000], repotag="acme/api"))
    assert told == {"internal.web.api.31000": "a host port: inside the app, api listens on 3000"}


def test_a_call_to_a_closed_port_of_the_edge_is_drawn_broken() -> None:
    front = component("web", 80, repotag="nginx", environmentParameters=["VITE_API=https://shop.app.runonflux.io:3000"])
    told = broken(front, component("api", 3000, repotag="acme/api"))
    assert list(told.values()) == ["a closed port: the Flux edge answers on 443, not on 3000"]
    data = component("api", 3000, repotag="acme/api", containerData="g:/data")
    assert not broken(front, data)
    told = broken(front, component("db", 3000, repotag="postgres:16", containerPorts=[5432], containerData="g:/data"))
    assert list(told.values()) == ["postgresql is spoken on 3000, not https"]


def test_a_call_to_a_name_behind_which_no_http_is_spoken_is_drawn_broken() -> None:
    job = component("job", None, environmentParameters=["API_URL=https://shop.app.runonflux.io"])
    told = broken(component("db", 5432, repotag="postgres:16"), job)
    assert told["egress.job.edge.shop.app.runonflux.io.443"] == "db:5432 speaks postgresql, not HTTP"


def test_a_name_that_nobody_has_is_drawn_broken() -> None:
    told = broken(component("api", 80, repotag="nginx", environmentParameters=["DB_HOST=postgres", "DB_PORT=5432"]))
    assert next(iter(told.values())).startswith("no such name")


def test_the_guides_name_of_a_component_works_in_the_guides_naming_only() -> None:
    front = component("web", 80, repotag="nginx", environmentParameters=["VITE_API=https://api-shop.app.runonflux.io"])
    spec = load(app(front, component("api", 3000, repotag="acme/api")))
    edge = "browser_call.browser.edge.api-shop.app.runonflux.io.443"
    assert build(spec).edge(edge).problem == ""
    assert build(spec, naming=FDM).edge(edge).problem.startswith("no such name")


@pytest.mark.parametrize("said", ["networkwith:[ledger]", "NetworkWith = [ other, Ledger ]", "networkWith:['ledger']"])
def test_a_linked_app_is_read_whatever_its_case(said: str) -> None:
    api = component(
        "api", 3000, repotag="acme/api", environmentParameters=["DB_HOST=fluxpostgres_ledger", "DB_PORT=5432"]
    )
    document = app(api, description=f"Reports. {said}")
    assert [edge.id for edge in build(load(document)).of_kind("egress")] == ["egress.api.fluxpostgres_ledger.5432"]
    assert "FX102" not in check(document).codes


@pytest.mark.skipif(not CASES.is_dir(), reason=NO_CASES)
def test_the_linked_app_of_the_case() -> None:
    assert not build(load(case("network_with_lowercase"))).of_kind("unresolved")
    assert "FX102" not in check(case("network_with_lowercase")).codes


@pytest.mark.parametrize(
    ("image", "port", "asking"),
    [
        ("postgres:16", 5432, "DATABASE_URL=postgres://u:p@fluxdb_shop:5432/x?sslmode=verify-full"),
        ("mysql:8.4", 3306, "DATABASE_URL=mysql://u:p@fluxdb_shop:3306/x?ssl-mode=REQUIRED"),
        ("mongo:7", 27017, "MONGO=mongodb://fluxdb_shop:27017/x?tls=true"),
    ],
)
def test_a_caller_that_does_not_ask_for_tls_is_not_green_because_another_does(
    image: str, port: int, asking: str
) -> None:
    db = component("db", None, containerPorts=[port], repotag=image, commands=["--ssl", "--tls-cert=/c/a.pem"])
    one = component("one", None, environmentParameters=[asking])
    two = component("two", None, environmentParameters=["DB_HOST=fluxdb_shop", f"DB_PORT={port}"])
    calls = {edge.source: edge.encrypted for edge in build(app(db, one, two)).of_kind("internal")}
    assert calls == {"component.one": True, "component.two": None}


@pytest.mark.parametrize(("commands", "told"), [(["--tls", "--tlscert=/c/a.pem"], True), (["-js"], None)])
def test_tls_is_asked_of_nats_by_its_scheme(commands: list[str], told: bool | None) -> None:
    nats = component("nats", None, repotag="nats:2.10", commands=commands)
    caller = component("api", None, environmentParameters=["NATS_URL=tls://fluxnats_shop:4222"])
    (call,) = build(spec := app(nats, caller)).of_kind("internal")
    assert call.encrypted is told
    assert bool(check(spec).of("FX212")) == (told is None)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (["SMTP_HOST=mail.example.com", "SMTP_PORT=465", "SMTP_SECURE=false"], "TLS is turned off, and 465"),
        (["SMTP_HOST=fluxdb_shop", "SMTP_PORT=465", "SMTP_SSL=0"], "TLS is turned off, and 465"),
        (["MAIL_URL=smtps://mail.example.com:587"], "smtps begins with TLS, and 587"),
        (["LDAP_URL=ldaps://fluxdb_shop:389"], "ldaps begins with TLS, and 389"),
        (["SMTP_HOST=mail.example.com", "SMTP_PORT=465", "SMTP_SECURE=true"], ""),
        (["SMTP_HOST=mail.example.com", "SMTP_PORT=587", "SMTP_TLS=true"], ""),
        (["SMTP_HOST=mail.example.com", "SMTP_PORT=465", "SMTP_STARTTLS=false"], ""),
        (["MAIL_URL=smtps://mail.example.com:465"], ""),
    ],
)
def test_a_call_that_begins_otherwise_than_its_port_is_doubted(entries: list[str], said: str) -> None:
    api = component("api", 3000, environmentParameters=entries)
    topology = build(load(app(api, component("db", None, repotag="acme/mail:1"))))
    (call,) = topology.of_kind("internal", "egress")
    assert call.encrypted is (None if said else True)
    found = [each.message for each in check(topology) if each.code == "FX212"]
    assert [said in message for message in found] == [True] * bool(said)
