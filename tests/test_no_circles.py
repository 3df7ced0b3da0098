"""No two modules need each other: not when they are loaded, not in a function, not for their types alone."""

from __future__ import annotations

from pathlib import Path

import grimp
import networkx as nx
import pytest


def circles(root: str, *, depth: int | None = None) -> list[list[str]]:
    """Give every set of modules below a package that need each other; with a depth, of names cut to so many parts.

    The package itself is left out: it fetches every public name from where it lives, when it is asked for.
    """
    imports = grimp.build_graph(root, cache_dir=None)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for module in imports.modules - {root}:
        for other in imports.find_modules_directly_imported_by(module) - {root}:
            ends = [".".join(name.split(".")[:depth]) for name in (module, other)]
            if ends[0] != ends[1]:
                graph.add_edge(*ends)
    return sorted(sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1)


def test_no_modules_need_each_other() -> None:
    assert circles("fluxviz") == []


def test_no_packages_need_each_other() -> None:
    assert circles("fluxviz", depth=2) == []


@pytest.mark.parametrize(
    "back",
    [
        "import circled.inner.one",
        "def later():\n    from circled.inner import one",
        "if TYPE_CHECKING:\n    from circled.inner import one",
    ],
)
def test_a_circle_is_found(back: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner, outer = tmp_path / "circled" / "inner", tmp_path / "circled" / "outer"
    for folder in (inner, outer):
        folder.mkdir(parents=True)
        (folder / "__init__.py").touch()
    (tmp_path / "circled" / "__init__.py").touch()
    (inner / "one.py").write_text("from circled.outer import two\n")
    (outer / "two.py").write_text(f"from typing import TYPE_CHECKING\n{back}\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert circles("circled") == [["circled.inner.one", "circled.outer.two"]]
    assert circles("circled", depth=2) == [["circled.inner", "circled.outer"]]
