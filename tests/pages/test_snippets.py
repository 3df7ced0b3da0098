"""What the pages tell a reader to type works, in a fresh folder that holds one spec, ``app.json``.

A block whose fence says ``title="FILE"`` becomes that file; ``sh`` and ``python`` are run in their order; ``text``
below a command is some of what it says. A comment above a block says more: ``exit code 1``, ``in a git repository``
(the folder is made one first), or ``not run``.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import fluxviz
from tests.pages.markdown import DOCS, ROOT, Block, blocks, name_of
from tests.programs import run_program

pytestmark = pytest.mark.slow

PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
NOT_RUN = "not run"
IN_GIT = "in a git repository"
INIT = "git init -q -b main && git add app.json && git -c user.name=me -c user.email=me@example.com commit -q -m spec\n"
SET_UP = "set-up"
READ: dict[str, Callable[[str], Any]] = {"json": json.loads, "toml": tomllib.loads, "yaml": yaml.safe_load}
"""Language to what reads it, or fails."""
"""How the comment above the commands begins that ``.ci/run`` runs."""


def run_shell(block: Block, folder: Path) -> str:
    """Run the commands of a block, and give all that they say."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "NO_COLOR": "1"}
    done = run_program(
        ["bash", "-eu", "-o", "pipefail", "-c", (INIT if block.note == IN_GIT else "") + block.text],
        cwd=folder,
        env=env,
    )
    code = re.match(r"exit code (\d)", block.note)
    assert done.returncode == (int(code[1]) if code else 0), f"line {block.line}: {done.stdout}{done.stderr}"
    return str(done.stdout + done.stderr)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_tells_to_type_works(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app.json").write_text(fluxviz.patterns.full_stack.pattern(app="shop").text)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    said = ""
    for block in blocks(page.read_text("utf-8")):
        if block.note.startswith((NOT_RUN, SET_UP)):
            continue
        if block.language in READ:
            assert READ[block.language](block.text), f"line {block.line}"
        if block.title:
            target = tmp_path / block.title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text)
        elif block.language == "sh":
            said = run_shell(block, tmp_path)
        elif block.language == "python":
            exec(compile(block.text, f"{page.name}:{block.line}", "exec"), names)
        elif block.language == "text":
            missing = [line for line in block.text.splitlines() if line.strip() not in said]
            assert missing == [], f"line {block.line} shows what the command above it does not say:\n{said}"
