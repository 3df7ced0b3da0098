"""Building the site: JupyterLite's own builder, told to take what stands in one folder and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fluxviz.errors import FluxvizError, MissingExtraError, UnwritableError
from fluxviz.lite.contents import write_contents
from fluxviz.lite.locking import lock_packages
from fluxviz.lite.pyodide import fetch_pyodide
from fluxviz.unseen import clean

_KERNEL = "@jupyterlite/pyodide-kernel-extension"
_EXTENSIONS = ("anywidget", "@jupyter-widgets/jupyterlab-manager", _KERNEL)
"""What the explorer needs in JupyterLab, and the kernel."""
_MODULES = ("jupyter_core", "jupyter_server", "jupyterlite_core", "jupyterlite_pyodide_kernel", "packaging")
_MARK = "jupyter-lite.json"
_SOME_DATE = 1577836800
"""The time that JupyterLite gives its files, in seconds since 1970."""


def build_site(folder: Path, specs: Mapping[str, str] | None = None) -> None:
    """Build a site of notebooks that run in the browser: static files, which ask no other server.

    npm and pip are asked for Pyodide and for what is compiled for it.

    Args:
        folder: Where to. A site that was built there before is replaced.
        specs: The names of files for the site's folder ``specs``, and their text. Whoever sees the site sees them.

    Raises:
        FluxvizError: npm or pip did not bring what is needed, the site cannot be built, or the folder is in use.
        MissingExtraError: the extra ``lite`` is not installed.

    """
    if any(find_spec(module) is None for module in _MODULES):
        raise MissingExtraError("a site of notebooks", "lite")
    require_room(folder)
    extensions = [str(_extension(name)) for name in _EXTENSIONS]
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        pyodide = root / "static" / "pyodide"
        pyodide.mkdir(parents=True)
        fetch_pyodide(pyodide)
        packages = lock_packages(pyodide, Path(extensions[-1]) / "static" / "pypi")
        write_contents(root / "contents", specs or {})
        _write(root / _MARK, _site_settings(packages))
        _write(root / "jupyter_lite_config.json", {"LiteBuildConfig": _build_settings(root, extensions)})
        _run_jupyterlite(root)
        try:
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(root / "site", folder)
        except OSError as error:
            raise UnwritableError(str(folder), error.strerror or "not a path", error.errno) from None


def require_room(folder: Path) -> None:
    """Refuse to write over anything but a site that was built before.

    Raises:
        FluxvizError: there is something else in the folder.

    """
    if folder.exists() and not (folder / _MARK).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise FluxvizError(
            f"{clean(str(folder))} holds something else than a site: name a folder that is empty, or new"
        )


def _site_settings(packages: list[str]) -> dict[str, Any]:
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": packages}}
    data = {"appName": "fluxviz", "litePluginSettings": {f"{_KERNEL}:kernel": kernel}}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}


def _build_settings(root: Path, extensions: list[str]) -> dict[str, Any]:
    return {
        "apps": ["lab"],
        "cache_dir": str(root / "cache"),
        "contents": ["contents"],
        "federated_extensions": extensions,
        "ignore_sys_prefix": True,  # the reader's other extensions
        "no_sourcemaps": True,
        "no_unused_shared_packages": True,
        "output_dir": str(root / "site"),
        "source_date_epoch": _SOME_DATE,
    }


def _extension(name: str) -> Path:
    from jupyter_core.paths import jupyter_path

    for folder in jupyter_path("labextensions"):
        if (Path(folder) / name / "package.json").is_file():
            return Path(folder) / name
    raise MissingExtraError(f"a site of notebooks with {name}", "lite")


def _write(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value), encoding="utf-8")


def _run_jupyterlite(root: Path) -> None:
    own = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTERLITE_")}
    command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(root)]
    done = subprocess.run(command, cwd=root, env=own, capture_output=True, stdin=subprocess.DEVNULL, check=False)  # noqa: S603 - ours
    if done.returncode != 0:
        said = [clean(line).strip() for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
        raise FluxvizError(f"JupyterLite did not build the site: {said[-1] if said else done.returncode}")
