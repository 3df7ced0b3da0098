"""All apps of an owner in one picture; all apps of the network in numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run
from tests.live.fake_api import BALANCER, FakeApi
from tests.live.specs import CANARIES, sealed, shop
from tests.specimens import app, component

OWNER = "1OwnerOfTheShop"
BLOG = {**shop(), "name": "Blog", "hash": "c" * 64}
AT = f"/apps/globalappsspecifications?owner={OWNER}"


@pytest.fixture
def owned(api: FakeApi) -> FakeApi:
    api.says(AT, [shop(), sealed(), BLOG, {**shop(), "name": "alien", "owner": "1Another"}])
    return api


def test_an_estate_is_drawn_of_an_owner(owned: FakeApi, tmp_path: Path) -> None:
    file = tmp_path / "estate.svg"
    done = run("draw", "--owner", OWNER, "-o", file)
    assert (done.code, done.err) == (0, "")
    drawn = file.read_text()
    assert all(name in drawn for name in ("shop", "Blog", "vault"))
    assert "alien" not in drawn
    assert not [canary for canary in CANARIES if canary in drawn]
    assert owned.paths() == [AT]


def test_the_order_of_the_answer_changes_nothing(owned: FakeApi) -> None:
    before = run("draw", "--owner", OWNER).out
    owned.says(AT, [BLOG, sealed(), shop()])
    assert run("draw", "--owner", OWNER).out == before


def test_each_app_of_an_owner_goes_into_a_folder(owned: FakeApi, tmp_path: Path) -> None:
    assert run("draw", "--owner", OWNER, "-o", f"{tmp_path}/").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Blog.svg", "shop.svg", "vault.svg"]


def test_an_owner_without_apps_is_told(api: FakeApi) -> None:
    done = run("draw", "--owner", OWNER)
    assert (done.code, "owner 1OwnerOfTheShop: no such app: no app of this owner is registered" in done.err) == (
        2,
        True,
    )
    assert run("draw", "--owner", "../x").code == 2
    assert run("draw", "--owner", OWNER, "app.json").code == 2
    assert run("draw").code == 2
    api.says(AT, BALANCER)
    assert run("draw", "--owner", OWNER).code == 2


def test_a_list_is_drawn_together(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps([shop(), BLOG]))
    one, two = tmp_path / "shop.json", tmp_path / "blog.json"
    one.write_text(json.dumps(shop()))
    two.write_text(json.dumps(BLOG))
    assert run("draw", file, "--together").out == run("draw", one, two, "--together").out


def apps() -> list[Any]:
    database = {**component("db", 5432), "repotag": "postgres:16"}
    lost = component("web", 80, environmentParameters=["DB=fluxlostone_b:5432", "PASSWORD=CANARYpassword-x9z1"])
    claims = {"domains": ["www.shop.example.com"], "ports": [8080], "containerPorts": [8080]}
    return [
        app(database, name="secretnamea", version=5),
        app(lost, name="secretnameb"),
        app(component("web", **claims), name="secretnamec"),
        app(component("web", **{**claims, "domains": ["https://shop.example.com/"]}), name="secretnamed"),
        sealed(),
        {"version": 8, "name": "broken"},
        7,
    ]


def test_all_apps_are_counted_and_none_is_named(tmp_path: Path, api: FakeApi) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps({"status": "success", "data": apps()}))
    done = run("census", file, "--format", "json")
    assert (done.code, done.err) == (0, "")
    read = json.loads(done.out)
    assert read["apps"] == 7
    assert (read["readable"], read["encrypted"], read["unreadable"]) == (4, 1, 2)
    assert read["versions"] == {"4": 3, "5": 1, "8": 1}
    assert read["open_to_the_internet"] == {"PostgreSQL": 1}
    assert read["apps_with"] == {"FX301": 1, "FX303": 0, "FX307": 1}
    assert (read["dead_links"], read["apps_with_dead_links"]) == (1, 1)
    assert (read["custom_domains"], read["domains_claimed_twice"], read["apps_with_custom_domains"]) == (1, 1, 2)
    for words in (["census", file], ["census", file, "--format", "json"]):
        out = run(*words).out
        for told in ("secretname", "vault", "example.com", "lostone", "1Owner", *CANARIES):
            assert told not in out
    assert api.asked == []


def test_the_network_is_counted(api: FakeApi) -> None:
    api.says("/apps/globalappsspecifications", [row for row in apps() if isinstance(row, dict)])
    assert json.loads(run("census", "--format", "json").out)["apps"] == 6
    assert api.paths() == ["/apps/globalappsspecifications"]
    assert run("census", "-", stdin=json.dumps(apps()).encode()).code == 0


def test_what_is_no_list_is_refused(tmp_path: Path, api: FakeApi) -> None:
    file = tmp_path / "x.json"
    file.write_text(json.dumps(shop()))
    done = run("census", file)
    assert (done.code, "expected a list of apps" in done.err) == (2, True)
    api.says("/apps/globalappsspecifications", BALANCER)
    assert run("census").code == 2
