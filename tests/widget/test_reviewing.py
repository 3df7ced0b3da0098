"""An explorer in which a review is done: notes, states, links and tours from Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from traitlets import TraitError

from fluxviz import explore
from fluxviz.errors import FluxvizError, ReviewError, UnknownNameError
from tests.widget.test_editing import FIXED, SHOP, TEXT


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.json"
    path.write_text(TEXT)
    return path


def test_notes_stand_beside_the_spec_by_the_ids_of_parts(shop: Path) -> None:
    explorer = explore(shop, selected="web")
    explorer.note("why is this public?", author="Ada", date="2026-11-26")
    explorer.note("a lab", "")
    explorer.note("and this?", "db")
    explorer.resolve("component.web")
    explorer.resolve("db")
    explorer.resolve("db", state="open")
    document = json.loads(shop.with_name("shop.review.json").read_text())
    assert list(document["notes"]) == ["", "component.db", "component.web"]
    assert document["notes"]["component.web"] == [
        {"text": "why is this public?", "author": "Ada", "date": "2026-11-26", "state": "resolved"}
    ]
    assert explore(shop).notes == explorer.notes
    explorer.remove_note("", 1)
    assert list(explorer.notes) == ["component.db", "component.web"]
    explorer.edit("db", image="postgres:17")
    explorer.remove("db")
    assert explorer.orphans == ("component.db",)
    explorer.remove_note("component.db")
    assert explorer.orphans == ()
    for refused in (lambda: explorer.note(" "), lambda: explorer.note("x", date="today")):
        with pytest.raises(ReviewError):
            refused()
    with pytest.raises(UnknownNameError, match="choose from: browser"):
        explorer.note("x", "wbe")
    with pytest.raises(UnknownNameError, match="resolved"):
        explorer.resolve("web", state="done")
    with pytest.raises(FluxvizError, match="no note 2"):
        explorer.resolve("web", 2)


def test_an_app_in_no_file_keeps_its_notes_in_the_explorer() -> None:
    explorer = explore(SHOP)
    explorer.note("x", "web")
    explorer.fix()
    assert list(explorer.notes) == ["component.web"]


def test_a_state_is_shown_again() -> None:
    explorer = explore(SHOP, detail="overview")
    assert explorer.state == {}
    assert explorer.link("x.html#old") == "x.html#"
    explorer.trace, explorer.step, explorer.off = ["browser", "db"], 2, ["cache"]
    explorer.layers, explorer.viewport, explorer.detail = ["public"], [0.25, 0.5, 2.0], "network"
    state = explorer.state
    assert state == {
        "trace": ["browser", "component.db"],
        "step": 2,
        "layers": ["public"],
        "viewport": [0.25, 0.5, 2.0],
        "detail": "network",
        "off": ["cache"],
    }
    explorer.state = {}
    assert (explorer.state, explorer.detail) == ({}, "overview")
    explorer.state = state
    assert explorer.state == state
    other = explore(json.loads(FIXED), detail="overview")
    other.state = json.loads(json.dumps(state))
    assert other.state == state


@pytest.mark.parametrize(
    "state",
    [
        {"selected": "component.nobody"},
        {"off": ["nobody"]},
        {"path": -1},
        {"ssl": "half"},
        {"theme": "dark"},
        {"off": "x"},
    ],
)
def test_a_state_that_cannot_be_is_refused(state: dict[str, object]) -> None:
    with pytest.raises((FluxvizError, TraitError)):
        explore(SHOP).state = state


def test_a_tour_is_a_list_of_states_with_text(shop: Path) -> None:
    explorer = explore(shop)
    explorer.selected = "db"
    explorer.add_to_tour("First", "the *database*")
    explorer.state = {"off": ["db"]}
    explorer.add_to_tour("First", "without it")
    (tour,) = explore(shop).tours
    assert [(step.text, step.state.traits()) for step in tour.steps] == [
        ("the *database*", {"selected": "component.db"}),
        ("without it", {"off": ["db"]}),
    ]
    explorer.state = tour.steps[0].state.traits()
    assert explorer.state == {"selected": "component.db"}
    explorer.remove_tour("First")
    assert explorer.tours == ()
