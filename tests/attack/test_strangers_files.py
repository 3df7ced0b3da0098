"""Files of strangers: deep settings, links, git's own folder, names with line ends, values of Python alone."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fluxviz import load
from fluxviz.cli.app import app
from fluxviz.docs.plan import make_plan
from fluxviz.errors import AccessError, DocsError, SpecError
from fluxviz.spec import access_beside, load_access
from fluxviz.spec.access import MAX_DOMAINS
from tests.programs import run_program
from tests.specimens import document


def settings(folder: Path, spec: str, output: str) -> Path:
    (folder / "app.json").write_text(json.dumps(document("v4_shop")))
    path = folder / "fluxviz.toml"
    path.write_text(f'[[diagrams]]\nspec = "{spec}"\noutput = "{output}"\n')
    return path


def test_a_pattern_of_many_folders(tmp_path: Path) -> None:
    plan = make_plan(settings(tmp_path, "**/" * 400 + "*.json", "{name}.svg"))
    assert [job.spec.name for job in plan.jobs] == ["app.json"]


@pytest.mark.parametrize("output", [".git/config.svg", ".GIT/hooks/x.svg"])
def test_nothing_is_drawn_into_gits_own_folder(tmp_path: Path, output: str) -> None:
    with pytest.raises(DocsError, match="git's own folder"):
        make_plan(settings(tmp_path, "app.json", output))


@pytest.mark.parametrize("key", ["a." * 40 + "a = 1", '"a" . ' * 40 + "a = 1", "[" + "a." * 40 + "a]", "x" * 200_001])
def test_a_dotted_key_is_not_deep_and_toml_not_long(tmp_path: Path, key: str) -> None:
    path = tmp_path / "x.access.toml"
    path.write_text(key)
    with pytest.raises(AccessError, match=r"32 parts|up to that length"):
        load_access(path)


def test_an_access_file_tells_of_no_more_domains_than_are_read() -> None:
    with pytest.raises(AccessError, match="more than"):
        load_access({"domains": {f"d{number}.example.com": {} for number in range(MAX_DOMAINS + 1)}})


def test_an_access_file_that_is_a_link_out_of_its_folder(tmp_path: Path) -> None:
    outside, inside = tmp_path / "secret.json", tmp_path / "in"
    outside.write_text("{}")
    inside.mkdir()
    (inside / "a.access.json").symlink_to(outside)
    with pytest.raises(AccessError, match="leads out of its folder"):
        access_beside(inside / "a.json")
    (inside / "b.json").write_text("{}")
    (inside / "c.access.json").symlink_to(inside / "b.json")
    assert access_beside(inside / "c.json") == inside / "c.access.json"


@pytest.mark.parametrize("name", ["x\n::error::hi.json", "x\r::error::hi.json"])
def test_a_files_name_gives_no_command_to_an_actions_log(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("{")
    for command in ("check", "draw", "hosts"):
        report = CliRunner().invoke(app, [command, str(tmp_path / name)]).output
        assert report
        assert not [line for line in report.splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize("key", ["environmentParameters", "commands", "domains"])
@pytest.mark.parametrize("value", [[{"Zq"}], [b"A=Zq"], [{b"Zq": 1}], {"Zq"}, b"Zq"])
def test_what_json_cannot_hold_is_a_fault_of_the_spec(key: str, value: object) -> None:
    spec = document("v4_shop")
    spec["compose"][0][key] = value
    with pytest.raises(SpecError) as caught:
        load(spec)
    assert "Zq" not in str(caught.value)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
def test_help_onto_a_full_disk() -> None:
    with Path("/dev/full").open("w") as full:
        done = run_program([sys.executable, "-m", "fluxviz", "--help"], stdout=full)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
