"""Names in Markdown: nothing in one is read as markup."""

from __future__ import annotations

from fluxviz.drawing.text import clean

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|!&"})


def escape_markdown(text: str) -> str:
    r"""Escape what Markdown would read as markup.

    >>> escape_markdown("fluxapi_shop")
    'fluxapi\\_shop'
    """
    return clean(text).translate(_SPECIAL)
