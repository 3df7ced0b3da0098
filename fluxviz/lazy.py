"""Packages whose public names are fetched when they are first used, so that a command loads what it needs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def fetch_lazily(package: str, homes: Mapping[str, Sequence[str]]) -> tuple[Callable[[str], Any], list[str]]:
    """Return a package's ``__getattr__`` and its ``__all__``.

    Args:
        package: Its ``__name__``.
        homes: Name of a module in it, or of another below ``fluxviz``, to the public names that it defines.

    Example, in a package's ``__init__.py``, whose type checkers read the imports under ``TYPE_CHECKING``::

        __getattr__, __all__ = fetch_lazily(__name__, {"findings": ("Finding", "Findings")})

    """
    home_of = {name: home for home, names in homes.items() for name in names}

    def fetch(name: str) -> Any:
        if name not in home_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{home_of[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return fetch, sorted(home_of)
