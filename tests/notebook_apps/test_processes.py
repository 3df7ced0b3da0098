"""Servers end with all that they started, and say why where they do not start."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.notebook_apps.homes import Home
from tests.notebook_apps.processes import ServerError, free_port, inhabitants, running

pytestmark = pytest.mark.slow

# It starts a child in a session of its own, as Jupyter starts kernels, and leaves it behind.
PARENT = """
import http.server, subprocess, sys
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), http.server.SimpleHTTPRequestHandler).serve_forever()
"""


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    home, port = Home(tmp_path), free_port()
    with running([sys.executable, "-c", PARENT, str(port)], f"http://127.0.0.1:{port}/", home) as server:
        assert len(inhabitants(home)) == 2
    assert server.returncode is not None
    assert inhabitants(home) == []


def test_a_server_that_ends_shows_its_log(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "raise SystemExit('no such option')"]
    with (
        pytest.raises(ServerError, match="ended with 1:\nno such option"),
        running(command, "http://127.0.0.1:1/", Home(tmp_path)),
    ):
        pass


def test_a_server_that_does_not_answer_is_stopped(tmp_path: Path) -> None:
    home, port = Home(tmp_path), free_port()
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    with pytest.raises(ServerError, match="did not answer"), running(command, f"http://127.0.0.1:{port}/", home, 0.5):
        pass
    assert inhabitants(home) == []
