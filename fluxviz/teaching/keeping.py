"""What a learner answered, kept: in the notebook, as metadata of the output below each question and each check.

A kernel cannot write a notebook's own metadata. The metadata of an output it can, in every application that saves
outputs, and it is saved with the notebook. When a question is asked once more, its tries and hints come back: those of
this kernel, else those of the saved file, where the application tells the kernel which file that is (JupyterLab and
Notebook 7 do, by ``JPY_SESSION_NAME``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KEY = "fluxviz"
"""What stands in the metadata of an output under."""


@dataclass
class Record:
    """What a learner did at what is asked.

    Attributes:
        tries: Every answer in their order.
        hints: How many hints were told.

    """

    tries: list[dict[str, Any]] = field(default_factory=list)
    hints: int = 0


_RECORDS: dict[tuple[tuple[str, str], ...], Record] = {}
"""What is asked to what was done, of this kernel."""


def record_of(**asked: str) -> Record:
    """Return what was done at what is asked, to be added to; what was saved is there on the first call.

    Args:
        asked: What the kept entry of a question or an exercise holds, such as its id.

    """
    which = tuple(sorted(asked.items()))
    if which not in _RECORDS:
        name = os.environ.get("JPY_SESSION_NAME", "")
        saved = kept_outputs(Path(name)) if name.endswith(".ipynb") else []
        found = [kept for kept in saved if all(kept.get(key) == value for key, value in which)]
        _RECORDS[which] = Record([*found[-1]["tries"]], found[-1]["hints"]) if found else Record()
    return _RECORDS[which]


def kept_outputs(path: Path) -> list[dict[str, Any]]:
    """Return what the outputs of a notebook keep; nothing where it cannot be read."""
    try:
        return [kept for cell in read_cells(path) for kept in kept_in(cell)]
    except ValueError:
        return []


def read_cells(path: Path) -> list[Any]:
    """Return the cells of a notebook.

    Raises:
        ValueError: it cannot be read, or is no notebook.

    """
    try:
        notebook = json.loads(path.read_text("utf-8"))
    except (OSError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise ValueError("it has no cells")
    return _list(notebook, "cells")


def kept_in(cell: Any) -> Iterator[dict[str, Any]]:
    """Yield what the outputs of a cell keep."""
    for output in _list(cell, "outputs"):
        metadata = output.get("metadata") if isinstance(output, dict) else None
        kept = metadata.get(KEY) if isinstance(metadata, dict) else None
        if isinstance(kept, dict):
            yield {**kept, "hints": _count(kept.get("hints")), "tries": _tries(kept)}


def _count(value: Any) -> int:
    return value if type(value) is int and value > 0 else 0


def _tries(kept: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            **{name: str(each[name]) for name in ("answer", "misconception") if name in each},
            "right": each.get("right") is True,
            **({"shown": True} if each.get("shown") is True else {}),
            **({"wrong": [*map(str, _list(each, "wrong"))]} if "wrong" in each else {}),
        }
        for each in _list(kept, "tries")
        if isinstance(each, dict)
    ]


def _list(holder: Any, name: str) -> list[Any]:
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []
