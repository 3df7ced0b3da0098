"""Custom domains as the domain manager makes them: alive, dead, and what else answers."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import AccessError, Topology, build, check, draw, load
from fluxviz.topology.reference_card import reference_card
from tests.specimens import app, component
from tests.topology.oracle import CASES, NO_CASES, case

NOT_KNOWN = "its DNS set-up is not known"


def custom(*entries: str, access: Any = None) -> dict[str, tuple[bool, str, tuple[str, ...]]]:
    ports = [31000 + index for index in range(len(entries))]
    part = {"name": "web", "repotag": "nginx", "ports": ports, "containerPorts": [80] * len(ports)}
    built = build(load(app({**part, "domains": list(entries)})), access=access)
    return {host.host: (host.works, host.note, host.also) for host in built.public_hosts if host.kind == "custom"}


@pytest.mark.parametrize("entry", ["x.example.com", "https://x.example.com", "http://www.x.example.com/"])
def test_a_name_answers_with_and_without_www_and_test(entry: str) -> None:
    ((host, (works, _, also)),) = custom(entry).items()
    assert works
    assert {host, *also} == {"x.example.com", "www.x.example.com", "test.x.example.com"}


@pytest.mark.parametrize("proxied", [True, False])
@pytest.mark.parametrize("host", ["x.example.com", "www.x.example.com"])
def test_it_does_where_the_overlay_tells_its_dns_too(host: str, proxied: bool) -> None:
    found = custom(host, access={"domains": [{"host": host, "proxied": proxied}]})
    assert {host, *found[host][2]} == {"x.example.com", "www.x.example.com", "test.x.example.com"}


def test_what_is_wrong_with_a_name_is_not_said_of_those_beside_it() -> None:
    part = component("web", 31080) | {"domains": ["X.example.com,y.example.com"]}
    access = {"domains": {"y.example.com": {"proxied": True, "ssl": "off"}}}
    assert "www." not in draw(build(load(app(part)), access=access)).text()
    assert "also www.y.example.com" in draw(build(load(app(part)))).text()


def test_a_name_that_no_spec_lists_answers_with_nothing_else() -> None:
    found = custom("x.example.com", access={"domains": [{"host": "y.example.com", "proxied": True}]})
    assert found["y.example.com"][2] == ()


@pytest.mark.parametrize(
    ("entry", "host", "said"),
    [
        ("x.example.com:8081", "x.example.com", "makes x.example.com8081 of it"),
        ("x.example.com/shop", "x.example.com", "makes x.example.com••• of it"),
        ("*.example.com", "*.example.com", "makes .example.com of it"),
        ("X.example.com", "X.example.com", "upper-case letters"),
        ("a.example.com, x.example.com", "x.example.com", "a blank"),
        ("bücher.example.com", "bücher.example.com", "xn--"),
        ("1.2.3.4", "1.2.3.4", "an address"),
        (f"{'x' * 40}.{'y' * 20}.com", f"{'x' * 40}.{'y' * 20}.com", "no certificate"),
        ("a_b.example.com", "a_b.example.com", "no underscore"),
        ("-a.example.com", "-a.example.com", "begins or ends with a sign"),
        ("foo.www.example.com", "foo.www.example.com", "makes example.com of it"),
        ("www.www.example.com", "www.www.example.com", "takes of it what stands behind the first www."),
        ("HTTPS://x.example.com", "x.example.com", "makes HTTPSx.example.com of it"),
        ("x" * 64 + ".example.com", "x" * 64 + ".example.com", "63 letters"),
    ],
)
def test_a_name_that_the_stripping_spoils_is_dead(entry: str, host: str, said: str) -> None:
    works, note, _ = custom(entry)[host]
    assert not works
    assert said in note


def test_a_name_that_cloudflare_proxies_needs_no_certificate_of_the_edge() -> None:
    for proxied, works in ((True, True), (False, False)):
        access = {"domains": {"a_b.example.com": {"proxied": proxied}}}
        assert custom("a_b.example.com", access=access)["a_b.example.com"][0] is works


def test_the_overlay_alone_does_not_make_a_dead_name_alive() -> None:
    part = component("web", 31080) | {"domains": ["bücher.example.com"]}
    built = build(load(app(part)), access={"domains": {"bücher.example.com": {"proxied": False}}})
    assert not [host for host in built.public_hosts if host.kind == "custom" and host.works]


def test_what_could_be_a_secret_is_not_told() -> None:
    for entry in ("https://zquser:zqpass@x.example.com", "x.example.com/hook?token=zqtoken", "x.example.com/zq1secret"):
        told = custom(entry)
        assert list(told) == ["x.example.com"]
        assert "zq" not in str(told)
        assert not told["x.example.com"][0]


@pytest.mark.parametrize(
    ("entries", "host", "leads"),
    [
        (("d.example.org", "d.example.org"), "d.example.org", 31000),
        (("www.d.example.org", "d.example.org"), "d.example.org", 31000),
        (("d.example.org", "test.d.example.org"), "test.d.example.org", 31000),
        (("d.example.org", "e.example.org,https://d.example.org/"), "d.example.org", 31000),
        (("d.example.org", "D.example.org"), "d.example.org", 31000),
        (("D.example.org", "d.example.org"), "d.example.org", 31001),
        (("d.example.org:8080", "d.example.org"), "d.example.org", 31001),
    ],
)
def test_a_name_that_two_ports_have_leads_to_the_one_that_the_edge_took_it_for(
    entries: tuple[str, ...], host: str, leads: int
) -> None:
    ports = [31000, 31001]
    part = {"name": "web", "repotag": "nginx", "ports": ports, "containerPorts": [80, 80], "domains": [*entries]}
    spec = load(app({**part, "environmentParameters": [f"PUBLIC_URL=https://{host}"]}))
    built = build(spec)
    (shown,) = [each for each in built.public_hosts if each.host.lower() == host]
    assert (shown.works, shown.port) == (True, leads)
    first, last = f"{host} leads to web:{leads}", f"; its entry in domains for web:{31000 + 31001 - leads} is ignored"
    (said,) = [note[:-1] for note in built.notes if note.startswith(first) and note.endswith(f"{last}.")]
    assert not [edge.problem for edge in built.edges if edge.problem]
    assert [finding.message for finding in check(spec) if finding.code == "FX412"] == [said]
    overlaid = build(spec, access={"domains": {host: {"proxied": True}}})
    assert [(each.works, each.port) for each in overlaid.public_hosts if each.host == host] == [(True, leads)]


def test_a_name_that_one_port_has_twice_is_no_matter() -> None:
    part = {"name": "web", "repotag": "nginx", "ports": [31000], "containerPorts": [80]}
    built = build(load(app({**part, "domains": ["d.example.org,www.d.example.org"]})))
    assert not any("ignored" in note for note in built.notes)


def test_a_domain_that_is_not_listed_gets_503() -> None:
    access = {"domains": {"other.example.com": {"ssl": "full"}}}
    assert custom("", access=access)["other.example.com"][:2] == (
        False,
        "not in the spec's domains: the edge answers 503",
    )


def proxied(listed: str) -> Topology:
    part = component("web", 31080, repotag="nginx", domains=[listed])
    return build(load(app(part)), access={"domains": {"other.example.com": {"ssl": "full"}}})


def test_the_way_of_a_domain_that_is_not_listed_is_broken() -> None:
    assert proxied("").edge("proxy.cloudflare.example.com.edge.443").problem.startswith("not in the spec's domains")
    assert proxied("other.example.com").edge("proxy.cloudflare.example.com.edge.443").problem == ""


def test_a_sketch_without_domains_is_drawn_as_the_guide_says() -> None:
    part = component("web", 31080, repotag="nginx")
    built = build(load(app(part)), access={"domains": {"other.example.com": {"ssl": "full"}}})
    assert built.edge("proxy.cloudflare.example.com.edge.443").problem == ""
    assert any("answers 503 until listed" in note for note in built.notes)


@pytest.mark.skipif(not CASES.is_dir(), reason=NO_CASES)
def test_a_port_in_a_domain() -> None:
    built = build(load(case("port_in_domain")))
    told = {host.host: (host.works, host.note) for host in built.public_hosts if host.kind == "custom"}
    assert told == {"fade.example.com": (False, "the domain manager makes fade.example.com8081 of it")}


@pytest.mark.skipif(not CASES.is_dir(), reason=NO_CASES)
def test_the_second_zone_is_the_apps_own() -> None:
    built = build(load(case("app2_domain")))
    assert [node.id for node in built.nodes if node.kind == "external"] == ["external.other.app2.runonflux.io"]
    assert built.public_hosts[0].also == ("shop.app2.runonflux.io",)


@pytest.mark.parametrize("entry", ["localhost", "1.2.3.4", "acme", "*.example.com", f"a.{'b' * 64}.com"])
def test_no_record_is_told_that_dns_cannot_hold(entry: str) -> None:
    part = component("web", 31080) | {"domains": [entry]}
    topology = build(load(app(part)))
    assert not reference_card(topology).records
    assert not [note for note in topology.notes if note.startswith("DNS set-up not known")]


def test_an_entry_with_a_password_is_found_once() -> None:
    part = component("web", 31080, repotag="nginx:1") | {"domains": ["https://me:pw@x.example.com/a?token=T"]}
    (found,) = check(app(part)).of("FX408")
    assert found.fix == '"x.example.com"'


def test_the_manager_adds_www_in_lower_case_to_a_name_of_upper_case() -> None:
    """It cuts ``www.`` off, keeps the rest as it is typed, and adds ``www.`` and ``test.`` in lower case."""
    assert custom("www.X.example.com") == {"www.x.example.com": (True, NOT_KNOWN, ("test.x.example.com",))}
    assert [works for works, *_ in custom("WWW.x.example.com").values()] == [False]
    part = component("web", 31080, repotag="nginx:1")
    assert not check(app({**part, "domains": ["www.X.example.com"]})).of("FX406")
    assert check(app({**part, "domains": ["X.example.com"]})).of("FX406")
    warnings = load(app({**part, "domains": ["www.X.example.com"]})).warnings
    assert not [each for each in warnings if "upper-case" in each.message]


def test_a_name_that_is_added_to_another_is_listed_by_it() -> None:
    part = component("web", 31080, containerPorts=[80]) | {"domains": ["www.x.example.com"]}
    for host in ("test.x.example.com", "x.example.com"):
        overlay = {"domains": {host: {"proxied": False}}}
        assert not check(app(part), access=overlay).of("FX405")
        found = {each.host: each for each in build(app(part), access=overlay).public_hosts}
        assert (found[host].works, found[host].port) == (True, 31080)
    other = {"domains": {"api.x.example.com": {"proxied": False}}}
    assert check(app(part), access=other).of("FX405")


def test_an_entry_that_is_ignored_says_by_which_one_the_edge_answers() -> None:
    parts = (
        component("a", 31080) | {"domains": ["www.x.example.com"]},
        component("b", 31081) | {"domains": ["x.example.com"]},
        component("c", 31082) | {"domains": ["www.x.example.com"]},
    )
    said = [each.message for each in check(app(*parts)).of("FX412")]
    assert said == [
        "x.example.com leads to a:31080 by its entry www.x.example.com; its entry in domains for b:31081 is ignored",
        "www.x.example.com leads to a:31080; its entry in domains for c:31082 is ignored",
    ]


@pytest.mark.parametrize("host", ["shop.app.runonflux.io", "x.app2.runonflux.io"])
def test_names_of_flux_are_no_custom_domains(host: str) -> None:
    part = component("web", 31080, repotag="nginx:1")
    assert check(app({**part, "domains": [host]})).of("FX410")
    with pytest.raises(AccessError, match="is Flux's own"):
        build(app(part), access={"domains": {host: {}}})


def test_a_domain_beyond_ascii_is_the_one_that_browsers_ask_for() -> None:
    part = component("web", 31080, repotag="nginx:1") | {"domains": [""]}
    (found,) = check(app(part), access={"domains": {"bücher.example.com": {}}}).of("FX405")
    assert found.fix == '"domains": ["xn--bcher-kva.example.com"]'
    part["domains"] = ["xn--bcher-kva.example.com"]
    assert not check(app(part), access={"domains": {"bücher.example.com": {}}}).of("FX4")
