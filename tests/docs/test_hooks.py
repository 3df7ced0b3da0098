"""What CI and pre-commit run: as their files say it, on a project whose picture is true, and on one whose is not."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from fluxviz import draw
from fluxviz.rendering import with_provenance
from tests.cli.running import run
from tests.docs.project import Project, shop
from tests.programs import run_program
from tests.specimens import TESTS

pytestmark = pytest.mark.slow

ROOT = TESTS.parent


def hook() -> dict[str, Any]:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    (found,) = [each for each in hooks if each["id"] == "fluxviz-docs-check"]
    return dict(found)


def action() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / ".github/actions/fluxviz/action.yml").read_text("utf-8")))


def runs(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **environment}
    return run_program(command, cwd=folder, env=env)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.docs("build", "-q")
    return made


def test_the_hook_passes_and_fails_as_it_should(project: Project) -> None:
    assert (hook()["language"], hook()["pass_filenames"]) == ("python", False)
    command = [sys.executable, "-m", *shlex.split(hook()["entry"])]
    assert runs(command, project.folder).returncode == 0
    project.write(shop(3001))
    done = runs(command, project.folder)
    assert (done.returncode, "api: 3000 -> 3001" in done.stderr) == (1, True)


def test_the_action_passes_and_fails_as_it_should(project: Project) -> None:
    steps = action()["runs"]["steps"]
    assert action()["runs"]["using"] == "composite"
    assert all("${{" not in step.get("run", "") for step in steps)  # what is put into a script could be a script
    command = ["bash", "-eu", "-c", steps[-1]["run"]]
    assert runs(command, project.folder, CONFIG="").returncode == 0
    project.write(shop(3001))
    for config in ("", "pyproject.toml"):
        assert "api: 3000 -> 3001" in runs(command, project.folder, CONFIG=config).stdout
    assert runs(command, project.folder, CONFIG="gone file.toml").returncode == 2


@pytest.mark.parametrize(("version", "installed"), [("", ROOT.as_posix()), ("fluxviz==1.2.3", "fluxviz==1.2.3")])
def test_the_action_installs_what_it_comes_from_where_no_version_is_named(
    version: str, installed: str, tmp_path: Path
) -> None:
    (step,) = [each["run"] for each in action()["runs"]["steps"] if "pip install" in each.get("run", "")]
    said = 'python() { printf "%s\\n" "${@: -1}"; }\n'
    home = ROOT / ".github/actions/fluxviz"
    done = runs(["bash", "-eu", "-c", said + step], tmp_path, VERSION=version, GITHUB_ACTION_PATH=str(home))
    asked = done.stdout.strip()
    assert (Path(asked).resolve().as_posix() if "/" in asked else asked) == installed


def test_the_picture_in_our_own_readme_is_true_and_as_it_is_drawn_now() -> None:
    settings = ROOT / "pyproject.toml"
    assert run("docs", "check", "--config", settings).code == 0
    picture = (ROOT / "assets/fullstack.svg").read_text("utf-8")
    assert picture == with_provenance(draw(ROOT / "assets/fullstack.json"), ".svg")
