"""What does not answer is told alike by the hosts, the picture's edges, the trace and the sentences."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, load
from fluxviz.topology import FDM
from fluxviz.topology.reference_card import reference_card
from fluxviz.topology.sentences import describe
from fluxviz.traces import trace


def app(*parts: dict[str, Any], name: str = "shop", **rest: Any) -> dict[str, Any]:
    return {"version": 8, "name": name, "compose": list(parts), **rest}


def web(name: str = "web", port: int = 31080, container: int = 80, **rest: Any) -> dict[str, Any]:
    return {"name": name, "repotag": "nginx", "ports": [port], "containerPorts": [container], **rest}


def proxied(mode: str) -> Topology:
    access = {"domains": {"a.example.com": {"ssl": mode}}}
    return build(load(app(web(domains=["a.example.com"]))), access=access)


@pytest.mark.parametrize("mode", ["off", "flexible", "strict"])
def test_what_cloudflare_breaks_works_nowhere(mode: str) -> None:
    topology = proxied(mode)
    (host,) = [each for each in topology.public_hosts if each.host == "a.example.com"]
    problem = topology.edge("proxy.cloudflare.example.com.edge." + ("443" if mode == "strict" else "80")).problem
    assert (host.works, host.note) == (False, problem)
    card = reference_card(topology)
    assert not any("https://a.example.com" in row.urls for row in card.rows)
    assert [line for line in card.dead if line.startswith("a.example.com: ")]
    found = trace(topology, "browser", "web")
    assert ["a.example.com" in path.hosts for path in found.paths] == [False]
    assert ["a.example.com" in path.hosts for path in found.blocked] == [True]
    assert sum("a.example.com" in note for note in topology.notes) == 1


def test_what_cloudflare_passes_works() -> None:
    assert [host.works for host in proxied("full").public_hosts if host.host == "a.example.com"] == [True]


def test_an_encrypted_app_that_the_edge_serves_not_has_no_way() -> None:
    topology = build(load(app(name="minecraftworld", enterprise="AAAA")))
    assert trace(topology, "browser", "minecraftworld").paths == ()
    assert [edge.problem for edge in topology.of_kind("forward")] == [host.note for host in topology.public_hosts]
    open_app = build(load(app(name="shop", enterprise="AAAA")))
    assert len(trace(open_app, "browser", "shop").paths) == 1


def test_tls_ends_only_where_there_is_any() -> None:
    topology = build(load(app(web("db", 35432, 5432, repotag="postgres:16", containerData="g:/data"))))
    said = describe(topology)
    assert "passes TCP, without TLS of its own, for shop.app.runonflux.io:35432" in said
    assert "ends TLS" not in said
    dead = describe(build(load(app(web("db", 35432, 5432, repotag="postgres:16")))))
    assert "ends TLS" not in dead
    assert "has no answer for shop.app.runonflux.io:443" in dead


@pytest.mark.parametrize(("data", "node"), [("g:/data", "the primary's node"), ("/data|m:log:/var/log", "every node")])
def test_a_door_is_told_on_the_nodes_that_run_it(data: str, node: str) -> None:
    spec = app(web("db", 35432, 5432, repotag="postgres:16", containerData=data))
    (finding,) = check(spec).of("FX301")
    assert f"open to the internet on {node}, and at shop.app.runonflux.io:35432 through the edge" in finding.message


def test_what_the_edge_alone_takes_for_a_primary_is_explained() -> None:
    part = web("db", 35432, 5432, repotag="postgres:16", containerData="/data|m:log:/var/log")
    topology = build(load(app(part, instances=3)))
    assert topology.apps[0].caption == ("3 independent copies, each with its own data",)
    assert any("to one node: shop.app" in note for note in topology.notes)
    assert any("every copy runs" in note for note in topology.notes)
    assert not any("primary's node" in note for note in topology.notes)


def test_a_component_whose_real_name_is_too_long_has_none() -> None:
    name = "a" * 58
    spec = app(web("a"), web("b", 31081), name=name)
    for topology in (build(load(spec)), build(load(spec), naming=FDM)):
        assert [host.works for host in topology.public_hosts if host.component == "b"] == [False]
        assert [edge.port for edge in topology.of_kind("forward")] == [31080]
    assert [finding.message.split(" ")[0] for finding in check(spec).of("FX303")] == ["b:31081"]
    assert all(host.works for host in build(load({**spec, "name": name[:-1]})).public_hosts)


def test_a_closed_port_that_a_second_variable_names_is_found() -> None:
    settings = ["DB_HOST=shop.app.runonflux.io", "DB_PORT=35432"]
    part = web("api", 31081, 3000, environmentParameters=settings)
    database = web("db", 35432, 5432, repotag="postgres:16")
    (finding,) = check(app(web(), part, database)).of("FX416")
    assert "a closed port" in finding.message
    assert finding.where.endswith("environmentParameters[1]")
    assert not check(app(web(), part, {**database, "containerData": "g:/data"})).of("FX416")


def test_copies_of_a_database_that_replicates_itself_are_not_independent() -> None:
    cluster = web("pg", 35432, 5432, repotag="runonflux/flux-pg-cluster:1", containerData="/var/lib/postgresql")
    (told,) = build(load(app(cluster, instances=3))).apps
    assert told.caption == ("3 copies, their data kept in step by the database itself",)
    site = web("wp", 31080, repotag="wordpress:6", containerData="/var/www/html")
    mysql = web("mysql", 33306, 3306, repotag="mysql:8", containerData="/var/lib/mysql")
    shared = web("operator", 33950, 3307, repotag="runonflux/shared-db:1", containerData="/app/dumps")
    said = describe(build(load(app(site, mysql, shared, instances=3)))).splitlines()
    assert said[1:4] == [
        "3 copies.", "wp: each copy has its own data.", "mysql, operator: data kept in step by the database itself.",
    ]  # fmt: skip
    other = web("pg", 35432, 5432, repotag="postgres:16", containerData="/var/lib/postgresql/data")
    for image in ("bitnami/pgpool:4", "runonflux/shared-db:1", "acme/my-cluster:1", "bitnami/mariadb-galera:11"):
        spec = app(other, web("beside", 33950, 3307, repotag=image, containerData="/x"), instances=3)
        assert "pg" not in next((line for line in describe(build(load(spec))).splitlines() if "in step" in line), "")
        assert [found.component for found in check(spec).of("FX605")].count("pg") == 1, image
    alone = build(load(app(site, mysql, instances=3)))
    assert alone.apps[0].caption == ("3 independent copies, each with its own data",)


def test_components_that_nobody_can_read_are_not_counted() -> None:
    hidden = {"version": 8, "name": "vault", "compose": [], "enterprise": "x" * 200, "instances": 3}
    assert describe(build(load(hidden))).splitlines()[0] == "Network of the Flux app vault: encrypted components."


@pytest.mark.parametrize(
    ("port", "encryption"), [(3478, "no TLS"), (5349, "with TLS"), (5060, "no TLS"), (5061, "with TLS")]
)
def test_ports_that_are_the_tls_form_of_another_are_told_with_tls(port: int, encryption: str) -> None:
    for image, commands in (("acme/relay:1", []), ("coturn/coturn:4", ["--cert=/c.pem", "--pkey=/k.pem"])):
        turn = web("turn", 30000 + port, port, repotag=image, commands=commands)
        (door,) = build(load(app(turn))).of_kind("direct")
        assert door.encryption == encryption


@pytest.mark.parametrize(
    "name",
    [
        "OVERRIDE_HOSTNAME", "MAILNAME", "MAIL_HOSTNAME", "MAIL_DOMAIN", "POSTFIX_myhostname", "SERVER_NAME",
        "VIRTUAL_HOST", "FQDN", "SERVER_FQDN", "HOSTNAME", "DOMAIN", "DOMAINNAME", "HELO_NAME", "TURN_REALM",
    ],
)  # fmt: skip
def test_the_own_name_of_a_server_is_no_call(name: str) -> None:
    server = web("srv", 31025, 25, repotag="acme/server:1", environmentParameters=[f"{name}=mail.example.com"])
    assert not build(load(app(server))).of_kind("egress", "unresolved")


def test_the_own_name_of_a_vpn_is_no_call() -> None:
    ui = web("ui", 31821, 51821, repotag="weejewel/wg-easy:7", environmentParameters=["WG_HOST=vpn.example.com"])
    assert not build(load(app(ui))).of_kind("egress")


def test_the_page_of_a_database_is_not_what_visitors_look_for() -> None:
    cluster = web("pg", repotag="runonflux/flux-pg-cluster:1")
    cluster |= {"ports": [35432, 38008], "containerPorts": [5432, 8008]}
    (found,) = check(app(cluster, web("api", 31084, 3000, repotag="acme/api:1"))).of("FX304")
    assert found.message.endswith("not to api:31084")


def test_coturn_has_no_tls_until_it_is_given_a_certificate() -> None:
    (door,) = build(load(app(web("turn", 35349, 5349, repotag="coturn/coturn:4")))).of_kind("direct")
    assert door.encrypted is None
