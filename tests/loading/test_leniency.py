"""What is odd but can be read is read, and the user is told."""

from __future__ import annotations

import codecs
import json
from pathlib import Path
from typing import Any

import pytest

from fluxviz import AppSpec, load
from tests.specimens import app, component, document, path_of


def warned(spec: AppSpec, where: str) -> str:
    """Give the warnings about a place as one text; there must be one."""
    said = [warning.message for warning in spec.warnings if warning.where == where]
    assert said, f"no warning about {where}; there are {[warning.where for warning in spec.warnings]}"
    return "; ".join(said)


def ports(spec: AppSpec, index: int = 0) -> list[tuple[int | None, int | None]]:
    return [(port.public, port.container) for port in spec.components[index].ports]


def test_a_byte_order_mark_is_left_out_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "marked.json"
    path.write_bytes(codecs.BOM_UTF8 + json.dumps(app()).encode())
    first = load(path).warnings[0]
    assert (first.where, first.message, first.line) == ("", "begins with a byte order mark, left out", 1)


def test_text_that_begins_with_a_mark_is_text_and_no_path() -> None:
    assert load("\ufeff" + json.dumps(app())).name == "shop"


def test_numbers_in_text_are_read_as_numbers() -> None:
    part = component(ports=["33080", " 33081 "], containerPorts=["80", "81"], cpu="0.5", ram="1e3", hdd="5")
    spec = load(app(part, version="4", instances="3"))  # type: ignore[arg-type]
    assert (spec.version, spec.instances, ports(spec)) == (4, 3, [(33080, 80), (33081, 81)])
    resources = spec.components[0].resources
    assert (resources.cpu, resources.ram, resources.hdd) == (0.5, 1000.0, 5.0)
    for where in ("version", "instances", "compose[0].ports[0]", "compose[0].containerPorts[1]", "compose[0].cpu"):
        assert warned(spec, where) == "is a number inside text; read as a number"


@pytest.mark.parametrize("version", [2, 3])
def test_ports_of_old_versions_are_text_by_right(version: int) -> None:
    whole = {"version": version, "name": "shop", "repotag": "me/web:1", "ports": ["33080"], "containerPorts": ["80"]}
    spec = load(whole)
    assert ports(spec) == [(33080, 80)]
    assert [each.where for each in spec.warnings] == [""]  # the keys that this one has not
    assert warned(load({**whole, "ports": [" 33080"]}), "ports[0]") == "is a number inside text; read as a number"
    newer: dict[str, Any] = {"version": 4, "name": "shop", "compose": [{**whole, "name": "web"}]}
    del newer["compose"][0]["version"]
    assert warned(load(newer), "compose[0].ports[0]") == "is a number inside text; read as a number"


def test_whole_numbers_with_a_point_are_read() -> None:
    spec = load(app(component(ports=[80.0], containerPorts=[8080.0]), version=8.0))  # type: ignore[arg-type]
    assert (spec.version, ports(spec)) == (8, [(80, 8080)])


def test_lists_inside_text_are_read_as_lists() -> None:
    spec = load(path_of("arrays_as_text"))
    plain = load(app(*document("v8_shop")["compose"], name="x"))
    assert ports(spec) == ports(plain) == [(31500, 3000)]
    assert [variable.name for variable in spec.components[0].environment] == ["REDIS_URL"]
    assert warned(spec, "compose[0].environmentParameters") == "is a list inside text; read as a list"
    assert warned(spec, "compose[1].commands") == "is a list inside text; read as a list"


def test_a_compose_inside_text_is_read_as_a_list() -> None:
    spec = load({"version": 4, "name": "shop", "compose": json.dumps([component("api"), component("web", 80)])})
    assert [part.name for part in spec.components] == ["api", "web"]
    assert warned(spec, "compose") == "is a list inside text; read as a list"


@pytest.mark.parametrize(
    ("part", "read"),
    [
        ({"port": 33080, "containerPort": 80}, [(33080, 80)]),
        ({"port": "33080", "containerPort": "80"}, [(33080, 80)]),
        ({"port": [33080, 33081], "containerPort": [80, 81]}, [(33080, 80), (33081, 81)]),
        ({"ports": 33080, "containerPorts": 80}, [(33080, 80)]),
        ({"ports": "33080", "containerPorts": "80"}, [(33080, 80)]),
        ({"ports": (33080,), "containerPorts": (80,)}, [(33080, 80)]),
        ({"port": None, "containerPort": ""}, []),
        ({"ports": None}, []),
        ({"ports": [None], "containerPorts": [80]}, [(None, 80)]),
        ({"ports": [33080], "containerPorts": []}, [(33080, None)]),
        ({"containerPorts": [80, 81], "ports": [33080]}, [(33080, 80), (None, 81)]),
    ],
)
def test_ports_are_read_in_every_form(part: dict[str, Any], read: list[tuple[int | None, int | None]]) -> None:
    assert ports(load(app({"name": "web", **part}))) == read


def test_ports_without_a_partner_are_told() -> None:
    spec = load(app({"name": "web", "ports": [80, 81], "containerPorts": [80]}))
    assert warned(spec, "compose[0].ports").startswith("2 public and 1 container port(s)")


def test_one_port_where_a_list_is_expected_is_told() -> None:
    spec = load(app({"name": "web", "ports": 80, "containerPort": [80]}))
    assert warned(spec, "compose[0].ports") == "is one port where a list is expected; read as a list of one"
    assert warned(spec, "compose[0].containerPort") == "is a list where one port is expected; read as containerPorts"


@pytest.mark.parametrize("key", ["environmentParameters", "enviromentParameters", "environment"])
def test_the_environment_is_read_by_each_of_its_names(key: str) -> None:
    spec = load(app(component(**{key: ["A=1", "B=x=y", "no equals sign", ""]})))
    read = [(each.name, each.value.reveal()) for each in spec.components[0].environment]
    assert read == [("A", "1"), ("B", "x=y"), ("", "no equals sign"), ("", "")]


def test_an_environment_that_is_an_object_is_read_as_one() -> None:
    spec = load(app(component(environment={"B": 2, "A": None})))
    assert [(each.name, each.value.reveal()) for each in spec.components[0].environment] == [("A", ""), ("B", "2")]
    assert warned(spec, "compose[0].environment") == "is an object; expected a list of KEY=value; read as one"


def test_an_entry_with_name_and_value_is_read_as_one() -> None:
    spec = load(app(component(environmentParameters=[{"name": "A", "value": "1"}])))
    assert [(each.name, each.value.reveal()) for each in spec.components[0].environment] == [("A", "1")]
    assert warned(spec, "compose[0].environmentParameters[0]").startswith("is an object")


@pytest.mark.parametrize(
    "wrap",
    [
        lambda spec: {"status": "success", "data": spec},
        lambda spec: {"status": "success", "data": [spec]},
        lambda spec: {"data": spec},
        lambda spec: {"type": "fluxappregister", "version": 1, "appSpecifications": spec, "hash": "00"},
        lambda spec: {"type": "zelappregister", "version": 1, "zelAppSpecifications": spec},
        lambda spec: {"status": "success", "data": [{"appSpecifications": spec}]},
    ],
)
def test_a_spec_is_taken_out_of_what_it_travels_in(wrap: Any) -> None:
    spec = load(wrap(app(version=8)))
    assert (spec.name, spec.version, len(spec.components)) == ("shop", 8, 1)


def test_a_list_of_one_is_that_one() -> None:
    assert load(json.dumps([app()])).name == "shop"


def test_a_file_of_the_api_and_a_permanent_message_are_read() -> None:
    assert load(path_of("api_envelope")).name == "envelope"
    assert load(path_of("permanent_message")).name == "permanent"


def test_warnings_inside_an_envelope_have_the_path_of_the_file() -> None:
    spec = load({"status": "success", "data": app(component(cpu="1"))})
    assert warned(spec, "data.compose[0].cpu")


@pytest.mark.parametrize(
    ("keys", "version"),
    [
        ({"repotag": "nginx", "port": 80, "containerPort": 80}, 1),
        ({"repotag": "nginx", "ports": [80], "containerPorts": [80]}, 2),
        ({"repotag": "nginx", "ports": [80], "containerPorts": [80], "instances": 3}, 3),
        ({"compose": [component()]}, 4),
        ({"compose": [component()], "contacts": []}, 5),
        ({"compose": [component()], "geolocation": []}, 5),
        ({"compose": [component()], "contacts": [], "expire": 22000}, 6),
        ({"compose": [component()], "expire": 22000, "nodes": []}, 7),
        ({"compose": [component()], "staticip": False}, 7),
        ({"compose": [component()], "nodes": [], "enterprise": ""}, 8),
        ({"compose": [], "enterprise": "blob"}, 8),
    ],
)
def test_a_missing_version_is_told_from_the_shape(keys: dict[str, Any], version: int) -> None:
    spec = load({"name": "shop", **keys})
    assert spec.version == version
    assert warned(spec, "version") == f"missing; the shape is that of version {version}"


def test_a_version_that_does_not_fit_the_shape_is_told() -> None:
    assert "has the shape of a list of components" in warned(load(app(version=2)), "version")
    single = {"name": "x", "version": 7, "repotag": "nginx", "ports": [80], "containerPorts": [80]}
    assert "has the shape of one container" in warned(load(single), "version")


def test_missing_keys_are_named() -> None:
    spec = load(app(component()))
    assert warned(spec, "") == "missing keys of version 4: description, owner, instances"
    assert warned(spec, "compose[0]").startswith("missing keys of version 4: description, repotag, commands,")


def test_extra_keys_are_named_and_their_values_are_not() -> None:
    extra = {"priceUSD": "canary-1", "lockedValues": ["canary-2"]}
    spec = load(app(component(**extra), enabled="canary-3", **{"an odd: key canary-4": 1}))
    said = "\n".join(str(warning) for warning in spec.warnings)
    assert "keys that FluxOS does not know, left out: lockedValues, priceUSD" in said
    assert "keys that FluxOS does not know, left out: (an odd key), enabled" in said
    assert "canary" not in said


def test_a_warning_has_the_line_of_its_place(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text('{"version": 4, "name": "x",\n"compose": [\n{"name": "a",\n"cpu": "1"}]}')
    lines = {warning.where: warning.line for warning in load(path).warnings}
    assert lines == {"": 1, "compose[0]": 3, "compose[0].cpu": 4}


def test_a_warning_reads_as_one_line() -> None:
    texts = [str(warning) for warning in load(json.dumps(app(component(cpu="1")))).warnings]
    assert "line 1: compose[0].cpu: is a number inside text; read as a number" in texts


def test_a_bare_component_is_an_app_of_one_container() -> None:
    spec = load(path_of("guide_standard_port"))
    assert (spec.name, spec.dialect, spec.single_container, ports(spec)) == ("api", "guide", True, [(3000, 3000)])


def test_a_bare_component_without_a_name_takes_the_one_given() -> None:
    spec = load({"repotag": "nginx", "port": 80, "containerPort": 80}, name="mine")
    assert (spec.name, spec.components[0].name) == ("mine", "mine")


def test_a_name_given_from_outside_wins() -> None:
    assert load(app(name="written"), name="given").name == "given"


def test_components_may_stand_for_compose() -> None:
    spec = load({"version": 8, "name": "x", "components": [component()]})
    assert [part.name for part in spec.components] == ["api"]
    assert warned(spec, "components") == "stands for compose; read as compose"


def test_one_component_where_a_list_is_expected_is_a_list_of_one() -> None:
    spec = load({"version": 4, "name": "x", "compose": component(repotag="nginx")})
    assert warned(spec, "compose") == "is one component where a list is expected; read as a list of one"


def test_a_command_in_one_text_is_a_list_of_one() -> None:
    spec = load(app(component(commands="run --now")))
    assert [word.reveal() for word in spec.components[0].commands] == ["run --now"]
    assert warned(spec, "compose[0].commands") == "is text where a list is expected; read as a list of one"


@pytest.mark.parametrize(
    "spec",
    [
        app(name="with-hyphen"),
        app(name="x" * 300),
        app(*(component(f"c{index}", 31000 + index) for index in range(30))),
        app(component("fluxapi")),
        app(component(ports=[22, 16100, 30001, 70000], containerPorts=[22, 80, 81, 82])),
        app(component(environmentParameters=[f"V{index}=x" for index in range(90)])),
        app(instances=1),
        app(component(cpu=99, ram=1)),
    ],
)
def test_a_limit_of_fluxos_refuses_nothing(spec: dict[str, Any]) -> None:
    assert load(spec).components


def test_a_number_that_is_no_port_is_told() -> None:
    spec = load(app(component(port=70000)))
    assert warned(spec, "compose[0].ports[0]") == "70000 is no port: ports are 1 to 65535"


@pytest.mark.parametrize("instances", [0, -3, 2.5])
def test_an_odd_number_of_copies_is_drawn_as_unknown(instances: float) -> None:
    spec = load(app(instances=instances))
    assert spec.instances is None
    assert "drawn as unknown" in warned(spec, "instances")


@pytest.mark.parametrize(
    ("entry", "hosts"),
    [
        ("shop.example.com", ["shop.example.com"]),
        ("shop.example.com,www.example.com", ["shop.example.com", "www.example.com"]),
        ("https://shop.example.com/path?x=1", ["shop.example.com"]),
        ("http://u:canary@shop.example.com:8080", ["shop.example.com"]),
        ("shop.example.com.", ["shop.example.com"]),
        ("", []),
        ("none", []),
        ("shop.app.runonflux.io", []),
    ],
)
def test_domains_are_read_as_host_names(entry: str, hosts: list[str]) -> None:
    spec = load(app(component(domains=[entry])))
    assert list(spec.components[0].ports[0].domains) == hosts
    assert "canary" not in str(spec.warnings)


def test_an_upper_case_domain_is_told_since_the_edge_never_matches_it() -> None:
    assert "never matches" in warned(load(app(component(domains=["Shop.Example.com"]))), "compose[0].domains[0]")


def test_a_domain_without_a_port_is_told() -> None:
    spec = load(app(component(port=None, domains=["shop.example.com"])))
    assert "has no port beside it" in warned(spec, "compose[0].domains[0]")


def test_half_a_character_is_drawn_as_one_that_is_whole() -> None:
    spec = load(b'{"version": 4, "name": "sh\\ud800op", "compose": [{"name": "a\\udfffb"}]}')
    assert (spec.name, spec.components[0].name) == ("sh\ufffdop", "a\ufffdb")
    assert warned(spec, "compose[0].name").startswith("holds half of a character")


def test_image_names_lose_what_is_no_part_of_them() -> None:
    images = {
        "https://user:canary@ghcr.io/acme/api:1": "ghcr.io/acme/api:1",
        "user:canary@registry.example.com:5000/api": "registry.example.com:5000/api",
        "nginx@sha256:" + "0" * 64: "nginx@sha256:" + "0" * 64,
        " nginx:1.27 ": "nginx:1.27",
        "": None,
    }
    for written, read in images.items():
        assert load(app(component(repotag=written))).components[0].image == read
