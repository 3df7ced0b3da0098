"""What the prose says of hosts and ports, a cell produces: nothing in it can go stale unseen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.course.notebooks import PATHS, cells_of, data_of, read

HOSTS_AND_PORTS = {
    "an internal host": r"\bflux[A-Za-z0-9]+_[A-Za-z0-9]+\b",
    "a public name": r"\b[a-z0-9][a-z0-9_-]*\.app\.runonflux\.io\b",
    "a port": r"(?<=[\w}]):\d{2,5}\b",
    "a domain": r"\b[a-z0-9.-]+\.(?:example\.com|yourdomain\.com)\b",
}


def tokens(text: str) -> set[str]:
    return {token for pattern in HOSTS_AND_PORTS.values() for token in re.findall(pattern, text)}


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_every_host_and_port_in_prose_is_in_a_cell_or_what_it_shows(path: Path) -> None:
    notebook = read(path)
    code = [cell.source for cell in cells_of(notebook, "code")]
    produced = "\n".join([*code, *(text for _, text in data_of(notebook))])
    prose = "\n".join(cell.source for cell in cells_of(notebook, "markdown"))
    assert sorted(token for token in tokens(prose) if token not in produced) == []


def test_hosts_and_ports_are_told_in_prose() -> None:
    prose = (
        "Call `fluxapi_shop:3000`, https://shop_33000.app.runonflux.io or app.example.com, not flux{component}_{app}."
    )
    assert tokens(prose) == {"fluxapi_shop", ":3000", "shop_33000.app.runonflux.io", "app.example.com"}


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_every_chapter_asks_shows_predicts_lets_try_and_ends_with_two_exercises(path: Path) -> None:
    notebook = read(path)
    prose = [cell.source for cell in cells_of(notebook, "markdown")]
    assert re.match(rf"# {int(path.stem[:2])} · .+\n\n\*\*The question:\*\* .+\?", prose[0])
    assert any(media == "image/svg+xml" for media, _ in data_of(notebook))
    code = [cell.source for cell in cells_of(notebook, "code")]
    assert any("ask(" in source for source in code)
    joined = "\n".join(prose)
    for heading in ("## Try\n", "## Exercises\n"):
        assert joined.count(heading) == 1, heading
    exercises = joined.partition("## Exercises")[2]
    draws = ["3"] if "ask(drawing)" in "\n".join(code) else []
    assert re.findall(r"^\*\*(\d)\.\*\*", exercises, re.MULTILINE) == ["1", "2", *draws]
    assert exercises.count("<details><summary>Solution</summary>\n\n") == exercises.count("</details>") >= 1


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_every_task_in_the_explorer_and_every_exercise_is_checked(path: Path) -> None:
    code = cells_of(read(path), "code")
    shown = [place for place, cell in enumerate(code) if re.search(r"explore\(.*\)\n(\w+)$", cell.source)]
    assert len(shown) == 1
    name = code[shown[0]].source.rpartition("\n")[2]
    assert re.search(rf"check(_answer)?\(\s*{name}\b", code[shown[0] + 1].source)
    outcomes = ["".join(output.data["text/plain"]) for output in code[shown[0] + 1].outputs]
    assert [each.partition(". ")[0] for each in outcomes] == ["Not yet"]
    blanks = [cell for cell in code if re.search(r"^\w+ = \.\.\.", cell.source, re.MULTILINE)]
    assert blanks
    for cell in blanks:
        (name,) = re.findall(r"^(\w+) = \.\.\.", cell.source, re.MULTILINE)
        assert re.search(rf"check(_answer)?\({name}, ", cell.source)
        assert ["".join(output.data["text/plain"]) for output in cell.outputs] == ["Not answered yet."]


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_no_host_is_printed(path: Path) -> None:
    """A host that is printed breaks at the end of a line; in a table it stands in one piece."""
    printed = "\n".join(
        output.text
        for cell in cells_of(read(path), "code")
        for output in cell.outputs
        if output.output_type == "stream"
    )
    assert tokens(printed) == set()


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_links_from_chapter_to_chapter_lead_somewhere(path: Path) -> None:
    prose = "\n".join(cell.source for cell in cells_of(read(path), "markdown"))
    for target in re.findall(r"\]\(([^)]+\.ipynb)\)", prose):
        assert (path.parent / target).is_file(), target
    if path != PATHS[-1]:
        assert f"]({PATHS[PATHS.index(path) + 1].name})" in prose


def test_code_is_shown_in_both_languages_where_it_fits() -> None:
    code = "\n".join(cell.source for path in PATHS for cell in cells_of(read(path), "code"))
    assert code.count('language="python"') >= 5
    assert code.count('language="node"') >= 5


WORN = ["shall", "nobody's", "of nobody", "ways that", "mend", "whole of it", "mind the", "works all the same", "cure"]
"""Words that a reader has to read twice."""


@pytest.mark.parametrize("path", PATHS, ids=[path.stem for path in PATHS])
def test_the_prose_is_plain_english(path: Path) -> None:
    prose = "\n".join(cell.source for cell in cells_of(read(path), "markdown")).lower()
    assert [word for word in WORN if re.search(rf"\b{word}\b", prose)] == []
