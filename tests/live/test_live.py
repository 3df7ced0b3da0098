"""``fluxviz live``: how many copies run, of which spec, and until when it is paid for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from fluxviz.live import clock, read_status, status_json, status_note
from fluxviz.live.blocks import block_at, ending_of, last_block, time_of
from fluxviz.live.words import summary
from fluxviz.network import FluxApi
from tests.cli.running import run, run_at
from tests.live.fake_api import UNREADY, FakeApi, Reply
from tests.live.specs import CANARIES, HASH, OLD_HASH, sealed, shop, without_record

NOW = datetime(2026, 9, 30, 20, 0, tzinfo=UTC)


def row(ip: str, spec: str = HASH, told: str = "2026-09-30T19:24:01.046Z", **more: Any) -> dict[str, Any]:
    return {
        "ip": ip,
        "name": "shop",
        "hash": spec,
        "broadcastedAt": told,
        "expireAt": told.replace("T19", "T21"),
        "runningSince": "2026-09-03T21:16:33.831Z",
        **more,
    }


ROWS = [row("203.0.113.9:16167", OLD_HASH), row("203.0.113.8"), row("203.0.113.7:16127")]
SIGNED = {"hash": HASH, "timestamp": 1790710158387, "height": 2994014, "appSpecifications": {}}


@pytest.fixture(autouse=True)
def known(api: FakeApi, monkeypatch: pytest.MonkeyPatch) -> FakeApi:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    api.knows(shop(), locations=ROWS, history=[SIGNED])
    return api


def status(**how: Any) -> Any:
    client = FluxApi(pause=0)
    return read_status(client, client.spec("shop"), NOW, **how)


def test_a_roll_out_in_progress_is_seen() -> None:
    done = run("live", "shop")
    assert done.code == 0
    assert "3 of 3 copies, 1 still on the old spec." in done.out
    assert "2 h 5 min" in done.out
    for words in ("203.0.113.9", "16167", "2026-09-03", "old", "current", "36 minutes ago"):
        assert words in done.out


def test_the_same_in_json_whatever_the_order_of_rows(api: FakeApi) -> None:
    done = run("live", "flux:shop", "--format", "json")
    read = json.loads(done.out)
    assert read["copies"] == {"wanted": 3, "running": 3, "current": 2, "old": 1, "unknown": 0}
    assert [each["node"] for each in read["instances"]] == ["203.0.113.7", "203.0.113.8", "203.0.113.9"]
    assert read["ends"]["estimate"] is True
    api.knows(shop(), locations=ROWS[::-1], history=[SIGNED])
    assert run("live", "shop", "--format", "json").out == done.out


def test_a_node_is_counted_once_and_what_has_lapsed_not_at_all(api: FakeApi) -> None:
    old = row("203.0.113.8", told="2026-09-30T16:00:00Z", expireAt="2026-09-30T18:05:00Z")
    api.knows(shop(), locations=[row("203.0.113.8"), old, {**old, "ip": "203.0.113.1"}])
    found = status()
    assert [(copy.at.ip, copy.lapsed) for copy in found.copies] == [("203.0.113.1", True), ("203.0.113.8", False)]
    assert "2 copies are missing: paid for, and run by no node that has been heard of." in summary(found)


def test_rows_without_a_hash_are_not_called_old(api: FakeApi) -> None:
    api.knows(shop(), locations=[row("203.0.113.8", ""), row("203.0.113.9", "x")])
    assert "2 of 3 copies, 2 on a spec that is not told." in summary(status())


def test_installing_and_its_errors_are_told_and_harmless(api: FakeApi) -> None:
    inner = json.dumps({"status": "error", "data": {"message": "No such image\x1b]0;x\u202e<script>" + "y" * 999}})
    api.says("/apps/installinglocation/shop", [row("203.0.113.4")])
    api.says("/apps/installingerrorslocation/shop", [{"ip": "203.0.113.5", "error": inner, "broadcastedAt": "soon"}])
    done = run("live", "shop")
    assert "Being installed on 203.0.113.4, told 36 minutes ago." in done.out
    assert "Not installed on 203.0.113.5: No such image" in " ".join(done.out.split())
    for form in ("table", "json"):
        out = run("live", "shop", "--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "y" * 300 not in out


def test_what_is_no_node_is_no_copy(api: FakeApi) -> None:
    rows = [*ROWS, row("203.0.113.5:99999"), row("shop.example"), row("")]
    api.knows(shop(), locations=rows, history=[SIGNED])
    lines = summary(status())
    assert lines[0] == "3 of 3 copies, 1 still on the old spec."
    assert "3 rows name no node and are not counted." in lines
    read = json.loads(run("live", "shop", "--format", "json").out)
    assert read["copies"]["running"] == 3
    assert [each["api_port"] for each in read["instances"]] == [None, None, None, 16127, 16127, 16167]


def failed(ip: str, spec: str, told: str = "2026-09-30T19:58:00Z") -> dict[str, Any]:
    return {"ip": ip, "hash": spec, "broadcastedAt": told, "error": "Port 39000 FAILed to map"}


@pytest.mark.parametrize(
    ("error", "line", "counted"),
    [
        (failed("203.0.113.8", OLD_HASH), "203.0.113.8 runs it now; earlier it could not install another version", 0),
        (failed("203.0.113.8", HASH, "2026-09-30T18:00:00Z"), "203.0.113.8 runs it now; earlier it could not", 0),
        (failed("203.0.113.8", ""), "Not installed on 203.0.113.8, told 2 minutes ago", 1),
        (failed("203.0.113.8", "", "2026-09-30T18:00:00Z"), "203.0.113.8 runs it now; earlier it could not install", 0),
        (failed("203.0.113.8", HASH), "Not installed on 203.0.113.8, told 2 minutes ago", 1),
        (failed("203.0.113.9:16167", HASH), "Not installed on 203.0.113.9, told 2 minutes ago", 1),
        (failed("203.0.113.4", OLD_HASH), "Not installed on 203.0.113.4 (another version of the spec), told 2", 0),
        (failed("203.0.113.4", HASH), "Not installed on 203.0.113.4, told 2 minutes ago", 1),
    ],
)
def test_a_node_that_runs_it_is_not_said_to_lack_it(
    error: dict[str, Any], line: str, counted: int, api: FakeApi
) -> None:
    api.says("/apps/installingerrorslocation/shop", [error])
    assert [each for each in summary(status()) if each.startswith(line)]
    assert ("1 install error" in status_note(status())) == bool(counted)


@pytest.mark.parametrize(
    ("path", "what", "key"),
    [
        ("installinglocation/shop", "Nodes that install it", "installing"),
        ("installingerrorslocation/shop", "Install errors", "install_errors"),
        ("permanentmessages?appname=shop", "Its history", "history"),
    ],
)
def test_one_call_that_fails_costs_no_more_than_itself(path: str, what: str, key: str, api: FakeApi) -> None:
    api.says(f"/apps/{path}", Reply(b"<html>", kind="text/html"))
    done = run("live", "shop")
    assert done.code == 0
    assert "3 of 3 copies" in done.out
    assert f"{what}: not told: not JSON: 127.0.0.1" in done.out
    read = json.loads(run("live", "shop", "--format", "json").out)
    assert [each["what"].lower() for each in read["not_told"]] == [what.lower()]
    assert read.get(key) is None
    assert f"{what.lower()} not told" in status_note(status())


def test_where_it_runs_must_be_told(api: FakeApi) -> None:
    api.says("/apps/location/shop", Reply(b"<html>", kind="text/html"))
    done = run("live", "shop")
    assert (done.code, "flux:shop: where it runs: not JSON" in done.err) == (2, True)


def test_nothing_a_server_writes_is_a_command_to_github(api: FakeApi) -> None:
    error = "No such image " + "x " * 60 + "::error file=x::no " * 9
    rows = [row("::error file=x::no"), row("203.0.113.7"), row(" ##[error]no")]
    api.knows(shop(), locations=rows)
    api.says("/apps/installingerrorslocation/shop", [{"ip": "::warning::no", "error": error}])
    for width in ("40", "80", "200"):
        out = run_at(int(width), "live", "shop").out
        assert "::error" in out
        assert not [line for line in out.splitlines() if line.lstrip().startswith(("::", "##["))]


def test_regions_are_asked_for_only_where_they_are_wanted(api: FakeApi) -> None:
    run("live", "shop")
    assert not [path for path in api.paths() if path.startswith("/fluxlocation")]
    api.says("/fluxlocation/203.0.113.7", {"continent": "Europe", "country": "Finland", "region": "Uusimaa"})
    out = run("live", "shop", "--regions").out
    assert "Finland, Uusimaa" in out
    assert "not known" in out
    assert json.loads(run("live", "shop", "--regions", "--format", "json").out)["instances"][0]["place"] == {
        "continent": "Europe",
        "country": "Finland",
        "region": "Uusimaa",
    }


def test_the_spec_is_saved_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "shop.json"
    file.write_text("old")
    file.chmod(0o644)
    done = run("live", "shop", "--save", file)
    assert done.code == 0
    assert f"{file} written, for you alone to read (mode 0600): the whole spec, with the values of its environment" in (
        done.err
    )
    assert file.stat().st_mode & 0o777 == 0o600
    assert json.loads(file.read_text()) == shop()
    assert fluxviz.draw(file).svg() == fluxviz.draw("flux:shop").svg()
    assert run("live", "shop", "--save", tmp_path / "no" / "such").code == 2


def test_nothing_else_is_kept_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "XDG_CACHE_HOME", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    run("live", "shop")
    run("draw", "flux:shop", "-o", "shop.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["shop.svg"]


def test_no_secret_gets_out() -> None:
    for words in (["live", "shop"], ["live", "shop", "--format", "json"], ["draw", "flux:shop", "--live"]):
        done = run(*words)
        assert not [canary for canary in CANARIES if canary in done.out + done.err]


def test_an_unknown_app_is_told_with_names_like_it_on_request(api: FakeApi) -> None:
    done = run("live", "shopp")
    assert (done.code, "fluxviz live shopp --similar lists the nearest names" in done.err) == (2, True)
    assert "fluxviz history shopp tells what it was" in done.err
    assert not [path for path in api.paths() if "globalapps" in path]
    rows = [{"name": name} for name in ("shop", "shoppers", "blog", "\x1b]shopp", 7)]
    api.says("/apps/globalappsspecifications", rows)
    done = run("live", "shopp", "--similar")
    assert "names like it: shop, shoppers" in done.err
    assert "\x1b" not in done.err


def test_the_picture_says_it_where_it_is_asked_to(tmp_path: Path) -> None:
    note = "Live on 2026-09-30 20:00 UTC: 3 of 3 copies, 1 still on the old spec"
    assert status_note(status()).startswith(note)
    assert note not in run("draw", "flux:shop").out
    drawn = run("draw", "flux:shop", "--live")
    assert drawn.code == 0
    assert "1 still on the old" in drawn.out.replace("</text>", " ").replace("\n", " ")
    file = tmp_path / "app.json"
    file.write_text(json.dumps(without_record(shop())))
    assert note in "".join(json.loads(run("draw", file, "--live", "--format", "json").out)["notes"])
    assert run("draw", file, "flux:shop", "--together", "--live").code == 2


def test_an_encrypted_app_has_copies_too(api: FakeApi) -> None:
    api.knows(sealed(), locations=ROWS[:1])
    done = run("live", "vault")
    assert "1 of 3 copies" in done.out
    assert "its components are encrypted and cannot be shown" in done.out
    assert "CANARY" not in done.out


def test_wrong_types_are_read_leniently(api: FakeApi) -> None:
    api.knows(shop(instances="many", height="2994014", expire=[], hash=7), locations=[{}, {"ip": 7}, "x"])
    assert run("live", "shop").code == 0
    assert json.loads(run("live", "shop", "--format", "json").out)["copies"]["wanted"] is None


@pytest.mark.parametrize("instances", ["3", " 3 ", "3.0", 3.0])
def test_copies_are_counted_as_the_picture_counts_them(instances: Any, api: FakeApi) -> None:
    api.knows(shop(instances=instances), locations=ROWS[1:2])
    assert fluxviz.build(fluxviz.load("flux:shop")).instances == 3
    lines = summary(status())
    assert lines[0] == "1 of 3 copies."
    assert [line for line in lines if line.startswith("2 copies are missing")]


def test_numbers_that_are_none_make_no_broken_json(api: FakeApi) -> None:
    text = json.dumps({"status": "success", "data": shop(height=7, version=8, instances="3")})
    api.says("/apps/appspecifications/shop", Reply(text.replace(": 7", ": 1e999").encode()))
    api.says("/apps/permanentmessages?appname=shop", UNREADY)
    read = json.loads(run("live", "shop", "--format", "json").out, parse_constant=pytest.fail)
    assert (read["spec"]["height"], read["copies"]["wanted"], read["ends"]) == (None, 3, None)


@pytest.mark.parametrize(
    ("height", "expire", "last"),
    [
        (2_994_014, 88_000, 3_082_014),
        (2_994_014, None, 3_082_014),
        (2_000_000, None, 2_028_000),
        (2_000_000, 30_000, 2_060_000),
        (2_000_000, 20_000, 2_020_000),
        (1_000_000, None, 1_022_000),
    ],
)
def test_the_part_after_the_fork_counts_four_times(height: int, expire: int | None, last: int) -> None:
    assert last_block(height, expire) == last


def test_time_is_reckoned_from_the_signature() -> None:
    signed = datetime(2026, 9, 29, 20, tzinfo=UTC)
    ending = ending_of(2_994_014, 2_880, signed)
    assert ending is not None
    assert (ending.block, ending.at) == (2_996_894, datetime(2026, 9, 30, 20, tzinfo=UTC))
    assert ending_of("x", 5, signed) is None
    assert ending_of(True, 5, signed) is None
    assert ending_of(-5, 5, None) is None
    assert time_of(2_019_000, (2_021_000, signed)) < time_of(2_020_000, (2_021_000, signed)) < signed
    assert block_at(time_of(1_500_000)) == 1_500_000


def test_a_time_that_is_over_is_said_to_be(api: FakeApi) -> None:
    api.knows(shop(expire=10), history=[SIGNED])
    assert [line for line in summary(status()) if line.startswith("The time it is paid for should be over (estimate)")]
    assert json.loads(status_json(status()))["ends"]["seconds_left"] < 0
    api.knows(shop(expire=10), history=[SIGNED])
    assert "3 copies are missing: run by no node that has been heard of." in summary(status())
    assert not [line for line in summary(status()) if "missing: paid for" in line]
