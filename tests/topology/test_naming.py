"""Internal and public names, as the guide teaches them and as the domain manager routes them."""

from __future__ import annotations

import pytest

from fluxviz import FDM, GUIDE, Naming, Topology, UnknownNameError, build, draw, load
from tests.specimens import app, component, path_of


def topology(*components: dict[str, object], naming: Naming = GUIDE, **more: object) -> Topology:
    return build(load(app(*components, **more)), naming=naming)  # type: ignore[arg-type]


def names(built: Topology) -> list[tuple[str, str | None, int | None]]:
    return [(host.host, host.component, host.port) for host in built.public_hosts]


WEBAPP = (component("postgres", 5432), component("api", 3000), component("frontend", 8080))


def test_the_guides_names_of_the_three_tier_app() -> None:
    built = build(load(path_of("guide_three_tier")))
    assert [part.host for part in built.components] == ["fluxpostgres_webapp", "fluxapi_webapp", "fluxfrontend_webapp"]
    assert names(built) == [
        ("webapp.app.runonflux.io", "postgres", 5432),
        ("api-webapp.app.runonflux.io", "api", 3000),
        ("frontend-webapp.app.runonflux.io", "frontend", 8080),
    ]


def test_the_domain_managers_names_of_the_three_tier_app() -> None:
    built = build(load(path_of("guide_three_tier")), naming=FDM)
    assert names(built) == [
        ("webapp.app.runonflux.io", "postgres", 5432),
        ("webapp_5432.app.runonflux.io", "postgres", 5432),
        ("webapp_3000.app.runonflux.io", "api", 3000),
        ("webapp_8080.app.runonflux.io", "frontend", 8080),
    ]


@pytest.mark.parametrize("naming", [GUIDE, FDM])
def test_the_apps_own_domain_leads_to_the_first_port_of_the_first_component_with_ports(naming: Naming) -> None:
    built = topology(component("worker", None), component("web", 33080), component("api", 33300), naming=naming)
    assert names(built)[0] == ("shop.app.runonflux.io", "web", 33080)
    two = topology({"name": "web", "ports": [33081, 33080], "containerPorts": [9000, 80]}, naming=naming)
    assert names(two)[0] == ("shop.app.runonflux.io", "web", 33081)


def test_an_app_in_capitals_has_public_names_in_small_letters_and_keeps_its_internal_ones() -> None:
    built = topology(component("Api"), component("Web", 80), name="MyShop")
    assert [part.host for part in built.components] == ["fluxApi_MyShop", "fluxWeb_MyShop"]
    assert all(host.host == host.host.lower() for host in built.public_hosts)


@pytest.mark.parametrize(
    ("name", "host"),
    [
        ("weather", "fluxweather"),
        ("zelcore", "zelcore"),
        ("fluxnode", "fluxnode"),
        ("FoldingAtHomeB", "zelFoldingAtHomeB"),
    ],
)
def test_the_container_of_a_single_container_app_is_called_like_the_app(name: str, host: str) -> None:
    spec = {"version": 3, "name": name, "repotag": "nginx", "ports": [80], "containerPorts": [80], "instances": 3}
    assert build(load(spec)).components[0].host == host


@pytest.mark.parametrize("name", ["v1_bot", "v2_weather", "v3_tiles", "guide_standard_port", "guide_different_mapping"])
def test_versions_1_to_3_and_a_bare_component_are_single_containers(name: str) -> None:
    built = build(load(path_of(name)))
    assert [part.host for part in built.components] == [f"flux{built.app}"]


@pytest.mark.parametrize(
    ("name", "host"), [("fluxapi", "fluxapi_shop"), ("zelapi", "zelapi_shop"), ("Fluxapi", "fluxFluxapi_shop")]
)
def test_a_component_whose_name_begins_with_a_prefix_gets_none(name: str, host: str) -> None:
    assert topology(component(name)).components[0].host == host


def test_the_guides_bare_component_has_the_guides_name() -> None:
    assert names(build(load(path_of("guide_standard_port")))) == [("api.app.runonflux.io", "api", 3000)]


def test_a_component_of_an_app_with_only_one_has_no_name_of_its_own() -> None:
    assert names(topology(component("api"))) == [("shop.app.runonflux.io", "api", 3000)]


def test_a_second_http_port_keeps_the_domain_managers_name_in_either_naming() -> None:
    spec = load(path_of("mapping_that_differs"))
    for naming in (GUIDE, FDM):
        assert ("maps_33081.app.runonflux.io", "web", 33081) in names(build(spec, naming=naming))


def test_public_names_carry_host_ports_and_links_container_ports() -> None:
    built = build(load(path_of("mapping_that_differs")), naming=FDM)
    assert [host.host for host in built.public_hosts if host.kind == "port"] == [
        "maps_33080.app.runonflux.io",
        "maps_33081.app.runonflux.io",
        "maps_33300.app.runonflux.io",
    ]
    forward = built.edge("forward.edge.web.33080")
    assert (forward.port, forward.container_port) == (33080, 80)
    assert built.edge("internal.api.db.5432").port == 5432


def test_a_note_says_where_the_namings_differ_and_gives_the_other_name() -> None:
    guide, fdm = topology(*WEBAPP, name="webapp"), topology(*WEBAPP, name="webapp", naming=FDM)
    (said,) = [note for note in guide.notes if note.startswith("Names")]
    assert "webapp_3000.app.runonflux.io (api:3000)" in said
    assert "webapp_8080.app.runonflux.io (frontend:8080)" in said
    (said,) = [note for note in fdm.notes if note.startswith("Names")]
    assert "api-webapp.app.runonflux.io (api:3000)" in said


def test_no_note_about_names_where_there_are_none() -> None:
    assert not [note for note in topology(component("worker", None)).notes if note.startswith("Names")]


def test_a_note_says_that_the_domain_manager_serves_no_version_1() -> None:
    built = build(load(path_of("v1_bot")))
    assert "Names: the domain manager serves no app of spec version 1, so no public name may answer." in built.notes
    assert names(build(load(path_of("v1_bot")), naming=FDM)) == []


def test_a_name_that_cannot_stand_in_a_host_name_is_noted() -> None:
    assert any("cannot stand in a host name" in note for note in topology(name="my shop!").notes)
    assert not any("cannot stand in a host name" in note for note in topology(name="my-shop").notes)


def test_a_naming_is_chosen_by_name_too() -> None:
    assert draw(app(), naming="fdm").topology.naming == "fdm"
    with pytest.raises(UnknownNameError, match="unknown naming 'dns'; choose from: guide, fdm"):
        draw(app(), naming="dns")


@pytest.mark.parametrize("naming", [GUIDE, FDM])
@pytest.mark.parametrize(
    "parts",
    [
        (component("api", 3000), component("api", 3001), component("API", 3002), component("web", 80)),
        (component("api", 3000), component("web", 3000), component("db", 3000)),
        (component("api", 3000, domains=["x.example.com"]), component("web", 80, domains=["x.example.com"])),
    ],
)
def test_no_public_name_leads_to_two_components(parts: tuple[dict[str, object], ...], naming: Naming) -> None:
    """Of two that claim a name, the first has it, on the edge's card and for those who call it."""
    built = topology(
        *parts, {"name": "caller", "environmentParameters": ["VITE_X=https://x.example.com"]}, naming=naming
    )
    hosts = [host.host for host in built.public_hosts]
    assert len(hosts) == len(set(hosts))
    assert {host.component for host in built.public_hosts if host.kind == "custom"} <= {"api"}
    served = [host for edge in built.of_kind("forward") for host in edge.hosts]
    assert len(served) == len(set(served))


def test_a_domain_with_capitals_is_said_to_give_no_answer_since_the_edge_never_matches_it() -> None:
    (host,) = [
        host
        for host in topology(component("web", 80, domains=["Shop.example.com"])).public_hosts
        if host.kind == "custom"
    ]
    assert not host.works
    assert "upper-case" in host.note


def test_a_component_without_a_name_has_no_public_name_made_of_it() -> None:
    built = topology({"ports": [80], "containerPorts": [80]}, component("api"))
    assert not [host.host for host in built.public_hosts if host.host.startswith("-")]
