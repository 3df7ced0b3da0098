"""``fluxviz draw`` with several specs and a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fluxviz import draw
from fluxviz.rendering import with_provenance
from tests.cli.running import run
from tests.specimens import SPECS, app, path_of


def written(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def spec_at(path: Path, text: str | None = None) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(app()) if text is None else text)
    return path


def test_each_spec_becomes_a_file_of_its_name(out: Path) -> None:
    ran = run("draw", path_of("v1_bot"), path_of("v2_weather"), "-o", f"{out}/", "-q")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert written(out) == ["v1_bot.svg", "v2_weather.svg"]
    assert (out / "v1_bot.svg").read_text("utf-8") == with_provenance(draw(path_of("v1_bot")), ".svg")


def test_the_folder_needs_no_slash(out: Path) -> None:
    assert run("draw", path_of("v1_bot"), path_of("v2_weather"), "-o", out).code == 0
    assert written(out) == ["v1_bot.svg", "v2_weather.svg"]


@pytest.mark.parametrize("form", ["svg", "dot", "json", "png", "mmd", "d2", "drawio", "graphml", "html"])
def test_the_format_is_that_asked_for(out: Path, form: str) -> None:
    run("draw", path_of("v1_bot"), path_of("v2_weather"), "-o", f"{out}/", "--format", form)
    assert written(out) == [f"v1_bot.{form}", f"v2_weather.{form}"]


def test_all_of_a_folder_can_be_drawn_and_access_files_are_passed_over(out: Path) -> None:
    ran = run("draw", *sorted(SPECS.glob("*.json")), "-o", f"{out}/")
    assert ran.code == 0
    assert "guide_custom_domain.access.json: passed over" in ran.err
    assert len(written(out)) == len(list(SPECS.glob("*.json"))) - 1


def test_several_specs_without_a_folder_are_refused() -> None:
    ran = run("draw", path_of("v1_bot"), path_of("v2_weather"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: several specs need a folder to go to")


def test_one_name_for_several_specs_is_refused(out: Path) -> None:
    ran = run("draw", path_of("v1_bot"), path_of("v2_weather"), "-o", f"{out}/", "--name", "x")
    assert (ran.code, ran.err) == (2, "error: --name goes with one spec\n")
    assert not out.exists()


def test_a_spec_that_is_refused_stops_none_of_the_others(tmp_path: Path, out: Path) -> None:
    bad = [spec_at(tmp_path / f"bad{number}.json", '{"version": 4}') for number in range(2)]
    ran = run("draw", bad[0], path_of("v1_bot"), bad[1], path_of("v2_weather"), "-o", f"{out}/")
    assert ran.code == 2
    assert written(out) == ["v1_bot.svg", "v2_weather.svg"]
    for path in bad:
        assert f"{path}:1: name: missing" in ran.err
    assert ran.err.splitlines()[-1] == "2 drawn, 2 not"


def test_errors_are_told_at_the_end(tmp_path: Path, out: Path) -> None:
    ran = run("draw", spec_at(tmp_path / "bad.json", "{"), path_of("guide_fullstack"), "-o", f"{out}/")
    lines = ran.err.splitlines()
    warned = [place for place, line in enumerate(lines) if "warning:" in line]
    failed = [place for place, line in enumerate(lines) if line.startswith("error:")]
    assert warned
    assert failed
    assert max(warned) < min(failed)


def test_two_specs_of_one_name_do_not_write_over_each_other(tmp_path: Path, out: Path) -> None:
    one = spec_at(tmp_path / "a" / "app.json", json.dumps(app(name="first")))
    two = spec_at(tmp_path / "b" / "app.json", json.dumps(app(name="second")))
    ran = run("draw", one, two, "-o", f"{out}/", "--format", "json")
    assert ran.code == 2
    assert f"{two}: would overwrite {out / 'app.json'}, drawn from {one}" in ran.err
    assert json.loads((out / "app.json").read_text())["app"] == "first"


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("precious")
    ran = run("draw", path_of("v1_bot"), path_of("v2_weather"), "-o", tmp_path / "file")
    assert ran.code == 2
    assert f"error: cannot make the folder {tmp_path / 'file'}: " in ran.err
    assert (tmp_path / "file").read_text() == "precious"


def test_the_specs_themselves_are_never_written_over(tmp_path: Path) -> None:
    paths = [spec_at(tmp_path / "specs" / name) for name in ("a.json", "b.json")]
    before = [path.read_bytes() for path in paths]
    ran = run("draw", *paths, "-o", f"{tmp_path}/specs/", "--format", "json")
    assert [path.read_bytes() for path in paths] == before
    assert ran.code == 2


def test_the_standard_input_may_be_one_of_several(out: Path) -> None:
    run("draw", "-", path_of("v1_bot"), "-o", f"{out}/", stdin=json.dumps(app()).encode())
    assert written(out) == ["stdin.svg", "v1_bot.svg"]


def test_no_progress_bar_where_no_terminal_is(out: Path) -> None:
    assert "Drawing" not in run("draw", path_of("v1_bot"), path_of("v2_weather"), "-o", f"{out}/").err


def test_an_access_file_that_is_given_goes_for_all(tmp_path: Path, out: Path) -> None:
    access = tmp_path / "x.json"
    access.write_text('{"domains": {"a.example.com": {}}}')
    run("draw", path_of("v1_bot"), path_of("v2_weather"), "-o", f"{out}/", "--access", access)
    assert all("a.example.com" in (out / name).read_text() for name in written(out))
