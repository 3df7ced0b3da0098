"""``fluxviz history``: what became of an app, in topology words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import fluxviz
from tests.cli.running import run
from tests.live.fake_api import BALANCER, FakeApi
from tests.live.specs import CANARIES, sealed, shop
from tests.specimens import SHARED, component

ORACLE = SHARED.parent / "oracle" / "api"
DAY = 86_400_000
START = 1_780_000_000_000


def message(kind: str, day: int, spec: Any, key: str = "appSpecifications") -> dict[str, Any]:
    """Make a message that came some days after the first."""
    height = 2_900_000 + day * 2880
    return {
        "type": kind,
        "version": 1,
        key: spec,
        "hash": f"{height:064x}",
        "timestamp": START + day * DAY,
        "height": height,
    }


def without(spec: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in spec.items() if key not in keys}


BASE = without(shop(), "hash", "height")
OPEN = {
    **BASE,
    "compose": [*BASE["compose"], {**component("db", 5432), "repotag": "postgres:16", "containerData": "/d"}],
}
QUIET = {
    **BASE,
    "contacts": ["me"],
    "compose": [{**BASE["compose"][0], "cpu": 2, "environmentParameters": ["A=CANARYtoken"]}, BASE["compose"][1]],
}
LIFE = [
    message("fluxappregister", 0, BASE),
    message("fluxappupdate", 1, {**BASE, "expire": 88_001}),
    message("fluxappupdate", 2, {**BASE, "expire": 88_000}),
    message("zelappupdate", 3, OPEN, "zelAppSpecifications"),
    message("fluxappupdate", 4, {**OPEN, "owner": "1Another"}),
    message("fluxappupdate", 5, {**OPEN, "owner": "1Another", "instances": 5}),
    message("fluxappregister", 90, {**BASE, "owner": "1Stranger"}),
    message("fluxappupdate", 91, {**QUIET, "owner": "1Stranger"}),
]


def told(rows: list[Any], *words: str, folder: Path) -> Any:
    file = folder / "messages.json"
    file.write_text(json.dumps({"status": "success", "data": rows}))
    done = run("history", file, "--format", "json", *words)
    assert done.code == 0, done.err
    return json.loads(done.out)["steps"]


def test_each_change_is_told_in_topology_words(tmp_path: Path) -> None:
    steps = told(LIFE[::-1], folder=tmp_path)
    assert [(step["kind"], len(step["messages"])) for step in steps] == [
        ("registered", 1),
        ("renewed", 2),
        ("changed", 1),
        ("changed", 1),
        ("changed", 1),
        ("registered", 1),
        ("changed", 1),
    ]
    first, _, opened, owner, copies, anew, quiet = steps
    assert first["told"] == ["Registered by 1OwnerOfTheShop."]
    assert {"opened", "added", "name gained"} <= {change["kind"] for change in first["changes"]}
    assert opened["changes"][0]["text"] == (
        "db is open to the public on port 5432 (postgresql), past the edge and without TLS."
    )
    assert owner["told"] == ["The owner changed from 1OwnerOfTheShop to 1Another."]
    assert copies["changes"][0]["text"] == "shop runs as 5 copies, before 3 copies."
    assert anew["told"] == ["Registered anew by another owner, 1Stranger: what was before was another app."]
    assert "added" in {change["kind"] for change in anew["changes"]}
    assert quiet["told"] == ["Changed besides: contacts; environment, resources of web."]


def test_only_what_ends_later_is_renewed(tmp_path: Path) -> None:
    day = 2880
    rows = [
        message("fluxappregister", 0, BASE),
        message("fluxappupdate", 1, {**BASE, "expire": 100}),
        message("fluxappupdate", 2, {**BASE, "expire": 88_000}),
        message("fluxappupdate", 3, {**BASE, "expire": 88_000 - day}),
        message("fluxappupdate", 4, {**BASE, "expire": None}),
        message("fluxappupdate", 5, {**OPEN, "expire": 1000}),
        message("fluxappupdate", 6, {**OPEN, "owner": "1Another", "expire": 50}),
    ]
    steps = told(rows, folder=tmp_path)
    assert [step["kind"] for step in steps] == [
        "registered",
        "shortened",
        "renewed",
        "unchanged",
        "renewed",
        "changed",
        "changed",
    ]
    assert steps[1]["told"] == ["Shortened: paid for until block 2902980, before until block 2988000."]
    assert steps[3]["told"] == ["No change is seen: it is paid for until block 2993760 as before."]
    assert steps[5]["told"][-1] == "Shortened: paid for until block 2915400, before until block 2999520."
    assert steps[6]["told"][-1] == "The owner changed from 1OwnerOfTheShop to 1Another."
    assert steps[6]["changes"] == []


@pytest.mark.parametrize(
    ("paid", "kind"), [((100, 88_000), "renewed"), ((88_000, 100), "unchanged"), ((None, 5), "unchanged")]
)
def test_where_no_block_is_told_nothing_is_claimed(paid: Any, kind: str, tmp_path: Path) -> None:
    rows = [message("fluxappupdate", day, {**BASE, "expire": each}) for day, each in enumerate(paid)]
    for row in rows:
        del row["height"]
    assert told(rows, folder=tmp_path)[1]["kind"] == kind


def test_the_table_folds_renewals(tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    file.write_text(json.dumps(LIFE))
    out = run("history", file).out
    assert "shop: 8 messages, the oldest first" in out
    assert "Renewed 2 times." in out
    assert "2900000" in out


def test_the_network_is_asked_for_a_name(api: FakeApi) -> None:
    api.says("/apps/permanentmessages?appname=shop", LIFE)
    assert "Renewed 2 times." in run("history", "shop").out
    assert run("history", "flux:shop").out == run("history", "shop").out
    assert set(api.paths()) == {"/apps/permanentmessages?appname=shop"}


def test_a_name_written_otherwise_is_found(api: FakeApi) -> None:
    api.says("/apps/permanentmessages?appname=shop", LIFE)
    api.says("/apps/appspecifications/SHOP", shop())
    assert "Renewed 2 times." in run("history", "SHOP").out
    done = run("history", "nosuch")
    assert (done.code, "flux:nosuch: no such app: the network has no message of it; capitals count" in done.err) == (
        2,
        True,
    )
    api.says("/apps/permanentmessages?appname=bad", BALANCER)
    assert run("history", "bad").code == 2


def test_what_is_encrypted_cannot_be_read_and_is_folded(tmp_path: Path) -> None:
    lives = [{**without(sealed(), "hash", "height"), "enterprise": "CANARYciphertext" * (30 + n)} for n in range(4)]
    rows = [message("fluxappregister", 0, lives[0]), *(message("fluxappupdate", n, lives[n]) for n in (1, 2, 3))]
    rows.append(message("fluxappupdate", 4, lives[3]))
    steps = told(rows, folder=tmp_path)
    assert [(step["kind"], len(step["messages"])) for step in steps] == [
        ("registered", 1),
        ("sealed", 3),
        ("renewed", 1),
    ]
    assert steps[0]["told"][1] == "Its components are encrypted."
    assert steps[1]["changes"][0]["text"] == "The components are encrypted: whether they changed cannot be read."
    mixed = told([message("fluxappregister", 0, {**BASE, "name": "vault"}), *rows[1:2]], folder=tmp_path)
    assert mixed[1]["changes"][0]["text"].startswith("The components are encrypted now")


def test_a_message_that_cannot_be_read_is_told_and_passed_over(tmp_path: Path) -> None:
    rows = [LIFE[0], message("fluxappupdate", 1, {"name": "shop", "version": 8, "compose": 7}), LIFE[2]]
    assert [step["kind"] for step in told(rows, folder=tmp_path)] == ["registered", "unreadable", "renewed"]


def test_the_oldest_shapes_are_read(tmp_path: Path) -> None:
    single = {"version": 1, "name": "shop", "owner": "1A", "repotag": "me/web:1", "port": 31000, "containerPort": 80}
    single |= {"enviromentParameters": [], "commands": [], "containerData": "/app", "cpu": 0.1, "ram": 100, "hdd": 1}
    newer = {**without(single, "port", "containerPort"), "version": 2, "ports": ["31001"], "containerPorts": ["80"]}
    steps = told([message("zelappregister", 0, single), message("zelappupdate", 1, newer)], folder=tmp_path)
    assert steps[1]["changes"][0]["text"] == "shop is public on port 31001, no longer on 31000."
    assert "The spec is of version 2 now, before of 1." in steps[1]["told"]


@pytest.mark.parametrize(
    ("when", "owner", "copies"),
    [
        ("2900000", "1OwnerOfTheShop", 3),
        ("2914399", "1Another", 3),
        ("2914400", "1Another", 5),
        ("2026-06-03", "1Another", 5),
    ],
)
def test_a_moment_of_the_past_is_drawn(when: str, owner: str, copies: int, tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    file.write_text(json.dumps(LIFE))
    out = tmp_path / "was.json"
    assert run("history", file, "--at", when, "-o", out).code == 0
    assert json.loads(out.read_text())["instances"] == copies
    last = json.loads(run("history", file, "--at", when, "--format", "json").out)["steps"][-1]["messages"][-1]
    assert last["owner"] == owner


def test_the_newest_is_drawn_as_its_spec_is(tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    file.write_text(json.dumps(LIFE[:4]))
    assert run("history", file, "-o", tmp_path / "now.svg").code == 0
    assert fluxviz.draw(OPEN).svg()[:-8] in (tmp_path / "now.svg").read_text()


def test_what_had_run_out_by_then_is_said(tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    file.write_text(json.dumps(LIFE))
    assert "had run out by then (estimate)" in run("history", file, "--at", "2026-08-01").err
    assert "had run out" not in run("history", file, "--at", "2900001").err


@pytest.mark.parametrize("when", ["yesterday", "", "2026-13-01", "9" * 40, "10", "1999-01-01"])
def test_a_moment_that_is_none_is_refused(when: str, tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    file.write_text(json.dumps(LIFE))
    done = run("history", file, "--at", when)
    assert (done.code, done.err.startswith("error: --at")) == (2, True)


def test_a_file_that_holds_no_history_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    for value in ([], {}, [BASE, BASE], {"status": "error", "data": {"message": "no"}}, 7):
        file.write_text(json.dumps(value))
        done = run("history", file)
        assert (done.code, "expected a list of messages" in done.err) == (2, True)
    file.write_text(json.dumps([*LIFE, message("fluxappregister", 0, {**BASE, "name": "blog"})]))
    assert "holds messages of 2 apps (shop, blog); name one with --name" in run("history", file).err
    assert run("history", file, "--name", "blog").code == 0
    assert run("history", file, "--name", "nosuch").code == 2
    assert run("history", file, "--name", "blog", "-o", file).code == 2
    assert run("history", "-", stdin=json.dumps(LIFE).encode()).code == 0


def test_no_secret_and_nothing_hostile_gets_out(tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    hostile = {**BASE, "name": "shop", "owner": "1\x1b]0;x\u202e<script>", "\x1b[2J": 1}
    file.write_text(json.dumps([*LIFE, message("fluxappupdate", 92, hostile)]))
    for words in ([], ["--format", "json"]):
        done = run("history", file, *words)
        assert done.code == 0
        assert not [canary for canary in CANARIES if canary in done.out + done.err]
        assert not set("\x1b\u202e") & set(done.out + done.err)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "messages.json"
    file.write_text(json.dumps(LIFE))
    done = run("history", file, "-o", tmp_path / "history.html")
    assert (done.code, done.err) == (0, f"{tmp_path}/history.html written: 7 versions to step through\n")
    return tmp_path / "history.html"


def test_the_page_has_each_version_once_and_all_of_one_size(page: Path) -> None:
    text = page.read_text("utf-8")
    sizes = re.findall(r'<svg [^>]*? width="([\d.]+)" height="([\d.]+)"', text)
    assert len(sizes) == 6  # what is renewed shows what was before
    assert len(set(sizes)) == 1
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert "<script" not in text
    assert not [canary for canary in CANARIES if canary in text]


def test_a_page_of_hostile_messages_is_harmless(tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    hostile = {**BASE, "owner": "1<script>alert(1)</script>\u202e", "\u202e<b>": 1}
    file.write_text(json.dumps([LIFE[0], message("fluxappupdate", 1, hostile)]))
    assert run("history", file, "-o", tmp_path / "x.html").code == 0
    text = (tmp_path / "x.html").read_text("utf-8")
    assert "<script" not in text
    assert "\u202e" not in text
    assert "1&lt;script&gt;" in text


def test_a_page_of_what_cannot_be_drawn_is_one_all_the_same(tmp_path: Path) -> None:
    file = tmp_path / "messages.json"
    file.write_text(json.dumps([message("fluxappregister", 1, {"name": "shop", "version": 8, "compose": 7})]))
    assert run("history", file, "-o", tmp_path / "x.html").code == 0
    assert "Not drawn." in (tmp_path / "x.html").read_text("utf-8")


@pytest.mark.browser
def test_arrow_keys_step_through_the_versions_and_what_stays_keeps_its_place(page: Path, chromium: Browser) -> None:
    tab = chromium.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.goto(page.as_uri())

    def shown() -> tuple[list[str], Any]:
        names = [each.get_attribute("id") or "" for each in tab.query_selector_all(".version") if each.is_visible()]
        number = names[0].removeprefix("version-")
        card, around = (tab.locator(f'[id="{each}"]').bounding_box() for each in (f"v{number}-component.web", names[0]))
        assert card is not None
        assert around is not None
        return names, [round(card[each] - around[each]) for each in ("x", "y")]

    names, place = shown()
    assert names == ["version-5"]
    tab.focus("#step-6")
    tab.keyboard.press("ArrowDown")
    assert shown() == (["version-4"], place)
    tab.keyboard.press("ArrowDown")
    assert shown() == (["version-3"], place)
    tab.check("#step-1")
    assert shown()[0] == ["version-0"]
    assert said == []
    tab.close()


@pytest.mark.skipif(
    not ORACLE.is_dir(), reason="../shared/oracle/api, with the saved answers, is not beside the project"
)
@pytest.mark.parametrize("name", ["App01", "App05", "app16", "app17", "App18", "app19", "App26"])
def test_the_saved_answers_are_told(name: str) -> None:
    done = run("history", ORACLE / "apps_permanentmessages.json", "--name", name)
    assert (done.code, done.err) == (0, "")
    assert "1ExampleOwner" in done.out or "0x" in done.out
