"""What holds of every comparison, over real specs and edits at random."""

from __future__ import annotations

import json
from copy import deepcopy
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fluxviz import SpecError, Topology, build, diff, load
from fluxviz.changes import MIRRORED, Changes, Merged, merge
from tests.changes.editing import fullstack, topology
from tests.specimens import ALL, NO_SHARED, SHARED, path_of


def _drawn() -> list[Topology]:
    """Give every spec that can be drawn: ours, and the real ones where they are."""
    paths = [path_of(name) for name in ALL] + sorted(SHARED.glob("*.json"))
    found = []
    for path in paths:
        try:
            found.append(build(load(path)))
        except SpecError:
            continue
    return found


TOPOLOGIES = _drawn()


def _consequences(changes: Changes) -> list[tuple[str, str, str]]:
    return sorted((change.kind, change.before, change.after) for change in changes)


def _mirrored(changes: Changes) -> list[tuple[str, str, str]]:
    return sorted((MIRRORED.get(change.kind, change.kind), change.after, change.before) for change in changes)


def check(before: Topology, after: Topology) -> None:
    changes = diff(before, after)
    assert changes.apply(before) == after
    assert _mirrored(changes) == _consequences(diff(after, before))
    merged = merge(before, after)
    there = {part.id for part in (*merged.topology.nodes, *merged.topology.edges)}
    assert set(merged.remarks) <= there
    assert {end for edge in merged.topology.edges for end in (edge.source, edge.target)} <= there
    _check_old_side(merged)


def _check_old_side(merged: Merged) -> None:
    """No link of the old app is missing before the change, and none is there twice; nor in the picture of both."""
    names = [part.id for part in (*merged.old_side.nodes, *merged.old_side.edges)]
    assert sorted(names) == sorted(set(names))
    assert len(names) == len(merged.before.nodes) + len(merged.before.edges)
    assert set(names) <= {part.id for part in (*merged.topology.nodes, *merged.topology.edges)}


@pytest.mark.skipif(not SHARED.exists(), reason=NO_SHARED)
def test_real_specs_are_there() -> None:
    assert len(TOPOLOGIES) > 60


def test_nothing_changed_between_an_app_and_itself() -> None:
    for each in TOPOLOGIES:
        changes = diff(each, each)
        assert not changes
        assert changes.nodes == changes.edges == ()


def test_between_any_two_apps_the_changes_lead_from_one_to_the_other() -> None:
    for before, after in pairwise(TOPOLOGIES):
        check(before, after)


def test_the_order_of_keys_changes_nothing() -> None:
    for path in (path_of(name) for name in ALL):
        document = json.loads(path.read_text("utf-8"))
        turned = _turned(document)
        assert not diff(build(load(document)), build(load(turned)))


def _turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _turned(each) for key, each in reversed(value.items())}
    return [_turned(each) for each in value] if isinstance(value, list) else value


PORTS = st.sampled_from([None, 80, 3000, 5432, 8080])
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("port"), st.integers(0, 2), PORTS),
        st.tuples(st.just("name"), st.integers(0, 2), st.sampled_from(["api", "pg", "web", "x"])),
        st.tuples(st.just("repotag"), st.integers(0, 2), st.sampled_from(["postgres:16", "redis:7", "acme/api:1"])),
        st.tuples(st.just("remove"), st.integers(0, 2), st.none()),
        st.tuples(st.just("env"), st.integers(0, 2), st.sampled_from(["DB_HOST=fluxpg_fullstack:5432", "X=fluxno_x"])),
    ),
    max_size=5,
)


@given(first=EDITS, second=EDITS)
def test_edits_at_random_lead_there_and_back(first: list[Any], second: list[Any]) -> None:
    before, after = (topology(_edited(edits)) for edits in (first, second))
    check(before, after)


def _edited(edits: list[Any]) -> dict[str, Any]:
    spec = deepcopy(fullstack())
    for key, place, value in edits:
        if place >= len(spec["compose"]):
            continue
        part = spec["compose"][place]
        if key == "remove":
            if len(spec["compose"]) > 1:
                spec["compose"].remove(part)
        elif key == "env":
            part["environmentParameters"] = [value]
        else:
            part[key] = value
    return spec
