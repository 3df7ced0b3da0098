"""The file of a review: read, refused with every fault, and written in a stable order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fluxviz.errors import FluxvizError, ReviewError
from fluxviz.reviewing import (
    Note,
    Review,
    TourStep,
    ViewState,
    fragment_of,
    load_review,
    review_beside,
    review_text,
    update_review,
)

NOTED: dict[str, Any] = {
    "notes": {
        "component.web": [{"text": "why?", "author": "Ada", "date": "2026-11-26", "state": "open"}],
        "": [{"text": "a *lab*", "state": "resolved"}],
    },
    "tours": [{"title": "First", "steps": [{"text": "here", "state": {"selected": "component.web", "off": ["db"]}}]}],
}


def test_a_review_is_written_as_it_was_read_in_the_order_of_its_parts() -> None:
    text = review_text(load_review(NOTED))
    assert json.loads(text) == NOTED
    assert list(json.loads(text)["notes"]) == ["", "component.web"]
    assert review_text(load_review(text)) == text


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"notes": {"x": [{"text": " "}]}}, r"notes\.x\[0\]\.text"),
        ({"notes": {"x": [{"text": "a", "state": "closed"}]}}, "open"),
        ({"notes": {"x": [{"text": "a", "date": "yesterday"}]}}, r"notes\.x\[0\]\.date"),
        ({"notes": {"x": [{"text": "a", "auther": "Ada"}]}}, "auther: is no setting"),
        ({"notes": []}, "notes"),
        ({"tours": [{"title": ""}]}, r"tours\[0\]\.title"),
        ({"tours": [{"title": "a", "steps": [{"text": "a", "state": {"viewport": [0, 0, "x"]}}]}]}, "viewport"),
        ({"tours": [{"title": "a", "steps": [{"text": "a", "state": {"theme": "dark"}}]}]}, "is no setting"),
        ("[1]", "expected an object"),
        ("{", "is not JSON"),
    ],
)
def test_what_is_no_review_is_refused(document: Any, said: str) -> None:
    with pytest.raises(ReviewError, match=said) as told:
        load_review(document)
    assert str(told.value).startswith("not a review file")


def test_notes_are_resolved_and_taken_away() -> None:
    review = Review().with_note("a", Note(text="1")).with_note("a", Note(text="2")).with_note("b", Note(text="3"))
    assert [note.state for note in review.with_state("a", 2, "resolved").notes["a"]] == ["open", "resolved"]
    assert [note.text for note in review.without_note("a", 1).notes["a"]] == ["2"]
    assert list(review.without_note("b", 1).notes) == ["a"]
    assert review.orphans({"a"}) == ["b"]
    for number in (0, 3):
        with pytest.raises(FluxvizError, match="it has 2"):
            review.without_note("a", number)
    with pytest.raises(FluxvizError, match="no tour"):
        review.without_tour("x")
    toured = review.with_step("x", TourStep(text="1")).with_step("x", TourStep(text="2"))
    assert [step.text for step in toured.tours[0].steps] == ["1", "2"]
    assert toured.without_tour("x") == review


def test_what_others_wrote_meanwhile_is_kept(tmp_path: Path) -> None:
    path = review_beside(tmp_path / "app.json")
    update_review(path, lambda review: review.with_note("a", Note(text="mine")))
    path.write_text(review_text(load_review(path).with_note("b", Note(text="theirs"))))
    update_review(path, lambda review: review.with_note("a", Note(text="mine, too")))
    assert {part: len(notes) for part, notes in load_review(path).notes.items()} == {"a": 2, "b": 1}
    path.write_text("{}}")
    with pytest.raises(ReviewError):
        update_review(path, lambda review: review.with_note("a", Note(text="x")))
    assert path.read_text() == "{}}"


def test_a_fragment_holds_what_no_address_may_in_its_escaped_form() -> None:
    state = ViewState(selected='a&b=c#"<é', trace=("browser", "component.x"), viewport=(0.5, 0.25, 2.0), proxied=False)
    assert fragment_of(state) == (
        "selected=a%26b%3Dc%23%22%3C%C3%A9&trace=[%22browser%22,%22component.x%22]&viewport=[0.5,0.25,2.0]&proxied=false"
    )
