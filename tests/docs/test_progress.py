"""A progress bar, on a terminal only."""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path

import pytest

from tests.docs.project import Project, shop
from tests.programs import run_program


@pytest.mark.slow
def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    project = Project(tmp_path, '[[diagrams]]\nspec = "specs/*.json"\noutput = "out/{name}.svg"\n', "fluxviz.toml")
    (tmp_path / "specs").mkdir()
    for number in range(20):
        project.write(shop(31000 + number), f"specs/s{number:02}.json")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "fluxviz", "docs", "build", "--config", str(project.settings)]
    try:
        run_program(command, stderr=theirs, check=True, env={**os.environ, "TERM": "xterm", "COLUMNS": "80"})
    finally:
        os.close(theirs)
    said = b""
    try:
        while piece := os.read(ours, 4096):
            said += piece
    except OSError:  # the end of a terminal that nobody writes to any more
        pass
    os.close(ours)
    assert b"Drawing" in said
    assert b"20 drawn" in said
    assert b"Drawing" not in project.docs("build").err.encode()
