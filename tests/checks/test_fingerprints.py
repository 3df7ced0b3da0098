"""A finding is known again by its rule and its place: in a change, in a baseline, and by code scanners."""

from __future__ import annotations

import copy
import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz import build, check, convert, load
from fluxviz.changes import merge
from fluxviz.checks import baseline_text, check_change, load_baseline, without_old
from fluxviz.checks.fingerprints import Fingerprint, unmatched
from fluxviz.export import findings_sarif
from tests.checks.breaking import Case, changed, clean
from tests.checks.test_rules import BAD
from tests.specimens import app, component, document

OPEN = app(
    component("web", 80, repotag="nginx:1", environmentParameters=[
        "API_URL=https://shop_3000.app.runonflux.io", "X=http://fluxnobody_shop:8080", "REDIS_HOST=redis",
    ]),
    component("api", 3000, repotag="acme/api:1", environmentParameters=["DB_URL=postgresql://fluxdb_shop:5432/x"]),
    component("redis", 6379, repotag="redis:7"),
    component("db", 5432, repotag="postgres:16"),
)  # fmt: skip


def _new_and_fixed(old: Any, new: Any) -> tuple[list[str], list[str]]:
    """Give what is told of a change, by diff; the explorer's panel must tell the same."""
    before, after = build(load(old)), build(load(new))
    found = check_change(before, after)
    return [each.code for each in found.new], [each.code for each in found.fixed]


def _edited(**changes: Any) -> dict[str, Any]:
    """Give the app with lists of a component changed, by ``component_key``."""
    document = copy.deepcopy(OPEN)
    for name, value in changes.items():
        part, _, key = name.partition("_")
        next(each for each in document["compose"] if each["name"] == part)[key] = value
    return document


def test_a_converted_spec_has_the_findings_of_the_old_one() -> None:
    """Fields have other names in older versions, and no component stands around them."""
    old = document("v1_bot") | {"port": 6379, "containerPort": 6379, "repotag": "redis:7"}
    old["enviromentParameters"] = ["API_PASSWORD=Qq88zzLmP1"]
    assert {"FX301", "FX307"} <= set(check(old).codes)
    new, fixed = _new_and_fixed(old, json.loads(convert(old).text))
    assert not set(new) & set(fixed)
    assert not {"FX301", "FX307"} & {*new, *fixed}


PORTS = {"redis_ports": [6380], "db_ports": [5433], "api_ports": [3001]}


def test_another_port_in_the_words_is_neither_new_nor_fixed() -> None:
    document = _edited(**PORTS)
    before, after = check(OPEN), check(document)
    assert {each.message for each in before} != {each.message for each in after}
    new, fixed = _new_and_fixed(OPEN, document)
    assert not set(new) & set(fixed)
    assert "FX301" in before.codes
    assert "FX301" not in new + fixed


@pytest.mark.parametrize(
    "document",
    [
        {**OPEN, "compose": OPEN["compose"][::-1]},
        _edited(web_environmentParameters=["A=1", "B=2", *OPEN["compose"][0]["environmentParameters"]]),
        _edited(web_environmentParameters=OPEN["compose"][0]["environmentParameters"][::-1]),
        {**OPEN, "description": "x"},
    ],
    ids=["components moved", "entries before", "entries moved", "another key"],
)
def test_what_only_moved_is_neither(document: dict[str, Any]) -> None:
    ours = ("FX1", "FX301", "FX303", "FX6", "FX8")  # which component is first is a change of its own: FX304
    before, after = build(load(OPEN)), build(load(document))
    found = check_change(before, after)
    assert not found.new.of(*ours)
    assert not found.fixed.of(*ours)


def test_who_is_renamed_keeps_its_findings() -> None:
    document = _edited()
    document["compose"][2] = {**document["compose"][2], "name": "store"}
    assert check(OPEN).of("FX301").about("redis")
    new, fixed = _new_and_fixed(OPEN, document)
    assert "FX301" not in new + fixed


def test_a_second_of_one_place_is_new_and_the_first_is_not() -> None:
    document = _edited(db_ports=[5432, 5433], db_containerPorts=[5432, 5432])
    before, after = build(load(OPEN)), build(load(document))
    (new,) = check_change(before, after).new.of("FX301")
    assert "5433" in new.message
    (fixed,) = check_change(after, before).fixed.of("FX301")
    assert "5433" in fixed.message


@pytest.mark.parametrize("case", [each for each in BAD if not each.access and not each.template], ids=lambda it: it.id)
def test_what_is_broken_is_new_and_what_is_mended_is_fixed(case: Case) -> None:
    """Matching by place hides no rule's own finding."""
    broken = changed(clean(), case.changes)
    new, fixed = _new_and_fixed(clean(), broken)
    assert case.code in new
    assert case.code not in fixed
    assert case.code in _new_and_fixed(broken, clean())[1]


def test_the_panel_of_a_change_tells_the_same() -> None:
    from fluxviz.exploring.finding_list import change_finding_entries

    before, after = build(load(OPEN)), build(load(_edited(**PORTS)))
    told = [(each["code"], each["mark"]) for each in change_finding_entries(merge(before, after))]
    assert [mark for code, mark in told if code == "FX301"]
    assert not any(mark for code, mark in told if code == "FX301")


def test_a_baseline_passes_over_what_says_another_port() -> None:
    old = load_baseline(baseline_text([check(json.dumps(OPEN))]))
    moved = _edited(web_environmentParameters=["A=1", *OPEN["compose"][0]["environmentParameters"]], **PORTS)
    assert "FX301" not in without_old(check(json.dumps(moved, indent=2)), old).codes
    more = _edited(db_ports=[5432, 5433], db_containerPorts=[5432, 5432])
    (new,) = without_old(check(json.dumps(more)), old).of("FX301")
    assert "5433" in new.message


def test_a_scanner_knows_a_finding_again_and_tells_two_apart() -> None:
    def prints(document: Any) -> list[str]:
        results = json.loads(findings_sarif([check(json.dumps(document))], "1"))["runs"][0]["results"]
        return [each["partialFingerprints"]["fluxviz/v2"] for each in results if each["ruleId"] == "FX301"]

    assert sorted(prints(OPEN)) == sorted(prints(_edited(**PORTS)))
    double = prints(_edited(db_ports=[5432, 5433], db_containerPorts=[5432, 5432]))
    assert len(double) == len(set(double)) == len(prints(OPEN)) + 1


PRINTS = st.lists(
    st.builds(
        Fingerprint, st.just(""), st.sampled_from("ab"), st.sampled_from("xy"), st.just("p"), st.sampled_from("12"),
        st.sampled_from("mn"),
    ), max_size=6,
)  # fmt: skip


@given(PRINTS, PRINTS)
def test_each_is_matched_once_and_none_that_could_be_is_left(old: list[Fingerprint], new: list[Fingerprint]) -> None:
    went, came = unmatched(old, new)
    before, after = Counter(mark.group for mark in old), Counter(mark.group for mark in new)
    assert Counter(old[index].group for index in went) == before - after
    assert Counter(new[index].group for index in came) == after - before
    exact = Counter(old) & Counter(new)
    assert not Counter(old[index] for index in went) & exact or Counter(old) - exact
