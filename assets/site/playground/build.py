"""The page to try fluxviz: ``python assets/site/playground/build.py FOLDER`` writes it, with all it loads.

Its parts come from npm (CodeMirror, by the lock beside this file; Pyodide, as ``fluxviz lite`` has it) and from pip
(what fluxviz imports). The page itself fetches nothing but these files.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
PACKAGES = (
    "annotated-types", "graphviz", "markdown-it-py", "mdurl", "networkx", "publicsuffixlist", "pydantic", "pyyaml",
    "rjsmin", "typing-extensions", "typing-inspection",
)  # fmt: skip
"""What fluxviz imports when it draws, checks and traces, besides pydantic-core, which is compiled."""
EXAMPLES = ("full_stack", "three_tier", "api_database", "microservices_shared_database", "redis_cache")
_OWNER = "1FluxExampLeOwnerXXXXXXXXXXXXXXXXX"
_DATE = (2020, 1, 1, 0, 0, 0)


def build(folder: Path, rules: str = "") -> None:
    """Write the page and all that it loads into a folder, which is made anew.

    Args:
        folder: Where to.
        rules: Where the pages of the rules are, as seen from the page; empty: there are none.

    """
    sys.path.insert(0, str(ROOT))
    from fluxviz.lite.pyodide import fetch_pyodide

    modules = _install()
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "pyodide").mkdir(parents=True)
    for name in ("try.css", "worker.js"):
        shutil.copy(HERE / name, folder / name)
    page = (HERE / "index.html").read_text("utf-8")
    (folder / "index.html").write_text(page.replace("<body>", f'<body data-rules="{rules}">'), encoding="utf-8")
    fetch_pyodide(folder / "pyodide")
    shutil.copy(ROOT / "fluxviz/drawing/engines/graphviz.js", folder / "graphviz.js")
    _bundle(modules, folder / "try.js")
    (folder / "examples.json").write_text(json.dumps(_examples(), ensure_ascii=False, indent=1), encoding="utf-8")
    with zipfile.ZipFile(folder / "python.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(_python()):
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    _run("node", str(HERE / "prepare.mjs"), str(folder))


def _install() -> Path:
    modules, lock = HERE / "node_modules", HERE / "package-lock.json"
    mark = modules / ".package-lock.json"
    if not mark.exists() or mark.stat().st_mtime < lock.stat().st_mtime:
        _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(HERE))
    return modules


def _bundle(modules: Path, target: Path) -> None:
    program = modules / ".bin" / "esbuild"
    options = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=eof", "--log-level=warning")
    _run(str(program), str(HERE / "try.js"), *options, f"--outfile={target}")


def _examples() -> list[dict[str, str]]:
    from fluxviz import patterns

    made = []
    for name in EXAMPLES:
        document = dict(getattr(patterns, name)(app="shop", owner=_OWNER).original.document)
        made.append({"title": name.replace("_", " "), "text": _laid_out(document)})
    return made


def _laid_out(document: dict[str, object]) -> str:
    """Write a spec as people do: short lists on one line."""
    text = json.dumps(document, indent=2, ensure_ascii=False)
    short = re.compile(r"\[\s+([^\[\]{}]{0,60}?)\s+\]")
    return short.sub(lambda found: f"[{' '.join(found[1].split())}]", text)


def _python() -> Iterator[tuple[str, bytes]]:
    """Yield the modules: pure ones as they are installed here, pydantic-core as it is built for Pyodide."""
    from fluxviz.lite.pyodide import compiled_requirement, fetch_wheels
    from fluxviz.lite.wheels import package_files, pure_files

    for name in PACKAGES:
        for path, content in pure_files(name):
            is_module = path.endswith((".py", ".dat"))
            if is_module or re.search(r"dist-info/(METADATA|licenses?/.*|LICEN[CS]E.*)$", path, re.IGNORECASE):
                yield path, content
    for path, content in package_files(ROOT / "fluxviz"):
        if not path.endswith("/graphviz.js"):
            yield path, content
    with tempfile.TemporaryDirectory() as folder:
        fetch_wheels(Path(folder), compiled_requirement())
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            for name in wheel.namelist():
                yield name, wheel.read(name)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - programs of this folder's lock, and pip


if __name__ == "__main__":
    build(Path(sys.argv[1]))
