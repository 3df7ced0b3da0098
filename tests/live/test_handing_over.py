"""Price and verdict: what is sent and to whom is said first, and nothing is sent that was not agreed to."""

from __future__ import annotations

import json
from pathlib import Path
from unittest import mock

import pytest

from tests.cli.running import run
from tests.live.fake_api import BALANCER, FakeApi, failure
from tests.live.specs import CANARIES, shop, without_record

PRICE = "/apps/calculatefiatandfluxprice"
NEW = "/apps/verifyappregistrationspecifications"
UPDATE = "/apps/verifyappupdatespecifications"


@pytest.fixture(autouse=True)
def known(api: FakeApi) -> FakeApi:
    api.knows(shop())
    api.says(PRICE, {"usd": 7.05, "flux": 4.73, "fluxDiscount": 5})
    return api


def posted(api: FakeApi) -> list[str]:
    return [each.path for each in api.asked if each.method == "POST"]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "app.json"
    file.write_text(json.dumps({**without_record(shop()), "name": "draft"}, indent=1))
    return file


def test_the_price_is_told_once_it_is_agreed_to(api: FakeApi) -> None:
    done = run("live", "shop", "--price", "--yes")
    assert done.code == 0
    assert "The network asks 7.05 USD or 4.73 FLUX for it (discount when paid in FLUX: 5)." in done.out
    assert done.err.startswith("To be sent to 127.0.0.1")
    assert "the spec of shop as it is registered, with every value of its environment" in done.err
    [sent] = [each for each in api.asked if each.method == "POST"]
    assert json.loads(sent.body) == shop()
    assert json.loads(run("live", "shop", "--price", "--yes", "--format", "json").out)["price"]["usd"] == 7.05


@pytest.mark.parametrize("words", [["live", "shop", "--price"], ["check", "app.json", "--ask-network"]])
def test_nothing_is_sent_where_nobody_can_be_asked(
    words: list[str], draft: Path, api: FakeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(draft.parent)
    done = run(*words)
    assert done.code == 2
    assert "nothing was sent: there is no terminal to ask on; --yes agrees beforehand" in done.err
    assert posted(api) == []


@pytest.mark.parametrize(("answer", "sent"), [("y\n", 1), ("n\n", 0), ("\n", 0)])
def test_a_terminal_is_asked(answer: str, sent: int, api: FakeApi) -> None:
    with mock.patch("fluxviz.cli.agreeing.sys") as system, mock.patch("click.confirm", return_value=answer == "y\n"):
        system.stdin.isatty.return_value = True
        done = run("live", "shop", "--price")
    assert len(posted(api)) == sent
    assert (done.code == 0) == bool(sent)


def test_the_verdict_on_a_draft(draft: Path, api: FakeApi) -> None:
    api.says(NEW, {"name": "draft"})
    done = run("check", draft, "--ask-network", "--yes", "--fail-on", "error")
    assert f"To be sent to {api.url.removeprefix('http://')}: {draft}, whole, with every value" in done.err
    assert "FluxOS would take the registration, says 127.0.0.1" in done.err
    [sent] = [each for each in api.asked if each.method == "POST"]
    assert (sent.path, sent.body.decode()) == (NEW, draft.read_text())


def test_an_update_is_verified_as_one(draft: Path, api: FakeApi) -> None:
    draft.write_text(json.dumps(without_record(shop())))
    api.says(UPDATE, failure("Ports for Flux App component web are invalid"))
    done = run("check", draft, "--ask-network", "--yes", "--select", "FX101")
    assert "FluxOS would refuse the update, says 127.0.0.1" in done.err
    assert "Ports for Flux App component web are invalid" in done.err
    assert done.code == 1
    assert posted(api) == [UPDATE]


def test_no_value_gets_out_though_the_server_quotes_it(draft: Path, api: FakeApi) -> None:
    quoted = f"{'x' * 195} ADMIN_PASSWORD=CANARYpassword-x9z1 is wrong, --token=CANARYtoken-77"
    api.says(NEW, failure(quoted))
    api.says(PRICE, failure(quoted))
    for words in (["check", draft, "--ask-network", "--yes"], ["live", "shop", "--price", "--yes"]):
        done = run(*words)
        assert not [canary for canary in CANARIES if canary[:8] in done.out + done.err]


def test_faults_are_told(draft: Path, api: FakeApi) -> None:
    api.says(NEW, BALANCER)
    done = run("check", draft, "--ask-network", "--yes")
    assert (done.code, "no node answers behind the balancer" in done.err) == (2, True)
    assert run("check", "flux:shop", "--ask-network", "--yes").code == 2
    assert run("check", *[draft] * 21, "--ask-network", "--yes").code == 2
    broken = draft.with_name("broken.json")
    broken.write_text("{")
    api.asked.clear()
    assert run("check", broken, "--ask-network", "--yes").code == 2
    assert posted(api) == []


def test_without_being_asked_nothing_is_sent(draft: Path, api: FakeApi) -> None:
    run("check", draft)
    assert api.asked == []
