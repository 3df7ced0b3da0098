"""Run an engine: as a program, or in the JavaScript around Pyodide."""

from __future__ import annotations

import subprocess
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fluxviz.drawing.engines.programs import find_program
from fluxviz.drawing.engines.webassembly import NODE_PROGRAM, checked_script, read_answer, render_here
from fluxviz.errors import EngineFailedError, EngineMissingError, EngineTimeoutError, EngineWarning, UnknownNameError
from fluxviz.unseen import clean

EngineName = Literal["pure", "dot", "wasm"]
ENGINES: tuple[EngineName, ...] = ("pure", "dot", "wasm")
TIME_LIMIT = 60.0
"""How long an engine may take, in seconds. 2,000 nodes take under one."""

_HARMLESS = ("no value for width of non-ASCII character", "Unable to reclaim box space in spline routing")


@dataclass(frozen=True)
class _Answer:
    """What an engine gave: its JSON, empty where it gave none, what it said besides, and its exit code."""

    drawn: str
    said: str
    code: int = 0


def run_engine(dot: str, engine: str, time_limit: float) -> str:
    """Run an engine on DOT and give its JSON; see :func:`fluxviz.drawing.lay_out`.

    In Pyodide nothing can stop an engine, and the limit is not kept.
    """
    answer = _run(dot, engine, time_limit)
    if answer.code != 0 or not answer.drawn.strip():
        reason = _first_words(answer.said) or f"exit code {answer.code}"
        raise EngineFailedError(f"the Graphviz engine {engine!r} did not draw: {reason}")
    if odd := _odd_lines(answer.said):
        warnings.warn("; ".join(odd), EngineWarning, stacklevel=4)
    return answer.drawn


def run_engine_on_all(dots: Sequence[str], time_limit: float) -> str | None:
    """Run the embedded engine once on several DOT texts: its start costs as much as a small picture.

    Returns:
        Its JSON values one after the other; None where it has anything to say, or fails: each is a run of its own then.

    """
    try:
        if is_in_browser():
            answers = [_run(dot, "pure", time_limit) for dot in dots]
        else:
            answers = [_run("".join(dots), "pure", time_limit)]
    except (EngineMissingError, EngineTimeoutError):
        return None
    odd = any(answer.code != 0 or not answer.drawn or _odd_lines(answer.said) for answer in answers)
    return None if odd else "".join(answer.drawn for answer in answers)


def is_in_browser() -> bool:
    """Return whether this Python is Pyodide, which runs in JavaScript and can start no program."""
    return sys.platform == "emscripten"


def _run(dot: str, engine: str, time_limit: float) -> _Answer:
    if engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)
    if is_in_browser():
        if engine == "dot":
            raise EngineMissingError("the engine 'dot' is a program, and a browser runs none: use engine 'pure'")
        return _from_webassembly(render_here(dot), engine)
    if engine == "wasm":
        node = find_program(engine)
        done = _run_program([node, "-e", NODE_PROGRAM, str(checked_script())], dot, engine, time_limit)
        return done if done.code != 0 else _from_webassembly(done.drawn, engine)
    return _run_program([find_program(engine), "-Tjson"], dot, engine, time_limit)


def _from_webassembly(text: str, engine: str) -> _Answer:
    try:
        drawn, said = read_answer(text)
    except (ValueError, AttributeError):
        raise EngineFailedError(f"the Graphviz engine {engine!r} gave no layout that can be read") from None
    return _Answer(drawn, "\n".join(said))


def _run_program(command: Sequence[str], dot: str, engine: str, time_limit: float) -> _Answer:
    try:
        done = subprocess.run(  # noqa: S603 - a program of ours, its arguments are constants, no shell
            command, input=dot.encode(), capture_output=True, timeout=time_limit, check=False
        )
    except subprocess.TimeoutExpired:
        message = f"the Graphviz engine {engine!r} took longer than {time_limit:g} seconds"
        raise EngineTimeoutError(message) from None
    except OSError as error:
        message = f"the Graphviz engine {engine!r} cannot be run: {error.strerror or error}"
        raise EngineMissingError(message) from None
    return _Answer(done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace").strip(), done.returncode)


def _odd_lines(said: str) -> list[str]:
    return [line for line in said.splitlines() if line.strip() and not any(words in line for words in _HARMLESS)]


def _first_words(said: str) -> str:
    """Return the first line of what an engine says, which may go on for pages."""
    lines = [clean(line).strip() for line in said.splitlines() if line.strip()]
    return lines[0][:200] if lines else ""
