"""Run the command: in this process, or as a process of its own."""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from unittest import mock

from click.testing import CliRunner

from fluxviz.cli.app import app
from tests.programs import limited, run_program


class Ran:
    """What came of a command.

    Attributes:
        code: Its exit code.
        out: What it wrote to the standard output.
        err: What it wrote to the standard error stream.

    """

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out.decode(), err.decode()
        assert "Traceback" not in self.err
        assert "Traceback" not in self.out


def run(*arguments: str | Path, stdin: bytes = b"") -> Ran:
    """Run the command in this process; an exception that it lets out fails the test."""
    result = CliRunner(env={"COLUMNS": None}).invoke(
        app, [str(each) for each in arguments], input=stdin, catch_exceptions=False
    )
    return Ran(result.exit_code, result.stdout_bytes, result.stderr_bytes)


def run_process(*arguments: str | Path, stdin: bytes = b"", ulimit: str = "", **options: Any) -> Ran:
    """Run ``python -m fluxviz`` as a process, under a limit of the shell's ``ulimit`` where one is given."""
    command = [sys.executable, "-m", "fluxviz", *(str(each) for each in arguments)]
    done = run_program(limited(ulimit, command) if ulimit else command, stdin=stdin, text=False, **options)
    return Ran(done.returncode, done.stdout, done.stderr)


def without_path() -> dict[str, str]:
    """Give this environment with nothing on the PATH."""
    return {**os.environ, "PATH": ""}


def run_at(width: int, *arguments: str | Path) -> Ran:
    """Run the command in this process, on a terminal of a width: click's own help follows it, too."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    code = 0
    with mock.patch.dict(os.environ, COLUMNS=str(width)), redirect_stdout(out), redirect_stderr(err):
        try:
            app.main([str(each) for each in arguments], prog_name="fluxviz")
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        out.flush()
        err.flush()
    return Ran(code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.seek(0)
    return stream.buffer.read()
