"""What the edge does for primary/standby apps, shared databases, and the apps of its table of exceptions."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, check, draw, load, trace
from fluxviz.topology import FDM
from fluxviz.topology.doors import open_doors
from fluxviz.topology.naming import ZONES
from fluxviz.topology.reference_card import reference_card
from fluxviz.topology.sentences import describe
from tests.specimens import app, component
from tests.topology.oracle import CASES, NO_CASES, case

with_cases = pytest.mark.skipif(not CASES.is_dir(), reason=NO_CASES)


def topology(*components: dict[str, Any], access: Any = None, **more: Any) -> Topology:
    return build(load(app(*components, **more)), access=access)


def game(**more: Any) -> dict[str, Any]:
    return component("server", 25565, repotag="itzg/minecraft-server", containerData="g:/data", **more)


def answering(built: Topology) -> list[str]:
    return [host.address for host in built.public_hosts if host.works]


@with_cases
def test_the_caption_of_a_primary_and_its_standbys() -> None:
    built = build(load(case("g_primary_standby")))
    assert built.apps[0].caption == ("1 primary, 2 standbys, data synchronised",)
    assert "1 primary, 2 standbys, data synchronised" in draw(built).svg()


@pytest.mark.parametrize(
    ("data", "instances", "caption"),
    [
        ("/data", 3, "3 independent copies, each with its own data"),
        ("/tmp", 3, "3 independent copies, each with its own data"),
        ("r:/data", 3, "3 copies, their data kept in step"),
        ("s:/data", 2, "2 copies, their data kept in step"),
        ("g:/data", 2, "1 primary, 1 standby, data synchronised"),
        ("g:/data", 1, "1 primary, no standby"),
        ("g:/data", None, "one primary, the other copies stand by, data synchronised"),
    ],
)
def test_the_caption_follows_the_data(data: str, instances: int | None, caption: str) -> None:
    more = {} if instances is None else {"instances": instances}
    built = topology(component("web", 80, containerData=data), **more)
    assert built.apps[0].caption == (caption,)
    assert caption[1:] in describe(built)


def test_mixed_data_is_told_by_component() -> None:
    parts = [
        component("db", 5432, repotag="postgres:16", containerData="g:/data"),
        component("web", 80, containerData="/data"),
        component("job", None, containerData="/tmp"),
    ]
    assert topology(*parts, instances=3).apps[0].caption == (
        "3 copies",
        "db: one primary runs, the others stand by, data synchronised",
        "web: each copy has its own data",
    )


@with_cases
def test_a_game_server_of_primary_data_is_passed_by_tcp() -> None:
    built = build(load(case("game_public_domain")))
    assert answering(built) == ["minecraftdemo.app.runonflux.io:25565"]
    assert [edge.id for edge in built.of_kind("forward", "direct", "request")] == [
        "request.browser.edge.25565",
        "forward.edge.server.25565.tcp",
    ]
    forward = built.edge("forward.edge.server.25565.tcp")
    assert (forward.protocol, forward.encrypted, forward.hosts) == (
        "tcp", False, ("minecraftdemo.app.runonflux.io:25565",),
    )  # fmt: skip
    assert not any("no public name" in note for note in built.notes)
    assert all(host.works for host in built.public_hosts)


@with_cases
def test_a_database_of_primary_data_is_passed_by_tcp_and_named_by_hosts_and_trace() -> None:
    built = build(load(case("g_tcp_database")))
    (row,) = reference_card(built).rows
    assert (row.urls, row.tcp, row.direct) == ((), ("notesdb.app.runonflux.io:35432",), "")
    (path,) = trace(built, "browser", "pg").paths
    assert [hop.address for hop in path.hops] == [
        "notesdb.app.runonflux.io:35432",
        "the primary node's address:35432, container port 5432",
    ]
    assert not any("TLS, which" in hop.text for hop in path.hops)


@with_cases
def test_the_own_domain_of_a_primary_app_that_leads_to_mqtt_is_found() -> None:
    document = case("main_domain_mqtt_with_g")
    assert "FX304" in {finding.code for finding in check(document)}
    (dead,) = [host for host in build(load(document)).public_hosts if not host.works]
    assert (dead.address, dead.note) == ("fly.app.runonflux.io", "mqtt:31004 speaks mqtt, not HTTP")


def test_https_goes_on_beside_tcp() -> None:
    built = topology(component("web", 31080, containerPorts=[80], repotag="nginx", containerData="g:/data"))
    assert answering(built) == ["shop.app.runonflux.io", "shop.app.runonflux.io:31080"]
    (https,) = [path for path in trace(built, "browser", "web").paths if path.hosts == ("shop.app.runonflux.io",)]
    assert [hop.edge for hop in https.hops] == ["request.browser.edge.443", "forward.edge.web.31080"]


def test_the_doors_of_a_primary_are_on_its_node_only() -> None:
    part = component("server", 51820, repotag="linuxserver/wireguard", containerData="g:/config")
    built = topology(part, name="valheimone")
    (door,) = built.of_kind("direct")
    assert (door.primary, door.host, door.nodes) == (True, "valheimone.app2.runonflux.io", "the primary's node")
    assert "every node" not in describe(built)


def test_udp_is_never_passed() -> None:
    part = component("vpn", 51820, repotag="linuxserver/wireguard", containerData="g:/config")
    built = topology(part)
    assert [edge.id for edge in built.of_kind("forward")] == []
    assert answering(built) == []


@pytest.mark.parametrize(
    ("name", "part", "mode"),
    [
        ("KaspaNode7", component("kaspad", 16110, repotag="kaspanet/rusty-kaspad"), "tcp"),
        ("mybittensor1", component("node", 9944, repotag="acme/subtensor"), "tcp"),
        ("rakkupgbouncer", component("rakkupgbouncer", 35432, repotag="edoburu/pgbouncer"), "tcp"),
        ("rakkupgbouncer", component("other", 35432, repotag="edoburu/pgbouncer"), "http"),
        ("Rakkupgbouncer", component("rakkupgbouncer", 35432, repotag="edoburu/pgbouncer"), "http"),
    ],
)
def test_apps_of_the_table_are_passed_by_tcp(name: str, part: dict[str, Any], mode: str) -> None:
    forwards = topology(part, name=name).of_kind("forward")
    assert ("tcp" in {edge.protocol for edge in forwards}) == (mode == "tcp")


@pytest.mark.parametrize("name", ["FoldingAtHomeB", "PresearchNode123", "Kadena", "BrokerNode1", "corsanywhere"])
def test_an_app_without_names_is_drawn_without(name: str) -> None:
    built = topology(component("node", 38253, repotag="nginx"), name=name)
    assert built.public_hosts == ()
    assert [edge.id for edge in built.of_kind("direct", "forward", "request")] == ["direct.browser.node.38253"]
    assert any("so no public name may answer" in note for note in built.notes)


def test_the_case_of_a_name_that_is_left_out_counts() -> None:
    assert answering(topology(component("node", 80), name="presearchnode1"))


@pytest.mark.parametrize("name", ["mcf", "myMinecraft2"])
def test_minecraft_apps_get_no_http_name(name: str) -> None:
    built = topology(component("panel", 8080, repotag="nginx"), name=name)
    assert answering(built) == []
    assert [edge.id for edge in built.of_kind("direct")] == ["direct.browser.panel.8080"]


def test_a_name_over_63_letters_a_label_is_dead() -> None:
    name = "a" * 60
    built = build(load(app(component("web", 31080, repotag="acme/web"), name=name, version=8)), naming=FDM)
    dead = {host.host.partition(".")[0]: host.note for host in built.public_hosts if not host.works}
    assert list(dead) == [f"{name}_31080"]
    assert "63" in dead[f"{name}_31080"]


@with_cases
def test_of_a_shared_database_only_the_last_port_is_named() -> None:
    built = build(load(case("shared_db_last_port_only")), naming=FDM)
    assert [(host.host, host.component, host.port) for host in built.public_hosts] == [
        ("wp1.app.runonflux.io", "wp", 33952),
        ("wp1_33952.app.runonflux.io", "wp", 33952),
        ("wp1_35487.app.runonflux.io", "operator", 35487),
    ]


def test_the_own_name_of_a_shared_database_leads_to_its_last_port() -> None:
    operator = component("operator", 35747, repotag="RunOnFlux/Shared-DB:latest")
    operator |= {"ports": [35747, 35487], "containerPorts": [3307, 8008], "domains": ["a.example.org", ""]}
    mysql = component("mysql", 33306, repotag="mysql:8", domains=["db.example.org"])
    built = topology(operator, mysql)
    assert {host.host: (host.port, host.works) for host in built.public_hosts if host.kind != "component"} == {
        "a.example.org": (35487, True),
        "db.example.org": (33306, False),
        "shop.app.runonflux.io": (35487, True),
    }


@with_cases
def test_an_app_of_the_table_is_called_by_tls() -> None:
    built = build(load(case("whoogleflux_tls_backend")))
    forward = built.edge("forward.edge.nginx.38443")
    assert (forward.protocol, forward.encrypted, forward.problem) == ("https", True, "")
    assert "FX501" not in {finding.code for finding in check(case("whoogleflux_tls_backend"))}
    assert build(load({**case("whoogleflux_tls_backend"), "name": "other"})).edge("forward.edge.nginx.38443").problem


@with_cases
def test_tls_behind_the_plain_edge_is_drawn_broken() -> None:
    built = build(load(case("tls_container_port")))
    forward = built.edge("forward.edge.yacy.33438")
    assert forward.problem.startswith("TLS is expected here")
    assert not any(host.works for host in built.public_hosts)
    assert [path.works for path in trace(built, "browser", "yacy").blocked] == [False]
    assert built.edge("direct.browser.yacy.33438").encrypted is True


@pytest.mark.parametrize(
    ("data", "tcp"), [("g:/d", True), ("rg:/d", True), ("sg:/d", True), ("gs:/d", False), ("s:/d|m:log:/l", True)]
)
def test_the_edge_looks_for_two_characters(data: str, tcp: bool) -> None:
    built = topology(component("web", 31080, containerPorts=[80], repotag="nginx", containerData=data))
    assert ("shop.app.runonflux.io:31080" in answering(built)) is tcp


def test_cloudflare_before_what_is_assumed_promises_nothing() -> None:
    part = component("mystery", 12345, repotag="acme/x", domains=["a.example.com"])
    built = topology(part, access={"domains": {"a.example.com": {"ssl": "full"}}})
    assert {edge.assumed for edge in built.of_kind("request", "proxy", "forward")} == {True}


def test_what_is_broken_behind_the_edge_is_not_assumed_before_it() -> None:
    built = topology(component("web", 8443, repotag="acme/x"))
    assert not built.edge("request.browser.edge.443").assumed


def _said(built: Topology) -> dict[str, str]:
    return {each.code: each.message for each in check(built) if each.code in ("FX301", "FX302", "FX303")}


@pytest.mark.parametrize(
    ("data", "name", "node", "edge"),
    [
        ("g:/var/lib/postgresql/data", "shop", "the primary's node", "shop.app.runonflux.io:35432"),
        ("/var/lib/postgresql/data|m:log:/var/log", "shop", "every node", "shop.app.runonflux.io:35432"),
        ("/var/lib/postgresql/data", "kaspanode1", "every node", "kaspanode1.app.runonflux.io:35432"),
        ("/var/lib/postgresql/data", "shop", "every node", ""),
    ],
)
def test_where_a_database_is_open_is_one_fact(data: str, name: str, node: str, edge: str) -> None:
    db = component("db", 35432, containerPorts=[5432], repotag="postgres:16", containerData=data)
    built = topology(db, name=name)
    (door,) = open_doors(built)
    assert (door.nodes, door.protocol, door.encrypted, door.container_port) == (node, "postgresql", False, 5432)
    said = _said(built)["FX301"]
    assert said.endswith(
        f"it is open to the internet on {node}" + (f", and at {edge} through the edge" if edge else "")
    )
    assert tuple(filter(None, [edge])) == reference_card(built).rows[0].tcp
    drawn = draw(built, detail="full")
    assert f"port 35432 of {node} (postgresql), past the edge, without TLS" in drawn.text()


def test_what_the_edge_does_wrong_is_no_trouble_of_the_door_past_it() -> None:
    search = component("es", 39200, containerPorts=[9200], repotag="elasticsearch:8.15.0", containerData="g:/data")
    built = topology(search, component("api", 33000, repotag="me/api"))
    (forward,) = (edge for edge in built.of_kind("forward") if edge.port == 39200 and edge.protocol != "tcp")
    assert "TLS is expected here" in forward.problem
    (door,) = (door for door in open_doors(built) if door.port == 39200)
    assert (door.protocol, door.encrypted, door.problem) == ("https", True, "")


def test_the_door_of_a_server_that_leaves_tls_to_its_clients_is_one_fact_wherever_the_edge_passes_it() -> None:
    for image, inside in (("mysql:8.4", 3306), ("me/postfix", 25)):
        for data in ("g:/data", "/data"):
            part = component("srv", 35432, containerPorts=[inside], repotag=image, containerData=data)
            (door,) = open_doors(topology(part))
            assert door.encrypted is None


def test_in_full_detail_the_doors_of_a_primary_that_the_edge_serves_are_on_its_node_only() -> None:
    built = topology(component("web", 31080, containerPorts=[80], repotag="nginx:1", containerData="g:/data"))
    said = draw(built, detail="full").text()
    assert "port 31080 of the primary's node (http), past the edge, without TLS" in said
    assert "every node" not in said


def test_a_port_that_is_neither_served_nor_passed_is_found_and_told_where_it_answers() -> None:
    game = component("game", 34197, repotag="factoriotools/factorio:1")
    beside = component("web", 31080, containerPorts=[80], repotag="nginx:1", containerData="g:/data")
    assert _said(topology(game, beside)) == {
        "FX303": "game:34197 speaks game/udp: the edge answers 503 at shop_34197.app.runonflux.io; "
        "it is reached at a node's own address, on port 34197"
    }
    minecraft = topology(component("mc", 25565, repotag="itzg/minecraft-server:1"), name="minecraftone")
    assert _said(minecraft) == {"FX303": "mc:25565 speaks game: it is reached at a node's own address, on port 25565"}
    valheim = topology(component("v", 2456, repotag="lloesche/valheim-server:1", containerData="g:/d"), name="valheim1")
    assert _said(valheim) == {}  # the primary's node has a name: valheim1.app2.runonflux.io
    own = topology(component("v", 2456, repotag="lloesche/valheim-server:1", containerData="g:/d"))
    assert _said(own)["FX303"].endswith("it is reached at the primary node's address, on port 2456")


def test_the_name_that_is_the_primarys_address_is_no_name_of_an_edge() -> None:
    part = component("web", 31080, containerPorts=[80], repotag="nginx:1", containerData="g:/data")
    for name, more in (("valheim1", ()), ("shop", ("shop.app2.runonflux.io",))):
        built = topology(part, name=name)
        hosts = {host.kind: host.also for host in built.public_hosts}
        ports = tuple(FDM.port_host(name, 31080, zone) for zone in ZONES)
        assert hosts == {"app": more, "tcp": (*more, *ports)}


@pytest.mark.parametrize(
    ("image", "port", "encrypted"),
    [("eclipse-mosquitto:2", 8883, None), ("eclipse-mosquitto:2", 1883, False), ("acme/x:1", 4567, False)],
)
def test_what_passes_as_tcp_is_not_told_as_plain_where_the_container_has_tls(
    image: str, port: int, encrypted: bool | None
) -> None:
    built = topology(component("mq", 30000 + port, containerPorts=[port], repotag=image, containerData="g:/data"))
    passed = [edge for edge in built.edges if edge.protocol == "tcp"]
    assert [edge.encrypted for edge in passed] == [encrypted, encrypted]
    said = describe(built)
    assert ("not encrypted" in said) is (encrypted is False)
