"""Real specs, collected from public repositories: each is drawn, or refused with its faults."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from fluxviz import SpecError, Topology, draw, load
from fluxviz.export import json_schema
from fluxviz.topology import Volume
from tests.specimens import NO_SHARED, SHARED
from tests.svg_reading import read_svg

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason=NO_SHARED)

REFUSED = {
    "cumulusvpn_plain_inner": {"name"},
    "uitest_invalid_empty_compose": {"compose"},
    "uitest_invalid_missing_name": {"name"},
    "uitest_invalid_random_json": {"name", "compose"},
}
PATHS = sorted(SHARED.glob("*.json")) if SHARED.is_dir() else []
DRAWN = [path for path in PATHS if path.stem not in REFUSED]
stem = {"ids": lambda path: path.stem}

CALL = re.compile(r"(\w+)->(\w+)\((flux-host|bare)\)")
MOUNT = re.compile(r"(\w+)=>vol\[(\d+)\]")


def references() -> dict[str, str]:
    with (SHARED / "SOURCES.tsv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["cross_component_refs"] for row in csv.DictReader(file, delimiter="\t")}


def test_every_file_has_its_row_and_every_row_its_file() -> None:
    assert set(references()) == {path.stem for path in PATHS}
    assert len(PATHS) > 50


def test_what_is_refused_is_what_cannot_be_an_app() -> None:
    refused = set()
    for path in PATHS:
        try:
            load(path)
        except SpecError:
            refused.add(path.stem)
    assert refused == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_lists_every_fault(name: str) -> None:
    with pytest.raises(SpecError) as caught:
        load(SHARED / f"{name}.json")
    assert {fault.where for fault in caught.value.faults} == REFUSED[name]
    assert all(fault.line for fault in caught.value.faults)


def test_what_has_no_name_is_drawn_when_it_is_given_one() -> None:
    for name in ("cumulusvpn_plain_inner", "uitest_invalid_missing_name"):
        assert draw(SHARED / f"{name}.json", name="given").topology.app == "given"


@pytest.mark.parametrize("path", DRAWN, **stem)
def test_it_is_drawn_in_every_format(path: Path) -> None:
    from jsonschema import validate

    diagram = draw(path)
    picture = read_svg(diagram.svg())
    assert set(picture.groups("node")) == {node.id for node in diagram.topology.nodes}
    assert set(picture.groups("link")) == {edge.id for edge in diagram.topology.edges}
    validate(json.loads(diagram.json()), json_schema())
    assert diagram.dot().startswith("digraph")


@pytest.mark.parametrize("path", DRAWN, **stem)
def test_its_links_between_components_are_those_of_the_table(path: Path) -> None:
    topology = draw(path).topology
    written = references()[path.stem]
    calls = {(source, target, form == "bare") for source, target, form in CALL.findall(written)}
    mounts = {(source, int(index)) for source, index in MOUNT.findall(written)}
    rest = MOUNT.sub("", CALL.sub("", written)).replace(";", "").strip()
    assert rest in ("", "no", "n/a(single)")
    assert internal_calls(topology) == calls
    assert foreign_mounts(topology) == mounts


def internal_calls(topology: Topology) -> set[tuple[str, str, bool]]:
    names = {part.id: part.name for part in topology.components}
    return {(names[edge.source], names[edge.target], edge.short_form) for edge in topology.of_kind("internal")}


def foreign_mounts(topology: Topology) -> set[tuple[str, int]]:
    """Give who mounts whose volume, by the number of the component that owns it."""
    keys = {part.key: part.index for part in topology.components}
    names = {part.id: part.name for part in topology.components}
    found = set()
    for edge in topology.of_kind("mount"):
        volume = topology.node(edge.target)
        assert isinstance(volume, Volume)
        assert volume.owner is not None
        if topology.node(edge.source) is not topology.node(f"component.{volume.owner}"):
            found.add((names[edge.source], keys[volume.owner]))
    return found


@pytest.mark.parametrize("path", PATHS, **stem)
def test_no_variable_that_is_called_a_secret_is_shown(path: Path) -> None:
    """Values of variables whose names speak of a password reach no output, whatever they are."""
    if path.stem in REFUSED:
        with pytest.raises(SpecError):
            load(path)
        return
    spec = load(path)
    diagram = draw(spec)
    shown = diagram.json() + diagram.text() + diagram.dot()
    for component in spec.components:
        for variable in component.environment:
            value = variable.value.reveal()
            if re.search("PASS|SECRET|TOKEN|PRIVATE", variable.name.upper()) and len(value) > 7:
                assert value not in shown, variable.name
