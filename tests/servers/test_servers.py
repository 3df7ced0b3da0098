"""The servers of the tests answer as real ones do, and are gone when their block ends."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from tests.programs import run_program
from tests.servers.postgresql import USER, postgresql
from tests.servers.redis import redis
from tests.servers.server import ServerError, accepts, find_program, free_port, serving


def test_postgresql_answers_queries_on_an_address_of_its_own_and_is_gone_after() -> None:
    with postgresql("127.0.0.3") as server:
        asking = ["psql", "-h", server.host, "-p", str(server.port), "-U", USER, "-Atc", "select 6 * 7"]
        assert run_program(asking, check=True).stdout == "42\n"
        assert not accepts("127.0.0.4", server.port)
    assert not accepts(server.host, server.port)
    assert not server.folder.exists()


def test_redis_keeps_what_it_is_told_and_is_gone_after(tmp_path: Path) -> None:
    with (
        redis(tmp_path, "127.0.0.3") as server,
        socket.create_connection((server.host, server.port), timeout=5) as client,
        client.makefile("rb") as answer,
    ):
        client.sendall(b"SET a 1\r\nGET a\r\n")
        assert answer.read(12) == b"+OK\r\n$1\r\n1\r\n"
    assert not accepts(server.host, server.port)


def test_a_server_that_ends_at_once_is_told_with_its_log(tmp_path: Path) -> None:
    command = ["bash", "-c", "echo no such setting; exit 3"]
    with (
        pytest.raises(ServerError, match=r"(?s)ended with 3.*no such setting"),
        serving(command, tmp_path, ("127.0.0.1", free_port())),
    ):
        pass


@pytest.mark.parametrize(("ci", "outcome"), [("true", "fail"), ("", "skip")])
def test_a_missing_program_fails_on_ci_and_is_skipped_elsewhere_with_how_to_get_it(
    ci: str, outcome: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(getattr(pytest, outcome).Exception, match="apt-get install -y nosuch"):
        find_program("nosuchd", "nosuch")
