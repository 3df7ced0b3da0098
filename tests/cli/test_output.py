"""Where the output cannot be written, every command that prints says so alike; a pipe that is open is read."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.running import Ran
from tests.programs import run_program
from tests.specimens import path_of

BASH = shutil.which("bash")
FLUXVIZ = f"{sys.executable} -m fluxviz"
SPEC = str(path_of("v8_shop"))
PRINTING = (
    f"draw {SPEC}",
    f"draw {SPEC} --format json",
    f"hosts {SPEC}",
    f"hosts {SPEC} --verify",
    f"hosts {SPEC} --format json",
    f"explain {SPEC}",
    f"trace {SPEC} --from browser --to cache",
    f"trace {SPEC} --from browser",
    f"trace {SPEC} --to cache --format text",
    f"trace {SPEC} --from cache --format json",
    f"diff {SPEC} {SPEC}",
    f"check {SPEC}",
    f"convert -q {SPEC}",
    "patterns",
    "patterns -q full_stack",
    "rules",
    "rules FX301",
    "formats",
    "completion bash",
)
pytestmark = pytest.mark.skipif(BASH is None, reason="this machine has no bash")


def shell(line: str) -> Ran:
    done = run_program([str(BASH), "-c", line], text=False)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("command", PRINTING)
def test_a_closed_output_is_told(command: str) -> None:
    ran = shell(f"{FLUXVIZ} {command} >&-")
    assert (ran.code, ran.err.splitlines()[-1]) == (2, "error: the standard output is closed")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no /dev/full")
@pytest.mark.parametrize("command", PRINTING)
def test_a_full_output_is_told(command: str) -> None:
    ran = shell(f"{FLUXVIZ} {command} > /dev/full")
    told = "error: the standard output cannot be written: No space left on device"
    assert (ran.code, ran.err.splitlines()[-1]) == (2, told)


@pytest.mark.parametrize("command", PRINTING)
def test_a_reader_that_goes_away_is_no_fault(command: str) -> None:
    """All of it may have been written before: then there is nothing to tell either."""
    ran = shell(f"{FLUXVIZ} {command} | true; exit ${{PIPESTATUS[0]}}")
    assert ran.code in (0, 1)
    assert "error" not in ran.err
    assert "Traceback" not in ran.err


def test_a_named_pipe_is_refused_and_open_ones_are_read(tmp_path: Path) -> None:
    ran = shell(f"mkfifo {tmp_path}/app.json && {FLUXVIZ} draw {tmp_path}/app.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "is a named pipe, not a file" in ran.err
    whole = shell(f"{FLUXVIZ} draw {SPEC}").out
    assert whole.startswith("<svg")
    assert shell(f"{FLUXVIZ} draw <(cat {SPEC})").out == whole
    assert shell(f"cat {SPEC} | {FLUXVIZ} draw /dev/stdin").out == whole
    assert shell(f"{FLUXVIZ} draw - < {SPEC}").out == whole
    assert shell(f"mkfifo {tmp_path}/in; cat {SPEC} > {tmp_path}/in & {FLUXVIZ} draw - < {tmp_path}/in").out == whole
