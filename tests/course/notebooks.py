"""The notebooks of the course, as they stand in the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from tests.specimens import TESTS

FOLDER = TESTS.parent / "notebooks"
CELL_ID = re.compile(r"cell-\d\d")
PATHS = tuple(sorted(FOLDER.glob("*.ipynb")))


def read(path: Path) -> NotebookNode:
    return nbformat.read(path, as_version=4)


def cells_of(notebook: NotebookNode, kind: str) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == kind]


def outputs_of(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in cells_of(notebook, "code"):
        yield from cell.outputs


def data_of(notebook: NotebookNode) -> Iterator[tuple[str, str]]:
    """Yield every output as its media type and its text."""
    for output in outputs_of(notebook):
        if output.output_type == "stream":
            yield "text/plain", output.text
        data: Mapping[str, Any] = output.get("data", {})
        for media, text in data.items():
            yield media, "".join(text)
