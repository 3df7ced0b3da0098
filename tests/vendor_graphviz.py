"""Remake the WebAssembly engine from its npm package: ``python -m tests.vendor_graphviz``; needs npm and a network.

Graphviz as WebAssembly comes as ``@viz-js/viz``, whose start is asynchronous. Python's code is not, so a few places are
changed here, each of which has to be there exactly once.
"""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path

from fluxviz.drawing.engines.webassembly import SCRIPT, VIZ_VERSION, digest
from tests.programs import run_program

_CHANGES = (
    ("async function Module(", "function Module("),
    ("async function createWasm(", "function createWasm("),
    (
        "var result=await instantiateAsync(wasmBinary,wasmBinaryFile,info)",
        "var result={instance:new WebAssembly.Instance(new WebAssembly.Module(wasmBinaryFile),info)}",
    ),
    ("async function run(){if(runDependencies){await resolveRunDependencies();}", "function run(){"),
    ("wasmExports=await createWasm();await run();", "wasmExports=createWasm();run();"),
    ("import.meta.url", '""'),  # a classic script has none, and loads nothing from beside itself
    ("export { engines, formats, graphvizVersion, instance };", ""),
)
_AROUND = """globalThis.fluxvizGraphviz = (() => {{
{body}
const viz = new Viz(Module());
return {{
  version: graphvizVersion,
  render: dot => JSON.stringify(viz.render(dot, {{format: "json"}})),
}};
}})();
"""


def main() -> None:
    """Fetch the package, change it, write it, and say its digest."""
    with tempfile.TemporaryDirectory() as folder:
        run_program(["npm", "pack", "--silent", f"@viz-js/viz@{VIZ_VERSION}"], cwd=folder, check=True)
        (packed,) = Path(folder).glob("*.tgz")
        with tarfile.open(packed) as archive:
            member = archive.extractfile("package/dist/viz.js")
            assert member is not None
            text = member.read().decode()
    for before, after in _CHANGES:
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    head, _, body = text.partition("*/\n")
    changed = "\nChanged by fluxviz: it starts without waiting. See LICENSE.txt beside it.\n"
    SCRIPT.write_text(f"{head.rstrip()}{changed}*/\n{_AROUND.format(body=body.strip())}", encoding="utf-8")
    print(digest())


if __name__ == "__main__":
    main()
