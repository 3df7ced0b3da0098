"""The tools from npm, installed once, exactly as ``package-lock.json`` names them."""

from __future__ import annotations

import os
import shutil
from fcntl import LOCK_EX, flock
from pathlib import Path

import pytest

from tests.programs import run_program

FRONTEND = Path(__file__).parent
MODULES = FRONTEND / "node_modules"
_LOCK = FRONTEND / "package-lock.json"
_INSTALLED = MODULES / ".package-lock.json"


def require(program: str) -> str:
    """Give the path of ``node``, ``npm`` or ``npx``. Where it is missing the test is skipped, on CI it fails."""
    path = shutil.which(program)
    if path is None:
        _go_without(f"no {program}: apt install nodejs npm")
    return str(path)


def install() -> Path:
    """Give ``node_modules``, after ``npm ci`` where it is missing or older than the lock.

    Where that cannot be done the test is skipped, on CI it fails.
    """
    with _LOCK.open("rb") as lock:
        # Of tests that run side by side one installs: npm ci takes away what another reads.
        flock(lock, LOCK_EX)
        if _INSTALLED.exists() and _INSTALLED.stat().st_mtime >= _LOCK.stat().st_mtime:
            return MODULES
        command = [require("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        run = run_program(command, cwd=FRONTEND, limit=300)
    if run.returncode != 0:
        _go_without(f"npm ci failed:\n{run.stdout}{run.stderr}")
    return MODULES


def _go_without(reason: str) -> None:
    if os.environ.get("CI", "").lower() in ("true", "1"):
        pytest.fail(reason)
    pytest.skip(reason)
