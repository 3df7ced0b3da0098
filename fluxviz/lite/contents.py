"""The files of the site: the course and what it reads, an empty notebook, and the reader's specs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_EMPTY = {
    "cells": [
        {"cell_type": "code", "execution_count": None, "id": "first", "metadata": {}, "outputs": [], "source": ""}
    ],
    "metadata": {
        "kernelspec": {"display_name": "Python (Pyodide)", "language": "python", "name": "python"},
        "language_info": {"name": "python"},
    },
    "nbformat": 4,
    "nbformat_minor": 5,
}


def write_contents(folder: Path, specs: Mapping[str, str]) -> None:
    """Write the files that the site's notebooks see.

    Args:
        folder: Where to; it is made.
        specs: The names of files for the folder ``specs``, and their text.

    """
    course = find_course()
    (folder / "notebooks").mkdir(parents=True)
    for path in sorted((course / "notebooks").glob("*.ipynb")):
        notebook = json.loads(path.read_text("utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])  # JupyterLite takes it as it stands
        (folder / "notebooks" / path.name).write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    (folder / "assets").mkdir()
    shutil.copy(course / "assets" / "fullstack.json", folder / "assets")
    (folder / "empty.ipynb").write_text(json.dumps(_EMPTY), encoding="utf-8")
    if specs:
        (folder / "specs").mkdir()
    for name, text in sorted(specs.items()):
        (folder / "specs" / name).write_text(text, encoding="utf-8")


def find_course() -> Path:
    """Return the folder with the course: in the package where it was installed, in the repository in a clone."""
    packed = _PACKAGE / "course"
    return packed if packed.is_dir() else _PACKAGE.parent
