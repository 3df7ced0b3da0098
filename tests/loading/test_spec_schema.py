"""The JSON Schema of specs says what registration says, as far as a schema can."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from fluxviz.patterns import PATTERNS
from fluxviz.spec.acceptance import Violation, validate
from fluxviz.spec.schema import make_spec_schema
from fluxviz.spec.versions import APP_KEYS, COMPONENT_KEYS
from tests.cli.running import run
from tests.guide_patterns import guide_example
from tests.specimens import NO_SHARED, REAL_SPECS

VALIDATOR = Draft7Validator(make_spec_schema())
BEYOND = {"lengths", "twice", "hardware", "decimals"}
"""What no schema can say: sums, counts of other keys, what stands twice."""


def cases() -> list[tuple[Path, str, str]]:
    found = []
    for folder in REAL_SPECS:
        with (folder / "REGISTRATION.tsv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                path = folder / f"{row['name']}.json"
                found.append((path, "", row["verdict"]))
                found.append((path, "1FluxExampleOwner", row["verdict_with_an_owner"]))
    return found


def is_beyond(violation: Violation) -> bool:
    return not violation.refuses or violation.kind in BEYOND or "another component" in violation.message


def is_of_the_guide(document: dict[str, Any]) -> bool:
    """Return whether a spec is written as the guide writes, which the schema lets pass."""
    return any("port" in part or "containerPort" in part for part in document.get("compose", ()))


@pytest.mark.skipif(not REAL_SPECS, reason=NO_SHARED)
@pytest.mark.parametrize(("path", "owner", "verdict"), cases(), ids=lambda value: getattr(value, "stem", value))
def test_it_says_what_registration_says(path: Path, owner: str, verdict: str) -> None:
    document: dict[str, Any] = json.loads(path.read_text("utf-8"))
    if owner and not document.get("owner"):
        document["owner"] = owner
    faults = [f"{each.json_path}: {each.message[:80]}" for each in VALIDATOR.iter_errors(document)]
    if verdict == "ACCEPT":
        assert faults == []
    elif document.get("version") in APP_KEYS and not all(map(is_beyond, validate(document))):
        assert faults or is_of_the_guide(document)


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_and_the_guide_s_own_examples_are_valid(name: str) -> None:
    ready = PATTERNS[name].pattern(owner="1FluxExample").document
    assert [*VALIDATOR.iter_errors(ready)] == []
    assert [*VALIDATOR.iter_errors(guide_example(name).document)] == []


@pytest.mark.parametrize("version", APP_KEYS)
def test_every_key_of_a_version_has_a_title_and_a_description(version: int) -> None:
    schema = make_spec_schema(version)
    Draft7Validator.check_schema(schema)
    assert {"version", *APP_KEYS[version]} <= set(schema["properties"])
    parts = [schema["properties"]]
    if version >= 4:
        parts.append(schema["properties"]["compose"]["items"]["properties"])
        assert set(COMPONENT_KEYS[version]) <= set(parts[1])
    for each in parts:
        for key, value in each.items():
            assert value["title"] == key
            assert len(value["description"]) > 20, key


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"name": "fluxshop"}, "$.name"),
        ({"name": "watchTower"}, "$.name"),
        ({"instances": 0}, "$.instances"),
        ({"expire": 2_000_000}, "$.expire"),
        ({"staticip": "yes"}, "$.staticip"),
        ({"compose": []}, "$.compose"),
        ({"version": 9}, "$.version"),
    ],
)
def test_a_fault_at_the_top_is_found_where_it_is(change: dict[str, Any], place: str) -> None:
    document = PATTERNS["full_stack"].pattern(owner="1FluxExample").document | change
    assert place in [each.json_path for each in VALIDATOR.iter_errors(document)]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"ports": [22]}, "ports[0]"),
        ({"ports": [16_150]}, "ports[0]"),
        ({"ports": [70_000]}, "ports[0]"),
        ({"containerData": "x"}, "containerData"),
        ({"environmentParameters": ["A=" + "x" * 400]}, "environmentParameters[0]"),
        ({"name": "my-api"}, "name"),
        ({"cpu": 20}, "cpu"),
    ],
)
def test_a_fault_of_a_component_is_found_where_it_is(change: dict[str, Any], place: str) -> None:
    document = json.loads(json.dumps(PATTERNS["full_stack"].pattern(owner="1FluxExample").document))
    document["compose"][0] |= change
    assert f"$.compose[0].{place}" in [each.json_path for each in VALIDATOR.iter_errors(document)]


def test_the_command_prints_and_writes_it(tmp_path: Path) -> None:
    assert json.loads(run("schema").out) == make_spec_schema()
    assert run("schema", "--version", "3", "-o", str(tmp_path / "s.json")).code == 0
    assert json.loads((tmp_path / "s.json").read_text("utf-8")) == make_spec_schema(3)
    assert run("schema", "--version", "9").code == 2
