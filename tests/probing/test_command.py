"""``fluxviz probe``: what it says before, what it shows after, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import fluxviz
import fluxviz.cli.probe as command
from fluxviz.errors import FluxvizError
from tests.cli.running import Ran, run, run_at
from tests.live.fake_api import FakeApi, Reply
from tests.probing.internet import EDGE, EDGE_HOST, Internet
from tests.probing.shop import APP, CANARY, NODES, WEB, app, component, listed, running, web

BY_HAND = [part for node in NODES for part in ("--node", node)]


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "shop.json"
    path.write_text(json.dumps(app(web(environmentParameters=[f"TOKEN={CANARY}"]))))
    return path


def run_in(internet: Internet, monkeypatch: pytest.MonkeyPatch, *arguments: str | Path) -> Ran:
    monkeypatch.setattr(command, "NETWORK", internet.network)
    ran = run("probe", *arguments)
    assert CANARY not in ran.out + ran.err
    return ran


def test_all_as_drawn_ends_with_0(internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with running(internet):
        ran = run_in(internet, monkeypatch, spec, *BY_HAND)
    assert ran.code == 0
    assert "A probe of shop: 8 tries, 8 at once, 5 s each; at most 10 s in all." in ran.err
    for line in (
        f"Look up, with this machine's DNS server: {APP}, {WEB}",
        f"GET / by HTTPS: {APP}:443, {WEB}:443",
        f"GET / without TLS: {APP}:80",
        "Open a TCP connection, and close it: 5.9.0.2:33000, 5.9.0.3:33000",
        f"Ask the Flux edge behind this name which nodes it routes to: {APP}:443",
    ):
        assert line in ran.err
    assert "NOT AS DRAWN" not in ran.out
    assert "UTC, 8 tries: all as drawn." in ran.out


def test_a_difference_ends_with_1_and_stands_beside_the_prediction(
    internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(internet):
        del internet.places["5.9.0.3", 33000]
        ran = run_in(internet, monkeypatch, spec, *BY_HAND)
    assert ran.code == 1
    (row,) = [line for line in ran.out.splitlines() if "NOT AS DRAWN" in line]
    assert row.split("  ") != row
    assert all(part in row for part in ("5.9.0.3:33000", "open on every node", "refused: nobody listens there"))


def test_no_network_ends_with_2_and_blames_nobody(
    internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    internet.records |= {APP: ["SERVFAIL"], WEB: ["SERVFAIL"]}
    ran = run_in(internet, monkeypatch, spec, *BY_HAND)
    assert (ran.code, ran.out) == (2, "")
    assert "no network here" in ran.err
    assert "this says nothing of the app" in ran.err


@pytest.mark.parametrize("node", ["192.168.1.1", "127.0.0.1:16127", "shop.example.com", ""])
def test_a_node_that_may_not_be_called_is_bad_input(
    internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch, node: str
) -> None:
    ran = run_in(internet, monkeypatch, spec, "--node", node)
    assert (ran.code, ran.out) == (2, "")
    assert "expected the public address of a node" in ran.err


def test_where_there_is_nothing_to_try_nothing_is_as_drawn(tmp_path: Path, api: FakeApi) -> None:
    path = tmp_path / "inside.json"
    path.write_text(json.dumps(app(component("web", "nginx:1.27", [], []))))
    ran = run("probe", path)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing of shop can be tried" in ran.err


def test_a_dry_run_of_a_file_asks_nobody(internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run_in(internet, monkeypatch, spec, "--dry-run")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("A probe of shop: 6 tries")
    assert "Not tried: port 33000 of web: the Flux API is asked for the nodes when the probe is made" in ran.out
    assert (internet.calls, internet.queries) == ([], set())


def test_json_has_every_try_with_its_prediction(
    internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(internet):
        ran = run_in(internet, monkeypatch, spec, "--json", *BY_HAND)
    assert ran.code == 0
    data = json.loads(ran.out)
    assert {key: data[key] for key in ("version", "app", "naming", "as_drawn", "nodes", "not_tried")} == {
        "version": 1,
        "app": "shop",
        "naming": "fdm",
        "as_drawn": True,
        "nodes": [*NODES],
        "not_tried": [],
    }
    first, https = data["tries"][0], next(each for each in data["tries"] if each["host"] == WEB and each["port"] == 443)
    assert first == {
        "kind": "dns",
        "host": APP,
        "port": None,
        "expected": "answer",
        "predicted": "leads to the Flux edge",
        "verdict": "reached",
        "seen": f"{EDGE_HOST} -> {EDGE}",
        "differs": False,
        "addresses": [EDGE],
        "aliases": [EDGE_HOST],
        "cloudflare": False,
        "leads": "edge",
        "links": ["request.browser.edge.443"],
    }
    assert https["status"] == 200
    assert https["certificate"]["names"] == ["*.app.runonflux.io", "*.runonflux.io"]
    assert https["links"] == ["request.browser.edge.443", "forward.edge.web.33000"]


def test_the_nodes_are_those_that_the_flux_api_lists(
    internet: Internet, spec: Path, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"ip": f"{node}:16127", "name": "shop", "hash": ""} for node in NODES]
    api.says("/apps/location/shop", rows)
    with running(internet, api=(200, '{"status": "success", "data": {"ips": ["5.9.0.2"]}}')):
        ran = run_in(internet, monkeypatch, spec)
    assert ran.code == 1
    assert "routes to 5.9.0.2: it leaves out 5.9.0.3" in ran.out
    assert {(node, 33000) for node in NODES} <= {*internet.calls}
    assert api.paths() == ["/apps/location/shop"]


LATER, BEFORE = "2900-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000Z"
NOW_RUN, OLD = "a" * 64, "f" * 64


def row(ip: str, until: str = LATER, ran: str = NOW_RUN, said: str = "2025-12-31T22:00:00.000Z") -> dict[str, Any]:
    return {"ip": ip, "name": "shop", "hash": ran, "broadcastedAt": said, "expireAt": until}


LAPSED_SAID = "Not tried: 5.9.0.4: its row has lapsed: the app may be gone from it."
OLD_SAID = "Not tried: 5.9.0.5: old spec: it does not run the one that is drawn yet."


@pytest.mark.parametrize("named", [True, False], ids=["flux:shop", "file"])
def test_nodes_whose_rows_lapsed_or_that_run_an_old_spec_are_not_taken_for_nodes_of_the_drawn_app(
    internet: Internet, spec: Path, api: FakeApi, monkeypatch: pytest.MonkeyPatch, named: bool
) -> None:
    rows = [row("5.9.0.2:16127"), row("5.9.0.3:16137"), row("5.9.0.4", BEFORE), row("5.9.0.5", ran=OLD)]
    api.knows(app(web()) | {"hash": NOW_RUN}, locations=rows)
    with running(internet, api=(200, listed(*NODES, "5.9.0.5"))):
        ran = run_in(internet, monkeypatch, "flux:shop" if named else spec)
    assert {address for address, _ in internet.calls}.isdisjoint({"5.9.0.4", "5.9.0.5"})
    assert LAPSED_SAID in ran.out
    assert OLD_SAID in ran.out
    assert ran.code == 0


def test_a_node_that_says_something_newer_is_read_by_that(
    internet: Internet, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = "2025-12-01T00:00:00.000Z"
    rows = [
        row("5.9.0.2:16127"),
        row("5.9.0.3"),
        row("5.9.0.2:16127", BEFORE, OLD, before),
        row("5.9.0.3:16137", ran=OLD),
    ]
    api.knows(app(web()) | {"hash": NOW_RUN}, locations=rows)
    with running(internet):
        ran = run_in(internet, monkeypatch, "flux:shop", "--json")
    assert (ran.code, json.loads(ran.out)["nodes"], json.loads(ran.out)["not_tried"]) == (0, [*NODES], [])


def test_where_every_row_has_lapsed_the_ports_are_not_tried_and_no_edge_lags(
    internet: Internet, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.knows(app(web()) | {"hash": NOW_RUN}, locations=[row(node, BEFORE) for node in NODES])
    with running(internet):
        ran = run_in(internet, monkeypatch, "flux:shop")
    assert ran.code == 0
    assert "Not tried: port 33000 of web: no node that the Flux API lists runs this spec now." in ran.out


def test_an_app_by_its_name_and_no_value_of_it_is_shown(
    internet: Internet, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = app(web(environmentParameters=[f"TOKEN={CANARY}"]))
    api.knows(spec, locations=[{"ip": f"{node}:16127", "name": "shop"} for node in NODES])
    with running(internet):
        ran = run_in(internet, monkeypatch, "flux:shop", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["nodes"] == [*NODES]


def test_where_the_api_does_not_tell_the_nodes_the_names_are_probed_all_the_same(
    internet: Internet, spec: Path, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    api.says("/apps/location/shop", Reply(b"<html>", 502))
    with running(internet):
        ran = run_in(internet, monkeypatch, spec)
    assert ran.code == 0
    assert "Not tried: port 33000 of web: its nodes are not known: " in " ".join(ran.out.split())
    assert "answers from web:33000" in ran.out


def test_an_app_that_runs_nowhere(
    internet: Internet, spec: Path, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (APP, WEB):
        internet.records[name] = []
    ran = run_in(internet, monkeypatch, spec)
    assert ran.code == 1
    assert "the Flux API lists no node that runs the app" in ran.out
    assert "no such name: it has no address" in ran.out


@pytest.mark.parametrize(("answer", "code", "called"), [("y\n", 0, True), ("n\n", 0, False), ("", 1, False)])
def test_on_a_terminal_it_asks_first(
    internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, called: bool
) -> None:
    monkeypatch.setattr(command, "_is_asked", lambda: True)
    monkeypatch.setattr(command, "NETWORK", internet.network)
    with running(internet):
        ran = run("probe", spec, *BY_HAND, stdin=answer.encode())
    assert ran.code == code
    assert "Go on?" in ran.err
    assert bool(internet.calls) is called


def test_yes_asks_nothing(internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "_is_asked", lambda: True)
    with running(internet):
        ran = run_in(internet, monkeypatch, spec, "--yes", *BY_HAND)
    assert ran.code == 0
    assert "Go on?" not in ran.err


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_host_is_broken_at_any_width(
    internet: Internet, spec: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(command, "NETWORK", internet.network)
    with running(internet):
        ran = run_at(width, "probe", spec, *BY_HAND)
    assert f"{WEB}:443" in ran.out
    assert EDGE_HOST in ran.out


def test_without_the_extra_it_says_how_to_get_it(spec: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fluxviz.probing.running.find_spec", lambda _: None)
    ran = run("probe", spec)
    assert (ran.code, ran.out) == (2, "")
    assert "a probe needs packages that are not installed: pip install 'fluxviz[live]'" in ran.err


def test_the_function_gives_the_report_and_can_be_stopped(internet: Internet, spec: Path) -> None:
    plans: list[Any] = []

    def refuse(plan: Any) -> bool:
        plans.append(plan)
        return False

    with pytest.raises(FluxvizError, match="nothing was tried"):
        fluxviz.probe(spec, nodes=NODES, network=internet.network, confirm=refuse)
    assert internet.calls == []
    with running(internet):
        report = fluxviz.probe(spec, nodes=NODES, network=internet.network, now="2026-11-26")
    assert report.plan == plans[0]
    assert report.summary == "Probed 2026-11-26, 8 tries: all as drawn."
    assert CANARY not in f"{report!r}{report.data()}"


def test_it_is_drawn_where_a_file_is_named(
    internet: Internet, spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "probe.svg"
    with running(internet):
        del internet.places["5.9.0.3", 33000]
        ran = run_in(internet, monkeypatch, spec, "-o", target, *BY_HAND)
    assert ran.code == 1
    svg = target.read_text()
    assert "reached on 1 of 2 nodes" in svg
    assert CANARY not in svg
