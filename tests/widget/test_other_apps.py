"""Another app in the place of the one that is explored: whatever ``draw`` takes; and the side of a change, saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import fluxviz
from tests.widget.apps import SHOP, SHOP_ACCESS

OTHER: dict[str, Any] = {
    "version": 4,
    "name": "other",
    "compose": [{"name": "web", "ports": [80], "containerPorts": [80]}],
}
OTHER_ACCESS = {"domains": {"other.example.com": {"component": "web"}}}


def names(explorer: fluxviz.Explorer) -> set[str]:
    return {host.host for host in explorer.topology.public_hosts if host.kind == "custom"}


def test_replace_takes_the_access_file_beside_a_path(tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text(json.dumps(OTHER))
    (tmp_path / "other.access.json").write_text(json.dumps(OTHER_ACCESS))
    explorer = fluxviz.explore(SHOP, access=SHOP_ACCESS)
    for source in (file, str(file)):
        explorer.replace(source)
        assert (explorer.faults, names(explorer)) == ([], {"other.example.com"})
        explorer.replace(source, {})
        assert (explorer.faults, names(explorer)) == ([], set())


def test_replace_takes_a_topology_with_the_access_it_was_built_with() -> None:
    explorer = fluxviz.explore(SHOP)
    explorer.replace(fluxviz.build(OTHER, access=OTHER_ACCESS))
    assert (explorer.faults, names(explorer)) == ([], {"other.example.com"})


def test_a_topology_can_be_assigned_as_the_app() -> None:
    explorer = fluxviz.explore(SHOP, off=["db"])
    explorer.spec = fluxviz.build(OTHER)
    assert (explorer.faults, explorer.spec.name, explorer.off) == ([], "other", [])


@pytest.mark.parametrize(
    "source", [fluxviz.join([SHOP, OTHER]), fluxviz.Topology.from_graph(fluxviz.build(SHOP).graph)]
)
def test_a_topology_of_no_one_spec_is_told_and_the_picture_stays(source: fluxviz.Topology) -> None:
    explorer = fluxviz.explore(SHOP)
    for give in (explorer.replace, lambda given: setattr(explorer, "spec", given)):
        give(source)
        assert explorer.faults == ["the topology was not built from one spec"]
        assert explorer.spec.name == "shop"
        explorer.reset()


def test_what_no_what_if_can_be_tried_of_is_told() -> None:
    for explorer, what in (
        (fluxviz.explore(fluxviz.join([SHOP, OTHER])), "several apps"),
        (fluxviz.draw_changes(SHOP, OTHER).explore(), "a change"),
    ):
        explorer.off = ["web"]
        assert explorer.faults == [f"no what-if can be tried of {what}: explore one app"]
        assert explorer.off == []


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_saved_side_of_a_change_is_that_side(side: str, tmp_path: Path) -> None:
    after = {**SHOP, "compose": SHOP["compose"][:3]}
    explorer = fluxviz.draw_changes(SHOP, after).explore(side=side)
    shown = fluxviz.draw(SHOP if side == "before" else after)
    assert explorer.diagram.text() == shown.text()
    assert explorer.diagram.svg() == shown.svg()
    assert explorer.save(tmp_path / "side.svg").read_text() == shown.save(tmp_path / "shown.svg").read_text()
    explorer.trace = ["api", "cache"]
    assert (explorer.diagram.highlight is not None) == (side == "before")
    explorer.side = "both"
    assert explorer.diagram.change is not None
