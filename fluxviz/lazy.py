"""Packages whose public names are fetched when they are first used, so that a command loads what it needs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def fetch_lazily(
    package: str, homes: Mapping[str, Sequence[str]]
) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return a package's ``__getattr__``, ``__dir__`` and ``__all__``.

    Args:
        package: Its ``__name__``.
        homes: Name of a module in it to the public names that it defines; a module with none is public itself.

    Example, in a package's ``__init__.py``, whose type checkers read the imports under ``TYPE_CHECKING``::

        __getattr__, __dir__, __all__ = fetch_lazily(__name__, {"findings": ("Finding", "Findings")})

    """
    home_of = {name: home for home, names in homes.items() for name in names or (home,)}

    def fetch(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        home = import_module(f"{package}.{home_of[name]}")
        value = getattr(home, name) if homes[home_of[name]] else home
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        # What a user needs, and nothing that only the package itself imports.
        return sorted({*(name for name in vars(sys.modules[package]) if name.startswith("__")), *home_of})

    return fetch, names, sorted(home_of)
