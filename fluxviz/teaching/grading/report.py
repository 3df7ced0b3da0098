"""``read_answers``: who answered what, read in a folder of notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluxviz.errors import FluxvizError
from fluxviz.refusing import strict
from fluxviz.teaching.grading.tasks import name_tasks
from fluxviz.teaching.keeping import kept_in, read_cells


@dataclass(frozen=True)
class Row:
    """What somebody made of one task.

    Attributes:
        who: The folder below the one that is read; the notebook's name where it lies in none.
        notebook: The notebook's path below that; empty where nothing was answered in any.
        task: The question; of an exercise, what stands above it: chapter, number, and how its text begins. Empty where
            the notebook cannot be read.
        right: One of the answers is right.
        tries: How many answers there were.
        hints: How many hints were taken.
        shown: The answer to a drawing was shown.
        misconceptions: The beliefs that wrong answers came from, the first one first.
        wrong: What was still wrong with an exercise or a drawing that was never right.

    """

    who: str
    notebook: str
    task: str
    right: bool
    tries: int = 0
    hints: int = 0
    shown: bool = False
    misconceptions: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    @property
    def unreadable(self) -> bool:
        """Whether it stands for a notebook that cannot be read."""
        return self.notebook != "" and self.task == ""


@strict
def read_answers(folder: str | Path) -> tuple[Row, ...]:
    """Read what was answered in the notebooks of a folder, such as one that holds a folder for each learner.

    Questions and exercises that nobody touched are not in it. Who touched none has one row, without a notebook.

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
    places = [path.relative_to(top) for path in paths]
    learners = dict.fromkeys(map(_who, places))
    rows = [row for path, place in zip(paths, places, strict=True) for row in _rows(path, place)]
    answered = {row.who for row in rows}
    return tuple(
        each
        for who in learners
        for each in ([row for row in rows if row.who == who] if who in answered else [_nothing(who)])
    )


def _who(place: Path) -> str:
    return place.parts[0] if len(place.parts) > 1 else place.stem


def _nothing(who: str) -> Row:
    return Row(who, "", "", right=False, wrong=("Nothing was answered.",))


def _rows(path: Path, place: Path) -> list[Row]:
    who = _who(place)
    notebook = str(Path(*place.parts[1:])) if len(place.parts) > 1 else place.name
    try:
        cells = read_cells(path)
    except ValueError:
        return [Row(who, notebook, "", right=False, wrong=("This notebook cannot be read.",))]
    return [
        _row(who, notebook, task, kept)
        for task, kept in _each_once(
            (task, kept) for cell, task in zip(cells, name_tasks(cells), strict=True) for kept in kept_in(cell)
        )
    ]


def _each_once(kept_by_task: Iterable[tuple[str, dict[str, Any]]]) -> list[tuple[str, dict[str, Any]]]:
    """Leave out what a question kept that is asked in two ways, but for what has the most tries."""
    best: dict[object, tuple[str, dict[str, Any]]] = {}
    for number, (task, kept) in enumerate(kept_by_task):
        which = (str(kept["question"]), str(kept.get("prompt"))) if "question" in kept else number
        if which not in best or len(kept["tries"]) > len(best[which][1]["tries"]):
            best[which] = task, kept
    return list(best.values())


def _row(who: str, notebook: str, task: str, kept: dict[str, Any]) -> Row:
    tries = kept["tries"]
    right = any(each["right"] for each in tries)
    return Row(
        who,
        notebook,
        str(kept.get("prompt", kept["question"])) if "question" in kept else task,
        right=right,
        tries=len(tries),
        hints=kept["hints"],
        shown=any(each.get("shown", False) for each in tries),
        misconceptions=tuple(dict.fromkeys(found for each in tries for found in each.get("misconception", "").split())),
        wrong=() if right or not tries else tuple(tries[-1].get("wrong", ())),
    )
