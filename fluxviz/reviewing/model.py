"""Notes, tours, and the states that a tour leads through: what a review file holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from fluxviz.errors import FluxvizError, ReviewError
from fluxviz.spec import validate_document
from fluxviz.spec.limits import MAX_PORT

MAX_TEXT = 20_000
"""The longest note, in letters."""
MAX_ENTRIES = 2_000
"""How many notes a part may have, how many parts may have notes, and how many steps a tour."""

_Text = Annotated[str, Field(max_length=MAX_TEXT, pattern=r"\S")]
_Name = Annotated[str, Field(max_length=200)]
_Port = Annotated[int, Field(ge=1, le=MAX_PORT, strict=True)]
_Finite = Annotated[float, Field(allow_inf_nan=False)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Note(_Frozen):
    """What somebody says of a part, in Markdown.

    Attributes:
        text: The note.
        author: Who says so; empty: nobody in particular.
        date: When, as ``2026-11-26``, with or without a time; given by whoever writes it, empty where not.
        state: ``open`` or ``resolved``.

    """

    text: _Text
    author: _Name = ""
    date: Annotated[str, Field(pattern=r"^(\d{4}-\d\d-\d\d([T ][0-9:.]{4,15}([+-]\d\d:?\d\d|Z)?)?)?$")] = ""
    state: Literal["open", "resolved"] = "open"


_Notes = Annotated[tuple[Note, ...], Field(max_length=MAX_ENTRIES)]


class ViewState(_Frozen):
    """What an explorer shows: its traits as far as they are not as at first. None: as at first."""

    selected: _Name | None = None
    trace: Annotated[tuple[_Name, ...], Field(max_length=2)] | None = None
    path: Annotated[int, Field(ge=0)] | None = None
    step: Annotated[int, Field(ge=0)] | None = None
    layers: tuple[_Name, ...] | None = None
    side: _Name | None = None
    viewport: tuple[_Finite, _Finite, _Finite] | None = None
    detail: _Name | None = None
    view: _Name | None = None
    naming: _Name | None = None
    domain: _Name | None = None
    domains: dict[_Name, _Name] | None = None
    proxied: bool | None = None
    ssl: _Name | None = None
    off: tuple[_Name, ...] | None = None
    closed: tuple[_Name, ...] | None = None
    publishes: dict[_Name, _Port] | None = None
    listens: dict[_Name, _Port] | None = None

    def traits(self) -> dict[str, Any]:
        """Return what is not as at first, by trait, as JSON has it."""
        return self.model_dump(mode="json", exclude_none=True)


STATE_TRAITS = tuple(ViewState.model_fields)
"""The traits that a link, and a step of a tour, set."""


class TourStep(_Frozen):
    """One stop of a tour.

    Attributes:
        text: What is to be seen there, in Markdown.
        state: What the explorer shows there.

    """

    text: _Text
    state: ViewState = ViewState()


class Tour(_Frozen):
    """A walk through an app, stop by stop.

    Attributes:
        title: What it is called.
        steps: Its stops, in order.

    """

    title: Annotated[str, Field(max_length=200, pattern=r"\S")]
    steps: Annotated[tuple[TourStep, ...], Field(max_length=MAX_ENTRIES)] = ()


class Review(_Frozen):
    """What was said of an app.

    Attributes:
        notes: The notes of each part, by its id; empty text is the app as a whole.
        tours: The tours, in order.

    """

    notes: Annotated[
        dict[_Name, Annotated[tuple[Note, ...], Field(max_length=MAX_ENTRIES)]], Field(max_length=2_000)
    ] = {}
    tours: Annotated[tuple[Tour, ...], Field(max_length=200)] = ()

    def with_note(self, part: str, note: Note) -> Review:
        """Return it with a note more."""
        return self.model_copy(update={"notes": {**self.notes, part: (*self.notes.get(part, ()), note)}})

    def with_state(self, part: str, number: int, state: Literal["open", "resolved"]) -> Review:
        """Return it with a note opened or resolved.

        Args:
            part: What the note is about.
            number: Which of its notes, counted from 1.
            state: ``open`` or ``resolved``.

        Raises:
            FluxvizError: there is no such note.

        """
        notes = list(self._notes_of(part, number))
        notes[number - 1] = notes[number - 1].model_copy(update={"state": state})
        return self.model_copy(update={"notes": {**self.notes, part: tuple(notes)}})

    def without_note(self, part: str, number: int) -> Review:
        """Return it without a note.

        Raises:
            FluxvizError: there is no such note.

        """
        notes = list(self._notes_of(part, number))
        del notes[number - 1]
        others = {other: each for other, each in self.notes.items() if other != part}
        return self.model_copy(update={"notes": {**others, part: tuple(notes)} if notes else others})

    def with_step(self, title: str, step: TourStep) -> Review:
        """Return it with a stop more at the end of a tour, which begins with it where there is none of that title."""
        titles = [tour.title for tour in self.tours]
        if title not in titles:
            return self.model_copy(update={"tours": (*self.tours, Tour(title=title, steps=(step,)))})
        tours = [
            tour.model_copy(update={"steps": (*tour.steps, step)}) if tour.title == title else tour
            for tour in self.tours
        ]
        return self.model_copy(update={"tours": tuple(tours)})

    def without_tour(self, title: str) -> Review:
        """Return it without a tour.

        Raises:
            FluxvizError: there is no such tour.

        """
        if title not in [tour.title for tour in self.tours]:
            raise FluxvizError("there is no tour of that title")
        return self.model_copy(update={"tours": tuple(tour for tour in self.tours if tour.title != title)})

    def orphans(self, parts: set[str]) -> list[str]:
        """Return the parts that have notes and are not there."""
        return sorted(part for part in self.notes if part and part not in parts)

    def _notes_of(self, part: str, number: int) -> tuple[Note, ...]:
        notes = self.notes.get(part, ())
        if not 1 <= number <= len(notes):
            raise FluxvizError(f"there is no note {number} of {part or 'the app'}: it has {len(notes)}")
        return notes


Part = TypeVar("Part", bound=_Frozen)


def make_part(kind: type[Part], values: Mapping[str, Any]) -> Part:
    """Make a note, a tour or a step of one.

    Raises:
        ReviewError: a value does not fit; carries every fault, and no value.

    """
    return validate_document(kind, values, "<note>", {}, ReviewError)
