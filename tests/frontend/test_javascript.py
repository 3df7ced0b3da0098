"""The widget's JavaScript keeps its types and passes its own tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.frontend.axe import axe_violations
from tests.frontend.packages import FRONTEND, install, require
from tests.programs import run_program

pytestmark = pytest.mark.slow

_REPOSITORY = FRONTEND.parents[1]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return run_program(command, cwd=_REPOSITORY, limit=120)


def check_types(project: Path) -> subprocess.CompletedProcess[str]:
    # Started in the folder that has node_modules, for npx looks for tsc from there.
    install()
    return run(require("npx"), "--no-install", "--prefix", str(FRONTEND), "tsc", "-p", str(project))


def test_types_hold() -> None:
    checked = check_types(FRONTEND)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_types_that_do_not_hold_are_found(tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text("/** @type {number} */\nexport const width = 'wide';\n", "utf-8")
    base = (FRONTEND / "tsconfig.json").as_posix()
    (tmp_path / "tsconfig.json").write_text(f'{{"extends": "{base}", "include": ["wrong.js"]}}', "utf-8")
    checked = check_types(tmp_path)
    assert checked.returncode != 0
    assert "wrong.js(2,14): error TS2322" in checked.stdout


def test_tests_of_javascript_pass() -> None:
    files = sorted(map(str, FRONTEND.glob("*.test.js")))
    assert files
    tested = run(require("node"), "--test", *files)
    assert tested.returncode == 0, tested.stdout + tested.stderr


@pytest.mark.browser
def test_axe_finds_what_is_wrong_and_only_that(chromium: Browser) -> None:
    page = chromium.new_page()
    try:
        page.set_content(
            "<main lang=en><div id=bad><button></button></div><div id=good><button>Go</button></div></main>"
        )
        assert [violation["id"] for violation in axe_violations(page, "#bad")] == ["button-name"]
        assert axe_violations(page, "#good") == []
    finally:
        page.close()
