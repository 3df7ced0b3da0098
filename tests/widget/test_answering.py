"""What a browser asks of a review: the calls that there are, with the keywords they take, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fluxviz import Explorer, draw_changes, explore
from fluxviz.frontend import review_digest, review_module
from tests.widget.canaries import PLANTED, canaries_in
from tests.widget.test_editing import FIXED, SHOP, TEXT


def heard(explorer: Explorer, *messages: Any) -> dict[str, Any]:
    """Let an explorer hear messages as a browser sends them, and give what it tells of the review."""
    for message in ({"ask": "open"}, *messages):
        explorer._hear(explorer, message, [])
    return dict(explorer._review)


def test_nothing_of_a_review_is_told_before_it_is_opened() -> None:
    explorer = explore(SHOP)
    explorer.fix()
    explorer.note("x", "web")
    assert explorer._review == {"module": review_digest()}
    told = heard(explorer)
    assert (told["edits"], [note["text"] for note in told["notes"]]) == (["fixed FX101 of web"], ["x"])
    explorer.undo()
    assert explorer._review["edits"] == []


def test_the_module_is_sent_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[Any] = []
    explorer = explore(SHOP)
    monkeypatch.setattr(type(explorer), "send", lambda _, content: sent.append(content))
    heard(explorer, {"ask": "module"})
    assert sent == [{"module": review_module()}]


def test_a_browser_asks_by_places_and_the_kernel_holds_the_values(tmp_path: Path) -> None:
    spec = tmp_path / "shop.json"
    spec.write_text(TEXT)
    explorer = explore(spec)
    (fix,) = [each for each in heard(explorer)["found"] if each["certain"]]
    told = heard(
        explorer,
        {"ask": "fix", "rule": fix["code"], "where": fix["where"]},
        {"ask": "edit", "component": "db", "ports": {"35432": 5433}},
        {"ask": "note", "part": "component.db", "text": "why?", "author": "", "date": "2026-11-26"},
        {"ask": "edit_cloudflare", "domain": "shop.example.com", "ssl": "strict", "proxied": True},
        {"ask": "suppress", "rule": "FX8", "where": "", "reason": "a lab"},
        {"ask": "undo"},
    )
    assert (len(told["edits"]), told["error"], told["files"]) == (3, "", ["shop.json", "shop.access.json"])
    heard(explorer, {"ask": "apply"})
    assert json.loads(spec.read_text())["compose"][1]["containerPorts"] == [5433]
    assert spec.read_text() == FIXED.replace("        5432\n", "        5433\n")


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        {"ask": "close"},
        {"ask": "replace", "spec": "/etc/passwd"},
        {"ask": "save", "path": "x.svg"},
        {"ask": "report", "path": "x.html"},
        {"ask": ["fix"]},
        {"ask": "__class__"},
    ],
)
def test_what_is_no_call_is_passed_over(message: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    explorer = explore(SHOP)
    before = heard(explorer)
    assert heard(explorer, message) == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "message",
    [
        {"ask": "edit", "component": 7, "image": {}},
        {"ask": "edit", "component": "web", "ports": [1, 2]},
        {"ask": "edit", "component": "web", "ports": {"80": "x"}},
        {"ask": "edit", "component": "web", "ports": {"²": 80}},
        {"ask": "edit", "component": "web", "domains": [1]},
        {"ask": "edit", "component": "web", "domains": 7},
        {"ask": "edit", "component": "web", "variable": ["x"], "host": "db"},
        {"ask": "edit", "component": "web", "variable": "CACHE_URL", "host": 7},
        {"ask": "edit", "component": ["web"], "image": "x"},
        {"ask": "edit_cloudflare", "domain": 7, "ssl": "strict"},
        {"ask": "edit_cloudflare", "domain": "shop.example.com", "proxied": "x"},
        {"ask": "edit_cloudflare", "domain": "shop.example.com", "ssl": ["full"]},
        {"ask": "add", "part": 7},
        {"ask": "add", "part": "full_stack/postgres", "name": 7},
        {"ask": "remove", "component": {}},
        {"ask": "remove"},
        {"ask": "fix", "rule": 7},
        {"ask": "fix", "rule": "FX1", "where": 7},
        {"ask": "suppress", "rule": 7, "reason": 8},
        {"ask": "suppress", "rule": "FX301", "where": [], "reason": "x"},
        {"ask": "note", "text": 7},
        {"ask": "note", "text": "x", "part": 7},
        {"ask": "note", "text": "x", "part": ["web"]},
        {"ask": "note", "text": "x" * 20_001},
        {"ask": "resolve", "part": "web", "number": "x"},
        {"ask": "resolve", "part": [], "number": 1},
        {"ask": "resolve", "part": "web", "number": 1, "state": ["open"]},
        {"ask": "remove_note", "part": "web", "number": 1.5},
        {"ask": "add_to_tour", "title": 7, "text": {}},
        {"ask": "remove_tour", "title": ["x"]},
        {"ask": "keep"},
        {"ask": "undo"},
        {"ask": "apply"},
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(message: dict[str, Any]) -> None:
    explorer = explore(SHOP)
    before = heard(explorer)
    told = heard(explorer, message)
    assert told["error"] != ""
    assert {**told, "error": ""} == before
    assert heard(explorer)["error"] == ""


def test_readers_who_may_not_edit_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = tmp_path / "shop.json"
    spec.write_text(TEXT)
    monkeypatch.setenv("VOILA_SERVER_URL", "/")
    explorer = explore(spec)
    assert not explorer.may_edit
    explorer.fix()
    told = heard(explorer, {"ask": "apply"}, {"ask": "note", "text": "x", "part": ""})
    assert "for looking alone" in told["error"]
    assert [path.name for path in tmp_path.iterdir()] == ["shop.json"]
    assert spec.read_text() == TEXT
    explorer.may_edit = True
    assert heard(explorer, {"ask": "apply"})["error"] == ""
    assert spec.read_text() == FIXED


def test_what_has_no_text_of_its_own_has_no_review() -> None:
    assert draw_changes(SHOP, json.loads(FIXED)).explore()._review == {}


def test_a_review_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    spec = tmp_path / "shop.json"
    spec.write_text(TEXT)
    (tmp_path / "shop.review.json").write_text("{")
    told = heard(explore(spec), {"ask": "note", "text": "x", "part": ""})
    assert "not a review file" in told["error"]
    assert (tmp_path / "shop.review.json").read_text() == "{"


def test_another_app_has_a_review_of_its_own() -> None:
    explorer = explore(SHOP)
    explorer.fix()
    assert heard(explorer)["edits"] != []
    explorer.spec = {"version": 4, "name": "blog", "compose": [{"name": "web", "ports": [80], "containerPorts": [80]}]}
    assert explorer._review["edits"] == []
    assert [form["key"] for form in explorer._review["components"]] == ["web"]


def test_no_secret_is_told_of_a_review() -> None:
    explorer = explore(PLANTED)
    told = heard(
        explorer,
        {"ask": "edit", "component": "web", "variable": "DATABASE_URL", "host": "cache", "port": 6379},
        {"ask": "edit", "component": "web", "variable": "GREETING", "host": "cache"},
        {"ask": "edit", "component": "web", "variable": "DB_PASSWORD", "port": 80},
        {"ask": "edit", "component": "web", "image": "nginx:1"},
        {"ask": "add", "part": "full_stack/postgres", "name": "pg"},
    )
    assert len(told["edits"]) == 3
    assert canaries_in(str(explorer.get_state()) + str(told)) == []
