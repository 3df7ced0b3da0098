"""A call inside the app is not mapped: what listens on the called port answers, whatever its public port leads to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fluxviz import build, check, diff
from fluxviz.checks import fix_text
from tests.specimens import app, component


def called(image: str, public: int, inside: int, *entries: str, own: tuple[str, ...] = ()) -> dict[str, Any]:
    """An app in which ``web`` calls ``x``, which publishes one port."""
    caller = component("web", 80, repotag="nginx:1.27", environmentParameters=list(entries))
    target = component("x", None, repotag=image, ports=[public], containerPorts=[inside], domains=[""])
    return app(caller, {**target, "environmentParameters": list(own)})


LISTENING = [
    called("postgres:16", 5432, 5433, "DATABASE_URL=postgresql://u:p@fluxx_shop:5432/db"),
    called("postgres:16", 5432, 7777, "DB_HOST=fluxx_shop", "DB_PORT=5432"),
    called("redis:7", 6379, 6380, "REDIS_URL=redis://fluxx_shop:6379"),
    called("acme/x:1", 3000, 8080, "X_URL=http://fluxx_shop:3000", own=("PORT=3000",)),
    called("acme/x:1", 3000, 8080, "X_URL=http://fluxx_shop:3000", own=("LISTEN_ADDR=0.0.0.0:3000",)),
]
"""Whoever is called listens on the called port, and its public port is mapped to another by mistake."""


@pytest.mark.parametrize("document", LISTENING)
def test_a_call_to_the_port_where_the_process_listens_is_right(document: dict[str, Any]) -> None:
    text = json.dumps(document, indent=1)
    findings = check(text)
    assert not findings.of("FX201", "FX202", "FX203")
    assert fix_text(text, findings).text == text
    assert [edge.problem for edge in build(document).of_kind("internal")] == [""]


@pytest.mark.parametrize(
    ("document", "said", "fixed"),
    [
        (called("postgres:16", 35432, 5432, "DB_HOST=fluxx_shop:35432"), "it listens on 5432", True),
        (called("acme/x:1", 31300, 3000, "X_URL=http://fluxx_shop:31300"), "it listens on 3000", True),
        (
            called("acme/x:1", 31300, 3000, "X_URL=http://fluxx_shop:31300", own=("EXTERNAL_HTTP_PORT=31300",)),
            "it listens on 3000",
            True,
        ),
        (called("postgres:16", 35432, 7777, "DB_HOST=fluxx_shop:35432"), "only container ports answer", False),
        (
            called("acme/x:1", 31300, 8080, "X_URL=http://fluxx_shop:31300", own=("PORT=3000",)),
            "only container ports answer",
            False,
        ),
    ],
)
def test_a_call_to_a_host_port_is_mended_where_the_right_port_is_known(
    document: dict[str, Any], said: str, *, fixed: bool
) -> None:
    (finding,) = check(document).of("FX201")
    assert said in finding.message
    assert (finding.certain_fix is not None) is fixed
    assert bool(finding.fix) is fixed


@pytest.mark.parametrize("image", ["nginx:1", "mysql:8", "redis:7"])
def test_the_port_of_what_speaks_otherwise_is_not_put_in(image: str) -> None:
    target = component("x", None, repotag=image)
    caller = component("web", 80, environmentParameters=["DB_HOST=fluxx_shop", "DB_PORT=5432"])
    (finding,) = check(app(caller, target)).of("FX202")
    assert finding.fix == ""


def test_a_port_that_a_setting_of_the_target_contradicts_is_told_and_is_told_of_a_change() -> None:
    old = called("acme/x:1", 31300, 3000, "X_URL=http://fluxx_shop:3000", own=("PORT=3000",))
    new = called("acme/x:1", 31300, 3001, "X_URL=http://fluxx_shop:3000", own=("PORT=3001",))
    assert not check(old).of("FX202")
    (finding,) = check(new).of("FX202")
    assert finding.message == "web's X_URL calls x on 3000, where it does not seem to listen: its PORT is 3001"
    assert finding.fix == "X_URL=http://fluxx_shop:3001"
    assert "x" in diff(old, new).text()


def test_no_port_without_tls_is_offered_to_a_call_that_asks_for_it() -> None:
    store = component("ch", None, repotag="clickhouse/clickhouse-server:24")
    for scheme, fix in (("http", "CH=http://fluxch_shop:8123"), ("https", "")):
        web = component("web", 3000, environmentParameters=[f"CH={scheme}://fluxch_shop:8443"])
        (found,) = (each for each in check(app(web, store)) if each.code == "FX202")
        assert found.fix == fix


def test_a_port_that_is_guessed_and_dead_is_found_as_it_is_explained() -> None:
    target = component("pg", None, repotag="postgres:16", environmentParameters=["PGPORT=5433"])
    document = app(component("web", 3000, environmentParameters=["PG_HOST=fluxpg_shop"]), target)
    (edge,) = build(document).of_kind("internal")
    (finding,) = check(document).of("FX202")
    assert edge.problem == "nobody listens on 5432: its PGPORT is 5433"
    assert finding.message.endswith(
        "5432, the port that is meant most likely, where it does not listen: its PGPORT is 5433"
    )
    assert not check(document).of("FX203")
