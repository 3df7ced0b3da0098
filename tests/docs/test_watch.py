"""``docs build --watch``: what is saved is drawn anew."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.docs.project import Project, shop
from tests.programs import LIMIT, Process, started

pytestmark = pytest.mark.slow


@contextmanager
def watching(project: Project) -> Iterator[Process]:
    command = [sys.executable, "-m", "fluxviz", "docs", "build", "--watch", "--config", str(project.settings)]
    with started(command, stderr=subprocess.PIPE, text=True) as process:
        yield process


def hear(process: Process, words: str) -> str:
    """Read lines until one has these words, and give them all; a file may be seen while it is half written."""
    said = ""
    while words not in said:
        line = process.stderr.readline()
        assert line, said
        said += line
    return said


def test_a_saved_spec_is_drawn_anew_and_a_broken_one_ends_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    with watching(project) as process:
        hear(process, "2 drawn")
        (tmp_path / "app.json").write_text("{")
        assert "app.json" in hear(process, "2 failed")
        assert "3000" in project.read("docs/app.svg")
        project.write(shop(3005))
        hear(process, "2 drawn")
        assert "3005" in project.read("docs/app.svg")
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=LIMIT)[1]
    assert process.returncode == 0
    assert said.endswith("no longer watching\n")
    assert "Traceback" not in said


def test_a_file_that_is_put_in_the_place_of_another_is_seen(tmp_path: Path) -> None:
    """Editors save so."""
    project = Project(tmp_path)
    with watching(project) as process:
        hear(process, "2 drawn")
        project.write(shop(3005), "app.json~")
        (tmp_path / "app.json~").replace(tmp_path / "app.json")
        hear(process, "2 drawn")
    assert "3005" in project.read("docs/app.svg")


def test_without_the_watcher_the_way_to_get_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    ran = Project(tmp_path).docs("build", "--watch")
    assert ran.code == 2
    assert ran.err == "error: --watch needs packages that are not installed: pip install 'fluxviz[watch]'\n"
