"""``fluxviz convert``: a spec of any version in, version 8 out, all that changes on the standard error stream."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fluxviz import convert
from tests.cli.running import run
from tests.specimens import ALL, app, component, path_of

FULLSTACK = path_of("guide_fullstack")


@pytest.mark.parametrize("name", ALL)
def test_every_specimen_is_converted_and_the_result_is_drawn(name: str, tmp_path: Path) -> None:
    ran = run("convert", path_of(name), "-o", tmp_path / "out.json")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "out.json").read_bytes().decode() == convert(path_of(name)).text
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    assert run("draw", tmp_path / "out.json", "-q").code == 0


def test_without_a_file_it_is_printed_and_what_changes_is_said() -> None:
    ran = run("convert", FULLSTACK)
    done = convert(FULLSTACK)
    assert ran.out == done.text
    for each in done.report:
        assert f"{FULLSTACK}: {each}\n" in ran.err
    assert f"{FULLSTACK}: to do: owner: is missing or empty" in ran.err
    assert run("convert", FULLSTACK, "-q").err == ""


def test_a_spec_is_read_from_the_standard_input() -> None:
    ran = run("convert", "-", stdin=FULLSTACK.read_bytes())
    assert (ran.code, ran.out) == (0, convert(FULLSTACK).text)
    assert "<stdin>: changed: version: 4 becomes 8" in ran.err


def test_every_fault_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text('{"version": 77,\n"compose": [{"name": "a",\n"cpu": "z"}]}')
    ran = run("convert", path, "-o", tmp_path / "out.json")
    assert (ran.code, ran.out) == (2, "")
    assert "3 faults" in ran.err
    assert f"{path}:3: compose[0].cpu: " in ran.err
    assert [each.name for each in tmp_path.iterdir()] == ["app.json"]


def test_an_existing_file_is_kept_where_the_spec_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("precious")
    assert run("convert", tmp_path / "gone.json", "-o", tmp_path / "out.json").code == 2
    assert (tmp_path / "out.json").read_text() == "precious"


def test_the_spec_that_is_read_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app()))
    ran = run("convert", path, "-o", path)
    assert ran.code == 2
    assert "would write over" in ran.err
    assert json.loads(path.read_text()) == app()
    assert run("convert", path, "-o", tmp_path / "x.access.json").code == 2


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    ran = run("convert", FULLSTACK, "-o", tmp_path / "none" / "out.json")
    assert ran.code == 2
    assert "cannot write" in ran.err


def test_a_name_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text('{"compose": [{"name": "web"}]}')
    assert run("convert", path).code == 2
    assert json.loads(run("convert", path, "--name", "shop", "-q").out)["name"] == "shop"


def test_an_overlay_that_does_not_go_along_is_said(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app()))
    (tmp_path / "app.access.json").write_text("{}")
    ran = run("convert", path, "-o", tmp_path / "new.json")
    assert "app.access.json is not read with new.json: copy it to new.access.json" in ran.err


def test_an_encrypted_app_is_said_to_be_version_8_already() -> None:
    ran = run("convert", path_of("v8_enterprise"))
    assert ran.code == 0
    assert "version 8 already" in ran.err


def test_what_is_said_holds_no_value_of_the_environment(tmp_path: Path) -> None:
    secret = "s3cr3tCanary0123456789xyz"
    path = tmp_path / "app.json"
    part = component(environmentParameters=[f"PASSWORD={secret}", secret], commands=[secret], secrets=secret)
    path.write_text(json.dumps(app(part, description=secret)))
    ran = run("convert", path)
    assert secret in ran.out
    assert secret not in ran.err
