"""``read_answers``: who answered what, read in a folder of notebooks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluxviz.errors import FluxvizError
from fluxviz.refusing import strict
from fluxviz.teaching.keeping import read_outputs


@dataclass(frozen=True)
class Row:
    """What somebody made of one task.

    Attributes:
        who: The folder below the one that is read; the notebook's name where it lies in none.
        notebook: The notebook's path below that.
        task: The question, or the cell of an exercise; empty where the notebook cannot be read.
        right: One of the answers to a question is right; of an exercise, the last one.
        tries: How many answers there were; None for an exercise, which keeps the last alone.
        hints: How many hints were taken.
        misconceptions: The beliefs that wrong answers came from, the first one first.
        wrong: What was still wrong with an exercise.

    """

    who: str
    notebook: str
    task: str
    right: bool
    tries: int | None = None
    hints: int = 0
    misconceptions: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


@strict
def read_answers(folder: str | Path) -> tuple[Row, ...]:
    """Read what was answered in the notebooks of a folder, such as one that holds a folder for each learner.

    Questions and exercises that nobody touched are not in it.

    Args:
        folder: Where to look, in folders below it as well.

    Raises:
        FluxvizError: it is no folder, or holds no notebook.

    """
    top = Path(folder)
    if not top.is_dir():
        raise FluxvizError(f"{folder} is no folder: expected one that holds the notebooks of the learners")
    paths = sorted(
        path for path in top.rglob("*.ipynb") if not any(part.startswith(".") for part in path.relative_to(top).parts)
    )
    if not paths:
        raise FluxvizError(f"there is no notebook in {folder}")
    return tuple(row for path in paths for row in _rows(path, path.relative_to(top)))


def _rows(path: Path, place: Path) -> list[Row]:
    who = place.parts[0] if len(place.parts) > 1 else place.stem
    notebook = str(Path(*place.parts[1:])) if len(place.parts) > 1 else place.name
    try:
        return [_row(who, notebook, cell, kept) for cell, kept in read_outputs(path)]
    except ValueError:
        return [Row(who, notebook, "", right=False, wrong=("This notebook cannot be read.",))]


def _row(who: str, notebook: str, cell: str, kept: dict[str, Any]) -> Row:
    if "question" not in kept:
        wrong = kept.get("wrong")
        said = tuple(map(str, wrong)) if isinstance(wrong, list) else ()
        return Row(who, notebook, f"exercise in {cell}", kept.get("right") is True, wrong=said)
    tries, hints = kept["tries"], kept.get("hints")
    return Row(
        who,
        notebook,
        str(kept.get("prompt", kept["question"])),
        right=any(each["right"] for each in tries),
        tries=len(tries),
        hints=hints if isinstance(hints, int) else 0,
        misconceptions=tuple(dict.fromkeys(each["misconception"] for each in tries if each["misconception"])),
    )
