"""What a learner answered, kept: in the notebook, as metadata of the output below each question and each check.

A kernel cannot write a notebook's own metadata. The metadata of an output it can, in every application that saves
outputs, and it is saved with the notebook. When a question is asked once more, its tries come back: those of this
kernel, else those of the saved file, where the application tells the kernel which file that is (JupyterLab and
Notebook 7 do, by ``JPY_SESSION_NAME``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEY = "fluxviz"
"""What stands in the metadata of an output under."""

_TRIES: dict[tuple[str, str], list[dict[str, Any]]] = {}
"""Question and prompt to tries, of this kernel."""


def tries_of(question: str, prompt: str) -> list[dict[str, Any]]:
    """Return the tries at a question, to be added to; those that were saved are there on the first call."""
    if (question, prompt) not in _TRIES:
        name = os.environ.get("JPY_SESSION_NAME", "")
        saved = kept_outputs(Path(name)) if name.endswith(".ipynb") else []
        found = [kept for _, kept in saved if (kept.get("question"), kept.get("prompt")) == (question, prompt)]
        _TRIES[question, prompt] = [*found[-1]["tries"]] if found else []
    return _TRIES[question, prompt]


def kept_outputs(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return what the outputs of a notebook keep, each with the id of its cell; nothing where it cannot be read."""
    try:
        return read_outputs(path)
    except ValueError:
        return []


def read_outputs(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return what the outputs of a notebook keep, each with the id of its cell.

    Raises:
        ValueError: it cannot be read, or is no notebook.

    """
    try:
        notebook = json.loads(path.read_text("utf-8"))
    except (OSError, RecursionError) as error:
        raise ValueError(str(error)) from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise ValueError("it has no cells")
    return list(_kept(notebook))


def _kept(notebook: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for place, cell in enumerate(_list(notebook, "cells"), 1):
        for output in _list(cell, "outputs"):
            metadata = output.get("metadata") if isinstance(output, dict) else None
            kept = metadata.get(KEY) if isinstance(metadata, dict) else None
            if isinstance(kept, dict):
                name = cell.get("id")
                yield (name if isinstance(name, str) else f"cell {place}"), {**kept, "tries": _tries(kept)}


def _tries(kept: dict[str, Any]) -> list[dict[str, Any]]:
    texts = ("answer", "misconception")
    return [
        {**{name: str(each.get(name, "")) for name in texts}, "right": each.get("right") is True}
        for each in _list(kept, "tries")
        if isinstance(each, dict)
    ]


def _list(holder: Any, name: str) -> list[Any]:
    found = holder.get(name) if isinstance(holder, dict) else None
    return found if isinstance(found, list) else []
