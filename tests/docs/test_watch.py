"""``docs build --watch``: what is saved is drawn anew."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.docs.project import Project, shop


def wait_until(true: Callable[[], bool], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return False


def test_a_saved_spec_is_drawn_anew_and_a_broken_one_ends_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    picture = tmp_path / "docs/app.svg"
    command = [sys.executable, "-m", "fluxviz", "docs", "build", "--watch", "--config", str(project.settings)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert wait_until(picture.is_file)
            (tmp_path / "app.json").write_text("{")
            time.sleep(1)
            assert "3000" in picture.read_text("utf-8")
            project.write(shop(3005))
            assert wait_until(lambda: "3005" in picture.read_text("utf-8"))
        finally:
            process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=20)[1]
    assert "app.json" in said
    assert said.endswith("no longer watching\n")
    assert "Traceback" not in said
