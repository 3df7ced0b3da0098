"""Formats are taken by each well-known name, and a name that is none is refused with what was meant."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from fluxviz import UnknownNameError, draw
from tests.cli.running import run
from tests.specimens import app, component, path_of

FULLSTACK = path_of("guide_fullstack")


@pytest.mark.parametrize(
    ("command", "given", "begins"),
    [
        (("draw", FULLSTACK), "mermaid", "flowchart"),
        (("draw", FULLSTACK), "Mermaid", "flowchart"),
        (("draw", FULLSTACK), "markdown", "## Network of"),
        (("draw", FULLSTACK), "gv", "digraph"),
        (("draw", FULLSTACK), "draw.io", "<mxfile"),
        (("hosts", FULLSTACK), "md", "## fullstack"),
    ],
)
def test_a_format_is_taken_by_each_of_its_well_known_names(command: tuple[str, Path], given: str, begins: str) -> None:
    ran = run(*command, "--format", given, "-q")
    assert ran.code == 0
    assert ran.out.startswith(begins)


@pytest.mark.parametrize(("given", "meant"), [("svgg", "svg"), ("mm", "mmd"), ("docx", "")])
def test_a_format_that_is_none_is_refused_with_what_was_meant(given: str, meant: str) -> None:
    ran = run("draw", FULLSTACK, "--format", given)
    assert ran.code == 2
    assert (f"did you mean {meant}?" in ran.err) if meant else ("did you mean" not in ran.err)


@pytest.mark.parametrize(("name", "meant"), [("x.mermaid", ".mmd"), ("x.markdown", ".md"), ("x.jpg", ".png")])
def test_the_end_of_a_files_name_is_refused_with_what_was_meant(tmp_path: Path, name: str, meant: str) -> None:
    ran = run("draw", FULLSTACK, "-o", tmp_path / name)
    assert ran.code == 2
    assert f"did you mean {meant}?" in ran.err
    with pytest.raises(UnknownNameError, match=re.escape(f"did you mean {meant}?")):
        draw(FULLSTACK).save(tmp_path / name)


def test_a_trace_from_visitors_of_an_app_that_has_none_says_so(tmp_path: Path) -> None:
    path = tmp_path / "app.json"
    path.write_text(json.dumps(app(component("db", None))))
    assert run("trace", path, "--from", "browser", "--to", "db", "-q").out == "No request gets from Browser to db.\n"
    assert run("trace", path, "--from", "browser", "-q").out == "What Browser reaches: nothing.\n"
    assert run("trace", path, "--to", "edge", "-q").out == "What reaches Flux edge: nothing.\n"
