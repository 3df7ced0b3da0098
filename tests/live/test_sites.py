"""Sites that show an app by its name: Sphinx and MkDocs ask for it when they are built."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.live.fake_api import FakeApi
from tests.live.specs import CANARIES, shop
from tests.programs import run_program

pytestmark = pytest.mark.slow

RST = "Docs\n====\n\n.. fluxviz:: flux:shop\n   :alt: All of the shop\n\n.. fluxviz:: flux:shop\n   :inline:\n"
MARKDOWN = "# Docs\n\n```fluxviz\nflux:shop\ndetail: full\n```\n"
MKDOCS = "site_name: Docs\nplugins: [fluxviz]\ntheme: {name: mkdocs}\n"


def built(folder: Path, *words: str) -> str:
    done = run_program([sys.executable, "-m", *words], cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return "".join(
        each.read_text("utf-8", "replace") for each in folder.rglob("*.*") if each.suffix in (".html", ".svg")
    )


def holds_the_shop(text: str) -> None:
    assert "33000" in text
    assert not [canary for canary in CANARIES if canary in text]


def test_sphinx_asks_for_it_at_each_build(api: FakeApi, tmp_path: Path) -> None:
    api.knows(shop())
    (tmp_path / "conf.py").write_text('extensions = ["fluxviz.sphinx_ext"]\nexclude_patterns = ["_build"]\n')
    (tmp_path / "index.rst").write_text(RST)
    words = ("sphinx", "-W", "-q", "-b", "html", ".", "_build")
    holds_the_shop(built(tmp_path, *words))
    once = len(api.asked)
    built(tmp_path, *words)
    assert len(api.asked) > once


def test_mkdocs_asks_for_it(api: FakeApi, tmp_path: Path) -> None:
    api.knows(shop())
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text(MARKDOWN)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS)
    holds_the_shop(built(tmp_path, "mkdocs", "build", "--strict", "-q"))


def test_an_app_that_is_not_there_is_told_with_its_line(api: FakeApi, tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text('extensions = ["fluxviz.sphinx_ext"]\n')
    (tmp_path / "index.rst").write_text(RST)
    done = run_program([sys.executable, "-m", "sphinx", "-W", "-q", "-b", "html", ".", "_build"], cwd=tmp_path)
    assert done.returncode != 0
    assert "index.rst:4: " in done.stdout + done.stderr
    assert "flux:shop: no such app" in done.stdout + done.stderr
