"""Where the programs of the engines are."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path

from fluxviz.errors import EngineMissingError

_EMBEDDED = "graphviz-pure.exe" if os.name == "nt" else "graphviz-pure"
_MISSING = {
    "pure": "the embedded Graphviz engine is not beside this Python: 'pip install graphviz-pure' brings it. Where it "
    "has no wheel for this machine, 'wasm' gives the same bytes and needs Node; 'dot' is Graphviz's own, "
    "whose files differ in their bytes",
    "dot": "Graphviz's 'dot' is not on this machine: install Graphviz, or use engine 'pure'",
    "wasm": "Node is not on this machine, which runs the engine 'wasm': install it, or use engine 'pure'",
}


def find_program(engine: str) -> str:
    """Return the path of the program that runs an engine.

    Raises:
        EngineMissingError: it is not on this machine.

    """
    found = _beside_python() if engine == "pure" else None
    found = found or shutil.which({"pure": _EMBEDDED, "dot": "dot", "wasm": "node"}[engine])
    if found is None:
        raise EngineMissingError(_MISSING[engine])
    return found


def _beside_python() -> str | None:
    folders = [Path(sys.executable).parent, Path(sysconfig.get_path("scripts")), Path(sys.prefix) / "bin"]
    return next((str(folder / _EMBEDDED) for folder in folders if (folder / _EMBEDDED).is_file()), None)
