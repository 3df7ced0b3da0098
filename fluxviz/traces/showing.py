"""What a trace shows itself as: titles with lines below them, as text for a terminal and as HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from fluxviz.unseen import clean

Told = tuple[str, list[str]]
"""A title, and the lines below it."""

CROSS = "✗"
"""What marks where a request fails."""


def as_text(told: Iterable[Told]) -> str:
    """Return titles with their lines as text."""
    lines: list[str] = []
    for title, below in told:
        lines += [clean(title), *(f"  {number}. {clean(line)}" for number, line in enumerate(below, 1))]
    return "\n".join(lines)


def as_html(told: Iterable[Told]) -> str:
    """Return titles with their lines as HTML."""
    parts: list[str] = []
    for title, below in told:
        items = "".join(f"<li>{escape(clean(line))}</li>" for line in below)
        parts.append(f"<p>{escape(clean(title))}</p>{f'<ol>{items}</ol>' if items else ''}")
    return f"<div>{''.join(parts)}</div>"
