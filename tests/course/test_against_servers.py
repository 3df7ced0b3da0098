"""What the course says connects, connects: its code runs against real servers under the very names and ports."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.course.notebooks import FOLDER, read
from tests.frontend.packages import install, require
from tests.servers.http import http_server
from tests.servers.names import run_among
from tests.servers.postgresql import USER, postgresql
from tests.servers.redis import redis

pytestmark = pytest.mark.slow

DATABASE, CACHE, API = "127.0.21.2", "127.0.21.3", "127.0.21.4"
NAMES = {"fluxpostgres_webapp": DATABASE, "fluxredis_myapp": CACHE, "fluxapi_webapp": API, "fluxapi_app": API}
LOGIN = {"DB_NAME": "postgres", "DB_USER": USER, "DB_PASSWORD": "none is asked for"}

ASKED = {
    "psycopg": "print(connection.execute('select 6 * 7').fetchone()[0])\nconnection.close()",
    "import redis": "client.set('answer', 42)\nprint(client.get('answer').decode())\nclient.close()",
    "urlopen": "print(body.decode())",
    "require('pg')": "pool.query('select 6 * 7 as it').then((got) => console.log(got.rows[0].it))"
    ".then(() => pool.end());",
    "require('redis')": "client.connect().then(() => client.set('answer', 42)).then(() => client.get('answer'))"
    ".then((got) => { console.log(got); return client.quit(); });",
    "fetch(": "answer.then((got) => console.log(got));",
}
"""What is asked of a server once the course's code is connected, by a mark in that code."""


def snippets() -> dict[str, str]:
    """Return the code of the course that calls inside an app, by chapter and cell; not what a browser runs."""
    found: dict[str, str] = {}
    for path in sorted(FOLDER.glob("*.ipynb")):
        for cell in read(path).cells:
            for output in cell.get("outputs", []):
                code = "".join(output.get("data", {}).get("text/plain", ""))
                if "connection_code(" in cell.source and any(
                    f'"{name}"' in code or f"//{name}:" in code for name in NAMES
                ):
                    found[f"{path.stem[:2]} {cell.id}"] = code
    return found


SNIPPETS = snippets()


@pytest.fixture(scope="module")
def _servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with (
        postgresql(DATABASE, 5432),
        redis(tmp_path_factory.mktemp("redis"), CACHE, 6379),
        http_server(host=API, port=3000, body=b"42"),
    ):
        yield


def run(code: str, folder: Path, names: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a piece of the course's code, and ask the server one thing."""
    asked = next(ask for mark, ask in ASKED.items() if mark in code)
    node = "const " in code
    program = folder / ("call.cjs" if node else "call.py")
    program.write_text(f"{code}\n{asked}\n", "utf-8")
    environment = {**os.environ, **LOGIN}
    if node:
        environment["NODE_PATH"] = str(install())
    return run_among(names, [require("node") if node else sys.executable, program], folder, env=environment)


def test_the_course_has_code_for_each_server_in_both_languages() -> None:
    marks = {next(mark for mark in ASKED if mark in code) for code in SNIPPETS.values()}
    assert marks == set(ASKED)


@pytest.mark.usefixtures("_servers")
@pytest.mark.parametrize("where", SNIPPETS)
def test_what_the_course_says_connects_connects(where: str, tmp_path: Path) -> None:
    done = run(SNIPPETS[where], tmp_path, NAMES)
    assert done.stdout == "42\n", done.stderr


@pytest.mark.usefixtures("_servers")
def test_the_names_are_what_it_takes(tmp_path: Path) -> None:
    """The same code finds nobody where the names are another app's: the test above can fail."""
    code = next(code for code in SNIPPETS.values() if "psycopg" in code)
    done = run(code, tmp_path, {"fluxpostgres_other": DATABASE})
    assert done.returncode != 0
    assert "fluxpostgres_webapp" in done.stderr


@pytest.mark.usefixtures("_servers")
def test_localhost_is_not_the_neighbour(tmp_path: Path) -> None:
    code = next(code for code in SNIPPETS.values() if "psycopg" in code).replace("fluxpostgres_webapp", "localhost")
    done = run(code.replace("port=5432", "port=5432, connect_timeout=5"), tmp_path, NAMES)
    assert done.returncode != 0
    assert "refused" in done.stderr
