"""How long a chapter takes: reading by its words, and tasks by their number, apart."""

from __future__ import annotations

from math import ceil

from nbformat import NotebookNode

from tests.course.notebooks import cells_of

WORDS_A_MINUTE = 200
QUESTION, EXPLORER, EXERCISE = 1, 3, 4
"""Minutes for a question, for a task in the explorer, and for an exercise."""


def reading(notebook: NotebookNode) -> int:
    """Return the minutes that the prose takes."""
    words = sum(len(cell.source.split()) for cell in cells_of(notebook, "markdown"))
    return ceil(words / WORDS_A_MINUTE)


def tasks(notebook: NotebookNode) -> int:
    """Return the minutes that questions, the explorer and exercises take."""
    code = cells_of(notebook, "code")
    shown = [output.get("data", {}) for cell in code for output in cell.outputs]
    questions = sum("<details><summary>Hint 1" in "".join(data.get("text/markdown", "")) for data in shown)
    explorers = sum("".join(data.get("text/plain", "")).startswith("Explorer of ") for data in shown)
    exercises = sum(" = ...\n" in cell.source or " = ...  #" in cell.source for cell in code)
    return QUESTION * questions + EXPLORER * explorers + EXERCISE * exercises
