"""The legend shows every line of the picture just as it is drawn, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from fluxviz import Diagram, SpecError, draw, load
from fluxviz.drawing import DETAILS
from tests.specimens import ALL, REAL_SPECS, app, component, path_of
from tests.stress import stress_apps
from tests.svg_reading import read_svg

Look = tuple[str, str, str, str]
REAL = sorted(path for folder in REAL_SPECS for path in folder.glob("*.json"))

BROKEN = app(
    component("front", 80, domains=["Example.COM"])
    | {"environmentParameters": ["VITE_API=http://fluxapi_shop:3000", "VITE_OK=https://api.example.com"]},
    component("api", 13000, domains=["api.example.com"])
    | {"containerPorts": [3000], "environmentParameters": ["DB_HOST=fluxdatabase_shop", "CACHE=redis://cache:16379"]},
    component("cache", 16379, repotag="redis:7") | {"containerPorts": [6379]},
)
"""An app with a fault of each sort, plain and encrypted, beside open doors."""


def _look(path: Element, cap: str) -> Look:
    """Give the role, the dashes, the width of a line, and how its dashes end, by default as told."""
    role = next(name for name in path.get("class", "").split() if name.startswith("s-"))
    dashes = path.get("stroke-dasharray", "")
    return role, dashes, path.get("stroke-width", "1"), path.get("stroke-linecap", cap) if dashes else ""


def _lines(diagram: Diagram) -> tuple[set[Look], set[Look]]:
    """Give the looks of the lines in a picture, and of those in its legend."""
    picture = read_svg(diagram.svg())
    groups = [group for group in picture.of("g") if group.get("class", "").startswith("link ")]
    drawn = {_look(path, "butt") for group in groups for path in group if path.get("fill") == "none"}
    samples = {
        _look(path, "round")
        for notes in picture.of("g")
        if notes.get("class") == "notes"
        for path in notes.iter("{http://www.w3.org/2000/svg}path")
        if path.get("d") == "M1 12h22"
    }
    return drawn, samples


@pytest.mark.parametrize("direction", ["TB", "LR"])
@pytest.mark.parametrize(
    "path",
    [*(path_of(name) for name in ALL), *(pytest.param(path, marks=pytest.mark.slow) for path in REAL)],
    ids=lambda path: path.stem,
)
def test_every_line_of_the_picture_is_in_the_legend(path: Path, direction: Any) -> None:
    try:
        spec = load(path)
    except SpecError:
        return  # what is refused has no picture
    drawn, samples = _lines(draw(spec, direction=direction))
    assert drawn == samples


@pytest.mark.parametrize("detail", DETAILS)
def test_it_is_so_at_every_detail_and_with_faults(detail: Any) -> None:
    for spec, access in [(BROKEN, None), *stress_apps().values()]:
        drawn, samples = _lines(draw(load(spec), access=access, detail=detail))
        assert drawn == samples


def test_the_legend_names_the_nodes_that_the_doors_are_of() -> None:
    own = component("api", 13000)
    primary = component("db", 15432, repotag="postgres:16", containerData="g:/var/lib/postgresql/data")
    for parts, every, first in (([own], True, False), ([own, primary], True, True), ([primary], False, True)):
        said = read_svg(draw(app(*parts), detail="full").svg()).words.replace("\n", " ")
        assert ("every node's" in said, "primary node's" in said) == (every, first)
