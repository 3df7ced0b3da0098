"""The packages of the site: each a wheel beside Pyodide, and a line in its lock, which knows no other server."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

from fluxviz.lite.pyodide import LOCK, compiled_requirement, fetch_wheels
from fluxviz.lite.wheels import needed, package_files, pure_files, write_wheel

_ROOTS = ("comm", "fluxviz", "ipython", "jedi", "packaging")
_ELSEWHERE = ("jupyterlab-widgets", "pydantic-core", "widgetsnbextension")
"""What pip has for Pyodide alone, and what is no part of a kernel."""
_OF_THE_KERNEL = ("ipykernel", "piplite", "pyodide_kernel")
"""What the kernel's extension brings: a stand-in for ipykernel, its installer and itself."""


def lock_packages(folder: Path, kernel: Path) -> list[str]:
    """Write all packages and their lock beside Pyodide, and return their names.

    Args:
        folder: Where Pyodide is, with the lock that it came with.
        kernel: The folder with the wheels of the kernel's extension.

    Raises:
        FluxvizError: pip did not bring what is compiled.
        MissingExtraError: a package is not installed here.

    """
    lock: dict[str, Any] = json.loads((folder / LOCK).read_text("utf-8"))
    micropip = lock["packages"]["micropip"]
    fetch_wheels(folder, compiled_requirement(), f"micropip=={micropip['version']}")
    for name in _OF_THE_KERNEL:
        shutil.copy(next(kernel.glob(f"{name}-*.whl")), folder)
    brought = [_entry(path, ()) for path in folder.glob("*.whl")]
    packages = {entry["name"]: entry for entry in (*brought, *_installed(folder))}
    for entry in packages.values():
        entry["depends"] = [name for name in entry["depends"] if name in packages]
    text = json.dumps({**lock, "packages": packages}, indent=1, sort_keys=True)
    (folder / LOCK).write_text(text, encoding="utf-8")
    return sorted(packages)


def _installed(folder: Path) -> Iterator[dict[str, Any]]:
    for wheel in needed(_ROOTS, _ELSEWHERE):
        files = dict(pure_files(wheel.name))
        if wheel.name == "fluxviz":
            with resources.as_file(resources.files("fluxviz")) as package:
                files |= {name: data for name, data in package_files(package) if "/course/" not in name}
        yield _entry(write_wheel(folder, wheel, files), wheel.depends)


def _entry(path: Path, depends: Sequence[str]) -> dict[str, Any]:
    stem, version, *_ = path.name.split("-")
    return {
        "depends": list(depends),
        "file_name": path.name,
        "imports": [],  # they are loaded when the kernel starts, whatever is imported
        "install_dir": "site",
        "name": stem.replace("_", "-"),
        "package_type": "package",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "unvendored_tests": False,
        "version": version,
    }
