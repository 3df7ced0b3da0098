"""nbval really compares: a changed drawing, text or card makes a notebook fail, and one that hangs is stopped."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.course.notebooks import FOLDER
from tests.programs import run_program
from tests.specimens import TESTS

pytestmark = pytest.mark.slow

CHAPTER = FOLDER / "13_quick_reference_card.ipynb"
OPTIONS = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout=60"]


def compared(notebook: nbformat.NotebookNode, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Let nbval compare a notebook, with the options of pytest's own run."""
    path = folder / "chapter.ipynb"
    nbformat.write(notebook, path)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        os.devnull,
        "--rootdir",
        str(folder),
    ]
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent)}
    return run_program([*command, *OPTIONS, *options, str(path)], env=environment)


def small() -> nbformat.NotebookNode:
    """Give the chapter with its first cell, a card, and the first one that shows a picture."""
    notebook = nbformat.read(CHAPTER, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    shown = next(cell for cell in code if any("image/svg+xml" in output.get("data", {}) for output in cell.outputs))
    notebook.cells = [code[0], shown]
    return notebook


def test_the_options_are_those_of_pytests_own_run() -> None:
    text = (TESTS.parent / "pyproject.toml").read_text("utf-8")
    (line,) = [line for line in text.splitlines() if line.startswith("addopts")]
    assert all(option in line for option in OPTIONS)


def test_a_notebook_as_it_stands_passes(tmp_path: Path) -> None:
    done = compared(small(), tmp_path)
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


@pytest.mark.parametrize(
    ("media", "pattern", "other"),
    [
        ("image/svg+xml", r"#0b7a4b", "#0b7a4c"),  # a shade of one line
        ("image/svg+xml", r">HTTPS 443<", ">HTTPS 444<"),  # a label
        ("image/svg+xml", r'd="M(\d)', r'd="M1\1'),  # where a line begins
        ("text/plain", r"33080", "33081"),
        ("text/markdown", r"33080", "33081"),
    ],
)
def test_a_notebook_whose_output_differs_fails(tmp_path: Path, media: str, pattern: str, other: str) -> None:
    notebook = small()
    changed = 0
    for cell in notebook.cells:
        for output in cell.outputs:
            if media in output.get("data", {}) and not changed:
                output.data[media], changed = re.subn(pattern, other, output.data[media], count=1)
    assert changed == 1
    done = compared(notebook, tmp_path)
    assert done.returncode == 1, done.stdout
    assert f"mismatch '{media}'" in done.stdout


def test_a_cell_that_hangs_is_stopped(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell("import time; time.sleep(60)", execution_count=1)
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": {"name": "python3", "display_name": "x"}})
    done = compared(notebook, tmp_path, "--nbval-cell-timeout=2")
    assert done.returncode == 1
    assert "Timeout of 2 seconds exceeded" in done.stdout
