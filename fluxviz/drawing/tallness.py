"""How far letters stand out above and below a line of Latin ones, in whatever font a reader has."""

from __future__ import annotations

import unicodedata
from functools import cache

_PLAIN = frozenset(
    "LATIN GREEK CYRILLIC ARMENIAN GEORGIAN HEBREW CJK HIRAGANA KATAKANA KATAKANA-HIRAGANA HANGUL HALFWIDTH FULLWIDTH "
    "MATHEMATICAL DOUBLE-STRUCK MICRO FEMININE MASCULINE".split()
)
"""First words of the Unicode names of letters that a line has room for."""

_TOWERING = frozenset(
    "TIBETAN BALINESE JAVANESE MARCHEN ZANABAZAR SOYOMBO MONGOLIAN CUNEIFORM EGYPTIAN ANATOLIAN MUSICAL".split()
)
_TALL, _TOWER, _MARK = 0.35, 0.95, 0.3
"""In ems, above and below alike; measured over every letter in the Noto fonts, the tallest that are in wide use."""

MAX_MARKS = 4
"""How many marks a letter may carry; the most in any language's own spelling."""


def is_mark(character: str) -> bool:
    """Whether a character is drawn onto the letter before it."""
    return unicodedata.category(character) in ("Mn", "Me")


def marks_within(character: str) -> int:
    """Count the marks that a letter brings along: 2 in the Vietnamese letter with circumflex and acute."""
    return 0 if character.isascii() else sum(map(is_mark, unicodedata.normalize("NFD", character)[1:]))


def tallness(text: str) -> float:
    """Estimate how far a text stands out of a line of Latin letters, above or below, in ems; 0 for Latin letters.

    >>> tallness("shop"), tallness("größe")
    (0.0, 0.0)
    """
    if text.isascii():
        return 0.0
    highest, marks = 0.0, 0
    for character in text:
        marks = marks + 1 if is_mark(character) else marks_within(character)
        highest = max(highest, _letter(character) + _MARK * max(0, marks - 1))
    return highest


@cache
def _letter(character: str) -> float:
    script = unicodedata.name(character, "").partition(" ")[0]
    if script in _TOWERING:
        return _TOWER
    return _TALL if unicodedata.category(character)[0] == "L" and script not in _PLAIN else 0.0
