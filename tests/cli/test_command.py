"""The command as a whole: help, version, completion, exit codes, pipes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import fluxviz
from fluxviz.cli.app import app as command
from tests.cli.running import run, run_process, without_path
from tests.programs import LIMIT, limited, run_program, started
from tests.specimens import app, component, path_of

FULLSTACK = path_of("guide_fullstack")
TAKE_NO_SPEC = ("formats", "live", "census")
COMMANDS = sorted(command.commands)


def test_the_module_runs_like_the_command() -> None:
    ran = run_process("draw", FULLSTACK, "-q")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == fluxviz.draw(FULLSTACK).svg()


def test_the_installed_command_is_there() -> None:
    script = Path(sys.executable).parent / "fluxviz"
    done = run_program([script, "--version"], check=True)
    assert done.stdout == f"fluxviz {fluxviz.__version__}\n"


def test_the_version_is_printed() -> None:
    assert run("--version").out == f"fluxviz {fluxviz.__version__}\n"


def test_help_lists_every_command() -> None:
    for flag in ("--help", "-h"):
        ran = run(flag)
        assert ran.code == 0
        assert not [name for name in COMMANDS if f"\n  {name} " not in ran.out]


def test_no_argument_shows_the_help_and_is_wrong_usage() -> None:
    ran = run()
    assert ran.code == 2
    assert "Usage: fluxviz" in ran.out + ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_has_examples_that_name_it(name: str) -> None:
    ran = run(name, "--help")
    assert ran.code == 0
    examples = ran.out.partition("Examples:")[2]
    assert f"fluxviz {name} " in examples


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_every_command_describes_every_option(name: str) -> None:
    sub = command.commands[name]
    assert sub.help
    for parameter in sub.params:
        assert getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in TAKE_NO_SPEC])
def test_every_command_refuses_a_missing_spec_and_a_broken_one(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{")
    for path in (tmp_path / "gone.json", tmp_path / "broken.json"):
        more = {"trace": ["--to", "x"], "diff": [path]}
        arguments = [name, path, *more.get(name, [])]
        ran = run(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert str(path) in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["drw"],
        ["draw"],
        ["hosts"],
        ["draw", "x.json", "--theme", "neon"],
        ["draw", "x.json", "--naming", "dns"],
        ["draw", "x.json", "--engine", "neato"],
        ["draw", "x.json", "--direction", "up"],
        ["draw", "x.json", "--format", "jpg"],
        ["draw", "x.json", "--nonsense"],
        ["hosts", "x.json", "y.json"],
        ["hosts", "x.json", "--format", "yaml"],
    ],
)
def test_wrong_usage_is_told_on_the_standard_error_stream(arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "error: " in ran.err.lower()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_printed_for_each_shell(shell: str) -> None:
    done = run("completion", shell)
    assert done.code == 0
    assert "fluxviz" in done.out
    assert "_FLUXVIZ_COMPLETE" in done.out


def test_completion_offers_the_commands() -> None:
    asked = {"_FLUXVIZ_COMPLETE": "bash_complete", "COMP_WORDS": "fluxviz ", "COMP_CWORD": "1"}
    script = Path(sys.executable).parent / "fluxviz"
    done = run_program([script], check=True, env={**os.environ, **asked})
    assert sorted(line.removeprefix("plain,") for line in done.stdout.split()) == COMMANDS


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "size"),
    [(["draw"], 30), (["draw", "--format", "json"], 300), (["hosts", "--format", "json"], 300), (["hosts"], 300)],
)
def test_a_reader_that_closes_the_pipe_is_no_error(tmp_path: Path, arguments: list[str], size: int) -> None:
    """What is written is larger than a pipe holds, so that the write itself must fail."""
    path = tmp_path / "large.json"
    path.write_text(json.dumps(app(*(component(f"c{place}", 31000 + place) for place in range(size)))))
    command_line = [sys.executable, "-m", "fluxviz", *arguments, str(path), "-q"]
    with started(command_line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert len(process.stdout.read(10)) == 10
        process.stdout.close()
        process.stdout = None  # closed: nothing is left to read from it
        said = process.communicate(timeout=LIMIT)[1]
        code = process.returncode
    assert said == ""
    assert code in (0, 1)


def test_an_endless_standard_input_is_refused_before_it_fills_the_memory() -> None:
    command_line = limited("-v 1000000", [sys.executable, "-m", "fluxviz", "draw", "-"])
    with Path("/dev/zero").open("rb") as endless:
        done = run_program(command_line, stdin=endless)
    assert (done.returncode, done.stdout) == (2, "")
    assert "<stdin>: over 5 MB" in done.stderr


def test_a_write_that_is_cut_off_leaves_the_old_file_and_no_half_of_a_new_one(tmp_path: Path) -> None:
    target = tmp_path / "out.svg"
    target.write_text("precious")
    ran = run_process("draw", FULLSTACK, "-q", "-o", target, ulimit="-f 2")
    assert ran.code == 2
    assert f"error: cannot write {target}: " in ran.err
    assert target.read_text() == "precious"
    assert [each.name for each in tmp_path.iterdir()] == ["out.svg"]


def test_the_systems_engine_that_is_missing_is_told(tmp_path: Path) -> None:
    ran = run_process("draw", FULLSTACK, "-q", "--engine", "dot", "-o", tmp_path / "out.svg", env=without_path())
    assert ran.code == 2
    assert ran.err.strip() == "error: Graphviz's 'dot' is not on this machine: install Graphviz, or use engine 'pure'"
    assert list(tmp_path.iterdir()) == []


def test_the_embedded_engine_needs_nothing_on_the_path() -> None:
    ran = run_process("draw", FULLSTACK, "-q", env=without_path())
    assert (ran.code, ran.out) == (0, fluxviz.draw(FULLSTACK).svg())


@pytest.mark.slow
def test_a_command_line_that_is_not_utf_8_is_drawn(tmp_path: Path) -> None:
    shutil.copy(FULLSTACK, tmp_path / "app.json")
    for form in ("svg", "dot", "json"):
        arguments = [
            sys.executable,
            "-m",
            "fluxviz",
            "draw",
            "app.json",
            "-q",
            "--name",
            b"caf\xe9",
            "-o",
            f"out.{form}",
        ]
        done = run_program(arguments, cwd=tmp_path, text=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_a_file_whose_name_is_not_utf_8_is_drawn_and_named_in_messages(tmp_path: Path) -> None:
    shutil.copy(FULLSTACK, os.fsencode(tmp_path) + b"/caf\xe9.json")
    arguments = [sys.executable, "-m", "fluxviz", "draw", b"caf\xe9.json", "-o", "out.svg"]
    done = run_program(arguments, cwd=tmp_path, text=False, check=True)
    assert b"warning" in done.stderr
    assert (tmp_path / "out.svg").stat().st_size > 1000


@pytest.mark.slow
def test_a_spec_with_half_a_character_in_a_variables_name_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app(component(environmentParameters=["F_S_\ud800=x"]))))
    for form in ("svg", "dot", "json"):
        assert run_process("draw", path, "-q", "-o", tmp_path / f"out.{form}").code == 0


@pytest.mark.slow
def test_a_terminal_without_utf_8_is_no_reason_to_fail(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app(component("\u4e2d\u6587", 80), name="caf\u00e9")))
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    for arguments in (["draw"], ["hosts"], ["hosts", "--format", "markdown"]):
        assert run_process(*arguments, path, env=environment).code == 0


@pytest.mark.parametrize(
    ("words", "wanted"), [("rules FX30", "FX301"), ("patterns cus", "custom_domain_root"), ("draw --deta", "--detail")]
)
def test_completion_offers_what_an_argument_can_be(words: str, wanted: str) -> None:
    asked = {"_FLUXVIZ_COMPLETE": "bash_complete", "COMP_WORDS": f"fluxviz {words}", "COMP_CWORD": "2"}
    done = run_program([Path(sys.executable).parent / "fluxviz"], env={**os.environ, **asked})
    assert f"plain,{wanted}" in done.stdout.split()
