"""From the browser to a published port: which hops there are, what they carry and whether they are encrypted."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, load
from fluxviz.topology import CloudFlare, FluxEdge
from tests.specimens import app, component, path_of


def topology(*components: dict[str, Any], access: Any = None, **more: Any) -> Topology:
    return build(load(app(*components, **more)), access=access)


def ids(built: Topology, *kinds: str) -> list[str]:
    return [edge.id for edge in built.of_kind(*kinds)]


def test_a_request_goes_to_the_edge_by_https_and_on_to_the_port_by_plain_http() -> None:
    built = topology(component("web", 33080, containerPorts=[80]))
    request, forward = built.edge("request.browser.edge.443"), built.edge("forward.edge.web.33080")
    assert (request.source, request.target, request.protocol, request.encrypted) == ("browser", "edge", "https", True)
    assert (forward.source, forward.target, forward.protocol) == ("edge", "component.web", "http")
    assert forward.encrypted is False
    assert (forward.port, forward.container_port) == (33080, 80)


def test_a_forward_carries_its_own_hosts_and_no_others() -> None:
    hosts = {edge.id: edge.hosts for edge in build(load(path_of("guide_three_tier"))).of_kind("forward")}
    assert hosts == {
        "forward.edge.api.3000": ("api-webapp.app.runonflux.io",),
        "forward.edge.frontend.8080": ("frontend-webapp.app.runonflux.io",),
    }


def test_each_port_of_a_component_has_a_forward_of_its_own() -> None:
    part = {
        "name": "web",
        "ports": [31000, 31001],
        "containerPorts": [80, 8080],
        "domains": ["a.example.com", "b.example.com"],
    }
    forwards = {edge.port: edge.hosts for edge in topology(part).of_kind("forward")}
    assert forwards == {
        31000: ("a.example.com", "shop.app.runonflux.io"),
        31001: ("b.example.com", "shop_31001.app.runonflux.io"),
    }


@pytest.mark.parametrize(
    ("image", "port", "environment"),
    [
        ("postgres:16", 5432, []),
        ("redis:7", 6379, []),
        ("mariadb:10.11", 3306, []),
        ("mongo:7", 27017, []),
        ("itzg/minecraft-server", 25565, []),
        ("acme/unheard-of", 5672, []),
        ("acme/unheard-of", 31352, ["NODE_P2P_PORT=31352"]),
        ("acme/unheard-of", 9050, []),
    ],
)
def test_a_port_that_does_not_speak_http_is_an_open_door_and_no_route(
    image: str, port: int, environment: list[str]
) -> None:
    part = component("thing", 31999, containerPorts=[port], repotag=image, environmentParameters=environment)
    built = topology(part, component("web", 80))
    assert "direct.browser.thing.31999" in ids(built, "direct")
    assert "forward.edge.thing.31999" not in ids(built, "forward")
    door = built.edge("direct.browser.thing.31999")
    assert (door.container_port, door.hosts) == (port, ())
    assert door.encrypted is (None if environment else False)
    assert not any(host.component == "thing" and host.works for host in built.public_hosts)


@pytest.mark.parametrize(
    ("image", "port"), [("nginx", 80), ("caddy", 80), ("acme/unheard-of", 8080), ("acme/unheard-of", 12345)]
)
def test_a_port_that_speaks_http_is_a_route_and_no_open_door(image: str, port: int) -> None:
    built = topology(component("thing", 31999, containerPorts=[port], repotag=image))
    assert ids(built, "forward") == ["forward.edge.thing.31999"]
    assert ids(built, "direct") == []


def test_the_image_decides_before_the_port_number() -> None:
    built = topology(component("thing", 8080, repotag="redis:7"))
    assert ids(built, "direct") == ["direct.browser.thing.8080"]
    assert built.edge("direct.browser.thing.8080").protocol == "redis"


def test_what_is_taken_as_http_without_a_sign_of_it_is_said() -> None:
    said = "Taken as HTTP, since nothing in the spec says otherwise: mystery:12345."
    assert said in topology(component("mystery", 12345, repotag="acme/unheard-of")).notes
    assert not [note for note in topology(component("web", 80, repotag="nginx")).notes if "Taken as HTTP" in note]


def test_a_port_says_how_its_protocol_was_told() -> None:
    told = {
        port.public: port.reason
        for port in topology(
            {"name": "one", "repotag": "acme/unheard-of", "ports": [1, 2, 3], "containerPorts": [6379, 12345, 31352],
             "environmentParameters": ["P2P_PORT=31352"]},
        ).components[0].ports
    }  # fmt: skip
    assert told == {1: "port", 2: "assumed", 3: "variable"}
    assert topology(component("db", 5432, repotag="postgres:16")).components[0].ports[0].reason == "image"


def test_no_protocol_is_told_from_an_image_that_is_not_given() -> None:
    for part in build(load(path_of("guide_three_tier"))).components:
        assert part.image is None
        assert {port.reason for port in part.ports} & {"image"} == set(), part.name


def test_the_apps_own_domain_that_leads_to_a_database_is_said_to_give_no_answer() -> None:
    built = build(load(path_of("guide_fullstack")))
    (host,) = [host for host in built.public_hosts if host.kind == "app"]
    assert (host.works, host.note) == (False, "postgres:5432 speaks postgresql, not HTTP")
    assert any(note.startswith("fullstack.app.runonflux.io: no HTTP answer") for note in built.notes)


def test_a_private_component_has_no_way_in() -> None:
    built = topology(component("web", 80), component("db", None))
    assert {part.name: part.exposure for part in built.components} == {"web": "public", "db": "private"}
    assert not [edge for edge in built.of_kind("forward", "direct") if edge.target == "component.db"]


def test_an_app_that_publishes_nothing_has_no_edge_and_no_browser() -> None:
    assert [node.kind for node in topology(component("worker", None)).nodes] == ["component"]


@pytest.mark.parametrize(
    ("ssl", "first", "second", "problem"),
    [
        ("full", ("https", 443, True), ("https", 443, True), ""),
        ("strict", ("https", 443, True), ("https", 443, True), "error 526"),
        ("flexible", ("https", 443, True), ("http", 80, False), "endless redirects"),
        ("off", ("http", 80, False), ("http", 80, False), "endless redirects"),
    ],
)
def test_each_ssl_mode_has_its_hops_and_its_problem(
    ssl: str, first: tuple[object, ...], second: tuple[object, ...], problem: str
) -> None:
    built = topology(component("web", 80), access={"domains": {"shop.example.com": {"ssl": ssl}}})
    (request,) = [edge for edge in built.of_kind("request") if edge.target == "cloudflare.example.com"]
    (proxy,) = built.of_kind("proxy")
    assert (request.protocol, request.port, request.encrypted) == first
    assert (proxy.protocol, proxy.port, proxy.encrypted) == second
    assert request.problem == ""
    assert proxy.problem.startswith(problem)
    assert bool(proxy.problem) == bool(problem)


def test_the_edge_calls_the_component_in_plain_http_in_every_ssl_mode() -> None:
    for ssl in ("off", "flexible", "full", "strict"):
        built = topology(component("web", 80), access={"domains": {"shop.example.com": {"ssl": ssl}}})
        assert built.edge("forward.edge.web.80").encrypted is False


def test_a_proxied_domain_does_not_take_the_straight_way() -> None:
    built = topology(component("web", 80), access={"domains": {"shop.example.com": {}}})
    assert built.edge("request.browser.edge.443").hosts == ("shop.app.runonflux.io",)
    assert built.edge("proxy.cloudflare.example.com.edge.443").hosts == ("shop.example.com",)


def test_a_domain_that_is_not_proxied_takes_the_straight_way() -> None:
    built = topology(component("web", 80), access={"domains": {"shop.example.com": {"proxied": False}}})
    assert not [node for node in built.nodes if isinstance(node, CloudFlare)]
    assert built.edge("request.browser.edge.443").hosts == ("shop.example.com", "shop.app.runonflux.io")


def test_there_is_one_cloudflare_for_each_zone_and_setting() -> None:
    domains = {
        "example.com": {},
        "shop.example.com": {},
        "old.example.com": {"always_https": False},
        "shop.example.co.uk": {},
    }
    built = topology(component("web", 80), access={"domains": domains})
    nodes = {
        node.id: (node.zone, node.hosts, node.always_https) for node in built.nodes if isinstance(node, CloudFlare)
    }
    assert nodes == {
        "cloudflare.example.co.uk": ("example.co.uk", ("shop.example.co.uk",), True),
        "cloudflare.example.com": ("example.com", ("example.com", "shop.example.com"), True),
        "cloudflare.example.com.2": ("example.com", ("old.example.com",), False),
    }


def test_a_domain_of_the_spec_goes_straight_to_the_edge_and_its_dns_is_said_to_be_unknown() -> None:
    built = topology(component("web", 80, domains=["shop.example.com"]))
    (host,) = [host for host in built.public_hosts if host.kind == "custom"]
    assert (host.host, host.component, host.port, host.proxied) == ("shop.example.com", "web", 80, None)
    assert host.cname == "shop.app.runonflux.io"
    assert "shop.example.com" in built.edge("request.browser.edge.443").hosts
    assert "DNS set-up not known, drawn straight to the edge: shop.example.com." in built.notes


def test_the_overlay_wins_over_the_spec_where_both_name_a_host() -> None:
    parts = (component("web", 80, domains=["www.shop.example.com"]), component("api", 3000))
    built = topology(*parts, access={"domains": {"shop.example.com": {}}})
    custom = [(host.host, host.component, host.proxied) for host in built.public_hosts if host.kind == "custom"]
    assert custom == [("shop.example.com", "web", True)]
    assert not [note for note in built.notes if "DNS set-up" in note]


@pytest.mark.parametrize(
    ("settings", "leads_to"),
    [
        ({}, ("web", 31000)),
        ({"component": "api"}, ("api", 31300)),
        ({"component": "api", "port": 31301}, ("api", 31301)),
        ({"port": 31301}, ("api", 31301)),
        ({"cname": "api-shop.app.runonflux.io"}, ("api", 31300)),
        ({"cname": "shop_31301.app.runonflux.io"}, ("api", 31301)),
        ({"component": "db"}, ("db", 31432)),
    ],
)
def test_a_custom_domain_leads_where_the_overlay_says(settings: dict[str, Any], leads_to: tuple[str, int]) -> None:
    parts = (
        component("web", 31000, containerPorts=[80]),
        component("api", ports=[31300, 31301], containerPorts=[3000, 3001]),
        component("db", 31432, containerPorts=[5432]),
    )
    (host,) = [
        host
        for host in topology(*parts, access={"domains": {"x.example.com": settings}}).public_hosts
        if host.kind == "custom"
    ]
    assert (host.component, host.port) == leads_to
    assert host.works is (leads_to[0] != "db")


def test_an_enterprise_app_is_one_opaque_card_behind_its_domain() -> None:
    built = build(load(path_of("v8_enterprise")))
    (part,) = built.components
    assert (part.exposure, part.host, part.ports, part.image) == ("hidden", "", (), None)
    (edge,) = [node for node in built.nodes if isinstance(node, FluxEdge)]
    assert [host.host for host in edge.hosts] == ["hiddenapp.app.runonflux.io"]
    assert ids(built, "forward", "direct", "internal") == ["forward.edge.hiddenapp.unknown"]
    assert any(
        note.startswith("Incomplete: the components of this enterprise app are encrypted") for note in built.notes
    )


def test_an_enterprise_app_may_have_a_custom_domain() -> None:
    built = build(load(path_of("v8_enterprise")), access={"domains": {"shop.example.com": {}}})
    assert "shop.example.com" in built.of_kind("forward")[0].hosts


def test_copies_come_from_the_spec() -> None:
    assert build(load(path_of("v3_tiles"))).instances == 5
    assert build(load(path_of("guide_fullstack"))).instances is None
