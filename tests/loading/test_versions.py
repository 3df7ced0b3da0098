"""Each version of FluxOS is read whole: a complete spec gives its parts and no warning."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest

from fluxviz import load
from tests.specimens import path_of

SINGLE = {"v1_bot": 1, "v2_weather": 2, "v3_tiles": 3}
COMPOSED = {"v4_shop": 4, "v5_shop": 5, "v6_shop": 6, "v7_vault": 7, "v8_shop": 8}


@pytest.mark.parametrize("name", [*SINGLE, *COMPOSED, "v8_enterprise", "mapping_that_differs"])
def test_a_complete_spec_gives_no_warning(name: str) -> None:
    assert load(path_of(name)).warnings == ()


@pytest.mark.parametrize(("name", "version"), SINGLE.items())
def test_versions_1_to_3_are_one_container_called_like_the_app(name: str, version: int) -> None:
    spec = load(path_of(name))
    (component,) = spec.components
    assert (spec.version, spec.single_container, component.name) == (version, True, spec.name)
    assert component.image
    assert [str(mount.path) for mount in component.mounts] == ["/data"]


@pytest.mark.parametrize(("name", "version"), COMPOSED.items())
def test_versions_4_to_8_are_a_list_of_components(name: str, version: int) -> None:
    spec = load(path_of(name))
    assert (spec.version, spec.single_container, spec.dialect, spec.instances) == (version, False, "fluxos", 3)
    assert [(part.name, part.image) for part in spec.components] == [
        ("shop", "acme/shop:4"),
        ("cache", "redis:7-alpine"),
    ]


@pytest.mark.parametrize(
    ("name", "ports"),
    [
        ("v1_bot", [(31200, 8080, ())]),
        ("v2_weather", [(31301, 80, ("weather.example.org",)), (31302, 9000, ())]),
        ("v3_tiles", [(31400, 8080, ())]),
        ("v8_shop", [(31500, 3000, ())]),
        ("mapping_that_differs", [(33080, 80, ("maps.example.org",)), (33081, 8080, ())]),
        ("guide_three_tier", [(5432, 5432, ())]),
    ],
)
def test_ports_and_domains_stand_beside_each_other(name: str, ports: list[tuple[int, int, tuple[str, ...]]]) -> None:
    read = load(path_of(name)).components[0].ports
    assert [(port.public, port.container, port.domains) for port in read] == ports


def test_version_3_has_its_number_of_copies() -> None:
    assert load(path_of("v3_tiles")).instances == 5


def test_version_7_tells_that_there_are_encrypted_secrets_and_keeps_them() -> None:
    spec = load(path_of("v7_vault"))
    assert [part.hidden_environment for part in spec.components] == [True, False]
    assert "canary-pgp-secret" not in repr(spec) + spec.model_dump_json()


def test_an_enterprise_app_has_no_components_to_read() -> None:
    spec = load(path_of("v8_enterprise"))
    assert (spec.encrypted, spec.components, repr(spec)) == (True, (), "AppSpec('hiddenapp', version 8, encrypted)")


def test_an_enterprise_app_that_shows_its_components_is_read_like_any_other() -> None:
    spec = load({"version": 8, "name": "x", "enterprise": "blob", "compose": [{"name": "web", "ports": [80]}]})
    assert (spec.encrypted, len(spec.components)) == (False, 1)


def test_a_loaded_spec_cannot_be_changed() -> None:
    spec = load(path_of("v8_shop"))
    with pytest.raises(FrozenInstanceError):
        spec.name = "other"  # type: ignore[misc]


def test_a_spec_is_the_same_from_a_path_a_text_bytes_and_a_mapping() -> None:
    path = path_of("mapping_that_differs")
    text = path.read_text("utf-8")
    specs = [load(source) for source in (path, str(path), text, text.encode(), json.loads(text))]
    assert len({spec.model_copy(update={"source": ""}).model_dump_json() for spec in specs}) == 1


@pytest.mark.parametrize(
    ("data", "mounts"),
    [
        ("/data", [("primary", "", "", None, "/data")]),
        ("s:/data", [("primary", "s", "", None, "/data")]),
        (
            "rg:/data|m:logs:/var/log",
            [("primary", "rg", "", None, "/data"), ("directory", "", "logs", None, "/var/log")],
        ),
        ("/a|f:x.conf:/etc/x.conf", [("primary", "", "", None, "/a"), ("file", "", "x.conf", None, "/etc/x.conf")]),
        ("/a|0:/b", [("primary", "", "", None, "/a"), ("component", "", "", 0, "/b")]),
        ("/a|c:1:d:/b", [("primary", "", "", None, "/a"), ("component_directory", "", "d", 1, "/b")]),
        ("/a|cf:1:f:/b", [("primary", "", "", None, "/a"), ("component_file", "", "f", 1, "/b")]),
    ],
)
def test_storage_is_read_in_each_of_its_forms(data: str, mounts: list[tuple[object, ...]]) -> None:
    spec = load({"version": 8, "name": "x", "compose": [{"name": "a", "containerData": data}]})
    read = spec.components[0].mounts
    assert [(each.kind, each.flags, each.name, each.component, each.path) for each in read] == mounts
