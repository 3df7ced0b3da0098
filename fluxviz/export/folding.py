"""Texts folded to a width: at blanks first, then after a sign, within a word only where nothing else helps."""

from __future__ import annotations

import re

from fluxviz.drawing.text import text_width
from fluxviz.unseen import clean

_WORDS = re.compile(r"\s*\S+\s*")
_PIECES = re.compile(r"[^.\-_/:,]*[.\-_/:,]+|[^.\-_/:,]+")
_WIDE = frozenset("MWmw@%")


def widest(text: str, size: float, *, even: bool = False) -> float:
    """Return a width that no text takes more of, in points; wide letters count for more where not all are even."""
    return text_width(text, size) + (0 if even else 0.38 * size * sum(character in _WIDE for character in text))


def fold(text: str, room: float, size: float, *, most: float | None = None, even: bool = False) -> list[str]:
    """Fold a text; nothing of it is lost but blanks where a line ends.

    Args:
        text: One line.
        room: How wide a line may be, in points.
        size: That of its letters.
        most: How wide a single word may be before it is folded, too; None: as wide as a line.
        even: All letters are as wide as each other, as those of hosts are.

    >>> fold("shop.app.runonflux.io:443", 80, 11), fold("a b", 8, 11)
    (['shop.app.', 'runonflux.', 'io:443'], ['a', 'b'])

    """
    limit = room if most is None else most
    lines: list[str] = []
    line = ""
    for word in _WORDS.findall(clean(text)):
        if line and widest((line + word).rstrip(), size, even=even) > room:
            lines.append(line.rstrip())
            line = ""
        if widest(word.strip(), size, even=even) <= limit:
            line += word if line else word.lstrip()
            continue
        *whole, line = _broken(f"{line}{word.rstrip()}", limit, size, even=even)
        lines += whole
        line += word[len(word.rstrip()) :]
    return [*lines, line.rstrip()] if line.strip() else lines or [""]


def _broken(word: str, room: float, size: float, *, even: bool) -> list[str]:
    lines = [""]
    for piece in _PIECES.findall(word):
        parts = [piece] if widest(piece, size, even=even) <= room else list(piece)
        for part in parts:
            if lines[-1] and widest(lines[-1] + part, size, even=even) > room:
                lines.append("")
            lines[-1] += part
    return lines
