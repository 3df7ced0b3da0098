"""JSON that is no app that can be drawn is refused, with every fault, its path and its line."""

from __future__ import annotations

import json
import pickle
from typing import Any

import pytest

from fluxviz import load
from tests.loading.refusing import only_fault, refusal
from tests.specimens import app, component, document


def test_a_version_9_draft_is_refused_by_name() -> None:
    where, message, line = only_fault('{"version": 9,\n"name": "mesh", "components": {"etcd": {}}}')
    assert (where, line) == ("version", 1)
    assert message == "version 9 is a draft that Flux has not yet released; expected 1 to 8"


@pytest.mark.parametrize("version", [0, -1, 10, 99, 4.5, "x", "", [], {}, True])
def test_a_version_that_does_not_exist_is_refused(version: Any) -> None:
    where, message, _ = only_fault(app(version=version))
    assert where == "version"
    assert message.startswith("expected a number from 1 to 8, found ")


@pytest.mark.parametrize("compose", [[], None, "", "[]"])
def test_an_empty_compose_is_refused(compose: Any) -> None:
    where, message, _ = only_fault({"version": 4, "name": "x", "compose": compose})
    assert (where, message) == ("compose", "empty; expected at least one component, or an enterprise blob")


def test_a_missing_compose_is_refused() -> None:
    assert only_fault({"version": 4, "name": "x"})[:2] == (
        "compose",
        "missing; expected at least one component, or an enterprise blob",
    )


@pytest.mark.parametrize("name", [None, "", "  \t "])
def test_a_missing_name_is_refused_and_told_how_to_give_one(name: str | None) -> None:
    where, message, _ = only_fault(app(name=name))  # type: ignore[arg-type]
    assert where == "name"
    assert "--name" in message
    assert "name=" in message


def test_an_empty_name_given_from_outside_is_refused() -> None:
    assert only_fault(app(), name=" ")[0] == "name"


def test_components_without_any_name_are_refused() -> None:
    where, message, _ = only_fault({"version": 4, "name": "x", "compose": [{"ports": [80]}, {"ports": [81]}]})
    assert (where, message) == ("compose[0].name", "missing; expected at least one component with a name")


@pytest.mark.parametrize("value", ["text", 3, True, None, 2.5])
def test_a_document_that_is_no_object_is_refused(value: Any) -> None:
    where, message, _ = only_fault(json.dumps(value).encode())
    assert where == ""
    assert message.startswith("expected an object, the Flux app spec, found ")


def test_a_list_of_several_specs_is_refused() -> None:
    message = (
        "found a list of 2 apps (shop); expected one: fluxviz draw FILE -o DIR/ draws each, "
        "--name shop (name= in Python) picks one"
    )
    assert only_fault(json.dumps([app(), app()])) == ("", message, 1)


def test_an_envelope_of_several_specs_is_refused_at_its_data() -> None:
    assert only_fault({"status": "success", "data": [app(), app()]})[0] == "data"


def test_an_error_answer_of_the_api_is_refused_as_such() -> None:
    answer = {"status": "error", "data": {"code": 404, "name": "Error", "message": "Application not found"}}
    assert only_fault(answer)[1] == "is an error answer of the Flux API, not a spec"


@pytest.mark.parametrize(
    ("key", "value", "where", "found"),
    [
        ("repotag", ["nginx"], "repotag", "a Docker image, found a list"),
        ("name", {"x": 1}, "name", "the component's name, found an object"),
        ("ports", {"a": 1}, "ports", "a list of port numbers, found an object"),
        ("ports", ["eighty"], "ports[0]", "a port number, found text"),
        ("ports", [80, 70000.5], "ports[1]", "a port number, found the number 70000.5"),
        ("ports", [-1], "ports[0]", "a port number, found the number -1"),
        ("ports", [True], "ports[0]", "a port number, found true"),
        ("ports", "[80", "ports", "a list of port numbers, found text that is not a JSON list"),
        ("containerPorts", [[80]], "containerPorts[0]", "a port number, found a list"),
        ("port", "http", "port", "a port number, found text"),
        ("domains", {"a": 1}, "domains", "a list of domain names, found an object"),
        ("domains", [["a"]], "domains[0]", "domain names, found a list"),
        ("environmentParameters", True, "environmentParameters", "a list of KEY=value, found true"),
        ("environmentParameters", [["A=b"]], "environmentParameters[0]", "KEY=value, found a list"),
        ("commands", {"a": 1}, "commands", "a list of words of a command, found an object"),
        ("containerData", ["/data"], "containerData", "a path or mounts, found a list"),
        ("cpu", "much", "cpu", "a number, found text"),
        ("ram", [1], "ram", "a number, found a list"),
        ("hdd", True, "hdd", "a number, found true"),
    ],
)
def test_a_wrong_type_is_told_with_its_path_and_line(key: str, value: Any, where: str, found: str) -> None:
    part = {"name": "api", key: value} if key != "ports" else {"name": "api", "containerPorts": [], key: value}
    lines = [f'"{name}": {json.dumps(each)}' for name, each in part.items()]
    text = '{"version": 4,\n"name": "x",\n"compose": [{\n' + ",\n".join(lines) + "}]}"
    line = 4 + list(part).index(key)
    assert only_fault(text) == (f"compose[0].{where}", f"expected {found}", line)


@pytest.mark.parametrize("item", [None, "api", 5, [], True])
def test_a_component_that_is_no_object_is_refused(item: Any) -> None:
    where, message, _ = only_fault({"version": 4, "name": "x", "compose": [component(), item]})
    assert where == "compose[1]"
    assert message.startswith("expected a component, an object, found ")


def test_all_faults_are_told_at_once() -> None:
    spec = {
        "version": 77,
        "compose": [{"name": "api", "ports": ["x"], "cpu": "y"}, 3, {"name": "db", "environmentParameters": [[]]}],
        "instances": "many",
    }
    assert {fault.where for fault in refusal(spec).faults} == {
        "version",
        "name",
        "compose[0].ports[0]",
        "compose[0].cpu",
        "compose[1]",
        "compose[2].environmentParameters[0]",
        "instances",
    }


def test_the_message_lists_each_fault_on_a_line_that_editors_can_jump_to() -> None:
    error = refusal(
        '{"version": 4, "name": "x",\n"compose": [\n{"name": "a", "cpu": "z"},\n{"name": "b", "ram": "z"}]}'
    )
    assert str(error).splitlines() == [
        "not a Flux app spec that can be drawn, 2 faults:",
        "  <text>:3: compose[0].cpu: expected a number, found text",
        "  <text>:4: compose[1].ram: expected a number, found text",
    ]


def test_faults_inside_an_envelope_have_the_path_of_the_file() -> None:
    text = '{"status": "success",\n"data": {"version": 4, "name": "x", "compose": [\n{"name": "a", "cpu": "z"}]}}'
    assert only_fault(text) == ("data.compose[0].cpu", "expected a number, found text", 3)


def test_a_fault_inside_a_list_in_text_has_the_line_of_that_text() -> None:
    text = '{"version": 4, "name": "x", "compose": [{"name": "a",\n"ports": "[80, \\"x\\"]"}]}'
    assert only_fault(text) == ("compose[0].ports[1]", "expected a port number, found text", 2)


def test_a_mapping_has_no_lines() -> None:
    assert only_fault(app(component(cpu="z")))[2] is None


def test_an_error_survives_pickling() -> None:
    error = refusal(app(component(cpu="z")))
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.faults) == (str(error), error.faults)


def test_numbers_too_long_to_print_are_refused_like_others() -> None:
    huge = 10**5000
    assert only_fault(app(version=huge))[0] == "version"
    assert only_fault(app(component(ports=[huge])))[0] == "compose[0].ports[0]"


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, child in children for inner in _leaves(child, (*path, key)))]


def _with(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    head, *rest = path
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    changed = {key: _with(child, tuple(rest), new) if key == head else child for key, child in pairs}
    return changed if isinstance(value, dict) else list(changed.values())


@pytest.mark.parametrize("canary", ["canary-9d1f", ["canary-9d1f"], {"x": "canary-9d1f"}, [["canary-9d1f"]]])
@pytest.mark.parametrize("name", ["guide_fullstack", "v2_weather", "v7_vault", "v8_enterprise", "api_envelope"])
def test_no_message_repeats_a_value_of_the_document(name: str, canary: Any) -> None:
    spec = document(name)
    refused = 0
    for path in _leaves(spec):
        try:
            said = str(load(json.dumps(_with(spec, path, canary)).encode()).warnings)
        except Exception as error:  # noqa: BLE001, RUF100 - whatever is raised is what a user would read
            said, refused = str(error), refused + 1
        assert "canary-9d1f" not in said, path
    assert refused >= 4


@pytest.mark.parametrize("key", ["environmentParameters", "commands"])
def test_a_number_among_settings_is_a_secret_like_their_text(key: str) -> None:
    try:
        said = "\n".join(str(warning) for warning in load(app(component(**{key: ["--pin", 86753091]}))).warnings)
    except Exception as error:  # noqa: BLE001, RUF100 - whatever is raised is what a user would read
        said = str(error)
    assert "86753091" not in said
