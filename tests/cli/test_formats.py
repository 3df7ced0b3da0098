"""``fluxviz formats``, and every format that it lists, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from fluxviz.rendering import FORMATS
from tests.cli.running import run
from tests.specimens import path_of

FULLSTACK = path_of("guide_fullstack")


def test_every_format_is_listed_with_what_it_is_for() -> None:
    ran = run("formats")
    assert (ran.code, ran.err) == (0, "")
    for suffix in FORMATS:
        assert f"{suffix} " in ran.out
    assert ran.out.count("fluxviz[images]") == 2


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_written_by_its_name(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    ran = run("draw", FULLSTACK, "-q", "-o", target)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert target.stat().st_size > 1000
    beside = {"out.svg"} if suffix == ".md" else set()
    assert {path.name for path in tmp_path.iterdir()} == {target.name, *beside}


def test_a_scale_that_cannot_be_drawn_is_told_and_writes_nothing(tmp_path: Path) -> None:
    for scale in ("0", "-2", "nan", "99"):
        ran = run("draw", FULLSTACK, "-q", "-o", tmp_path / "x.png", "--scale", scale)
        assert (ran.code, "error: cannot draw at scale" in ran.err) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_picture_that_is_not_ours_is_not_replaced_for_markdown(tmp_path: Path) -> None:
    (tmp_path / "app.svg").write_text("mine")
    ran = run("draw", FULLSTACK, "-q", "-o", tmp_path / "app.md")
    assert (ran.code, "is not of fluxviz; move it away" in ran.err) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["app.svg"]
