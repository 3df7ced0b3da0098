"""What a node or FluxOS quotes of a spec: no value of it gets out, whichever version of the spec it was."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fluxviz.live.masking import mask_of
from fluxviz.network.unknown_values import mask_unknown
from fluxviz.network.wording import harmless
from tests.cli.running import run
from tests.live.fake_api import FakeApi, failure
from tests.live.specs import CANARIES, HASH, OLD_HASH, sealed, shop
from tests.specimens import app, component

ERRORS = "/apps/installingerrorslocation/shop"
OLD = shop(hash=OLD_HASH)
OLD["compose"] = [{**OLD["compose"][0], "commands": ["--key", "CANARYold77"]}]
PAST = [{"type": "fluxappregister", "hash": OLD_HASH, "height": 2_900_000, "appSpecifications": OLD}]


def said(message: str, spec_hash: str = HASH, *, nested: bool = True) -> dict[str, Any]:
    text = json.dumps({"status": "error", "data": {"message": message}}) if nested else message
    return {"ip": "203.0.113.5", "hash": spec_hash, "error": text}


def told(api: FakeApi, name: str, *rows: dict[str, Any]) -> str:
    api.says(f"/apps/installingerrorslocation/{name}", list(rows))
    runs = [run("live", name), run("live", name, "--format", "json"), run("draw", f"flux:{name}", "--live")]
    assert [done.code for done in runs] == [0, 0, 0]
    return " ".join("".join(done.out + done.err for done in runs).split())


@pytest.mark.parametrize("nested", [True, False])
@pytest.mark.parametrize(
    "quoted",
    [
        'OCI runtime create failed: exec: "--token=CANARYtoken-77"',
        "no such file: CANARYtoken-77",
        "ADMIN_PASSWORD=CANARYpassword-x9z1 is wrong",
        "pull access denied for CANARYrepoauth-PGP",
        "cannot decrypt CANARYsecrets-PGP",
        f"{'x' * 190} CANARYpassword-x9z1",
    ],
)
def test_no_value_that_an_install_error_quotes_gets_out(quoted: str, nested: bool, api: FakeApi) -> None:
    api.knows(shop(), history=PAST)
    out = told(api, "shop", said(quoted, nested=nested))
    assert not [canary for canary in CANARIES if canary[:8] in out]


def test_a_node_that_installs_an_older_spec_may_quote_that_one(api: FakeApi) -> None:
    api.knows(shop(), history=PAST)
    out = told(api, "shop", said("no such file: CANARYold77", OLD_HASH), said('exec "CANARYolder"', "c" * 64))
    assert "CANARY" not in out
    assert "no such file" in out


def test_of_an_app_that_cannot_be_read_all_that_may_be_a_value_is_masked(api: FakeApi) -> None:
    api.knows(sealed())
    quoted = 'Port 39000 FAILed: exec "CANARY\\"1" --key CANARY2 in KEY=CANARY3, http://u:CANARY4@h `CANARY5` "CANARY6'
    out = told(api, "vault", said(quoted))
    assert "CANARY" not in out
    assert "Port 39000 FAILed" in out


def test_other_answers_quote_nothing_either(api: FakeApi) -> None:
    api.knows(shop())
    for quoting in ("installinglocation", "installingerrorslocation", "location"):
        api.knows(shop())
        api.says(f"/apps/{quoting}/shop", failure("refused: --token=CANARYtoken-77"))
        done = run("live", "shop")
        assert "CANARY" not in done.out + done.err
        assert "refused" in " ".join((done.out + done.err).split())


VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\u2022"), min_size=4, max_size=40)


@given(value=VALUES, before=st.sampled_from(["KEY=", "--key=", "", " ", "a: "]), cut=st.integers(0, 3))
def test_a_value_is_found_however_it_is_written(value: str, before: str, cut: int) -> None:
    assume("=" not in value or before == "KEY=")  # what stands before the first one is the name of a variable
    marked = f"CANARY{value}9z"
    documents = [
        app(component(environmentParameters=[before + marked])),
        app(component(commands=["sh", "-c", before + marked])),
        app(component(envs=[{"key": before + marked}])),
        {**app(component(), version=3), "secret": before + marked},
    ]
    for document in documents:
        mask = mask_of(document)
        for text in (marked, json.dumps(marked), json.dumps(marked, ensure_ascii=False), f"exec {marked[: -1 - cut]}"):
            long_enough = len(marked) - 1 - cut >= 12 or not text.startswith("exec")
            assert "CANARY" not in harmless(mask(text)) or not long_enough


def test_what_everybody_sees_is_left_as_it_is() -> None:
    web = component("web", 39000, repotag="me/web:1", environmentParameters=["PORT=39000", "IMAGE=me/web:1"])
    message = "Port 39000 FAILed to map: no such image me/web:1"
    assert mask_of(app(web))(message) == message
    assert mask_unknown(message) == message
    assert mask_of(app(component(commands=["to", "no"])))(message) == message
    assert mask_of(app(component(commands=["to", "no"])))('exec: "to"') == "exec: •••"


@pytest.mark.parametrize("command", [("draw", "flux:shop"), ("live", "shop"), ("check", "flux:shop")])
def test_what_the_answer_to_the_first_call_quotes_is_masked(api: FakeApi, command: tuple[str, ...]) -> None:
    """No spec is read yet: whatever is quoted, or given to a name, may be a value."""
    quoted = 'cannot decode "CANARYfirst1" at DB_PASSWORD=CANARYfirst2 of postgres://app:CANARYfirst3@db'
    api.says("/apps/appspecifications/shop", failure(quoted))
    done = run(*command)
    assert done.code == 2
    assert "cannot decode" in done.out + done.err
    assert "CANARY" not in done.out + done.err
