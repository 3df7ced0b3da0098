"""Names in Markdown: nothing in one is read as markup."""

from __future__ import annotations

import re

from fluxviz.unseen import clean

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|!&]|:(?=//)|(?<=www)\.", re.IGNORECASE)


def escape_markdown(text: str) -> str:
    r"""Escape what Markdown would read as markup, or as a link, though it is a name.

    >>> escape_markdown("fluxapi_shop"), escape_markdown("https://www.x.example")
    ('fluxapi\\_shop', 'https\\://www\\.x.example')
    """
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", clean(text)).replace("@", "@\u200b")


def code_span(text: str) -> str:
    """Return a text as code within a line, whatever backticks it has.

    >>> code_span("fluxapi_shop"), code_span("a`b")
    ('`fluxapi_shop`', '``a`b``')
    """
    text = clean(text)
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    room = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{room}{text}{room}{fence}"
