"""What ``fluxviz lite build`` refuses before it asks any server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fluxviz.lite import locking, wheels
from tests.cli.running import run

WEB = {"name": "web", "repotag": "nginx", "ports": [31000], "containerPorts": [80]}


def spec_in(folder: Path, name: str, /, **more: object) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"version": 8, "name": "shop", "compose": [WEB], **more}), "utf-8")
    return path


@pytest.fixture(autouse=True)
def _no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a server was asked")

    monkeypatch.setattr("fluxviz.lite.building.fetch_pyodide", refuse)
    monkeypatch.setattr("fluxviz.lite.locking.fetch_wheels", refuse)


def test_a_folder_with_something_else_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    done = run("lite", "build", tmp_path)
    assert done.code == 2
    assert "holds something else than a site" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_two_specs_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    done = run("lite", "build", tmp_path / "site", spec_in(tmp_path, "a"), spec_in(tmp_path / "other", "a"))
    assert done.code == 2
    assert "two specs would be 'a.json'" in done.err


def test_a_name_leads_to_no_other_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built: dict[str, str] = {}
    monkeypatch.setattr("fluxviz.cli.lite.build_site", lambda _, specs: built.update(specs))
    assert run("lite", "build", tmp_path / "site", spec_in(tmp_path, "a", name="../../evil")).code == 0
    assert [*built] == ["a.json"]


def test_an_app_whose_components_are_encrypted_is_refused(tmp_path: Path) -> None:
    done = run("lite", "build", tmp_path / "site", spec_in(tmp_path, "a", compose=[], enterprise="c2VjcmV0"))
    assert done.code == 2
    assert "encrypted" in done.err


def test_a_machine_without_npm_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fluxviz.lite import pyodide

    monkeypatch.setattr("fluxviz.lite.building.fetch_pyodide", pyodide.fetch_pyodide)
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("lite", "build", tmp_path / "site")
    assert done.code == 2
    assert "npm is not on this machine" in done.err
    assert not (tmp_path / "site").exists()


def test_all_that_fluxviz_imports_is_brought_and_nothing_compiled() -> None:
    brought = {wheel.name for wheel in wheels.needed(locking._ROOTS, locking._ELSEWHERE)}
    assert {"anywidget", "networkx", "pydantic", "ipython", "rjsmin"} <= brought
    assert not {"graphviz-pure", "psutil", "pexpect", "pydantic-core"} & brought
    for name in sorted(brought):
        assert not [path for path, _ in wheels.pure_files(name) if path.endswith((".so", ".pyd"))]


def test_a_wheel_has_the_same_bytes_each_time(tmp_path: Path) -> None:
    comm = next(each for each in wheels.needed(["comm"], []) if each.name == "comm")
    written = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written.append(wheels.write_wheel(tmp_path / name, comm, dict(wheels.pure_files("comm"))).read_bytes())
    assert written[0] == written[1]
