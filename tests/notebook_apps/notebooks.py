"""Notebook files: written from the sources of their cells, and changed as people's files come to be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"
_PYTHON = {"name": "python3", "display_name": "Python 3", "language": "python"}
_GONE = {"name": "of-another-machine", "display_name": "Of another machine", "language": "python"}


def write_notebook(path: Path, *cells: str) -> Path:
    """Write a notebook of code cells that have not been run."""
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": _PYTHON})
    for number, source in enumerate(cells):
        # Random ids would make each failing run differ from the one before.
        notebook.cells.append(nbformat.v4.new_code_cell(source, id=f"cell-{number}"))
    nbformat.write(notebook, path)
    return path


def write_outputs(path: Path, *bundles: dict[str, Any], metadata: Sequence[dict[str, Any]] = ()) -> Path:
    """Write a notebook of cells that were run, each with one MIME bundle (and its metadata) as its result."""
    write_notebook(path, *("shown" for _ in bundles))
    notebook = nbformat.read(path, as_version=4)
    for number, (cell, bundle) in enumerate(zip(notebook.cells, bundles, strict=True), 1):
        of_output = metadata[number - 1] if metadata else {}
        cell.execution_count = number
        cell.outputs = [nbformat.v4.new_output("execute_result", bundle, execution_count=number, metadata=of_output)]
    nbformat.write(notebook, path)
    return path


def orphan(path: Path) -> Path:
    """Name a kernel that this machine does not have, as in a file from a colleague: none is started for it."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["kernelspec"] = _GONE
    # JupyterLab takes the only kernel of the same language without asking.
    notebook.metadata.pop("language_info", None)
    nbformat.write(notebook, path)
    return path


def drop_state(path: Path) -> Path:
    """Take the saved state of widgets out, as the default settings of JupyterLab leave it out."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata.pop("widgets", None)
    nbformat.write(notebook, path)
    return path


def saved_states(path: Path) -> dict[str, Any]:
    """Give the saved state of each widget by model id; nothing where none was saved."""
    notebook = nbformat.read(path, as_version=4)
    states: dict[str, Any] = notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    return states


def bundle_of(path: Path, cell: int) -> dict[str, Any]:
    """Give the saved MIME bundle of a cell's only result."""
    (output,) = nbformat.read(path, as_version=4).cells[cell].outputs
    return dict(output.data)
