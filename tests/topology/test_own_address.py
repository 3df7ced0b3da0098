"""The caller's own address is one fact: links, checks, notes, exercises and drawings read the same hosts as it."""

from __future__ import annotations

from typing import Any

import pytest

import fluxviz
from fluxviz.teaching import check_answer, get_drawing
from fluxviz.teaching.answers import read_address
from fluxviz.teaching.judging import judge
from fluxviz.teaching.misconceptions import Slip
from tests.specimens import app, component

OWN = ["localhost", "LOCALHOST", "api.localhost", "ip6-localhost", "127.0.0.1", "127.0.1.1", "127.1", "[::1]"]
ANY = ["0.0.0.0", "[::]"]
ELSEWHERE = ["localhost.example.com", "127.example.com", "notlocalhost", "1270.0.0.1"]


def _shop(setting: str) -> dict[str, Any]:
    api = component("api", 33000, environmentParameters=[setting])
    return app(api, component("cache", 6379, repotag="redis:7"))


def _says_own(setting: str) -> bool:
    topology = fluxviz.build(fluxviz.load(_shop(setting)))
    notes = [note for each in topology.components for note in each.notes if ": the " in note]
    found = "FX109" in {each.code for each in fluxviz.check(fluxviz.load(_shop(setting)))}
    assert bool(notes) is found or "VITE" in setting
    return bool(notes)


@pytest.mark.parametrize("host", OWN)
def test_who_calls_it_calls_itself(host: str) -> None:
    assert _says_own(f"CACHE=redis://{host}:6379")
    assert _says_own(f"VITE_CACHE=http://{host}:6379")


@pytest.mark.parametrize("host", ANY)
def test_what_servers_bind_to_is_a_call_where_nothing_binds(host: str) -> None:
    assert not _says_own(f"BIND=http://{host}:6379")
    assert _says_own(f"CACHE=redis://{host}:6379")
    assert _says_own(f"VITE_CACHE=http://{host}:6379")


@pytest.mark.parametrize("host", ELSEWHERE)
def test_what_only_looks_like_it_is_another(host: str) -> None:
    assert not _says_own(f"CACHE=redis://{host}:6379")
    assert not _says_own(f"VITE_CACHE=http://{host}:6379")


@pytest.mark.parametrize(("host", "own"), [*((each, True) for each in OWN + ANY), *((x, False) for x in ELSEWHERE)])
def test_exercises_and_drawings_know_the_same(host: str, own: bool) -> None:
    page = app(component("web", 33080, environmentParameters=[f"VITE_API=http://me@{host}:33000/v1"]))
    assert (check_answer(page, pages={"web": ["web"]}).misconception == "localhost_is_the_neighbour") is own
    slip = judge(read_address(f"{host}:5432"), ["fluxdb_shop:5432"], [Slip("localhost", "localhost_is_the_neighbour")])
    assert (slip.misconception == "localhost_is_the_neighbour") is own
    if own:
        verdict = get_drawing(page).check(f"web -> {host}: http 33000")
        assert verdict.misconceptions == ("localhost_is_the_neighbour",)
