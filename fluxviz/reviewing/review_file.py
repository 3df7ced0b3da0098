"""``NAME.review.json`` beside a spec: read, written in a stable order, and changed as it stands on the disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from os import PathLike
from pathlib import Path
from typing import Any

from fluxviz.errors import ReviewError, UnwritableError
from fluxviz.export import write_file
from fluxviz.reviewing.model import Review
from fluxviz.spec import read_document, validate_document
from fluxviz.spec.beside import REVIEW_SUFFIX
from fluxviz.spec.document import document_text


def review_beside(spec: str | PathLike[str]) -> Path:
    """Return where the review of a spec stands, or belongs.

    >>> review_beside("app.json").name
    'app.review.json'
    """
    stem = Path(spec).with_suffix("")
    return stem.with_name(stem.name + REVIEW_SUFFIX)


def load_review(source: Mapping[str, Any] | str | PathLike[str]) -> Review:
    """Load a review from a file or a mapping.

    Raises:
        ReviewError: it cannot be read; carries every fault, and nothing of what stands in it.

    """
    value, name, lines = read_document(source, ReviewError)
    return validate_document(Review, value, name, lines, ReviewError)


def review_text(review: Review) -> str:
    """Write a review as its file has it: parts in the order of their ids, notes and tours as they came."""
    notes = {
        part: [note.model_dump(mode="json", exclude_defaults=True) | {"state": note.state} for note in notes]
        for part, notes in sorted(review.notes.items())
    }
    tours = [
        {
            "title": tour.title,
            "steps": [{"text": step.text, "state": step.state.traits()} for step in tour.steps],
        }
        for tour in review.tours
    ]
    return document_text({"notes": notes, "tours": tours})


def update_review(path: Path, change: Callable[[Review], Review]) -> Review:
    """Change a review as it stands on the disk now, since others write there too, and return it.

    Raises:
        ReviewError: what stands there cannot be read; then nothing is written.
        UnwritableError: it cannot be written.

    """
    review = change(load_review(path) if path.exists() else Review())
    try:
        write_file(path, review_text(review))
    except OSError as error:
        raise UnwritableError(path.name, error.strerror or "not a path", error.errno) from None
    return review
