"""Graphviz as WebAssembly: in Pyodide, which has no programs to run, and by name wherever Node is.

Its answers are those of the embedded program, byte for byte, for what fluxviz writes.
"""

from __future__ import annotations

import hashlib
import importlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from fluxviz.errors import EngineMissingError

VIZ_VERSION = "3.31.0"
"""The version of ``@viz-js/viz`` that the script is made of; it holds Graphviz 16.1.0."""

SCRIPT = Path(__file__).parent / "graphviz.js"
"""A classic script with the module in it; it sets ``globalThis.fluxvizGraphviz``. See ``tests/vendor_graphviz.py``."""

DIGEST = "97a4b0754c1ba1cd5898f92c1c6ae97d392bb410b87426b7b7ae5c3ef78d4000"
"""The SHA-256 of the script."""

NODE_PROGRAM = """
const fs = require("node:fs");
require("node:vm").runInThisContext(fs.readFileSync(process.argv[1], "utf8"));
process.stdout.write(fluxvizGraphviz.render(fs.readFileSync(0, "utf8")));
"""
"""What Node runs: DOT comes by standard input, the answer goes by standard output."""


def digest() -> str:
    """Return the SHA-256 of the script as it is on this machine."""
    return hashlib.sha256(SCRIPT.read_bytes()).hexdigest()


def checked_script() -> Path:
    """Return the script, after a look at its bytes.

    Raises:
        EngineMissingError: it is not there, or not the one that came with fluxviz.

    """
    try:
        same = digest() == DIGEST
    except OSError:
        raise EngineMissingError(f"the WebAssembly engine is not where it was installed: no {SCRIPT.name}") from None
    if not same:
        raise EngineMissingError(f"the WebAssembly engine was changed: reinstall fluxviz, whose {SCRIPT.name} it is")
    return SCRIPT


def read_answer(text: str) -> tuple[str, list[str]]:
    """Return what the engine drew, empty where it did not, and what it said."""
    answer: dict[str, Any] = json.loads(text)
    return answer.get("output") or "", [str(each.get("message", "")) for each in answer.get("errors", ())]


def render_here(dot: str) -> str:
    """Run the engine in the browser's or Node's own JavaScript, from Pyodide."""
    return str(_engine_here().render(dot))


@cache
def _engine_here() -> Any:
    """Return the engine as JavaScript has it: one that the page has loaded already, or ours.

    A page with a strict content security policy loads the script itself, since it cannot be run as text there.
    """
    script = importlib.import_module("js")
    if not hasattr(script, "fluxvizGraphviz"):
        importlib.import_module("pyodide.code").run_js(checked_script().read_text(encoding="utf-8"))
    return script.fluxvizGraphviz
