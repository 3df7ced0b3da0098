"""The Action that comments on pull requests: its scripts in a real repository, with a gh that notes its calls."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.docs.project import shop
from tests.programs import run_program
from tests.specimens import TESTS

pytestmark = pytest.mark.slow

HOME = TESTS.parent / ".github/actions/diff"
GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >>"$CALLS"
for word in "$@"; do case $word in body=@*) cp "${word#body=@}" "$CALLS.body" ;; esac; done
[ "${REFUSES:-}" = 1 ] && exit 1
case "$*" in *--jq*) printf '%s' "${FOUND:-}" ;; esac
"""
CANARY = "s3cr3tCanary0123456789"


class PullRequest:
    """A repository with a branch, and the Action run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.out = folder, folder.parent / "out"
        self.calls = folder.parent / "calls"
        programs = folder.parent / "bin"
        programs.mkdir()
        (programs / "gh").write_text(GH)
        (programs / "gh").chmod(0o755)
        self.path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
        self.git("init", "-q", "-b", "main")
        self.write("app.json", shop(environmentParameters=[f"DB_PASSWORD={CANARY}"]))
        self.commit()
        self.base = self.git("rev-parse", "HEAD")
        self.git("checkout", "-q", "-b", "change")

    def write(self, name: str, spec: dict[str, Any]) -> None:
        (self.folder / name).write_text(json.dumps(spec, indent=2))

    def git(self, *words: str) -> str:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        return run_program(["git", *who, *words], cwd=self.folder, check=True).stdout.strip()

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def script(self, name: str, **more: str) -> subprocess.CompletedProcess[str]:
        names = {"SPECS": "*.json\n", "BASE": self.base, "HEAD": "HEAD", "OUT": str(self.out), "CALLS": str(self.calls)}
        hub = {"GITHUB_REPOSITORY": "me/shop", "PULL_REQUEST": "7", "CHANGED": "true", "PATH": self.path}
        env = {**os.environ, **names, **hub, "GITHUB_OUTPUT": str(self.out) + ".told", **more}
        return run_program(["bash", str(HOME / name)], cwd=self.folder, env=env)

    @property
    def comment(self) -> str:
        return (self.out / "comment.md").read_text("utf-8")


@pytest.fixture
def pull_request(tmp_path: Path) -> PullRequest:
    (tmp_path / "repository").mkdir()
    return PullRequest(tmp_path / "repository")


def test_the_comment_says_what_changes_with_its_picture(pull_request: PullRequest) -> None:
    spec = shop(3001, environmentParameters=[f"DB_PASSWORD={CANARY}"])
    spec["compose"][1] |= {"ports": [5432], "containerPorts": [5432], "domains": [""]}
    pull_request.write("app.json", spec)
    pull_request.commit()
    done = pull_request.script("tell.sh")
    assert done.returncode == 0, done.stderr
    comment = pull_request.comment
    assert comment.startswith("<!-- fluxviz diff -->\n## `app.json`\n")
    assert comment.index("| opened |") < comment.index("**New findings**") < comment.index("```mermaid")
    assert "FX301" in comment
    assert "NEW" in comment
    assert (pull_request.out / "1-app.json.svg").is_file()
    assert CANARY not in comment + (pull_request.out / "1-app.json.svg").read_text("utf-8")
    assert "changed=true" in Path(f"{pull_request.out}.told").read_text("utf-8")


def test_specs_that_come_and_go_and_break_are_told(pull_request: PullRequest) -> None:
    pull_request.write("new.json", shop(3005))
    (pull_request.folder / "app.json").write_text("{")
    pull_request.commit()
    assert pull_request.script("tell.sh").returncode == 0
    assert "## `new.json`\n\nA new spec." in pull_request.comment
    assert "It cannot be compared" in pull_request.comment
    assert "app.json:1" in pull_request.comment
    (pull_request.folder / "app.json").unlink()
    pull_request.commit()
    assert pull_request.script("tell.sh").returncode == 0
    assert "The spec is gone." in pull_request.comment


def test_without_a_change_nothing_is_said(pull_request: PullRequest) -> None:
    (pull_request.folder / "README.md").write_text("x")
    pull_request.commit()
    assert pull_request.script("tell.sh").returncode == 0
    assert "changed=false" in Path(f"{pull_request.out}.told").read_text("utf-8")
    pull_request.script("comment.sh", CHANGED="false")
    assert len(pull_request.calls.read_text().splitlines()) == 1  # it looked for a comment of its own


@pytest.mark.parametrize(
    ("found", "call"),
    [("", "--method POST repos/me/shop/issues/7/comments"), ("99", "--method PATCH repos/me/shop/issues/comments/99")],
)
def test_there_is_one_comment_and_it_is_kept_current(pull_request: PullRequest, found: str, call: str) -> None:
    pull_request.write("app.json", shop(3001))
    pull_request.commit()
    pull_request.script("tell.sh")
    assert pull_request.script("comment.sh", FOUND=found).returncode == 0
    assert call in pull_request.calls.read_text()
    assert Path(f"{pull_request.calls}.body").read_text("utf-8") == pull_request.comment


def test_a_token_that_may_not_comment_fails_nothing_and_is_told(pull_request: PullRequest) -> None:
    pull_request.script("tell.sh")
    done = pull_request.script("comment.sh", REFUSES="1")
    assert done.returncode == 0
    assert "may not comment" in done.stdout


def test_no_expression_stands_in_a_script() -> None:
    action = yaml.safe_load((HOME / "action.yml").read_text("utf-8"))
    assert all("${{" not in step.get("run", "") for step in action["runs"]["steps"])


@pytest.mark.parametrize(
    "name",
    [
        "-o.json",
        "--fix.json",
        "a b.json",
        "it's `x`.json",
        "$(touch RAN).json",
        "line\nbreak.json",
        "x\r\r**Approved** @team.json",
    ],
)
def test_a_name_is_never_an_option_a_command_or_a_heading(pull_request: PullRequest, name: str) -> None:
    pull_request.write(f"./{name}", shop(3005))
    pull_request.commit()
    done = pull_request.script("tell.sh")
    assert done.returncode == 0, done.stderr
    assert "A new spec." in pull_request.comment
    assert pull_request.comment.count("\n## ") == 1
    assert len([*pull_request.out.glob("*.svg")]) == 1
    assert not [*pull_request.folder.rglob("RAN*")]
    assert "\r" not in pull_request.comment


def test_a_new_spec_that_cannot_be_read_is_told_as_such(pull_request: PullRequest) -> None:
    (pull_request.folder / "new.json").write_text('{"name": "x", "password": "hunter2')
    pull_request.commit()
    pull_request.script("tell.sh")
    assert "It cannot be read" in pull_request.comment
    assert "hunter2" not in pull_request.comment


def test_a_comment_that_is_full_ends_between_specs(pull_request: PullRequest) -> None:
    for number in range(3):  # each fills two thirds of it
        spec = shop(environmentParameters=[f"V{place}=1" for place in range(20)])
        spec["compose"] += [{"name": f"c{number}x{each}", "ports": [22], "containerPorts": [22]} for each in range(40)]
        pull_request.write(f"s{number}.json", spec)
    pull_request.commit()
    pull_request.script("tell.sh")
    assert len(pull_request.comment) < 65_000
    assert pull_request.comment.count("```") % 2 == 0
    assert "A comment holds no more" in pull_request.comment.splitlines()[-1]
