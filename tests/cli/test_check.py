"""``fluxviz check`` and ``fluxviz rules`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fluxviz.checks import RULES
from tests.checks.breaking import API, changed, clean
from tests.cli.running import run, run_process

TYPO = changed(clean(), {f"{API}.environmentParameters[1]": "DB_HOST=fluxpostgre_shop"})


@pytest.fixture
def typo(tmp_path: Path) -> Path:
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(TYPO, indent=2))
    return path


def test_exit_codes(tmp_path: Path, typo: Path) -> None:
    good = tmp_path / "good.json"
    good.write_text(json.dumps(clean()))
    assert run("check", good).code == 0
    assert run("check", typo).code == 1
    assert run("check", good, typo).code == 1
    assert run("check", tmp_path / "none.json", typo).code == 2
    assert run("check", typo, "--select", "FX2,FX3").code == 0
    assert run("check", typo, "--ignore", "FX101").code == 0
    assert run("check", typo, "--select", "FX0").code == 2
    advice = tmp_path / "advice.json"
    advice.write_text(json.dumps(changed(clean(), {f"{API}.repotag": "acme/api"})))
    assert [run("check", advice, "--fail-on", each).code for each in ("error", "warning", "advice")] == [0, 0, 1]


def test_a_template_needs_no_owner_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text(json.dumps(changed(clean(), {"owner": ""})))
    assert "error FX704" in run("check", path).out
    told = run("check", path, "--template", "--fail-on", "error")
    assert (told.code, "advice FX713" in told.out) == (0, True)


def test_what_cannot_be_drawn_is_told_with_what_fluxos_says_first(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"firstName": "John"}')
    ran = run("check", path)
    assert ran.code == 2
    assert "FluxOS refuses it first for this: version: is missing" in ran.err


def test_what_cannot_be_read_stops_nothing(tmp_path: Path, typo: Path) -> None:
    ran = run("check", tmp_path / "none.json", typo)
    assert "FX101" in ran.out
    assert "no such file" in ran.err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "markdown"])
def test_formats(form: str, typo: Path, tmp_path: Path) -> None:
    ran = run("check", typo, "--format", form)
    assert "FX101" in ran.out
    assert run("check", typo, "--format", form, "-o", tmp_path / "out").out == ""
    assert (tmp_path / "out").read_text() == ran.out


def test_standard_input() -> None:
    ran = run("check", "-", stdin=json.dumps(TYPO).encode())
    assert ran.out.startswith("<stdin>:1: error FX101: compose[1].environmentParameters[1]: api's DB_HOST names")


def test_suppressions_come_from_the_access_file(typo: Path) -> None:
    rule = {"code": "FX101", "where": "api", "reason": "the name is filled in at start"}
    typo.with_name("shop.access.json").write_text(json.dumps({"suppress": [rule, {**rule, "code": "FX5"}]}))
    ran = run("check", typo)
    assert (ran.code, ran.out) == (0, f"{typo}: nothing found, 1 suppressed\n")
    assert "the suppression of FX5 at api matches no finding" in ran.err
    typo.with_name("shop.access.json").write_text(json.dumps({"suppress": [{"code": "FX101"}]}))
    assert run("check", typo).code == 2


def test_a_baseline_holds_old_sins(typo: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    assert run("check", typo, "--baseline", old).code == 2
    assert run("check", typo, "--write-baseline").code == 2
    assert run("check", typo, "--baseline", old, "--write-baseline").code == 0
    ran = run("check", typo, "--baseline", old)
    assert ran.code == 0
    entries = len(json.loads(old.read_text())["findings"])
    assert f"{old}: {entries} old finding(s) passed over\n" in ran.err
    typo.write_text(json.dumps(changed(TYPO, {"instances": 101})))
    assert run("check", typo, "--baseline", old).code == 1


def test_fix_in_place_and_as_a_copy(typo: Path, tmp_path: Path) -> None:
    before = typo.read_bytes()
    copy = tmp_path / "copy.json"
    assert run("check", typo, "--fix", "-o", copy).code == 0
    assert typo.read_bytes() == before
    ran = run("check", typo, "--fix")
    assert ran.code == 0
    assert typo.read_bytes() == copy.read_bytes() == before.replace(b"fluxpostgre_shop", b"fluxpostgres_shop")
    assert '+"DB_HOST=fluxpostgres_shop"' in ran.err
    assert run("check", "-", "--fix", "-o", "-", stdin=b"\xef\xbb\xbf" + before).out.encode() == (
        b"\xef\xbb\xbf" + copy.read_bytes()
    )


@pytest.mark.slow
def test_many_in_parallel_are_as_one_by_one(tmp_path: Path) -> None:
    for index in range(210):
        (tmp_path / f"{index:03}.json").write_text(json.dumps({**TYPO, "instances": 1 + index % 3}))
    ran = run_process("check", *sorted(tmp_path.glob("*.json")), "--format", "json")
    files = json.loads(ran.out)["files"]
    assert [Path(each["source"]).stem for each in files] == [f"{index:03}" for index in range(210)]
    assert all(each["counts"]["error"] == 1 for each in files)


def test_rules() -> None:
    listed = run("rules")
    assert all(code in listed.out for code in RULES)
    page = run("rules", "fx301")
    assert page.out == RULES["FX301"].page
    assert "Bad:" in page.out
    assert run("rules", "FX999").code == 2
