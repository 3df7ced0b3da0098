"""What a change does to links whose caller did not change, told once and truly."""

from __future__ import annotations

from typing import Any

import pytest

from fluxviz import build, diff
from fluxviz.checks import check_change
from tests.specimens import app, component


def shop(*extra: str, db: str | None = "db", **more: Any) -> dict[str, Any]:
    api = component("api", 3000, repotag="acme/api:1", environmentParameters=["DB_HOST=fluxdb_shop:5432", *extra])
    parts = [api] if db is None else [api, component(db, None, repotag="postgres:16", **more)]
    return app(*parts)


def told(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.kind, each.text) for each in diff(before, after) if not each.kind.startswith("name")]


@pytest.mark.parametrize(("db", "what"), [(None, "removed"), ("store", "renamed")])
def test_a_call_that_leads_nowhere_since_is_told_once(db: str | None, what: str) -> None:
    there = told(shop(), shop(db=db))
    assert [kind for kind, _ in there] == ["broken", what]
    assert there[0][1] == "api still calls fluxdb_shop:5432, a name that leads nowhere now."
    back = told(shop(db=db), shop())
    assert ("mended", "api reaches db at fluxdb_shop:5432 now, a name that led nowhere.") in back
    assert not {"lost", "gained"} & {kind for kind, _ in back}


def test_a_call_to_another_host_is_told_as_what_it_was_and_what_it_is() -> None:
    after = shop()
    after["compose"][0]["environmentParameters"] = ["DB_HOST=fluxpg_shop:5432"]
    assert [kind for kind, _ in told(shop(), after)] == ["broken", "lost"]


def test_each_of_several_calls_to_one_host_is_told_once() -> None:
    more = ("A_URL=http://fluxdb_shop:80", "B_URL=http://fluxdb_shop:81")
    assert [kind for kind, _ in told(shop(*more), shop(*more, db=None))] == ["broken"] * 3 + ["removed"]


def test_a_mended_link_is_told_in_words_that_cannot_be_misread() -> None:
    before, after = (app(_caller(port), component("api", None, ports=[31300], containerPorts=[3000]))
                     for port in (31300, 3000))  # fmt: skip
    texts = dict(told(before, after))
    assert texts["mended"] == (
        "web reaches api at fluxapi_shop:3000 now. Before: a host port: inside the app, api listens on 3000."
    )


def _caller(port: int) -> dict[str, Any]:
    return component("web", 80, environmentParameters=[f"API_URL=http://fluxapi_shop:{port}"])


def test_a_call_that_a_container_port_left_behind_is_told() -> None:
    before, after = (app(_caller(3000), component("api", None, ports=[31300], containerPorts=[port]))
                     for port in (3000, 3001))  # fmt: skip
    assert ("moved", "web still calls api on 3000, which is none of its container ports any more.") in told(
        before, after
    )
    closed = app(_caller(3000), component("api", None))
    assert [kind for kind, _ in told(before, closed)].count("moved") == 0


def test_numbers_of_copies_are_told_as_numbers_are() -> None:
    one, three = {**shop(), "instances": 1}, {**shop(), "instances": 3}
    assert told(three, one) == [("instances", "shop runs as 1 copy, before 3 copies.")]
    assert told(three, shop()) == [("instances", "shop runs as copies whose number is not given, before 3 copies.")]


def test_a_password_that_is_guessed_now_was_not_taken_out_of_the_clear() -> None:
    good, bad = (build(shop(environmentParameters=[f"POSTGRES_PASSWORD={each}"])) for each in ("Xk2kd83jddQ9", "other"))
    there, back = check_change(good, bad), check_change(bad, good)
    assert [there.new.codes, there.fixed.codes] == [("FX308",), ()]
    assert [back.new.codes, back.fixed.codes] == [(), ("FX308",)]
