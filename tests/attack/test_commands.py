"""Odd streams, odd paths and strangers' files: one clear line, exit code 2, nothing lost, no code of the folder run."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.running import run as command
from tests.programs import run_program
from tests.specimens import app, component

COMMAND = Path(sys.executable).with_name("fluxviz")
SPEC = app(component("web", 31000), component("db", None), description="x")
POSIX = pytest.mark.skipif(os.name != "posix", reason="what it does is POSIX's")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "app.json").write_text(json.dumps(SPEC))
    (tmp_path / "app.access.json").write_text('{"show": []}')
    (tmp_path / "theme.json").write_text("{}")
    return tmp_path


def run(folder: Path, *words: str, code: int = 2) -> str:
    """Run the command in a folder, and give what it said as an error."""
    with contextlib.chdir(folder):
        ran = command(*words)
    assert ran.code == code, ran.err
    return ran.err


def run_apart(folder: Path, *call: str, code: int = 2) -> str:
    """Run a process in a folder, with the command as ``$F``, and give what it said as an error."""
    done = run_program(list(call), cwd=folder, env={**os.environ, "F": str(COMMAND)})
    assert "Traceback" not in done.stderr
    assert done.returncode == code, done.stderr
    return str(done.stderr)


@POSIX
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('"$F" draw app.json >&-', 2),
        ('"$F" hosts app.json --format json >/dev/full', 2),
        ('"$F" check app.json >/dev/full', 2),
        ('"$F" draw - <&-', 2),
        ('"$F" check - <&-', 2),
        ('"$F" convert - <&-', 2),
        ('"$F" draw app.json 2>&- >/dev/null', 0),
        ('mkdir gone && cd gone && rmdir ../gone && "$F" docs build', 2),
        ('mkdir gone && cd gone && rmdir ../gone && "$F" draw app.json -o x.svg', 2),
        ('ln -s b.svg a.svg; ln -s a.svg b.svg; "$F" draw app.json -o a.svg', 2),
        ('"$F" draw app.json -o "$(printf %0300d 0).svg"', 2),
        ('"$F" draw "$(printf %0300d 0).json"', 2),
        ('"$F" check app.json -o "$(printf %0300d 0)/x"', 2),
        ('"$F" diff app.json "$(printf %0300d 0)"', 2),
    ],
)
def test_odd_streams_and_paths_are_one_line(folder: Path, script: str, code: int) -> None:
    said = run_apart(folder, "sh", "-c", script, code=code)
    assert code == 0 or 0 < len(said.strip().splitlines()) <= 4


@pytest.mark.parametrize(
    "words",
    [
        ["draw", "app.access.json", "--together"],
        ["check", "app.json", "-o", "app.json"],
        ["check", "app.json", "-o", "app.access.json"],
        ["check", "app.json", "--baseline", "app.json", "--write-baseline"],
        ["draw", "app.json", "--theme", "theme.json", "-o", "theme.json"],
        ["draw", "app.json", "-o", "link.json"],
        ["convert", "app.json", "-o", "hard.json"],
        ["diff", "app.json", "app.json", "--theme", "theme.json", "-o", "theme.json"],
    ],
)
def test_what_is_read_is_not_written_over(folder: Path, words: list[str]) -> None:
    (folder / "link.json").symlink_to("app.json")
    (folder / "hard.json").hardlink_to(folder / "app.json")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    run(folder, *words)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def settings(folder: Path, text: str) -> None:
    (folder / "fluxviz.toml").write_text(text)


@POSIX
@pytest.mark.parametrize("kind", ["zero", "fifo", "folder"])
def test_docs_check_reads_no_more_than_a_picture(folder: Path, kind: str) -> None:
    settings(folder, '[[diagrams]]\nspec = "app.json"\noutput = "x.svg"\n')
    picture = folder / "x.svg"
    if kind == "fifo":
        os.mkfifo(picture)
    elif kind == "folder":
        picture.mkdir()
    else:
        picture.symlink_to("/dev/zero")
    run(folder, "docs", "check")


@POSIX
def test_docs_read_no_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipe.json")
    settings(folder, '[[diagrams]]\nspec = "pipe.json"\noutput = "x.svg"\n')
    assert "is no plain file" in run(folder, "docs", "build")


@pytest.mark.parametrize("output", ["../out.svg", "link/out.svg", "/tmp/fluxviz-out.svg"])
def test_docs_build_writes_nothing_outside_of_the_project(folder: Path, output: str) -> None:
    project = folder / "project"
    project.mkdir()
    (project / ".git").mkdir()
    (folder / "beyond").mkdir()
    (project / "link").symlink_to(folder / "beyond")
    shutil.copy(folder / "app.json", project / "app.json")
    settings(project, f'[[diagrams]]\nspec = "app.json"\noutput = "{output}"\n')
    assert "leads out of project" in run(project, "docs", "build")
    assert not list((folder / "beyond").iterdir())


def test_nul_in_settings_is_one_line(folder: Path) -> None:
    settings(folder, '[[diagrams]]\nspec = "a\\u0000b.json"\noutput = "x\\u0000y.svg"\n')
    run(folder, "docs", "build")
    run(folder, "docs", "check")


def test_an_edited_stamp_is_told(folder: Path) -> None:
    settings(folder, '[[diagrams]]\nspec = "app.json"\noutput = "x.md"\n')
    run(folder, "docs", "build", code=0)
    text = (folder / "x.md").read_text()
    for old, new in (
        ("graph", "grapf"),
        ('"nodes":[', '"nodes":[1,'),
        ('"edges":[', '"edges":[{"evidence":[[]]}'),
        ("fluxviz", "x"),
    ):
        (folder / "x.md").write_text(text.replace(old, new))
        run(folder, "docs", "check", code=1)


STRANGE = "import pathlib, sys; pathlib.Path(__file__).with_name('RAN').touch(); sys.exit(0)\n"


def test_no_code_of_the_folder_runs(folder: Path) -> None:
    for name in ("typer", "click", "json", "yaml", "graphviz", "sitecustomize", "pydantic"):
        (folder / f"{name}.py").write_text(STRANGE)
    (folder / "multiprocessing").mkdir()
    (folder / "multiprocessing" / "__init__.py").write_text(STRANGE)
    specs = folder / "specs"
    specs.mkdir()
    for number in range(40):
        (specs / f"{number}.json").write_text(json.dumps(SPEC))
    settings(folder, '[[diagrams]]\nspec = "specs/*.json"\noutput = "out/{name}.dot"\n')
    run_apart(folder, str(COMMAND), "docs", "build", code=0)
    assert not [*folder.rglob("RAN")]
    action = (Path(__file__).parents[2] / ".github/actions/fluxviz/action.yml").read_text()
    assert "python -m fluxviz" not in action
    assert action.count('PYTHONSAFEPATH: "1"') == 2


def test_temporary_files_of_the_dead_are_cleared(folder: Path) -> None:
    left = folder / ".fluxviz-999999999-abc"
    mine = folder / f".fluxviz-{os.getpid()}-abc"
    for path in (left, mine):
        path.touch()
    run_apart(folder, str(COMMAND), "draw", "app.json", "-o", "x.svg", code=0)
    assert (left.exists(), mine.exists()) == (False, True)


@pytest.mark.parametrize("revision", ["--output=x", "-h", "--exec=touch RAN", "$(touch RAN)"])
def test_a_revision_is_no_option_of_git(folder: Path, revision: str) -> None:
    run_apart(folder, "git", "init", "-q", code=0)
    before = sorted(path.name for path in folder.iterdir())
    run(folder, "diff", "--", revision, "app.json")
    run(folder, "diff", "--", revision, "HEAD", "app.json")
    assert sorted(path.name for path in folder.iterdir()) == before
