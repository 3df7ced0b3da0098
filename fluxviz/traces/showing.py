"""What a trace shows itself as: titles with lines below them, as text for a terminal and as HTML for a notebook."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

Told = tuple[str, list[str]]
"""A title, and the lines below it."""

CROSS = "✗"
"""What marks where a request fails."""


def plain(text: str) -> str:
    """Leave out what steers a terminal or turns the direction of writing."""
    return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in text)


def as_text(told: Iterable[Told]) -> str:
    """Return titles with their lines as text."""
    lines: list[str] = []
    for title, below in told:
        lines += [plain(title), *(f"  {number}. {plain(line)}" for number, line in enumerate(below, 1))]
    return "\n".join(lines)


def as_html(told: Iterable[Told]) -> str:
    """Return titles with their lines as HTML."""
    parts: list[str] = []
    for title, below in told:
        items = "".join(f"<li>{escape(plain(line))}</li>" for line in below)
        parts.append(f"<p>{escape(plain(title))}</p>{f'<ol>{items}</ol>' if items else ''}")
    return f"<div>{''.join(parts)}</div>"
