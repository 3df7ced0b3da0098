"""Names in Markdown: nothing in one is read as markup."""

from __future__ import annotations

import re

from fluxviz.drawing.text import clean

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|!&]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def escape_markdown(text: str) -> str:
    r"""Escape what Markdown would read as markup, or as a link, though it is a name.

    >>> escape_markdown("fluxapi_shop"), escape_markdown("https://www.x.example")
    ('fluxapi\\_shop', 'https\\://www\\.x.example')
    """
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", clean(text)).replace("@", "@\u200b")
