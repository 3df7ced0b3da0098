"""Calls to names that CloudFlare proxies: they go where visitors go, and fail where visitors fail."""

from __future__ import annotations

import re

import pytest

from fluxviz import Topology, build, draw, join, trace
from fluxviz.drawing import Detail
from fluxviz.topology.sentences import describe_edge
from fluxviz.traces import walk_through
from tests.specimens import app, component

FRONT = {"domains": ["shop.example.com"], "environmentParameters": ["VITE_API=http://api.example.com/v1"]}
BACK = {"domains": ["api.example.com"], "environmentParameters": ["SHOP_URL=https://www.shop.example.com"]}
HOSTS = ("shop.example.com", "api.example.com")


def shop(ssl: str = "full", *, always: bool = True, proxied: bool = True, **entries: list[str]) -> Topology:
    parts = [
        component("web", 31080, containerPorts=[80], repotag="nginx:1", **FRONT),
        component("api", 33000, containerPorts=[3000], repotag="me/api", **{**BACK, **entries}),
    ]
    setting = {"proxied": True, "ssl": ssl, "always_https": always} if proxied else {"proxied": False}
    return build(app(*parts), access={"domains": [{"host": host, **setting} for host in HOSTS]})


def calls(topology: Topology) -> dict[str, str]:
    return {edge.kind: edge.target for edge in topology.of_kind("egress", "browser_call")}


def test_a_call_to_a_proxied_name_leads_to_cloudflare() -> None:
    assert calls(shop()) == dict.fromkeys(("egress", "browser_call"), "cloudflare.example.com")
    assert calls(shop(proxied=False)) == dict.fromkeys(("egress", "browser_call"), "edge")


@pytest.mark.parametrize("ssl", ["full", "flexible", "off", "strict"])
def test_it_arrives_only_where_visitors_do(ssl: str) -> None:
    topology = shop(ssl)
    visitors = trace(topology, "browser", "api")
    called = [path for path in (*visitors.paths, *visitors.blocked) if path.called_for]
    back = trace(topology, "api", "web")
    assert [path.works for path in (*called, *back.paths, *back.blocked)] == [ssl == "full"] * 2
    for path in called:
        assert [hop.target for hop in path.hops] == ["cloudflare.example.com", "edge", "component.api"]
        assert path.hops[0].answer == "CloudFlare's address"


def test_each_hop_is_called_by_the_name_that_was_called_last() -> None:
    topology = shop(environmentParameters=["SHOP_URL=https://shop.example.com"])
    path = trace(topology, "browser", "web").paths
    longer = next(each for each in path if len(each.hops) == 6)
    names = [hop.address for hop in longer.hops if hop.target == "cloudflare.example.com"]
    assert names == ["api.example.com:443", "shop.example.com:443"]
    said = [step.text for step in walk_through(topology, longer) if step.kind == "cname"]
    assert [text.split(" of ")[1].split()[0] for text in said] == ["api.example.com", "shop.example.com"]


@pytest.mark.parametrize(
    ("always", "said"),
    [
        (True, "CloudFlare only redirects it to HTTPS (Always Use HTTPS): the path goes on by HTTPS"),
        (False, "CloudFlare passes it on as plain HTTP, and port 80 of the Flux edge only redirects to HTTPS"),
    ],
)
def test_a_plain_call_is_redirected_by_whom_the_setting_tells(always: bool, said: str) -> None:
    topology = shop(always=always)
    path = next(each for each in trace(topology, "browser", "api").paths if each.called_for)
    assert said in path.hops[0].text
    assert "if the caller follows the redirect to HTTPS" in path.title()
    kinds = [(step.kind, step.node) for step in walk_through(topology, path)][:5]
    at = "cloudflare.example.com"
    assert kinds == [
        ("lookup", "browser"),
        ("plain", "browser"),
        ("redirect", at),
        ("handshake", "browser"),
        ("termination", at),
    ]


def test_a_redirect_is_a_message_back_and_the_answer_comes_by_tls() -> None:
    topology = shop()
    path = next(each for each in trace(topology, "browser", "api").paths if each.called_for)
    messages = draw(topology).sequence(path).interaction.messages
    (redirect,) = (each for each in messages if each.kind == "redirect")
    assert (redirect.source, redirect.target) == ("cloudflare.example.com", "browser")
    assert (redirect.heading, redirect.says) == ("3. Redirect to HTTPS, no TLS", "https://api.example.com")
    assert (messages[-1].kind, messages[-1].encrypted, messages[-1].target) == ("answer", True, "browser")
    assert "-->>" in next(line for line in draw(topology).sequence(path).mermaid().splitlines() if "Redirect" in line)


def test_a_mode_that_sends_callers_back_to_http_tells_of_no_way_on() -> None:
    topology = shop("off")
    (path,) = (each for each in trace(topology, "browser", "api").blocked if each.called_for)
    assert "redirect" not in [step.kind for step in walk_through(topology, path)]
    assert "endless redirects" in path.problem


@pytest.mark.parametrize("ssl", ["flexible", "off", "strict"])
def test_what_cloudflare_breaks_is_told_of_calls_and_not_as_passed_on(ssl: str) -> None:
    """CloudFlare takes such a call, so the hop itself is sound; the answer never comes back."""
    topology = shop(ssl)
    problem = topology.of_kind("proxy")[0].problem
    for call in topology.of_kind("egress", "browser_call"):
        said = describe_edge(call, topology)
        assert said.endswith(f"Problem behind it: {problem}.")
        assert "and back" not in said
    table = draw(topology).markdown()
    for hop in topology.of_kind("forward"):
        assert not set(HOSTS) & set(describe_edge(hop, topology).replace(",", "").split())
        assert set(HOSTS) & set(hop.hosts), "a path that is blocked goes along it"
    assert not [line for line in table.splitlines() if "forward" in line and "example.com" in line]


def test_another_app_that_calls_a_proxied_name_calls_cloudflare_too() -> None:
    other = build(app(component("blog", 8080, environmentParameters=["A=https://shop.example.com"]), name="blog"))
    for ssl in ("full", "flexible"):
        estate = join([shop(ssl), other])
        (edge,) = (each for each in estate.of_kind("egress") if each.source == "component.blog.blog")
        assert edge.target == "cloudflare.example.com"
        found = trace(estate, "component.blog.blog", "component.shop.web")
        assert [bool(found.paths), bool(found.blocked)] == [ssl == "full", ssl != "full"]


@pytest.mark.parametrize("detail", ["overview", "network", "full"])
def test_the_picture_has_the_call_at_cloudflare(detail: Detail) -> None:
    for name in (
        "egress.api.cloudflare.www.shop.example.com.443",
        "browser_call.browser.cloudflare.api.example.com.80",
    ):
        line = re.search(f'<g id="{re.escape(name)}"[^>]*>', draw(shop(), detail=detail).svg())
        assert line is not None
        assert 'data-target="cloudflare.example.com"' in line[0]
    assert "api calls www.shop.example.com through CloudFlare and back on port 443" in draw(shop()).text()


def test_a_name_without_www_is_followed_as_the_one_with_it() -> None:
    topology = shop(environmentParameters=["SHOP_URL=https://www.shop.example.com"])
    (path,) = trace(topology, "api", "web").paths
    assert path.hops[1].lookup == "shop.app.runonflux.io"
    (cname,) = (step.text for step in walk_through(topology, path) if step.kind == "cname")
    assert "the CNAME of www.shop.example.com to shop.app.runonflux.io" in cname


def test_ports_that_are_open_past_cloudflare_are_named() -> None:
    """Whoever knows a node's address needs neither CloudFlare nor the edge."""
    told = "Past CloudFlare, web:31080, api:33000 are open at every node's own address, too."
    assert told in shop().notes
    assert not any("Past CloudFlare" in note for note in shop(proxied=False).notes)
    standby = build(
        app(component("web", 31080, containerPorts=[80], repotag="nginx:1", containerData="g:/d", **FRONT)),
        access={"domains": [{"host": "shop.example.com", "proxied": True}]},
    )
    assert "Past CloudFlare, web:31080 is open at the primary node's own address, too." in standby.notes


def test_a_proxied_name_two_levels_deep_is_told_to_need_a_certificate_of_its_own() -> None:
    """Universal SSL covers the root of a zone and one level below it; the access file does not say what the zone is."""
    hosts = {"a.b.example.com": {}, "b.example.com": {}, "c.d.example.com": {"proxied": False}, "e.f.example.co.uk": {}}
    notes = build(app(component("web", 31080, domains=[",".join(hosts)])), access={"domains": hosts}).notes
    told = [note for note in notes if "Universal SSL" in note]
    assert [note.partition(",")[0] for note in told] == [
        "a.b.example.com: two levels or more below example.com",
        "e.f.example.co.uk: two levels or more below example.co.uk",
    ]
