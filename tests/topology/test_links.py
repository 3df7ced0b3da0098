"""What components call: each other, the edge, hosts outside, names that nobody has, and volumes."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import Topology, build, load
from tests.specimens import app, component, path_of


def topology(*components: dict[str, Any], access: Any = None, **more: Any) -> Topology:
    return build(load(app(*components, **more)), access=access)


def caller(*entries: str, **more: Any) -> dict[str, Any]:
    return component("api", 3000, environmentParameters=list(entries), **more)


DB = component("db", None, repotag="postgres:16")


@pytest.mark.parametrize(
    "entries",
    [
        ["DB_HOST=fluxdb_shop", "DB_PORT=5432"],
        ["DB_HOST=fluxdb_shop:5432"],
        ["DATABASE_URL=postgresql://user:canary@fluxdb_shop:5432/app"],
        ["DB_PORT=5432", "DB_HOST=fluxdb_shop"],
    ],
)
def test_each_form_of_an_internal_host_gives_the_same_edge(entries: list[str]) -> None:
    (edge,) = topology(caller(*entries), DB).of_kind("internal")
    assert (edge.id, edge.source, edge.target) == ("internal.api.db.5432", "component.api", "component.db")
    assert (edge.host, edge.port, edge.protocol, edge.encrypted) == ("fluxdb_shop", 5432, "postgresql", False)


@pytest.mark.parametrize("password", ["P@ssw0rd", "k@9/x#1?", "a,b;c", "x:y@z", "p%40ss"])
@pytest.mark.parametrize(
    "form",
    [
        "postgresql://user:{}@fluxdb_shop:5432/x",
        "postgresql://fluxdb_shop:5432/x?user=a&password={}",
        "jdbc:postgresql://fluxdb_shop:5432/x?user=a&password={}",
        "jdbc:sqlserver://fluxdb_shop:5432;user=sa;password={}",
    ],
)
def test_a_password_that_is_not_escaped_hides_no_link_and_makes_none(form: str, password: str) -> None:
    built = topology(caller(f"DATABASE_URL={form.format(password)}"), DB)
    assert [edge.id for edge in built.of_kind("internal", "egress", "unresolved")] == ["internal.api.db.5432"]


def test_a_command_may_name_a_host() -> None:
    built = topology(component("api", commands=["--db.host=fluxdb_shop:5432"]), DB)
    (edge,) = built.of_kind("internal")
    assert (edge.id, edge.evidence[0].variable) == ("internal.api.db.5432", "command")


def test_a_host_and_port_pair_has_both_variables_as_evidence() -> None:
    (edge,) = topology(caller("DB_HOST=fluxdb_shop", "DB_PORT=5432"), DB).of_kind("internal")
    assert [(each.component, each.variable) for each in edge.evidence] == [("api", "DB_HOST"), ("api", "DB_PORT")]


def test_two_settings_that_name_the_same_port_are_one_edge_with_both_as_evidence() -> None:
    built = topology(
        caller("A_URL=redis://fluxcache_shop:6379", "B_URL=redis://fluxcache_shop:6379"), component("cache", None)
    )
    (edge,) = built.of_kind("internal")
    assert [each.variable for each in edge.evidence] == ["A_URL", "B_URL"]


def test_evidence_masks_credentials_and_keeps_the_host() -> None:
    (edge,) = topology(caller("DATABASE_URL=postgresql://user:canary@fluxdb_shop:5432/app"), DB).of_kind("internal")
    assert "canary" not in edge.evidence[0].value
    assert "fluxdb_shop:5432" in edge.evidence[0].value


def test_a_bare_component_name_is_marked_as_the_short_form() -> None:
    (edge,) = topology(caller("REDIS_URL=redis://cache:6379"), component("cache", None)).of_kind("internal")
    assert (edge.id, edge.host, edge.short_form) == ("internal.api.cache.6379", "cache", True)


def test_another_apps_internal_name_leads_nowhere() -> None:
    built = topology(caller("DB_HOST=fluxdb_othershop", "DB_PORT=5432"), DB)
    (edge,) = built.of_kind("unresolved")
    assert edge.host == "fluxdb_othershop"
    assert "another app" in built.node(edge.target).note  # type: ignore[union-attr]


def test_a_host_outside_is_egress() -> None:
    (edge,) = topology(caller("API_URL=https://api.stripe.com/v1")).of_kind("egress")
    assert (edge.target, edge.host, edge.port, edge.encrypted) == (
        "external.api.stripe.com",
        "api.stripe.com",
        443,
        True,
    )


def test_a_public_name_in_a_browser_variable_is_a_call_of_the_browser() -> None:
    web = component("web", 80, environmentParameters=["VITE_API=https://api-shop.app.runonflux.io"])
    (edge,) = topology(caller(), web).of_kind("browser_call")
    assert (edge.source, edge.target, edge.host) == ("browser", "edge", "api-shop.app.runonflux.io")
    assert [each.component for each in edge.evidence] == ["web"]


def test_the_other_namings_public_name_is_a_public_name_of_this_app_too() -> None:
    web = component("web", 80, environmentParameters=["VITE_API=https://shop_3000.app.runonflux.io"])
    assert len(topology(caller(), web).of_kind("browser_call")) == 1


@pytest.mark.parametrize("name", ["API_EXTERNAL_URL", "PUBLIC_URL", "OAUTH_REDIRECT_URI", "JWT_AUDIENCE"])
def test_what_is_handed_on_is_no_call(name: str) -> None:
    built = topology(caller(f"{name}=https://web-shop.app.runonflux.io"), component("web", 80))
    assert not built.of_kind("egress")


def test_a_public_name_in_another_variable_goes_out_and_back_through_the_edge() -> None:
    built = topology(caller("WEB_URL=https://web-shop.app.runonflux.io"), component("web", 80))
    (edge,) = built.of_kind("egress")
    assert (edge.source, edge.target) == ("component.api", "edge")


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "0.0.0.0", "flux{component}_{app}", "${DB_HOST}"])
def test_no_link_to_itself_or_to_a_placeholder(host: str) -> None:
    assert topology(caller(f"DB_HOST={host}", "DB_PORT=5432"), DB).of_kind("internal", "egress", "unresolved") == ()


def test_a_declared_link_is_drawn_as_declared() -> None:
    access = {"links": [{"source": "api", "target": "db", "port": 5432, "protocol": "postgresql"}]}
    (edge,) = topology(caller(), DB, access=access).of_kind("internal")
    assert (edge.id, edge.declared, edge.protocol) == ("internal.api.db.5432", True, "postgresql")


def test_a_link_that_is_declared_and_read_is_one_that_was_read() -> None:
    access = {"links": [{"source": "api", "target": "db", "port": 5432}]}
    (edge,) = topology(caller("DB_HOST=fluxdb_shop:5432"), DB, access=access).of_kind("internal")
    assert (edge.declared, len(edge.evidence)) == (False, 2)


def test_the_ports_that_only_links_tell_of_stand_on_the_card() -> None:
    built = topology(caller("DB_HOST=fluxdb_shop:5432"), DB)
    (port,) = built.components[1].ports
    assert (port.public, port.container, port.reason) == (None, 5432, "link")


def test_a_setting_that_is_fetched_at_install_makes_the_picture_incomplete() -> None:
    notes = topology(caller("F_S_ENV=https://secrets.example.com/canary")).notes
    assert "Incomplete: settings fetched at install are not drawn: api (F_S_ENV)." in notes
    assert "canary" not in "".join(notes)


def test_encrypted_secrets_make_the_picture_incomplete() -> None:
    assert "Incomplete: secrets are not drawn: shop." in build(load(path_of("v7_vault"))).notes


@pytest.mark.parametrize("secrets", [None, "", False, [], {}])
def test_empty_secrets_hide_nothing(secrets: Any) -> None:
    assert not [note for note in topology(component(secrets=secrets), version=7).notes if "secrets" in note]


@pytest.mark.parametrize(
    ("data", "volume", "label"),
    [
        ("/m|0:/inside", "volume.db", "volume"),
        ("/m|c:0:logs:/inside", "volume.db.logs", "logs"),
        ("/m|cf:0:x.conf:/inside", "volume.db.x%2Econf", "x.conf"),
    ],
)
def test_each_form_of_a_shared_volume_is_a_node_and_two_edges(data: str, volume: str, label: str) -> None:
    built = topology(component("db", None, containerData="/var/lib"), component("api", containerData=data))
    assert [edge.id for edge in built.of_kind("mount")] == [f"mount.db.{volume}", f"mount.api.{volume}"]
    assert (built.node(volume).label, built.node(volume).owner) == (label, "db")  # type: ignore[union-attr]
    assert {edge.target for edge in built.of_kind("mount")} == {volume}
    assert all(edge.encrypted is None for edge in built.of_kind("mount"))


def test_a_volume_of_a_component_that_does_not_exist_is_drawn_as_such() -> None:
    built = topology(component("api", containerData="/m|7:/inside"))
    (edge,) = built.of_kind("mount")
    assert built.node(edge.target).owner is None  # type: ignore[union-attr]


def test_a_missing_components_volume_is_not_taken_for_that_of_one_called_like_it() -> None:
    parts = (component("component-3", None, containerData="/x"), component("b", None, containerData="/y|0:/z|3:/q"))
    assert len([node for node in topology(*parts).nodes if node.kind == "volume"]) == 2


def test_logs_are_shipped_to_the_collector() -> None:
    parts = (caller("LOG=SEND"), component("logs", None, environmentParameters=["LOG=COLLECT"]))
    (edge,) = topology(*parts).of_kind("internal")
    assert (edge.target, edge.protocol) == ("component.logs", "gelf")
