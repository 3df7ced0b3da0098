"""The client: what it asks, and what it says of each fault of the other side."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime

import pytest

from fluxviz.errors import MissingExtraError, NetworkError
from fluxviz.network import Bases, Cause, FluxApi, InstallError, Location, Place, Price, Verdict
from tests.live.fake_api import (
    BALANCER,
    DRIP,
    LARGE,
    NOT_SYNCED,
    SILENT,
    UNREADY,
    FakeApi,
    Reply,
    failure,
    not_found,
    packed,
    redirect,
    success,
)

SPEC = {"version": 8, "name": "shop", "owner": "1Owner", "compose": []}
AT = "/apps/appspecifications/shop"


def asking(**how: float) -> FluxApi:
    return FluxApi(**{"pause": 0, **how})


def cause_of(reply: Reply | list[Reply], api: FakeApi, **how: float) -> str:
    api.says(AT, *(reply if isinstance(reply, list) else [reply]))
    with pytest.raises(NetworkError) as error:
        asking(**how).spec("shop")
    text = str(error.value)
    assert text.startswith(f"flux:shop: {error.value.cause}: ")
    assert text.isprintable()
    assert len(text) < 500
    return text.removeprefix("flux:shop: ")


def test_a_spec_is_asked_for_once_and_taken_out_of_its_envelope(api: FakeApi) -> None:
    api.says(AT, SPEC)
    assert asking().spec("shop") == SPEC
    [asked] = api.asked
    assert (asked.method, asked.path, asked.headers["Accept-Encoding"]) == ("GET", AT, "gzip")


def test_a_packed_answer_is_unpacked(api: FakeApi) -> None:
    api.says(AT, packed(success(SPEC)))
    assert asking().spec("shop") == SPEC


def test_a_warning_with_a_spec_is_an_answer(api: FakeApi) -> None:
    api.says(AT, success(SPEC, "warning"))
    assert asking().spec("shop") == SPEC


def test_a_warning_where_a_list_belongs_tells_what_the_server_says(api: FakeApi) -> None:
    api.says("/apps/location/shop", success({"message": "only half synced"}, "warning"))
    with pytest.raises(NetworkError, match="found an object: only half synced"):
        asking().locations("shop")


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (not_found("shop"), Cause.NO_SUCH_APP),
        (NOT_SYNCED, Cause.NOT_SYNCED),
        (BALANCER, Cause.BALANCER),
        (UNREADY, Cause.BALANCER),
        (failure("You are not allowed", code=401), Cause.REFUSED),
        (Reply(b"", 404), Cause.REFUSED),
        (Reply(b'{"status": "error", "data": {"message": "no such call"}}', 404), Cause.REFUSED),
        (Reply(b"<!DOCTYPE html><title>Log in</title>", kind="text/html"), Cause.NOT_JSON),
        (Reply(b""), Cause.NOT_JSON),
        (Reply(b"hello"), Cause.NOT_JSON),
        (Reply(b'{"status": "success", "data": NaN}'), Cause.NOT_JSON),
        (Reply(b"\xff\xfe"), Cause.NOT_JSON),
        (Reply(b"[" * 100_000 + b"]" * 100_000), Cause.NOT_JSON),
        (Reply(success(SPEC).body, cut=9), Cause.TRUNCATED),
        (Reply(success(SPEC).body[:-9]), Cause.TRUNCATED),
        (Reply(packed(success(SPEC)).body[:-9], headers={"Content-Encoding": "gzip"}), Cause.TRUNCATED),
        (Reply(b"not packed", headers={"Content-Encoding": "gzip"}), Cause.TRUNCATED),
        (Reply(success(SPEC).body, headers={"Content-Encoding": "br"}), Cause.TRUNCATED),
        (Reply(success(SPEC).body, headers={"Content-Encoding": "gzip, gzip"}), Cause.TRUNCATED),
        (LARGE, Cause.TOO_LARGE),
        (success([SPEC]), Cause.WRONG_SHAPE),
        (success("shop"), Cause.WRONG_SHAPE),
        (success(None), Cause.WRONG_SHAPE),
        (success({**SPEC, "name": "blog"}), Cause.WRONG_SHAPE),
        (success(SPEC, "maybe"), Cause.WRONG_SHAPE),
        (Reply(b"[1, 2]"), Cause.WRONG_SHAPE),
        (redirect("https://evil.example/apps"), Cause.REDIRECT),
        (redirect(AT), Cause.REDIRECT),
        (redirect("//evil.example/apps"), Cause.REDIRECT),
        (redirect("file:///etc/passwd"), Cause.REDIRECT),
    ],
)
def test_each_fault_is_named(reply: Reply, cause: Cause, api: FakeApi) -> None:
    assert cause_of(reply, api).startswith(f"{cause}: ")


def test_a_redirect_elsewhere_says_where_to_and_is_not_followed(api: FakeApi) -> None:
    said = cause_of(redirect("https://user:secret@evil.example:81/apps?key=secret"), api)
    assert "https://evil.example:81" in said
    assert "secret" not in said
    assert len(api.asked) == 1


def test_a_redirect_on_the_same_host_is_followed(api: FakeApi) -> None:
    api.says(AT, redirect("/v2/shop?a=1"))
    api.says("/v2/shop?a=1", SPEC)
    assert asking().spec("shop") == SPEC


@pytest.mark.parametrize("reply", [DRIP, SILENT])
def test_an_answer_without_end_is_ended(reply: Reply, api: FakeApi) -> None:
    assert cause_of(reply, api, patience=0.3).startswith("time-out: no whole answer of 127.0.0.1")


def test_packed_text_that_swells_is_cut_off(api: FakeApi) -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    said = cause_of(Reply(bomb, headers={"Content-Encoding": "gzip"}), api)
    assert said.startswith("the answer is too large: over 2,000,000 bytes")


def test_a_balancer_that_recovers_is_asked_again(api: FakeApi) -> None:
    api.says(AT, UNREADY, BALANCER, SPEC)
    assert asking().spec("shop") == SPEC
    assert len(api.asked) == 3


def test_a_balancer_is_asked_three_times_at_most(api: FakeApi) -> None:
    cause_of(BALANCER, api)
    assert len(api.asked) == 3


def test_a_node_that_is_not_synced_is_asked_once_more(api: FakeApi) -> None:
    api.says(AT, NOT_SYNCED, SPEC)
    assert asking().spec("shop") == SPEC
    cause_of(NOT_SYNCED, api)
    assert len(api.asked) == 4


def test_other_faults_are_not_asked_again(api: FakeApi) -> None:
    cause_of(failure("no"), api)
    assert len(api.asked) == 1


def test_the_second_address_is_asked_where_the_first_refuses(api: FakeApi) -> None:
    api.says(AT, SPEC)
    client = asking()
    client.bases = Bases(("http://127.0.0.1:1", api.url), ())
    assert client.spec("shop") == SPEC


def test_no_connection_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLUXVIZ_API", "http://user:hunter2@127.0.0.1:1/api")
    with pytest.raises(NetworkError) as error:
        asking().spec("shop")
    assert str(error.value) == "flux:shop: no connection: 127.0.0.1:1: it refuses the connection"


@pytest.mark.parametrize(
    "base",
    ["ftp://x", "api.runonflux.io", "http://", "http://x:99999", "http://x?a=b", "http://u:hunter2@x y", "http://[x"],
)
def test_an_address_that_cannot_be_asked_is_refused_and_not_repeated(base: str) -> None:
    with pytest.raises(NetworkError, match="FLUXVIZ_API must be such as") as error:
        FluxApi(base)
    assert "hunter2" not in str(error.value)


def test_the_team_is_asked_where_nothing_else_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FLUXVIZ_API", raising=False)
    assert FluxApi().bases.api == ("https://api.runonflux.io", "https://api.runonflux.com")


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "a b", "a" * 64, "shöp", "shop\n", "a?b", "a%2fb", ".*"]
)
def test_a_name_that_no_app_has_is_never_asked_for(name: str, api: FakeApi) -> None:
    for call in (FluxApi().spec, FluxApi().locations, FluxApi().history, FluxApi().installing_errors):
        with pytest.raises(NetworkError, match="not a name that can be asked for"):
            call(name)
    assert not api.asked


def test_a_hostile_message_is_harmless(api: FakeApi) -> None:
    said = cause_of(failure("\x1b[2J\u202egnp.exe\n::error::<script>" + "x" * 10_000), api)
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_locations_are_read_leniently(api: FakeApi) -> None:
    rows = [
        {"ip": "203.0.113.7:16167", "hash": "A" * 64, "broadcastedAt": "2026-09-30T19:24:01.046Z"},
        {"ip": "203.0.113.8", "hash": 7, "broadcastedAt": 1790710158387, "runningSince": "soon"},
        {"ip": ["evil"], "expireAt": "9999999999999999999999"},
        {"ip": "\x1b]0;evil:16127"},
        "row",
    ]
    api.says("/apps/location/shop", rows)
    found = {each.written: each for each in asking().locations("shop")}
    assert found["203.0.113.7:16167"] == Location(
        "203.0.113.7", 16167, "a" * 64, datetime(2026, 9, 30, 19, 24, 1, 46000, UTC), written="203.0.113.7:16167"
    )
    assert found["203.0.113.8"].api_port == 16127
    assert [each.ip for each in found.values()].count("") == 2
    assert len(found) == 4


def test_an_unknown_app_runs_nowhere(api: FakeApi) -> None:
    assert asking().locations("nosuchapp") == ()


def test_an_install_error_is_text_inside_text(api: FakeApi) -> None:
    inner = json.dumps({"status": "error", "data": {"name": "Error", "message": "Port 39000 FAILed to map\x07"}})
    api.says(
        "/apps/installingerrorslocation/shop",
        [{"ip": "203.0.113.7", "hash": "b" * 64, "error": inner}, {"ip": "203.0.113.8", "error": "No such image"}, {}],
    )
    found = asking().installing_errors("shop")
    assert InstallError("203.0.113.7", 16127, "b" * 64, "Port 39000 FAILed to map\ufffd", None, "203.0.113.7") in found
    assert {"No such image", "an error of another shape"} < {each.message for each in found}


def test_history_asks_for_one_name(api: FakeApi) -> None:
    api.says("/apps/permanentmessages?appname=shop", [{"type": "fluxappregister"}])
    assert asking().history("shop") == [{"type": "fluxappregister"}]


def test_a_list_may_be_of_one_owner(api: FakeApi) -> None:
    api.says("/apps/globalappsspecifications?owner=1Owner", [SPEC])
    assert asking().all_specs(owner="1Owner") == [SPEC]
    with pytest.raises(NetworkError, match="not a name"):
        asking().all_specs(owner="a&hash=b")


def test_a_private_address_is_the_only_one_that_is_asked(api: FakeApi) -> None:
    api.says("/fluxlocation/203.0.113.7", {"continent": "Europe", "country": "Finland", "region": 7})
    assert asking().node_location("203.0.113.7") == Place("Europe", "Finland", "7")
    with pytest.raises(NetworkError, match="expected an IP address"):
        asking().node_location("../x")


def test_a_document_is_handed_over_as_plain_text(api: FakeApi) -> None:
    api.says("/apps/calculatefiatandfluxprice", {"usd": 7.05, "flux": "4.73", "fluxDiscount": "Not possible"})
    assert asking().price('{"name": "shop"}') == Price(7.05, 4.73, "Not possible")
    [asked] = api.asked
    assert (asked.method, asked.body, asked.headers["Content-Type"]) == ("POST", b'{"name": "shop"}', "text/plain")


def test_a_refusal_is_a_verdict(api: FakeApi) -> None:
    api.says("/apps/verifyappregistrationspecifications", failure("Ports of web are invalid"), SPEC)
    assert asking().verify("{}") == Verdict(False, "Ports of web are invalid")
    assert asking().verify("{}") == Verdict(True, "")


def test_httpx_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch, api: FakeApi) -> None:
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'fluxviz\[live\]'"):
        asking().spec("shop")
