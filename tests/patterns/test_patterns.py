"""The guide's patterns as ready specs: FluxOS takes them, and they have the guide's hosts, ports and names."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fluxviz
from fluxviz import FDM, AppSpec, Topology, UnknownNameError, build, draw, load, patterns
from fluxviz.patterns import PATTERNS, Pattern, get_recipe, guide_example
from tests.patterns.fluxos import refusals
from tests.specimens import GOLDEN

NAMES = tuple(PATTERNS)
DOMAINS = {"custom_domain_subdomain": "app.yourdomain.com", "custom_domain_root": "yourdomain.com"}
Golden = Callable[[str, str], None]


def made(name: str, **parameters: Any) -> Pattern:
    return PATTERNS[name].pattern(**parameters)


def network(name: str, **parameters: Any) -> Topology:
    pattern = made(name, **parameters)
    return build(pattern.spec, access=pattern.access)


def calls(topology: Topology) -> set[str]:
    """Give who calls whom inside the app, and where: ``api > fluxdb_shop:5432``."""
    names = {part.id: part.name for part in topology.components}
    return {f"{names[edge.source]} > {edge.host}:{edge.port}" for edge in topology.of_kind("internal")}


def published(topology: Topology) -> dict[str, list[tuple[int, int]]]:
    ports = {
        part.name: [(port.public, port.container) for port in part.ports if port.public is not None]
        for part in topology.components
    }
    return {name: [(public, inside or 0) for public, inside in each] for name, each in ports.items()}


def test_every_pattern_of_the_issue_is_there() -> None:
    assert set(NAMES) == {
        "three_tier", "standard_port", "different_mapping", "custom_domain_subdomain", "custom_domain_root",
        "full_stack", "api_database", "frontend_api_database", "microservices_shared_database", "redis_cache",
    }  # fmt: skip
    assert all(getattr(patterns, name) is PATTERNS[name] for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_pattern_is_a_function_that_gives_a_spec(name: str) -> None:
    spec = getattr(patterns, name)(app="mine")
    assert isinstance(spec, AppSpec)
    assert (spec.name, spec.version, spec.instances) == ("mine", 8, 3)


@pytest.mark.parametrize("name", NAMES)
def test_fluxos_takes_it_once_the_owner_is_filled_in(name: str) -> None:
    assert refusals(made(name).document) == ["owner"]
    assert refusals(made(name, owner="1FluxExample").document) == []


@pytest.mark.parametrize("name", NAMES)
def test_it_loads_without_a_warning_and_draws_without_a_problem(name: str) -> None:
    pattern = made(name)
    assert load(pattern.text).warnings == pattern.spec.warnings == ()
    for naming in ("guide", "fdm"):
        diagram = draw(pattern.spec, access=pattern.access, naming=naming)
        assert diagram.svg().startswith("<svg")
        kinds = {edge.kind for edge in diagram.topology.edges}
        assert not [edge.id for edge in diagram.topology.edges if edge.problem or edge.short_form]
        assert not kinds & {"unresolved", "direct", "egress"}
        assert all(host.works for host in diagram.topology.node("edge").hosts)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", NAMES)
def test_its_document_is_the_golden_one(name: str, golden: Golden) -> None:
    golden(f"patterns/{name}.json", made(name).text)
    golden(f"patterns/{name}.guide.json", guide_example(name).text)


@pytest.mark.parametrize("name", NAMES)
def test_every_password_is_an_evident_placeholder(name: str) -> None:
    for pattern in (made(name), guide_example(name)):
        assert "securepass" not in pattern.text
        for entry in re.findall(r'"([A-Z_]*PASSWORD)=([^"]*)"', pattern.text):
            assert entry[1] == "CHANGE_ME"
        assert re.findall(r"//user:([^@]*)@", pattern.text) in ([], ["CHANGE_ME"])


@pytest.mark.parametrize("name", NAMES)
def test_it_says_where_it_parts_from_the_guide_and_what_remains(name: str) -> None:
    pattern = made(name)
    assert pattern.deviations
    assert pattern.remaining[0] == "owner: fill in your Flux ID."
    assert pattern.remaining[0] not in made(name, owner="1FluxExample").remaining
    for sentence in (*pattern.deviations, *pattern.remaining, pattern.shows):
        assert sentence.endswith(".")
    assert pattern.title
    assert pattern.section[0] in "12346"


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_can_be_changed(name: str) -> None:
    base = made(name).text
    for parameter, default in PATTERNS[name].parameters.items():
        if isinstance(default, int):
            other: Any = default + 1
        elif parameter == "naming":
            other = "guide"
        elif parameter == "services":
            other = {"users": 4001, "mail": 4002}
        elif parameter == "domain":
            other = "shop.example.org" if name.endswith("subdomain") else "example.org"
        else:
            other = f"other{default}" if ":" not in default else f"other/{default}"
        pattern = made(name, **{parameter: other})
        assert pattern.text != base, parameter
        assert refusals(pattern.document) == ([] if parameter == "owner" else ["owner"])


@pytest.mark.parametrize("name", NAMES)
def test_renaming_the_app_and_its_components_breaks_no_link(name: str) -> None:
    roles = [each for each in PATTERNS[name].parameters if each in ("frontend", "api", "postgres", "redis")]
    renamed = {role: f"my{role.title()}" for role in roles}
    before, after = network(name), network(name, app="Other-App", **renamed)
    assert len(calls(before)) == len(calls(after))
    assert all(host.works for host in after.node("edge").hosts)  # type: ignore[union-attr]
    assert not after.of_kind("unresolved")
    assert {edge.kind for edge in before.edges} == {edge.kind for edge in after.edges}


def test_three_tier_has_the_hosts_and_ports_of_the_guide() -> None:
    topology = network("three_tier")
    assert calls(topology) == {"frontend > fluxapi_webapp:3000", "api > fluxpostgres_webapp:5432"}
    assert published(topology) == {"frontend": [(8080, 8080)], "api": [], "postgres": []}


def test_full_stack_has_the_hosts_and_ports_of_the_guide_and_no_open_door() -> None:
    topology = network("full_stack")
    assert calls(topology) == {"api > fluxpostgres_fullstack:5432"}
    assert published(topology) == {"frontend": [(80, 80)], "api": [(3000, 3000)], "postgres": []}
    (call,) = topology.of_kind("browser_call")
    assert call.host == "fullstack_3000.app.runonflux.io"


def test_the_browser_calls_the_guides_name_where_that_is_wanted() -> None:
    for naming in ("guide", fluxviz.GUIDE):
        pattern = made("full_stack", naming=naming)
        assert "https://api-fullstack.app.runonflux.io" in pattern.text
        assert not [each for each in pattern.deviations if "api-fullstack" in each]
    assert patterns.full_stack() == patterns.full_stack(naming=FDM)
    with pytest.raises(UnknownNameError, match="unknown naming 'dns'"):
        patterns.full_stack(naming="dns")


def test_the_apps_own_domain_leads_to_the_front_end() -> None:
    for name in ("three_tier", "full_stack", "frontend_api_database"):
        edge = network(name).node("edge")
        assert next(host for host in edge.hosts if host.kind == "app").component == "frontend"  # type: ignore[union-attr]


def test_api_and_database_have_the_connection_string_of_the_guide() -> None:
    topology = network("api_database")
    assert calls(topology) == {"api > fluxpostgres_myapi:5432"}
    assert "postgresql://user:CHANGE_ME@fluxpostgres_myapi:5432/database" in made("api_database").text
    assert published(topology) == {"api": [(3000, 3000)], "postgres": []}


def test_the_front_end_of_pattern_2_calls_its_own_api() -> None:
    topology = network("frontend_api_database")
    assert calls(topology) == {"api > fluxpostgres_app:5432"}
    assert [edge.host for edge in topology.of_kind("browser_call")] == ["app_3000.app.runonflux.io"]


def test_microservices_share_the_database_of_the_guide() -> None:
    topology = network("microservices_shared_database")
    assert calls(topology) == {
        f"{name} > fluxpostgres_platform:5432" for name in ("userservice", "orderservice", "paymentservice")
    }
    other = network("microservices_shared_database", services={"mail": 3100})
    assert calls(other) == {"mail > fluxpostgres_platform:5432"}


def test_redis_is_called_at_the_host_of_the_guide_and_has_no_public_port() -> None:
    topology = network("redis_cache")
    assert calls(topology) == {"api > fluxredis_myapp:6379"}
    assert published(topology)["redis"] == []


@pytest.mark.parametrize(("name", "app", "port"), [("standard_port", "api", 3000), ("different_mapping", "web", 80)])
def test_a_component_on_its_own_is_mapped_as_in_the_guide(name: str, app: str, port: int) -> None:
    topology = network(name)
    assert (topology.app, published(topology)) == (app, {app: [(port, port)]})
    assert {host.host for host in topology.node("edge").hosts} == {f"{app}.app.runonflux.io"}  # type: ignore[union-attr]
    assert published(network(name, port=33000)) == {app: [(33000, port)]}


@pytest.mark.parametrize(("name", "domain"), DOMAINS.items())
def test_a_custom_domain_stands_in_the_spec_and_in_the_overlay(name: str, domain: str) -> None:
    pattern = made(name)
    assert pattern.document["compose"][0]["domains"] == [domain]
    overlay = json.loads(pattern.access_text)
    assert overlay == {"domains": {domain: {"component": "web", "proxied": True, "ssl": "full", "always_https": True}}}
    assert fluxviz.load_access(overlay) == pattern.access
    topology = build(pattern.spec, access=pattern.access)
    assert [edge.kind for edge in topology.edges if domain in edge.hosts] == ["request", "proxy", "forward"]
    assert not [note for note in topology.notes if "503" in note]


@pytest.mark.parametrize("name", sorted(set(NAMES) - set(DOMAINS)))
def test_the_others_have_no_overlay(name: str) -> None:
    assert made(name).access is None
    assert made(name).access_text == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_guides_own_dialect_is_read_as_the_guides(name: str) -> None:
    example = guide_example(name)
    assert example.spec.dialect == "guide"
    assert example.spec.version in (1, 4)
    assert all(isinstance(each.get("port", 1), int) for each in example.document.get("compose", [example.document]))
    assert not build(example.spec, access=example.access).of_kind("unresolved")


@pytest.mark.parametrize("name", NAMES)
def test_a_pattern_has_the_internal_links_of_the_guides_example(name: str) -> None:
    example = guide_example(name)
    assert calls(build(example.spec)) == calls(network(name))
    ours = {part.name: part.host for part in network(name).components}
    theirs = {part.name: part.host for part in build(example.spec).components}
    assert ours.keys() == theirs.keys()
    if not example.spec.single_container:
        assert ours == theirs


def test_no_golden_file_is_left_over() -> None:
    expected = {f"{name}{suffix}" for name in NAMES for suffix in (".json", ".guide.json")}
    assert {path.name for path in (GOLDEN / "patterns").iterdir()} == expected


def test_the_guides_full_stack_is_the_one_of_the_seed() -> None:
    example = guide_example("full_stack").document
    ours = [(part["name"], part["port"], part["containerPort"]) for part in example["compose"]]
    assert ours == [("postgres", 5432, 5432), ("api", 3000, 3000), ("frontend", 80, 80)]
    assert example["compose"][0]["containerData"] == "s:/var/lib/postgresql/data"
    assert example["compose"][2]["environmentParameters"] == [
        "REACT_APP_API_URL=https://api-fullstack.app.runonflux.io"
    ]


def test_a_pattern_does_not_change_with_what_is_done_to_its_document() -> None:
    pattern = made("full_stack")
    pattern.document["compose"].clear()
    assert len(pattern.document["compose"]) == 3
    guide_example("full_stack").document["compose"].clear()
    assert len(guide_example("full_stack").document["compose"]) == 3


def test_a_name_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(UnknownNameError, match="unknown pattern 'full'; choose from: three_tier, "):
        get_recipe("full")
    assert get_recipe("full-stack") is patterns.full_stack


def test_help_and_signature_are_those_of_the_pattern() -> None:
    for recipe in PATTERNS.values():
        assert inspect.getdoc(recipe)
        assert list(inspect.signature(recipe).parameters) == list(recipe.parameters)
        assert recipe.name in repr(recipe)


@given(st.text(max_size=70), st.integers(-5, 70000), st.integers(-5, 70000), st.integers(-2, 200))
def test_whatever_is_asked_for_is_refused_or_taken_by_fluxos(app: str, port: int, other: int, instances: int) -> None:
    try:
        pattern = patterns.full_stack.pattern(
            app=app, frontend_port=port, api_port=other, instances=instances, owner="1FluxExample"
        )
    except fluxviz.PatternError:
        return
    assert refusals(pattern.document) == []
