"""An explorer in which a review is done: notes, tours, the report, and what the browser is told of all that."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any

from fluxviz.errors import UnknownNameError, UnwritableError
from fluxviz.export import write_file
from fluxviz.refusing import strict
from fluxviz.rendering.reporting import report_of
from fluxviz.reviewing import (
    Note,
    Review,
    Tour,
    TourStep,
    load_review,
    report_html,
    report_markdown,
    review_beside,
    update_review,
)
from fluxviz.reviewing.model import make_part
from fluxviz.widget.viewing import ViewingTraits


class ReviewingTraits(ViewingTraits):
    """An explorer in which a review is done. Notes and tours stand in ``NAME.review.json`` beside the spec."""

    _review_kept: Review | None = None
    """What was said of an app that is in no file, or as it was last read."""

    @property
    def review(self) -> Review:
        """The notes and tours, as the file beside the spec has them now.

        Raises:
            ReviewError: what stands in the file cannot be read.

        """
        path = self._review_file
        if path is not None:
            self._review_kept = load_review(path) if path.exists() else Review()
        return self._review_kept or Review()

    @property
    def notes(self) -> dict[str, tuple[Note, ...]]:
        """The notes of each part, by its id; empty text is the app as a whole."""
        return dict(self.review.notes)

    @property
    def tours(self) -> tuple[Tour, ...]:
        """The tours. ``explorer.state = explorer.tours[0].steps[0].state.traits()`` goes to a stop of one."""
        return self.review.tours

    @property
    def orphans(self) -> tuple[str, ...]:
        """The parts that have notes and are not in the app any more."""
        return tuple(self.review.orphans(self._parts_there()))

    @strict
    def note(self, text: str, part: str | None = None, *, author: str = "", date: str = "") -> None:
        """Pin a note to a part, in ``NAME.review.json`` beside the spec.

        Args:
            text: The note, in Markdown.
            part: Id of the part, or a component's name; empty: the app as a whole; None: what is selected.
            author: Who says so.
            date: When, as ``2026-11-26``.

        Raises:
            UnknownNameError: there is no such part.
            ReviewError: the note is empty or too long; or what stands in the file cannot be read.
            UnwritableError: the file cannot be written.

        """
        about = self.selected if part is None else self._part(part)
        note = make_part(Note, {"text": text, "author": author, "date": date})
        self._say(lambda review: review.with_note(about, note))

    @strict
    def resolve(self, part: str, number: int = 1, *, state: str = "resolved") -> None:
        """Resolve a note, or open it again.

        Args:
            part: Id of the part, as ``notes`` has it.
            number: Which of its notes, counted from 1.
            state: ``resolved`` or ``open``.

        Raises:
            FluxvizError: there is no such note, or no such state.

        """
        if state not in ("open", "resolved"):
            raise UnknownNameError("state of a note", state, ("open", "resolved"))
        self._say(lambda review: review.with_state(self._noted(part), number, state))  # type: ignore[arg-type]

    @strict
    def remove_note(self, part: str, number: int = 1) -> None:
        """Take a note away.

        Raises:
            FluxvizError: there is no such note.

        """
        self._say(lambda review: review.without_note(self._noted(part), number))

    @strict
    def add_to_tour(self, title: str, text: str) -> None:
        """Make what is shown the next stop of a tour, which begins with it where there is none of that title.

        Args:
            title: What the tour is called.
            text: What is to be seen, in Markdown.

        Raises:
            ReviewError: the title or the text is empty or too long.

        """
        step = make_part(TourStep, {"text": text, "state": self.state})
        make_part(Tour, {"title": title})
        self._say(lambda review: review.with_step(title, step))

    @strict
    def remove_tour(self, title: str) -> None:
        """Take a tour away.

        Raises:
            FluxvizError: there is none of that title.

        """
        self._say(lambda review: review.without_tour(title))

    @strict
    def report(self, path: str | PathLike[str] | None = None, *, date: str = "") -> str:
        """Return the report of the review as Markdown, or write it to a file: picture, findings, decisions, notes.

        Args:
            path: A file that ends in ``.md`` or ``.html``; None: none is written.
            date: When it was reviewed, to stand in it.

        Raises:
            UnknownNameError: the file ends otherwise.
            UnwritableError: it cannot be written.

        """
        report = report_of(self.diagram, self.review, date)
        if path is None:
            return report_markdown(report)
        target = Path(path)
        writers: dict[str, Callable[[Any], str]] = {".md": report_markdown, ".html": report_html}
        if target.suffix.lower() not in writers:
            raise UnknownNameError("format of a report", target.suffix, writers)
        text = writers[target.suffix.lower()](report)
        try:
            write_file(target, text)
        except OSError as error:
            raise UnwritableError(str(path), error.strerror or "not a path", error.errno) from None
        return text

    # How

    @property
    def _review_file(self) -> Path | None:
        spec = self._base.spec
        file = spec.original.file if spec is not None else None
        if file is None and self._pending_edits is not None:
            file = self._pending_edits.spec_file.path
        return review_beside(file) if file is not None else None

    def _parts_there(self) -> set[str]:
        topology = self._case.topology
        return {node.id for node in topology.nodes} | {edge.id for edge in topology.edges}

    def _noted(self, part: str) -> str:
        """Return a part that has notes: one that is gone is known by its id alone."""
        return part if part in self.review.notes else self._part(part)

    def _say(self, change: Callable[[Review], Review]) -> None:
        path = self._review_file
        self._review_kept = change(self._review_kept or Review()) if path is None else update_review(path, change)
        self._tell_review()
