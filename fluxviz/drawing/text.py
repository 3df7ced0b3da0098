"""Text inside labels: nothing unseen in it, no longer than a label can hold, as wide as a browser will draw it."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from fluxviz.drawing.tallness import MAX_MARKS, is_mark, marks_within, tallness
from fluxviz.unseen import clean

MAX_LABEL = 60
"""The longest name that a label shows whole, in Latin letters; the whole of it is in the tooltip."""

_JOINER = "\u200d"
_BREAKS = ".-_/,"


def shorten(text: str, limit: int = MAX_LABEL) -> str:
    """Take the middle out of a text that is too long for a label.

    Args:
        text: Any text.
        limit: How long it may be, in Latin letters; a wide character counts for more.

    >>> shorten("a" * 100, 11)
    'aaaa...aaaa'

    """
    text = clean(text)
    if text.isascii():
        if len(text) <= limit:
            return text
        half = (limit - 3) // 2
        return f"{text[:half]}...{text[-half:]}"
    text = _unstacked(text)
    if _cells(text) <= limit:
        return text
    room = (limit - 3) / 2
    return f"{_cut(text, room)}...{_cut(text[::-1], room)[::-1]}"


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines at its blanks; a word too long for a line goes on after a ``.``, ``-``, ``_`` or ``/``.

    >>> wrap("api-shop.app.runonflux.io: no answer", 20)
    ['api-shop.app.', 'runonflux.io: no', 'answer']

    """
    pieces = [piece for word in text.split() for piece in _pieces(word, width)]
    return textwrap.wrap(" ".join(pieces), width, break_on_hyphens=False)


def _pieces(word: str, width: int) -> Iterator[str]:
    """Yield the pieces of a word, none longer than a line; two of them never fit on one."""
    while len(word) > width:
        cut = max(word.rfind(sign, 0, width) for sign in _BREAKS) + 1
        cut = cut if cut > 1 else width
        yield word[:cut]
        word = word[cut:]
    yield word


def _unstacked(text: str) -> str:
    """Leave out marks that no language stacks so high."""
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if is_mark(character) else marks_within(character)
        if marks <= MAX_MARKS:
            kept.append(character)
    return "".join(kept)


def _cells(text: str) -> float:
    return sum(_width(character) for character in text) / 0.6


def _cut(text: str, limit: float) -> str:
    used, kept = 0.0, []
    for character in text:
        used += _width(character) / 0.6
        if used > limit:
            break
        kept.append(character)
    return "".join(kept)


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is drawn, in points, in the widest face that a picture uses."""
    if text.isascii():
        return 0.6 * size * len(text)
    return sum(_width(character) for character in text) * size


def extra_width(text: str, size: float) -> int:
    """Return the width to reserve for a text that the engine cannot measure, in points; 0 where it can.

    The embedded engine measures ASCII only, and takes each byte of anything else for a space.
    """
    return 0 if text.isascii() else round(text_width(text, size)) + 4


def extra_height(text: str, size: float) -> int:
    """Return the height to reserve for a text that stands out of its line, in points; 0 for one that does not."""
    out = tallness(text)
    return round(1.2 * size + 2 + 2 * out * size) if out else 0


def _width(character: str) -> float:
    """Estimate the width of a character, in ems."""
    if character.isascii():
        return 0.6
    if (
        unicodedata.combining(character)
        or character == _JOINER
        or unicodedata.category(character) in ("Mn", "Me", "Cf")
    ):
        return 0.0
    code = ord(character)
    if 0xFDF0 <= code <= 0xFDFD:
        return 10.0  # whole phrases drawn as one letter
    if code >= 0x1F000:
        return 1.35
    if unicodedata.east_asian_width(character) in "WF":
        return 1.03
    return 0.95 if code >= 0x1D400 else 0.68
