"""The plan: what will be tried, and to whom; nothing but the app's own, and nothing that is not public."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz.errors import FluxvizError
from fluxviz.probing import ProbePlan, plan_probe
from fluxviz.probing.addresses import read_address, refusal_of
from fluxviz.topology import FDM, GUIDE, build, join
from tests.probing.shop import APP, CANARY, CUSTOM, DB, NODES, SECOND, WEB, app, component, db, web

LOCAL = [
    "127.0.0.1:16127",
    "10.0.0.7",
    "192.168.1.1:16137",
    "172.16.4.4",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "239.255.255.250",
    "255.255.255.255",
    "0.0.0.0",
    "192.0.2.1",
    "[::1]:16127",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
]


def planned(spec: dict[str, object], nodes: object = NODES, **options: object) -> ProbePlan:
    access = options.pop("access", None)
    topology = build(spec, access=access, naming=options.pop("naming", FDM))  # type: ignore[arg-type]
    return plan_probe(topology, nodes, **options)  # type: ignore[arg-type]


def test_the_plan_of_a_shop_is_its_names_its_ports_on_its_nodes_and_the_edge() -> None:
    plan = planned(app(web(CUSTOM), db()))
    assert [(each.kind, each.where) for each in plan.tries] == [
        *(("dns", host) for host in (APP, CUSTOM, WEB, DB, f"www.{CUSTOM}", SECOND)),
        ("https", f"{APP}:443"),
        ("redirect", f"{APP}:80"),
        ("https", f"{CUSTOM}:443"),
        ("redirect", f"{CUSTOM}:80"),
        ("https", f"{WEB}:443"),
        ("https", f"{DB}:443"),
        ("https", f"www.{CUSTOM}:443"),
        ("edge", f"{APP}:443"),
        *(("tcp", f"{node}:{port}") for port in (33000, 35432) for node in NODES),
    ]
    assert plan.left_out == ()
    assert plan.seconds == 5.0 * (1 + 2)


def test_the_prediction_is_that_of_the_topology() -> None:
    plan = planned(app(web(), db()))
    https = {each.host: each for each in plan.of_kind("https")}
    assert (https[WEB].expected, https[WEB].predicted) == ("answer", "answers from web:33000")
    assert (https[DB].expected, https[DB].predicted) == ("none", "no answer: db:35432 speaks postgresql, not HTTP")
    assert https[WEB].links == ("request.browser.edge.443", "forward.edge.web.33000")
    doors = {each.port: each.links for each in plan.of_kind("tcp")}
    assert doors == {33000: ("forward.edge.web.33000",), 35432: ("direct.browser.db.35432",)}


@pytest.mark.parametrize(
    ("domains", "looked_up"),
    [
        ([CUSTOM], [f"www.{CUSTOM}"]),
        ([f"www.{CUSTOM}"], [CUSTOM]),
    ],
)
@pytest.mark.parametrize("proxied", [True, False, None])
def test_a_custom_domain_is_looked_up_with_www_and_without(
    domains: list[str], looked_up: list[str], proxied: bool | None
) -> None:
    access = {"domains": [{"host": domains[0], "proxied": proxied}]} if proxied is not None else None
    plan = planned(app(web(*domains)), access=access)
    assert [each.host for each in plan.of_kind("dns") if each.expected == "maybe"] == [*looked_up, SECOND]
    assert [each.predicted for each in plan.of_kind("https") if each.host in looked_up] == [
        "answers from web:33000, where DNS leads to the edge"
    ]
    assert {each.host for each in plan.of_kind("redirect")}.isdisjoint(looked_up)


def test_a_domain_that_is_listed_both_ways_is_looked_up_once() -> None:
    names = planned(app(web(CUSTOM, f"www.{CUSTOM}"))).of_kind("dns")
    assert sorted((each.host, each.expected) for each in names if CUSTOM in each.host) == [
        (CUSTOM, "answer"),
        (f"www.{CUSTOM}", "answer"),
    ]


def test_a_domain_that_is_dead_is_not_looked_up_with_www() -> None:
    assert f"www.{CUSTOM}" not in {each.host for each in planned(app(web(f"{CUSTOM}:8080"))).tries}


def test_a_port_of_which_nothing_tells_what_it_speaks_is_predicted_as_assumed() -> None:
    plan = planned(app(component("x", "me/x:1", [39999], [39999])))
    assert {each.expected for each in plan.of_kind("https")} == {"maybe"}


def test_the_guides_names_of_components_are_not_tried_since_they_may_be_another_apps() -> None:
    plan = planned(app(web(), component("api", "node:22", [33001], [3000])), naming=GUIDE)
    assert "api-shop.app.runonflux.io" not in {each.host for each in plan.tries}
    assert ("api-shop.app.runonflux.io", True) in {
        (each.where, "may be another app's" in each.reason) for each in plan.left_out
    }
    assert "shop_33001.app.runonflux.io" in {each.host for each in plan.tries}


def test_udp_is_not_tried_and_says_so() -> None:
    plan = planned(app(component("game", "lloesche/valheim-server", [34567], [2456])))
    assert not plan.of_kind("tcp")
    assert [each.reason for each in plan.left_out if each.where == "port 34567 of game"] == ["UDP cannot be told"]


def test_what_values_and_other_apps_name_is_never_planned() -> None:
    values = [
        "API=https://internal.example.org:8443/x",
        f"DB=postgres://u:{CANARY}@db.example.net:5432/x",
        "OTHER=https://other.app.runonflux.io",
        "PEER=5.9.0.77:33000",
    ]
    plan = planned(app(web(environmentParameters=values)))
    assert {each.host for each in plan.tries} == {APP, WEB, *NODES}
    assert CANARY not in str(plan)


@pytest.mark.parametrize("row", LOCAL)
def test_a_node_whose_address_is_not_public_is_refused_and_said(row: str) -> None:
    plan = planned(app(web()), [row])
    assert not plan.of_kind("tcp")
    assert [each.where for each in plan.left_out if each.reason.startswith("as a node: ")] == [row]
    assert read_address(row)[1]


@given(st.ip_addresses())
def test_no_address_of_a_home_or_of_this_machine_passes(address: object) -> None:
    for kind in ("is_private", "is_loopback", "is_link_local", "is_multicast", "is_unspecified"):
        if getattr(address, kind):
            assert refusal_of(address)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "domain",
    [
        "router.local",
        "printer.lan",
        "localhost.localdomain",
        "db.internal",
        "other.app.runonflux.io",
        "api.runonflux.io",
        "192.168.1.1",
        "127.0.0.1",
        "xn--.example.com\u202e",
        "b\u00fccher.example.com",
        "a..example.com",
        "x.home.arpa",
    ],
)
def test_a_domain_that_is_not_of_the_public_dns_is_never_asked(domain: str) -> None:
    plan = planned(app(web(domain)))
    assert {each.host for each in plan.tries} == {APP, WEB, *NODES}


@pytest.mark.parametrize("name", ["other_33000", "other.app", "..", "sh op", "\u202eshop", "x" * 64])
def test_an_app_whose_name_could_make_the_names_of_others_has_none_that_are_tried(name: str) -> None:
    plan = planned(app(web(), name=name))
    assert not plan.of_kind("dns", "https", "redirect", "edge")


def test_of_many_nodes_a_few_are_tried_and_the_rest_is_said() -> None:
    nodes = [f"5.9.1.{last}:16127" for last in range(1, 101)]
    plan = planned(app(web()), nodes)
    assert len(plan.of_kind("tcp")) == 5
    assert len(plan.left_out) == 95
    assert {each.reason for each in plan.left_out} == {"5 nodes are tried for each port"}


def test_there_is_a_most_of_tries_which_is_said_when_it_is_reached() -> None:
    parts = [
        component(f"c{number}", "nginx:1", range(33000 + 10 * number, 33005 + 10 * number), [80] * 5)
        for number in range(10)
    ]
    plan = planned(app(*parts), [f"5.9.1.{last}" for last in range(1, 6)])
    assert len(plan.tries) == 120
    cut = [each for each in plan.left_out if each.reason == "a probe makes 120 tries at most"]
    assert len(cut) + 120 == 51 * 2 + 1 + 1 + 250
    assert {each.kind for each in cut} == {"tcp"}
    assert len(plan.of_kind("edge")) == 1
    assert plan.seconds == 5.0 * (7 + 9)


def test_nodes_that_are_listed_twice_or_on_one_address_are_tried_once() -> None:
    plan = planned(app(web()), ["5.9.0.3:16137", "5.9.0.2", "5.9.0.3:16127"])
    assert [each.host for each in plan.of_kind("tcp")] == ["5.9.0.2", "5.9.0.3"]


def test_a_port_on_which_nobody_is_known_to_listen_is_predicted_so() -> None:
    plan = planned(app(component("db", "postgres:16", [5432], [3306])))
    assert {(each.expected, each.predicted) for each in plan.of_kind("tcp")} == {
        ("none", "no answer: nobody listens on 3306: PostgreSQL listens on 5432")
    }


def test_a_port_that_two_components_publish_is_tried_once() -> None:
    plan = planned(app(web(), component("other", "nginx:1", [33000], [80])), NODES[:1])
    assert [(each.component, each.expected) for each in plan.of_kind("tcp")] == [("web", "answer")]


def test_without_a_node_the_doors_are_not_tried_and_that_is_said() -> None:
    plan = planned(app(web()), [])
    assert [(each.where, each.reason) for each in plan.left_out] == [
        ("port 33000 of web", "no node that runs the app is known")
    ]


def test_of_primary_and_standby_one_is_to_answer() -> None:
    plan = planned(app(web(), db(containerData="g:/var/lib/postgresql/data")))
    tcp = {(each.where): each.expected for each in plan.of_kind("tcp")}
    assert tcp["5.9.0.2:35432"] == "one"
    assert tcp["5.9.0.2:33000"] == "answer"
    assert tcp[f"{APP}:35432"] == "answer"
    assert [each.expected for each in plan.of_kind("edge")] == ["one"]


def test_a_game_servers_own_record_is_tried_where_it_is_drawn() -> None:
    spec = app(component("game", "itzg/minecraft-server", [34567], [25565], containerData="g:/data"), name="minecraftx")
    plan = planned(spec)
    hosts = {each.host for each in plan.tries if each.host.endswith("app2.runonflux.io")}
    topology = build(spec, naming=FDM)
    assert hosts == {edge.host for edge in topology.of_kind("direct") if edge.host}


def test_an_encrypted_app_has_its_name_and_no_ports() -> None:
    plan = planned(app() | {"enterprise": "x" * 40})
    assert [(each.kind, each.host) for each in plan.tries] == [
        ("dns", APP),
        ("https", APP),
        ("redirect", APP),
        ("edge", APP),
    ]


def test_an_estate_is_not_probed() -> None:
    estate = join([app(web()), app(web(), name="blog")])
    with pytest.raises(FluxvizError, match="a probe is of one app"):
        plan_probe(estate, NODES)


def test_the_same_spec_gives_the_same_plan_whatever_the_order_of_its_nodes() -> None:
    assert planned(app(web()), NODES) == planned(app(web()), reversed(NODES))
