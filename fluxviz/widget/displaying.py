"""Showing several outputs below one cell: a notebook shows one form of each."""

from __future__ import annotations

from typing import Any

from IPython.display import display


def display_bundles(*shown: Any) -> None:
    """Show each value in an output of its own, with its metadata."""
    for each in shown:
        bundle, metadata = each._repr_mimebundle_()
        display(bundle, metadata=metadata, raw=True)
