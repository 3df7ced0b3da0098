"""The course as pages: each notebook with its outputs, as it stands in the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from nbconvert import MarkdownExporter

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
FOLDER = "course"
_NOTEBOOK = re.compile(r"\((?P<name>\d\d_\w+)\.ipynb(?P<anchor>#[^)\s]*)?\)")


def make_files() -> Iterator[tuple[str, str | bytes]]:
    """Yield the front page, a page for each notebook, and the pictures."""
    yield f"{FOLDER}/index.md", _linked((NOTEBOOKS / "README.md").read_text("utf-8"))
    for path in notebooks():
        book = nbformat.read(path, as_version=4)
        text, resources = MarkdownExporter().from_notebook_node(book, {"unique_key": path.stem})
        yield f"{FOLDER}/{path.stem}.md", _linked(text)
        for name, data in resources["outputs"].items():
            yield f"{FOLDER}/{name}", data


def _linked(text: str) -> str:
    """Return a text whose links to notebooks lead to their pages."""
    return _NOTEBOOK.sub(lambda found: f"({found['name']}.md{found['anchor'] or ''})", text)


def notebooks() -> list[Path]:
    """Return the notebooks in their order."""
    return sorted(NOTEBOOKS.glob("*.ipynb"))
