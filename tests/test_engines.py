"""The Graphviz engines: what is said where one is missing, fails or takes too long."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fluxviz import EngineError, UnknownNameError, draw
from fluxviz.drawing import ENGINES, lay_out
from fluxviz.errors import EngineFailedError, EngineMissingError, EngineTimeoutError, EngineWarning, FluxvizError
from tests.specimens import app, path_of


def fake_dot(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Put a program called ``dot`` on the path: an engine that behaves in a way of its own."""
    path = folder / "dot"
    path.write_text(f"#!{sys.executable}\nimport sys\n{program}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_there_are_three_engines() -> None:
    assert ENGINES == ("pure", "dot", "wasm")
    with pytest.raises(UnknownNameError, match="unknown engine 'neato'; choose from: pure, dot, wasm"):
        lay_out("digraph {}", engine="neato")


def test_dot_that_the_engine_cannot_read_is_told_in_its_own_words() -> None:
    with pytest.raises(EngineFailedError, match=r"the Graphviz engine 'pure' did not draw: .*syntax error"):
        lay_out("digraph { this is no dot")


def test_an_engine_that_takes_too_long_is_stopped() -> None:
    many = "digraph {" + ";".join(f"a{left} -> a{left * 7 % 997}" for left in range(1, 3000)) + "}"
    with pytest.raises(EngineTimeoutError, match=r"the Graphviz engine 'pure' took longer than 0\.01 seconds"):
        lay_out(many, time_limit=0.01)


def test_a_missing_dot_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineMissingError, match="install Graphviz, or use engine 'pure'"):
        draw(path_of("guide_fullstack"), engine="dot").svg()


def test_a_missing_embedded_engine_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    monkeypatch.setattr("sys.prefix", "/nowhere")
    monkeypatch.setattr("sysconfig.get_path", lambda name: "/nowhere")
    with pytest.raises(EngineMissingError, match="pip install graphviz-pure") as caught:
        draw(app(name="neverdrawn")).svg()  # what was laid out before needs no engine
    assert "differ in their bytes" in str(caught.value)


def test_an_engine_that_fails_is_told_in_its_own_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_dot(tmp_path, monkeypatch, "sys.exit('out of crayons')")
    with pytest.raises(EngineFailedError, match="the Graphviz engine 'dot' did not draw: out of crayons"):
        draw(path_of("guide_fullstack"), engine="dot").svg()


@pytest.mark.parametrize("said", ["", "not json", "{}", '{"bb": "nonsense"}', "[]"])
def test_an_engine_that_says_what_is_no_layout_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    fake_dot(tmp_path, monkeypatch, f"sys.stdin.read(); print({said!r})")
    with pytest.raises(EngineFailedError):
        draw(path_of("guide_fullstack"), engine="dot").svg()


def test_an_engine_that_is_no_program_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dot").write_bytes(b"\x7fELF nonsense")
    (tmp_path / "dot").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineMissingError, match="cannot be run"):
        draw(path_of("guide_fullstack"), engine="dot").svg()


def test_what_an_engine_complains_about_is_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    layout = '{"bb": "0,0,10,10", "objects": [], "edges": []}'
    fake_dot(tmp_path, monkeypatch, f"sys.stdin.read(); print('a hiccup', file=sys.stderr); print({layout!r})")
    with pytest.warns(EngineWarning, match="a hiccup"):
        lay_out("digraph {}", engine="dot")


def test_engine_errors_are_caught_by_one_name() -> None:
    for error in (EngineMissingError, EngineFailedError, EngineTimeoutError):
        assert issubclass(error, EngineError)
        assert issubclass(error, FluxvizError)
