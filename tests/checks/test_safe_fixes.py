"""A fix mends what it is for and breaks nothing beside it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fluxviz import check
from tests.checks.breaking import API, DB, FRONT, changed, clean

DATA = "/var/lib/postgresql/data"


def _fix(code: str, changes: dict[str, Any]) -> str:
    (finding,) = check(changed(clean(), changes)).of(code)
    return finding.fix


@pytest.mark.parametrize(
    ("code", "data", "instances", "fixed"),
    [
        ("FX602", f"s:{DATA}|m:dumps:/dumps|0:/site", 1, f"{DATA}|m:dumps:/dumps|0:/site"),
        ("FX602", f"r:/keep|ml:db:{DATA}", 1, ""),
        ("FX605", f"{DATA}|ml:cache:/cache", 3, f"g:{DATA}|ml:cache:/cache"),
        ("FX605", f"/conf|m:db:{DATA}", 3, f"g:/conf|m:db:{DATA}"),
        ("FX601", "/tmp|0:/site", 1, f"{DATA}|0:/site"),
        ("FX601", "/dumps|m:data:/more", 1, f"/dumps|m:data:/more|m:data1:{DATA}"),
        ("FX601", "s:/dumps", 1, ""),
    ],
)
def test_a_fix_of_storage_keeps_the_other_mounts(code: str, data: str, instances: int, fixed: str) -> None:
    fix = _fix(code, {f"{DB}.containerData": data, "instances": instances})
    assert fix == (f'"containerData": "{fixed}"' if fixed else "")


def test_a_volume_that_another_component_mounts_is_left_where_it_is() -> None:
    later = {**clean()["compose"][1], "name": "backup", "ports": [], "containerPorts": [], "domains": []}
    later = {**later, "containerData": "/tmp|2:/from", "environmentParameters": ["X_URL=http://fluxapi_shop:3000"]}
    assert _fix("FX601", {f"{DB}.containerData": "/tmp", "compose[+]": later}) == (
        f'"containerData": "/tmp|m:data:{DATA}"'
    )


def _swapped(**data: str) -> dict[str, Any]:
    """An app whose front end stands after the api, with mounts."""
    front, api, db = clean()["compose"]
    named = {"api": api, "frontend": front, "postgres": db}
    compose = [{**part, "containerData": data.get(name, part["containerData"])} for name, part in named.items()]
    return {"compose": compose}


def test_who_is_put_first_takes_the_numbers_of_mounts_along() -> None:
    data = {"postgres": f"{DATA}|0:/api|c:1:conf:/front|m:0:/own"}
    fix = _fix("FX304", _swapped(**data))
    assert fix.splitlines()[:2] == [
        "put frontend first in compose",
        f'with it, in postgres: "containerData": "{DATA}|1:/api|c:0:conf:/front|m:0:/own"',
    ]
    whole = changed(clean(), _swapped(**data))
    moved = {**whole, "compose": [whole["compose"][index] for index in (1, 0, 2)]}
    moved["compose"][2] = {**moved["compose"][2], "containerData": json.loads(fix.splitlines()[1].partition('a": ')[2])}
    assert not check(moved).of("FX304", "FX6")


def test_who_mounts_what_stands_before_it_is_not_put_first() -> None:
    assert (
        _fix("FX304", _swapped(frontend="/tmp|0:/api"))
        == "visitors reach frontend at https://shop_31080.app.runonflux.io"
    )


def test_a_new_public_port_is_a_free_one() -> None:
    closed = {f"{FRONT}.ports": [], f"{FRONT}.containerPorts": [], f"{FRONT}.domains": [], f"{API}.ports": [31080]}
    assert _fix("FX306", closed) == '"ports": [31081], "containerPorts": [80], "domains": [""]'


def test_lists_of_ports_keep_the_other_ports_and_the_domains() -> None:
    two = {
        f"{FRONT}.ports": [31080, 31090],
        f"{FRONT}.containerPorts": [80, 90],
        f"{FRONT}.domains": ["a.example.com", ""],
    }
    fix = _fix("FX703", {**two, f"{FRONT}.port": 31080})
    assert fix == '"ports": [31080, 31090], "containerPorts": [80, 90], "domains": ["a.example.com", ""]'
    surplus = {f"{FRONT}.domains": ["a.example.com", "b.example.com"]}
    assert _fix("FX208", surplus) == ""
    assert _fix("FX208", {f"{FRONT}.domains": ["", "b.example.com"]}) == '"domains": ["b.example.com"]'
