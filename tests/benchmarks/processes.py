"""Whole commands, measured: processor time, wall time and memory of a process and all that it starts."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor and of wall, and the most memory of one process in MB."""

    processor: float
    wall: float
    memory: float
    code: int


def cost_of(command: Sequence[str]) -> Cost:
    """Run a command to its end, with its output thrown away."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # a user's Python compiles once
        try:
            os.execvp(command[0], list(command))
        finally:
            os._exit(127)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
