"""Pyodide, and what is built for it alone: from npm's and pip's servers, each at one version, and checked."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

from fluxviz.errors import FluxvizError
from fluxviz.unseen import clean

VERSION = "314.0.7"
DIGEST = "0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""The SHA-512 of npm's package of that version."""
PLATFORM = "pyemscripten_2026_0_wasm32"
"""Pyodide's platform, as pip calls it."""
PYTHON = "3.14"
"""The Python that Pyodide is."""
LOCK = "pyodide-lock.json"
_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", LOCK)


def fetch_pyodide(folder: Path) -> None:
    """Write Pyodide into a folder, from npm.

    Raises:
        FluxvizError: npm is not here, has no answer, or gave something else.

    """
    npm = shutil.which("npm")
    if npm is None:
        raise FluxvizError("npm is not on this machine, which brings Pyodide: install Node and npm")
    _run("npm", npm, "pack", f"pyodide@{VERSION}", "--loglevel=error", "--pack-destination", str(folder))
    archive = next(folder.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != DIGEST:
        raise FluxvizError(f"npm gave another Pyodide than {VERSION}: its SHA-512 is {digest}")
    with tarfile.open(archive) as packed:
        for name in _FILES:
            member = packed.extractfile(f"package/{name}")
            (folder / name).write_bytes(member.read() if member else b"")
    archive.unlink()


def fetch_wheels(folder: Path, *wanted: str) -> None:
    """Have pip write wheels for Pyodide into a folder; each is named with its version.

    Raises:
        FluxvizError: pip is not here, or has no answer.

    """
    options = ("--no-deps", "--only-binary=:all:", "--platform", PLATFORM, "--python-version", PYTHON)
    _run("pip", sys.executable, "-m", "pip", "download", "--quiet", *options, "--dest", str(folder), *wanted)


def compiled_requirement() -> str:
    """Return the one compiled package that fluxviz cannot do without, at the version that is installed here."""
    return f"pydantic-core=={version('pydantic-core')}"


def _run(name: str, *command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)  # noqa: S603 - named above
    except subprocess.CalledProcessError as error:
        said = [clean(line).strip() for line in error.stderr.decode(errors="replace").splitlines() if line.strip()]
        reason = next((line for line in said if "error" in line.lower()), said[-1] if said else "it does not say why")
        raise FluxvizError(f"{name} did not bring what is needed: {reason}") from None
