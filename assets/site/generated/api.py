"""The Python interface: every public name, by its docstring."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import fluxviz

FOLDER = "reference/api"
_MODULES = ("patterns", "teaching")
_KINDS = ("functions", "classes", "errors")
PAGES = (*_KINDS, *_MODULES)


def make_files() -> Iterator[tuple[str, str]]:
    """Yield a page for functions, classes and errors, and one for each public module."""
    for kind in _KINDS:
        names = [name for name in sorted(fluxviz.__all__) if _kind_of(getattr(fluxviz, name)) == kind]
        yield f"{FOLDER}/{kind}.md", _page(kind.capitalize(), [f"fluxviz.{name}" for name in names])
    for module in _MODULES:
        home = getattr(fluxviz, module)
        shown = [name for name in sorted(home.__all__) if _kind_of(getattr(home, name))]
        yield f"{FOLDER}/{module}.md", _page(f"fluxviz.{module}", [f"fluxviz.{module}.{name}" for name in shown])


def _kind_of(value: object) -> str:
    if inspect.isclass(value):
        return "errors" if issubclass(value, BaseException) else "classes"
    return "functions" if inspect.isfunction(value) or callable(value) else ""


def _page(title: str, names: list[str]) -> str:
    return f"# {title}\n\n" + "\n\n".join(f"::: {name}" for name in names) + "\n"
