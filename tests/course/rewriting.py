"""Running a notebook, and leaving out all that another run or another machine would write otherwise."""

from __future__ import annotations

from pathlib import Path
from subprocess import DEVNULL

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from tests.course.notebooks import CELL_ID, cells_of, read

CELL_TIMEOUT = 60
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
_KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def run(path: Path) -> NotebookNode:
    """Run a notebook where it stands and give it with its new outputs.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell failed.

    """
    notebook = read(path)
    notebook.metadata = {"kernelspec": _KERNEL}
    client = NotebookClient(notebook, timeout=CELL_TIMEOUT, resources={"metadata": {"path": str(path.parent)}})
    client.execute(stderr=DEVNULL)  # the kernel's own log; what cells write to stderr is an output
    return notebook


def normalised(notebook: NotebookNode) -> str:
    """Give a notebook's text as it stands in the repository.

    What is left out: times of execution, versions of Python and of the kernel, what an editor noted, ids of chance.
    """
    notebook.metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    taken = [cell.id for cell in notebook.cells if CELL_ID.fullmatch(cell.id)]
    free = (name for number in range(100) if (name := f"cell-{number:02}") not in taken)
    for cell in notebook.cells:
        cell.metadata = {}
        if not CELL_ID.fullmatch(cell.id):
            cell.id = next(free)
    for number, cell in enumerate(cells_of(notebook, "code"), 1):
        cell.execution_count = number
        cell.outputs = _coalesced(cell.outputs)
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = number
    nbformat.validate(notebook)
    text: str = nbformat.writes(notebook)
    return text.rstrip("\n") + "\n"


def _coalesced(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Join what was printed in several pieces: where it is cut depends on the machine's speed."""
    joined: list[NotebookNode] = []
    for output in map(_without_widget, outputs):
        last = joined[-1] if joined else None
        if last is not None and last.output_type == output.output_type == "stream" and last.name == output.name:
            last.text += output.text
        elif output.get("data") != {}:
            joined.append(output)
    return joined


def _without_widget(output: NotebookNode) -> NotebookNode:
    """Leave a live widget out, whose id is of chance; nbval does not compare it. What is saved beside it stays."""
    output.get("data", {}).pop(WIDGET_VIEW, None)
    return output
