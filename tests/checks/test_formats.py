"""The formats of findings: valid, complete, and without a secret."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from fluxviz import Findings, build, check, export, load
from fluxviz.checks import RULES, baseline_text, fix_text
from fluxviz.patterns import guide_example
from tests.checks.breaking import API, API_ENV, DB_ENV, changed, clean
from tests.checks.test_rules import BAD

SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-2.1.0.json").read_text("utf-8"))
CANARIES = ("Canary-env-1x9", "Canary-url-2x9", "Canary-cmd-3x9", "Canary-short", "canary-odd-key", "Canary-auth-4x9")
SECRETIVE = changed(
    clean(),
    {
        API_ENV: f"DB_PASSWORD={CANARIES[0]}",
        f"{API}.environmentParameters[0]": f"DATABASE_URL=postgresql://me:{CANARIES[1]}@fluxpostgre_shop:5432/appdb",
        f"{API}.commands": ["node", f"--api-token={CANARIES[2]}", f"--password {CANARIES[2]}"],
        DB_ENV: f"POSTGRES_PASSWORD={CANARIES[0]}",
        "compose[0].environmentParameters[+]": f"TLS_KEY=-----BEGIN PRIVATE KEY-----{CANARIES[0]}",
        "compose[2].containerData": 7,
        f"{API}.repoauth": f"user:{CANARIES[5]}",
        f"{API}.my {CANARIES[4]}": 1,
        "description": f"{CANARIES[0]} " * 20,
    },
)
WRITERS = {
    "text": export.findings_text,
    "json": export.findings_json,
    "sarif": lambda reports: export.findings_sarif(reports, "1"),
    "github": export.findings_github,
    "markdown": export.findings_markdown,
    "baseline": baseline_text,
    "repr": repr,
    "str": lambda reports: "".join(map(str, reports)),
    "findings": lambda reports: "".join(repr(finding) for findings in reports for finding in findings),
    "pickle": lambda reports: pickle.dumps(reports).decode("latin-1"),
}


def _secretive() -> Findings:
    return check(json.dumps(SECRETIVE, indent=2))


@pytest.mark.parametrize("form", WRITERS)
def test_no_secret_is_in_any_format(form: str) -> None:
    findings = _secretive()
    assert {"FX101", "FX307", "FX502", "FX710", "FX702", "FX707"} <= set(findings.codes)
    text = WRITERS[form]([findings])
    assert not [canary for canary in CANARIES if canary in text]


def test_no_secret_is_in_a_diff() -> None:
    for indent in (None, 0, 2):
        text = json.dumps(SECRETIVE, indent=indent)
        fixed = fix_text(text, check(text))
        assert fixed.applied
        assert "fluxpostgre_shop" in fixed.diff
        assert not [canary for canary in CANARIES if canary in fixed.diff]


def test_a_spec_shows_its_document_to_nobody() -> None:
    spec = load(json.dumps(SECRETIVE))
    topology = build(spec)
    shown = (repr(spec), spec.model_dump_json(), repr(topology), repr(vars(spec)), repr(topology.provenance))
    for text in (*shown, pickle.dumps(spec).decode("latin-1"), pickle.dumps(copy.deepcopy(spec)).decode("latin-1")):
        assert not [canary for canary in CANARIES if canary in text]
    assert spec == load(json.dumps(SECRETIVE) + "\n\n")


def test_sarif_is_valid() -> None:
    reports = [case.findings() for case in BAD] + [check(guide_example("full_stack").text), Findings([], "empty.json")]
    document = json.loads(export.findings_sarif(reports, "1.2.3"))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(document)
    results = document["runs"][0]["results"]
    rules = document["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert len(results) == sum(map(len, reports))
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results)
    assert {result["ruleId"] for result in results} == set(RULES)


def test_the_validator_would_refuse_what_is_wrong() -> None:
    document: dict[str, Any] = json.loads(export.findings_sarif([_secretive()], "1"))
    document["runs"][0]["results"][0]["level"] = "advice"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_github_commands_are_one_line_each() -> None:
    findings = _secretive()
    lines = export.findings_github([findings]).splitlines()
    assert len(lines) == len(findings)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_markdown_tables_keep_their_columns() -> None:
    findings = check(changed(clean(), {f"{API}.containerData": "/data|x:/shared", f"{API}.repotag": "a|b"}))
    rows = [line for line in export.findings_markdown([findings]).splitlines() if line.startswith("|")]
    assert len(rows) == len(findings) + 2
    assert {row.replace("\\|", "").count("|") for row in rows} == {6}


def test_json_holds_every_field() -> None:
    data = json.loads(export.findings_json([_secretive()]))
    (file,) = data["files"]
    assert file["counts"]["error"] == len([each for each in file["findings"] if each["severity"] == "error"])
    fixed = next(each for each in file["findings"] if each["code"] == "FX101")
    assert fixed["certain_fix"]["new"] == "fluxpostgres_shop"
    assert fixed["line"]


def test_what_stands_in_the_access_file_is_told_at_its_line_there(tmp_path: Path) -> None:
    """The fix belongs there, and so does the editor's cursor."""
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(changed(clean(), {"compose[0].domains[0]": "a.example.com"}), indent=1))
    overlay = path.with_suffix(".access.json")
    overlay.write_text('{"domains": {\n"A.example.com": {\n"ssl": "flexible"}},\n"suppress": []}')
    found = check(path)
    (wrong,) = found.of("FX401")
    assert found.spot(wrong) == (str(overlay), 3)
    assert f"{overlay}:3: error FX401" in export.findings_text([found])
    assert f"{overlay}:3: error FX401" in found.text()
    assert f"file={overlay},line=3," in export.findings_github([found])
    assert "shop.access.json:3 |" in export.findings_markdown([found]).replace("\\", "")
    (told,) = (
        each for each in json.loads(export.findings_json([found]))["files"][0]["findings"] if each["code"] == "FX401"
    )
    assert (told["file"], told["line"]) == (str(overlay), 3)
    (result,) = (
        each
        for each in json.loads(export.findings_sarif([found], "1"))["runs"][0]["results"]
        if each["ruleId"] == "FX401"
    )
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == (overlay.as_uri(), 3)
    assert found.at_least("error").spot(wrong) == (str(overlay), 3)
