"""What the notebooks hold is what every machine would write: no path, no time, nothing of chance; alt text on pictures.

That their outputs are those of today's code is nbval's to say, in the same run of pytest.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path

import nbformat
import pytest

from tests.course.notebooks import CELL_ID, PATHS, cells_of, data_of, outputs_of, read
from tests.course.rewriting import normalised
from tests.specimens import TESTS
from tests.svg_reading import read_svg

NAMES = [path.stem for path in PATHS]
OF_A_MACHINE = {
    "an absolute path": r"(?<![\w:/.`)])/(?:home|root|Users|work|tmp|usr|var/folders|opt|private)/|[A-Z]:\\",
    "an address in memory": r"\b0x[0-9a-f]{6,}",
    "a time of day": r"\b\d{1,2}:\d{2}:\d{2}\b",
    "a date": r"\b20\d\d-\d\d-\d\d\b",
    "a widget's id": r"\b[0-9a-f]{32}\b",
}


@pytest.fixture(params=PATHS, ids=NAMES)
def path(request: pytest.FixtureRequest) -> Path:
    given: Path = request.param
    return given


def test_there_is_a_chapter_for_each_part() -> None:
    assert [name[:2] for name in NAMES] == [f"{number:02}" for number in range(1, 16)]


def test_a_notebook_stands_as_the_one_command_writes_it(path: Path) -> None:
    assert normalised(read(path)) == path.read_text("utf-8"), "run: python -m tests.course --rewrite"


def test_every_cell_has_a_lasting_id_of_its_own(path: Path) -> None:
    ids = [cell.id for cell in read(path).cells]
    assert len(set(ids)) == len(ids)
    assert all(CELL_ID.fullmatch(each) for each in ids)


def test_every_code_cell_has_been_run_so_that_nbval_compares_it(path: Path) -> None:
    """nbval compares no output of a cell without an execution count."""
    assert all(cell.execution_count for cell in cells_of(read(path), "code"))


def test_no_cell_is_kept_from_being_compared(path: Path) -> None:
    for cell in cells_of(read(path), "code"):
        assert "NBVAL" not in cell.source.upper()
        assert not cell.metadata


def test_no_output_tells_of_a_machine_or_of_chance(path: Path) -> None:
    text = "\n".join(text for _, text in data_of(read(path)))
    found = {what: match[0] for what, pattern in OF_A_MACHINE.items() if (match := re.search(pattern, text))}
    assert found == {}


def test_no_output_is_a_live_widget_an_error_or_html(path: Path) -> None:
    outputs = list(outputs_of(read(path)))
    assert {output.output_type for output in outputs} <= {"stream", "execute_result", "display_data"}
    assert not [output for output in outputs if output.get("name") == "stderr"]
    media = {media for media, _ in data_of(read(path))}
    assert media <= {"image/svg+xml", "text/plain", "text/markdown"}


def test_every_picture_has_alt_text_that_is_its_own_description(path: Path) -> None:
    """nbval leaves metadata out, so this is compared here."""
    pictures = [output for output in outputs_of(read(path)) if "image/svg+xml" in output.get("data", {})]
    assert pictures
    for output in pictures:
        alt = output.metadata["image/svg+xml"]["alt"]
        root = read_svg(output.data["image/svg+xml"]).root
        described = next(element.text for element in root.iter() if element.tag.endswith("desc"))
        assert alt
        assert alt.split() == (described or "").split()


def test_what_a_run_leaves_behind_is_left_out() -> None:
    notebook = read(PATHS[0])
    dirty = copy.deepcopy(notebook)
    dirty.metadata["language_info"]["version"] = "3.11.99"
    for number, cell in enumerate(dirty.cells):
        cell.metadata["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
        if cell.cell_type == "code":
            cell.execution_count = 40 + number
    assert normalised(dirty) == normalised(notebook)


def test_a_new_cell_is_given_the_next_free_id_and_the_others_keep_theirs() -> None:
    notebook = read(PATHS[0])
    before = [cell.id for cell in notebook.cells]
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell("new"))
    after = [cell.id for cell in nbformat.reads(normalised(notebook), as_version=4).cells]
    assert [each for each in after if each in before] == before
    assert CELL_ID.fullmatch(after[1])


def test_what_is_printed_in_pieces_is_joined() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(1)")])
    notebook.cells[0].outputs = [nbformat.v4.new_output("stream", text=text) for text in ("1", "\n2\n")]
    (cell,) = nbformat.reads(normalised(notebook), as_version=4).cells
    assert [output.text for output in cell.outputs] == ["1\n2\n"]


def test_there_is_no_sanitising_at_all() -> None:
    """Nothing in the outputs is random, so nothing is folded away before it is compared."""
    assert "sanitize" not in (TESTS.parent / "pyproject.toml").read_text("utf-8")
