"""Other programs, each with a limit: none outlives the test that started it, nor does what it started itself."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

LIMIT = 60.0
"""Seconds that a program may take, on a machine that is busy with others."""

Command = Sequence[str | bytes | Path]
Process = subprocess.Popen[Any]


def run_program(
    command: Command, *, stdin: Any = None, check: bool = False, text: bool = True, limit: float = LIMIT, **options: Any
) -> subprocess.CompletedProcess[Any]:
    """Run a program to its end and give what it wrote.

    Args:
        command: the program and its arguments.
        stdin: what it reads: text, or bytes where ``text`` is false; or a file; None: nothing.
        check: whether an exit code other than 0 is an error.
        text: whether it reads and writes text.
        limit: seconds that it may take.
        options: as for ``subprocess.Popen``.

    Raises:
        subprocess.TimeoutExpired: it took longer.
        subprocess.CalledProcessError: ``check``, and it failed.

    """
    given = stdin if isinstance(stdin, str | bytes) else None
    source = stdin if given is None and stdin is not None else subprocess.PIPE
    pipes = {"stdin": source, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": text} | options
    with started(command, **pipes) as process:
        out, err = process.communicate(given, timeout=limit)
    done = subprocess.CompletedProcess(process.args, process.returncode, out, err)
    if check:
        done.check_returncode()
    return done


@contextmanager
def started(command: Command, **options: Any) -> Iterator[Process]:
    """Start a program, in a session of its own; at the end of the block all that runs in that is killed."""
    with _interruptible():
        process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in filter(None, (process.stdin, process.stdout, process.stderr)):
            with suppress(BrokenPipeError):
                pipe.close()
        process.wait(LIMIT)


def limited(ulimit: str, command: Sequence[str]) -> list[str]:
    """Give a command that runs another under a limit, such as ``-f 2``: no file of more than 2 KiB."""
    return ["bash", "-c", f'ulimit {ulimit} && exec "$@"', "bash", *command]


@contextmanager
def _interruptible() -> Iterator[None]:
    """Where Ctrl+C is ignored, as in a job in the background, a program that starts then would ignore it, too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
