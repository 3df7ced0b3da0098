"""``fluxviz diff``: files, standard input and git revisions; text, JSON, Markdown and pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run
from tests.programs import run_program
from tests.specimens import path_of
from tests.svg_reading import read_svg

SPEC = path_of("guide_fullstack").read_text("utf-8")
MOVED = SPEC.replace('"port": 3000', '"port": 3001')
TOLD = (
    "name lost    https://fullstack_3000.app.runonflux.io gets no answer any more.\n"
    "moved        api is public on port 3001, no longer on 3000.\n"
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(SPEC)
    new.write_text(MOVED)
    return old, new


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository whose first commit has the old spec, the second the new one."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "specs"
    folder.mkdir()
    _git("init", "-q")
    for text in (SPEC, MOVED):
        (folder / "app.json").write_text(text)
        _git("add", ".")
        _git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-qm", "a spec")
    return folder / "app.json"


def _git(*arguments: str) -> None:
    run_program(["git", *arguments], check=True)


def test_two_files_are_compared(files: tuple[Path, Path]) -> None:
    ran = run("diff", *files, "-q")
    assert ran.code == 0
    assert ran.out.startswith(TOLD)
    assert run("diff", files[0], files[0], "-q").out == "No change to the network.\n"


def test_standard_input_can_be_one_side(files: tuple[Path, Path]) -> None:
    assert run("diff", "-", files[1], "-q", stdin=SPEC.encode()).out.startswith(TOLD)
    assert run("diff", files[0], "-", "-q", stdin=MOVED.encode()).out.startswith(TOLD)


@pytest.mark.parametrize(
    "sides",
    [["HEAD~1..HEAD", "--", "specs/app.json"], ["HEAD~1", "HEAD", "specs/app.json"], ["HEAD~1", "specs/app.json"]],
)
def test_a_side_may_be_a_revision(repository: Path, sides: list[str]) -> None:
    assert run("diff", "-q", *sides).out.startswith(TOLD)


def test_a_revision_is_compared_with_the_file_as_it_is(repository: Path) -> None:
    assert run("diff", "-q", "HEAD", "specs/app.json").out == "No change to the network.\n"
    repository.write_text(SPEC)
    assert "api is public on port 3000, no longer on 3001" in run("diff", "-q", "HEAD", "specs/app.json").out


def test_a_revision_has_the_access_file_of_its_time(repository: Path) -> None:
    access = repository.with_name("app.access.json")
    access.write_text('{"domains": {"shop.example.com": {"component": "frontend"}}}')
    told = run("diff", "-q", "HEAD", "specs/app.json").out
    assert "https://shop.example.com leads to frontend:80 now." in told


def test_exit_code_tells_changes_where_it_is_asked_for(files: tuple[Path, Path]) -> None:
    assert run("diff", *files, "-q", "--exit-code").code == 1
    assert run("diff", files[0], files[0], "-q", "--exit-code").code == 0


def test_json_has_every_change(files: tuple[Path, Path]) -> None:
    told = json.loads(run("diff", *files, "-q", "--format", "json").out)
    assert told["schema"] == 1
    assert {"kind": "moved", "before": "3000", "after": "3001"}.items() <= told["changes"][1].items()


def test_markdown_is_a_table_with_the_picture_below(files: tuple[Path, Path], tmp_path: Path) -> None:
    picture = tmp_path / "change.svg"
    told = run("diff", *files, "-q", "--format", "markdown", "-o", picture).out.splitlines()
    assert told[0] == "| change | | before | after |"
    assert told[3] == "| moved | api is public on port 3001, no longer on 3000. | `3000` | `3001` |"
    assert told[-1] == f"![What changed in the network]({picture.as_posix()})"
    assert read_svg(picture.read_text("utf-8")).root.attrib["role"] == "img"


def test_markdown_takes_no_markup_from_a_spec(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(SPEC)
    new.write_text(SPEC.replace('"postgres:15-alpine"', '"evil`<b>|[x](http://example.com)@all"'))
    told = run("diff", old, new, "-q", "--format", "markdown").out
    row = next(line for line in told.splitlines() if line.startswith("| image"))
    assert "<b>" not in row.partition("`")[0]
    assert row.count(" | ") == 3


def test_quiet_changes_are_told_where_all_are_asked_for(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(SPEC)
    new.write_text(SPEC.replace('"ram": 2000', '"ram": 2500'))
    assert run("diff", old, new, "-q").out == "No change to the network.\n"
    assert "resources" in run("diff", old, new, "-q", "--all").out


def test_new_findings_and_fixed_ones_are_told_apart(tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(SPEC)
    new.write_text(SPEC.replace('"DB_HOST=fluxpostgres_fullstack"', '"DB_HOST=fluxpostgre_fullstack"'))
    told = run("diff", old, new, "-q").out
    assert "new finding  FX101 error: api's DB_HOST names fluxpostgre_fullstack" in told
    assert "fixed        FX101 error: api's DB_HOST names fluxpostgre_fullstack" in run("diff", new, old, "-q").out
    assert "**New findings**\n\n- FX101 error: " in run("diff", old, new, "-q", "--format", "markdown").out
    found = json.loads(run("diff", old, new, "-q", "--format", "json").out)["findings"]
    assert [each["code"] for each in found["new"]] == ["FX101"]
    assert found["fixed"] == []


@pytest.mark.parametrize("options", [[], ["--side-by-side"]])
def test_a_picture_is_the_same_each_time(files: tuple[Path, Path], tmp_path: Path, options: list[str]) -> None:
    pictures = [tmp_path / "one.svg", tmp_path / "two.svg"]
    for picture in pictures:
        assert run("diff", *files, "-q", "-o", picture, *options).code == 0
    assert pictures[0].read_bytes() == pictures[1].read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere", "{spec}"], "nowhere: neither a file nor a git revision"),
        (["{spec}"], "expected OLD NEW, REVISION FILE, or REVISION..REVISION -- FILE"),
        (["{spec}", "missing.json"], "missing.json: no such file"),
        (["HEAD", "missing.json"], "HEAD:missing.json: that revision has no such file"),
        (["HEAD~9..HEAD", "--", "{spec}"], "HEAD~9: git knows no such revision here"),
        (
            ["{spec}", "{spec}", "-o", "change.png"],
            "cannot draw a change into change.png; expected a name that ends in .svg or .html",
        ),
        (["{spec}", "{spec}", "-o", "no/such/folder.svg"], "cannot be written"),
        (["--output", "x.svg", "--theme", "neon", "{spec}", "{spec}"], "unknown theme 'neon'"),
    ],
)
def test_what_cannot_be_compared_is_told(repository: Path, arguments: list[str], message: str) -> None:
    ran = run("diff", *(each.format(spec="specs/app.json") for each in arguments))
    assert ran.code == 2
    assert message in ran.err
    assert ran.out == ""
