"""Another spec or access is assigned: drawn in place where it can be, told where it cannot."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from fluxviz.exploring import WHOLE
from tests.widget.apps import FULLSTACK, SHOP, SHOP_ACCESS

OTHER: dict[str, Any] = {
    "version": 4,
    "name": "blog",
    "compose": [{"name": "site", "ports": [80], "containerPorts": [80]}],
}
FAULTY: dict[str, Any] = {"version": 4, "name": "blog", "compose": [{"name": "site", "ports": "x", "cpu": "much"}]}


@pytest.fixture
def explorer() -> fluxviz.Explorer:
    return fluxviz.explore(SHOP, access=SHOP_ACCESS)


def without_access() -> fluxviz.Explorer:
    return fluxviz.explore(SHOP)


def as_text(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2)


def test_anything_that_load_reads_can_be_assigned(tmp_path: Path) -> None:
    path = tmp_path / "blog.json"
    path.write_text(as_text(OTHER), "utf-8")
    for given in (OTHER, as_text(OTHER), as_text(OTHER).encode(), path, str(path), fluxviz.load(OTHER)):
        explorer = without_access()
        explorer.spec = given
        assert explorer.spec.components == fluxviz.load(OTHER).components
        assert explorer.topology == fluxviz.build(fluxviz.load(OTHER))
        assert explorer.faults == []
        assert "blog" in explorer._picture["title"]


def test_an_edited_spec_keeps_selection_trace_and_zoom() -> None:
    explorer = without_access()
    explorer.selected, explorer.trace, explorer.viewport = "db", ["browser", "api"], [0.4, 0.6, 2.5]
    edited = copy.deepcopy(SHOP)
    edited["compose"][1]["ports"] = [31555]
    explorer.spec = edited
    assert explorer.selected == "component.db"
    assert explorer.trace == ["browser", "component.api"]
    assert explorer.viewport == [0.4, 0.6, 2.5]
    assert "forward.edge.api.31555" in json.dumps(explorer._paths)


def test_another_app_is_shown_whole_with_nothing_selected() -> None:
    explorer = without_access()
    explorer.selected, explorer.trace, explorer.viewport = "db", ["browser", "api"], [0.4, 0.6, 2.5]
    explorer.spec = OTHER
    assert (explorer.selected, explorer.trace, explorer.viewport) == ("", [], WHOLE)
    assert explorer._paths == {"steps": [], "pairs": {}}


def test_another_spec_takes_back_what_was_supposed_of_the_one_before() -> None:
    explorer = without_access()
    explorer.off, explorer.ssl = ["db"], "flexible"
    explorer.spec = FULLSTACK
    assert explorer.off == []
    assert explorer.ssl == "flexible"
    assert len(explorer.topology.components) == 3
    explorer.reset()
    assert explorer.consequences == ()
    assert len(explorer.topology.components) == 3


def test_what_ifs_are_of_the_spec_that_was_assigned() -> None:
    explorer = without_access()
    explorer.spec = FULLSTACK
    explorer.off = ["postgres"]
    assert [component.name for component in explorer.spec.components] == ["api", "frontend"]
    explorer.reset()
    assert explorer.spec == fluxviz.load(FULLSTACK)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (FAULTY, 2),
        (as_text(FAULTY), 2),
        ("{", 1),
        (b"\xff", 1),
        ("no/such/file.json", 1),
        ({}, 2),
        ([], 1),
        (3, 1),
        (None, 1),
    ],
)
def test_a_bad_spec_is_told_with_every_fault_and_the_last_good_picture_stays(
    explorer: fluxviz.Explorer, given: object, told: int
) -> None:
    explorer.off, explorer.ssl = ["cache"], "off"
    picture, said, spec = explorer._picture, explorer._consequences, explorer.spec
    explorer.spec = given
    assert len(explorer.faults) == told
    assert explorer._faults == explorer.faults
    assert (explorer._picture, explorer._consequences, explorer.spec) == (picture, said, spec)
    assert (explorer.off, explorer.ssl) == (["cache"], "off")


def test_faults_have_their_lines(explorer: fluxviz.Explorer) -> None:
    explorer.spec = as_text(FAULTY)
    assert [fault.split(":")[1].isdigit() for fault in explorer.faults] == [True, True]
    assert any("compose[0].cpu" in fault for fault in explorer.faults)


def test_explore_loses_no_fault() -> None:
    with pytest.raises(fluxviz.SpecError) as drawn:
        fluxviz.draw(as_text(FAULTY))
    with pytest.raises(fluxviz.SpecError) as explored:
        fluxviz.explore(as_text(FAULTY))
    explorer = without_access()
    explorer.spec = as_text(FAULTY)
    assert explored.value.faults == drawn.value.faults
    assert explorer.faults == [fault.text("<text>") for fault in drawn.value.faults]


@pytest.mark.parametrize("good", [OTHER, SHOP, FULLSTACK])
def test_a_good_spec_takes_the_faults_away(good: Any) -> None:
    explorer = without_access()
    explorer.spec = FAULTY
    explorer.spec = good
    assert (explorer.faults, explorer._faults) == ([], [])


def test_a_spec_that_the_access_does_not_fit_changes_nothing(explorer: fluxviz.Explorer) -> None:
    explorer.off, explorer.ssl = ["cache"], "flexible"
    before = explorer.get_state()
    explorer.spec = OTHER
    assert len(explorer.faults) == 1
    assert "the app has no such component; expected site" in explorer.faults[0]
    after = explorer.get_state()
    assert {name for name in after if after[name] != before[name]} <= {"_faults", "_turn"}
    explorer.reset()
    assert len(explorer.topology.components) == 4
    assert explorer.faults == []


def test_access_can_be_assigned(explorer: fluxviz.Explorer) -> None:
    explorer.access = {"domains": {"www.other.org": {"component": "web", "ssl": "off"}}}
    assert explorer._controls["hosts"] == ["www.other.org", "shop.example.com"]
    assert explorer.access.domains[0].ssl == "off"
    explorer.access = None
    assert explorer.access == fluxviz.PublicAccess()
    assert not any(node.kind == "cloudflare" for node in explorer.topology.nodes)


def test_access_takes_back_what_was_supposed_of_it_and_nothing_else(explorer: fluxviz.Explorer) -> None:
    explorer.ssl, explorer.off = "off", ["cache"]
    explorer.access = {"domains": {"shop.example.com": {"component": "web", "ssl": "strict"}}}
    assert explorer.ssl is None
    assert explorer.access.domains[0].ssl == "strict"
    assert explorer.off == ["cache"]
    assert len(explorer.topology.components) == 3


@pytest.mark.parametrize(
    "given",
    [
        {"domains": {"shop.example.com": {"component": "nobody"}}},
        {"domains": {"shop.example.com": {"ssl": "half"}}},
        {"walls": []},
        "{",
        3,
    ],
)
def test_bad_access_is_told_and_changes_nothing(explorer: fluxviz.Explorer, given: object) -> None:
    explorer.ssl = "flexible"
    access, picture = explorer.access, explorer._picture
    explorer.access = given
    assert explorer.faults
    assert (explorer.access, explorer._picture, explorer.ssl) == (access, picture, "flexible")
    explorer.ssl = None
    assert explorer.faults == []


def test_a_topology_takes_a_spec() -> None:
    explorer = fluxviz.explore(fluxviz.join([fluxviz.build(fluxviz.load(SHOP)), fluxviz.build(fluxviz.load(OTHER))]))
    assert explorer.spec is None
    explorer.access = SHOP_ACCESS
    assert explorer.faults
    explorer.spec = FULLSTACK
    assert explorer.faults == []
    explorer.off = ["postgres"]
    assert len(explorer.topology.components) == 2


def test_the_file_that_was_read_is_never_written(tmp_path: Path) -> None:
    path = tmp_path / "shop.json"
    path.write_text(as_text(SHOP), "utf-8")
    explorer = fluxviz.explore(path)
    explorer.off, explorer.domain, explorer.publishes = ["db"], "www.other.org", {"web:31000": 1}
    assert path.read_text("utf-8") == as_text(SHOP)
    assert [each.name for each in tmp_path.iterdir()] == ["shop.json"]


def test_another_app_is_shown_with_an_access_of_its_own(explorer: fluxviz.Explorer) -> None:
    explorer.ssl = "flexible"
    other = {"version": 4, "name": "blog", "compose": [{"name": "site", "ports": [80], "containerPorts": [80]}]}
    explorer.replace(other, {"domains": {"blog.example.com": {"component": "site"}}})
    assert explorer.faults == []
    assert explorer.ssl is None
    assert explorer.topology.public_hosts[0].host == "blog.example.com"
    picture = explorer._picture
    explorer.replace({"version": 4}, None)
    assert len(explorer.faults) == 2
    assert explorer._picture is picture
    explorer.replace(other, {"domains": {"blog.example.com": {"component": "nobody"}}})
    assert "expected site" in explorer.faults[0]
    assert explorer.spec.name == "blog"
