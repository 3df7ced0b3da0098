"""Lists of the API given as files: each app is drawn, one is picked, and all else is told what to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from fluxviz.errors import SpecError
from tests.cli.running import run
from tests.specimens import app, component


def message(kind: str, height: int, spec: Any, key: str = "appSpecifications") -> dict[str, Any]:
    return {"type": kind, "version": 1, key: spec, "hash": f"{height:064x}", "timestamp": 1.6e12, "height": height}


APPS = [app(name="shop"), app(name="blog"), app(name="../up"), app(name="\x1b]0;x"), {"version": 8}, 7]
HISTORY = [
    message("fluxappupdate", 200, app(component(port=3001), name="shop")),
    message("zelappregister", 100, app(component(port=3000), name="shop"), "zelAppSpecifications"),
]


def written(folder: Path, value: Any) -> Path:
    file = folder / "list.json"
    file.write_text(json.dumps(value))
    return file


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"status": "success", "data": rows}])
def test_each_app_of_a_list_is_drawn_into_a_folder(wrap: Any, tmp_path: Path) -> None:
    done = run("draw", written(tmp_path, wrap(APPS)), "-o", f"{tmp_path}/out/")
    assert done.code == 2
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["app-3.svg", "app-4.svg", "blog.svg", "shop.svg"]
    assert "4 drawn, 2 not" in done.err
    assert "list.json: app-6: expected an object, the Flux app spec, found a number" in done.err
    assert f"list.json: app-3 (../up): drawn as {tmp_path}/out/app-3.svg" in done.err
    assert f"list.json: app-4 (\ufffd]0;x): drawn as {tmp_path}/out/app-4.svg" in done.err
    assert f"drawn as {tmp_path}/out/shop.svg" not in done.err
    assert "\x1b" not in done.err
    run("draw", "-", "-o", tmp_path / "alone.svg", stdin=json.dumps(APPS[0]).encode())
    assert (tmp_path / "out" / "shop.svg").read_text() == (tmp_path / "alone.svg").read_text()


def test_names_that_differ_in_case_are_not_drawn_over_each_other(tmp_path: Path) -> None:
    done = run("draw", written(tmp_path, [app(name="shop"), app(name="SHOP")]), "-o", f"{tmp_path}/out/")
    assert (done.code, "would overwrite" in done.err) == (2, True)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["shop.svg"]


TWICE = [app(name="dup"), app(component(port=33009), name="dup"), app(name="blog")]


def test_two_specs_of_one_name_are_never_one_of_them_in_silence(tmp_path: Path) -> None:
    file = written(tmp_path, {"data": TWICE})
    done = run("draw", file, "-o", f"{tmp_path}/out/")
    assert (done.code, "2 drawn, 1 not" in done.err) == (2, True)
    assert "list.json: data[1]: dup: would overwrite" in done.err
    assert "drawn from " in done.err
    done = run("draw", file, "--name", "dup")
    assert done.code == 2
    assert "found 2 different specs of dup, none of them the newest: [0], [1]; expected one" in done.err
    with pytest.raises(SpecError, match="2 different specs of dup"):
        fluxviz.load(json.dumps(TWICE), name="dup")
    assert json.loads(run("census", file, "--format", "json").out)["apps"] == 3


@pytest.mark.parametrize("twice", [[TWICE[0], TWICE[0]], [{**TWICE[0], "height": 1}, {**TWICE[1], "height": 2}]])
def test_one_spec_twice_and_a_newer_one_are_one_app(twice: list[Any], tmp_path: Path) -> None:
    file = written(tmp_path, [*twice, TWICE[2]])
    assert run("draw", file, "-o", f"{tmp_path}/out/").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["blog.svg", "dup.svg"]
    assert run("draw", file, "--name", "dup").out == run("draw", "-", stdin=json.dumps(twice[1]).encode()).out
    assert str(twice[1]["compose"][0]["ports"][0]) in (tmp_path / "out" / "dup.svg").read_text()


def test_the_standard_input_may_be_a_list(tmp_path: Path) -> None:
    done = run("draw", "-", "-o", f"{tmp_path}/", "--format", "md", stdin=json.dumps(APPS[:2]).encode())
    assert done.code == 0
    assert "](shop.svg)" in (tmp_path / "shop.md").read_text()
    assert (tmp_path / "blog.svg").exists()


def test_of_messages_the_newest_is_drawn(tmp_path: Path) -> None:
    assert run("draw", written(tmp_path, HISTORY), "-o", f"{tmp_path}/out/").code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["shop.svg"]
    assert "3001" in (tmp_path / "out" / "shop.svg").read_text()


def test_a_name_picks_one_of_a_list(tmp_path: Path) -> None:
    file = written(tmp_path, APPS)
    assert run("draw", file, "--name", "blog").out == run("draw", "-", stdin=json.dumps(APPS[1]).encode()).out
    assert fluxviz.load(file, name="blog").name == "blog"
    assert fluxviz.load(HISTORY[0], name=None).name == "shop"
    assert fluxviz.load(json.dumps(HISTORY), name="shop").components[0].ports[0].public == 3001
    for command in ("check", "hosts", "explain", "convert", "review"):
        assert run(command, file, "--name", "blog").code in (0, 1)


@pytest.mark.parametrize("command", ["draw", "check", "hosts", "explain", "convert", "review"])
def test_all_else_says_what_to_do(command: str, tmp_path: Path) -> None:
    done = run(command, written(tmp_path, APPS))
    assert done.code == 2
    assert (
        "found a list of 6 apps (shop, blog); expected one: fluxviz draw FILE -o DIR/ draws each, --name shop"
        in done.err
    )
    assert "\x1b" not in done.err
    done = run(command, written(tmp_path, HISTORY))
    assert "found 2 messages of shop; fluxviz history FILE tells them, and --name shop" in done.err


def test_a_name_that_is_not_in_it_is_told() -> None:
    with pytest.raises(SpecError, match="none of them is called nosuch"):
        fluxviz.load(json.dumps(APPS), name="nosuch")
    with pytest.raises(SpecError, match="found an empty list"):
        fluxviz.load("[]")


def test_a_list_of_one_is_an_app_as_ever(tmp_path: Path) -> None:
    file = written(tmp_path, {"status": "success", "data": APPS[:1]})
    assert run("draw", file).code == 0
    assert run("draw", file, "-o", f"{tmp_path}/out/").code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["list.svg"]


def test_a_list_over_the_size_of_one_spec_is_read(tmp_path: Path) -> None:
    rows = [app(name="shop", description="x" * 5_100_000), app(name="blog")]
    done = run("draw", written(tmp_path, rows), "-o", f"{tmp_path}/out/")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["blog.svg", "shop.svg"], done.err
