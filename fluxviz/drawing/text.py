"""Text inside HTML-like labels: escaped, and as wide as a browser will draw it."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)
MAX_LABEL = 64
"""The longest name that a label shows whole, in characters; the whole of it is in the tooltip."""

_WIDE = 1.05
_NARROW = 0.72


def clean(text: str) -> str:
    r"""Make what cannot be seen visible: control characters and marks that turn text around.

    >>> clean("a\\u202eb\\n")
    'a\ufffdb\ufffd'
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("\ufffd", text)


def shorten(text: str, limit: int = MAX_LABEL) -> str:
    """Take the middle out of a text that is too long for a label.

    >>> shorten("a" * 100, 11)
    'aaaa...aaaa'
    """
    text = clean(text)
    if len(text) <= limit:
        return text
    half = (limit - 3) // 2
    return f"{text[:half]}...{text[-half:]}"


def extra_width(text: str, size: float) -> int:
    """Give the width to reserve for a text that the engine cannot measure, in points; 0 where it can.

    The embedded engine measures ASCII only and takes anything else for a space.
    """
    if text.isascii():
        return 0
    return round(sum(_width(character) for character in text) * size) + 4


def _width(character: str) -> float:
    if character.isascii():
        return 0.62
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF" or ord(character) > 0xFFFF:
        return _WIDE + 0.25 * (ord(character) > 0xFFFF)
    return _NARROW
