"""What if: every kind of change, several together, refused ones, and the way back."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import fluxviz
from fluxviz.errors import FluxvizError, UnknownNameError
from fluxviz.exploring import WhatIf, apply_what_if, make_case
from fluxviz.spec import SslMode
from fluxviz.topology import NAMINGS
from fluxviz.widget.traits import WHAT_IF_TRAITS
from tests.widget.apps import FULLSTACK, REAL, SHOP, SHOP_ACCESS

FIRST: dict[str, Any] = {"domain": None, "proxied": None, "ssl": None, "off": [], "closed": [], "publishes": {}}
FIRST |= {"listens": {}, "domains": {}}


def shop(**traits: Any) -> fluxviz.Explorer:
    return fluxviz.explore(SHOP, access=SHOP_ACCESS, **traits)


def picture_of(explorer: fluxviz.Explorer) -> Any:
    return copy.deepcopy(
        (explorer._picture, explorer._controls, explorer._consequences, explorer._faults, explorer._paths)
    )


def assert_follows(explorer: fluxviz.Explorer) -> None:
    """The picture, the panel and the traces are those of the topology."""
    parts = {part["id"] for part in explorer._picture["parts"]}
    topology = explorer.topology
    assert parts == {node.id for node in topology.nodes} | {edge.id for edge in topology.edges}
    assert explorer.diagram.topology == topology
    built = fluxviz.build(explorer.spec, access=explorer.access, naming=NAMINGS[explorer.naming])
    assert {part.id for part in (*built.nodes, *built.edges)} == parts


def test_ssl_off_leaves_no_tls_between_cloudflare_and_the_edge() -> None:
    explorer = shop(ssl="off")
    assert explorer.access.domains[0].ssl == SslMode.OFF
    proxy = next(edge for edge in explorer.topology.edges if edge.kind == "proxy")
    assert not proxy.encrypted
    assert explorer.consequences[0] == "CloudFlare's SSL/TLS mode: Off."
    assert_follows(explorer)


@pytest.mark.parametrize("mode", list(SslMode))
def test_every_mode_can_be_supposed(mode: SslMode) -> None:
    explorer = shop(ssl=mode.value)
    assert explorer.access.domains[0].ssl == mode
    assert explorer._controls["ssl"] == mode.value


def test_flexible_mode_says_what_breaks() -> None:
    explorer = shop(ssl="flexible")
    broke = [said["text"] for said in explorer._consequences if said["kind"] == "broke"]
    assert any("https://shop.example.com gets no answer" in text for text in broke)
    assert any(part["id"].startswith("proxy") and "Problem" in str(part) for part in explorer._picture["parts"])


SO: list[tuple[str, Any]] = [
    ("ssl", "full"),
    ("proxied", True),
    ("domain", "Shop.example.com "),
    ("domain", "shop.example.com."),
    ("domains", {"shop.example.com": "shop.example.com"}),
    ("domains", {"shop.example.com": " Shop.Example.com. "}),
    ("publishes", {"web:31000": 31000}),
    ("listens", {"db:5432": 5432}),
]


@pytest.mark.parametrize(("name", "value"), SO)
def test_what_is_already_so_is_no_supposition(name: str, value: object) -> None:
    explorer = shop(off=["cache"])
    before = picture_of(explorer)
    setattr(explorer, name, value)
    assert explorer.faults == []
    assert getattr(explorer, name) == FIRST[name]
    assert picture_of(explorer) == before
    assert not fluxviz.explore(SHOP, access=SHOP_ACCESS, **{name: value})._consequences


def test_there_and_back_is_no_supposition() -> None:
    explorer = shop()
    first = picture_of(explorer)
    for name, values in {"ssl": ("flexible", "full"), "proxied": (False, True)}.items():
        for value in values:
            setattr(explorer, name, value)
    assert picture_of(explorer) == first
    assert repr(explorer) == "Explorer('shop', 4 component(s))"


def test_what_is_so_of_one_domain_only_is_supposed_of_the_other() -> None:
    two = {"domains": {"shop.example.com": {"ssl": "full"}, "b.org": {"component": "api", "ssl": "strict"}}}
    explorer = fluxviz.explore(SHOP, access=two, ssl="full")
    assert explorer.ssl == "full"
    assert {domain.ssl for domain in explorer.access.domains} == {SslMode.FULL}


@pytest.mark.parametrize(
    "made",
    [lambda: fluxviz.explore(FULLSTACK), lambda: fluxviz.explore(SHOP), lambda: shop(proxied=False)],
    ids=["no domain", "a domain whose set-up is not known", "DNS only"],
)
def test_a_mode_without_cloudflare_is_told_to_change_nothing(made: Callable[[], fluxviz.Explorer]) -> None:
    explorer = made()
    before = explorer.topology
    explorer.ssl = "flexible"
    assert explorer.topology == before
    told = {said["text"]: said["kind"] for said in explorer._consequences}
    assert told["There is no CloudFlare before the app, so its SSL/TLS mode changes nothing."] == "note"
    assert not any("Flexible" in text for text in told)


def test_nothing_to_proxy_is_told() -> None:
    explorer = fluxviz.explore(FULLSTACK, proxied=True)
    assert explorer.consequences == ("There is no custom domain, so CloudFlare has nothing to proxy.",)


TWO = {"domains": {"shop.example.com": {"component": "web"}, "www2.other.org": {"component": "api", "ssl": "strict"}}}


def test_each_domain_can_be_another_or_gone() -> None:
    explorer = fluxviz.explore(SHOP, access=TWO)
    assert explorer._controls["domains"] == ["shop.example.com", "www2.other.org"]
    explorer.domains = {"www2.other.org": "b.net"}
    assert explorer._controls["hosts"] == ["shop.example.com", "b.net"]
    assert [(each.host, each.component, each.ssl) for each in explorer.access.domains] == [
        ("shop.example.com", "web", SslMode.FULL),
        ("b.net", "api", SslMode.STRICT),
    ]
    assert explorer.consequences[0] == "The domain is b.net instead of www2.other.org."
    assert_follows(explorer)
    explorer.domains = {"www2.other.org": "b.net", "shop.example.com": ""}
    assert explorer._controls["hosts"] == ["b.net"]
    assert "shop.example.com is gone." in explorer.consequences
    assert_follows(explorer)
    explorer.domains = {"www2.other.org": "www.shop.example.com"}
    assert explorer.faults == ["shop.example.com would be two of the app's domains"]


BARE = {**SHOP, "compose": [{**SHOP["compose"][0], "domains": ["www.example.com,example.com"]}, *SHOP["compose"][1:]]}
PAIR = {"domains": {host: {"component": "web", "proxied": True} for host in ("www.example.com", "example.com")}}


@pytest.mark.parametrize("access", [None, PAIR], ids=["only the spec names them", "told"])
@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({"www.example.com": "new.example.org"}, {"new.example.org", "example.com"}),
        ({"example.com": "new.example.org"}, {"new.example.org", "www.example.com"}),
        ({"www.example.com": "www.b.net", "example.com": "b.net"}, {"www.b.net", "b.net"}),
        ({"www.example.com": ""}, {"example.com"}),
    ],
)
def test_a_name_with_www_and_one_without_are_changed_each_by_itself(
    access: Any, changes: dict[str, str], left: set[str]
) -> None:
    """Both stand in domains where a site answers to both."""
    explorer = fluxviz.explore(BARE, access=access)
    explorer.domains = changes
    assert explorer.faults == []
    assert {host.host for host in explorer.topology.public_hosts if host.kind == "custom"} == left
    assert all(host.works for host in explorer.topology.public_hosts if host.kind == "custom")
    assert not [said for said in explorer.consequences if any(f"{host} gets no answer" in said for host in left)]


def test_a_name_of_flux_is_no_custom_domain() -> None:
    explorer = fluxviz.explore(SHOP)
    explorer.domain = f"{SHOP['name']}.app.runonflux.io"
    assert "is Flux's own" in explorer.faults[0]
    assert explorer.consequences == ()


def test_a_domain_of_encrypted_components_leads_to_the_app() -> None:
    sealed = {"version": 8, "name": "vault", "compose": [], "enterprise": "QUJD"}
    explorer = fluxviz.explore(sealed, domain="a.example.com")
    assert "https://a.example.com leads to the app." in explorer.consequences


def test_a_domain_that_only_the_spec_names_can_be_another() -> None:
    explorer = fluxviz.explore(SHOP, domains={"shop.example.com": "b.net"})
    assert [host.host for host in explorer.topology.public_hosts if host.kind == "custom"] == ["b.net"]
    assert_follows(explorer)


def test_not_proxied_takes_cloudflare_out() -> None:
    explorer = shop(proxied=False)
    assert "cloudflare.example.com" not in {node.id for node in explorer.topology.nodes}
    assert not explorer._controls["proxied"]
    assert_follows(explorer)


def test_proxied_takes_the_domains_of_the_spec_along() -> None:
    explorer = fluxviz.explore(SHOP, proxied=True)
    assert "cloudflare.example.com" in {node.id for node in explorer.topology.nodes}


def test_another_domain_stands_in_place_of_the_one_there_was() -> None:
    explorer = shop(domain="www.other.org")
    assert explorer._controls["hosts"] == ["www.other.org"]
    sections = [section for part in explorer._picture["parts"] for section in part["sections"]]
    told = [section for section in sections if section["title"] != "What changed"]
    assert "shop.example.com" not in str([told, [part["text"] for part in explorer._picture["parts"]]])
    assert "shop.example.com" in str(sections)
    assert "https://www.other.org leads to web:31000." in explorer.consequences
    assert_follows(explorer)


def test_no_domain_takes_all_of_them_away() -> None:
    explorer = shop(domain="")
    assert explorer._controls["hosts"] == []
    assert "https://shop.example.com gets no answer: nothing has that name any more." in explorer.consequences


def test_a_domain_of_an_app_that_has_none_leads_to_its_front_end() -> None:
    explorer = fluxviz.explore(FULLSTACK, domain="shop.example.com")
    assert "https://shop.example.com leads to frontend:80." in explorer.consequences
    assert "cloudflare.example.com" in {node.id for node in explorer.topology.nodes}


def test_a_component_off_breaks_the_calls_to_it() -> None:
    explorer = shop(off=["db"])
    assert [component.name for component in explorer.spec.components] == ["web", "api", "cache"]
    assert "component.db" not in {part["id"] for part in explorer._picture["parts"]}
    assert any(text.startswith("api no longer reaches db at fluxdb_shop:5432") for text in explorer.consequences)
    assert_follows(explorer)


def test_the_owner_of_a_shared_volume_off_takes_the_volume_along() -> None:
    explorer = shop(off=["web"])
    assert not any(node.id == "volume.web" for node in explorer.topology.nodes)
    assert_follows(explorer)


def test_a_component_before_the_owner_of_a_volume_off_leaves_the_volume_with_its_owner() -> None:
    document = copy.deepcopy(SHOP)
    document["compose"][1]["containerData"] = "/x|2:/pg2"
    whole = fluxviz.explore(document)
    without = fluxviz.explore(document, off=["web"])
    assert any(edge.id == "mount.api.volume.db" for edge in whole.topology.edges)
    assert any(edge.id == "mount.api.volume.db" for edge in without.topology.edges)


def test_a_port_that_is_not_public_any_more_closes_its_name() -> None:
    explorer = shop(closed=["api:31001"])
    assert "Port 31001 of api is no longer public." in explorer.consequences
    assert not any(edge.id == "forward.edge.api.31001" for edge in explorer.topology.edges)
    assert_follows(explorer)


def test_a_public_port_that_moves_takes_its_domain_along() -> None:
    explorer = shop(publishes={"web:31000": 31999})
    assert any(edge.port == 31999 for edge in explorer.topology.of_kind("forward"))
    host = next(host for host in explorer.topology.public_hosts if host.host == "shop.example.com")
    assert (host.component, host.port) == ("web", 31999)
    assert "web is public on 31999 instead of 31000." in explorer.consequences


def test_a_container_port_that_moves_leaves_its_callers_behind() -> None:
    explorer = shop(listens={"db:5432": 5433})
    edge = explorer.topology.edge("internal.api.db.5432")
    assert edge.problem == "nothing listens on 5432: db is on 5433 now"
    explorer.trace = ["api", "db"]
    (path,) = explorer._paths["pairs"]["component.api>component.db"]
    assert not path["works"]


def test_a_process_that_a_what_if_moves_is_heard_where_it_moved_to() -> None:
    """PostgreSQL's own port is 5432; the reader asks what would be if it listened elsewhere, not whether it would."""
    explorer = fluxviz.explore(FULLSTACK, listens={"postgres:5432": 5433})
    problems = [edge.problem for edge in explorer.topology.edges if edge.target == "component.postgres"]
    assert sorted(filter(None, problems)) == ["nothing listens on 5432: postgres is on 5433 now"]
    assert not any("browser" in sentence.lower() for sentence in explorer.consequences)


def test_naming_changes_the_public_names() -> None:
    explorer = shop(naming="fdm")
    assert "shop_31000.app.runonflux.io" in {host.host for host in explorer.topology.public_hosts}
    assert explorer.consequences == ()


@pytest.mark.parametrize(("name", "value"), [("detail", "full"), ("view", "internal"), ("detail", "overview")])
def test_detail_and_view_draw_anew(name: str, value: str) -> None:
    explorer = shop()
    before = explorer._picture["svg"]
    setattr(explorer, name, value)
    assert explorer._picture["svg"] != before
    assert explorer.consequences == ()


def test_a_theme_is_paint_only_and_nothing_is_drawn_anew() -> None:
    explorer = shop()
    before, turn = picture_of(explorer), explorer._turn
    explorer.theme = "contrast"
    assert (picture_of(explorer), explorer._turn) == (before, turn)


def test_several_what_ifs_add_up() -> None:
    explorer = shop(ssl="off", off=["cache"], closed=["api:31001"], listens={"db:5432": 5433}, detail="full")
    changed = [said["text"] for said in explorer._consequences if said["kind"] == "changed"]
    assert len(changed) == 4
    assert explorer.faults == []
    assert {component.name for component in explorer.spec.components} == {"web", "api", "db"}
    assert_follows(explorer)


def test_what_ifs_that_are_set_together_are_answered_once() -> None:
    explorer = shop()
    turn = explorer._turn
    with explorer.hold_trait_notifications():
        explorer.ssl = "off"
        explorer.off = ["cache"]
    assert explorer._turn == turn + 1
    assert len(explorer.topology.components) == 3


def test_reset_takes_back_every_what_if_and_nothing_else() -> None:
    explorer = shop(selected="api", trace=["browser", "api"], search="x", theme="dark")
    first, spec, access = picture_of(explorer), explorer.spec, explorer.access
    explorer.ssl, explorer.off, explorer.publishes = "off", ["cache"], {"api:31001": 31002}
    explorer.reset()
    assert picture_of(explorer) == first
    assert (explorer.spec, explorer.access) == (spec, access)
    assert {name: getattr(explorer, name) for name in WHAT_IF_TRAITS} == FIRST
    assert (explorer.selected, explorer.trace, explorer.theme) == (
        "component.api",
        ["browser", "component.api"],
        "dark",
    )
    assert explorer.consequences == ()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("off", ["nobody"], "unknown component 'nobody'"),
        ("off", ["web", "api", "db", "cache"], "every component is switched off"),
        ("closed", ["db:5432"], "unknown public port 'db:5432'"),
        ("publishes", {"web:1": 2}, "unknown public port 'web:1'"),
        ("listens", {"web:9": 10}, "unknown container port 'web:9'"),
        ("listens", {"nobody:9": 10}, "unknown container port 'nobody:9'"),
        ("publishes", {"web:31000": 31001}, "web:31000: 31001 would be public port of web and api"),
        ("domain", "not a host", "domain: expected a host name such as shop.example.com"),
        ("domain", "shop", "domain: expected a host name"),
        ("domain", "..", "domain: expected a host name"),
        ("domains", {"shop.example.com": "not a host"}, "domains: shop.example.com: expected a host name"),
        ("domains", {"nobody.example.com": ""}, "unknown custom domain 'nobody.example.com'"),
    ],
)
def test_what_cannot_be_supposed_is_told_and_the_last_good_picture_stays(name: str, value: object, told: str) -> None:
    explorer = shop(ssl="off")
    before, spec = explorer._picture, explorer.spec
    with pytest.raises(UnknownNameError, match=told) if told.startswith("unknown") else nullcontext():
        setattr(explorer, name, value)
    assert [told in fault for fault in explorer.faults] == [True]
    assert explorer._faults == explorer.faults
    assert (explorer._picture, explorer.spec) == (before, spec)
    assert getattr(explorer, name) in (None, [], {})
    explorer.reset()
    assert explorer.faults == []
    assert len(explorer.topology.components) == 4


def test_a_topology_without_a_spec_supposes_nothing_and_says_so() -> None:
    built = fluxviz.build(fluxviz.load(FULLSTACK))
    explorer = fluxviz.explore(built)
    explorer.off = ["postgres"]
    assert explorer.faults == [], "a topology knows the spec that it was built from"
    explorer = fluxviz.explore(fluxviz.Topology.from_graph(built.graph))
    before = explorer._picture
    explorer.off = ["postgres"]
    assert explorer.faults == ["no what-if can be tried of a graph: explore one app"]
    assert (explorer._picture, explorer.consequences) == (before, ())
    explorer.reset()
    assert explorer.faults == []
    explorer.detail = "full"
    assert explorer.faults == []


def test_a_selection_goes_with_its_part_and_stays_with_the_rest() -> None:
    explorer = shop(selected="db")
    explorer.ssl = "off"
    assert explorer.selected == "component.db"
    explorer.off = ["db"]
    assert (explorer.selected, explorer.value) == ("", "")


def test_a_trace_follows_while_its_ends_are_there() -> None:
    explorer = shop(trace=["browser", "db"], path=0, step=2)
    explorer.listens = {"db:5432": 5433}
    assert explorer.trace == ["browser", "component.db"]
    assert not any(path["works"] for path in explorer._paths["pairs"]["browser>component.db"])
    explorer.off = ["db"]
    assert (explorer.trace, explorer.path, explorer.step) == ([], 0, 0)


CHANGES = st.one_of(
    st.tuples(st.just("ssl"), st.sampled_from([None, *(mode.value for mode in SslMode)])),
    st.tuples(st.just("proxied"), st.sampled_from([None, True, False])),
    st.tuples(st.just("domain"), st.sampled_from([None, "", "www.other.org", "a.shop.example.com", "no host"])),
    st.tuples(
        st.just("domains"),
        st.dictionaries(
            st.sampled_from(["shop.example.com", "nobody.org"]), st.sampled_from(["", "a.org", "-"]), max_size=2
        ),
    ),
    st.tuples(st.just("off"), st.lists(st.sampled_from(["web", "api", "db", "cache", "nobody"]), max_size=4)),
    st.tuples(st.just("closed"), st.lists(st.sampled_from(["web:31000", "api:31001", "db:5432"]), max_size=3)),
    st.tuples(
        st.just("publishes"),
        st.dictionaries(st.sampled_from(["web:31000", "api:31001", "db:1"]), st.integers(1, 65535), max_size=2),
    ),
    st.tuples(
        st.just("listens"),
        st.dictionaries(st.sampled_from(["web:80", "api:3000", "db:5432", "db:1"]), st.integers(1, 65535), max_size=2),
    ),
)


@pytest.mark.slow
@settings(max_examples=30)
@given(st.lists(CHANGES, max_size=5))
def test_any_what_ifs_and_then_reset_give_the_first_picture_back(changes: list[tuple[str, Any]]) -> None:
    explorer = shop()
    try:
        first, spec, access = picture_of(explorer), explorer.spec, explorer.access
        for name, value in changes:
            with suppress(UnknownNameError):  # what is not there is told all the same
                setattr(explorer, name, value)
            if not explorer.faults:
                assert_follows_where_ports_stay(explorer)
        explorer.reset()
        assert picture_of(explorer) == first
        assert (explorer.spec, explorer.access) == (spec, access)
    finally:
        explorer.close()


def assert_follows_where_ports_stay(explorer: fluxviz.Explorer) -> None:
    parts = {part["id"] for part in explorer._picture["parts"]}
    assert parts == {part.id for part in (*explorer.topology.nodes, *explorer.topology.edges)}
    assert explorer.selected in {"", *parts}
    assert {name.partition(":")[0] for name in explorer.off} & {each.key for each in explorer.spec.components} == set()


WHAT_IFS = st.builds(
    WhatIf,
    domain=st.sampled_from([None, "", "www.other.org"]),
    domains=st.dictionaries(st.just("shop.example.com"), st.sampled_from(["", "a.org", "shop.example.com"])),
    proxied=st.sampled_from([None, True, False]),
    ssl=st.sampled_from([None, *SslMode]),
    off=st.frozensets(st.sampled_from(["web", "api", "db", "cache"]), max_size=3),
    closed=st.frozensets(st.sampled_from(["web:31000", "api:31001"])),
    # One at a time: FluxOS takes no public port twice, nor does suppose.
    publishes=st.dictionaries(st.sampled_from(["web:31000", "api:31001"]), st.integers(1, 30999), max_size=1),
    listens=st.dictionaries(st.sampled_from(["web:80", "api:3000", "db:5432"]), st.integers(1, 65535)),
)


@settings(max_examples=60)
@given(WHAT_IFS, st.sampled_from(sorted(NAMINGS)))
def test_suppose_never_changes_what_it_is_given(what_if: WhatIf, naming: str) -> None:
    spec, access = fluxviz.load(SHOP), fluxviz.load_access(SHOP_ACCESS)
    before = spec.model_dump_json(), access.model_dump_json()
    values = [entry.value.reveal() for part in spec.components for entry in part.environment]
    case = apply_what_if(spec, access, NAMINGS[naming], what_if)
    assert (spec.model_dump_json(), access.model_dump_json()) == before
    assert [entry.value.reveal() for part in spec.components for entry in part.environment] == values
    assert {component.key for component in case.spec.components} == {"web", "api", "db", "cache"} - what_if.off  # type: ignore[union-attr]


def test_nothing_supposed_is_the_app_as_it_is() -> None:
    spec, access = fluxviz.load(SHOP), fluxviz.load_access(SHOP_ACCESS)
    as_it_is = make_case(spec, access, NAMINGS["guide"])
    assert apply_what_if(spec, access, NAMINGS["guide"], WhatIf()).topology == as_it_is.topology


def test_a_slip_of_the_pen_is_an_error_in_python_too() -> None:
    spec, access = fluxviz.load(SHOP), fluxviz.load_access(SHOP_ACCESS)
    with pytest.raises(UnknownNameError, match="choose from: web, api, db, cache"):
        apply_what_if(spec, access, NAMINGS["guide"], WhatIf(off=frozenset({"dbb"})))


@pytest.mark.skipif(not REAL, reason="../shared/specs is not beside the project")
def test_every_component_and_port_of_every_real_spec_can_be_supposed_away() -> None:
    tried = 0
    for path in REAL:
        try:
            spec = fluxviz.load(path)
        except FluxvizError:
            continue
        access = fluxviz.load_access({})
        keys = [component.key for component in spec.components]
        what_ifs = [WhatIf(off=frozenset({key})) for key in keys if len(keys) > 1]
        what_ifs += [
            WhatIf(closed=frozenset({f"{component.key}:{port.public}"}))
            for component in spec.components
            for port in component.ports
            if port.public is not None
        ]
        what_ifs += [WhatIf(ssl=mode) for mode in SslMode] + [WhatIf(domain="shop.example.com"), WhatIf(proxied=True)]
        for what_if in what_ifs:
            case = apply_what_if(spec, access, NAMINGS["guide"], what_if)
            assert case.spec is not None
            tried += 1
    assert tried > 200


def test_a_name_that_leads_nowhere_joins_those_that_did_before_in_one_place() -> None:
    """The shop calls fluxnobody_shop as it is: without its cache one card has both names, and stands once."""
    svg = shop(off=["cache"])._picture["svg"]
    drawn = re.findall(r"<g [^>]*data-id='([^']+)'", svg)
    nowhere = [name for name in drawn if "unresolved" in name or name.startswith("outside.")]
    assert len(nowhere) == len(set(nowhere))
    assert "fluxcache_shop:6379" in svg
