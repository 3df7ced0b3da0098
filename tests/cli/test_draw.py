"""``fluxviz draw`` with one spec."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from fluxviz import FDM, draw
from fluxviz.rendering import FORMATS
from tests.cli.running import run
from tests.specimens import ALL, app, path_of
from tests.svg_reading import read_svg

FULLSTACK = path_of("guide_fullstack")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app()))
    return path


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.json"
    path.write_text('{"version": 4,\n"name": "x",\n"compose": []}')
    return path


@pytest.mark.parametrize("name", ALL)
def test_without_a_file_to_write_the_svg_is_printed(name: str) -> None:
    ran = run("draw", path_of(name))
    assert ran.code == 0
    assert ran.out == draw(path_of(name)).svg()


@pytest.mark.parametrize(
    ("name", "begins"), [("out.svg", "<svg "), ("out.dot", "digraph"), ("out.gv", "digraph"), ("OUT.JSON", "{")]
)
def test_a_file_has_the_format_that_its_name_tells(tmp_path: Path, name: str, begins: str) -> None:
    ran = run("draw", FULLSTACK, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("form", ["svg", "dot", "json"])
def test_a_format_can_be_chosen_for_the_standard_output(form: str) -> None:
    assert run("draw", FULLSTACK, "--format", form).out == draw(FULLSTACK).render(f".{form}")


def test_the_graph_for_other_programs_has_the_shape_of_the_issue(tmp_path: Path) -> None:
    run("draw", FULLSTACK, "-o", tmp_path / "x.json")
    data = json.loads((tmp_path / "x.json").read_text("utf-8"))
    assert data["schema"] == 1
    assert data["app"] == "fullstack"
    assert {"id", "kind", "label"} <= set(data["nodes"][0])
    assert "component.api" in [node["id"] for node in data["nodes"]]
    (edge,) = [edge for edge in data["edges"] if edge["id"] == "internal.api.postgres.5432"]
    assert {"id", "source", "target", "kind", "protocol", "host", "port", "encrypted", "evidence"} <= set(edge)
    assert {(each["component"], each["variable"]) for each in edge["evidence"]} == {
        ("api", "DB_HOST"),
        ("api", "DB_PORT"),
    }
    assert all({"component", "variable", "rule"} <= set(each) for each in edge["evidence"])
    assert all({"where", "message"} <= set(each) for each in data["warnings"])
    assert data["warnings"]


def test_a_spec_is_read_from_the_standard_input() -> None:
    ran = run("draw", "-", "--format", "json", stdin=FULLSTACK.read_bytes())
    assert (ran.code, json.loads(ran.out)["app"]) == (0, "fullstack")
    assert "<stdin>:" in ran.err


def test_faults_in_the_standard_input_are_told_with_their_lines() -> None:
    ran = run("draw", "-", stdin=b'{"version": 4, "name": "x",\n"compose": [{"name": "a", "cpu": "z"}]}')
    assert (ran.code, ran.out) == (2, "")
    assert "<stdin>:2: compose[0].cpu: expected a number, found text" in ran.err


def test_nothing_on_the_standard_input_is_told() -> None:
    ran = run("draw", "-")
    assert ran.code == 2
    assert ran.err.startswith("error: ")


def test_warnings_go_to_the_standard_error_stream_unless_quiet() -> None:
    loud, quiet = run("draw", FULLSTACK), run("draw", FULLSTACK, "--quiet")
    assert f"{FULLSTACK}:1: warning: missing keys of version 4: owner, instances" in loud.err.splitlines()
    assert quiet.err == ""
    assert loud.out == quiet.out


def test_every_fault_is_told_on_the_standard_error_stream(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text('{"version": 77,\n"compose": [{"name": "a",\n"cpu": "z"}]}')
    ran = run("draw", path)
    assert (ran.code, ran.out) == (2, "")
    assert "3 faults" in ran.err
    for fault in (f"{path}:1: version:", f"{path}:1: name:", f"{path}:3: compose[0].cpu:"):
        assert fault in ran.err


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    ran = run("draw", tmp_path / "gone.json")
    assert (ran.code, ran.err) == (
        2,
        f"error: not a Flux app spec that can be drawn: {tmp_path / 'gone.json'}: no such file\n",
    )


def test_a_folder_that_is_given_as_a_spec_is_told(tmp_path: Path) -> None:
    assert "is a directory; name one file in it" in run("draw", tmp_path).err


def test_nothing_is_written_where_the_spec_is_refused(tmp_path: Path, broken: Path) -> None:
    ran = run("draw", broken, "-o", tmp_path / "out.svg")
    assert ran.code == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["broken.json"]


def test_an_existing_file_is_kept_where_the_spec_is_refused(tmp_path: Path, broken: Path) -> None:
    (tmp_path / "out.svg").write_text("precious")
    assert run("draw", broken, "-o", tmp_path / "out.svg").code == 2
    assert (tmp_path / "out.svg").read_text() == "precious"


def test_an_existing_file_is_replaced_where_the_spec_is_drawn(tmp_path: Path, spec: Path) -> None:
    (tmp_path / "out.svg").write_text("old")
    assert run("draw", spec, "-o", tmp_path / "out.svg").code == 0
    assert (tmp_path / "out.svg").read_text().startswith("<svg")


def test_the_spec_itself_is_never_written_over(spec: Path) -> None:
    before = spec.read_bytes()
    ran = run("draw", spec, "-o", spec)
    assert spec.read_bytes() == before
    assert ran.code == 2


def test_the_access_file_beside_it_is_never_written_over(spec: Path) -> None:
    access = spec.with_name("app.access.json")
    access.write_text("{}")
    assert run("draw", spec, "-o", access).code == 2
    assert access.read_text() == "{}"


@pytest.mark.parametrize("folder", ["gone", "app.json", "../" * 9 + "proc"])
def test_a_folder_that_cannot_be_written_to_is_told(spec: Path, folder: str) -> None:
    target = spec.parent / folder / "out.svg"
    ran = run("draw", spec, "-o", target)
    assert (ran.code, ran.out) == (2, "")
    assert f"error: cannot write {target}: " in ran.err


@pytest.mark.parametrize("name", ["out.jpg", "out.vsdx", "out", "svg"])
def test_an_unknown_suffix_is_told_with_those_there_are(tmp_path: Path, spec: Path, name: str) -> None:
    ran = run("draw", spec, "-o", tmp_path / name)
    assert ran.code == 2
    assert f"expected a name that ends in {', '.join(FORMATS)}, or a folder" in ran.err
    assert not (tmp_path / name).exists()


def test_an_existing_folder_takes_the_file_under_the_name_of_its_spec(tmp_path: Path, spec: Path) -> None:
    (tmp_path / "pictures").mkdir()
    assert run("draw", spec, "-o", tmp_path / "pictures").code == 0
    assert [each.name for each in (tmp_path / "pictures").iterdir()] == ["app.svg"]


def test_a_name_with_a_slash_at_its_end_is_a_folder_to_be_made(tmp_path: Path, spec: Path) -> None:
    assert run("draw", spec, "-o", f"{tmp_path}/new/deep/", "--format", "dot").code == 0
    assert [each.name for each in (tmp_path / "new" / "deep").iterdir()] == ["app.dot"]


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_a_theme_can_be_chosen(theme: str) -> None:
    assert run("draw", FULLSTACK, "--theme", theme).out == draw(FULLSTACK, theme=theme).svg()


def test_a_direction_can_be_chosen() -> None:
    assert run("draw", FULLSTACK, "--direction", "LR").out == draw(FULLSTACK, direction="LR").svg()


def test_a_naming_can_be_chosen() -> None:
    ran = run("draw", FULLSTACK, "--naming", "fdm", "--format", "json")
    assert ran.out == draw(FULLSTACK, naming=FDM).json()


def test_a_prefix_stands_before_ids() -> None:
    assert all(each.startswith("left-") for each in read_svg(run("draw", FULLSTACK, "--prefix", "left-").out).ids)
    ran = run("draw", FULLSTACK, "--prefix", "1")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot use '1' before ids" in ran.err


def test_a_name_can_be_given_to_a_document_that_has_none(tmp_path: Path) -> None:
    path = tmp_path / "nameless.json"
    path.write_text(json.dumps(app(name="")))
    assert run("draw", path).code == 2
    ran = run("draw", path, "--name", "given", "--format", "json")
    assert (ran.code, json.loads(ran.out)["app"]) == (0, "given")


def test_an_access_file_beside_the_spec_is_found() -> None:
    assert "app.yourdomain.com" in run("draw", path_of("guide_custom_domain")).out


def test_an_access_file_that_is_given_wins(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('[domains."shop.example.net"]\n')
    out = run("draw", path_of("guide_custom_domain"), "--access", other).out
    assert "shop.example.net" in out
    assert "app.yourdomain.com" not in out


def test_a_broken_access_file_is_told_by_its_name(spec: Path) -> None:
    spec.with_name("app.access.json").write_text('{"domains": {"a.example.com":\n{"ssl": "loose"}}}')
    ran = run("draw", spec)
    assert ran.code == 2
    assert "app.access.json:2: domains.a.example.com.ssl:" in ran.err


def test_an_access_file_that_names_what_is_not_there_is_told_by_its_name(spec: Path) -> None:
    spec.with_name("app.access.json").write_text('{"domains": {"a.example.com": {"component": "gone"}}}')
    ran = run("draw", spec)
    assert ran.code == 2
    assert "app.access.json" in ran.err


def test_two_access_files_beside_the_spec_are_told(spec: Path) -> None:
    for suffix in ("json", "toml"):
        spec.with_name(f"app.access.{suffix}").write_text("{}" if suffix == "json" else "")
    assert "keep one of the two" in run("draw", spec).err


def test_a_missing_access_file_is_told(spec: Path) -> None:
    ran = run("draw", spec, "--access", spec.parent / "gone.json")
    assert ran.code == 2
    assert "gone.json: no such file" in ran.err


def test_what_a_spec_says_reaches_the_terminal_without_its_control_characters(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(
        json.dumps(app({"name": "a", "ports": [80], "containerPorts": [80], "domains": ["\x1b[31m.x\u202e.org"]}))
    )
    ran = run("draw", path)
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


def test_a_file_that_fills_the_disk_is_told(tmp_path: Path, spec: Path) -> None:
    (tmp_path / "full.svg").symlink_to("/dev/full")
    ran = run("draw", spec, "-o", tmp_path / "full.svg")
    assert ran.code == 2
    assert os.strerror(28) in ran.err
